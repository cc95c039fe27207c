/** De-identifies with dcmjs as its documentation shows: read, change the dictionary, write. */

/* global dcmjs, importScripts */
importScripts("/dcmjs.js");
dcmjs.log?.setLevel?.("silent");

let rules = null;

self.onmessage = async ({ data: { blob, tags } }) => {
  try {
    rules ??= { exact: new Map(tags.exact), masks: tags.masks.map(([mask, letter]) => [new RegExp(mask), letter]) };
    const file = dcmjs.data.DicomMessage.readFile(await blob.arrayBuffer());
    clean(file.dict);
    const instance = file.dict["00080018"]?.Value?.[0];
    if (instance !== undefined) file.meta["00020003"].Value = [instance];
    self.postMessage({ blob: new Blob([file.write()]) });
  } catch (error) {
    self.postMessage({ error: `${error.name}: ${error.message}`.slice(0, 200) });
  }
};

function clean(dict) {
  for (const [tag, element] of Object.entries(dict)) {
    const letter = /^...[13579BDF]/.test(tag) ? "X" : letterOf(tag);
    if (letter === "X") delete dict[tag];
    else if (letter === "Z") element.Value = [];
    else if (letter === "U") element.Value = element.Value.map(replaced);
    else if (letter === "D") element.Value = [dummy(element.vr)];
    else if (element.vr === "SQ") for (const item of element.Value) clean(item);
  }
}

function letterOf(tag) {
  return rules.exact.get(tag) ?? rules.masks.find(([mask]) => mask.test(tag))?.[1];
}

/** A number that follows from the UID; keyed hashing would cost more. */
function replaced(uid) {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < uid.length; at++) {
    low = Math.imul(low ^ uid.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ low, 0x01000193);
  }
  return `2.25.${(BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)}`;
}

function dummy(vr) {
  if (vr === "DA") return "19000101";
  if (vr === "DT") return "19000101000000";
  if (vr === "TM") return "000000";
  return vr === "SQ" ? {} : "REMOVED";
}
