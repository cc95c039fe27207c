/** An ultrasound image made here, with labels that a browser draws: a name and a date beside a side and settings. */

import { element, MARKERS, us } from "./samples.mjs";

export const WIDTH = 640;
export const HEIGHT = 480;

/** What is drawn, and where: baseline on the left, height of the letters. */
export const LABELS = {
  name: { text: MARKERS.name.replace("^", " "), x: 20, y: 30, size: 18 },
  date: { text: "2024/05/17", x: 420, y: 30, size: 16 },
  side: { text: "L", x: 20, y: 430, size: 28 },
  level: { text: "60 dB", x: 540, y: 100, size: 16 },
  scale: { text: "5 cm", x: 560, y: 460, size: 18 },
};

/** The image as a DICOM file, explicit little endian and uncompressed. */
export async function labelled(browser) {
  const tab = await browser.newPage();
  let pixels;
  try {
    pixels = Buffer.from(await tab.evaluate(drawn, Object.values(LABELS), WIDTH, HEIGHT), "base64");
  } finally {
    await tab.close();
  }
  const uid = (tail) => `${MARKERS.uidRoot}.${tail}`;
  const capture = "1.2.840.10008.5.1.4.1.1.6.1";
  const meta = Buffer.concat([
    element(0x0002, 0x0001, "OB", Buffer.from([0, 1])),
    element(0x0002, 0x0002, "UI", capture),
    element(0x0002, 0x0003, "UI", uid("1.11.1")),
    element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1"),
    element(0x0002, 0x0012, "UI", "1.2.3.4"),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const set = [
    element(0x0008, 0x0005, "CS", "ISO_IR 100"),
    element(0x0008, 0x0016, "UI", capture),
    element(0x0008, 0x0018, "UI", uid("1.11.1")),
    element(0x0008, 0x0020, "DA", "20240517"),
    element(0x0008, 0x0060, "CS", "US"),
    element(0x0010, 0x0010, "PN", MARKERS.name),
    element(0x0010, 0x0020, "LO", MARKERS.id),
    element(0x0020, 0x000d, "UI", uid("2")),
    element(0x0020, 0x000e, "UI", uid("3.11")),
    element(0x0020, 0x0013, "IS", "1"),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0010, "US", us(HEIGHT)),
    element(0x0028, 0x0011, "US", us(WIDTH)),
    element(0x0028, 0x0100, "US", us(8)),
    element(0x0028, 0x0101, "US", us(8)),
    element(0x0028, 0x0102, "US", us(7)),
    element(0x0028, 0x0103, "US", us(0)),
    element(0x7fe0, 0x0010, "OB", pixels),
  ];
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), element(0x0002, 0x0000, "UL", length), meta, ...set]);
}

/** The grey values of such a file, which end it. */
export function pixelsOf(file) {
  return file.subarray(file.length - WIDTH * HEIGHT);
}

/** Share of the bright pixels of a label in `before` that are bright in `after`, too. */
export function shown(before, after, { text, x, y, size }) {
  const bright = [];
  for (let line = y - size; line < y + size / 3; line++) {
    for (let column = x; column < Math.min(WIDTH, x + text.length * size); column++) {
      const at = Math.round(line) * WIDTH + Math.round(column);
      if (before[at] > 150) bright.push(at);
    }
  }
  if (bright.length === 0) throw new Error("nothing is drawn there");
  return bright.filter((at) => after[at] > 150).length / bright.length;
}

/** Runs in the browser: a soft fan with labels. */
function drawn(labels, width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  const fan = context.createRadialGradient(320, 250, 20, 320, 250, 170);
  fan.addColorStop(0, "#707070");
  fan.addColorStop(1, "#000");
  context.fillStyle = fan;
  context.fillRect(140, 80, 360, 340);
  context.fillStyle = "#e6e6e6";
  for (const { text, x, y, size } of labels) {
    context.font = `${size}px "DejaVu Sans"`;
    context.fillText(text, x, y);
  }
  const { data } = context.getImageData(0, 0, width, height);
  let grey = "";
  for (let at = 0; at < width * height; at++) grey += String.fromCharCode(data[at * 4 + 1]);
  return btoa(grey);
}
