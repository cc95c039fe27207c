/** What the page knows at present: files, policy, key, plan, run, result. Kept in memory only. */

import { hasColumns, type Finished, type Kind, type LookupFault, type Plan, type Preset, type Role } from "../engine/api.js";
import type { InputFile, Kamei, Key, OpenDrop } from "../engine/client.js";
import { each } from "../engine/each.js";
import type { LookupTable, PackFacts } from "../engine/messages.js";
import { KameiError } from "../engine/pool.js";
import { inOrder } from "../files/paths.js";
import type { Saved } from "../files/save.js";
import { draftOf, isOneWay, maskingOf, textOf, withColumn, withColumnsOf, type PolicyDraft } from "./policy.js";
import { NOTHING_REVIEWED, plansAlike, requestOf, unaccepted, type Review } from "./review.js";
import { RunState, type Bundle } from "./run.js";

export type Phase = "files" | "reading" | "review" | "running" | "done";

/** `started` while nobody has said that the download of its file arrived. */
export type KeyState = "fresh" | "started" | "saved" | "loaded";

export interface Result {
  readonly finished: Finished;
  readonly bundle: Bundle;
  readonly run: RunState;
  bundleSaved: boolean;
  packSaved: boolean;
}

/** How something was saved; `arrived` is the word of the user for a download that started. */
export type Kept = Saved | "arrived";

export interface Failure {
  readonly code: string;
  /** The place in the policy where that is at fault, else empty. */
  readonly detail: string;
  /** The place in the lookup table where that is at fault. */
  readonly fault?: LookupFault;
}

/** A survey, and what of the policy it was made under. */
interface Surveyed {
  readonly bytes: Uint8Array;
  readonly asked: Asked;
}

/** What of a policy enters surveys: of tables the roles of columns, of images the areas that the user drew. */
type Asked = Readonly<Record<"table" | "dicom", string>>;

/** Milliseconds between two looks at work in progress: showing it costs time that the work could use. */
const PROGRESS_EVERY = 150;

/** Fires `change` at most once a frame, and more rarely while files are at work. */
export class Session extends EventTarget {
  phase: Phase = "files";
  files: InputFile[] = [];
  reading = { done: 0, all: 0 };
  plan: Plan | null = null;
  drop: OpenDrop | null = null;
  run: RunState | null = null;
  result: Result | null = null;
  /** Index of the file or table whose preview is shown. */
  selected: number | null = null;
  /** Index of the file whose images are shown. */
  viewing: number | null = null;
  /** What the user did with the images. */
  review: Review = NOTHING_REVIEWED;
  /** Code of the last failure, until the next success. */
  failure: Failure | null = null;
  /** Whether a plan is being made: until it is there, what is shown is older than the policy. */
  planning = false;
  /** Whether files are being read anew for the plan that is being made. */
  rereading = false;
  keyState: KeyState = "fresh";
  /** The user's own replacements, which come before what follows from the key. */
  lookup: LookupTable | null = null;
  /** The pack of text recognition that the workers have. */
  pack: PackFacts | null = null;

  private readonly surveys = new Map<string, Surveyed>();
  /** Kinds of the files of the last plan by path. */
  private readonly kinds = new Map<string, Kind>();
  private merged: Uint8Array | null = null;
  private stopReading = new AbortController();
  private stopPlanning = new AbortController();
  /** The review that the plan was made for. */
  private planned: Review = NOTHING_REVIEWED;
  private announced = false;
  private announcedPhase: Phase = "files";

  private constructor(
    readonly kamei: Kamei,
    readonly presets: readonly Preset[],
    readonly version: string,
    public draft: PolicyDraft,
    public key: Key,
  ) {
    super();
  }

  static async start(kamei: Kamei): Promise<Session> {
    const [presets, version, key] = await Promise.all([kamei.presets(), kamei.version(), kamei.newKey()]);
    const first = presets[0];
    if (first === undefined) throw new KameiError("internal", "there is no preset");
    return new Session(kamei, presets, version, draftOf(first), key);
  }

  /** Whether leaving the page would lose something. */
  get unsaved(): boolean {
    const { result } = this;
    if (this.phase === "running") return true;
    return result !== null && (!result.bundleSaved || (!result.packSaved && result.finished.confidential != null));
  }

