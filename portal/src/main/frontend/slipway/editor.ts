import { autocompletion, completeFromList, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { json } from '@codemirror/legacy-modes/mode/javascript';
import { python } from '@codemirror/legacy-modes/mode/python';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

const INSTRUCTIONS =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';

/** Something to mend in a file, as the server found it: in the gutter, under the text, and in the list below. */
interface Problem {
  line: number;
  from: number;
  to: number;
  severity: 'error' | 'warning' | 'info';
  rule: string;
  message: string;
  fix: string;
}

/** Colours come from the page's tokens, so that the editor follows light and dark without being rebuilt. */
const HIGHLIGHTING = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.variableName, tags.propertyName, tags.definition(tags.variableName)], color: 'var(--code-name)' },
  { tag: [tags.meta, tags.operator], color: 'var(--code-meta)' },
]);

const LOOKS = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--slipway-text)' },
  '.cm-scroller': { fontFamily: 'var(--slipway-mono)', fontSize: '13px', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--slipway-text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--slipway-text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--slipway-text-muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--slipway-hover)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--code-selection) !important' },
  '.cm-tooltip': {
    backgroundColor: 'var(--slipway-raised)',
    border: '1px solid var(--slipway-line)',
    borderRadius: '6px',
  },
});

function languageOf(path: string): Extension {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (isDockerfile(path)) {
    const words = INSTRUCTIONS.split(' ').map((label) => ({ label, type: 'keyword' }));
    return [
      StreamLanguage.define(dockerFile),
      autocompletion({ override: [completeFromList(words)], activateOnTyping: true }),
    ];
  }
  if (name.endsWith('.py')) return StreamLanguage.define(python);
  if (name.endsWith('.sh')) return StreamLanguage.define(shell);
  if (name.endsWith('.json')) return StreamLanguage.define(json);
  if (name.endsWith('.yaml') || name.endsWith('.yml')) return StreamLanguage.define(yaml);
  if (name.endsWith('.toml')) return StreamLanguage.define(toml);
  return [];
}

function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name === 'dockerfile' || name.startsWith('dockerfile.') || name.endsWith('.dockerfile');
}

/**
 * The editor of a script's files: `<slipway-editor>`.
 *
 * Shows one file at a time and keeps the undo history of the others. The server checks Dockerfiles
 * while they are written; what it found stands under the text as a list that leads to the line. F8 goes to the next
 * one, Shift-F8 to the one before.
 */
class SlipwayEditor extends HTMLElement {
  private view?: EditorView;
  private path = '';
  private readonly states = new Map<string, EditorState>();
  private host!: HTMLDivElement;
  private list!: HTMLUListElement;
  private summary!: HTMLParagraphElement;
  private pending = 0;
  private unsaved = false;
  private problems?: Problem[];

