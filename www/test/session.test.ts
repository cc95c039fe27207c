import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LookupFault, Plan } from "../src/engine/api.js";
import type { InputFile, Kamei } from "../src/engine/client.js";
import { KameiError } from "../src/engine/pool.js";
import { draftOfFile, withColumn, withOption, withPixels, withTemplate } from "../src/model/policy.js";
import { withAccepted, withBox, withLooked } from "../src/model/review.js";
import { Session } from "../src/model/session.js";

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
const columnsOf = (policy: string): unknown =>
  (JSON.parse(policy) as { tables?: { columns?: unknown } }).tables?.columns ?? {};

interface FakeSurvey {
  readonly path: string;
  /** The roles of columns it was made for. */
  readonly columns: unknown;
}

/** Stands for the core: a survey is a path with roles of columns, the merged survey the list of them. */
class FakeCore {
  surveyed: string[] = [];
  forgotten = 0;
  confidential: Uint8Array | null = null;
  width = 2;
  refused = false;
  /** The lookup table of each opening. */
  lookups: (Uint8Array | null)[] = [];
  /** What a person did, as each opening is told. */
  reviews: unknown[] = [];
  /** What the next opening finds wrong with its lookup table. */
  fault: LookupFault | null = null;
  /** Called before each survey. */
  meanwhile: (path: string) => unknown = () => {};
  /** What each opened drop was surveyed for. */
  opened: FakeSurvey[][] = [];

  presets = async () => [
    { name: "usual", json: '{"options":[],"key":{"linkage":"linkable"}}' },
    { name: "once", json: '{"options":[],"key":{"linkage":"one-way"}}' },
  ];
  version = async () => "kamei 0";
  newKey = async () => ({ secret: new Uint8Array(32).fill(7), fingerprint: "F", label: "" });
  forget = () => void this.forgotten++;
  take = (file: InputFile, policy: string, signal: AbortSignal) => this.survey(file, policy, signal);

  async survey({ path }: InputFile, policy: string, signal: AbortSignal) {
    await this.meanwhile(path);
    if (signal.aborted) throw new KameiError("cancelled", "");
    this.surveyed.push(path);
    return text({ path, columns: columnsOf(policy) });
  }

  async merge(surveys: Uint8Array[]) {
    const all = surveys.map((survey) => read(survey) as FakeSurvey).sort((a, b) => (a.path < b.path ? -1 : 1));
    return { merged: text(all), paths: all.map(({ path }) => path) };
  }

  open(merged: Uint8Array, _policy: string, _key: Uint8Array, lookup: Uint8Array | null, review: string) {
    const surveys = read(merged) as FakeSurvey[];
    this.opened.push(surveys);
    this.lookups.push(lookup);
    this.reviews.push(JSON.parse(review));
    return {
      plan: async (): Promise<Plan> => {
        if (lookup !== null && this.fault !== null) throw new KameiError("lookup", "line 2", this.fault);
        if (this.refused) throw new KameiError("policy", "$.options: no");
        const files = surveys.map(({ path }, index) => ({
          ...{ index, kind: path.endsWith(".csv") ? ("table" as const) : ("dicom" as const), bytes: 1, patient: "P", study: "S", series: "E", modality: "CT", hasImage: true, suspicious: true, photograph: false },
          output: `data/${index}.dcm`,
        }));
        return { files, elements: [], tables: [], findings: [] };
      },
      process: async (index: number, output: Blob) => ({ record: text(index), path: `data/${index}.dcm`, held: null, bytes: 1, output }),
      finish: async (records: Uint8Array[]) => ({
        files: records.map((_, index) => [index, `data/${index}.dcm`] as const),
        documents: [["manifest.json", text({ files: [] })] as const],
        headers: [...records, new Uint8Array()],
        trailer: new Uint8Array(),
        confidential: this.confidential,
        heldBack: 0,
      }),
    };
  }
}

let core: FakeCore;
let session: Session;
const files = (...paths: string[]) => paths.map((path) => ({ path, blob: new Blob([path]) }));

beforeEach(async () => {
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (tell: () => void) => void tell());
  core = new FakeCore();
  session = await Session.start(core as unknown as Kamei);
});

