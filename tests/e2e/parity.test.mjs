/** The page and the command line give the same bytes, on real DICOM files that nobody here wrote and a table. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BROWSERS, downloaded, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { table } from "./support/samples.mjs";
import { FROM_DISK } from "./support/server.mjs";
import { unzip } from "./support/zip.mjs";

const CLI = process.env.KAMEI_CLI;
const PYTHON = process.env.KAMEI_PYTHON;

/** The files at the top of the pydicom wheel's collection. */
async function corpus() {
  const script = "import pathlib, pydicom; print(pathlib.Path(pydicom.__file__).parent / 'data' / 'test_files')";
  const folder = execFileSync(PYTHON, ["-c", script], { encoding: "utf8" }).trim();
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
}

describe("page and command line", () => {
  let folder;
  let inputs;
  let key;
  let native;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "kamei-parity-"));
    key = join(folder, "key.json");
    execFileSync(CLI, ["key", "new", key]);
    const csv = join(folder, "results.csv");
    await writeFile(csv, table());
    inputs = [...(await corpus()), csv];
    const out = join(folder, "out.zip");
    const done = spawnSync(CLI, ["deidentify", ...inputs, "-o", out, "--key", key, "--policy", "jp-kamei"]);
    assert.equal(done.status, 3, String(done.stderr));
    native = await readFile(out);
  });
  after(() => rm(folder, { recursive: true }));

  it("have enough to compare", () => {
    const files = unzip(native);
    assert.ok([...files.keys()].filter((path) => path.endsWith(".dcm")).length > 30);
    assert.ok([...files.keys()].some((path) => path.endsWith(".csv")));
  });

  for (const name of BROWSERS) {
    it(`write the same archive in ${name}`, async () => {
      const run = await launch(name);
      try {
        const page = await open(run.browser, FROM_DISK);
        await page.loadKey(key);
        await page.pick(inputs);
        await page.run();
        await page.withoutDialogs();
        await page.press("kamei-result >>> .save .primary");
        const bytes = await readFile(await downloaded(run, "kamei-bundle.zip"));
        const ours = unzip(bytes);
        const theirs = unzip(native);
        assert.deepEqual([...ours.keys()], [...theirs.keys()]);
        for (const [path, contents] of theirs) assert.ok(contents.equals(ours.get(path)), `${path} differs`);
        assert.ok(bytes.equals(native), "the archives differ");
      } finally {
        await run.close();
      }
    });
  }
});
