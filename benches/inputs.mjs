/** Makes the inputs: the same bytes on every machine, no run of zeros that a disk could leave out. */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const FRAME_BYTES = 512 * 512 * 2;

const CT = "1.2.840.10008.5.1.4.1.1.2";
const ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1";
const ROOT = "1.2.826.0.1.3680043.8.498.20261123";
const LONG = new Set(["OB", "OW", "UN", "SQ", "UT"]);

/** The folder with `count` CT slices of `FRAME_BYTES` of pixels each, made if it is not there. */
export function slices(folder, count) {
  return made(join(folder, `slices-${count}`), count, async (target) => {
    for (let at = 0; at < count; at++) {
      const name = `IM${String(at + 1).padStart(6, "0")}`;
      await writeFile(join(target, name), Buffer.concat([slice(at), frame(at)]));
    }
  });
}

/** The folder with one enhanced CT object of `frames` frames. */
export function object(folder, frames) {
  return made(join(folder, `object-${frames}`), 1, async (target) => {
    const file = await open(join(target, "ENHANCED"), "w");
    await file.write(enhanced(frames));
    for (let at = 0; at < frames; at++) await file.write(frame(at));
    await file.close();
  });
}

async function made(folder, count, make) {
  if (existsSync(folder)) {
    if ((await readdir(folder)).length === count) return described(folder);
    await rm(folder, { recursive: true });
  }
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await make(unfinished);
  await rename(unfinished, folder);
  return described(folder);
}

async function described(folder) {
  const paths = (await readdir(folder)).sort().map((name) => join(folder, name));
  let bytes = 0;
  for (const path of paths) bytes += (await stat(path)).size;
  return { folder, paths, bytes };
}

/** Noise of one scanner, made once; every frame is another stretch of it. */
const NOISE = noise(FRAME_BYTES + (1 << 16));

function noise(bytes) {
  const values = new Uint16Array(bytes / 2);
  let state = 0x9e3779b9;
  for (let at = 0; at < values.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const along = at % 512;
    const tissue = along > 100 && along < 410 ? 1060 : 30;
    values[at] = tissue + ((state >>> 0) % 64) + ((state >>> 9) % 23);
  }
  return Buffer.from(values.buffer);
}

/** Twelve bits in use of sixteen, as a CT has them. */
function frame(at) {
  const start = ((at * 2654435761) % (1 << 15)) * 2;
  return NOISE.subarray(start, start + FRAME_BYTES);
}

function element(group, number, vr, value) {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value), "latin1");
  const filler = vr === "UI" || vr === "OB" ? "\0" : " ";
  const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(filler)]);
  return Buffer.concat([head(group, number, vr, padded.length), padded]);
}

function head(group, number, vr, length) {
  const bytes = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  bytes.writeUInt16LE(group, 0);
  bytes.writeUInt16LE(number, 2);
  bytes.write(vr, 4, "latin1");
  if (LONG.has(vr)) bytes.writeUInt32LE(length, 8);
  else bytes.writeUInt16LE(length, 6);
  return bytes;
}

function sequence(group, number, items) {
  const wrapped = items.map((item) => {
    const start = Buffer.alloc(8);
    start.writeUInt32LE(0xe000fffe);
    start.writeUInt32LE(item.length, 4);
    return Buffer.concat([start, item]);
  });
  return element(group, number, "SQ", Buffer.concat(wrapped));
}

function us(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function meta(sopClass, instance) {
  const rest = Buffer.concat([
    element(0x0002, 0x0001, "OB", Buffer.from([0, 1])),
    element(0x0002, 0x0002, "UI", sopClass),
    element(0x0002, 0x0003, "UI", instance),
    element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1"),
    element(0x0002, 0x0012, "UI", "1.2.826.0.1.3680043.8.498.1"),
    element(0x0002, 0x0013, "SH", "SCANNER_7"),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(rest.length);
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), element(0x0002, 0x0000, "UL", length), rest]);
}

/** A digest in decimal, as scanners fill their UIDs. */
function uid(name) {
  const digits = BigInt(`0x${createHash("sha256").update(name).digest("hex").slice(0, 20)}`);
  return `${ROOT}.${digits}`;
}

