/** The user's own replacements: a table in, its values in the bundle, and no value of it on the screen. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { MARKERS, slice, table } from "./support/samples.mjs";
import { FROM_DISK } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

const CLI = process.env.KAMEI_CLI;
const PANEL = "kamei-lookup-panel >>> ";
const OURS = "SITE-000042";

describe("a lookup table", () => {
  let folder;
  let image;
  const files = [
    { name: "MKFILE-1.dcm", bytes: slice({ instance: 1 }).bytes },
    { name: "MKTABLE1.csv", bytes: table() },
  ];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "kamei-lookup-"));
    image = join(folder, files[0].name);
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  });
  after(() => rm(folder, { recursive: true }));

  const written = async (name, ...rows) => {
    const path = join(folder, name);
    await writeFile(path, ["original,replacement", ...rows, ""].join("\r\n"));
    return path;
  };
  const give = async (page, path) => (await page.find(`${PANEL}#file`)).uploadFile(path);
  const shows = (page, selector, words) =>
    page.until(async () => words.test(await page.textOf(selector)), `${selector} shows ${words}`);
  const saved = async (run, page) => {
    await page.withoutDialogs();
    await page.press("kamei-result >>> .save .primary");
    const path = await downloaded(run, "kamei-bundle.zip");
    const bytes = await readFile(path);
    await rm(path);
    return bytes;
  };

  for (const name of BROWSERS) {
    describe(`in ${name}`, () => {
      let run;
      before(async () => {
        run = await launch(name);
      });
      after(() => run?.close());

      it("puts its replacement in place of the patient ID, as the command line does", async () => {
        const page = await open(run.browser, FROM_DISK);
        const key = join(folder, `key-${name}.json`);
        await writeFile(key, await page.saveKey(run, downloaded));
        const lookup = await written("own.csv", `${MARKERS.id},${OURS}`);
        await give(page, lookup);
        await shows(page, `${PANEL}.badge`, /^1 row$/);
        await page.drop(files);
        assert.ok(!(await page.everything()).includes(MARKERS.id), "no original is shown unasked");
        await page.run();
        assert.deepEqual(await page.figures(), { released: 2, held: 0 });
        const bytes = await saved(run, page);
        const out = unzip(bytes);
        const [dicom] = [...out].filter(([path]) => path.endsWith(".dcm")).map(([, contents]) => contents);
        const [csv] = [...out].filter(([path]) => path.endsWith(".csv")).map(([, contents]) => contents.toString("utf8"));
        const patientId = Buffer.from([0x10, 0, 0x20, 0, 0x4c, 0x4f, 12, 0]);
        assert.ok(dicom.includes(Buffer.concat([patientId, Buffer.from(`${OURS} `)])));
        assert.ok(csv.split(/\r?\n/).slice(1, 4).every((row) => row.startsWith(`${OURS},`)));
        for (const [path, contents] of out) assert.ok(!contents.includes(MARKERS.id), path);
        const native = join(folder, `${name}.zip`);
        const inputs = files.map(({ name }) => join(folder, name));
        execFileSync(CLI, ["deidentify", ...inputs, "-o", native, "--key", key, "--policy", "jp-kamei", "--lookup", lookup]);
        assert.ok(bytes.equals(await readFile(native)), "page and command line give the same archive");
        assert.deepEqual(page.problems, []);
        await page.tab.close();
      });

      it("holds back whom it does not name where that is asked for, until it is removed", async () => {
        const page = await open(run.browser, FROM_DISK);
        await page.pick([image]);
        await give(page, await written("other.csv", "MK99999999,S1"));
        await page.choose(`${PANEL}select`, "hold");
        await page.find("button.go[disabled]");
        await shows(page, "main", /held back/);
        await page.choose(`${PANEL}select`, "derive");
        await page.find("button.go:not([disabled])");
        await page.press(`${PANEL}.remove`);
        await shows(page, `${PANEL}.badge`, /optional/);
        await page.run();
        assert.deepEqual(await page.figures(), { released: 1, held: 0 });
        await page.tab.close();
      });

      it("is refused with line, column and kind of fault, and without a value", async () => {
        const page = await open(run.browser, FROM_DISK);
        await give(page, await written("bad.csv", `${MARKERS.id},S1`, "MK00000002,=MARKERFORMULA"));
        await shows(page, `${PANEL}[role=alert]`, /Line 3: column replacement: .*ASCII/);
        await shows(page, `${PANEL}.badge`, /optional/);
        await page.speak("ja");
        await shows(page, `${PANEL}[role=alert]`, /3 行目：replacement 列：/);
        await page.speak("en");

        // Fine by itself, and a leak for this drop.
        await page.drop(files);
        await give(page, await written("tells.csv", `${MARKERS.id},S-${MARKERS.accession}`));
        await shows(page, `${PANEL}.badge`, /^1 row$/);
        await shows(page, "main", /Line 2: column replacement: .*identifier found in the files/);
        await page.find("button.go[disabled]");
        const shown = await page.everything();
        for (const value of [MARKERS.id, MARKERS.accession, "MARKERFORMULA"]) assert.ok(!shown.includes(value));
        assert.deepEqual(page.problems, []);
        await page.tab.close();
      });
    });
  }
});
