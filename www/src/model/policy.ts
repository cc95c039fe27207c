/** The policy as the page edits it: a preset or a file with the user's changes. Knows no rule. */

import type { AboutImage, Area, Preset, Role } from "../engine/api.js";

/** Areas for all images of a layout; what is left out counts for any. */
export interface Template {
  readonly modality?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly rows: number;
  readonly columns: number;
  readonly areas: readonly Area[];
}

/** What the page reads and writes of a policy file; everything else passes through untouched. */
export interface PolicyJson {
  options?: string[];
  pixels?: { readonly [K in PixelKey]?: string } & {
    mask?: string[];
    templates?: readonly Template[];
  };
  key?: { linkage?: string; recipient?: string };
  home_issuer?: string;
  lookup?: { missing?: string };
  tables?: { roles?: Record<string, string>; columns?: Record<string, Role> };
  /** Whom the survey looks for; the page passes it through. */
  cohort?: unknown;
  /** What is asked of anonymised output; the page passes it through. */
  anonymise?: unknown;
  [key: string]: unknown;
}

/** Every metadata option of PS3.15 Table E.1-1 in the order of its columns. */
export const OPTIONS = [
  "retain_safe_private",
  "retain_uids",
  "retain_device",
  "retain_institution",
  "retain_patient_characteristics",
  "retain_full_dates",
  "retain_modified_dates",
  "clean_descriptors",
  "clean_structured_content",
  "clean_graphics",
] as const;
export type Option = (typeof OPTIONS)[number];

/** Options that contradict each other. */
const EXCLUSIVE: readonly (readonly [Option, Option])[] = [["retain_full_dates", "retain_modified_dates"]];

/** Every choice about pixels in the order in which the page shows them; the first word of each is the usual. */
export const PIXEL_CHOICES = {
  search: ["suspicious", "all", "off"],
  sensitivity: ["text", "strict"],
  recognition: ["off", "confirm", "allow-harmless"],
  unexamined: ["hold-suspicious", "hold-all", "ship"],
  faces: ["mask", "off"],
  head_surface: ["off", "remove"],
  photographs: ["hold", "ship"],
  slide_labels: ["hold", "mask"],
  review: ["not-required", "required"],
} as const;
export type PixelKey = keyof typeof PIXEL_CHOICES;
/** Those that stand together; recognition of text has a panel of its own. */
export const PIXEL_KEYS = (Object.keys(PIXEL_CHOICES) as PixelKey[]).filter((key) => key !== "recognition");

/** What happens to originals that the user's lookup table does not name; the first is the usual. */
export const MISSING = ["derive", "hold"] as const;

export interface PolicyDraft {
  /** Name of the preset it began as, or empty for a loaded file. */
  readonly preset: string;
  /** The policy spelled out, for what `json` leaves to the preset. */
  readonly base: PolicyJson;
  /**
   * What the core is given. It names the preset instead of repeating it, so that what follows from
   * the options (the treatment of columns) follows from changed options as well.
   */
  readonly json: PolicyJson;
  readonly changed: boolean;
}

export function draftOf({ name, json }: Preset): PolicyDraft {
  return { preset: name, base: JSON.parse(json) as PolicyJson, json: { preset: name }, changed: false };
}

/** A draft of a policy file that the core has checked. */
export function draftOfFile(text: string): PolicyDraft {
  const json = JSON.parse(text) as PolicyJson;
  return { preset: "", base: json, json, changed: false };
}

export function textOf(draft: PolicyDraft): string {
  return JSON.stringify(draft.json);
}

export function optionsOf({ base, json }: PolicyDraft): readonly string[] {
  return json.options ?? base.options ?? [];
}

export function pixelOf({ base, json }: PolicyDraft, key: PixelKey): string {
  return json.pixels?.[key] ?? base.pixels?.[key] ?? PIXEL_CHOICES[key][0];
}

export function templatesOf({ base, json }: PolicyDraft): readonly Template[] {
  return json.pixels?.templates ?? base.pixels?.templates ?? [];
}

