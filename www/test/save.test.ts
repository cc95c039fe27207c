import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { saveFile, saveFolder } from "../src/files/save.js";

/** A file on a disk that may keep less than it is given. */
class FakeFile {
  bytes: number | null = null;
  writing = 0;

  constructor(
    private readonly lost: number,
    removable: boolean,
  ) {
    if (removable) this.remove = async () => void (this.bytes = null);
  }

  remove?: () => Promise<void>;

  async createWritable() {
    this.writing = 0;
    return {
      write: async (part: Blob) => void (this.writing += part.size),
      close: async () => void (this.bytes = Math.max(0, this.writing - this.lost)),
      abort: async () => Promise.reject(new TypeError("the stream is closed")),
    };
  }

  async getFile() {
    return { size: this.bytes };
  }
}

const whole = new Blob(["0123456789"]);
const picker = vi.fn<() => Promise<FakeFile>>();

beforeEach(() => vi.stubGlobal("showSaveFilePicker", picker));
afterEach(() => vi.unstubAllGlobals());

describe("a file that the page writes", () => {
  it("is checked", async () => {
    const file = new FakeFile(0, true);
    picker.mockResolvedValue(file);
    expect(await saveFile("name", whole)).toBe("checked");
    expect(file.bytes).toBe(10);
  });

  it("does not stay where it is found short", async () => {
    const file = new FakeFile(1, true);
    picker.mockResolvedValue(file);
    await expect(saveFile("name", whole)).rejects.toMatchObject({ code: "unwritable" });
    expect(file.bytes).toBeNull();
  });

  it("is left empty where it is found short and cannot be removed", async () => {
    const file = new FakeFile(1, false);
    picker.mockResolvedValue(file);
    await expect(saveFile("name", whole)).rejects.toMatchObject({ code: "unwritable" });
    expect(file.bytes).toBe(0);
  });

  it("does not stay in a folder where it is found short", async () => {
    const file = new FakeFile(1, true);
    const folder = { getFileHandle: async () => file } as unknown as FileSystemDirectoryHandle;
    await expect(saveFolder(folder, [{ path: "a", blob: whole }], () => {})).rejects.toMatchObject({ code: "unwritable" });
    expect(file.bytes).toBeNull();
  });
});
