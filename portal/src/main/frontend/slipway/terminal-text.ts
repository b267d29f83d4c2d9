/**
 * Turns one line of program output into styled spans of plain text.
 *
 * Output of containers and builds is written by strangers. Only colours (SGR) are understood; every other
 * control sequence is dropped, invisible characters that could reorder or hide text are shown as what they are,
 * and nothing ever becomes markup: callers put the text into text nodes.
 */
export interface Span {
  text: string;
  classes: string;
}

interface Style {
  colour: string;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
}

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const LONGEST_LINE = 8_000;

// CSI, OSC, DCS and friends (both as ESC x and as one C1 byte), in the order a terminal would recognise them.
const CONTROL =
  /(?:\u001b\[|\u009b)([0-9;:?<=>!]*)([ -/]*)([@-~])|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

function plain(): Style {
  return { colour: '', bold: false, dim: false, italic: false, underline: false };
}

function classesOf(style: Style): string {
  const names = [];
  if (style.colour) names.push(`sgr-${style.colour}`);
  if (style.bold) names.push('sgr-bold');
  if (style.dim) names.push('sgr-dim');
  if (style.italic) names.push('sgr-italic');
  if (style.underline) names.push('sgr-underline');
  return names.join(' ');
}

function apply(style: Style, parameters: string): Style {
  let next = { ...style };
  const codes = parameters === '' ? [0] : parameters.split(/[;:]/).map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 0) next = plain();
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 3) next.italic = true;
    else if (code === 4) next.underline = true;
    else if (code === 22) next.bold = next.dim = false;
    else if (code === 23) next.italic = false;
    else if (code === 24) next.underline = false;
    else if (code === 39) next.colour = '';
    else if (code >= 30 && code <= 37) next.colour = COLOURS[code - 30];
    else if (code >= 90 && code <= 97) next.colour = COLOURS[code - 90];
    else if (code === 38 || code === 48) {
      if (codes[i + 1] === 5) {
        const index = codes[i + 2];
        if (code === 38 && index < 16) next.colour = COLOURS[index % 8];
        i += 2;
      } else if (codes[i + 1] === 2) i += 4;
    }
  }
  return next;
}

function visible(text: string): string {
  return text
    .replace(INVISIBLE, (c) => (c.charCodeAt(0) < 32 ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : '\u2421'))
    .replace(BIDI, (c) => `\u27e8U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`);
}

/** What a terminal would still show of a line in which progress bars went back to its start. */
function afterCarriageReturns(line: string): string {
  const trimmed = line.replace(/\r+$/, '');
  const last = trimmed.lastIndexOf('\r');
  return last < 0 ? trimmed : trimmed.slice(last + 1);
}

export function spansOf(raw: string): Span[] {
  let line = afterCarriageReturns(raw);
  let cut = 0;
  if (line.length > LONGEST_LINE) {
    cut = line.length - LONGEST_LINE;
    line = line.slice(0, LONGEST_LINE);
  }
  const spans: Span[] = [];
  let style = plain();
  let at = 0;
  const push = (text: string) => {
    if (text) spans.push({ text: visible(text), classes: classesOf(style) });
  };
  for (const match of line.matchAll(CONTROL)) {
    push(line.slice(at, match.index));
    at = match.index! + match[0].length;
    if (match[3] === 'm' && !match[2] && /^[0-9;:]*$/.test(match[1])) style = apply(style, match[1]);
  }
  push(line.slice(at));
  if (cut > 0) spans.push({ text: ` \u2026 ${cut.toLocaleString('en')} more characters`, classes: 'sgr-dim' });
  return spans;
}