/** What of a policy decides which areas are masked: all that does not merely hold back. */
export function maskingOf({ base, json }: PolicyDraft): string {
  const { unexamined: _, photographs: __, review: ___, ...masking } = { ...base.pixels, ...json.pixels };
  return JSON.stringify(Object.entries(masking).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function recipientOf({ json }: PolicyDraft): string {
  return json.key?.recipient ?? "";
}

export function issuerOf({ json }: PolicyDraft): string {
  return json.home_issuer ?? "";
}

export function missingOf({ base, json }: PolicyDraft): string {
  return json.lookup?.missing ?? base.lookup?.missing ?? MISSING[0];
}

/** Whether nothing may be linked back: the key is used once. */
export function isOneWay({ base, json }: PolicyDraft): boolean {
  return (json.key?.linkage ?? base.key?.linkage) === "one-way";
}

export function withOption(draft: PolicyDraft, option: Option, on: boolean): PolicyDraft {
  const rivals: readonly string[] = on ? EXCLUSIVE.filter((pair) => pair.includes(option)).flat() : [];
  const kept = optionsOf(draft).filter((name) => name !== option && !rivals.includes(name));
  const wanted = new Set(on ? [...kept, option] : kept);
  // What a file says of columns was written for its options; the core derives it anew.
  const tables = draft.json.tables === undefined ? {} : { tables: { columns: draft.json.tables.columns ?? {} } };
  return changed(draft, { options: OPTIONS.filter((name) => wanted.has(name)), ...tables });
}

/** Changes what is given and leaves the other settings of pixels. */
export function withPixels(draft: PolicyDraft, change: { readonly [K in PixelKey]?: string }): PolicyDraft {
  return changed(draft, { pixels: { ...draft.json.pixels, ...change } });
}

/** `areas` for all images of the device and size of this one; of its modality where no device is named. */
export function templateOf({ modality, manufacturer, model, rows, columns }: AboutImage, areas: readonly Area[]): Template {
  const named = { ...(manufacturer === "" ? {} : { manufacturer }), ...(model === "" ? {} : { model }) };
  const nobody = manufacturer === "" && model === "" && modality !== "";
  return { ...(nobody ? { modality } : {}), ...named, rows, columns, areas };
}

/** Adds the areas of `template` to those of its layout. */
export function withTemplate(draft: PolicyDraft, template: Template): PolicyDraft {
  const layout = layoutOf(template);
  const others = templatesOf(draft).filter((other) => layoutOf(other) !== layout);
  const same = templatesOf(draft).filter((other) => layoutOf(other) === layout);
  const areas = [...same.flatMap(({ areas }) => areas), ...template.areas];
  const distinct = [...new Map(areas.map((area) => [JSON.stringify([area.x, area.y, area.width, area.height]), area])).values()];
  return withTemplates(draft, [...others, { ...template, areas: distinct }]);
}

export function withoutTemplate(draft: PolicyDraft, at: number): PolicyDraft {
  return withTemplates(draft, templatesOf(draft).filter((_, index) => index !== at));
}

function withTemplates(draft: PolicyDraft, templates: readonly Template[]): PolicyDraft {
  return changed(draft, { pixels: { ...draft.json.pixels, templates } });
}

/** What a template says of images, as the core compares it. */
function layoutOf({ modality, manufacturer, model, rows, columns }: Template): string {
  return JSON.stringify([modality ?? "", manufacturer ?? "", model ?? "", rows, columns]).toUpperCase();
}

export function withRecipient(draft: PolicyDraft, recipient: string): PolicyDraft {
  const { recipient: _, ...rest } = draft.json.key ?? {};
  return changed(draft, { key: recipient === "" ? rest : { ...rest, recipient } });
}

export function withIssuer(draft: PolicyDraft, issuer: string): PolicyDraft {
  return changed(draft, { home_issuer: issuer });
}

export function withMissing(draft: PolicyDraft, missing: string): PolicyDraft {
  return changed(draft, { lookup: { missing } });
}

/** Fixes the role of the columns of this key, or lets the core propose it again. */
export function withColumn(draft: PolicyDraft, key: string, role: Role | null): PolicyDraft {
  // Entries and not assignment: a key may be `__proto__`.
  const same = canonical(key);
  const others = Object.entries(draft.json.tables?.columns ?? {}).filter(([name]) => canonical(name) !== same);
  const columns = Object.fromEntries(role === null ? others : [...others, [key, role]]);
  return { ...draft, json: { ...draft.json, tables: { ...draft.json.tables, columns } } };
}

/** `draft` with the columns of `other`: they say what the data are, not what to do with them. */
export function withColumnsOf(draft: PolicyDraft, other: PolicyDraft): PolicyDraft {
  const columns = { ...draft.json.tables?.columns, ...other.json.tables?.columns };
  if (Object.keys(columns).length === 0) return draft;
  return { ...draft, json: { ...draft.json, tables: { ...draft.json.tables, columns } } };
}

/** A key as policies compare it: one that stands twice is refused. */
function canonical(key: string): string {
  return key.normalize("NFKC").trim().toLowerCase();
}

function changed(draft: PolicyDraft, change: Partial<PolicyJson>): PolicyDraft {
  return { ...draft, json: { ...draft.json, ...change }, changed: true };
}
