/** Collects the parts of a file into one Blob while keeping few of them in script memory. */

import type { Bytes, Part } from "./api.js";

/** New bytes held by the script before the browser takes them over and may put them on disk. */
const HELD_BYTES = 8 << 20;

/** A kept range up to this size is copied where its bytes are at hand: to the browser each slice is a call. */
const COPIED = 64 << 10;

/** Files up to this size are read at once and digested by the browser, which is several times as fast. */
const READ_WHOLE = 16 << 20;

/** A small file's bytes; a large one, or one that cannot be read, as it is: the core finds out and says so. */
export async function readWhole(blob: Blob): Promise<Bytes> {
  if (blob.size > READ_WHOLE) return blob;
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return blob;
  }
}

export class Parts {
  private parts: BlobPart[] = [];
  private heldBytes = 0;
  /** The same parts in memory, or `null` once they are too many. */
  private pieces: Uint8Array[] | null = [];
  private length = 0;

  /** An output whose ranges lie in `input`, which may have been read as `read`. */
  constructor(
    private readonly input: Blob,
    private readonly read: Bytes,
  ) {}

  /** Adds a copy of new bytes, whose memory the caller may reuse, or a range of the input unread. */
  add(part: Part): void {
    if (part instanceof Uint8Array) return this.own(new Uint8Array(part));
    const [offset, length] = part;
    const bytes = this.read instanceof Blob ? null : this.read.subarray(offset, offset + length);
    if (bytes !== null && length <= COPIED) return this.own(bytes);
    this.parts.push(this.input.slice(offset, offset + length));
    this.remember(bytes);
  }

  blob(): Blob {
    return new Blob(this.parts);
  }

  /** The bytes of `blob()` if they are few and at hand. */
  bytes(): Uint8Array<ArrayBuffer> | null {
    if (this.pieces === null) return null;
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  private own(bytes: Uint8Array<ArrayBuffer>): void {
    this.parts.push(bytes);
    this.remember(bytes);
    this.heldBytes += bytes.length;
    if (this.heldBytes < HELD_BYTES) return;
    this.parts = [new Blob(this.parts)];
    this.heldBytes = 0;
  }

  private remember(piece: Uint8Array | null): void {
    this.length += piece?.length ?? 0;
    if (piece === null || this.length > READ_WHOLE) this.pieces = null;
    else this.pieces?.push(piece);
  }
}
