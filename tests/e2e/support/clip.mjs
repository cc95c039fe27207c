/** An ultrasound clip made here: a soft fan on black with burned-in letters, as JPEG Baseline by a browser's own coder. */

import { element, MARKERS, part10, us } from "./samples.mjs";

export const WIDTH = 320;
export const HEIGHT = 240;
export const FRAMES = 5;

/** Where letters stand: in every frame, and in the third alone. */
export const LETTERS = { x: 12, y: 8, width: 150, height: 14 };
export const LATE = { x: 220, y: 218, width: 70, height: 14, frame: 2 };

/** Five columns by seven lines, one number a column, the top line in the lowest bit. */
const FONT = {
  M: [0x7f, 0x02, 0x0c, 0x02, 0x7f],
  A: [0x7e, 0x09, 0x09, 0x09, 0x7e],
  R: [0x7f, 0x09, 0x19, 0x29, 0x46],
  K: [0x7f, 0x08, 0x14, 0x22, 0x41],
  E: [0x7f, 0x49, 0x49, 0x49, 0x41],
  4: [0x18, 0x14, 0x12, 0x7f, 0x10],
  7: [0x01, 0x71, 0x09, 0x05, 0x03],
};

function write(pixels, text, { x, y }) {
  for (const [place, letter] of [...text].entries()) {
    for (const [column, bits] of (FONT[letter] ?? []).entries()) {
      for (let line = 0; line < 14; line++) {
        if (((bits >> (line >> 1)) & 1) === 0) continue;
        const at = (y + line) * WIDTH + x + place * 12 + column * 2;
        pixels[at] = pixels[at + 1] = 240;
      }
    }
  }
}

/** The grey values of one frame. */
function frame(number) {
  const pixels = Buffer.alloc(WIDTH * HEIGHT);
  for (let y = 40; y < 210; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [right, down] = [x - WIDTH / 2, y - 30];
      const far = Math.hypot(right, down);
      const edges = [175 - far, down * 0.75 - Math.abs(right), y - 40, 210 - y];
      const soft = Math.max(0, Math.min(1, ...edges.map((edge) => edge / 25)));
      pixels[y * WIDTH + x] = soft * (80 + 40 * Math.sin(far / 40 + number / 3) * Math.cos(right / 60));
    }
  }
  write(pixels, "MARKER 4747", LETTERS);
  if (number === LATE.frame) write(pixels, "MARKE", LATE);
  return pixels;
}

/** One frame as a file of its own: PNG without loss, or JPEG. */
export async function still(browser, type, number) {
  const [code] = await inTab(browser, coded, [frame(number).toString("base64")], type);
  return Buffer.from(code, "base64");
}

/** The clip as a DICOM file of one frame per fragment. */
export async function clip(browser, { instance = 1, series = 9 } = {}) {
  const frames = await inTab(browser, coded, Array.from({ length: FRAMES }, (_, at) => frame(at).toString("base64")), "image/jpeg");
  const uid = (tail) => `${MARKERS.uidRoot}.${tail}`;
  const sop = uid(`1.${series}.${instance}`);
  const multiframe = "1.2.840.10008.5.1.4.1.1.3.1";
  const head = Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  const set = [
    element(0x0008, 0x0005, "CS", "ISO_IR 100"),
    element(0x0008, 0x0016, "UI", multiframe),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20240517"),
    element(0x0008, 0x0060, "CS", "US"),
    element(0x0008, 0x0070, "LO", "SAMPLE MAKER"),
    element(0x0008, 0x1090, "LO", "Sono 7"),
    element(0x0010, 0x0010, "PN", MARKERS.name),
    element(0x0010, 0x0020, "LO", MARKERS.id),
    element(0x0020, 0x000d, "UI", uid("2")),
    element(0x0020, 0x000e, "UI", uid(`3.${series}`)),
    element(0x0020, 0x0013, "IS", String(instance)),
    element(0x0028, 0x0002, "US", us(3)),
    element(0x0028, 0x0004, "CS", "YBR_FULL_422"),
    element(0x0028, 0x0006, "US", us(0)),
    element(0x0028, 0x0008, "IS", String(FRAMES)),
    element(0x0028, 0x0010, "US", us(HEIGHT)),
    element(0x0028, 0x0011, "US", us(WIDTH)),
    element(0x0028, 0x0100, "US", us(8)),
    element(0x0028, 0x0101, "US", us(8)),
    element(0x0028, 0x0102, "US", us(7)),
    element(0x0028, 0x0103, "US", us(0)),
    head,
    fragment(Buffer.alloc(0)),
    ...frames.map((code) => fragment(Buffer.from(code, "base64"))),
    Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
  ];
  return part10({ sopClass: multiframe, instance: sop, transferSyntax: "1.2.840.10008.1.2.4.50" }, set);
}

/** The grey values of every frame of a clip, through the browser's decoder. */
export async function framesOf(browser, file) {
  const start = file.indexOf(Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]));
  const codes = [];
  for (let at = start + 12; file.readUInt32LE(at) === 0xe000fffe; ) {
    const length = file.readUInt32LE(at + 4);
    codes.push(file.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return pixelsOf(browser, codes.slice(1));
}

/** The grey values of every one of these pictures, through the browser's decoder. */
export async function pixelsOf(browser, files) {
  const decoded = await inTab(browser, greys, files.map((file) => file.toString("base64")));
  return decoded.map((values) => Buffer.from(values, "base64"));
}

/** The largest value of a frame inside an area. */
export function brightest(pixels, { x, y, width, height }) {
  let most = 0;
  for (let line = y; line < y + height; line++) {
    for (let column = x; column < x + width; column++) most = Math.max(most, pixels[line * WIDTH + column]);
  }
  return most;
}

function fragment(bytes) {
  const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(padded.length, 4);
  return Buffer.concat([head, padded]);
}

async function inTab(browser, work, frames, type) {
  const tab = await browser.newPage();
  try {
    return await tab.evaluate(work, frames, WIDTH, HEIGHT, type);
  } finally {
    await tab.close();
  }
}

/** Runs in the browser: grey frames to files of this type. */
async function coded(frames, width, height, type) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  const codes = [];
  for (const frame of frames) {
    const image = context.createImageData(width, height);
    const grey = atob(frame);
    for (let at = 0; at < grey.length; at++) {
      image.data.fill(grey.charCodeAt(at), at * 4, at * 4 + 3);
      image.data[at * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    const blob = await canvas.convertToBlob({ type, quality: 0.92 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    codes.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
  }
  return codes;
}

/** Runs in the browser: files of pictures to the green part, which is grey where the picture is. */
async function greys(codes, width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const frames = [];
  for (const code of codes) {
    const bytes = Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
    context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const letters = Array.from({ length: width * height }, (_, at) => String.fromCharCode(data[at * 4 + 1]));
    frames.push(btoa(letters.join("")));
  }
  return frames;
}
