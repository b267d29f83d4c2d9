import { spansOf } from './terminal-text';

const CHUNK = 200;
const MOST_LINES = 100_000;
const MOST_MARKED = 2_000;
const TIMED = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z (.*)$/s;

/**
 * Program output that can be read while it grows: `<slipway-log>`.
 *
 * Follows only while the reader is at the end; otherwise it stays where it is and says how many lines came.
 * Lines live in chunks that the browser lays out only when they come near the viewport, so that tens of
 * thousands of lines stay smooth, can be selected with the mouse, and are found by the browser's own search too.
 * Of a longer log the newest lines are kept, and it says so.
 *
 * With the attribute `times` each line begins with the time at which it was written, shown on demand; `tail` is how
 * many lines from before it was opened it begins with at most.
 */
class SlipwayLog extends HTMLElement {
  private lines: string[] = [];
  private dropped = 0;
  private body!: HTMLDivElement;
  private more!: HTMLButtonElement;
  private hits!: HTMLSpanElement;
  private search!: HTMLInputElement;
  private download!: HTMLAnchorElement;
  private emptyNote!: HTMLParagraphElement;
  private shortNote!: HTMLParagraphElement;
  private following = true;
  private followedTo = 0;
  private unseen = 0;
  private found: number[] = []; // numbers of lines, counted from the first one that came
  private current = -1;
  private ready = false;

  connectedCallback() {
    if (!this.ready) this.build();
  }

  private build() {
    this.ready = true;
    const bar = document.createElement('div');
    bar.className = 'log-bar';
    this.search = document.createElement('input');
    this.search.type = 'search';
    this.search.placeholder = 'Search the log';
    this.search.setAttribute('aria-label', 'Search the log');
    this.search.addEventListener('input', () => this.find());
    this.search.addEventListener('keydown', (e) => {
      if (e.key === 'Enter') {
        e.preventDefault();
        this.step(e.shiftKey ? -1 : 1);
      }
    });
    this.hits = document.createElement('span');
    this.hits.className = 'log-hits';
    this.hits.setAttribute('role', 'status');
    const previous = this.button('\u2191', 'Previous hit', () => this.step(-1));
    const next = this.button('\u2193', 'Next hit', () => this.step(1));
    const wrap = this.button('Wrap', 'Wrap long lines', () => {
      const on = this.classList.toggle('wrap');
      wrap.setAttribute('aria-pressed', String(on));
    });
    wrap.setAttribute('aria-pressed', String(this.classList.contains('wrap')));
    this.download = document.createElement('a');
    this.download.className = 'log-button';
    this.download.textContent = 'Download';
    this.download.setAttribute('download', '');
    this.download.hidden = !this.getAttribute('download');
    if (this.getAttribute('download')) this.download.href = this.getAttribute('download')!;
    this.download.setAttribute('router-ignore', '');
    bar.append(this.search, this.hits, previous, next, wrap);
    if (this.hasAttribute('times')) bar.append(this.timesButton());
    bar.append(this.download);

    this.body = document.createElement('div');
    this.body.className = 'log-body';
    this.body.tabIndex = 0;
    this.body.setAttribute('role', 'log');
    this.body.setAttribute('aria-live', 'off');
    this.body.setAttribute('aria-label', this.getAttribute('label') ?? 'Log');
    this.body.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.emptyNote = document.createElement('p');
    this.emptyNote.className = 'log-empty';
    this.emptyNote.textContent = this.getAttribute('empty') ?? 'Nothing has been written yet.';
    this.shortNote = document.createElement('p');
    this.shortNote.className = 'log-short';
    this.shortNote.hidden = true;
    this.body.append(this.emptyNote, this.shortNote);

    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.className = 'log-more';
    this.more.hidden = true;
    this.more.addEventListener('click', () => this.toEnd());
    this.append(bar, this.body, this.more);
  }

  private timesButton(): HTMLButtonElement {
    const times = this.button('Times', 'Show when each line was written', () => {
      const on = this.classList.toggle('times');
      times.setAttribute('aria-pressed', String(on));
      const whole = this.getAttribute('download');
      if (whole) this.download.href = on ? `${whole}?timestamps=true` : whole;
    });
    times.setAttribute('aria-pressed', 'false');
    return times;
  }

  private button(text: string, label: string, action: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'log-button';
    button.textContent = text;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', action);
    return button;
  }

  /** Called by the server with a batch of new lines. */
  appendLines(batch: string[]) {
    if (!this.ready) this.build();
    if (batch.length === 0) return;
    this.emptyNote.hidden = true;
    this.scrolled(); // the reader may have moved since the browser last told us
    const from = this.lines.length + this.dropped;
    let chunk = this.body.lastElementChild as HTMLElement | null;
    for (let i = 0; i < batch.length; i++) {
      if (!chunk || !chunk.classList.contains('log-chunk') || chunk.childElementCount >= CHUNK) {
        chunk = document.createElement('div');
        chunk.className = 'log-chunk';
        this.body.append(chunk);
      }
      const [time, text] = this.split(batch[i]);
      this.lines.push(text);
      chunk.append(this.row(time, text, from + i));
    }
    this.forgetOldest();
    if (this.following) this.stickToEnd();
    else this.announce(batch.length);
    if (this.search.value) this.findFrom(from);
  }

  private split(line: string): [string, string] {
    const timed = this.hasAttribute('times') ? TIMED.exec(line) : null;
    return timed ? [`${timed[1]} ${timed[2]}${(timed[3] ?? '.000').slice(0, 4).padEnd(4, '0')}`, timed[4]] : ['', line];
  }

