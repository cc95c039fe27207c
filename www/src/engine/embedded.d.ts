/** The worker's source and the WebAssembly module, put into the page by `build/embed.ts`. */
declare module "virtual:kamei-engine" {
  /** A classic script: the glue of wasm-bindgen, then the worker entry. */
  export const workerSource: string;
  /** The WebAssembly module in base64. */
  export const wasmBase64: string;
}

/** Put into the page likewise. */
declare module "virtual:kamei-notices" {
  /** The licences of what is inside the page. */
  export const notices: string;
}
