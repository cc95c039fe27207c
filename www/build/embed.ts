/**
 * Makes the page one file: embeds worker and WebAssembly in the page script, inlines script and
 * style, and names both by hash in the security policy. Same input, same bytes; no path enters.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin, type Rollup } from "vite";
import { recognitionPack, type Pack } from "./recognition.js";

const VIRTUAL = "virtual:kamei-engine";
const NOTICES = "virtual:kamei-notices";

export interface EmbedOptions {
  /** Folder with the output of wasm-bindgen for `no-modules`: `kamei.js` and `kamei_bg.wasm`. */
  readonly engine: string;
  /** The worker entry. */
  readonly worker: string;
  /** The licences of what is inside. */
  readonly notices: string;
  /** Folder of the npm packages with the parts of text recognition. */
  readonly packages: string;
}

export function embed(options: EmbedOptions): Plugin[] {
  const pack = recognitionPack(options.packages);
  return [engine(options, pack), notices(options), singleFile(), beside(pack)];
}

/** Puts the pack beside the page, which knows it by its digest and never fetches it. */
function beside({ name, bytes }: Pack): Plugin {
  return {
    name: "kamei-recognition",
    enforce: "post",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: name, source: bytes });
    },
  };
}

/** Gives the page the worker's source and the module as strings. */
function engine({ engine, worker }: EmbedOptions, pack: Pack): Plugin {
  const glue = resolve(engine, "kamei.js");
  const wasm = resolve(engine, "kamei_bg.wasm");
  return {
    name: "kamei-engine",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      this.addWatchFile(glue);
      this.addWatchFile(wasm);
      const source = `${readFileSync(glue, "utf8")}\n${await bundle(worker, pack)}`;
      return [
        `export const workerSource = ${JSON.stringify(source)};`,
        `export const wasmBase64 = ${JSON.stringify(readFileSync(wasm).toString("base64"))};`,
      ].join("\n");
    },
  };
}

/** Gives the page the licences as a string. */
function notices({ notices }: EmbedOptions): Plugin {
  return {
    name: "kamei-notices",
    resolveId: (id) => (id === NOTICES ? `\0${NOTICES}` : null),
    load(id) {
      if (id !== `\0${NOTICES}`) return null;
      this.addWatchFile(notices);
      return `export const notices = ${JSON.stringify(readFileSync(notices, "utf8"))};`;
    },
  };
}

/** The worker entry as one classic script. */
async function bundle(entry: string, { name, bytes, sha256 }: Pack): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    define: { KAMEI_RECOGNITION: JSON.stringify({ name, bytes: bytes.length, sha256 }) },
    build: {
      write: false,
      target: "es2022",
      lib: { entry, formats: ["iife"], name: "kameiWorker" },
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunk = outputs[0]?.output[0];
  if (chunk === undefined || outputs.length !== 1 || outputs[0]?.output.length !== 1) {
    throw new Error("the worker must bundle to exactly one script");
  }
  return chunk.code;
}

/** Replaces the page's script and style elements by inlined ones and completes the policy. */
function singleFile(): Plugin {
  return {
    name: "kamei-single-file",
    enforce: "post",
    generateBundle(_options, output) {
      const page = output["index.html"];
      const scripts = Object.values(output).filter((item) => item.type === "chunk");
      const others = Object.values(output).filter((item) => item.type === "asset" && item !== page);
      if (page?.type !== "asset" || scripts.length !== 1 || others.length !== 0) {
        throw new Error("the page must bundle to one document and one script");
      }
      const script = inlineable((scripts[0] as Rollup.OutputChunk).code);
      let html = String(page.source).replace(/<script type="module"[^>]*><\/script>\s*/, "");
      const style = /<style>([^]*?)<\/style>/.exec(html)?.[1];
      if (style === undefined) throw new Error("the page must have one style element");
      html = put(html, "STYLE_HASH", sha256(style));
      html = put(html, "SCRIPT_HASH", sha256(script));
      html = put(html, "</body>", `<script type="module">${script}</script>\n  </body>`);
      page.source = html;
      delete output[(scripts[0] as Rollup.OutputChunk).fileName];
    },
  };
}

/** `code` as it may stand inside a script element; the parser would turn CR into LF under the hash. */
function inlineable(code: string): string {
  return code
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\\r")
    .replaceAll(/<\/(script)/gi, "<\\/$1")
    .replaceAll("<!--", "<\\!--");
}

function put(html: string, mark: string, text: string): string {
  if (html.split(mark).length !== 2) throw new Error(`the page must hold ${mark} exactly once`);
  return html.replace(mark, () => text);
}

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
