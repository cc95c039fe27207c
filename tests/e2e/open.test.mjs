/** The page opens from disk and from a server, in both languages, and asks for nothing but itself. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BROWSERS, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { FROM_DISK, serve } from "./support/server.mjs";

for (const name of BROWSERS) {
  describe(`the page in ${name}`, () => {
    let run;
    let server;
    before(async () => {
      [run, server] = await Promise.all([launch(name), serve()]);
    });
    after(() => Promise.all([run?.close(), server?.close()]));

    for (const place of ["disk", "server"]) {
      it(`opens from ${place} and can take files`, async () => {
        const page = await open(run.browser, place === "disk" ? FROM_DISK : server.address);
        assert.match(await page.textOf("kamei-file-drop >>> .zone"), /\S/);
        assert.match(await page.textOf("kamei-key-panel >>> .print"), /[0-9A-Z]{8}/);
        assert.deepEqual(page.problems, []);
        await page.tab.close();
      });
    }

    it("asks its server for the page and for nothing else", async () => {
      server.requests.length = 0;
      const page = await open(run.browser, server.address);
      await page.speak("ja");
      assert.deepEqual(server.requests, ["GET /"]);
      await page.tab.close();
    });

    it("speaks Japanese and English and keeps nothing but that choice", async () => {
      const page = await open(run.browser, server.address);
      await page.speak("ja");
      assert.match(await page.textOf("kamei-file-drop >>> .lead"), /ドロップ/);
      assert.equal(await page.tab.evaluate(() => document.documentElement.lang), "ja");
      await page.speak("en");
      assert.match(await page.textOf("kamei-file-drop >>> .lead"), /Drop/);
      const kept = await page.tab.evaluate(async () => [
        Object.keys(localStorage).filter((key) => !["kamei-language", "kamei-appearance"].includes(key)),
        Object.keys(sessionStorage),
        (await indexedDB.databases()).length,
        document.cookie,
      ]);
      assert.deepEqual(kept, [[], [], 0, ""]);
      await page.tab.close();
    });

    it("has every control under a name for screen readers", async () => {
      const page = await open(run.browser, server.address);
      const nameless = await page.tab.evaluate(() => {
        const found = [];
        const walk = (root) => {
          for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) walk(element.shadowRoot);
            const control = element.matches("button, select, input:not([type=file]), [tabindex='0'], dialog");
            if (!control) continue;
            const by = element.getAttribute("aria-labelledby");
            const named =
              element.getAttribute("aria-label") ||
              (by && by.split(" ").some((id) => root.getElementById(id)?.textContent.trim())) ||
              element.closest("label")?.textContent.trim() ||
              (element.matches("button") && element.textContent.trim());
            if (!named) found.push(element.outerHTML.slice(0, 120));
          }
        };
        walk(document);
        return found;
      });
      assert.deepEqual(nameless, []);
      await page.tab.close();
    });
  });
}