  async add(files: readonly InputFile[]): Promise<void> {
    const back = this.phase;
    this.phase = "reading";
    this.failure = null;
    this.reading = { done: 0, all: files.length };
    this.stopReading = new AbortController();
    const { signal } = this.stopReading;
    this.announce();
    const known = new Set(this.surveys.keys());
    await this.guarded(async () => {
      const { draft } = this;
      const before = new Set(this.files.map(({ path }) => path));
      const fresh = inOrder([...this.files, ...files]).filter(({ path }) => !before.has(path));
      const found: InputFile[][] = new Array<InputFile[]>(fresh.length);
      await each(fresh.entries(), this.kamei.width, async ([at, file]) => {
        const taken = await this.kamei.take(file, textOf(draft), signal);
        if (!Array.isArray(taken)) this.keep(file, taken, draft, signal);
        found[at] = Array.isArray(taken) ? taken : [file];
        this.reading.done++;
        this.announce();
      });
      const all = inOrder([...this.files, ...found.flat()]);
      const inside = all.filter(({ path }) => !this.surveys.has(path));
      this.reading.all += inside.length;
      await this.surveyInto(inside, signal, () => this.reading.done++);
      this.files = all;
      // Its indices are those of the files before.
      this.merged = this.plan = null;
      await this.replan();
      this.phase = "review";
    });
    if (this.phase === "reading") {
      this.phase = back === "files" || this.plan === null ? "files" : "review";
      // What was surveyed before the end belongs to no file of the drop.
      for (const path of this.surveys.keys()) if (!known.has(path)) this.surveys.delete(path);
    }
    this.announce();
  }

  cancelReading(): void {
    this.stopReading.abort();
  }

  async setDraft(draft: PolicyDraft): Promise<void> {
    // Whoever accepted masks accepted others than there are now.
    if (maskingOf(draft) !== maskingOf(this.draft)) this.review = unaccepted(this.review);
    this.draft = draft;
    await this.replan();
  }

  /** Shows the images of a file, or none. What changed meanwhile enters the plan when they are closed. */
  async view(index: number | null): Promise<void> {
    this.viewing = index;
    if (index === null && !plansAlike(this.review, this.planned)) await this.replan();
    else this.announce();
  }

  setReview(review: Review): void {
    this.review = review;
    this.announce();
  }

  async choosePreset(name: string): Promise<void> {
    const preset = this.presets.find((preset) => preset.name === name);
    if (preset !== undefined) await this.setDraft(withColumnsOf(draftOf(preset), this.draft));
  }

  async setKey(key: Key, state: KeyState): Promise<void> {
    const same = key.secret === this.key.secret;
    this.key = key;
    this.keyState = state;
    if (same) this.announce();
    else await this.replan();
  }

  /** The pack of text recognition that the workers have; whoever accepted masks accepted others. */
  async setPack(pack: PackFacts | null): Promise<void> {
    this.pack = pack;
    this.review = unaccepted(this.review);
    await this.replan();
  }

  async setLookup(lookup: LookupTable | null): Promise<void> {
    this.lookup = lookup;
    await this.replan();
  }

  /** Fixes the role of the columns that a policy knows by `key`, or lets the core propose it again. */
  decide(key: string, role: Role | null): Promise<void> {
    return this.setDraft(withColumn(this.draft, key, role));
  }

  select(index: number | null): void {
    this.selected = index;
    this.announce();
  }

  async start(): Promise<void> {
    const { plan, drop } = this;
    if (this.phase !== "review" || plan === null || drop === null || this.planning) return;
    if (!plansAlike(this.review, this.planned)) return this.replan();
    const oneWay = isOneWay(this.draft);
    const run = new RunState(plan, this.files, drop, this.key.label, () => this.announce());
    this.run = run;
    this.phase = "running";
    this.failure = null;
    this.announce();
    await this.guarded(async () => {
      const { finished, bundle } = await run.complete(this.kamei.width);
      this.result = { finished, bundle, run, bundleSaved: false, packSaved: false };
      this.phase = "done";
      if (oneWay) await this.destroyKey();
    });
    if (this.phase === "running") this.phase = "review";
    this.announce();
  }

  /** Notes that a part of the result was saved. A download that only started may still fail: it counts for nothing. */
  saved(what: "bundle" | "pack", how: Kept): void {
    if (this.result === null || how === "started") return;
    if (what === "bundle") this.result.bundleSaved = true;
    else this.result.packSaved = true;
    this.announce();
  }

  /** Back from the result to the plan; the result is dropped. */
  async reconsider(): Promise<void> {
    this.result = null;
    this.run = null;
    this.phase = "review";
    if (this.drop === null) await this.replan();
    this.announce();
  }

  startOver(): void {
    this.stopPlanning.abort();
    this.kamei.forget();
    this.surveys.clear();
    this.kinds.clear();
    this.merged = this.plan = this.drop = this.run = this.result = this.selected = this.failure = null;
    // It names patients, unlike the policy and the key, which stay.
    this.lookup = null;
    this.review = this.planned = NOTHING_REVIEWED;
    this.viewing = null;
    this.files = [];
    this.planning = this.rereading = false;
    this.phase = "files";
    this.announce();
  }

  fail(error: unknown): void {
    // Only codes are shown; the text of an unexpected error may quote a value.
    this.failure = failureOf(error);
    this.announce();
  }

