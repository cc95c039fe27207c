/** A file on disk that changes behind the page's back: what the gate did not see never ships. */

import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BROWSERS, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { slice } from "./support/samples.mjs";
import { FROM_DISK, serve } from "./support/server.mjs";

const LATE = "MARKERLATE";

for (const name of BROWSERS) {
  describe(`a file that changes under the page in ${name}`, () => {
    let run;
    let server;
    let folder;
    before(async () => {
      [run, server, folder] = await Promise.all([launch(name), serve(), mkdtemp(join(tmpdir(), "kamei-changed-"))]);
    });
    after(() => Promise.all([run?.close(), server?.close(), folder && rm(folder, { recursive: true })]));

    /** A drop of one file on disk that has been processed, and was written over since. */
    async function processedThenChanged(address) {
      const path = join(folder, "late.dcm");
      const { bytes } = slice({ instance: 1, side: 512 });
      await writeFile(path, bytes);
      const page = await open(run.browser, address);
      await page.pick([path]);
      await page.run();
      assert.equal((await page.figures()).released, 1);
      // The same length, so that nothing but the bytes and the time of the file tell.
      const changed = Buffer.from(bytes);
      changed.write(LATE, bytes.length - 1000, "latin1");
      await writeFile(path, changed);
      return page;
    }

    const isRefused = (page) =>
      page.until(
        async () => /changed after it was checked/.test(await page.textOf("kamei-result >>> .notice.bad")),
        "the change is reported",
      );

    it("is refused for a download", async () => {
      const page = await processedThenChanged(FROM_DISK);
      await page.withoutDialogs();
      await page.press("kamei-result >>> .save .primary");
      await isRefused(page);
      assert.deepEqual(await readdir(run.downloads), []);
      await page.tab.close();
    });

    if (name === "chrome") {
      it("is refused where the page writes to the disk itself", async () => {
        const page = await processedThenChanged(server.address);
        await page.withPrivateFiles();
        for (const button of [".save .primary", ".save button:nth-child(2)"]) {
          await page.press(`kamei-result >>> ${button}`);
          await isRefused(page);
        }
        await page.tab.close();
      });
    }
  });
}