/** Everything before the pixels of slice `at`: ten patients of one hundred slices. */
function slice(at) {
  const patient = Math.floor(at / 100) + 1;
  const sop = uid(`instance ${at}`);
  const second = String(10 + (at % 50)).padStart(2, "0");
  const reference = (sopClass, name) =>
    Buffer.concat([element(0x0008, 0x1150, "UI", sopClass), element(0x0008, 0x1155, "UI", uid(name))]);
  const code = (value, scheme, meaning) =>
    Buffer.concat([
      element(0x0008, 0x0100, "SH", value),
      element(0x0008, 0x0102, "SH", scheme),
      element(0x0008, 0x0104, "LO", meaning),
    ]);
  return Buffer.concat([
    meta(CT, sop),
    element(0x0008, 0x0005, "CS", "ISO_IR 100"),
    element(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL\\CT_SOM5 SPI"),
    element(0x0008, 0x0012, "DA", "20240517"),
    element(0x0008, 0x0013, "TM", `1015${second}.312000`),
    element(0x0008, 0x0016, "UI", CT),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20240517"),
    element(0x0008, 0x0021, "DA", "20240517"),
    element(0x0008, 0x0022, "DA", "20240517"),
    element(0x0008, 0x0023, "DA", "20240517"),
    element(0x0008, 0x0030, "TM", "101201.578000"),
    element(0x0008, 0x0031, "TM", "101420.906000"),
    element(0x0008, 0x0032, "TM", `1015${second}.206470`),
    element(0x0008, 0x0033, "TM", `1015${second}.206470`),
    element(0x0008, 0x0050, "SH", `A2024${String(88000 + patient)}`),
    element(0x0008, 0x0060, "CS", "CT"),
    element(0x0008, 0x0070, "LO", "SCANNERWORKS"),
    element(0x0008, 0x0080, "LO", "BENCHMARK CITY HOSPITAL"),
    element(0x0008, 0x0081, "ST", "1-2-3 Example Street, Benchmark City"),
    element(0x0008, 0x0090, "PN", "REFERRER^ROBERTA"),
    element(0x0008, 0x1010, "SH", "CTAWP73411"),
    element(0x0008, 0x1030, "LO", "Thorax^ThoraxRoutine (Adult)"),
    sequence(0x0008, 0x1032, [code("36643-5", "LN", "Chest CT")]),
    element(0x0008, 0x103e, "LO", "Thorax 1.0 B70f"),
    element(0x0008, 0x1050, "PN", "PERFORMER^PETRA"),
    element(0x0008, 0x1070, "PN", "OPERATOR^OSCAR"),
    element(0x0008, 0x1090, "LO", "Tomograph 64"),
    sequence(0x0008, 0x1111, [reference("1.2.840.10008.3.1.2.3.3", `step ${patient}`)]),
    sequence(0x0008, 0x1140, [reference(CT, `scout ${patient}`)]),
    sequence(0x0008, 0x2112, [reference(CT, `raw ${at}`)]),
    element(0x0009, 0x0010, "LO", "SCANNERWORKS CT HEADER"),
    element(0x0009, 0x1001, "LO", `SITE ${patient} PROTOCOL`),
    element(0x0009, 0x1010, "OB", Buffer.alloc(1024, `block ${patient} `)),
    element(0x0010, 0x0010, "PN", `SAMPLE${"ABCDEFGHIJ"[(patient - 1) % 10]}SON^MARGARET`),
    element(0x0010, 0x0020, "LO", `P${String(3141592 + patient * 977)}`),
    element(0x0010, 0x0030, "DA", `19${50 + (patient % 40)}0${1 + (patient % 9)}14`),
    element(0x0010, 0x0040, "CS", "F"),
    element(0x0010, 0x1010, "AS", "061Y"),
    element(0x0010, 0x1030, "DS", "58"),
    element(0x0018, 0x0015, "CS", "CHEST"),
    element(0x0018, 0x0050, "DS", "1"),
    element(0x0018, 0x0060, "DS", "120"),
    element(0x0018, 0x0090, "DS", "500"),
    element(0x0018, 0x1000, "LO", "73411"),
    element(0x0018, 0x1020, "LO", "syngo CT 2012B"),
    element(0x0018, 0x1030, "LO", "ThoraxRoutine"),
    element(0x0018, 0x1100, "DS", "342"),
    element(0x0018, 0x1150, "IS", "500"),
    element(0x0018, 0x1151, "IS", "183"),
    element(0x0018, 0x1210, "SH", "B70f"),
    element(0x0018, 0x5100, "CS", "HFS"),
    element(0x0020, 0x000d, "UI", uid(`study ${patient}`)),
    element(0x0020, 0x000e, "UI", uid(`series ${patient}`)),
    element(0x0020, 0x0010, "SH", `S${4711 + patient}`),
    element(0x0020, 0x0011, "IS", "3"),
    element(0x0020, 0x0012, "IS", "2"),
    element(0x0020, 0x0013, "IS", String((at % 100) + 1)),
    element(0x0020, 0x0032, "DS", `-170.83\\-331.83\\${-50 - (at % 100)}`),
    element(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0"),
    element(0x0020, 0x0052, "UI", uid(`frame of reference ${patient}`)),
    element(0x0020, 0x1041, "DS", String(-50 - (at % 100))),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0030, "DS", "0.66796875\\0.66796875"),
    ...picture(),
    element(0x0028, 0x1050, "DS", "-600"),
    element(0x0028, 0x1051, "DS", "1200"),
    element(0x0028, 0x1052, "DS", "-1024"),
    element(0x0028, 0x1053, "DS", "1"),
    element(0x0040, 0x0244, "DA", "20240517"),
    element(0x0040, 0x0245, "TM", "101201.578000"),
    head(0x7fe0, 0x0010, "OW", FRAME_BYTES),
  ]);
}

function picture() {
  return [
    element(0x0028, 0x0010, "US", us(512)),
    element(0x0028, 0x0011, "US", us(512)),
    element(0x0028, 0x0100, "US", us(16)),
    element(0x0028, 0x0101, "US", us(12)),
    element(0x0028, 0x0102, "US", us(11)),
    element(0x0028, 0x0103, "US", us(0)),
  ];
}

/** Everything before the pixels of the enhanced object, with functional groups for each frame. */
function enhanced(frames) {
  const sop = uid("enhanced");
  const groups = Array.from({ length: frames }, (_, at) =>
    Buffer.concat([
      sequence(0x0020, 0x9113, [element(0x0020, 0x0032, "DS", `-170.83\\-331.83\\${-at / 2}`)]),
      sequence(0x0020, 0x9111, [
        Buffer.concat([
          element(0x0018, 0x9074, "DT", `20240517101501.${String(at).padStart(6, "0")}`),
          element(0x0020, 0x9057, "UL", Buffer.from(Uint32Array.of(at + 1).buffer)),
        ]),
      ]),
    ]),
  );
  return Buffer.concat([
    meta(ENHANCED_CT, sop),
    element(0x0008, 0x0005, "CS", "ISO_IR 100"),
    element(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\VOLUME\\NONE"),
    element(0x0008, 0x0016, "UI", ENHANCED_CT),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20240517"),
    element(0x0008, 0x0023, "DA", "20240517"),
    element(0x0008, 0x0030, "TM", "101201"),
    element(0x0008, 0x0033, "TM", "101501"),
    element(0x0008, 0x0050, "SH", "A202499001"),
    element(0x0008, 0x0060, "CS", "CT"),
    element(0x0008, 0x0080, "LO", "BENCHMARK CITY HOSPITAL"),
    element(0x0008, 0x0090, "PN", "REFERRER^ROBERTA"),
    element(0x0010, 0x0010, "PN", "SAMPLEXSON^MARGARET"),
    element(0x0010, 0x0020, "LO", "P3242424"),
    element(0x0010, 0x0030, "DA", "19610314"),
    element(0x0010, 0x0040, "CS", "F"),
    element(0x0020, 0x000d, "UI", uid("study enhanced")),
    element(0x0020, 0x000e, "UI", uid("series enhanced")),
    element(0x0020, 0x0010, "SH", "S9001"),
    element(0x0020, 0x0013, "IS", "1"),
    element(0x0020, 0x0052, "UI", uid("frame of reference enhanced")),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0008, "IS", frames),
    ...picture(),
    sequence(0x5200, 0x9230, groups),
    head(0x7fe0, 0x0010, "OW", frames * FRAME_BYTES),
  ]);
}