  /** Tells the page that something changed. */
  announce(): void {
    if (this.announced) return;
    this.announced = true;
    // A hidden tab has no frames, and work must go on there.
    const busy = this.announcedPhase === this.phase && (this.phase === "reading" || this.phase === "running");
    this.announcedPhase = this.phase;
    const tell = () => {
      this.announced = false;
      this.dispatchEvent(new Event("change"));
    };
    if (document.hidden || busy) setTimeout(tell, PROGRESS_EVERY);
    else requestAnimationFrame(tell);
  }

  private async surveyInto(files: readonly InputFile[], signal: AbortSignal, read: () => void): Promise<void> {
    const { draft } = this;
    await each(files, this.kamei.width, async (file) => {
      this.keep(file, await this.kamei.survey(file, textOf(draft), signal), draft, signal);
      read();
      this.announce();
    });
  }

  /** What arrives after the end of its work belongs to nothing. */
  private keep({ path }: InputFile, bytes: Uint8Array, draft: PolicyDraft, signal: AbortSignal): void {
    if (!signal.aborted) this.surveys.set(path, { bytes, asked: askedBy(draft) });
  }

  /** The files whose surveys were made for another policy, as far as it enters them. */
  private stale(): InputFile[] {
    const now = askedBy(this.draft);
    return this.files.filter(({ path }) => {
      const then = this.surveys.get(path)?.asked;
      const kind = this.kinds.get(path) ?? "unknown";
      // Areas that the user drew enter pictures of every format.
      if (hasColumns(kind)) return then?.table !== now.table;
      if (kind !== "unknown") return then?.dicom !== now.dicom;
      return then?.table !== now.table || then?.dicom !== now.dicom;
    });
  }

  /** All surveys as one. Puts the files in the order of the core: indices follow from it. */
  private async merge(signal: AbortSignal): Promise<Uint8Array> {
    const surveys = this.files.flatMap(({ path }) => this.surveys.get(path)?.bytes ?? []);
    const { merged, paths } = await this.kamei.merge(surveys);
    if (signal.aborted) return merged;
    const byPath = new Map(this.files.map((file) => [file.path, file]));
    this.files = paths.flatMap((path) => byPath.get(path) ?? []);
    if (this.files.length !== paths.length) throw new KameiError("internal", "a surveyed file is not in the drop");
    this.merged = merged;
    return merged;
  }

  /**
   * Makes the plan anew for whatever changed; an older plan that is still being made is given up.
   * Files whose surveys were made for another policy are read anew first, and until then nothing may
   * run: what is shown and what would be done differ.
   */
  private async replan(): Promise<void> {
    this.stopPlanning.abort();
    this.stopPlanning = new AbortController();
    const { signal } = this.stopPlanning;
    if (this.files.length === 0) return this.announce();
    const stale = this.stale();
    this.planning = true;
    this.rereading = stale.length > 0;
    if (stale.length > 0) this.merged = this.drop = null;
    this.announce();
    try {
      await this.surveyInto(stale, signal, () => {});
      if (signal.aborted) return;
      const merged = this.merged ?? (await this.merge(signal));
      if (signal.aborted) return;
      const { review } = this;
      const request = requestOf(review, this.files.map(({ path }) => path));
      const drop = this.kamei.open(merged, textOf(this.draft), this.key.secret, this.lookup?.bytes ?? null, request);
      const plan = await drop.plan();
      if (signal.aborted) return;
      for (const { index, kind } of plan.files) this.kinds.set(this.files[index]?.path ?? "", kind);
      this.drop = drop;
      this.plan = plan;
      this.planned = review;
      this.failure = null;
    } catch (error) {
      if (signal.aborted) return;
      // Nothing may run under an older policy than the one that is shown.
      this.drop = null;
      this.fail(error);
    } finally {
      if (!signal.aborted) this.planning = this.rereading = false;
      this.announce();
    }
  }

  /** After a one-way run: the key is overwritten here and ended with the workers that knew it. */
  private async destroyKey(): Promise<void> {
    this.key.secret.fill(0);
    this.kamei.forget();
    this.drop = null;
    this.key = await this.kamei.newKey();
    this.keyState = "fresh";
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof KameiError && error.code === "cancelled") return;
      this.fail(error);
    }
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof KameiError)) return { code: "internal", detail: "" };
  const { code, message, fault } = error;
  return { code, detail: code === "policy" ? message : "", ...(fault === null ? {} : { fault }) };
}

function askedBy({ base, json }: PolicyDraft): Asked {
  const cohort = json.cohort ?? null;
  const anonymise = json.anonymise ?? base.anonymise ?? null;
  const roles = anonymise === null ? null : (json.tables?.roles ?? {});
  const surface = json.pixels?.head_surface ?? base.pixels?.head_surface ?? "off";
  return {
    table: JSON.stringify([json.tables?.columns ?? {}, cohort, anonymise, roles]),
    dicom: JSON.stringify([cohort, json.pixels?.templates ?? [], surface]),
  };
}
