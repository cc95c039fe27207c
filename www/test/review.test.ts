import { describe, expect, it } from "vitest";
import type { FilePlan, Plan } from "../src/engine/api.js";
import {
  acceptable,
  boxesOn,
  framesNeeded,
  isSeen,
  NOTHING_REVIEWED,
  requestOf,
  seriesAround,
  seriesOf,
  stateOf,
  withAccepted,
  withBox,
  withBoxChanged,
  within,
  withLooked,
  withUndone,
  unaccepted,
  type Box,
} from "../src/model/review.js";

function plan(...files: Partial<FilePlan>[]): Plan {
  const whole = files.map((file, index) => ({ index, study: "S", series: "E", modality: "US", hasImage: true, suspicious: false, photograph: false, ...file }));
  return { files: whole as FilePlan[], elements: [], tables: [], findings: [] };
}

const area = { x: 1, y: 2, width: 3, height: 4 };
const box = (path: string, series: boolean): Box => ({ area, path, series });

describe("the series of a plan", () => {
  it("have images, and those that may show text come first", () => {
    const found = seriesOf(plan({ series: "A" }, { series: "B", suspicious: true }, { series: "A" }, { series: "T", hasImage: false }));
    expect(found.map(({ id, files, suspicious }) => [id, files, suspicious])).toEqual([
      ["S/B", [1], true],
      ["S/A", [0, 2], false],
    ]);
  });

  it("are of one study", () => {
    const two = plan({ study: "S" }, { study: "T" }, { study: "S" });
    expect(seriesAround(two, 0)).toEqual([0, 2]);
    expect(seriesAround(two, 9)).toEqual([9]);
  });
});

