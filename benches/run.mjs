/**
 * `cargo xtask bench`: measures Kamei in the page against a plain copy, dcmjs, its native build and
 * the crate `dicom-anonymization`, and writes `docs/performance.md`.
 *
 * Options: `--only slices|object`, `--rounds N` (3), `--object-rounds N` (as `--rounds`), `--slices N` (1000),
 * `--frames N` (4000), `--without NAME` (repeatable), `--dry` (do not write the document).
 */

import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { launch } from "../tests/e2e/support/browsers.mjs";
import { install } from "./in-page.mjs";
import { object, slices } from "./inputs.mjs";
import { report } from "./report.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);
const FOLDER = at("../target/bench/");
const CLI = process.env.KAMEI_CLI ?? at("../target/release/kamei");
const NATIVE = process.env.KAMEI_BENCH_NATIVE ?? at("../target/peer/release/kamei-bench-native");
const PAGE = process.env.KAMEI_PAGE ?? at("../www/dist/index.html");
const THREADS = String(Math.min(cpus().length, 8));

/** Seconds after which a candidate in the browser has failed. */
const LONGEST = 240;

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    "object-rounds": { type: "string" },
    slices: { type: "string", default: "1000" },
    frames: { type: "string", default: "4000" },
    without: { type: "string", multiple: true, default: [] },
    dry: { type: "boolean", default: false },
  },
});

const FILES = {
  "/": [PAGE, "text/html; charset=utf-8"],
  "/dcmjs.js": [at("node_modules/dcmjs/build/dcmjs.js"), "text/javascript"],
  "/dcmjs-worker.mjs": [at("dcmjs-worker.mjs"), "text/javascript"],
};