  /** Called by the server before a log is shown from its start again. */
  clearLines() {
    if (!this.ready) this.build();
    this.body.querySelectorAll('.log-chunk').forEach((chunk) => chunk.remove());
    this.lines = [];
    this.dropped = 0;
    this.unseen = 0;
    this.following = true;
    this.followedTo = 0;
    this.more.hidden = true;
    this.shortNote.hidden = true;
    this.emptyNote.hidden = false;
    this.find(false);
  }

  private row(time: string, line: string, number: number): HTMLDivElement {
    const row = document.createElement('div');
    row.className = 'log-line';
    row.dataset.index = String(number);
    if (time) {
      const shown = document.createElement('time');
      shown.className = 'log-time';
      shown.dateTime = `${time.replace(' ', 'T')}Z`;
      shown.title = 'UTC';
      shown.textContent = time;
      row.append(shown);
    }
    for (const span of spansOf(line)) {
      if (span.classes) {
        const element = document.createElement('span');
        element.className = span.classes;
        element.textContent = span.text;
        row.append(element);
      } else {
        row.append(document.createTextNode(span.text));
      }
    }
    if (!row.hasChildNodes()) row.append(document.createTextNode('\u200b'));
    return row;
  }

  private forgetOldest() {
    while (this.lines.length > MOST_LINES) {
      const first = this.body.querySelector('.log-chunk')!;
      this.dropped += first.childElementCount;
      this.lines.splice(0, first.childElementCount);
      first.remove();
    }
    this.sayWhatIsMissing();
  }

  private sayWhatIsMissing() {
    const tail = Number(this.getAttribute('tail') ?? 0);
    const came = this.lines.length + this.dropped;
    const whole = this.getAttribute('download') ? ' The download has all.' : '';
    if (this.dropped > 0) {
      const [shown, all] = [this.lines.length, came].map((n) => n.toLocaleString('en'));
      this.shortNote.textContent = `The last ${shown} of ${all} lines that came are shown.${whole}`;
    } else if (tail > 0 && came >= tail) {
      this.shortNote.textContent = `Shown from its last ${tail.toLocaleString('en')} lines on.${whole}`;
    }
    this.shortNote.hidden = this.dropped === 0 && !(tail > 0 && came >= tail);
  }

  /** Only a move upwards ends the following: heights also change when the browser lays out more of the log. */
  private scrolled() {
    const gap = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight;
    if (gap < 24) {
      this.following = true;
      this.followedTo = this.body.scrollTop;
      this.unseen = 0;
      this.more.hidden = true;
    } else if (this.body.scrollTop < this.followedTo - 4) {
      this.following = false;
    }
  }

  private stickToEnd() {
    const stick = () => {
      this.body.scrollTop = this.body.scrollHeight;
      this.followedTo = this.body.scrollTop;
    };
    stick();
    requestAnimationFrame(() => {
      this.scrolled();
      if (this.following) stick();
    });
  }

  private announce(count: number) {
    this.unseen += count;
    this.more.textContent = `${this.unseen.toLocaleString('en')} new ${this.unseen === 1 ? 'line' : 'lines'} \u2193`;
    this.more.hidden = false;
  }

  private toEnd() {
    this.following = true;
    this.unseen = 0;
    this.more.hidden = true;
    this.stickToEnd();
    this.body.focus();
  }

  /** Goes on with the search in lines that have come, and lets go of hits in those that are forgotten. */
  private findFrom(number: number) {
    const gone = this.found.findIndex((hit) => hit >= this.dropped);
    const lost = gone < 0 ? this.found.length : gone;
    this.found.splice(0, lost);
    this.current = this.current < 0 ? -1 : Math.max(0, this.current - lost);
    this.collect(Math.max(number, this.dropped));
    if (this.found.length === 0) this.current = -1;
    this.count();
  }

  private collect(from: number) {
    const wanted = this.search.value.toLowerCase();
    if (!wanted) return;
    for (let i = from - this.dropped; i < this.lines.length; i++) {
      if (!this.lines[i].toLowerCase().includes(wanted)) continue;
      this.found.push(i + this.dropped);
      if (this.found.length <= MOST_MARKED) this.rowAt(i + this.dropped)?.classList.add('hit');
    }
  }

  private find(jump = true) {
    this.body.querySelectorAll('.hit, .hit-current').forEach((row) => row.classList.remove('hit', 'hit-current'));
    this.found = [];
    this.collect(this.dropped);
    if (jump) {
      this.current = this.found.length > 0 ? 0 : -1;
      this.show();
    } else if (this.current >= this.found.length) this.current = this.found.length - 1;
    this.count();
  }

  private step(direction: number) {
    if (this.found.length === 0) return;
    if (this.current < 0 && direction > 0) this.current = this.found.length - 1; // so that it begins with the first
    this.current = (this.current + direction + this.found.length) % this.found.length;
    this.show();
    this.count();
  }

  private show() {
    this.body.querySelectorAll('.hit-current').forEach((row) => row.classList.remove('hit-current'));
    if (this.current < 0) return;
    const row = this.rowAt(this.found[this.current]);
    row?.classList.add('hit-current');
    row?.scrollIntoView({ block: 'center' });
  }

  private count() {
    this.hits.textContent = !this.search.value
      ? ''
      : this.found.length === 0
        ? 'no hits'
        : `${Math.max(0, this.current) + 1} of ${this.found.length.toLocaleString('en')}`;
  }

  private rowAt(number: number): Element | undefined {
    const index = number - this.dropped;
    const chunks = this.body.getElementsByClassName('log-chunk');
    return chunks[Math.floor(index / CHUNK)]?.children[index % CHUNK];
  }
}

customElements.define('slipway-log', SlipwayLog);
