/** The headless Kamei: what a portal can use without the workbench. Decides nothing. */

import type { AboutImage, ArchiveEntry, Finished, ImportedPolicy, Plan, Preset, ShownFrame, UnsurveyedCode, WantedFrame } from "./api.js";
import type { Attempt, KeyBytes, LookupTable, Opening, PackFacts, Preview, Processed } from "./messages.js";
import { KameiError, Pool } from "./pool.js";

/** A file of the drop under its path relative to what was dropped, with `/`. */
export interface InputFile {
  readonly path: string;
  readonly blob: Blob;
  /** Set where the file is held back before it can be read. */
  readonly held?: UnsurveyedCode;
}

export interface Key extends KeyBytes {
  /** The user's own name for the project; stands in the key file. */
  readonly label: string;
}

/** More workers than this gain nothing: the disk is the limit. */
const MAX_WORKERS = 8;

export class Kamei {
  private constructor(private readonly pool: Pool) {}

  /** Compiles the module once; every worker gets the compiled form. */
  static async start(workerSource: string, wasm: BufferSource, workers?: number): Promise<Kamei> {
    const size = workers ?? Math.min(navigator.hardwareConcurrency || 2, MAX_WORKERS);
    return new Kamei(new Pool(workerSource, await WebAssembly.compile(wasm), size));
  }

  /** Files worth giving out at a time: enough to keep every worker busy. */
  get width(): number {
    return this.pool.width;
  }

  /** Ends every worker and with it all that they know; the next call starts new ones. */
  forget(): void {
    this.pool.close();
  }

  version(): Promise<string> {
    return this.pool.do("version", {});
  }

  presets(): Promise<Preset[]> {
    return this.pool.do("presets", {});
  }

  /** The pack of text recognition that belongs to this page. */
  packFacts(): Promise<PackFacts> {
    return this.pool.do("packFacts", {});
  }

  /** Lets workers read text with this pack, or with none; `false` if it is not that of this page. */
  async equip(pack: Blob | null): Promise<boolean> {
    if (pack === null) {
      this.pool.equip(null);
      return true;
    }
    // A copy: the file may change on disk.
    const blob = new Blob([await pack.arrayBuffer()]);
    if (!(await this.pool.do("isPack", { blob }))) return false;
    this.pool.equip(blob);
    return true;
  }

  /** The policy in its fixed layout; throws `policy`. */
  checkPolicy(policy: string): Promise<string> {
    return this.pool.do("checkPolicy", { policy });
  }

  /** A policy from the rules of another de-identifier, starting from a preset; throws `policy`. */
  importPolicy(script: string, preset: string): Promise<ImportedPolicy> {
    return this.pool.do("importPolicy", { script, preset });
  }

  /** The user's own table of replacements; throws `lookup` with the place of the fault. */
  readLookup(blob: Blob): Promise<LookupTable> {
    return this.pool.do("readLookup", { blob });
  }

  async newKey(): Promise<Key> {
    return { ...(await this.pool.do("newKey", {})), label: "" };
  }

  /** Throws `key` if `text` is no key file. */
  async readKey(text: string): Promise<Key> {
    const bytes = await this.pool.do("readKey", { text });
    const { label } = JSON.parse(text) as { label?: unknown };
    return { ...bytes, label: typeof label === "string" ? label : "" };
  }

  keyFile({ secret, label }: Key): Promise<string> {
    return this.pool.do("keyFile", { secret, label });
  }

  encrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
    return this.pool.do("encrypt", { bytes, passphrase });
  }

  /** Throws `passphrase` if it does not open the file. */
  decrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
    return this.pool.do("decrypt", { bytes, passphrase });
  }

  tryNetwork(own: string, foreign: string): Promise<Attempt[]> {
    return this.pool.do("tryNetwork", { own, foreign });
  }

  /**
   * What pass 1 learns of one file, or the files in it if it is a zip. A zip that cannot be opened is
   * held back, as is a zip inside a zip. A cancel and an invalid policy throw.
   */
  async take(file: InputFile, policy: string, signal?: AbortSignal): Promise<Uint8Array | InputFile[]> {
    const found = await this.look(file, policy, true, signal);
    if (!Array.isArray(found)) return found;
    return Promise.all(found.map((entry) => this.entry(file, entry, signal)));
  }

  /** What pass 1 learns of one file. A file over which workers stop is held back. */
  async survey(file: InputFile, policy: string, signal?: AbortSignal): Promise<Uint8Array> {
    const found = await this.look(file, policy, false, signal);
    if (Array.isArray(found)) throw new KameiError("internal", "a file was opened unasked");
    return found;
  }

  private async look(
    { path, blob, held }: InputFile,
    policy: string,
    open: boolean,
    signal?: AbortSignal,
  ): Promise<Uint8Array | ArchiveEntry[]> {
    const options = signal === undefined ? {} : { signal };
    let code = held;
    if (code === undefined) {
      try {
        return await this.pool.do("survey", { blob, path, policy, open }, options);
      } catch (error) {
        if (isStop(error)) code = "worker";
        else if (open && isUnopened(error)) code = "archive";
        else throw error;
      }
    }
    return this.pool.do("surveyHeld", { path, bytes: blob.size, code }, options);
  }

  /** One file of the zip `file`; held back if it cannot be had. */
  private async entry(file: InputFile, entry: ArchiveEntry, signal?: AbortSignal): Promise<InputFile> {
    const path = `${file.path}/${entry.name}`;
    const refused: InputFile = { path, blob: new Blob(), held: "archive" };
    if (entry.refused === "unseen-part") return { ...refused, held: entry.refused };
    if (entry.refused != null) return refused;
    if (entry.offset != null) return { path, blob: file.blob.slice(entry.offset, entry.offset + entry.bytes) };
    try {
      const options = signal === undefined ? {} : { signal };
      return { path, blob: await this.pool.do("inflate", { blob: file.blob, index: entry.index }, options) };
    } catch (error) {
      throwCancel(error);
      return refused;
    }
  }

  /** SHA-256 of a blob in hexadecimal, as the manifest prints it. */
  digest(blob: Blob): Promise<string> {
    return this.pool.do("digest", { blob });
  }

  /** All surveys as one, and the paths of its files by index. */
  merge(surveys: Uint8Array[]): Promise<{ merged: Uint8Array; paths: string[] }> {
    return this.pool.do("merge", { surveys });
  }

  /**
   * Binds a merged survey, a policy, a key, the bytes of the user's lookup table, if there is one, and
   * what a person did with the images; files are then taken by their index in the plan.
   */
  open(
    survey: Uint8Array,
    policy: string,
    key: Uint8Array,
    lookup: Uint8Array | null = null,
    review = "{}",
  ): OpenDrop {
    return new OpenDrop(this.pool, { survey, policy, key, lookup, review });
  }
}

/** One survey under one policy and key. */
export class OpenDrop {
  constructor(
    private readonly pool: Pool,
    private readonly opening: Opening,
  ) {}

  plan(): Promise<Plan> {
    return this.pool.do("plan", {}, { opening: this.opening });
  }

  /** The first rows before and after; without `before` no value of the input leaves the worker. */
  preview(index: number, blob: Blob, before: boolean): Promise<Preview> {
    return this.pool.do("preview", { index, blob, before }, { opening: this.opening });
  }

  /** What an image says of itself, for a person who asked; `null` if the file has none. */
  aboutImage(index: number, blob: Blob): Promise<AboutImage | null> {
    return this.pool.do("aboutImage", { index, blob }, { opening: this.opening });
  }

  /** One frame of a file as a picture, with what the run would mask on it. */
  showFrame(index: number, blob: Blob, wanted: WantedFrame): Promise<ShownFrame> {
    return this.pool.do("showFrame", { index, blob, wanted }, { opening: this.opening });
  }

  /** Pass 2 for one file. A file over which workers stop is held back; a cancel throws. */
  async process(index: number, blob: Blob, signal: AbortSignal): Promise<Processed> {
    try {
      return await this.pool.do("process", { index, blob }, { opening: this.opening, signal });
    } catch (error) {
      if (!isStop(error)) throw error;
      return this.held(index, "worker");
    }
  }

  /** The record of a file that was not processed. */
  held(index: number, code: "worker" | "cancelled"): Promise<Processed> {
    return this.pool.do("held", { index, code, message: "" }, { opening: this.opening });
  }

  finish(records: Uint8Array[], keyLabel: string): Promise<Finished> {
    return this.pool.do("finish", { records, keyLabel }, { opening: this.opening });
  }
}

function isStop(error: unknown): boolean {
  return error instanceof KameiError && error.code === "worker";
}

/** Whether the core gave up on the file itself: neither a cancel nor a policy that nobody can read. */
function isUnopened(error: unknown): boolean {
  return error instanceof KameiError && error.code !== "cancelled" && error.code !== "policy";
}

/** A cancel is no property of a file: it ends the work and holds nothing back. */
function throwCancel(error: unknown): void {
  if (error instanceof KameiError && error.code === "cancelled") throw error;
}
