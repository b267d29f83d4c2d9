import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import { onSchemeChange, tokensOf } from './tokens';

/** Bytes of a pasted text that go in one message. */
const PIECE = 16_384;

/**
 * A shell in a container: `<slipway-terminal>`.
 *
 * Opens its own connection to `address` and closes it when it leaves the page. The emulator is loaded only when a
 * terminal is shown. Links, titles and the clipboard are not the shell's to touch.
 */
class SlipwayTerminal extends HTMLElement {
  private bar?: HTMLDivElement;
  private state!: HTMLSpanElement;
  private again!: HTMLButtonElement;
  private screen!: HTMLDivElement;
  private terminal?: Terminal;
  private fit?: FitAddon;
  private socket?: WebSocket;
  private resized?: ResizeObserver;
  private forgetScheme?: () => void;

  connectedCallback() {
    if (!this.bar) this.build();
    void this.start();
  }

  disconnectedCallback() {
    this.resized?.disconnect();
    this.forgetScheme?.();
    this.socket?.close();
    this.socket = undefined;
    this.terminal?.dispose();
    this.terminal = undefined;
  }

  private build() {
    this.bar = document.createElement('div');
    this.bar.className = 'terminal-bar';
    this.state = document.createElement('span');
    this.state.className = 'terminal-state';
    this.state.setAttribute('role', 'status');
    this.again = document.createElement('button');
    this.again.type = 'button';
    this.again.className = 'log-button';
    this.again.textContent = 'Open again';
    this.again.hidden = true;
    this.again.addEventListener('click', () => this.connect());
    const hint = document.createElement('span');
    hint.className = 'terminal-hint';
    hint.textContent = 'Ctrl-Shift-L leaves the terminal';
    this.bar.append(this.state, this.again, hint);
    this.screen = document.createElement('div');
    this.screen.className = 'terminal-screen';
    this.append(this.bar, this.screen);
  }

  private async start() {
    this.say('Loading …');
    const [{ Terminal }, { FitAddon }, { default: css }] = await Promise.all([
      import('@xterm/xterm'),
      import('@xterm/addon-fit'),
      import('@xterm/xterm/css/xterm.css?inline'),
    ]);
    if (!this.isConnected || this.terminal) return;
    if (!this.querySelector('style')) {
      const style = document.createElement('style');
      style.textContent = String(css);
      this.prepend(style);
    }
    const terminal = new Terminal({
      fontFamily: getComputedStyle(this.screen).fontFamily,
      fontSize: 13,
      scrollback: 5_000,
      screenReaderMode: true,
      theme: this.theme(),
      linkHandler: { activate: () => {} },
      allowProposedApi: false,
    });
    this.terminal = terminal;
    this.fit = new FitAddon();
    terminal.loadAddon(this.fit);
    terminal.open(this.screen);
    terminal.textarea?.setAttribute('aria-label', this.getAttribute('label') ?? 'Terminal');
    terminal.attachCustomKeyEventHandler((event) => {
      if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey || event.key.toLowerCase() !== 'l') return true;
      event.preventDefault();
      terminal.blur();
      return false;
    });
    const encoder = new TextEncoder();
    terminal.onData((typed) => this.send(encoder.encode(typed)));
    terminal.onBinary((typed) => this.send(Uint8Array.from(typed, (letter) => letter.charCodeAt(0))));
    terminal.onResize(({ rows, cols }) => this.control({ rows, columns: cols }));
    this.resized = new ResizeObserver(() => this.fit?.fit());
    this.resized.observe(this.screen);
    this.forgetScheme = onSchemeChange(() => (terminal.options.theme = this.theme()));
    this.fit.fit();
    this.connect();
  }

  private theme() {
    const tokens = tokensOf(this);
    const background = getComputedStyle(this.screen).backgroundColor;
    return {
      background,
      foreground: tokens.text,
      cursor: tokens.text,
      cursorAccent: background,
      selectionBackground: tokens.band,
      red: tokens.series[1],
      green: tokens.series[0],
      yellow: tokens.series[3],
      blue: tokens.series[5],
      magenta: tokens.series[4],
      cyan: tokens.series[0],
      black: background,
      white: tokens.text,
      brightBlack: tokens.muted,
      brightRed: tokens.series[1],
      brightGreen: tokens.series[0],
      brightYellow: tokens.series[3],
      brightBlue: tokens.series[5],
      brightMagenta: tokens.series[4],
      brightCyan: tokens.series[0],
      brightWhite: tokens.text,
    };
  }

  private connect() {
    const terminal = this.terminal;
    if (!terminal) return;
    const address = new URL(this.getAttribute('address') ?? '', document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('rows', String(terminal.rows));
    address.searchParams.set('columns', String(terminal.cols));
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    this.socket?.close();
    this.socket = socket;
    this.again.hidden = true;
    this.say('Connecting …');
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      terminal.reset();
      terminal.focus();
      this.say('Open');
    });
    socket.addEventListener('message', ({ data }) => {
      const bytes = new Uint8Array(data as ArrayBuffer);
      terminal.write(bytes, () => this.control({ taken: bytes.length }));
    });
    socket.addEventListener('close', (event) => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.again.hidden = false;
      this.say(
        opened
          ? event.reason || 'The connection was lost; what ran in the terminal was ended.'
          : 'The terminal could not be opened. Look whether the container runs and whether you may.',
      );
    });
  }

  private send(bytes: Uint8Array<ArrayBuffer>) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    for (let i = 0; i < bytes.length; i += PIECE) this.socket.send(bytes.slice(i, i + PIECE));
  }

  private control(message: object) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private say(state: string) {
    this.state.textContent = state;
  }
}

customElements.define('slipway-terminal', SlipwayTerminal);
