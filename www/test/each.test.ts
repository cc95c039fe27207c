import { describe, expect, it } from "vitest";
import { each } from "../src/engine/each.js";

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe("each", () => {
  it("takes every item once, never more than the width at a time", async () => {
    const taken: number[] = [];
    let now = 0;
    let most = 0;
    await each([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++now);
      await turn();
      taken.push(item);
      now--;
    });
    expect(taken.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it("stops taking items after a failure and passes it on", async () => {
    const taken: number[] = [];
    const run = each([1, 2, 3, 4, 5, 6], 2, async (item) => {
      taken.push(item);
      await turn();
      if (item === 1) throw new Error("one");
    });
    await expect(run).rejects.toThrow("one");
    expect(taken.length).toBeLessThan(6);
  });
});
