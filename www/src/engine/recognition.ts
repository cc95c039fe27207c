/**
 * Reads text with Tesseract, compiled to WebAssembly, from a pack that the user gives. Nothing of it is
 * fetched: the policy of the page would not allow it. What is read goes to the core and nowhere else.
 */

import type { ReadWord, Reader } from "./api.js";
import type { PackFacts } from "./messages.js";

/** The pack that was built with this page, put here by `build/embed.ts`. */
declare const KAMEI_RECOGNITION: PackFacts;

export const PACK: PackFacts = KAMEI_RECOGNITION;

/** What of Tesseract's own interface is used. */
interface Tesseract {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => {
    Init(folder: string, languages: string, engine: number): number;
    SetVariable(name: string, value: string): boolean;
    SetPageSegMode(mode: number): void;
    SetImageFile(rotation: number, angle: number): number;
    SetSourceResolution(dotsPerInch: number): void;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
  };
}
declare const TesseractCore: (options: {
  wasmBinary: Uint8Array;
  print(): void;
  printErr(): void;
}) => Promise<Tesseract>;

const LANGUAGES = ["eng", "jpn"] as const;
/** Neural networks only: the pack holds nothing else. */
const LSTM_ONLY = 1;
const SINGLE_BLOCK = 6;
const SPARSE_TEXT = 11;
/** Without it Tesseract guesses, and tells that it guesses. */
const RESOLUTION = 150;
/** Level of words in Tesseract's list. */
const WORD = "5";

type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Whether `blob` is the pack of this page, byte for byte. */
export function isPack(blob: Blob, digest: (blob: Blob) => string): boolean {
  return blob.size === PACK.bytes && digest(blob) === PACK.sha256;
}

/** The recogniser of one worker; started when it is first needed, and anew after it failed. */
export class Recogniser {
  private parts: Promise<Parts> | null = null;
  private reader: Promise<Reader> | null = null;

  constructor(
    private readonly pack: Blob,
    private readonly digest: (blob: Blob) => string,
  ) {}

  /** `null` where the pack is another one or does not start. */
  async ready(): Promise<Reader | null> {
    try {
      this.parts ??= this.open().catch((error: unknown) => {
        // A file that could not be read once may be readable later.
        this.parts = null;
        throw error;
      });
      this.reader ??= start(await this.parts, () => (this.reader = null));
      return await this.reader;
    } catch {
      this.reader = null;
      return null;
    }
  }

  /** Runs the script in the pack, which is that of the digest or nothing. */
  private async open(): Promise<Parts> {
    if (!isPack(this.pack, this.digest)) throw new Error("another pack");
    const parts = await unpacked(new Uint8Array(await this.pack.arrayBuffer()));
    const script = URL.createObjectURL(new Blob([part(parts, "core.js")], { type: "text/javascript" }));
    try {
      importScripts(script);
    } finally {
      URL.revokeObjectURL(script);
    }
    return parts;
  }
}

async function start(parts: Parts, failed: () => void): Promise<Reader> {
  const quiet = (): void => {};
  const core = await TesseractCore({ wasmBinary: part(parts, "core.wasm"), print: quiet, printErr: quiet });
  for (const language of LANGUAGES) {
    core.FS.writeFile(`/${language}.traineddata`, part(parts, `${language}.traineddata`));
  }
  const api = new core.TessBaseAPI();
  if (api.Init("/", LANGUAGES.join("+"), LSTM_ONLY) !== 0) throw new Error("Tesseract did not start");
  // What was read before must not change what is read next.
  api.SetVariable("tessedit_enable_doc_dict", "0");
  const read = (width: number, height: number, grey: Uint8Array, scattered: boolean): ReadWord[] => {
    try {
      core.FS.writeFile("/input", portableGreymap(width, height, grey));
      api.SetPageSegMode(scattered ? SPARSE_TEXT : SINGLE_BLOCK);
      if (api.SetImageFile(0, 0) !== 0) throw new Error("no image");
      api.SetSourceResolution(RESOLUTION);
      if (api.Recognize(null) !== 0) throw new Error("not read");
      const words = wordsOf(api.GetTSVText(0), width, height);
      api.Clear();
      return words;
    } catch (error) {
      failed();
      throw error;
    }
  };
  return { digest: PACK.sha256, read };
}

function portableGreymap(width: number, height: number, grey: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(head.length + grey.length);
  bytes.set(head);
  bytes.set(grey, head.length);
  return bytes;
}

/** Words of a list with one row of tab-separated cells each: level, five numbers, place, confidence, text. */
export function wordsOf(list: string, width: number, height: number): ReadWord[] {
  const words: ReadWord[] = [];
  const lines: string[] = [];
  for (const line of list.split("\n")) {
    const [level, page, block, paragraph, row, , left, top, wide, tall, confidence, text = ""] = line.split("\t");
    if (level !== WORD || text.trim() === "") continue;
    const place = [page, block, paragraph, row].join();
    if (lines.at(-1) !== place) lines.push(place);
    const x = within(left, width);
    const y = within(top, height);
    words.push([
      text.trim(),
      within(confidence, 100),
      x,
      y,
      within(wide, width - x),
      within(tall, height - y),
      lines.length - 1,
    ]);
  }
  return words;
}

function within(text: string | undefined, most: number): number {
  const number = Math.floor(Number(text));
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), most) : 0;
}

/** Length of the list of parts, the list as JSON, the parts. */
async function unpacked(pack: Uint8Array<ArrayBuffer>): Promise<Parts> {
  const length = new DataView(pack.buffer).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(pack.subarray(4, 4 + length))) as { name: string; bytes: number }[];
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = 4 + length;
  for (const { name, bytes } of list) {
    const packed = pack.subarray(at, at + bytes);
    at += bytes;
    if (name.endsWith(".gz")) parts.set(name.slice(0, -3), await inflated(packed));
    else parts.set(name, packed);
  }
  return parts;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function part(parts: Parts, name: string): Uint8Array<ArrayBuffer> {
  const bytes = parts.get(name);
  if (bytes === undefined) throw new Error("the pack is not whole");
  return bytes;
}
