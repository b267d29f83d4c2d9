/**
 * Teaches a `vaadin-upload` folders: those that are dropped are walked to their end, and each file is sent with its path
 * in the header `X-Slipway-Path`. A single folder that has a Dockerfile is taken for the whole context, so its own name
 * is left out. What version control and file managers keep beside the files stays where it is.
 */
type Found = { file: File; path: string };
type Upload = HTMLElement & { _addFiles(files: File[]): void; folders?: boolean };

const LEFT_OUT = new Set(['.git', '.hg', '.svn', '.DS_Store', '__pycache__', '.ipynb_checkpoints']);
const paths = new WeakMap<File, string>();

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // browsers tell a hundred at a time
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry: FileSystemEntry, prefix: string): Promise<Found[]> {
  if (LEFT_OUT.has(entry.name)) return [];
  const path = prefix + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return [{ file, path }];
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((child) => walk(child, path + '/')))).flat();
}

function withoutCommonFolder(found: Found[]): Found[] {
  const top = found[0]?.path.split('/')[0] + '/';
  const whole = found.every((one) => one.path.startsWith(top)) && found.some((one) => one.path === top + 'Dockerfile');
  return whole ? found.map((one) => ({ file: one.file, path: one.path.slice(top.length) })) : found;
}

function send(upload: Upload, found: Found[]) {
  const files = withoutCommonFolder(found);
  files.forEach((one) => paths.set(one.file, one.path));
  upload._addFiles(files.map((one) => one.file));
}

function dropped(upload: Upload, event: DragEvent) {
  const entries = Array.from(event.dataTransfer?.items ?? [])
    .map((item) => item.webkitGetAsEntry?.())
    .filter((entry): entry is FileSystemEntry => !!entry);
  if (!entries.some((entry) => entry.isDirectory)) return; // the component's own business
  event.preventDefault();
  event.stopImmediatePropagation();
  upload.dispatchEvent(new Event('dragleave', { cancelable: true }));
  void Promise.all(entries.map((entry) => walk(entry, ''))).then((found) => send(upload, found.flat()));
}

/** Lets people choose a folder where dropping one is not their way. */
function choose(upload: Upload) {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.addEventListener('change', () => {
    const found = Array.from(input.files ?? [])
      .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
      .filter((one) => !one.path.split('/').some((part) => LEFT_OUT.has(part)));
    send(upload, found);
  });
  input.click();
}

function teach(upload: Upload) {
  if (upload.folders) return;
  upload.folders = true;
  upload.addEventListener('drop', (event) => dropped(upload, event as DragEvent), true);
  upload.addEventListener('upload-request', (event) => {
    const { file, xhr } = (event as CustomEvent<{ file: File; xhr: XMLHttpRequest }>).detail;
    xhr.setRequestHeader('X-Slipway-Path', encodeURIComponent(paths.get(file) ?? file.name));
  });
}

declare global {
  interface Window {
    slipwayFolders: { teach: typeof teach; choose: typeof choose };
  }
}

window.slipwayFolders = { teach, choose };

export {};
