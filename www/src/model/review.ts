/**
 * What the user did with the images: boxes drawn, frames looked at, series accepted. Kept in memory only; files go
 * by their path, since indices and generated names change with what is dropped and with the key.
 */

import type { AboutImage, Area, FilePlan, Plan } from "../engine/api.js";

/** A box that is masked in every frame. */
export interface Box {
  readonly area: Area;
  /** The file it was drawn on. */
  readonly path: string;
  /** Whether it counts for every image of that file's series. */
  readonly series: boolean;
}

/** Frames of one file that were looked at as they are masked now, and how many make it seen. */
export interface Looked {
  readonly frames: ReadonlySet<number>;
  readonly needed: number;
}

export interface Review {
  readonly boxes: readonly Box[];
  readonly looked: ReadonlyMap<string, Looked>;
  readonly accepted: ReadonlySet<string>;
}

export const NOTHING_REVIEWED: Review = { boxes: [], looked: new Map(), accepted: new Set() };

export type ReviewState = "new" | "seen" | "accepted";

/** Images that are looked at together: a series, or pictures of one format and size. */
export interface Series {
  readonly id: string;
  readonly modality: string;
  readonly suspicious: boolean;
  /** Indices of its files with images, ascending. */
  readonly files: readonly number[];
}

/** The series of a plan that have images, those likely to show text first. */
export function seriesOf(plan: Plan): Series[] {
  const found = new Map<string, { id: string; modality: string; suspicious: boolean; files: number[] }>();
  for (const file of plan.files) {
    if (!file.hasImage) continue;
    const id = seriesId(file);
    const series = found.get(id) ?? { id, modality: file.modality, suspicious: false, files: [] };
    found.set(id, series);
    series.suspicious ||= file.suspicious;
    series.files.push(file.index);
  }
  return [...found.values()].sort((a, b) => Number(b.suspicious) - Number(a.suspicious));
}

/** The images that are looked at together with file `index`; itself alone if it is in no plan. */
export function seriesAround(plan: Plan, index: number): number[] {
  const file = plan.files[index];
  if (file === undefined || !file.hasImage) return [index];
  const id = seriesId(file);
  return plan.files.filter((other) => other.hasImage && seriesId(other) === id).map(({ index }) => index);
}

function seriesId({ study, series }: FilePlan): string {
  return `${study}/${series}`;
}

/** How far a person got with the images of these files. */
export function stateOf(review: Review, paths: readonly string[]): ReviewState {
  if (paths.length > 0 && paths.every((path) => review.accepted.has(path))) return "accepted";
  return paths.some((path) => isSeen(review, path)) ? "seen" : "new";
}

/** Whether as much of a file was looked at as an acceptance needs. */
export function isSeen({ looked }: Review, path: string): boolean {
  const at = looked.get(path);
  return at !== undefined && at.frames.size >= at.needed;
}

/** The boxes that count for `path`, whose series has the files `among`. */
export function boxesOn({ boxes }: Review, path: string, among: readonly string[]): Box[] {
  return boxes.filter((box) => box.path === path || (box.series && among.includes(box.path)));
}

/** Whether a plan for one of them is one for the other: what was looked at is in no plan. */
export function plansAlike(one: Review, other: Review): boolean {
  return one.boxes === other.boxes && one.accepted === other.accepted;
}

/** Frame `frame` of a file was looked at, of which `needed` make it seen. */
export function withLooked(review: Review, path: string, frame: number, needed: number): Review {
  const before = review.looked.get(path);
  if (before?.needed === needed && before.frames.has(frame)) return review;
  const frames = new Set(before?.frames).add(frame);
  return { ...review, looked: new Map(review.looked).set(path, { frames, needed }) };
}

/**
 * Of a photograph every frame is looked at, since each may show another face; of a slide one level, since
 * all show the same. Of anything else one frame stands for the file.
 */
export function framesNeeded(photograph: boolean, { frames, levels }: Pick<AboutImage, "frames" | "levels">): number {
  return photograph && !levels ? frames : 1;
}

/** Accepts or takes back what is masked in the files `paths`. */
export function withAccepted(review: Review, paths: readonly string[], accepted: boolean): Review {
  const now = new Set(review.accepted);
  for (const path of paths) accepted ? now.add(path) : now.delete(path);
  return { ...review, accepted: now };
}

/** What was accepted or seen before is no longer: it is masked otherwise now. */
export function unaccepted(review: Review): Review {
  const nothing = review.accepted.size === 0 && review.looked.size === 0;
  return nothing ? review : { ...review, looked: new Map(), accepted: new Set() };
}

/** The same of the files `paths`. */
function unacceptedOf(review: Review, paths: readonly string[]): Review {
  const looked = new Map(review.looked);
  for (const path of paths) looked.delete(path);
  return withAccepted({ ...review, looked }, paths, false);
}

/** Draws a box on `box.path`, of the series `among`. Whoever accepted what it counts for accepted another. */
export function withBox(review: Review, box: Box, among: readonly string[]): Review {
  return unacceptedOf({ ...review, boxes: [...review.boxes, box] }, reachOf([box], among));
}

/** Puts `after` in the place of `before`, or nothing. */
export function withBoxChanged(review: Review, before: Box, after: Box | null, among: readonly string[]): Review {
  const boxes = review.boxes.flatMap((box) => (box !== before ? [box] : after === null ? [] : [after]));
  return unacceptedOf({ ...review, boxes }, reachOf(after === null ? [before] : [before, after], among));
}

/**
 * Back to the boxes and acceptances of `before`. What was looked at stays so, but for the files of the series
 * `among` that a box counts for which comes or goes.
 */
export function withUndone(review: Review, before: Review, among: readonly string[]): Review {
  const differ = [...review.boxes, ...before.boxes].filter((box) => !(review.boxes.includes(box) && before.boxes.includes(box)));
  const { looked } = unacceptedOf(review, reachOf(differ, among));
  return { ...before, looked };
}

/** The files that `boxes` count for. */
function reachOf(boxes: readonly Box[], among: readonly string[]): readonly string[] {
  return boxes.some(({ series }) => series) ? among : boxes.map(({ path }) => path);
}

/**
 * The files of a series that an acceptance counts for: all of them, of photographs those that were looked at,
 * since each may show another face.
 */
export function acceptable(review: Review, paths: readonly string[], photographs: ReadonlySet<string>): readonly string[] {
  return paths.filter((path) => !photographs.has(path) || isSeen(review, path));
}

/** The part of `area` inside an image of this size; `null` if nothing is. */
export function within({ x, y, width, height }: Area, columns: number, rows: number): Area | null {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [right, bottom] = [Math.min(columns, Math.ceil(x + width)), Math.min(rows, Math.ceil(y + height))];
  const whole = { x: left, y: top, width: right - left, height: bottom - top };
  return whole.width > 0 && whole.height > 0 ? whole : null;
}

/** What the core is told, by indices: the position of a path in `paths`. */
export function requestOf({ boxes, accepted }: Review, paths: readonly string[]): string {
  if (boxes.length === 0 && accepted.size === 0) return "{}";
  const indices = new Map(paths.map((path, index) => [path, index]));
  const at = (path: string): number[] => {
    const index = indices.get(path);
    return index === undefined ? [] : [index];
  };
  return JSON.stringify({
    boxes: boxes.flatMap(({ area, path, series }) => at(path).map((index) => ({ index, series, area }))),
    accepted: [...accepted].flatMap(at),
  });
}