/** A promise that the test keeps when it likes. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe("a role that the user gives a column", () => {
  const decided = { name: "unknown" };
  const lastTable = () => core.opened.at(-1)?.find(({ path }) => path === "t.csv");

  beforeEach(async () => {
    await session.add(files("a", "t.csv"));
    core.surveyed = [];
  });

  it("has tables alone read anew, and nothing runs meanwhile", async () => {
    const { passed, open } = gate();
    core.meanwhile = () => passed;
    const pending = session.decide("name", "unknown");
    expect(session.rereading).toBe(true);
    await session.start();
    expect(session.phase).toBe("review");
    open();
    await pending;
    expect(core.surveyed).toEqual(["t.csv"]);
    expect(lastTable()?.columns).toEqual(decided);
    expect(session.rereading).toBe(false);
    await session.start();
    expect(session.phase).toBe("done");
  });

  it("is in every plan made after it, whatever else changes while tables are read", async () => {
    const changes = {
      preset: () => session.choosePreset("once"),
      option: () => session.setDraft(withOption(session.draft, "retain_uids", true)),
      key: async () => session.setKey(await core.newKey(), "loaded"),
      lookup: () => session.setLookup({ bytes: new Uint8Array([1]), originals: 1 }),
      file: () => session.add(files("b")),
    };
    for (const [what, change] of Object.entries(changes)) {
      await session.decide("name", null);
      const { passed, open } = gate();
      core.meanwhile = (path) => (path === "t.csv" ? passed : undefined);
      core.opened = [];
      const pending = session.decide("name", "unknown");
      const changing = change();
      // Long enough for a plan that does not wait.
      await new Promise((resolve) => setTimeout(resolve, 5));
      await session.start();
      expect(session.phase === "done" || session.phase === "running", what).toBe(false);
      open();
      await Promise.all([pending, changing]);
      expect(core.opened.length, what).toBeGreaterThan(0);
      for (const surveys of core.opened) {
        expect(surveys.find(({ path }) => path === "t.csv")?.columns, what).toEqual(decided);
      }
      expect(session.planning, what).toBe(false);
    }
  });

  it("gives way to one given later, whichever is read first", async () => {
    const { passed, open } = gate();
    core.meanwhile = () => passed;
    const first = session.decide("name", "date");
    core.meanwhile = () => {};
    await session.decide("name", "unknown");
    open();
    await first;
    expect(session.plan).not.toBeNull();
    expect(lastTable()?.columns).toEqual(decided);
    await session.start();
    expect(session.phase).toBe("done");
  });

  it("is not forgotten where tables could not be read for it", async () => {
    core.meanwhile = () => {
      throw new KameiError("unreadable", "");
    };
    await session.decide("name", "unknown");
    expect(session.failure?.code).toBe("unreadable");
    await session.start();
    expect(session.phase).toBe("review");
    core.meanwhile = () => {};
    await session.setKey(await core.newKey(), "loaded");
    expect(session.failure).toBeNull();
    expect(lastTable()?.columns).toEqual(decided);
  });

  it("reaches files that were being read for others", async () => {
    const { passed, open } = gate();
    core.meanwhile = () => passed;
    const reading = session.add(files("u.csv"));
    const deciding = session.setDraft(withColumn(session.draft, "name", "unknown"));
    open();
    await Promise.all([reading, deciding]);
    expect(core.opened.at(-1)?.filter(({ path }) => path !== "a").map(({ columns }) => columns)).toEqual([decided, decided]);
    expect(session.phase).toBe("review");
  });
});

describe("an area that the user draws for images", () => {
  it("has images alone read anew", async () => {
    await session.add(files("a", "t.csv"));
    core.surveyed = [];
    await session.setDraft(draftOfFile('{"pixels":{"templates":[{"rows":1}]}}'));
    expect(core.surveyed).toEqual(["a"]);
    await session.setDraft(withPixels(session.draft, { search: "all" }));
    expect(core.surveyed).toEqual(["a"]);
  });
});

describe("a session", () => {
  it("reads new files only, and keeps files and plan in the order of the core", async () => {
    await session.add(files("b", "a"));
    await session.add(files("c"));
    expect(core.surveyed).toEqual(["a", "b", "c"]);
    expect(session.files.map(({ path }) => path)).toEqual(["a", "b", "c"]);
    expect(session.plan?.files).toHaveLength(3);
    expect(session.phase).toBe("review");
  });

  it("reads another file of the same name under a name of its own", async () => {
    await session.add(files("a"));
    await session.add(files("a"));
    expect(core.surveyed).toEqual(["a", "a~2"]);
    expect(session.plan?.files).toHaveLength(2);
  });

  it("forgets what a cancelled reading had read, so that another file of the name is read anew", async () => {
    core.meanwhile = (path) => path === "b" && session.cancelReading();
    await session.add(files("a", "b"));
    expect(session.phase).toBe("files");
    core.meanwhile = () => {};
    core.surveyed = [];
    await session.add(files("a"));
    expect(core.surveyed).toEqual(["a"]);
  });

  it("lets nothing run under another policy than the one shown", async () => {
    await session.add(files("a"));
    core.refused = true;
    await session.setDraft(withOption(session.draft, "retain_uids", true));
    expect(session.failure).toEqual({ code: "policy", detail: "$.options: no" });
    await session.start();
    expect(session.phase).toBe("review");
    core.refused = false;
    await session.choosePreset("usual");
    expect(session.failure).toBeNull();
    await session.start();
    expect(session.phase).toBe("done");
  });

  it("plans anew with a lookup table, without it, and forgets it with the files", async () => {
    const table = { bytes: new Uint8Array([1]), originals: 1 };
    await session.setLookup(table);
    await session.add(files("a"));
    await session.setLookup(null);
    await session.setLookup(table);
    expect(core.lookups).toEqual([table.bytes, null, table.bytes]);
    session.startOver();
    expect(session.lookup).toBeNull();
  });

  it("lets nothing run under a lookup table that contradicts the files", async () => {
    await session.add(files("a"));
    core.fault = { line: 2, column: "replacement", code: "holds-identifier" };
    await session.setLookup({ bytes: new Uint8Array([1]), originals: 1 });
    expect(session.failure).toEqual({ code: "lookup", detail: "", fault: core.fault });
    await session.start();
    expect(session.phase).toBe("review");
    await session.setLookup(null);
    expect(session.failure).toBeNull();
    await session.start();
    expect(session.phase).toBe("done");
  });

  it("reports that results are not saved until they are", async () => {
    await session.add(files("a"));
    await session.start();
    expect(session.unsaved).toBe(true);
    session.saved("bundle", "checked");
    expect(session.unsaved).toBe(false);
  });

  it("counts a download as saved when the user has seen it arrive, not when it starts", async () => {
    core.confidential = new Uint8Array([1]);
    await session.add(files("a"));
    await session.start();
    session.saved("bundle", "started");
    session.saved("pack", "started");
    expect(session.result).toMatchObject({ bundleSaved: false, packSaved: false });
    session.saved("bundle", "arrived");
    expect(session.unsaved).toBe(true);
    session.saved("pack", "arrived");
    expect(session.unsaved).toBe(false);
    session.saved("bundle", "started");
    expect(session.unsaved).toBe(false);
  });

  it("plans anew for another key, not for another name of the same", async () => {
    await session.add(files("a"));
    await session.setKey({ ...session.key, label: "study" }, "started");
    expect(session.keyState).toBe("started");
    expect(core.opened).toHaveLength(1);
    await session.setKey(await core.newKey(), "fresh");
    expect(core.opened).toHaveLength(2);
  });

  it("destroys the key of a one-way run together with the workers that knew it", async () => {
    await session.choosePreset("once");
    await session.add(files("a"));
    const { secret } = session.key;
    await session.start();
    expect(session.phase).toBe("done");
    expect([...secret].every((byte) => byte === 0)).toBe(true);
    expect(core.forgotten).toBe(1);
    expect(session.key.secret).not.toBe(secret);
  });

  it("shows the code of a failure and never its text", async () => {
    core.meanwhile = () => {
      throw new Error("YAMADA");
    };
    await session.add(files("a"));
    expect(session.failure).toEqual({ code: "internal", detail: "" });
  });
});

describe("what the user does with images", () => {
  const area = { x: 1, y: 2, width: 3, height: 4 };

  beforeEach(async () => {
    await session.add(files("b", "c"));
    core.opened = [];
    core.reviews = [];
  });

  it("enters the plan once, when the images are closed", async () => {
    await session.view(0);
    session.setReview(withBox(session.review, { area, path: "c", series: true }, ["b", "c"]));
    session.setReview(withAccepted(session.review, ["b"], true));
    expect(core.opened).toHaveLength(0);
    await session.view(null);
    expect(core.reviews).toEqual([{ boxes: [{ index: 1, series: true, area }], accepted: [0] }]);
    await session.view(0);
    session.setReview(withLooked(session.review, "c", 0, 1));
    await session.view(null);
    expect(core.reviews).toHaveLength(1);
  });

  it("goes by paths: files that are added move no box", async () => {
    session.setReview(withBox(session.review, { area, path: "c", series: false }, ["c"]));
    await session.add(files("a"));
    expect(core.reviews.at(-1)).toEqual({ boxes: [{ index: 2, series: false, area }], accepted: [] });
  });

  it("never runs under another review than the plan", async () => {
    session.setReview(withAccepted(session.review, ["b"], true));
    await session.start();
    expect(session.phase).toBe("review");
    expect(core.reviews).toEqual([{ boxes: [], accepted: [0] }]);
    await session.start();
    expect(session.phase).toBe("done");
  });

  it("is accepted no longer once the policy masks otherwise", async () => {
    session.setReview(withAccepted(session.review, ["b"], true));
    await session.setDraft(withOption(session.draft, "retain_uids", true));
    expect(session.review.accepted.size).toBe(1);
    await session.setDraft(withTemplate(session.draft, { rows: 1, columns: 1, areas: [area] }));
    expect(session.review.accepted.size).toBe(0);
    session.setReview(withAccepted(session.review, ["b"], true));
    await session.setDraft(withPixels(session.draft, { sensitivity: "strict" }));
    expect(core.reviews.at(-1)).toEqual({});
  });

  it("is forgotten with the files", async () => {
    session.setReview(withBox(session.review, { area, path: "c", series: true }, ["c"]));
    session.startOver();
    await session.add(files("c"));
    expect(core.reviews.at(-1)).toEqual({});
  });
});
