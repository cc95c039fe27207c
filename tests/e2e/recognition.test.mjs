/** Text recognition from a pack on disk, in both browsers: what is read as harmless stays, all else goes, nothing is fetched. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { LABELS, labelled, pixelsOf, shown } from "./support/labels.mjs";
import { open } from "./support/page.mjs";
import { FROM_DISK, serve } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

const PACK = fileURLToPath(new URL("kamei-recognition.pack", FROM_DISK));
const PANEL = "kamei-recognition >>> ";

for (const name of BROWSERS) {
  describe(`text recognition in ${name}`, () => {
    let run;
    let server;
    let folder;
    let image;
    before(async () => {
      [run, server, folder] = await Promise.all([launch(name), serve(), mkdtemp(join(tmpdir(), "kamei-pack-"))]);
      image = await labelled(run.browser);
    });
    after(() => Promise.all([run?.close(), server?.close(), folder && rm(folder, { recursive: true })]));

    /** What is left of every label after a run, as shares, and the report. */
    async function result(page) {
      await page.drop([{ name: "labels.dcm", bytes: image }]);
      await page.run();
      assert.deepEqual(await page.figures(), { released: 1, held: 0 });
      await page.withoutDialogs();
      await page.press("kamei-result >>> .save .primary");
      const zip = await downloaded(run, "kamei-bundle.zip");
      const files = unzip(await readFile(zip));
      await rm(zip);
      const [, out] = [...files].find(([path]) => path.endsWith(".dcm"));
      const [was, is] = [pixelsOf(image), pixelsOf(out)];
      const left = Object.fromEntries(Object.entries(LABELS).map(([key, label]) => [key, shown(was, is, label)]));
      return { left, report: JSON.parse(files.get("report.json").toString("utf8")) };
    }

    async function load(page, path) {
      await (await page.find(`${PANEL}#file`)).uploadFile(path);
    }

    it("keeps sides, settings and scales, takes names and dates away, and asks nobody", async () => {
      const page = await open(run.browser, server.address);
      server.requests.length = 0;
      await load(page, PACK);
      await page.find(`${PANEL}#remove`);
      await page.choose(`${PANEL}#mode`, "allow-harmless");
      const { left, report } = await result(page);
      assert.deepEqual([left.name, left.date], [0, 0]);
      assert.deepEqual([left.side, left.level, left.scale], [1, 1, 1]);
      const { notes, readers } = report;
      assert.deepEqual([notes["text-read"], notes["harmless-text-kept"], notes["recognition-not-run"]], [1, 1, undefined]);
      assert.deepEqual(readers, [createHash("sha256").update(await readFile(PACK)).digest("hex")]);
      assert.deepEqual(server.requests, []);
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });

    it("reads from disk, and keeps nothing where it only confirms", async () => {
      const page = await open(run.browser, FROM_DISK);
      await load(page, PACK);
      await page.find(`${PANEL}#remove`);
      await page.choose(`${PANEL}#mode`, "confirm");
      const { left, report } = await result(page);
      assert.deepEqual(Object.values(left), [0, 0, 0, 0, 0]);
      assert.equal(report.notes["text-read"], 1);
      await page.tab.close();
    });

    it("l60: without the pack, or with another file, masks all that is found and says so", async () => {
      const page = await open(run.browser, FROM_DISK);
      const other = join(folder, "other.pack");
      const bytes = await readFile(PACK);
      bytes[bytes.length >> 1] ^= 1;
      await writeFile(other, bytes);
      await load(page, other);
      await page.find(`${PANEL}[role=alert]`);
      await page.choose(`${PANEL}#mode`, "allow-harmless");
      const { left, report } = await result(page);
      assert.deepEqual(Object.values(left), [0, 0, 0, 0, 0]);
      assert.deepEqual([report.notes["recognition-not-run"], report.notes["text-read"], report.readers], [1, undefined, undefined]);
      await page.tab.close();
    });
  });
}
