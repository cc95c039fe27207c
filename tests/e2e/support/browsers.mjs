/** Starts the stock browsers of the system. */

import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";

const PATHS = {
  chrome: process.env.KAMEI_CHROMIUM ?? "/usr/bin/chromium",
  firefox: process.env.KAMEI_FIREFOX ?? "/usr/bin/firefox-esr",
};

/** The first five keep the browser from making connections of its own. */
const CHROMIUM_ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--no-sandbox",
  "--disable-gpu",
  "--lang=en",
];

export const BROWSERS = ["chrome", "firefox"];

/** A browser with a folder of its own for downloads; close it with `close`. */
export async function launch(name) {
  const executablePath = PATHS[name];
  if (!existsSync(executablePath)) throw new Error(`${name} is not installed at ${executablePath}`);
  const downloads = await mkdtemp(join(tmpdir(), "kamei-downloads-"));
  const browser = await puppeteer.launch({
    browser: name,
    executablePath,
    headless: true,
    protocolTimeout: 240_000,
    args: name === "chrome" ? CHROMIUM_ARGUMENTS : [],
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.alwaysOpenPanel": false,
      "intl.accept_languages": "en",
    },
  });
  if (name === "chrome") {
    const session = await browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  }
  return {
    name,
    browser,
    downloads,
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The path of a download once its size no longer changes. */
export async function downloaded({ downloads }, name) {
  const path = join(downloads, name);
  for (let size = -1; ; await pause(300)) {
    const parts = (await readdir(downloads)).filter((file) => /\.(part|crdownload)$/.test(file));
    if (parts.length > 0 || !existsSync(path)) continue;
    const now = (await stat(path)).size;
    if (now === size && now > 0) return path;
    size = now;
  }
}
