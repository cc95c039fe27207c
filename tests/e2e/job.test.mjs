/** The main job end to end: real files in, a pseudonymised bundle out, in both browsers. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Decrypter } from "age-encryption";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { forbidden, MARKERS, RIDDLE, slice, table } from "./support/samples.mjs";
import { FROM_DISK, serve } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

/** What every test drops: five slices of two series, a table, and two files that cannot be used. */
function sample() {
  const slices = [1, 2, 3, 4, 5].map((instance) => ({
    name: `MKFILE-${instance}.dcm`,
    ...slice({ instance, series: instance > 3 ? 2 : 1, pixels: instance }),
  }));
  return {
    images: slices.map(({ image }) => image),
    files: [
      ...slices.map(({ name, bytes }) => ({ name, bytes })),
      { name: "MKTABLE1.csv", bytes: table() },
      { name: "notes.bin", bytes: Buffer.from([1, 2, 3, 250, 0, 7]) },
      { name: "nothing.dcm", bytes: Buffer.alloc(0) },
    ],
  };
}

/** The forbidden texts that stand in `bytes`, in UTF-8 or UTF-16. */
function leaks(bytes) {
  return forbidden().filter((text) => bytes.includes(text, 0, "latin1") || bytes.includes(text, 0, "utf16le"));
}

/** `kamei-bundle.zip` as the page saves it, as a map of its files. */
async function bundle(run, page) {
  await page.withoutDialogs();
  await page.press("kamei-result >>> .save .primary");
  const path = await downloaded(run, "kamei-bundle.zip");
  const bytes = await readFile(path);
  await rm(path);
  return { bytes, files: unzip(bytes) };
}

