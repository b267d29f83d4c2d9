import { digits } from './chart-data';

/** Milliseconds since 1970, then what a look says; the order is the server's. */
type Look = [at: number, cpus: number, memory: number, memoryLimit: number, received: number, sent: number,
  read: number, written: number, processes: number];

interface Line {
  label: string;
  value: (look: Look) => number;
}

interface Figure {
  title: string;
  lines: Line[];
  /** One value in words. */
  say: (value: number) => string;
  /** The least that the height of the picture stands for, so that next to nothing looks like it. */
  least: number;
  /** What the newest value stands against. */
  of?: (look: Look) => string;
}

const WINDOW = 5 * 60_000;
/** Looks further apart than this have a hole between them. */
const HOLE = 4_000;
const HEIGHT = 96;
const SVG = 'http://www.w3.org/2000/svg';

function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? Math.round(value) : digits(value)} ${units[unit]}`;
}

function memory(value: number): string {
  const mib = value / (1 << 20);
  return mib >= 1024 ? `${digits(mib / 1024)} GiB` : `${digits(mib)} MiB`;
}

/**
 * What a container uses, as small pictures of the last five minutes that grow by the second: `<slipway-usage>`.
 *
 * Every picture has its newest value in words beside it, and all values of the last looks as a table beneath.
 */
class SlipwayUsage extends HTMLElement {
  private looks: Look[] = [];
  private panels: { figure: Figure; now: HTMLElement; picture: SVGSVGElement; note: HTMLElement }[] = [];
  private empty!: HTMLParagraphElement;
  private grid!: HTMLDivElement;
  private numbers!: HTMLDetailsElement;
  private ready = false;
  private asked = 0;
  private resized?: ResizeObserver;

  connectedCallback() {
    if (!this.ready) this.build();
    this.resized = new ResizeObserver(() => this.soon());
    this.resized.observe(this);
  }

  disconnectedCallback() {
    this.resized?.disconnect();
  }

  /** Called by the server before the looks begin from the start. */
  clearLooks() {
    if (!this.ready) this.build();
    this.looks = [];
    this.soon();
  }

  /** Called by the server with new looks, oldest first. */
  addLooks(batch: Look[]) {
    if (!this.ready) this.build();
    this.looks.push(...batch);
    const oldest = (this.looks.at(-1)?.[0] ?? 0) - WINDOW;
    const kept = this.looks.findIndex((look) => look[0] >= oldest);
    if (kept > 0) this.looks.splice(0, kept);
    this.soon();
  }

  private figures(): Figure[] {
    const cpus = Number(this.getAttribute('cpus') ?? '0');
    const processes = this.getAttribute('processes') ?? '';
    const perSecond = (value: number) => `${bytes(value)}/s`;
    return [
      {
        title: 'CPU',
        lines: [{ label: 'busy', value: (look) => look[1] }],
        say: (value) => value.toFixed(2),
        least: 0.05,
        of: () => `of ${digits(cpus)} ${cpus === 1 ? 'CPU' : 'CPUs'}`,
      },
      {
        title: 'Memory',
        lines: [{ label: 'in use', value: (look) => look[2] }],
        say: memory,
        least: 1,
        of: (look) => `of ${memory(look[3])} (${Math.round((100 * look[2]) / Math.max(1, look[3]))} %)`,
      },
      {
        title: 'Network',
        lines: [
          { label: 'in', value: (look) => look[4] },
          { label: 'out', value: (look) => look[5] },
        ],
        say: perSecond,
        least: 1_000,
      },
      {
        title: 'Disk',
        lines: [
          { label: 'read', value: (look) => look[6] },
          { label: 'written', value: (look) => look[7] },
        ],
        say: perSecond,
        least: 1_000,
      },
      {
        title: 'Processes',
        lines: [{ label: 'processes and threads', value: (look) => look[8] }],
        say: (value) => String(Math.round(value)),
        least: 1,
        of: () => `of at most ${processes}`,
      },
    ];
  }

  private build() {
    this.ready = true;
    this.empty = document.createElement('p');
    this.empty.className = 'muted';
    this.empty.textContent = 'Waiting for the first look. A container that does not run uses nothing.';
    this.grid = document.createElement('div');
    this.grid.className = 'usage-grid';
    this.numbers = document.createElement('details');
    this.numbers.className = 'chart-numbers';
    this.numbers.addEventListener('toggle', () => this.tabulate());
    const summary = document.createElement('summary');
    summary.textContent = 'Show the numbers';
    this.numbers.append(summary);
    for (const figure of this.figures()) {
      const panel = document.createElement('figure');
      panel.className = 'usage-figure';
      const caption = document.createElement('figcaption');
      const title = document.createElement('h3');
      title.textContent = figure.title;
      const now = document.createElement('span');
      now.className = 'usage-now';
      caption.append(title, now);
      const picture = document.createElementNS(SVG, 'svg');
      picture.setAttribute('role', 'img');
      picture.setAttribute('height', String(HEIGHT));
      const note = document.createElement('span');
      note.className = 'usage-axis';
      panel.append(caption, picture, note);
      this.grid.append(panel);
      this.panels.push({ figure, now, picture, note });
    }
    this.append(this.empty, this.grid, this.numbers);
    this.draw();
  }

  private soon() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  private draw() {
    const newest = this.looks.at(-1);
    this.empty.hidden = !!newest;
    this.grid.hidden = !newest;
    this.numbers.hidden = !newest;
    if (!newest) return;
    for (const panel of this.panels) {
      const { figure, now, picture } = panel;
      now.replaceChildren(...this.words(figure, newest));
      const highest = Math.max(...figure.lines.flatMap((line) => this.looks.map(line.value)), 0);
      const top = Math.max(highest * 1.15, figure.least);
      const width = Math.max(120, picture.clientWidth);
      picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
      picture.setAttribute(
        'aria-label',
        `${figure.title} in the last five minutes: now ${now.textContent}, at most ${figure.say(highest)}`,
      );
      const children: SVGElement[] = [this.base(width)];
      figure.lines.forEach((line, i) => children.push(...this.line(line, i, newest[0], top, width)));
      picture.replaceChildren(...children);
      panel.note.textContent = `−5 min … now, at most ${figure.say(highest)}`;
    }
    if (this.numbers.open) this.tabulate();
  }

  private words(figure: Figure, look: Look): Node[] {
    const words: Node[] = [];
    figure.lines.forEach((line, i) => {
      const value = document.createElement('span');
      value.className = 'usage-value';
      if (figure.lines.length > 1) value.style.color = `var(--chart-${i + 1})`;
      const label = figure.lines.length > 1 ? `${line.label} ` : '';
      value.textContent = `${label}${figure.say(line.value(look))}`;
      words.push(value);
      words.push(document.createTextNode(' '));
    });
    if (figure.of) words.push(document.createTextNode(figure.of(look)));
    return words;
  }

  private base(width: number): SVGElement {
    const base = document.createElementNS(SVG, 'path');
    base.setAttribute('d', `M0 ${HEIGHT - 0.5}H${width}M0 ${HEIGHT / 2}H${width}`);
    base.setAttribute('class', 'usage-base');
    return base;
  }

  private line(line: Line, index: number, now: number, top: number, width: number): SVGElement[] {
    const x = (look: Look) => width - ((now - look[0]) / WINDOW) * width;
    const y = (look: Look) => HEIGHT - 1 - (line.value(look) / top) * (HEIGHT - 4);
    let path = '';
    let area = '';
    this.looks.forEach((look, i) => {
      const previous = this.looks[i - 1];
      const begins = !previous || look[0] - previous[0] > HOLE;
      const point = `${x(look).toFixed(1)} ${y(look).toFixed(1)}`;
      if (begins) {
        if (previous) area += `L${x(previous).toFixed(1)} ${HEIGHT}Z`;
        area += `M${x(look).toFixed(1)} ${HEIGHT}L${point}`;
        path += `M${point}`;
      } else {
        area += `L${point}`;
        path += `L${point}`;
      }
    });
    area += `L${width} ${HEIGHT}Z`;
    const fill = document.createElementNS(SVG, 'path');
    fill.setAttribute('d', area);
    fill.setAttribute('class', 'usage-area');
    const stroke = document.createElementNS(SVG, 'path');
    stroke.setAttribute('d', path);
    stroke.setAttribute('class', 'usage-line');
    if (index > 0) stroke.setAttribute('stroke-dasharray', '5 3');
    for (const shape of [fill, stroke]) shape.style.color = `var(--chart-${index + 1})`;
    return index > 0 ? [stroke] : [fill, stroke];
  }

  private tabulate() {
    this.numbers.querySelector('.table-frame')?.remove();
    if (!this.numbers.open) return;
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', 'The newest twenty looks');
    const table = document.createElement('table');
    const columns = this.panels.flatMap(({ figure }) =>
      figure.lines.map((line) => ({
        head: figure.lines.length > 1 ? `${figure.title}, ${line.label}` : figure.title,
        cell: (look: Look) => figure.say(line.value(look)),
      })),
    );
    const head = table.createTHead().insertRow();
    for (const text of ['Time', ...columns.map((column) => column.head)]) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = text;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const look of this.looks.slice(-20).reverse()) {
      const row = body.insertRow();
      const time = document.createElement('th');
      time.scope = 'row';
      time.textContent = new Date(look[0]).toLocaleTimeString('en-GB');
      row.append(time);
      for (const column of columns) row.insertCell().textContent = column.cell(look);
    }
    frame.append(table);
    this.numbers.append(frame);
  }
}

customElements.define('slipway-usage', SlipwayUsage);
