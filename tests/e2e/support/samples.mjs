/** Synthetic inputs built here: every identifying value is a marker that no output may hold. */

/** Markers by where they stand. */
export const MARKERS = {
  name: "MARKERFAMILY^MARKERGIVEN",
  id: "MK00417755",
  accession: "MKACC88213",
  institution: "MARKERHOSPITAL",
  physician: "MARKERDOCTOR^ONE",
  comment: "MARKERCOMMENT",
  uidRoot: "1.2.826.0.1.3680043.8.498.77",
  birth: "19610512",
};

/** A cell of a column whose meaning nobody can tell. */
export const RIDDLE = "zwurq mkq7";

const LONG = new Set(["OB", "OW", "UN", "SQ", "UT"]);

export function element(group, number, vr, value) {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(value, "latin1");
  const pad = bytes.length % 2 === 0 ? Buffer.alloc(0) : Buffer.from(vr === "UI" || vr === "OB" ? "\0" : " ");
  const head = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, "latin1");
  if (LONG.has(vr)) head.writeUInt32LE(bytes.length + pad.length, 8);
  else head.writeUInt16LE(bytes.length + pad.length, 6);
  return Buffer.concat([head, bytes, pad]);
}

export function us(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** A DICOM file of these elements, in explicit little endian but for its pixels. */
export function part10({ sopClass, instance, transferSyntax }, set) {
  const meta = Buffer.concat([
    element(0x0002, 0x0001, "OB", Buffer.from([0, 1])),
    element(0x0002, 0x0002, "UI", sopClass),
    element(0x0002, 0x0003, "UI", instance),
    element(0x0002, 0x0010, "UI", transferSyntax),
    element(0x0002, 0x0012, "UI", "1.2.3.4"),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), element(0x0002, 0x0000, "UL", length), meta, ...set]);
}

/** A CT slice of `side` × `side` pixels, explicit little endian. `pixels` fills the image. */
export function slice({ instance, series = 1, pixels = 7, side = 16 }) {
  const uid = (tail) => `${MARKERS.uidRoot}.${tail}`;
  const sop = uid(`1.${series}.${instance}`);
  const ct = "1.2.840.10008.5.1.4.1.1.2";
  const image = Buffer.alloc(side * side * 2);
  for (let at = 0; at < side * side; at++) image.writeUInt16LE((pixels * 31 + at) & 0x0fff, at * 2);
  const set = [
    element(0x0008, 0x0005, "CS", "ISO_IR 100"),
    element(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
    element(0x0008, 0x0016, "UI", ct),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0020, "DA", "20240517"),
    element(0x0008, 0x0030, "TM", "101500"),
    element(0x0008, 0x0050, "SH", MARKERS.accession),
    element(0x0008, 0x0060, "CS", "CT"),
    element(0x0008, 0x0080, "LO", MARKERS.institution),
    element(0x0008, 0x0090, "PN", MARKERS.physician),
    element(0x0010, 0x0010, "PN", MARKERS.name),
    element(0x0010, 0x0020, "LO", MARKERS.id),
    element(0x0010, 0x0030, "DA", MARKERS.birth),
    element(0x0010, 0x0040, "CS", "F"),
    element(0x0010, 0x4000, "LT", `${MARKERS.comment}: ${MARKERS.name.replace("^", " ")} (${MARKERS.id}) is better`),
    element(0x0020, 0x000d, "UI", uid("2")),
    element(0x0020, 0x000e, "UI", uid(`3.${series}`)),
    element(0x0020, 0x0010, "SH", "MKSTUDY5"),
    element(0x0020, 0x0011, "IS", String(series)),
    element(0x0020, 0x0013, "IS", String(instance)),
    element(0x0028, 0x0002, "US", us(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0010, "US", us(side)),
    element(0x0028, 0x0011, "US", us(side)),
    element(0x0028, 0x0100, "US", us(16)),
    element(0x0028, 0x0101, "US", us(12)),
    element(0x0028, 0x0102, "US", us(11)),
    element(0x0028, 0x0103, "US", us(0)),
    element(0x7fe0, 0x0010, "OW", image),
  ];
  return { bytes: part10({ sopClass: ct, instance: sop, transferSyntax: "1.2.840.10008.1.2.1" }, set), image };
}

/** A table about the same patient, and a column nobody can tell the meaning of. */
export function table() {
  const row = (date, value, riddle) =>
    [MARKERS.id, "MARKERFAMILY MARKERGIVEN", "1961-05-12", date, value, "F", riddle].join(",");
  const header = "patient_id,patient_name,birth_date,exam_date,HbA1c,sex,zzq";
  return Buffer.from([
    header,
    row("2024-05-17", "7.1", RIDDLE),
    row("2024-06-21", "6.8", "plomf ~ 88 tt"),
    row("2024-08-02", "6.6", "?? vek/9"),
    "",
  ].join("\r\n"));
}

/**
 * Every text that must not be found in what leaves under the first preset. It cleans comments: their
 * other words may stay.
 */
export function forbidden() {
  return [
    "MARKERFAMILY",
    "MARKERGIVEN",
    MARKERS.id,
    MARKERS.accession,
    MARKERS.institution,
    "MARKERDOCTOR",
    MARKERS.uidRoot,
    "MKSTUDY5",
    MARKERS.birth,
    "1961-05-12",
    RIDDLE,
    "20240517",
    "2024-05-17",
  ];
}
