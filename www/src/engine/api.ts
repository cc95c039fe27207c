/** What the WebAssembly module offers, as `src/wasm.rs` declares it. Only the worker entry calls it. */

export type Purpose =
  | "patient"
  | "uid"
  | "accession"
  | "study"
  | "record"
  | "staff"
  | "facility"
  | "date-offset"
  | "file-name";

export type DateUnit = "month" | "year";

/** What happens to a data element; the letters of PS3.15 Table E.1-1a are in `ui/words.ts`. */
export type Action =
  | "keep"
  | "remove"
  | "empty"
  | "dummy"
  | "clean"
  | "replace-uid"
  | `pseudonym-${Purpose}`
  | `generalise-${DateUnit}`;

/** What happens to the cells of a column. */
export type ColumnAction =
  | "keep"
  | "drop"
  | "replace-uid"
  | "shift-date"
  | "scrub"
  | "coarsen"
  | `pseudonym-${Purpose}`
  | `generalise-${DateUnit}`;

export const REASONS = [
  "profile",
  "profile-option",
  "unlisted",
  "value-representation",
  "structural",
  "unknown-element",
  "private",
  "safe-private",
  "old-encoding",
  "user-rule",
  "illegal-value",
  "known-identifier",
  "beside-picture",
] as const;
export type Reason = (typeof REASONS)[number];

/** Why an area of an image is masked. */
export const MASK_REASONS = [
  "known-screen",
  "outside-regions",
  "found-text",
  "template",
  "drawn",
  "slide-label",
  "face",
  "head-surface",
] as const;
export type MaskReason = (typeof MASK_REASONS)[number];

/** A rectangle of pixels, the origin at the top left. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Mask {
  readonly area: Area;
  readonly reason: MaskReason;
}

export const ROLES = [
  "patient-id",
  "patient-name",
  "birth-date",
  "date",
  "sex",
  "age",
  "staff",
  "contact",
  "accession",
  "other-id",
  "uid",
  "official-number",
  "facility",
  "free-text",
  "measurement",
  "category",
  "unknown",
] as const;
export type Role = (typeof ROLES)[number];

export type Kind = "dicom" | "table" | "receipt" | "message" | "dpc" | "variants" | "resources" | "picture" | "unknown";

/** Whether the values of a file stand in columns with roles. */
export function hasColumns(kind: Kind): boolean {
  return kind !== "dicom" && kind !== "picture" && kind !== "unknown";
}

/** What a file of pictures carries beside them. */
export const CARRIED = [
  "animation",
  "colour-profile",
  "comment",
  "date",
  "device",
  "exif",
  "further-picture",
  "iptc",
  "location",
  "person",
  "thumbnail",
  "trailing-bytes",
  "unknown-data",
  "written-text",
  "xmp",
] as const;
export type Carried = (typeof CARRIED)[number];

/** Why a file is held back: a stable code and an English sentence, neither of which holds a value. */
export interface Held {
  readonly code: string;
  readonly message: string;
}

export interface FilePlan {
  readonly index: number;
  readonly kind: Kind;
  readonly bytes: number;
  /** Pseudonym, or empty where the file names no patient. */
  readonly patient: string;
  readonly study: string;
  readonly series: string;
  readonly modality: string;
  /** Whether it has pixels that a person can look at. */
  readonly hasImage: boolean;
  /** Whether these may show identifying text. */
  readonly suspicious: boolean;
  /** Whether these may show a face: each is looked at before it is accepted. */
  readonly photograph: boolean;
  /** What a file of pictures carries beside them; all of it goes. */
  readonly carries?: readonly Carried[];
  /** Generated path in the bundle, or empty if held back. */
  readonly output: string;
  readonly held?: Held | null;
}

export interface ElementPlan {
  readonly tag: string;
  readonly keyword: string;
  readonly vr: string;
  readonly nested: boolean;
  readonly count: number;
  readonly action: Action;
  readonly reason: Reason;
}

export interface Evidence {
  readonly code: string;
  readonly percent: number;
}

export interface ColumnPlan {
  readonly position: number;
  /** The header as it will be written. */
  readonly header: string;
  /** The name by which a policy fixes its role. */
  readonly key: string;
  readonly role: Role;
  readonly confidence: number;
  readonly decided: boolean;
  readonly evidence: readonly Evidence[];
  readonly action: ColumnAction;
}

