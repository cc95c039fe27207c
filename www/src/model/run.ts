/** Pass 2 over a whole drop: one record per file, whatever happens to it, then the bundle. */

import type { Finished, Held, Plan } from "../engine/api.js";
import type { InputFile, OpenDrop } from "../engine/client.js";
import { each } from "../engine/each.js";
import type { Processed } from "../engine/messages.js";
import { KameiError } from "../engine/pool.js";
import type { Place } from "../files/seal.js";
import type { OutputFile } from "../files/save.js";

export type FileState = "waiting" | "working" | "released" | "held";

/** What is known of one file during and after a run. */
export interface FileStatus {
  readonly index: number;
  state: FileState;
  /** Generated path in the bundle, or empty. */
  path: string;
  bytes: number;
  held: Held | null;
}

export interface Bundle {
  /** Every file of the bundle, documents included, in final order. */
  readonly files: readonly OutputFile[];
  readonly zip: Blob;
  /** Every released file in `zip`. */
  readonly places: readonly Place[];
  readonly bytes: number;
  readonly notes: readonly (readonly [code: string, count: number])[];
}

export class RunState {
  readonly status: FileStatus[];
  done = 0;
  inputBytes = 0;
  finishing = false;
  readonly startedAt = performance.now();
  private readonly cancelling = new AbortController();

  constructor(
    private readonly plan: Plan,
    private readonly files: readonly InputFile[],
    private readonly drop: OpenDrop,
    private readonly keyLabel: string,
    private readonly changed: () => void,
  ) {
    this.status = plan.files.map(({ index, bytes }) => ({ index, state: "waiting", path: "", bytes, held: null }));
  }

  get cancelled(): boolean {
    return this.cancelling.signal.aborted;
  }

  cancel(): void {
    this.cancelling.abort();
    this.changed();
  }

  /** Takes every file through pass 2 and closes the books; a cancel holds back what was not finished. */
  async complete(width: number): Promise<{ finished: Finished; bundle: Bundle }> {
    const records = new Array<Uint8Array>(this.plan.files.length);
    const outputs = new Map<number, Blob>();
    await each(this.status.keys(), width, async (at) => {
      const status = this.status[at] as FileStatus;
      status.state = "working";
      this.changed();
      const { record, path, bytes, held, output } = await this.one(status.index);
      records[at] = record;
      if (output !== null) outputs.set(status.index, output);
      Object.assign(status, { path, held, state: held === null ? "released" : "held" });
      if (held === null) status.bytes = bytes;
      this.done++;
      this.inputBytes += this.plan.files[at]?.bytes ?? 0;
      this.changed();
    });
    this.finishing = true;
    this.changed();
    const finished = await this.drop.finish(records, this.keyLabel);
    return { finished, bundle: bundleOf(finished, outputs) };
  }

  private async one(index: number): Promise<Processed> {
    const { signal } = this.cancelling;
    try {
      return await this.drop.process(index, this.files[index]?.blob ?? new Blob(), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      return this.drop.held(index, "cancelled");
    }
  }
}

function bundleOf(finished: Finished, outputs: ReadonlyMap<number, Blob>): Bundle {
  const released = finished.files.map(([index, path]): OutputFile => {
    const blob = outputs.get(index);
    if (blob === undefined) throw new KameiError("internal", "a released file has no bytes");
    return { path, blob };
  });
  const documents = finished.documents.map(([path, bytes]): OutputFile => ({ path, blob: new Blob([copy(bytes)]) }));
  const files = [...released, ...documents];
  if (files.length !== finished.headers.length) throw new KameiError("internal", "the archive has other entries");
  const parts = files.flatMap(({ blob }, at): BlobPart[] => [copy(finished.headers[at] ?? new Uint8Array()), blob]);
  const zip = new Blob([...parts, copy(finished.trailer)], { type: "application/zip" });
  const places = placesOf(finished);
  return { files, zip, places, bytes: files.reduce((sum, { blob }) => sum + blob.size, 0), notes: notesOf(finished) };
}

function placesOf(finished: Finished): Place[] {
  const manifest = finished.documents.find(([path]) => path === "manifest.json")?.[1];
  const { files } = JSON.parse(new TextDecoder().decode(manifest)) as { files: { bytes: number; sha256: string }[] };
  let end = 0;
  return files.map(({ bytes, sha256 }, at) => {
    const offset = end + (finished.headers[at]?.length ?? 0);
    end = offset + bytes;
    return { offset, bytes, sha256 };
  });
}

/** What the report says of single files: stable codes and how often. */
function notesOf(finished: Finished): [string, number][] {
  const report = finished.documents.find(([path]) => path === "report.json")?.[1];
  if (report === undefined) return [];
  const { notes } = JSON.parse(new TextDecoder().decode(report)) as { notes?: Record<string, number> };
  return Object.entries(notes ?? {});
}

function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
