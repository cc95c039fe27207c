import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type * as Recognition from "../src/engine/recognition.js";

const FACTS = { name: "some.pack", bytes: 4, sha256: "ab" };

let recognition: typeof Recognition;
beforeAll(async () => {
  vi.stubGlobal("KAMEI_RECOGNITION", FACTS);
  recognition = await import("../src/engine/recognition.js");
});
afterEach(() => void vi.restoreAllMocks());

const row = (level: number, place: string, text: string, line = 1) =>
  `${level}\t1\t1\t1\t${line}\t1\t${place}\t${text}`;

describe("the words of a picture", () => {
  it("are those of the list, inside the picture and without empty ones", () => {
    const list = [
      row(1, "0\t0\t50\t20\t-1", ""),
      row(5, "4\t5\t10\t8\t96.7", "L"),
      row(5, "20\t5\t10\t8\t95", " "),
      row(5, "40\t15\t99\t99\t120", "cm"),
      row(5, "-3\tx\t5\t5\t-1", "7", 2),
      "",
    ].join("\n");
    expect(recognition.wordsOf(list, 50, 20)).toEqual([
      ["L", 96, 4, 5, 10, 8, 0],
      ["cm", 100, 40, 15, 10, 5, 0],
      ["7", 0, 0, 0, 5, 5, 1],
    ]);
  });

  it("are none in an empty or broken list", () => {
    for (const list of ["", "\n\n", "5", "5\t1\t1"]) expect(recognition.wordsOf(list, 9, 9)).toEqual([]);
  });
});

describe("the pack", () => {
  it("is that of the page, byte for byte, and read only if its length is right", () => {
    const digest = vi.fn(() => FACTS.sha256);
    expect(recognition.isPack(new Blob(["abcd"]), digest)).toBe(true);
    expect(recognition.isPack(new Blob(["abcde"]), digest)).toBe(false);
    expect(digest).toHaveBeenCalledTimes(1);
    expect(recognition.isPack(new Blob(["abcd"]), () => "cd")).toBe(false);
  });

  it("that is another one gives no reader, however often it is asked for", async () => {
    const recogniser = new recognition.Recogniser(new Blob(["abcd"]), () => "cd");
    expect(await recogniser.ready()).toBe(null);
    expect(await recogniser.ready()).toBe(null);
  });

  it("that could not be read is read again when it is needed again", async () => {
    const pack = new Blob(["abcd"]);
    const read = vi.spyOn(pack, "arrayBuffer").mockRejectedValue(new Error("it is on another disk"));
    const recogniser = new recognition.Recogniser(pack, () => FACTS.sha256);
    expect(await recogniser.ready()).toBe(null);
    expect(await recogniser.ready()).toBe(null);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