  connectedCallback() {
    if (!this.host) this.build();
    window.addEventListener('beforeunload', this.askBeforeClosing);
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.askBeforeClosing);
    this.flush();
  }

  private build() {
    this.host = document.createElement('div');
    this.host.className = 'editor-host';
    this.host.addEventListener('focusout', () => this.flush());
    const problems = document.createElement('section');
    problems.className = 'editor-problems';
    problems.setAttribute('aria-label', 'Problems');
    this.summary = document.createElement('p');
    this.summary.className = 'editor-summary';
    this.summary.setAttribute('role', 'status');
    this.list = document.createElement('ul');
    problems.append(this.summary, this.list);
    this.append(this.host, problems);
  }

  /** Called by the server: shows `text` as the file `path`; a text that is already shown keeps its history. */
  showFile(path: string, text: string, editable: boolean) {
    if (!this.host) this.build();
    this.flush();
    if (this.view) this.states.set(this.path, this.view.state);
    this.path = path;
    this.problems = undefined;
    const known = this.states.get(path);
    const state = known && known.doc.toString() === text ? known : this.stateFor(path, text, editable);
    if (this.view) this.view.setState(state);
    else this.view = new EditorView({ state, parent: this.host, root: this.getRootNode() as Document });
    this.mark();
  }

  /** Called by the server when a file is removed or renamed. */
  forgetFile(path: string) {
    this.states.delete(path);
  }

  /** Called by the server: what it found in the text that it was told last. */
  showProblems(problems: Problem[]) {
    this.problems = problems;
    this.mark();
  }

  /** Called by the server: whether closing the tab would lose something. */
  setUnsaved(unsaved: boolean) {
    this.unsaved = unsaved;
  }

  goTo(line: number) {
    if (!this.view) return;
    const target = this.view.state.doc.line(Math.min(Math.max(line, 1), this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: target.from }, scrollIntoView: true });
    this.view.focus();
  }

  /** So that the address of the page leads others to this line. */
  private showLineInAddress(view: EditorView, position: number): boolean {
    const line = view.state.doc.lineAt(position).number;
    const address = new URL(location.href);
    address.searchParams.set('path', this.path);
    address.searchParams.set('line', `${line}`);
    window.history.replaceState(window.history.state, '', address);
    this.goTo(line);
    return true;
  }

  private stateFor(path: string, text: string, editable: boolean): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(editable ? {} : { domEventHandlers: { click: (view, line) => this.showLineInAddress(view, line.from) } }),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        indentUnit.of('    '),
        lintGutter(),
        syntaxHighlighting(HIGHLIGHTING),
        LOOKS,
        languageOf(path),
        EditorState.readOnly.of(!editable),
        EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}`, tabindex: '0' }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: () => this.saveAsked() },
          { key: 'Escape', run: () => this.leaveText() },
          { key: 'F8', preventDefault: true, run: () => this.goToProblem(true), shift: () => this.goToProblem(false) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          indentWithTab,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.changed();
        }),
      ],
    });
  }

  /** Tab indents, so Escape is the way out for people who use the keyboard alone. */
  private leaveText(): boolean {
    this.view?.contentDOM.blur();
    return false;
  }

  private saveAsked(): boolean {
    this.flush();
    this.dispatchEvent(new CustomEvent('save-asked'));
    return true;
  }

  private changed() {
    this.unsaved = true;
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => this.flush(), 250);
  }

  private flush() {
    if (!this.pending || !this.view) return;
    clearTimeout(this.pending);
    this.pending = 0;
    const detail = { path: this.path, text: this.view.state.doc.toString() };
    this.dispatchEvent(new CustomEvent('text-changed', { detail }));
  }

  private mark() {
    if (!this.view) return;
    const doc = this.view.state.doc;
    const problems = this.problems ?? [];
    const marks: Diagnostic[] = problems.map((p) => {
      const line = doc.line(Math.min(Math.max(p.line, 1), doc.lines));
      return { from: line.from, to: line.to, severity: p.severity, message: `${p.message}. ${p.fix}`, source: p.rule };
    });
    this.view.dispatch(setDiagnostics(this.view.state, marks));
    this.describe(problems);
  }

  /** Goes to the next problem, or the one before, and round at the end. */
  private goToProblem(forward: boolean): boolean {
    const problems = this.problems ?? [];
    if (!this.view || problems.length === 0) return false;
    const here = this.view.state.doc.lineAt(this.view.state.selection.main.head).number;
    const lines = [...new Set(problems.map((p) => p.line))].sort((a, b) => a - b);
    const next = forward
      ? (lines.find((line) => line > here) ?? lines[0])
      : (lines.reverse().find((line) => line < here) ?? lines[0]);
    this.goTo(next);
    return true;
  }

  private summaryOf(problems: Problem[]): string {
    if (!this.problems || !isDockerfile(this.path)) return '';
    if (problems.length === 0) return 'No findings';
    const count = (severity: string, word: string) => {
      const n = problems.filter((p) => p.severity === severity).length;
      return n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`;
    };
    return [count('error', 'error'), count('warning', 'warning'), count('info', 'suggestion')]
      .filter((text) => text !== '')
      .join(', ');
  }

  private describe(problems: Problem[]) {
    this.summary.textContent = this.summaryOf(problems);
    this.list.replaceChildren(...problems.map((problem) => this.entry(problem)));
  }

  private entry(problem: Problem): HTMLLIElement {
    const span = (name: string, text: string) => {
      const part = document.createElement('span');
      part.className = name;
      part.textContent = text;
      return part;
    };
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `problem ${problem.severity}`;
    const what = span('problem-message', problem.message);
    what.append(span('problem-fix', problem.fix));
    button.append(
      span('problem-line', `Line ${problem.line}`),
      what,
      span('problem-rule', `${problem.severity} · ${problem.rule}`),
    );
    button.addEventListener('click', () => this.goTo(problem.line));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  private readonly askBeforeClosing = (event: BeforeUnloadEvent) => {
    this.flush();
    if (this.unsaved) event.preventDefault();
  };
}

customElements.define('slipway-editor', SlipwayEditor);
