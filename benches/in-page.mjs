/** What runs inside a tab. Each function is sent there as text and sees nothing of this file. */

/** Puts `globalThis.bench` into a tab: the plain copy, Kamei, and writing to the private file system. */
export function install() {
  const NAME = "bundle.zip";
  const inputs = () => [...document.querySelector("#bench-inputs").files];

  /** As `www/src/files/save.ts` saves an archive. Returns the seconds; removing is not timed. */
  async function write(blob) {
    const root = await navigator.storage.getDirectory();
    const start = performance.now();
    const handle = await root.getFileHandle(NAME, { create: true });
    const writable = await handle.createWritable();
    const part = 64 << 20;
    for (let at = 0; at < blob.size; at += part) await writable.write(blob.slice(at, at + part));
    await writable.close();
    const { size } = await handle.getFile();
    const seconds = (performance.now() - start) / 1000;
    if (size !== blob.size) throw new Error("the archive is not complete");
    await root.removeEntry(NAME);
    return seconds;
  }

  /** The files as they are in a stored ZIP archive. No CRC-32 is computed: this is the limit. */
  function archive(files) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const { name, blob } of files) {
      const path = new TextEncoder().encode(`data/${name}`);
      const local = new DataView(new ArrayBuffer(30));
      local.setUint32(0, 0x504b0304);
      local.setUint32(18, blob.size, true);
      local.setUint32(22, blob.size, true);
      local.setUint16(26, path.length, true);
      const central = new DataView(new ArrayBuffer(46));
      central.setUint32(0, 0x504b0102);
      central.setUint32(20, blob.size, true);
      central.setUint32(24, blob.size, true);
      central.setUint16(28, path.length, true);
      central.setUint32(42, offset, true);
      parts.push(local, path, blob);
      directory.push(central, path);
      offset += 30 + path.length + blob.size;
    }
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x504b0506);
    end.setUint16(8, files.length, true);
    end.setUint16(10, files.length, true);
    end.setUint32(16, offset, true);
    return new Blob([...parts, ...directory, end]);
  }

  async function copy() {
    const start = performance.now();
    const written = await write(archive(inputs().map((blob) => ({ name: blob.name, blob }))));
    return { seconds: (performance.now() - start) / 1000, released: inputs().length, phases: { written } };
  }

  /** From the files to the archive on disk, with the page's own session, pool and workers. */
  async function kamei() {
    const { session } = document.querySelector("kamei-workbench");
    session.startOver();
    const files = inputs().map((blob) => ({ path: blob.name, blob }));
    const start = performance.now();
    await session.add(files);
    const surveyed = performance.now();
    await session.start();
    if (session.result === null) throw new Error(`Kamei stopped: ${session.failure?.code}`);
    const processed = performance.now();
    const { bundle, finished } = session.result;
    const written = await write(bundle.zip);
    const seconds = (performance.now() - start) / 1000;
    const released = finished.files.length;
    const phases = { surveyed: (surveyed - start) / 1000, processed: (processed - surveyed) / 1000, written };
    return { seconds, released, phases };
  }

  /** dcmjs over as many workers as Kamei has, into the archive of the plain copy. */
  async function dcmjs(tags) {
    const size = Math.min(navigator.hardwareConcurrency, 8, inputs().length);
    const start = performance.now();
    const waiting = inputs().map((blob, at) => ({ blob, at }));
    const outputs = new Array(waiting.length);
    const workers = Array.from({ length: size }, () => new Worker("/dcmjs-worker.mjs"));
    try {
      await Promise.all(
        workers.map(async (worker) => {
          for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
            outputs[job.at] = { name: job.blob.name, blob: await asked(worker, { blob: job.blob, tags }) };
          }
        }),
      );
    } finally {
      for (const worker of workers) worker.terminate();
    }
    const processed = performance.now();
    const written = await write(archive(outputs));
    const seconds = (performance.now() - start) / 1000;
    return { seconds, released: outputs.length, phases: { processed: (processed - start) / 1000, written } };
  }

  function asked(worker, job) {
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.error === undefined ? resolve(data.blob) : reject(new Error(data.error)));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(job);
    });
  }

  globalThis.bench = { copy, kamei, dcmjs };
}
