/** Files beside DICOM and CSV go the same way in the page, in both browsers. */

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { forbidden } from "./support/samples.mjs";
import { FROM_DISK } from "./support/server.mjs";
import { HIDDEN, workbook } from "./support/workbook.mjs";
import { unzip } from "./support/zip.mjs";

for (const name of BROWSERS) {
  describe(`formats in ${name}`, () => {
    let run;
    before(async () => {
      run = await launch(name);
    });
    after(() => run?.close());

    it("turns the visible sheet of a workbook into a table and holds its hidden sheet back", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.drop([{ name: "results.xlsx", bytes: workbook() }]);
      await page.press("kamei-plan >>> #tab-held");
      const held = () => page.textOf("kamei-plan >>> kamei-held-list >>> details");
      await page.until(async () => /Hidden sheets/.test(await held()), "the hidden sheet is named");
      await page.run();
      assert.deepEqual(await page.figures(), { released: 1, held: 1 });
      await page.withoutDialogs();
      await page.press("kamei-result >>> .save .primary");
      const path = await downloaded(run, "kamei-bundle.zip");
      const files = unzip(await readFile(path));
      await rm(path);
      const [table] = [...files].filter(([inside]) => inside.endsWith(".csv")).map(([, bytes]) => bytes.toString("utf8"));
      assert.match(table, /HbA1c/);
      assert.match(table, /7\.1.*\r?\n.*6\.8/);
      for (const [inside, bytes] of files) {
        for (const text of [...forbidden(), HIDDEN]) assert.ok(!bytes.includes(text), `${inside} is free of markers`);
      }
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });
  });
}
