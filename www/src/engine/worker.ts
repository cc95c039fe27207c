/** The worker entry: the only module that touches WebAssembly. Values stay here unless asked for. */

import { Decrypter, Encrypter } from "age-encryption";
import type { Bytes, Engine, LookupFault, Part, PreviewCell, PreviewRow, Reader, Recorded, Run } from "./api.js";
import type { KeyBytes, Operation, Operations, Processed, Reply, Request } from "./messages.js";
import { tryNetwork } from "./network.js";
import { Parts, readWhole } from "./parts.js";
import { isPack, PACK, Recogniser } from "./recognition.js";

/** The glue that stands before this script in the worker's source (wasm-bindgen, `no-modules`). */
declare const wasm_bindgen: Engine & {
  initSync(init: { module: WebAssembly.Module }): unknown;
};

let run: Run | null = null;
/** Why the last opening failed, reported by every operation that needs it. */
let refusal: unknown = null;
/** What reads text, where the user gave its pack. */
let recogniser: Recogniser | null = null;

type Operator = {
  [K in Operation]: (
    take: Operations[K]["take"],
    read?: Promise<Bytes>,
  ) => Operations[K]["answer"] | Promise<Operations[K]["answer"]>;
};

const operator: Operator = {
  version: () => wasm_bindgen.version(),
  presets: () => wasm_bindgen.presets(),
  checkPolicy: ({ policy }) => wasm_bindgen.checkPolicy(policy),
  importPolicy: ({ script, preset }) => wasm_bindgen.importPolicy(script, preset),
  readLookup: ({ blob }) => {
    const [bytes, originals] = wasm_bindgen.readLookup(blob);
    return { bytes, originals };
  },
  newKey: () => named(crypto.getRandomValues(new Uint8Array(32))),
  readKey: ({ text }) => named(wasm_bindgen.readKeyFile(text)),
  keyFile: ({ secret, label }) => wasm_bindgen.newKeyFile(secret, label),
  inflate: ({ blob, index }) => {
    const parts = new Parts(blob, blob);
    wasm_bindgen.inflateEntry(blob, index, (part) => parts.add(part));
    return parts.blob();
  },
  survey: ({ blob, path, policy, open }) => wasm_bindgen.surveyFile(blob, path, policy, open),
  surveyHeld: ({ path, bytes, code }) => wasm_bindgen.surveyHeld(path, bytes, code),
  digest: ({ blob }) => wasm_bindgen.digest(blob),
  merge: ({ surveys }) => {
    const merged = wasm_bindgen.mergeSurveys(surveys);
    return { merged, paths: wasm_bindgen.surveyPaths(merged) };
  },
  plan: () => opened().plan(),
  preview: ({ index, blob, before }) => {
    const rows = opened().preview(index, blob) ?? [];
    return Array.isArray(rows[0])
      ? { kind: "cells", rows: cells(rows as PreviewCell[][], before) }
      : { kind: "elements", rows: elements(rows as PreviewRow[], before) };
  },
  aboutImage: async ({ index, blob }) => opened().aboutImage(index, await looked(index, blob)) ?? null,
  showFrame: async ({ index, blob, wanted }) =>
    opened().showFrame(index, await looked(index, blob), JSON.stringify(wanted), await reader()),
  process: ({ index, blob }, read) => release(opened(), index, blob, read ?? readWhole(blob)),
  held: ({ index, code, message }) => processed(opened().held(index, code, message), null),
  finish: ({ records, keyLabel }) => opened().finish(records, keyLabel),
  packFacts: () => PACK,
  isPack: ({ blob }) => isPack(blob, wasm_bindgen.digest),
  encrypt: async ({ bytes, passphrase }) => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    return encrypter.encrypt(bytes);
  },
  decrypt: async ({ bytes, passphrase }) => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    try {
      return await decrypter.decrypt(bytes);
    } catch {
      throw coded("passphrase", "the passphrase does not open this file");
    }
  },
  tryNetwork: ({ own, foreign }) => tryNetwork(own, foreign),
};

/** Started only under a policy that asks for it; `null` where there is none or it does not start. */
async function reader(): Promise<Reader | null> {
  return opened().wantsReader() ? ((await recogniser?.ready()) ?? null) : null;
}

/** The file that is looked at, read once: a person goes through its frames. */
let inView: { index: number; bytes: Promise<Bytes> } | null = null;

