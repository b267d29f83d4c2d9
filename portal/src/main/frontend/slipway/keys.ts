/** Keys that work on every page, unless somebody is writing. `?` shows them. */

const KEYS: [string, string][] = [
  ['/ or Ctrl-K', 'search'],
  ['g h', 'home'],
  ['g s', 'scripts'],
  ['g b', 'builds'],
  ['g c', 'containers'],
  ['g r', 'comparisons and reports'],
  ['g t', 'teams'],
  ['n', 'what this page makes: a new script, a launch, a comparison'],
  ['?', 'this list'],
];

const PLACES: Record<string, string> = { h: '', s: 'scripts', b: 'builds', c: 'containers', r: 'comparisons', t: 'teams' };

const PATIENCE_MS = 1_500;

let going = 0;

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || !!target.closest('[contenteditable]'))
  );
}

function isModal(): boolean {
  return document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], dialog[open]') !== null;
}

function search() {
  document.querySelector<HTMLInputElement>('.global-search input')?.focus();
}

/** By a click, so that the router takes it without loading the page again. */
function go(path: string) {
  const link = document.createElement('a');
  link.href = path === '' ? '.' : path;
  document.body.append(link);
  link.click();
  link.remove();
}

function make() {
  document.querySelector<HTMLElement>('main [data-key="n"]')?.click();
}

function help() {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-label', 'Keys');
  const title = document.createElement('h2');
  title.textContent = 'Keys';
  const list = document.createElement('dl');
  for (const [key, what] of KEYS) {
    const term = document.createElement('dt');
    term.textContent = key;
    const words = document.createElement('dd');
    words.textContent = what;
    list.append(term, words);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function pressed(event: KeyboardEvent) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    search();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event) || isModal()) return;
  const place = Date.now() - going < PATIENCE_MS ? PLACES[event.key] : undefined;
  going = 0;
  const action =
    place !== undefined
      ? () => go(place)
      : { '/': search, n: make, '?': help, g: () => void (going = Date.now()) }[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

document.addEventListener('keydown', pressed);
