/** Turns measurements into the tables of `docs/performance.md`, between its markers. */

import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";

const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";

const LABELS = {
  copy: "plain copy in the page (no CRC-32)",
  kamei: "**Kamei in the page**",
  dcmjs: "dcmjs in Chromium",
  native: "Kamei native, in process",
  cli: "Kamei native, command line",
  peer: "`dicom-anonymization` native",
};

const TITLES = { slices: "CT slices", object: "Multi-frame object" };

/** Writes the tables into the document unless `dry`; returns them. */
export async function report(measured, { version, threads, document, dry }) {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [{ model }] = cpus();
  const text = [
    `Measured with ${version}, Node.js ${process.versions.node}, ${process.platform} on ${cpus().length} cores`,
    `(${model.trim()}), ${memory} GiB of memory; ${threads} workers or threads.`,
    "",
    ...measured.flatMap(section),
  ].join("\n");
  if (!dry) {
    const old = await readFile(document, "utf8");
    const [before, rest] = old.split(BEGIN);
    const after = rest?.split(END)[1];
    if (after === undefined) throw new Error("docs/performance.md has no markers");
    await writeFile(document, `${before}${BEGIN}\n\n${text}\n${END}${after}`);
  }
  return text;
}

function section({ name, rounds, files, bytes, memory, load, results }) {
  const megabytes = bytes / 1e6;
  const lines = [
    `### ${TITLES[name]}: ${files} ${files === 1 ? "file" : "files"}, ${Math.round(megabytes)} MB`,
    "",
    `One run to warm up, ${rounds} counted; load of the machine over the last five minutes: ${load.toFixed(1)}.`,
    "",
    "| | median s | min–max s | MB/s | time against Kamei in the page |",
    "|---|---:|---:|---:|---:|",
  ];
  for (const [candidate, label] of Object.entries(LABELS)) {
    const result = results[candidate];
    if (result === undefined) continue;
    if (result.failure !== null || result.runs.length === 0) {
      lines.push(`| ${label} | failed: ${(result.failure ?? "no run").replaceAll("|", "/")} | | | |`);
      continue;
    }
    const times = secondsOf(result);
    const ratio = median(times.map((time, round) => time / secondsOf(results.kamei)[round]));
    lines.push(
      `| ${label} | ${fixed(median(times))} | ${fixed(Math.min(...times))}–${fixed(Math.max(...times))} | ${Math.round(megabytes / median(times))} | ${ratio.toFixed(2)} |`,
    );
  }
  return [...lines, "", ...stages(results.kamei), ...aims(name, results, memory), ""];
}

function stages(kamei) {
  const of = (stage) => fixed(median(kamei.runs.map(({ phases }) => phases[stage])));
  if ((kamei?.runs.length ?? 0) === 0) return [];
  return [
    `Kamei in the page: survey and plan ${of("surveyed")} s, apply and gate ${of("processed")} s, archive to disk ${of("written")} s.`,
    "",
  ];
}

function aims(name, results, memory) {
  const kamei = results.kamei?.runs.length > 0 ? secondsOf(results.kamei) : null;
  if (kamei === null) return ["Kamei in the page did not finish: no aim is met."];
  const lines = ["| aim | measured | met |", "|---|---|---|"];
  const against = (candidate) => {
    const times = results[candidate]?.runs.length > 0 ? secondsOf(results[candidate]) : null;
    return times === null ? null : median(times.map((time, round) => time / kamei[round]));
  };
  const copy = against("copy");
  if (copy !== null) {
    lines.push(`| at least 70 % of the plain copy's speed | ${Math.round(copy * 100)} % | ${met(copy >= 0.7)} |`);
  }
  if (results.dcmjs !== undefined) {
    const dcmjs = against("dcmjs");
    const said = dcmjs === null ? "dcmjs failed: no ratio" : `${dcmjs.toFixed(1)} times`;
    lines.push(`| at least 10 times dcmjs's speed | ${said} | ${dcmjs === null ? "–" : met(dcmjs >= 10)} |`);
  }
  const mebibytes = memory / 2 ** 20;
  if (name === "object") {
    lines.push(`| WebAssembly memory under 64 MiB | ${mebibytes.toFixed(1)} MiB | ${met(mebibytes < 64)} |`);
  } else if (memory > 0) {
    lines.push(`| (WebAssembly memory of the largest worker) | ${mebibytes.toFixed(1)} MiB | |`);
  }
  return lines;
}

function secondsOf(result) {
  return result.runs.map(({ seconds }) => seconds);
}

function median(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function fixed(seconds) {
  return seconds.toFixed(2);
}

function met(yes) {
  return yes ? "yes" : "**no**";
}
