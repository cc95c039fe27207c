/** Images end to end: what is masked is shown, a box is drawn, the series accepted, and the clip comes out without. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { brightest, clip, FRAMES, framesOf, LATE, LETTERS } from "./support/clip.mjs";
import { open } from "./support/page.mjs";
import { FROM_DISK } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

const VIEWER = "kamei-viewer >>> ";
const MASKS = `${VIEWER}kamei-mask-list >>> `;

/** A box over the middle of the fan, as the user draws it. */
const BOX = { x: 130, y: 112, width: 48, height: 40 };

/** What a coder leaves of black. */
const DARK = 24;

const STRICT = { preset: "jp-kamei", pixels: { review: "required" } };

for (const name of BROWSERS) {
  describe(`images in ${name}`, () => {
    let run;
    let folder;
    let bytes;
    before(async () => {
      [run, folder] = await Promise.all([launch(name), mkdtemp(join(tmpdir(), "kamei-input-"))]);
      bytes = await clip(run.browser);
    });
    after(() => Promise.all([run?.close(), folder && rm(folder, { recursive: true })]));

    /** A page with the clip under a policy that asks for a review. */
    async function reviewing() {
      const page = await open(run.browser, FROM_DISK);
      const policy = join(folder, "policy.json");
      await writeFile(policy, JSON.stringify(STRICT));
      await (await page.find("kamei-policy-panel >>> #file")).uploadFile(policy);
      // Firefox leaves the options of a list out of the text that is seen.
      const said = async () => (await page.find("kamei-policy-panel >>> section")).evaluate(({ textContent }) => textContent);
      await page.until(async () => /From a file/.test(await said()), "the policy is loaded");
      await page.drop([{ name: "clip.dcm", bytes }]);
      return page;
    }

    async function show(page) {
      await page.press("kamei-plan >>> #tab-images");
      await page.press("kamei-plan >>> kamei-series-list >>> .series button");
      await page.find(`${MASKS}.mask`);
    }

    const placeOf = (page) => page.textOf(`${VIEWER}.slider .number`);

    /** Brightest value that the canvas shows inside an area. */
    const onCanvas = async (page, { x, y, width, height }) =>
      (await page.find(`${VIEWER}kamei-frame >>> canvas`)).evaluate(
        (canvas, ...area) => Math.max(...canvas.getContext("2d").getImageData(...area).data.filter((_, at) => at % 4 === 1)),
        x,
        y,
        width,
        height,
      );

    it("shows and masks a clip, with what is found and what is drawn", async () => {
      const page = await reviewing();
      await page.press("kamei-plan >>> #tab-held");
      const held = () => page.textOf("kamei-plan >>> kamei-held-list >>> details");
      await page.until(async () => /review-missing/.test(await held()), "the clip waits for a person");
      await show(page);
      assert.match(await page.textOf(`${MASKS}ul`), /text that the search found/);
      assert.ok((await onCanvas(page, LETTERS)) > 200, "the letters are shown before");

      // From frame to frame by keyboard.
      await (await page.find(`${VIEWER}kamei-frame`)).focus();
      for (const [key, place] of [["End", "5 / 5"], ["ArrowLeft", "4 / 5"], ["Home", "1 / 5"], ["ArrowRight", "2 / 5"]]) {
        await page.tab.keyboard.press(key);
        await page.until(async () => (await placeOf(page)) === place, `${key} leads to ${place}`);
      }

      // A box by pointer, then to the pixel by its fields.
      const frame = await page.find(`${VIEWER}kamei-frame`);
      const { x, y, width, height } = await frame.boundingBox();
      const scale = Math.min(width / 320, height / 240);
      const at = (column, line) => [x + (width - 320 * scale) / 2 + column * scale, y + (height - 240 * scale) / 2 + line * scale];
      await page.tab.mouse.move(...at(BOX.x + 3, BOX.y + 3));
      await page.tab.mouse.down();
      await page.tab.mouse.move(...at(BOX.x + 30, BOX.y + 30), { steps: 4 });
      await page.tab.mouse.up();
      await page.find(`${MASKS}.swatch.drawn`);
      const drawn = await (await page.find(`${VIEWER}#box-x`)).evaluate(({ value }) => Number(value));
      assert.ok(Math.abs(drawn - BOX.x - 3) <= 2, `drawn at ${drawn}`);
      for (const side of ["x", "y", "width", "height"]) await page.type(`${VIEWER}#box-${side}`, String(BOX[side]));

      await page.press(`${VIEWER}#after`);
      await page.until(async () => (await onCanvas(page, BOX)) <= DARK, "the box is black after masking");
      assert.ok((await onCanvas(page, LETTERS)) <= DARK, "the letters are gone after masking");
      await page.press(`${VIEWER}#undo`);
      assert.doesNotMatch(await page.textOf(`${MASKS}ul`), /48 × 40/, "undo takes the last step back");
      await page.press(`${MASKS}li:last-child .mask`);
      for (const side of ["width", "height"]) await page.type(`${VIEWER}#box-${side}`, String(BOX[side]));

      await page.press(`${VIEWER}#accept`);
      await page.until(async () => /accepted/.test(await page.textOf(`${VIEWER}header .badge`)), "the series is accepted");
      await page.tab.keyboard.press("Escape");
      await page.until(async () => (await page.tab.$("kamei-workbench >>> kamei-viewer")) === null, "escape closes");
      await page.run();
      assert.deepEqual(await page.figures(), { released: 1, held: 0 });
      await page.withoutDialogs();
      await page.press("kamei-result >>> .save .primary");
      const zip = await downloaded(run, "kamei-bundle.zip");
      const files = unzip(await readFile(zip));
      await rm(zip);
      const [, out] = [...files].find(([path]) => path.endsWith(".dcm"));
      const [was, is] = [await framesOf(run.browser, bytes), await framesOf(run.browser, out)];
      assert.equal(is.length, FRAMES);
      for (const [number, pixels] of is.entries()) {
        assert.ok(brightest(was[number], LETTERS) > 200 && brightest(was[number], BOX) > DARK, "the input shows both");
        assert.ok(brightest(pixels, LETTERS) <= DARK, `no letters in frame ${number}`);
        assert.ok(brightest(pixels, BOX) <= DARK, `a black box in frame ${number}`);
        assert.ok(brightest(pixels, { x: 140, y: 60, width: 30, height: 30 }) > DARK, "the picture stays");
      }
      assert.ok(brightest(was[LATE.frame], LATE) > 200 && brightest(is[LATE.frame], LATE) <= DARK, "what one frame shows goes, too");
      const report = files.get("report.json").toString("utf8");
      assert.match(report, /"drawn"/);
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });

    it("keeps a template in the policy for images of the same device, and a box by keyboard alone", async () => {
      const page = await reviewing();
      await show(page);
      for (const side of ["x", "y", "width", "height"]) await page.type(`${VIEWER}#box-${side}`, String(BOX[side]));
      await page.press(`${VIEWER}#add`);
      await page.find(`${MASKS}.swatch.drawn`);
      await page.press(`${VIEWER}#template:not([disabled])`);
      await page.until(async () => /template of this device/.test(await page.textOf(`${MASKS}ul`)), "the plan has the template");
      // Undoing would bring back what was accepted under other masks.
      assert.ok(await page.find(`${VIEWER}#undo[disabled]`));
      await page.tab.keyboard.press("Escape");
      await page.until(async () => (await page.tab.$("kamei-workbench >>> kamei-viewer")) === null, "escape closes");
      await page.withoutDialogs();
      const panel = "kamei-policy-panel >>> ";
      await page.press(`${panel}#save`);
      const path = await downloaded(run, "kamei-policy.json");
      const policy = JSON.parse(await readFile(path, "utf8"));
      assert.deepEqual(policy.pixels.templates, [
        { manufacturer: "SAMPLE MAKER", model: "Sono 7", rows: 240, columns: 320, areas: [BOX] },
      ]);
      await page.tab.close();

      const later = await open(run.browser, FROM_DISK);
      await (await later.find("kamei-policy-panel >>> #file")).uploadFile(path);
      await later.until(async () => /Sono 7/.test(await (await later.find(`${panel}section`)).evaluate(({ textContent }) => textContent)), "the template is loaded");
      await later.drop([{ name: "clip.dcm", bytes }]);
      await show(later);
      assert.match(await later.textOf(`${MASKS}ul`), /template of this device/);
      await rm(path);
      await later.tab.close();
    });
  });
}
