/** Reads ZIP archives by their central directory, ZIP64 included, and checks every CRC; writes small ones. */

import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";

export function unzip(archive) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  assert.notEqual(end, -1, "no end of central directory");
  let count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) {
    const wide = Number(archive.readBigUInt64LE(end - 20 + 8));
    count = Number(archive.readBigUInt64LE(wide + 32));
    at = Number(archive.readBigUInt64LE(wide + 48));
  }
  const files = new Map();
  for (let entry = 0; entry < count; entry++) {
    assert.equal(archive.toString("latin1", at, at + 4), "PK\x01\x02");
    const method = archive.readUInt16LE(at + 10);
    const crc = archive.readUInt32LE(at + 16);
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const path = archive.toString("utf8", at + 46, at + 46 + name);
    const sizes = { size: archive.readUInt32LE(at + 24), packed: archive.readUInt32LE(at + 20), offset: archive.readUInt32LE(at + 42) };
    widen(sizes, archive.subarray(at + 46 + name, at + 46 + name + extra));
    const start = sizes.offset + 30 + archive.readUInt16LE(sizes.offset + 26) + archive.readUInt16LE(sizes.offset + 28);
    const packed = archive.subarray(start, start + sizes.packed);
    const bytes = method === 0 ? packed : inflateRawSync(packed);
    assert.equal(bytes.length, sizes.size, `${path} has its declared length`);
    assert.equal(checksum(bytes), crc, `${path} has its declared CRC-32`);
    assert.ok(!files.has(path), `${path} stands once`);
    files.set(path, bytes);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Fields of 32 bits that are full stand in the ZIP64 extra field, in this order. */
function widen(sizes, extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ["size", "packed", "offset"]) {
      if (sizes[key] !== 0xffffffff) continue;
      sizes[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** A ZIP archive of `files`, by path, each stored as it is. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [path, bytes] of Object.entries(files)) {
    const name = Buffer.from(path, "utf8");
    const local = Buffer.alloc(30);
    local.write("PK\x03\x04", "latin1");
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(checksum(bytes), 14);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.write("PK\x01\x02", "latin1");
    central.writeUInt16LE(20, 4);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE(at, 42);
    parts.push(local, name, bytes);
    directory.push(central, name);
    at += local.length + name.length + bytes.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listing, end]);
}
