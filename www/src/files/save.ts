/** Writes results to the user's disk and checks that they arrived. Makes no decisions. */

import { KameiError } from "../engine/pool.js";

/** A file of the bundle under its generated path. */
export interface OutputFile {
  readonly path: string;
  readonly blob: Blob;
}

/** How a file was saved: `checked` after its size on disk was read back, else `started` as a download. */
export type Saved = "checked" | "started";

export type Progress = (done: number, all: number) => void;

/** The parts of the File System Access interface used here; TypeScript's library does not list them. */
interface Pickers {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { mode: "readwrite"; id: string }): Promise<FileSystemDirectoryHandle>;
}

/** A file that was chosen; not every browser can remove one. */
type SavedHandle = FileSystemFileHandle & { remove?(): Promise<void> };

const pickers = globalThis as Pickers;

export function canSaveFolder(): boolean {
  return pickers.showDirectoryPicker !== undefined;
}

/**
 * Saves one file where the user says, or as a download where the browser has no such dialog: then it
 * is what `seal` makes of it. `null` if the user closed the dialog. Throws `unwritable` if the file is
 * not complete afterwards, `changed` if a file that it is made from changed on disk.
 */
export async function saveFile(
  name: string,
  blob: Blob,
  progress: Progress = () => {},
  seal: (blob: Blob) => Promise<Blob> = (blob) => Promise.resolve(blob),
): Promise<Saved | null> {
  if (pickers.showSaveFilePicker === undefined) {
    download(name, await seal(blob));
    return "started";
  }
  const handle = await chosen(() => pickers.showSaveFilePicker?.({ suggestedName: name }));
  if (handle === null) return null;
  await write(handle, blob, (bytes) => progress(bytes, blob.size));
  return "checked";
}

/** Asks for a folder. `null` if the user closed the dialog; throws `not-empty` if something is in it. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  const folder = await chosen(() => pickers.showDirectoryPicker?.({ mode: "readwrite", id: "kamei" }));
  if (folder === null) return null;
  for await (const _ of entries(folder)) throw new KameiError("not-empty", "the folder is not empty");
  return folder;
}

/** Writes every file below `folder`; throws `unwritable` at the first that does not arrive whole. */
export async function saveFolder(
  folder: FileSystemDirectoryHandle,
  files: readonly OutputFile[],
  progress: Progress,
): Promise<void> {
  const folders = new Map<string, FileSystemDirectoryHandle>([["", folder]]);
  for (const [done, { path, blob }] of files.entries()) {
    progress(done, files.length);
    const steps = path.split("/");
    const name = steps.pop() ?? path;
    try {
      const parent = await descend(folders, steps);
      await write(await parent.getFileHandle(name, { create: true }), blob, () => {});
    } catch (error) {
      throw failure(error);
    }
  }
  progress(files.length, files.length);
}

async function descend(
  known: Map<string, FileSystemDirectoryHandle>,
  steps: string[],
): Promise<FileSystemDirectoryHandle> {
  let path = "";
  let folder = known.get("") as FileSystemDirectoryHandle;
  for (const step of steps) {
    path = `${path}/${step}`;
    const next = known.get(path) ?? (await folder.getDirectoryHandle(step, { create: true }));
    known.set(path, next);
    folder = next;
  }
  return folder;
}

/** Written at a time: the browser moves a part from disk to disk by itself, and progress shows between parts. */
const PART = 64 << 20;

async function write(handle: SavedHandle, blob: Blob, progress: (bytes: number) => void): Promise<void> {
  let writable: FileSystemWritableFileStream | null = null;
  let closed = false;
  try {
    writable = await handle.createWritable();
    for (let at = 0; at < blob.size; at += PART) {
      await writable.write(blob.slice(at, at + PART));
      progress(Math.min(at + PART, blob.size));
    }
    await writable.close();
    closed = true;
    if ((await handle.getFile()).size !== blob.size) throw new Error("short");
  } catch (error) {
    // What was written so far goes; a stream that failed by itself is gone already, and says so.
    if (closed) await discard(handle).catch(() => undefined);
    else await writable?.abort().catch(() => undefined);
    throw failure(error);
  }
}

/** Takes back a file that was written to its end but is not whole; where it cannot be removed it is left empty. */
async function discard(handle: SavedHandle): Promise<void> {
  try {
    if (handle.remove === undefined) throw new Error("not here");
    await handle.remove();
  } catch {
    await (await handle.createWritable()).close();
  }
}

/** A browser that writes files itself refuses to read one that changed since it was dropped. */
function failure(error: unknown): KameiError {
  if (error instanceof KameiError) return error;
  if (error instanceof DOMException && error.name === "NotReadableError") {
    return new KameiError("changed", "a file changed on disk after it was checked");
  }
  return new KameiError("unwritable", "the output cannot be written");
}

function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address some time after the click; a minute is ample to begin.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What the user chose, or `null` if the dialog was closed. */
async function chosen<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await ask()) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw new KameiError("unwritable", "the output cannot be written");
  }
}

function entries(folder: FileSystemDirectoryHandle): AsyncIterable<unknown> {
  return folder as unknown as AsyncIterable<unknown>;
}
