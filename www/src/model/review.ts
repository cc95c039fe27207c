/**
 * What the user did with the images: boxes drawn, images seen, series accepted. Kept in memory only; files go
 * by their path, since indices and generated names change with what is dropped and with the key.
 */

import type { Area, FilePlan, Plan } from "../engine/api.js";

/** A box that is masked in every frame. */
export interface Box {
  readonly area: Area;
  /** The file it was drawn on. */
  readonly path: string;
  /** Whether it counts for every image of that file's series. */
  readonly series: boolean;
}

export interface Review {
  readonly boxes: readonly Box[];
  readonly seen: ReadonlySet<string>;
  readonly accepted: ReadonlySet<string>;
}

export const NOTHING_REVIEWED: Review = { boxes: [], seen: new Set(), accepted: new Set() };

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
export function stateOf({ seen, accepted }: Review, paths: readonly string[]): ReviewState {
  if (paths.length > 0 && paths.every((path) => accepted.has(path))) return "accepted";
  return paths.some((path) => seen.has(path)) ? "seen" : "new";
}

/** The boxes that count for `path`, whose series has the files `among`. */
export function boxesOn({ boxes }: Review, path: string, among: readonly string[]): Box[] {
  return boxes.filter((box) => box.path === path || (box.series && among.includes(box.path)));
}

/** Whether a plan for one of them is one for the other: what was looked at is in no plan. */
export function plansAlike(one: Review, other: Review): boolean {
  return one.boxes === other.boxes && one.accepted === other.accepted;
}

export function withSeen(review: Review, path: string): Review {
  if (review.seen.has(path)) return review;
  return { ...review, seen: new Set(review.seen).add(path) };
}

/** Accepts or takes back what is masked in the files `paths`. */
export function withAccepted(review: Review, paths: readonly string[], accepted: boolean): Review {
  const now = new Set(review.accepted);
  for (const path of paths) accepted ? now.add(path) : now.delete(path);
  return { ...review, accepted: now };
}

/** What was accepted before is no longer: it is masked otherwise now. */
export function unaccepted(review: Review): Review {
  return review.accepted.size === 0 ? review : { ...review, accepted: new Set() };
}

/** Draws a box on `box.path`, of the series `among`. Whoever accepted what it counts for accepted another. */
export function withBox(review: Review, box: Box, among: readonly string[]): Review {
  return withAccepted({ ...review, boxes: [...review.boxes, box] }, reachOf([box], among), false);
}

/** Puts `after` in the place of `before`, or nothing. */
export function withBoxChanged(review: Review, before: Box, after: Box | null, among: readonly string[]): Review {
  const boxes = review.boxes.flatMap((box) => (box !== before ? [box] : after === null ? [] : [after]));
  return withAccepted({ ...review, boxes }, reachOf(after === null ? [before] : [before, after], among), false);
}

/** The files that `boxes` count for. */
function reachOf(boxes: readonly Box[], among: readonly string[]): readonly string[] {
  return boxes.some(({ series }) => series) ? among : boxes.map(({ path }) => path);
}

/**
 * The files of a series that an acceptance counts for: all of them, of pictures those that were looked at,
 * since each may show another face.
 */
export function acceptable({ seen }: Review, paths: readonly string[], pictures: boolean): readonly string[] {
  return pictures ? paths.filter((path) => seen.has(path)) : paths;
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
