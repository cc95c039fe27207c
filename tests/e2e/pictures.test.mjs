/** Files of pictures end to end: shown with their masks, a box drawn, accepted one by one, and let out without. */

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { brightest, HEIGHT, LETTERS, pixelsOf, still, WIDTH } from "./support/clip.mjs";
import { open } from "./support/page.mjs";
import { FROM_DISK } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

const VIEWER = "kamei-viewer >>> ";
const MASKS = `${VIEWER}kamei-mask-list >>> `;
const SERIES = "kamei-plan >>> kamei-series-list >>> .series";

/** A box over the middle of the fan, in whole blocks of a coder. */
const BOX = { x: 128, y: 112, width: 48, height: 32 };

/** What a coder leaves of black. */
const DARK = 24;

/** Who took the picture, where a file has room for words. */
const AUTHOR = "MARKERAUTHOR Hanako";

for (const name of BROWSERS) {
  describe(`pictures in ${name}`, () => {
    let run;
    let files;
    before(async () => {
      run = await launch(name);
      const png = withWords(await still(run.browser, "image/png", 0));
      const other = await still(run.browser, "image/png", 1);
      const jpeg = withComment(await still(run.browser, "image/jpeg", 0));
      files = [
        { name: "one.png", bytes: png },
        { name: "two.png", bytes: other },
        { name: "photo.jpg", bytes: jpeg },
      ];
    });
    after(() => run?.close());

    const held = async (page) => {
      await page.press("kamei-plan >>> #tab-held");
      return page.textOf("kamei-plan >>> kamei-held-list >>> details");
    };
    const accept = async (page, label) => {
      const button = `${VIEWER}#accept:not([disabled])`;
      await page.until(async () => label.test(await page.textOf(button)), `the button says ${label}`);
      await page.press(button);
      await page.until(async () => /Take/.test(await page.textOf(button)), "what was seen is accepted");
    };
    const onCanvas = async (page, { x, y, width, height }) =>
      (await page.find(`${VIEWER}kamei-frame >>> canvas`)).evaluate(
        (canvas, ...area) => Math.max(...canvas.getContext("2d").getImageData(...area).data.filter((_, at) => at % 4 === 1)),
        x,
        y,
        width,
        height,
      );
    const closed = async (page) => {
      await page.press(`${VIEWER}header button`);
      await page.until(async () => (await page.tab.$("kamei-workbench >>> kamei-viewer")) === null, "the viewer closes");
    };

    it("wait for a person, are masked as shown, and leave what no mask touches as it was", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.drop(files);
      assert.match(await held(page), /photograph-not-reviewed\s+3\s/);
      await page.press("kamei-plan >>> #tab-images");
      await page.find(SERIES);
      const rows = await page.tab.$$eval(`kamei-workbench >>> ${SERIES}`, (found) => found.map(({ innerText }) => innerText));
      assert.equal(rows.length, 2, "pictures of one format and size are looked at together");
      assert.match(rows.join(), /PNG 320×240[^]*2 files/);

      await page.press(`${SERIES}[data-id="/PNG 320×240"] button`);
      await page.find(`${MASKS}.mask`);
      assert.match(await page.textOf(`${MASKS}ul`), /text that the search found/);
      assert.ok((await onCanvas(page, LETTERS)) > 200, "the letters are shown before");
      for (const side of ["x", "y", "width", "height"]) await page.type(`${VIEWER}#box-${side}`, String(BOX[side]));
      await page.press(`${VIEWER}#add`);
      await page.find(`${MASKS}.swatch.drawn`);
      assert.match(await page.textOf(`${MASKS}ul`), /drawn by you, this file/);
      await page.press(`${VIEWER}#after`);
      await page.until(async () => (await onCanvas(page, BOX)) === 0, "the box is black after masking");
      assert.equal(await onCanvas(page, LETTERS), 0, "the letters are gone after masking");
      await accept(page, /the picture seen/);
      await closed(page);
      assert.match(await held(page), /photograph-not-reviewed\s+2\s/, "nobody looked at the others");

      // The second of the two by keyboard, then the photograph.
      await page.press("kamei-plan >>> #tab-images");
      await page.press(`${SERIES}[data-id="/PNG 320×240"] button`);
      await page.find(`${MASKS}.swatch.drawn`);
      await (await page.find(`${VIEWER}kamei-frame`)).focus();
      await page.tab.keyboard.press("ArrowRight");
      await page.until(async () => (await page.textOf(`${VIEWER}.slider .number`)) === "2 / 2", "the arrow leads to the second");
      await page.until(async () => (await page.tab.$(`kamei-workbench >>> ${MASKS}.swatch.drawn`)) === null, "the box is not on it");
      await accept(page, /the 2 pictures/);
      await page.press(`${VIEWER}#next`);
      await page.until(async () => /JPEG/.test(await page.textOf(`${VIEWER}header`)), "the next are shown");
      await page.until(async () => (await page.textOf(`${VIEWER}.slider .number`)) === "1 / 1", "it is one");
      for (const side of ["x", "y", "width", "height"]) await page.type(`${VIEWER}#box-${side}`, String(BOX[side]));
      await page.press(`${VIEWER}#add`);
      await page.find(`${MASKS}.swatch.drawn`);
      await accept(page, /the picture seen/);
      await closed(page);

      await page.run();
      assert.deepEqual(await page.figures(), { released: 3, held: 0 });
      await page.withoutDialogs();
      await page.press("kamei-result >>> .save .primary");
      const zip = await downloaded(run, "kamei-bundle.zip");
      const bytes = await readFile(zip);
      await rm(zip);
      assert.ok(files[0].bytes.includes(AUTHOR) && files[2].bytes.includes(AUTHOR) && !bytes.includes("MARKERAUTHOR"));
      const out = [...unzip(bytes)].filter(([path]) => path.startsWith("data/pictures/"));
      const pngs = out.filter(([path]) => path.endsWith(".png")).map(([, content]) => content);
      const jpegs = out.filter(([path]) => path.endsWith(".jpg")).map(([, content]) => content);
      assert.deepEqual([pngs.length, jpegs.length], [2, 1]);
      const was = await pixelsOf(run.browser, files.map((file) => file.bytes));
      const is = await pixelsOf(run.browser, [...pngs, ...jpegs]);
      // Names are generated: the first picture is the one with the box.
      if (brightest(is[0], BOX) > 0) is.unshift(...is.splice(1, 1));
      for (const [at, boxed] of [true, false, true].entries()) {
        assert.ok(brightest(was[at], LETTERS) > 200 && brightest(was[at], BOX) > DARK, "the input shows both");
        assert.ok(brightest(is[at], LETTERS) <= DARK, `no letters in ${at}`);
        assert.equal(brightest(is[at], BOX) <= DARK, boxed, `the box in ${at}`);
      }
      // Far from masks and what a coder mixes with them every pixel is what it was.
      const far = { x: 0, y: 160, width: WIDTH, height: HEIGHT - 160 };
      for (const at of [0, 1, 2]) assert.deepEqual(cut(is[at], far), cut(was[at], far), `untouched in ${at}`);
      assert.ok(brightest(was[2], far) > DARK, "there is a picture to compare");
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });

    it("are seen upright, and a box on a turned one lies where it was drawn", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.drop([{ name: "turned.jpg", bytes: withOrientation(files[2].bytes, 6) }]);
      await page.press("kamei-plan >>> #tab-images");
      await page.press(`${SERIES} button`);
      await page.find(`${MASKS}.mask`);
      const canvas = await page.find(`${VIEWER}kamei-frame >>> canvas`);
      const shown = () => canvas.evaluate((it) => (({ x, y, width, height }) => ({ x, y, width, height }))(it.getBoundingClientRect()));
      await page.until(async () => ((at) => Math.abs(at.height / at.width - WIDTH / HEIGHT) < 0.02)(await shown()), "it stands upright");
      const { x, y, width } = await shown();
      const scale = width / HEIGHT;
      // The upper right corner as it is seen is the first pixel as it is stored.
      await page.tab.mouse.move(x + width - 10 * scale, y + 20 * scale);
      await page.tab.mouse.down();
      await page.tab.mouse.move(x + width - 50 * scale, y + 80 * scale, { steps: 4 });
      await page.tab.mouse.up();
      await page.find(`${MASKS}.swatch.drawn`);
      const drawn = [];
      for (const side of ["x", "y", "width", "height"]) drawn.push(await (await page.find(`${VIEWER}#box-${side}`)).evaluate((it) => Number(it.value)));
      for (const [at, expected] of [20, 10, 60, 40].entries()) assert.ok(Math.abs(drawn[at] - expected) <= 2, `drawn at ${drawn}`);
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });
  });
}

/** A JPEG with an EXIF block behind its first marker that says how it lies. */
function withOrientation(jpeg, turn) {
  const tag = [0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0];
  const block = Buffer.from([...Buffer.from("Exif\0\0II*\0"), 8, 0, 0, 0, 1, 0, ...tag, 0, 0, 0, 0]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, block.length + 2]), block, jpeg.subarray(2)]);
}

function cut(pixels, { x, y, width, height }) {
  return Array.from({ length: height }, (_, line) => pixels.subarray((y + line) * WIDTH + x, (y + line) * WIDTH + x + width).toString("base64"));
}

/** A PNG with a text chunk behind its header. */
function withWords(png) {
  const body = Buffer.concat([Buffer.from("tEXt"), Buffer.from(`Author\0${AUTHOR}`)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** A JPEG with a comment behind its first marker. */
function withComment(jpeg) {
  const words = Buffer.from(AUTHOR);
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)]);
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
