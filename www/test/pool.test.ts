import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Opening, Reply, Request } from "../src/engine/messages.js";
import { KameiError, Pool } from "../src/engine/pool.js";

/** Stands for a worker: the test answers in its place. */
class FakeWorker {
  static all: FakeWorker[] = [];
  readonly received: Request[] = [];
  terminated = false;
  onmessage: ((event: { data: Reply }) => void) | null = null;
  onerror: ((event: { preventDefault(): void }) => void) | null = null;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(request: Request): void {
    this.received.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  get jobs(): { id: number }[] {
    return this.received.filter((request) => "id" in request);
  }

  reply(reply: Reply): void {
    this.onmessage?.({ data: reply });
  }
}

const worker = (at: number) => FakeWorker.all[at] as FakeWorker;
const job = (at: number, nth: number) => worker(at).jobs[nth]?.id ?? -1;
const pool = (size: number) => new Pool("", {} as WebAssembly.Module, size);

beforeEach(() => {
  FakeWorker.all = [];
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("URL", { createObjectURL: () => "blob:x", revokeObjectURL: () => {} });
});
afterEach(() => vi.unstubAllGlobals());

describe("the pool", () => {
  it("gives each worker two jobs at most and the rest as answers come", async () => {
    const p = pool(2);
    const done = Array.from({ length: 5 }, () => p.do("version", {}));
    expect(FakeWorker.all.map(({ jobs }) => jobs.length)).toEqual([2, 2]);
    worker(0).reply({ id: job(0, 0), value: "first" });
    expect(worker(0).jobs).toHaveLength(3);
    await expect(done[0]).resolves.toBe("first");
  });

  it("replaces a worker that trapped and tries its job once more", async () => {
    const p = pool(1);
    const guilty = p.do("version", {});
    const behind = p.do("presets", {});
    worker(0).reply({ id: job(0, 0), trapped: true });
    expect(worker(0).terminated).toBe(true);
    expect(worker(1).jobs).toHaveLength(2);
    worker(1).reply({ id: job(1, 0), trapped: true });
    await expect(guilty).rejects.toMatchObject({ code: "worker" });
    worker(2).reply({ id: job(2, 0), value: [] });
    await expect(behind).resolves.toEqual([]);
  });

  it("gives the pack of text recognition to every worker, now and later, before their next job", () => {
    const p = pool(2);
    void p.do("version", {});
    const pack = new Blob(["pack"]);
    p.equip(pack);
    void p.do("version", {});
    const given = (at: number) => worker(at).received.filter((request) => "recognition" in request);
    expect([given(0), given(1)]).toEqual([[{ recognition: pack }], [{ recognition: pack }]]);
    expect("recognition" in (worker(1).received[1] ?? {})).toBe(true);
    p.equip(null);
    expect(given(0).at(-1)).toEqual({ recognition: null });
  });

  it("counts a worker that died without a word against the job it was at", async () => {
    const p = pool(1);
    const guilty = p.do("version", {});
    for (const at of [0, 1]) worker(at).onerror?.({ preventDefault: () => {} });
    await expect(guilty).rejects.toMatchObject({ code: "worker" });
  });

  it("passes errors of the core on by code and keeps the worker", async () => {
    const p = pool(1);
    const bad = p.do("readKey", { text: "" });
    worker(0).reply({ id: job(0, 0), error: { code: "key", message: "not a key" } });
    await expect(bad).rejects.toEqual(new KameiError("key", "not a key"));
    expect(worker(0).terminated).toBe(false);
  });

  it("ends the worker of a cancelled job and goes on with the others", async () => {
    const p = pool(1);
    const stop = new AbortController();
    const cancelled = p.do("version", {}, { signal: stop.signal });
    const other = p.do("presets", {});
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    expect(worker(0).terminated).toBe(true);
    worker(1).reply({ id: job(1, 0), value: [] });
    await expect(other).resolves.toEqual([]);
  });

  it("cancels every job of one signal, queued or not", async () => {
    const p = pool(1);
    const stop = new AbortController();
    const all = Array.from({ length: 6 }, () => p.do("version", {}, { signal: stop.signal }));
    stop.abort();
    const ends = await Promise.allSettled(all);
    expect(ends.map((end) => end.status === "rejected" && (end.reason as KameiError).code)).toEqual(
      Array.from({ length: 6 }, () => "cancelled"),
    );
    await expect(p.do("version", {}, { signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
  });

  it("opens a worker once, and anew after it was replaced", () => {
    const p = pool(1);
    const opening: Opening = { survey: new Uint8Array(), policy: "", key: new Uint8Array(), lookup: null, review: "{}" };
    void p.do("plan", {}, { opening }).catch(() => {});
    void p.do("plan", {}, { opening }).catch(() => {});
    const openings = (at: number) => worker(at).received.filter((request) => "open" in request).length;
    expect(openings(0)).toBe(1);
    worker(0).reply({ id: job(0, 0), trapped: true });
    expect(openings(1)).toBe(1);
  });
});
