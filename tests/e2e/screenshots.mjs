/**
 * Takes the pictures of the documentation from the real page, on synthetic data:
 * node tests/e2e/screenshots.mjs [folder] [light|dark]   (KAMEI_PAGE and KAMEI_CHROMIUM as for the tests)
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "./support/browsers.mjs";
import { clip, still } from "./support/clip.mjs";
import { open } from "./support/page.mjs";
import { slice, table } from "./support/samples.mjs";
import { FROM_DISK } from "./support/server.mjs";

const folder = process.argv[2] ?? "docs/screenshots";
const look = process.argv[3] ?? "light";
const files = [1, 2, 3, 4, 5].map((instance) => ({
  name: `slice-${instance}.dcm`,
  bytes: slice({ instance, series: instance > 3 ? 2 : 1, pixels: instance }).bytes,
}));
files.push({ name: "results.csv", bytes: table() }, { name: "notes.bin", bytes: Buffer.from([1, 2, 3]) });

await mkdir(folder, { recursive: true });
const run = await launch("chrome");
files.push({ name: "clip.dcm", bytes: await clip(run.browser) });
for (const number of [0, 1]) files.push({ name: `screen-${number}.png`, bytes: await still(run.browser, "image/png", number) });
for (const language of ["en", "ja"]) {
  const page = await open(run.browser, FROM_DISK);
  await page.tab.bringToFront();
  await page.speak(language);
  await page.choose("kamei-language >>> #appearance", look);
  const shot = async (name) => {
    await pause(400);
    await page.tab.screenshot({ path: join(folder, `${name}-${language}.png`) });
  };
  await shot("start");
  await page.press("kamei-about >>> button");
  await shot("about");
  await page.press("kamei-about >>> dialog button");
  await page.drop(files);
  await shot("review");
  await page.press("kamei-policy-panel >>> summary");
  await (await page.find("kamei-policy-panel >>> #photographs")).evaluate((it) => it.scrollIntoView({ block: "center" }));
  await shot("policy");
  await page.press("kamei-policy-panel >>> summary");
  await page.press("kamei-plan >>> #tab-elements");
  await shot("elements");
  await page.press("kamei-plan >>> #tab-tables");
  await shot("tables");
  await page.press("kamei-plan >>> #tab-images");
  await shot("images");
  await page.press("kamei-plan >>> kamei-series-list >>> .series:not([data-id^='/']) button");
  await page.find("kamei-viewer >>> kamei-mask-list >>> .mask");
  for (const [side, value] of [["x", 120], ["y", 96], ["width", 70], ["height", 40]]) {
    await page.type(`kamei-viewer >>> #box-${side}`, String(value));
  }
  await page.press("kamei-viewer >>> #add");
  await page.find("kamei-viewer >>> kamei-mask-list >>> .swatch.drawn");
  await shot("viewer");
  await page.press("kamei-viewer >>> header button");
  await page.until(async () => (await page.tab.$("kamei-workbench >>> kamei-viewer")) === null, "the viewer closes");
  await page.press("kamei-plan >>> kamei-series-list >>> .series[data-id^='/'] button");
  await page.find("kamei-viewer >>> kamei-mask-list >>> .mask");
  await shot("picture");
  await page.press("kamei-viewer >>> header button");
  await page.find("button.go:not([disabled])");
  await page.run();
  await shot("result");
  await page.tab.close();
}
await run.close();
