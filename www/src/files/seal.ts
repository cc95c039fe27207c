/** Makes what is handed to a download independent of the files on disk that it was made from. */

import { each } from "../engine/each.js";
import { KameiError } from "../engine/pool.js";
import type { Progress } from "./save.js";

/** Where a released file stands in the archive, and the SHA-256 of the bytes that passed the gate. */
export interface Place {
  readonly offset: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A copy of `blob` in the browser's own keeping, whose files are those that passed the gate.
 *
 * A released file consists of ranges of the user's files. A browser that reads those when it saves,
 * and not all notice that one has changed meanwhile, would ship bytes that nobody searched. `digest`
 * gives the SHA-256 of a blob. Throws `changed` if a file is not the one that passed.
 */
export async function sealed(
  blob: Blob,
  places: readonly Place[],
  digest: (blob: Blob) => Promise<string>,
  width: number,
  progress: Progress,
): Promise<Blob> {
  const copy = await copied(blob, (done) => progress(done, blob.size));
  if (copy.size !== blob.size) throw changed();
  await each(places, width, async ({ offset, bytes, sha256 }) => {
    if ((await digest(copy.slice(offset, offset + bytes))) !== sha256) throw changed();
  });
  return copy;
}

/** Through a stream, so that the bytes are read now; the browser puts a large copy into a file of its own. */
async function copied(blob: Blob, progress: (done: number) => void): Promise<Blob> {
  let done = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      progress(done);
      controller.enqueue(chunk);
    },
  });
  try {
    const copy = await new Response(blob.stream().pipeThrough(counter)).blob();
    return new Blob([copy], { type: blob.type });
  } catch {
    throw changed();
  }
}

function changed(): KameiError {
  return new KameiError("changed", "a file changed on disk after it was checked");
}