for (const name of BROWSERS) {
  describe(`the main job in ${name}`, () => {
    let run;
    let server;
    let folder;
    before(async () => {
      [run, server, folder] = await Promise.all([launch(name), serve(), mkdtemp(join(tmpdir(), "kamei-input-"))]);
    });
    after(() => Promise.all([run?.close(), server?.close(), folder && rm(folder, { recursive: true })]));

    it("turns a mixed drop into a bundle without any identifier, and asks nobody", async () => {
      const { files, images } = sample();
      const page = await open(run.browser, server.address);
      server.requests.length = 0;
      await page.drop(files);
      assert.deepEqual(leaks(Buffer.from(await page.everything())), [], "the plan shows no value unasked");
      await page.run();
      assert.deepEqual(await page.figures(), { released: 6, held: 2 });
      const { files: out } = await bundle(run, page);

      const dicom = [...out].filter(([path]) => path.endsWith(".dcm"));
      assert.equal(dicom.length, 5);
      for (const image of images) {
        assert.equal(dicom.filter(([, bytes]) => bytes.includes(image)).length, 1, "pixels come out byte for byte");
      }
      const [csv] = [...out].filter(([path]) => path.endsWith(".csv")).map(([, bytes]) => bytes.toString("utf8"));
      const [header, ...rows] = csv.trimEnd().split(/\r?\n/);
      assert.doesNotMatch(header, /patient_name|zzq/);
      assert.equal(rows.length, 3);
      assert.match(csv, /7\.1/);
      const pseudonym = rows[0].split(",")[0];
      assert.ok(dicom.every(([, bytes]) => bytes.includes(pseudonym)), "one person, one pseudonym in images and table");

      for (const [path, bytes] of out) assert.deepEqual(leaks(Buffer.concat([Buffer.from(path), bytes])), [], path);
      const manifest = JSON.parse(out.get("manifest.json").toString("utf8"));
      assert.ok(out.has("report.html") && out.has("report.json") && out.has("policy.json"));
      const hashes = JSON.stringify(manifest);
      for (const [path, bytes] of dicom) {
        assert.ok(hashes.includes(createHash("sha256").update(bytes).digest("hex")), `the manifest knows ${path}`);
      }
      assert.deepEqual(server.requests, []);
      assert.deepEqual(page.problems, []);
      await page.tab.close();
    });

    it("gives the same bytes for the same key, in any order of files, from disk and from a server", async () => {
      const { files } = sample();
      const page = await open(run.browser, server.address);
      await page.drop(files);
      const key = await page.saveKey(run, downloaded);
      await page.run();
      const first = await bundle(run, page);
      await page.tab.close();

      const again = await open(run.browser, FROM_DISK);
      const path = join(folder, "key.json");
      await writeFile(path, key);
      await again.loadKey(path);
      await again.drop([...files].reverse());
      await again.run();
      const second = await bundle(run, again);
      assert.ok(first.bytes.equals(second.bytes));
      await again.tab.close();
    });

    it("takes files from the picker and out of a zip", async () => {
      const paths = [];
      for (const { name, bytes } of sample().files.slice(0, 2)) {
        paths.push(join(folder, name));
        await writeFile(paths.at(-1), bytes);
      }
      const page = await open(run.browser, FROM_DISK);
      await page.pick(paths);
      await page.run();
      assert.deepEqual(await page.figures(), { released: 2, held: 0 });
      const { bytes } = await bundle(run, page);
      await page.tab.close();

      // A bundle is a zip of DICOM files: what went out can come in.
      const zipped = await open(run.browser, FROM_DISK);
      await zipped.drop([{ name: "in.zip", bytes }]);
      await zipped.run();
      assert.equal((await zipped.figures()).released, 2);
      await zipped.tab.close();
    });

    it("follows the chosen preset", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.choose("kamei-policy-panel >>> select", "ps3.15-basic");
      await page.drop(sample().files);
      await page.run();
      const { files } = await bundle(run, page);
      const dicom = [...files].filter(([path]) => path.endsWith(".dcm"));
      assert.equal(dicom.length, 5);
      for (const [path, bytes] of dicom) assert.ok(!bytes.includes(MARKERS.comment), path);
      await page.tab.close();
    });

    it("leaves an unknown column out until the user decides", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.drop(sample().files);
      await page.press("kamei-plan >>> #tab-tables");
      const last = "kamei-plan >>> kamei-plan-table >>> li:nth-child(7)";
      assert.match(await page.textOf(last), /undecided/);
      await page.choose(`${last} select`, "category");
      await page.until(async () => /you decided/.test(await page.textOf(last)), "the decision is in the plan");
      await page.run();
      const { files } = await bundle(run, page);
      const csv = [...files].find(([path]) => path.endsWith(".csv"))[1].toString("utf8");
      assert.match(csv, /zzq/);
      assert.ok(csv.includes(RIDDLE));
      await page.tab.close();
    });

    it("shows the values of the before side only when asked", async () => {
      const page = await open(run.browser, FROM_DISK);
      await page.drop(sample().files);
      await page.openFirstFile();
      const table = "kamei-plan >>> kamei-preview >>> table";
      assert.match(await page.textOf(table), /PatientName/);
      assert.deepEqual(leaks(Buffer.from(await page.everything())), []);
      await page.press("kamei-plan >>> kamei-preview >>> #values");
      await page.until(async () => (await page.textOf(table)).includes(MARKERS.name), "the value is shown once asked for");
      await page.tab.close();
    });

    it("shows values as text and runs none of them", async () => {
      const bait = '<img src=x onerror="globalThis.caught=1">';
      const page = await open(run.browser, FROM_DISK);
      await page.drop([{ name: `${bait.replaceAll("/", "")}.csv`, bytes: Buffer.from(`patient_id,${bait}\r\n${bait},1\r\n`) }]);
      await page.press("kamei-plan >>> #tab-tables");
      await page.everything();
      await page.press("kamei-plan >>> #tab-held");
      assert.equal(await page.tab.evaluate(() => globalThis.caught), undefined);
      await page.tab.close();
    });

    it("encrypts the confidential pack so that an age client opens it", async () => {
      const passphrase = "correct horse battery";
      const page = await open(run.browser, FROM_DISK);
      await page.drop(sample().files);
      await page.run();
      await page.withoutDialogs();
      for (const field of ["#first", "#again"]) await page.type(`kamei-result >>> kamei-passphrase >>> ${field}`, passphrase);
      await page.press("kamei-result >>> form .primary:not([disabled])");
      const sealed = await readFile(await downloaded(run, "kamei-confidential.zip.age"));
      assert.deepEqual(leaks(sealed), []);
      assert.match(await page.textOf("kamei-result >>> #pack"), /not saved/, "a download that only started");
      await page.press("kamei-result >>> kamei-arrival >>> button");
      await page.until(
        async () => !/not saved/.test(await page.textOf("kamei-result >>> #pack")),
        "the word of the user counts",
      );
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      const pack = unzip(Buffer.from(await decrypter.decrypt(sealed)));
      const linkage = pack.get("linkage.csv").toString("utf8");
      assert.match(linkage, /^(\ufeff)?kind,original,replacement/);
      assert.ok(linkage.includes(MARKERS.id));
      await page.tab.close();
    });

    it("holds back what was not finished when the user cancels", async () => {
      const files = Array.from({ length: 400 }, (_, at) => ({ name: `${at}.dcm`, bytes: slice({ instance: at + 1 }).bytes }));
      const page = await open(run.browser, FROM_DISK);
      await page.drop(files);
      await page.press("button.go:not([disabled])");
      await page.press("kamei-run-panel >>> .top button");
      await page.find("kamei-result");
      const { released, held } = await page.figures();
      assert.equal(released + held, 400);
      assert.ok(held > 0);
      assert.match(await page.textOf("kamei-result >>> .notice"), /cancelled/);
      await page.tab.close();
    });
  });
}

