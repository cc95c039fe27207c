/** Really tries every way out of a page or worker and reports what stopped it. */

import type { Attempt, Means } from "./messages.js";

/** How long a try may stay silent before it counts as refused, in milliseconds. */
const PATIENCE_MS = 4000;

/**
 * Tries to reach `own` (the address of this page) and `foreign`, one try after another, so that a
 * violation reported by the browser belongs to the try under way. A page from disk has no server of
 * its own: its address leads to a file of this computer and not to a network.
 */
export async function tryNetwork(own: string, foreign: string): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const [target, address] of [["own", own], ["foreign", foreign]] as const) {
    if (!address.startsWith("http")) continue;
    for (const [means, tryOnce] of waysOut()) {
      attempts.push({ means, target, ...(await observe(() => tryOnce(address))) });
    }
  }
  return attempts;
}

/** Resolves once the try went out, rejects once it was stopped. */
type Try = (address: string) => Promise<unknown>;

function waysOut(): [Means, Try][] {
  const ways: [Means, Try][] = [
    ["fetch", (address) => fetch(address, { mode: "no-cors", cache: "no-store" })],
    ["xhr", tryXhr],
    ["websocket", tryWebSocket],
    ["eventsource", tryEventSource],
  ];
  if (typeof document === "undefined") {
    ways.push(["import-scripts", async (address) => importScripts(address)]);
  } else {
    ways.push(["image", tryImage], ["beacon", tryBeacon], ["import", (address) => import(/* @vite-ignore */ address)]);
  }
  return ways;
}

async function observe(attempt: () => Promise<unknown>): Promise<Pick<Attempt, "outcome" | "directive">> {
  let report: (directive: string) => void = () => {};
  const reported = new Promise<string>((resolve) => (report = resolve));
  const listener = (event: Event) => report((event as SecurityPolicyViolationEvent).effectiveDirective);
  // In a page the event reaches the document, in a worker its global scope.
  const place: EventTarget = typeof document === "undefined" ? self : document;
  place.addEventListener("securitypolicyviolation", listener);
  try {
    const went = Promise.resolve()
      .then(attempt)
      .then(
        () => "open" as const,
        () => "refused" as const,
      );
    const settled = await Promise.race([reported, went, pause(PATIENCE_MS).then(() => "refused" as const)]);
    if (settled === "open") return { outcome: "open", directive: "" };
    // The report may arrive a moment after the failure.
    const directive = await Promise.race([reported, pause(250).then(() => "")]);
    return { outcome: directive === "" ? "refused" : "policy", directive };
  } finally {
    place.removeEventListener("securitypolicyviolation", listener);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function tryXhr(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    // Any progress past the sending of headers means that something answered.
    request.onreadystatechange = () => request.readyState >= 2 && request.status > 0 && resolve();
    request.onerror = () => reject(new Error("refused"));
    request.open("GET", address);
    request.send();
  });
}

function tryWebSocket(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address.replace(/^http/, "ws"));
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("refused"));
  });
}

function tryEventSource(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(address);
    source.onopen = () => {
      source.close();
      resolve();
    };
    source.onerror = () => {
      source.close();
      reject(new Error("refused"));
    };
  });
}

function tryImage(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve();
    image.onerror = () => reject(new Error("refused"));
    image.src = address;
  });
}

async function tryBeacon(address: string): Promise<void> {
  // A browser may accept the call and refuse it later: only the reported violation tells.
  if (!navigator.sendBeacon(address, "")) throw new Error("refused");
  await pause(500);
}
