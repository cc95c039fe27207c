import { describe, expect, it } from "vitest";
import { type Place, sealed } from "../src/files/seal.js";

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = async (blob: Blob) => hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
const silent = () => {};

async function archive(): Promise<{ blob: Blob; places: Place[] }> {
  const files = [new Blob(["first"]), new Blob(["second file"])];
  const blob = new Blob(["head", files[0] as Blob, "head2", files[1] as Blob, "end"], { type: "application/zip" });
  const sums = await Promise.all(files.map(digest));
  const places = [
    { offset: 4, bytes: 5, sha256: sums[0] as string },
    { offset: 14, bytes: 11, sha256: sums[1] as string },
  ];
  return { blob, places };
}

describe("a sealed archive", () => {
  it("has the same bytes and type", async () => {
    const { blob, places } = await archive();
    const copy = await sealed(blob, places, digest, 2, silent);
    expect(copy.type).toBe("application/zip");
    expect(await copy.text()).toBe(await blob.text());
  });

  it("is refused if one file is not the one that passed the gate", async () => {
    const { places } = await archive();
    const other = new Blob(["headfirsthead2secondFfileend"]);
    await expect(sealed(other, places, digest, 2, silent)).rejects.toMatchObject({ code: "changed" });
  });

  it("is refused if its bytes can no longer be read", async () => {
    const { blob, places } = await archive();
    const broken = { size: blob.size, type: blob.type, stream: () => new ReadableStream({ start: (end) => end.error(new Error()) }) };
    await expect(sealed(broken as unknown as Blob, places, digest, 2, silent)).rejects.toMatchObject({ code: "changed" });
  });

  it("tells how far it is in bytes", async () => {
    const { blob, places } = await archive();
    let last = 0;
    await sealed(blob, places, digest, 2, (done) => (last = done));
    expect(last).toBe(blob.size);
  });
});