describe("saving with the dialogs of Chromium", () => {
  let run;
  let server;
  before(async () => {
    [run, server] = await Promise.all([launch("chrome"), serve()]);
  });
  after(() => Promise.all([run?.close(), server?.close()]));

  const listed = (page) =>
    page.tab.evaluate(async () => {
      const found = {};
      const walk = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
          if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
          else found[path + name] = (await handle.getFile()).size;
        }
      };
      await walk(await navigator.storage.getDirectory(), "");
      return found;
    });

  it("writes zip and folder whole and says so", async () => {
    const page = await open(run.browser, server.address);
    await page.withPrivateFiles();
    await page.drop(sample().files);
    await page.run();
    await page.press("kamei-result >>> .save .primary");
    await page.find("kamei-result >>> .notice.good");
    await page.press("kamei-result >>> .save button:nth-child(2)");
    await page.until(async () => Object.keys(await listed(page)).includes("out/manifest.json"), "the folder is written");
    const written = await listed(page);
    assert.equal(Object.keys(written).filter((path) => /^out\/data\/.*\.(dcm|csv)$/.test(path)).length, 6);
    assert.ok(Object.values(written).every((size) => size > 0));
    await page.tab.close();
  });

  it("reports a write that fails and a folder that is not empty", async () => {
    const page = await open(run.browser, server.address);
    await page.withPrivateFiles();
    await page.drop(sample().files);
    await page.run();
    await page.tab.evaluate(async () => {
      const out = await globalThis.showDirectoryPicker();
      await out.getFileHandle("there-already", { create: true });
      globalThis.showSaveFilePicker = async () => ({
        createWritable: async () => ({
          write: () => Promise.reject(new DOMException("", "QuotaExceededError")),
          abort: async () => void (globalThis.aborted = true),
        }),
      });
    });
    await page.press("kamei-result >>> .save button:nth-child(2)");
    await page.until(async () => /not empty/.test(await page.textOf("kamei-result >>> .notice.bad")), "the folder is refused");
    await page.press("kamei-result >>> .save .primary");
    await page.until(
      async () => /could not be written/.test(await page.textOf("kamei-result >>> .notice.bad")),
      "the failed write is reported",
    );
    assert.ok(await page.tab.evaluate(() => globalThis.aborted), "what was written so far goes");
    assert.match(await page.textOf("kamei-result >>> #bundle"), /not saved/);
    await page.tab.close();
  });
});
