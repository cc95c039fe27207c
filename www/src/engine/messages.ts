/** What page and worker say to each other. Nothing else crosses between them. */

import type {
  AboutImage,
  ArchiveEntry,
  Finished,
  Held,
  ImportedPolicy,
  LookupFault,
  Plan,
  Preset,
  PreviewCell,
  PreviewRow,
  ShownFrame,
  UnsurveyedCode,
  WantedFrame,
} from "./api.js";

/** Every operation of a worker with what it takes and what it answers. */
export interface Operations {
  version: { take: Record<never, never>; answer: string };
  presets: { take: Record<never, never>; answer: Preset[] };
  checkPolicy: { take: { policy: string }; answer: string };
  importPolicy: { take: { script: string; preset: string }; answer: ImportedPolicy };
  readLookup: { take: { blob: Blob }; answer: LookupTable };
  newKey: { take: Record<never, never>; answer: KeyBytes };
  readKey: { take: { text: string }; answer: KeyBytes };
  keyFile: { take: { secret: Uint8Array; label: string }; answer: string };
  inflate: { take: { blob: Blob; index: number }; answer: Blob };
  /** With `open`, a zip gives its entries instead of a survey. */
  survey: {
    take: { blob: Blob; path: string; policy: string; open: boolean };
    answer: Uint8Array | ArchiveEntry[];
  };
  surveyHeld: { take: { path: string; bytes: number; code: UnsurveyedCode }; answer: Uint8Array };
  digest: { take: { blob: Blob }; answer: string };
  merge: { take: { surveys: Uint8Array[] }; answer: { merged: Uint8Array; paths: string[] } };
  plan: { take: Record<never, never>; answer: Plan };
  /** Without `before` the values of the before side stay in the worker. */
  preview: { take: { index: number; blob: Blob; before: boolean }; answer: Preview };
  aboutImage: { take: { index: number; blob: Blob }; answer: AboutImage | null };
  showFrame: { take: { index: number; blob: Blob; wanted: WantedFrame }; answer: ShownFrame };
  process: { take: { index: number; blob: Blob }; answer: Processed };
  held: { take: { index: number; code: string; message: string }; answer: Processed };
  finish: { take: { records: Uint8Array[]; keyLabel: string }; answer: Finished };
  /** The pack of text recognition that belongs to this page. */
  packFacts: { take: Record<never, never>; answer: PackFacts };
  /** Whether a blob is that pack. */
  isPack: { take: { blob: Blob }; answer: boolean };
  encrypt: { take: { bytes: Uint8Array; passphrase: string }; answer: Uint8Array };
  decrypt: { take: { bytes: Uint8Array; passphrase: string }; answer: Uint8Array };
  tryNetwork: { take: { own: string; foreign: string }; answer: Attempt[] };
}

/** Name, length and SHA-256 in hexadecimal. */
export interface PackFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type Operation = keyof Operations;

export interface KeyBytes {
  secret: Uint8Array;
  fingerprint: string;
}

/** The user's own table of replacements. Holds values. */
export interface LookupTable {
  readonly bytes: Uint8Array;
  /** Number of originals it names. */
  readonly originals: number;
}

/** A file before and after. The before side is empty unless the user asked for it. */
export type Preview =
  | { readonly kind: "elements"; readonly rows: readonly PreviewRow[] }
  | { readonly kind: "cells"; readonly rows: readonly (readonly PreviewCell[])[] };

/** What became of one input in pass 2. */
export interface Processed {
  record: Uint8Array;
  path: string;
  held: Held | null;
  bytes: number;
  /** The finished bytes, or `null` if held back. */
  output: Blob | null;
}

/** One try to reach the network, and what stopped it. */
export interface Attempt {
  means: Means;
  target: "own" | "foreign";
  /** `policy`: the browser reported a violation; `refused`: it failed without one; `open`: it went out. */
  outcome: "policy" | "refused" | "open";
  /** The directive that stopped it, or empty. */
  directive: string;
}

export const MEANS = [
  "fetch",
  "xhr",
  "websocket",
  "eventsource",
  "image",
  "beacon",
  "import",
  "import-scripts",
] as const;
export type Means = (typeof MEANS)[number];

/** What a worker needs before it can plan, preview, process or finish. */
export interface Opening {
  survey: Uint8Array;
  policy: string;
  key: Uint8Array;
  /** The user's own replacements, if there are any. */
  lookup: Uint8Array | null;
  /** What a person did with the images, as JSON, by indices of this survey. */
  review: string;
}

export type Request =
  | { start: WebAssembly.Module }
  | { open: Opening }
  /** The pack of text recognition, or none. */
  | { recognition: Blob | null }
  | { [K in Operation]: { id: number; operation: K; take: Operations[K]["take"] } }[Operation];

export type Reply =
  | { id: number; value: unknown }
  | { id: number; error: { code: string; message: string; fault?: LookupFault } }
  /** The instance is in an unknown state; the worker must be replaced. */
  | { id: number; trapped: true };