export interface TablePlan {
  readonly index: number;
  readonly rows: number;
  readonly columns: readonly ColumnPlan[];
}

export interface Finding {
  readonly code: string;
  /** Patients, studies, instances or targets of references it is about. */
  readonly subjects: number;
  readonly files: readonly number[];
}

export interface Plan {
  readonly files: readonly FilePlan[];
  readonly elements: readonly ElementPlan[];
  readonly tables: readonly TablePlan[];
  readonly findings: readonly Finding[];
}

/** One file inside a zip. A stored one begins at `offset` of the zip itself; a deflated one has no offset. */
export interface ArchiveEntry {
  readonly index: number;
  readonly name: string;
  readonly bytes: number;
  readonly offset?: number | null;
  /** Code of the reason why it cannot be had. */
  readonly refused?: string | null;
}

/** One element before and after. Holds values. */
export interface PreviewRow {
  readonly tag: string;
  readonly keyword: string;
  readonly vr: string;
  /** Number of sequences around it. */
  readonly depth: number;
  readonly action: Action;
  readonly reason: Reason;
  readonly before: string;
  /** `null` if the element leaves the file. */
  readonly after?: string | null;
}

/** One cell before and after; `null` if its column leaves the file. Holds values. */
export type PreviewCell = readonly [before: string, after: string | null];

/** The range of values that is shown from black to white. */
export interface Window {
  readonly center: number;
  readonly width: number;
}

/** What an image says of itself. Holds values. */
export interface AboutImage {
  readonly frames: number;
  /** Whether these are one picture at several sizes, the smallest first. */
  readonly levels: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly photometric: string;
  /** Whether it is shown through a window. */
  readonly grey: boolean;
  readonly windows: readonly Window[];
  readonly modality: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly software: string;
}

/** Which frame is shown and how. */
export interface WantedFrame {
  /** Counted from 0. */
  readonly frame: number;
  /** `null` for the frame's own window. */
  readonly window: readonly [center: number, width: number] | null;
  /** Whether masks are drawn. */
  readonly masked: boolean;
  /** Boxes of the user on this image. */
  readonly drawn: readonly Area[];
}

/** One frame as a picture, and what is masked on it. */
export interface ShownFrame {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly told: {
    readonly width: number;
    readonly height: number;
    /** Columns and lines of the frame for each of the picture's. */
    readonly step: number;
    /** What masks and boxes are counted in: the frame's own size, or that of a slide's largest level. */
    readonly columns: number;
    readonly rows: number;
    /** How the picture lies, as EXIF numbers orientations: 1 is upright. */
    readonly turn: number;
    readonly window: Window;
    readonly masks: readonly Mask[];
    /** Code of the reason why the frame holds its file back. */
    readonly held?: string | null;
  };
}

export const LOOKUP_FAULTS = [
  "too-large",
  "encoding",
  "empty",
  "header",
  "foreign-column",
  "width",
  "open-quote",
  "inner-quote",
  "after-quote",
  "kind",
  "original-nobody",
  "original-twice",
  "length",
  "spaces",
  "characters",
  "formula",
  "replacement-nobody",
  "pseudonym",
  "replacement-twice",
  "holds-original",
  "holds-identifier",
  "one-way",
] as const;

/** What is wrong with a lookup table, and where. Holds no value. */
export interface LookupFault {
  /** One-based; zero for the table as a whole. */
  readonly line: number;
  /** Name of the column at fault, or empty. */
  readonly column: string;
  /** One of `LOOKUP_FAULTS`, or of a newer core. */
  readonly code: string;
}

/** What became of one input. */
export interface Verdict {
  readonly path: string;
  readonly bytes: number;
  readonly held?: Held | null;
}

/** The opaque record of one input, and what it says. */
export type Recorded = readonly [record: Uint8Array, verdict: Verdict];

export interface Finished {
  /** Index and path of every released file, in the order of the bundle: before the documents. */
  readonly files: readonly (readonly [index: number, path: string])[];
  readonly documents: readonly (readonly [path: string, bytes: Uint8Array])[];
  /** What stands before each entry of the archive: files first, then documents. */
  readonly headers: readonly Uint8Array[];
  readonly trailer: Uint8Array;
  /** The confidential pack as a plain zip; `null` where the policy makes none. */
  readonly confidential?: Uint8Array | null;
  readonly heldBack: number;
}

export interface Preset {
  readonly name: string;
  readonly json: string;
}

