/** Collects files from drops and pickers, folders included. Opens none of them. */

import type { InputFile } from "../engine/client.js";

/** Something dropped, in every form the browser has for it. */
interface Dropped {
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
  /** The newer form of a folder: Chromium cannot list the older one in a page from disk. */
  readonly handle: Promise<FileSystemHandle | null>;
}

/** Hears about each file as it is found. */
type Add = (file: InputFile) => void;

/**
 * The files of a drop. Must be called in the event's own turn: the browser empties the transfer
 * afterwards. `found` hears how many there are so far.
 */
export function fromDrop(transfer: DataTransfer, found: (count: number) => void): Promise<InputFile[]> {
  const dropped = [...transfer.items].filter((item) => item.kind === "file").map(open);
  return collect(dropped, found);
}

/** The files of a picker; a folder picker gives each its path from the folder down. */
export function fromPicker(list: FileList): InputFile[] {
  return [...list].map((blob) => ({ path: blob.webkitRelativePath || blob.name, blob }));
}

function open(item: DataTransferItem): Dropped {
  const entry = item.webkitGetAsEntry();
  const newer = item as { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> };
  const handle = entry?.isDirectory === true ? newer.getAsFileSystemHandle?.() : undefined;
  return { entry, file: item.getAsFile(), handle: (handle ?? Promise.resolve(null)).catch(() => null) };
}

async function collect(dropped: readonly Dropped[], found: (count: number) => void): Promise<InputFile[]> {
  const collected: InputFile[] = [];
  const add: Add = (file) => {
    collected.push(file);
    if (collected.length % 100 === 0) found(collected.length);
  };
  for (const { entry, file, handle } of dropped) {
    if (entry?.isDirectory !== true) {
      if (file !== null) add({ path: file.name, blob: file });
      continue;
    }
    const folder = entry as FileSystemDirectoryEntry;
    const listing = await list(folder).catch(() => null);
    if (listing !== null) {
      await walkEntries(listing, add);
      continue;
    }
    const other = await handle;
    if (other?.kind === "directory") await walkHandles(other as FileSystemDirectoryHandle, add);
    else add(unreadable(folder.name));
  }
  return collected;
}

/** A stack and not recursion: folders may be nested deeply. */
async function walkEntries(open: FileSystemEntry[], add: Add): Promise<void> {
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const path = entry.fullPath.replace(/^\//, "");
    try {
      if (entry.isDirectory) for (const child of await list(entry as FileSystemDirectoryEntry)) open.push(child);
      else add({ path, blob: await fileOf(entry as FileSystemFileEntry) });
    } catch {
      add(unreadable(path));
    }
  }
}

async function walkHandles(folder: FileSystemDirectoryHandle, add: Add): Promise<void> {
  const open: [string, FileSystemHandle][] = [[folder.name, folder]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, handle] = next;
    try {
      if (handle.kind === "file") {
        add({ path, blob: await (handle as FileSystemFileHandle).getFile() });
        continue;
      }
      for await (const child of (handle as Listable).values()) open.push([`${path}/${child.name}`, child]);
    } catch {
      add(unreadable(path));
    }
  }
}

/** TypeScript's library does not list the children of a folder handle. */
type Listable = FileSystemHandle & { values(): AsyncIterable<FileSystemHandle> };

/** What cannot be opened is not passed over in silence: it appears among the held-back files. */
function unreadable(path: string): InputFile {
  return { path, blob: new Blob(), held: "unreadable" };
}

/** The whole content of a folder: browsers hand it out in portions, the last of which is empty. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return all;
    for (const entry of portion) all.push(entry);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
