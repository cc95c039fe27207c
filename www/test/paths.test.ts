import { describe, expect, it } from "vitest";
import { comparePaths, inOrder } from "../src/files/paths.js";

const file = (path: string) => ({ path, blob: new Blob() });
const paths = (...names: string[]) => inOrder(names.map(file)).map(({ path }) => path);

describe("comparePaths", () => {
  it("sorts as the bytes of UTF-8 do", () => {
    const names = ["a/b", "a", "a.b", "B", "", "\u{1F600}", "\uFFFD", "é", "z", "患者", "a/B", "a//", "\uE000"];
    const bytes = (name: string) => Buffer.from(name, "utf8");
    expect([...names].sort(comparePaths)).toEqual([...names].sort((a, b) => Buffer.compare(bytes(a), bytes(b))));
  });

  it("differs from the order of UTF-16 past U+FFFF", () => {
    expect(comparePaths("\u{1F600}", "\uFFFD")).toBeGreaterThan(0);
    expect("\u{1F600}" < "\uFFFD").toBe(true);
  });
});

describe("inOrder", () => {
  it("does not depend on the order of arrival", () => {
    expect(paths("b", "a/2", "a/1")).toEqual(paths("a/1", "b", "a/2"));
  });

  it("tells doubles apart", () => {
    expect(paths("a", "a", "a")).toEqual(["a", "a~2", "a~3"]);
    expect(paths("a", "a~2", "a")).toEqual(["a", "a~2", "a~3"]);
  });

  it("replaces what UTF-8 cannot carry, and still tells it apart", () => {
    expect(paths("x\uD800", "x\uD801")).toEqual(["x\uFFFD", "x\uFFFD~2"]);
  });
});
