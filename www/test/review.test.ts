import { describe, expect, it } from "vitest";
import type { FilePlan, Plan } from "../src/engine/api.js";
import {
  acceptable,
  boxesOn,
  NOTHING_REVIEWED,
  requestOf,
  seriesAround,
  seriesOf,
  stateOf,
  withAccepted,
  withBox,
  withBoxChanged,
  within,
  withSeen,
  type Box,
} from "../src/model/review.js";

function plan(...files: Partial<FilePlan>[]): Plan {
  const whole = files.map((file, index) => ({ index, study: "S", series: "E", modality: "US", hasImage: true, suspicious: false, ...file }));
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
    const seen = withSeen(NOTHING_REVIEWED, "b");
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

  it("accepts a series as a whole, and of pictures those that were looked at", () => {
    const review = withSeen(NOTHING_REVIEWED, "b");
    expect(acceptable(review, ["a", "b", "c"], false)).toEqual(["a", "b", "c"]);
    expect(acceptable(review, ["a", "b", "c"], true)).toEqual(["b"]);
  });

  it("is told to the core by index, and what is no longer there is left out", () => {
    const review = withAccepted(withBox(withBox(NOTHING_REVIEWED, box("b", true), []), box("gone", true), []), ["a", "gone"], true);
    expect(JSON.parse(requestOf(review, ["a", "b"]))).toEqual({ boxes: [{ index: 1, series: true, area }], accepted: [0] });
    expect(requestOf(withSeen(NOTHING_REVIEWED, "a"), ["a"])).toBe("{}");
  });
});

describe("an area", () => {
  it("is cut at the border, and grows to whole pixels", () => {
    expect(within({ x: -2.5, y: 1.2, width: 4, height: 90 }, 10, 20)).toEqual({ x: 0, y: 1, width: 2, height: 19 });
    expect(within({ x: 10, y: 0, width: 5, height: 5 }, 10, 20)).toBeNull();
    expect(within({ x: 0, y: 0, width: Number.NaN, height: 5 }, 10, 20)).toBeNull();
  });
});