/** One part of an output: new bytes, or offset and length of a range of the input. */
export type Part = Uint8Array | readonly [offset: number, length: number];

/** A file that is read piece by piece, or one that was read whole. */
export type Bytes = Blob | Uint8Array<ArrayBuffer>;

/** A word of a picture: its text, how sure the reader is, of 100, its left, top, width and height, the number of its line. */
export type ReadWord = readonly [
  text: string,
  confidence: number,
  left: number,
  top: number,
  width: number,
  height: number,
  line: number,
];

/** Reads text in pictures that the core makes. */
export interface Reader {
  /** Of the pack that it was started from. */
  readonly digest: string;
  /** Throws where it fails. */
  read(width: number, height: number, grey: Uint8Array, scattered: boolean): readonly ReadWord[];
}

export interface Run {
  plan(): Plan;
  /** Whether the policy asks for a reader. */
  wantsReader(): boolean;
  /** The record of an input that the plan holds back. */
  heldByPlan(index: number): Recorded | undefined;
  apply(index: number, input: Bytes, emit: (part: Part) => void, reader: Reader | null): Uint8Array;
  /** `sha256` is the digest of the very bytes of `output`, or empty. */
  release(index: number, done: Uint8Array, input: Bytes, output: Bytes, sha256: Uint8Array): Recorded;
  held(index: number, code: string, message: string): Recorded;
  preview(index: number, input: Blob): PreviewRow[] | PreviewCell[][] | null;
  /** `null` if the file has no image. */
  aboutImage(index: number, input: Bytes): AboutImage | null;
  /** `wanted` is a `WantedFrame` as JSON. */
  showFrame(index: number, input: Bytes, wanted: string, reader: Reader | null): ShownFrame;
  finish(records: Uint8Array[], keyLabel: string): Finished;
  free(): void;
}

/** One command of a script that is no rule word for word. */
export interface ImportNote {
  readonly line: number;
  readonly command: string;
  /** Code in the texts of `importEffect`. */
  readonly effect: string;
  /** Code in the texts of `imported`. */
  readonly what: string;
}

/** A policy made of the rules of another tool. */
export interface ImportedPolicy {
  readonly policy: string;
  readonly script: "ctp" | "ctp-pixels" | "deid";
  readonly rules: number;
  readonly templates: number;
  /** Attributes for which the preset already does what was asked. */
  readonly agreed: number;
  /** Commands that the script itself switches off. */
  readonly disabled: number;
  readonly notes: readonly ImportNote[];
}

export interface Engine {
  version(): string;
  presets(): Preset[];
  /** The policy in its fixed layout; throws `policy`. */
  checkPolicy(json: string): string;
  /** A policy from the rules of another de-identifier, starting from a preset; throws `policy` with the line at fault. */
  importPolicy(script: string, preset: string): ImportedPolicy;
  /** The user's own table of replacements, checked; throws `lookup` with a `LookupFault` in `fault`. */
  readLookup(blob: Blob): [bytes: Uint8Array, originals: number];
  /** A key file around 32 secret bytes. */
  newKeyFile(secret: Uint8Array, label: string): string;
  /** The 32 secret bytes of a key file; throws `key`. */
  readKeyFile(text: string): Uint8Array;
  /** A short public name of a key. */
  keyFingerprint(key: Uint8Array): string;
  inflateEntry(blob: Blob, index: number, emit: (part: Uint8Array) => void): void;
  /** With `open`, a zip gives its entries instead of a survey. */
  surveyFile(blob: Blob, path: string, policyJson: string, open: boolean): Uint8Array | ArchiveEntry[];
  /** The survey of a file that is held back before it can be surveyed. */
  surveyHeld(path: string, bytes: number, code: UnsurveyedCode): Uint8Array;
  /** SHA-256 in hexadecimal. */
  digest(blob: Blob): string;
  mergeSurveys(surveys: Uint8Array[]): Uint8Array;
  /** Paths by index. */
  surveyPaths(merged: Uint8Array): string[];
  readonly Run: new (
    merged: Uint8Array,
    policyJson: string,
    key: Uint8Array,
    lookup?: Uint8Array,
    /** What a person did with the images, as JSON. */
    reviewJson?: string,
  ) => Run;
}

/** Why a file can be held back before it is surveyed. */
export type UnsurveyedCode = "cancelled" | "unreadable" | "archive" | "unseen-part" | "worker";
