/** Starts Kamei from what the build put into this page. */

import { wasmBase64, workerSource } from "virtual:kamei-engine";
import { Kamei } from "./client.js";

export function startEmbedded(): Promise<Kamei> {
  const binary = atob(wasmBase64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return Kamei.start(workerSource, bytes);
}