function looked(index: number, blob: Blob): Promise<Bytes> {
  if (inView?.index === index) return inView.bytes;
  const view = { index, bytes: readWhole(blob) };
  inView = view;
  // What could not be read is read anew when it is looked at again.
  view.bytes.catch(() => {
    if (inView === view) inView = null;
  });
  return view.bytes;
}

/** Writes one file and lets the release gate read it back. Ranges of the input are never copied to the output. */
async function release(opened: Run, index: number, blob: Blob, read: Promise<Bytes>): Promise<Processed> {
  const held = opened.heldByPlan(index);
  if (held !== undefined) return processed(held, null);
  const input = await read;
  const reads = await reader();
  const parts = new Parts(blob, input);
  let done: Uint8Array;
  try {
    done = opened.apply(index, input, (part: Part) => parts.add(part), reads);
  } catch (error) {
    const { code, message } = described(error);
    return processed(opened.held(index, code, message), null);
  }
  const output = parts.blob();
  const bytes = parts.bytes();
  if (bytes === null) return processed(opened.release(index, done, input, output, NO_DIGEST), output);
  return processed(opened.release(index, done, input, bytes, await sha256(bytes)), output);
}

const NO_DIGEST = new Uint8Array();

/** Empty where the page has no WebCrypto, as over plain HTTP from another machine: the core digests. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  return subtle === undefined ? NO_DIGEST : new Uint8Array(await subtle.digest("SHA-256", bytes));
}

/** A held-back output goes no further than here. */
function processed([record, { path, bytes, held }]: Recorded, output: Blob | null): Processed {
  return { record, path, bytes, held: held ?? null, output: held == null ? output : null };
}

function named(secret: Uint8Array): KeyBytes {
  return { secret, fingerprint: wasm_bindgen.keyFingerprint(secret) };
}

/** Without `before`, tags that the dictionary does not know stay back, too: in a broken file they can be text. */
function elements(rows: readonly PreviewRow[], before: boolean): PreviewRow[] {
  if (before) return [...rows];
  return rows.map((row) => ({ ...row, before: "", tag: row.keyword === "" ? "" : row.tag }));
}

function cells(rows: readonly PreviewCell[][], before: boolean): PreviewCell[][] {
  return rows.map((row) => row.map(([was, after]) => [before ? was : "", after]));
}

function opened(): Run {
  if (run !== null) return run;
  throw refusal ?? coded("worker", "nothing is open in this worker");
}

function coded(code: string, message: string): Error {
  const error = new Error(message);
  error.name = code;
  return error;
}

/** The code and sentence of an error of the core; anything else means the instance cannot be trusted. */
function described(error: unknown): { code: string; message: string; fault?: LookupFault } {
  if (error instanceof Error && /^[a-z][a-z0-9-]*$/.test(error.name)) {
    const { name, message, fault } = error as Error & { fault?: LookupFault };
    return { code: name, message, ...(fault === undefined ? {} : { fault }) };
  }
  throw error;
}

async function answer({ id, operation, take }: Job, read?: Promise<Bytes>): Promise<Reply> {
  try {
    return { id, value: await (operator[operation] as (take: unknown, read: unknown) => unknown)(take, read) };
  } catch (error) {
    try {
      return { id, error: described(error) };
    } catch {
      // The text of a trap is not passed on: it may quote a value.
      return { id, trapped: true };
    }
  }
}

type Job = Extract<Request, { operation: Operation }>;

/**
 * Answers one request after the other: an opening must not change under a file that is under way. The
 * file of the next request is read meanwhile.
 */
let last: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Request>) => {
  const read = "operation" in data && data.operation === "process" ? readWhole(data.take.blob) : undefined;
  const next = () => take(data, read);
  last = last.then(next, next);
};

async function take(data: Request, read?: Promise<Bytes>): Promise<void> {
  if ("start" in data) {
    wasm_bindgen.initSync({ module: data.start });
  } else if ("recognition" in data) {
    recogniser = data.recognition && new Recogniser(data.recognition, wasm_bindgen.digest);
  } else if ("open" in data) {
    run?.free();
    run = null;
    inView = null;
    refusal = null;
    try {
      const { survey, policy, key, lookup, review } = data.open;
      run = new wasm_bindgen.Run(survey, policy, key, lookup ?? undefined, review);
    } catch (error) {
      refusal = error;
    }
  } else {
    const reply = await answer(data, read);
    try {
      self.postMessage(reply);
    } catch {
      self.postMessage({ id: data.id, trapped: true } satisfies Reply);
    }
  }
}
