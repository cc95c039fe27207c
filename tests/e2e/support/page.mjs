/** Drives the page as a user does: through what is on the screen. */

import { readFile, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const ROOT = "kamei-workbench >>> ";

/** How long something may take to appear, on a slow machine, in milliseconds. */
const PATIENCE_MS = 90_000;

/** Opens the page and waits until it can take files. */
export async function open(browser, address) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 800 });
  const problems = [];
  tab.on("pageerror", (error) => problems.push(error.message));
  await tab.goto(address);
  const page = new Page(tab, problems);
  await page.find("kamei-file-drop");
  return page;
}

export class Page {
  constructor(tab, problems) {
    this.tab = tab;
    /** Errors that no code of the page caught. */
    this.problems = problems;
  }

  /** Asks again and again: what waits for mutations of the document misses those in shadow roots. */
  async find(selector) {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(50)) {
      const element = await this.tab.$(ROOT + selector);
      if (element !== null) return element;
    }
    throw new Error(`${selector} did not appear; the page shows: ${await this.shown()}`);
  }

  /** What the workbench shows, for messages of failed tests. */
  shown() {
    return this.tab.evaluate(() => document.querySelector("kamei-workbench").shadowRoot.querySelector("main").innerText);
  }

  async press(selector) {
    // Through the element and not the mouse: the target may lie below the fold.
    await (await this.find(selector)).evaluate((element) => element.click());
  }

  async textOf(selector) {
    return (await this.find(selector)).evaluate((element) => element.innerText);
  }

  async choose(selector, value) {
    await (await this.find(selector)).evaluate((element, value) => {
      element.value = value;
      element.dispatchEvent(new Event("change"));
    }, value);
  }

  async type(selector, text) {
    await (await this.find(selector)).evaluate((element, text) => {
      element.value = text;
      element.dispatchEvent(new Event("input"));
      element.dispatchEvent(new Event("change"));
    }, text);
  }

  speak(language) {
    return this.choose("kamei-language >>> #language", language);
  }

  /** Gives files on disk to the file picker. */
  async pick(paths) {
    const input = await this.find("kamei-file-drop >>> #files");
    await input.uploadFile(...paths);
    await this.find("kamei-plan");
  }

  /** Drops files with these names and bytes onto the page, as an event of the page sees them. */
  async drop(files) {
    const encoded = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
    await (await this.find("main")).evaluate((main, files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of files) {
        dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      }
      main.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
      main.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, encoded);
    await this.find("kamei-plan");
  }

  async run() {
    await this.press("button.go:not([disabled])");
    await this.find("kamei-result");
  }

  /** Waits until `condition` holds. */
  async until(condition, what) {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(50)) {
      if (await condition().catch(() => false)) return;
    }
    throw new Error(`not within ${PATIENCE_MS} ms: ${what}; the page shows: ${await this.shown()}`);
  }

  /** All text and all attributes in the document, shadow roots included. */
  everything() {
    return this.tab.evaluate(() => {
      const found = [document.title];
      const walk = (root) => {
        for (const node of root.querySelectorAll("*")) {
          if (node.localName === "script") continue;
          found.push(...[...node.attributes].map(({ value }) => value), node.value ?? "");
          for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) found.push(child.data);
          if (node.shadowRoot) walk(node.shadowRoot);
        }
      };
      walk(document);
      return found.join("\n");
    });
  }

  /** Opens the tree down to the first file and selects it. */
  async openFirstFile() {
    for (const branch of ["study", "series", "file"]) await this.press(`kamei-file-tree >>> [role=treeitem].${branch}`);
    await this.find("kamei-plan >>> kamei-preview >>> table");
  }

  /** Saves the key without a passphrase and returns the file. */
  async saveKey(run, downloaded) {
    await this.withoutDialogs();
    await this.press("kamei-key-panel >>> .buttons button");
    await this.press("kamei-key-panel >>> form input[type=checkbox]");
    await this.press("kamei-key-panel >>> form button.primary:not([disabled])");
    const path = await downloaded(run, "kamei-key.json");
    const key = await readFile(path);
    await rm(path);
    return key;
  }

  async loadKey(path) {
    const before = await this.textOf("kamei-key-panel >>> .print");
    await (await this.find("kamei-key-panel >>> #file")).uploadFile(path);
    await this.until(async () => (await this.textOf("kamei-key-panel >>> .print")) !== before, "the key is loaded");
  }

  /** Number of released and of held-back files on the result screen. */
  async figures() {
    const [released, held] = await this.tab.$$eval(`${ROOT}kamei-result >>> .tiles dd`, (tiles) =>
      tiles.map((tile) => Number(tile.innerText.replaceAll(",", ""))),
    );
    return { released, held };
  }

  /** Puts the page's private file system in the place of the dialogs, which nobody can press here. */
  withPrivateFiles() {
    return this.tab.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
      globalThis.showSaveFilePicker = ({ suggestedName }) => root.getFileHandle(suggestedName, { create: true });
      globalThis.showDirectoryPicker = () => root.getDirectoryHandle("out", { create: true });
    });
  }

  /** Makes the page save by download, as in a browser without save dialogs. */
  withoutDialogs() {
    return this.tab.evaluate(() => {
      globalThis.showSaveFilePicker = undefined;
      globalThis.showDirectoryPicker = undefined;
    });
  }
}