describe("a review", () => {
  it("shows a box on its own file, or on all of the series", () => {
    const review = withBox(withBox(NOTHING_REVIEWED, box("a", false), []), box("b", true), []);
    expect(boxesOn(review, "a", ["a", "b"])).toHaveLength(2);
    expect(boxesOn(review, "b", ["a", "b"])).toEqual([box("b", true)]);
    expect(boxesOn(review, "c", ["c"])).toEqual([]);
  });

  it("accepts a series when every file of it is accepted", () => {
    expect(stateOf(NOTHING_REVIEWED, ["a", "b"])).toBe("new");
    const seen = withLooked(NOTHING_REVIEWED, "b", 0, 1);
    expect(stateOf(seen, ["a", "b"])).toBe("seen");
    const accepted = withAccepted(seen, ["a", "b"], true);
    expect(stateOf(accepted, ["a", "b"])).toBe("accepted");
    expect(stateOf(accepted, ["a", "b", "later"])).toBe("seen");
    expect(stateOf(accepted, [])).toBe("new");
  });

  it("is accepted no longer when a box comes, changes or goes, and other series are", () => {
    const accepted = withAccepted(NOTHING_REVIEWED, ["a", "b", "other"], true);
    const drawn = withBox(accepted, box("a", true), ["a", "b"]);
    expect([...drawn.accepted]).toEqual(["other"]);
    const [one] = drawn.boxes;
    const again = withAccepted(drawn, ["a", "b"], true);
    const changed = withBoxChanged(again, one as Box, { ...(one as Box), series: false }, ["a", "b"]);
    expect([...changed.accepted]).toEqual(["other"]);
    expect(changed.boxes).toEqual([box("a", false)]);
    expect(withBoxChanged(again, one as Box, null, ["a", "b"]).boxes).toEqual([]);
  });

  it("stays accepted for the files that a box does not count for", () => {
    const accepted = withAccepted(NOTHING_REVIEWED, ["a", "b"], true);
    const drawn = withBox(accepted, box("a", false), ["a", "b"]);
    expect([...drawn.accepted]).toEqual(["b"]);
    const [one] = drawn.boxes;
    expect([...withBoxChanged(drawn, one as Box, { ...(one as Box), series: true }, ["a", "b"]).accepted]).toEqual([]);
  });

  it("accepts a series as a whole, and of photographs those that were looked at, whatever their format", () => {
    const review = withLooked(NOTHING_REVIEWED, "b", 0, 1);
    expect(acceptable(review, ["a", "b", "c"], new Set())).toEqual(["a", "b", "c"]);
    expect(acceptable(review, ["a", "b", "c"], new Set(["a", "b", "c"]))).toEqual(["b"]);
    expect(acceptable(review, ["a", "b", "c"], new Set(["c"]))).toEqual(["a", "b"]);
  });

  it("has seen a photograph only once every frame of it was shown", () => {
    expect(framesNeeded(true, { frames: 3, levels: false })).toBe(3);
    expect(framesNeeded(true, { frames: 3, levels: true })).toBe(1);
    expect(framesNeeded(false, { frames: 3, levels: false })).toBe(1);
    const photographs = new Set(["a"]);
    let review = NOTHING_REVIEWED;
    for (const frame of [0, 1, 0]) review = withLooked(review, "a", frame, 3);
    expect(isSeen(review, "a")).toBe(false);
    expect(acceptable(review, ["a"], photographs)).toEqual([]);
    review = withLooked(review, "a", 2, 3);
    expect(acceptable(review, ["a"], photographs)).toEqual(["a"]);
    expect(withLooked(review, "a", 2, 3)).toBe(review);
  });

  it("has seen nothing under masks that came later", () => {
    const seen = ["a", "b", "other"].reduce((review, path) => withLooked(review, path, 0, 1), NOTHING_REVIEWED);
    const paths = (review: typeof seen) => [...review.looked.keys()];
    expect(paths(unaccepted(seen))).toEqual([]);
    expect(unaccepted(NOTHING_REVIEWED)).toBe(NOTHING_REVIEWED);
    expect(paths(withBox(seen, box("a", false), ["a", "b"]))).toEqual(["b", "other"]);
    const drawn = withBox(seen, box("a", true), ["a", "b"]);
    expect(paths(drawn)).toEqual(["other"]);
    const again = withLooked(drawn, "b", 0, 1);
    const [one] = drawn.boxes;
    expect(paths(withBoxChanged(again, one as Box, null, ["a", "b"]))).toEqual(["other"]);
    // Looking on and taking an acceptance back change no mask.
    expect(paths(withAccepted(seen, ["a", "b"], false))).toEqual(["a", "b", "other"]);
  });

  it("goes back to earlier boxes and acceptances, and has not seen what is masked otherwise then", () => {
    const seen = withAccepted(withLooked(withLooked(NOTHING_REVIEWED, "a", 0, 1), "b", 0, 1), ["a"], true);
    const drawn = withLooked(withBox(seen, box("a", false), ["a", "b"]), "a", 0, 1);
    const back = withUndone(drawn, seen, ["a", "b"]);
    expect([back.boxes, [...back.accepted], [...back.looked.keys()]]).toEqual([[], ["a"], ["b"]]);
    const accepted = withAccepted(drawn, ["b"], true);
    expect([...withUndone(accepted, drawn, ["a", "b"]).looked.keys()]).toEqual(["b", "a"]);
  });

  it("is told to the core by index, and what is no longer there is left out", () => {
    const review = withAccepted(withBox(withBox(NOTHING_REVIEWED, box("b", true), []), box("gone", true), []), ["a", "gone"], true);
    expect(JSON.parse(requestOf(review, ["a", "b"]))).toEqual({ boxes: [{ index: 1, series: true, area }], accepted: [0] });
    expect(requestOf(withLooked(NOTHING_REVIEWED, "a", 0, 1), ["a"])).toBe("{}");
  });
});

describe("an area", () => {
  it("is cut at the border, and grows to whole pixels", () => {
    expect(within({ x: -2.5, y: 1.2, width: 4, height: 90 }, 10, 20)).toEqual({ x: 0, y: 1, width: 2, height: 19 });
    expect(within({ x: 10, y: 0, width: 5, height: 5 }, 10, 20)).toBeNull();
    expect(within({ x: 0, y: 0, width: Number.NaN, height: 5 }, 10, 20)).toBeNull();
  });
});
