import { spansOf } from './terminal-text';

const CHUNK = 200;
const MOST_LINES = 200_000;

/**
 * Program output that can be read while it grows: `<slipway-log>`.
 *
 * Follows only while the reader is at the end; otherwise it stays where it is and says how many lines came.
 * Lines live in chunks that the browser lays out only when they come near the viewport, so that tens of
 * thousands of lines stay smooth, can be selected with the mouse, and are found by the browser's own search too.
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
  private following = true;
  private followedTo = 0;
  private unseen = 0;
  private found: number[] = [];
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
    bar.append(this.search, this.hits, previous, next, wrap, this.download);

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
    this.body.append(this.emptyNote);

    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.className = 'log-more';
    this.more.hidden = true;
    this.more.addEventListener('click', () => this.toEnd());
    this.append(bar, this.body, this.more);
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
    const from = this.lines.length;
    this.lines.push(...batch);
    let chunk = this.body.lastElementChild as HTMLElement | null;
    for (let i = 0; i < batch.length; i++) {
      if (!chunk || !chunk.classList.contains('log-chunk') || chunk.childElementCount >= CHUNK) {
        chunk = document.createElement('div');
        chunk.className = 'log-chunk';
        this.body.append(chunk);
      }
      chunk.append(this.row(batch[i], from + i));
    }
    this.forgetOldest();
    if (this.following) this.stickToEnd();
    else this.announce(batch.length);
    if (this.search.value) this.find(false);
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
    this.emptyNote.hidden = false;
    this.find(false);
  }

  private row(line: string, index: number): HTMLDivElement {
    const row = document.createElement('div');
    row.className = 'log-line';
    row.dataset.index = String(index + this.dropped);
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

  private find(jump = true) {
    const wanted = this.search.value.toLowerCase();
    this.found = [];
    if (wanted) {
      this.lines.forEach((line, i) => {
        if (line.toLowerCase().includes(wanted)) this.found.push(i);
      });
    }
    this.body.querySelectorAll('.hit, .hit-current').forEach((row) => row.classList.remove('hit', 'hit-current'));
    for (const i of this.found.slice(0, 2_000)) this.rowAt(i)?.classList.add('hit');
    if (jump) {
      this.current = this.found.length > 0 ? 0 : -1;
      this.show();
    } else if (this.current >= this.found.length) this.current = this.found.length - 1;
    this.count();
  }

  private step(direction: number) {
    if (this.found.length === 0) return;
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
        : `${this.current + 1} of ${this.found.length.toLocaleString('en')}`;
  }

  private rowAt(index: number): Element | undefined {
    const chunks = this.body.getElementsByClassName('log-chunk');
    return chunks[Math.floor(index / CHUNK)]?.children[index % CHUNK];
  }
}

customElements.define('slipway-log', SlipwayLog);
