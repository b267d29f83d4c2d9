const STEPS: [string, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
];
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/**
 * A moment, said relative to now and kept true by the browser itself: `<slipway-time at="2026-11-23T08:00:00Z">`.
 * The exact local time is its tooltip. With `since`, it counts the seconds of something that is under way.
 */
class SlipwayTime extends HTMLElement {
  static observedAttributes = ['at', 'since'];
  private timer = 0;

  connectedCallback() {
    this.show();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  private show() {
    clearTimeout(this.timer);
    const start = this.getAttribute('since');
    const at = new Date(start ?? this.getAttribute('at') ?? '');
    if (Number.isNaN(at.getTime())) {
      this.textContent = '';
      return;
    }
    this.title = EXACT.format(at);
    const seconds = Math.round((Date.now() - at.getTime()) / 1000);
    this.textContent = start ? elapsed(seconds) : ago(seconds);
    const every = start ? 1_000 : Math.abs(seconds) < 60 ? 5_000 : 30_000;
    this.timer = window.setTimeout(() => this.show(), every);
  }
}

function ago(seconds: number): string {
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.trunc(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.trunc(seconds / 3_600)} h ago`;
  const [unit, length] = STEPS.find(([, size]) => seconds >= size)!;
  const count = Math.trunc(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function elapsed(total: number): string {
  const seconds = Math.max(0, total);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.trunc(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.trunc(seconds / 3_600)} h ${Math.trunc((seconds % 3_600) / 60)} min`;
}

customElements.define('slipway-time', SlipwayTime);
