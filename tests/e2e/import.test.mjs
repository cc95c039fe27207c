/** Rules of another de-identifier become a policy in the page, with all that is lost listed, in both browsers. */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BROWSERS, launch } from "./support/browsers.mjs";
import { clip } from "./support/clip.mjs";
import { open } from "./support/page.mjs";
import { FROM_DISK } from "./support/server.mjs";

const PIXELS = `A screen of a scanner
  { Modality.equals("US") * [0028,0010].equals("240") }
  (0,200,64,40)
`;
const ELEMENTS = `<script>
  <e en="T" t="00080080" n="InstitutionName">@remove()</e>
  <e en="T" t="00104000" n="PatientComments">@quarantine()</e>
</script>
`;

for (const name of BROWSERS) {
  describe(`rules of other tools in ${name}`, () => {
    let run;
    let folder;
    before(async () => {
      [run, folder] = await Promise.all([launch(name), mkdtemp(join(tmpdir(), "kamei-input-"))]);
    });
    after(() => Promise.all([run?.close(), folder && rm(folder, { recursive: true })]));

    async function imported(script) {
      const page = await open(run.browser, FROM_DISK);
      const path = join(folder, "rules.script");
      await writeFile(path, script);
      await (await page.find("kamei-policy-panel >>> #script")).uploadFile(path);
      return page;
    }

    it("masks what a CTP script for pixels masks", async () => {
      const page = await imported(PIXELS);
      assert.match(await page.textOf("kamei-imported >>> .notice"), /DicomPixelAnonymizer script\. Templates: 1\./);
      await page.drop([{ name: "clip.dcm", bytes: await clip(run.browser) }]);
      await page.press("kamei-plan >>> #tab-images");
      await page.press("kamei-plan >>> kamei-series-list >>> .series button");
      const listed = () => page.textOf("kamei-viewer >>> kamei-mask-list >>> ul");
      await page.until(async () => /template of this device/.test(await listed()), "the area of the script is a mask");
      await page.tab.close();
    });

    it("lists in both languages what of a script is not done", async () => {
      const page = await imported(ELEMENTS);
      assert.match(await page.textOf("kamei-imported >>> #lost"), /not done \(1\)/);
      assert.match(await page.textOf("kamei-imported >>> ul"), /line 3 @quarantine/);
      await page.speak("ja");
      await page.until(async () => /行わない/.test(await page.textOf("kamei-imported >>> #lost")), "the listing speaks Japanese");
      await page.tab.close();
    });

    it("says where a script is at fault, and keeps the policy that was chosen", async () => {
      const page = await imported("{ Modality.matches(\"MARKERPATTERN\") }\n(0,0,10,10)\n");
      const said = await page.textOf("kamei-policy-panel >>> [role=alert]");
      assert.match(said, /line 1/);
      assert.doesNotMatch(said, /MARKERPATTERN/);
      assert.equal(await (await page.find("kamei-policy-panel >>> select")).evaluate(({ value }) => value), "jp-kamei");
      await page.tab.close();
    });
  });
}
