import { resolve } from "node:path";
import { defineConfig } from "vite";
import { embed } from "./build/embed.js";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: "./",
  publicDir: false,
  plugins: embed({
    engine: resolve(here, process.env["KAMEI_ENGINE"] ?? "../pkg/generated"),
    notices: resolve(here, "../target/notices.txt"),
    worker: resolve(here, "src/engine/worker.ts"),
    packages: resolve(here, "node_modules"),
  }),
  build: {
    outDir: "dist",
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 16_384,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
});