/** The page as it ships, and an empty page of the same origin for dcmjs. */
async function serve() {
  const server = createServer(async (request, response) => {
    if (request.url === "/bench") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>dcmjs</title><body>");
      return;
    }
    const [path, type] = FILES[request.url] ?? [];
    if (path === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type }).end(await readFile(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function opened(browser, address, paths) {
  const tab = await browser.newPage();
  await tab.goto(address);
  if (!address.endsWith("/bench")) {
    await tab.waitForFunction(() => document.querySelector("kamei-workbench")?.session != null);
  }
  await tab.evaluate(() => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", multiple: true, id: "bench-inputs" });
    document.body.append(input);
  });
  await (await tab.$("#bench-inputs")).uploadFile(...paths);
  await tab.evaluate(install);
  return tab;
}

/** Starts `bench[name]` in a tab and looks for its end: a run may outlast any one call. */
async function inTab(tab, name, argument) {
  await tab.evaluate(
    (name, argument) => {
      globalThis.outcome = null;
      globalThis.bench[name](argument).then(
        (value) => (globalThis.outcome = { value }),
        (error) => (globalThis.outcome = { error: `${error.name}: ${error.message}` }),
      );
    },
    name,
    argument,
  );
  const limit = { polling: 100, timeout: LONGEST * 1000 };
  const handle = await tab.waitForFunction(() => globalThis.outcome, limit).catch(async () => {
    // Whatever is still at work there must not take part in what is measured next.
    await tab.close();
    throw new Error(`no result within ${LONGEST} s`);
  });
  const { value, error } = await handle.jsonValue();
  if (error !== undefined) throw new Error(error);
  return value;
}

/** The greatest memory of a WebAssembly instance in a tab: such memory never shrinks. */
async function wasmMemory(tab) {
  const sizes = tab.workers().map((worker) =>
    // The instance that the worker has already: a second start returns it.
    worker.evaluate(() => globalThis.eval("wasm_bindgen").initSync().memory.buffer.byteLength),
  );
  return Math.max(0, ...(await Promise.all(sizes)));
}

async function native(who, folder) {
  const out = `${FOLDER}out-${who}`;
  await rm(out, { recursive: true, force: true });
  try {
    return JSON.parse((await run(NATIVE, [who, THREADS, folder, out])).stdout);
  } catch (error) {
    throw new Error(String(error.stderr || error.message).split("\n")[0].slice(0, 200));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function commandLine(folder) {
  const out = `${FOLDER}out.zip`;
  await rm(out, { force: true });
  const start = performance.now();
  const { stdout } = await run(CLI, ["deidentify", folder, "-o", out, "--workers", THREADS]);
  const seconds = (performance.now() - start) / 1000;
  await rm(out, { force: true });
  return { seconds, released: Number(/(\d+) released/.exec(stdout)?.[1]) };
}

/** Tags of PS3.15 Table E.1-1 with the first letter of the Basic Profile, for dcmjs. */
async function listedTags() {
  const lines = (await readFile(at("../data/ps3.15-table-e1-1.csv"), "utf8")).split("\n");
  const rows = lines.filter((line) => /^[0-9a-fxg]{8},/i.test(line)).map((line) => {
    const fields = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((field) => field.replace(/,$/, ""));
    return [fields[0].toUpperCase(), fields[2].at(0)];
  });
  const masks = rows.filter(([tag]) => tag.includes("X"));
  return {
    exact: rows.filter(([tag]) => !tag.includes("X")),
    masks: masks.map(([tag, letter]) => [`^${tag.replaceAll("X", ".")}$`, letter]),
  };
}

/** Measures one set of inputs: rounds of all candidates in turn, the first of which only warms up. */
async function measure(name, { folder, paths, bytes }, browser, address) {
  const rounds = Number((name === "object" && options["object-rounds"]) || options.rounds);
  const tags = await listedTags();
  const page = await opened(browser, `${address}/`, paths);
  const other = await opened(browser, `${address}/bench`, paths);
  let memory = 0;
  const candidates = {
    copy: () => inTab(page, "copy"),
    kamei: async () => {
      const outcome = await inTab(page, "kamei");
      memory = Math.max(memory, await wasmMemory(page));
      return outcome;
    },
    dcmjs: () => inTab(other, "dcmjs", tags),
    native: () => native("kamei", folder),
    cli: () => commandLine(folder),
    peer: () => native("peer", folder),
  };
  const results = {};
  for (let round = 0; round <= rounds; round++) {
    for (const [candidate, once] of Object.entries(candidates)) {
      if (options.without.includes(candidate)) continue;
      const result = (results[candidate] ??= { runs: [], failure: null });
      if (result.failure !== null) continue;
      try {
        const outcome = await once();
        if (outcome.released !== paths.length) throw new Error(`${outcome.released} of ${paths.length} files came out`);
        console.log(name, round === 0 ? "warm-up" : `round ${round}`, candidate, JSON.stringify(outcome));
        if (round > 0) result.runs.push(outcome);
      } catch (error) {
        result.failure = error.message;
        console.log(name, candidate, "failed:", error.message);
      }
    }
  }
  await Promise.all([page, other].map((tab) => (tab.isClosed() ? null : tab.close())));
  return { name, rounds, files: paths.length, bytes, memory, load: loadavg()[1], results };
}

const inputs = {
  slices: () => slices(`${FOLDER}inputs`, Number(options.slices)),
  object: () => object(`${FOLDER}inputs`, Number(options.frames)),
};
const server = await serve();
const { browser, close } = await launch("chrome");
try {
  const version = await browser.version();
  const measured = [];
  for (const [name, make] of Object.entries(inputs)) {
    if (options.only !== undefined && options.only !== name) continue;
    console.log(`making inputs: ${name}`);
    const section = await measure(name, await make(), browser, server.address);
    await writeFile(`${FOLDER}${name}.json`, JSON.stringify(section));
  }
  // With `--only` the other table stays as it was last measured.
  for (const name of Object.keys(inputs)) {
    const kept = await readFile(`${FOLDER}${name}.json`, "utf8").catch(() => null);
    if (kept !== null) measured.push(JSON.parse(kept));
  }
  const text = await report(measured, { version, threads: THREADS, document: at("../docs/performance.md"), dry: options.dry });
  console.log(text);
} finally {
  await close();
  server.close();
}
