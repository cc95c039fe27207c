/** Serves the page on loopback and records every request, and every connection to a second port. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createListener } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";

const PAGE = process.env.KAMEI_PAGE ?? fileURLToPath(new URL("../../../www/dist/index.html", import.meta.url));

/** The page from disk. */
export const FROM_DISK = pathToFileURL(PAGE).href;

export async function serve() {
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url !== "/") {
      response.writeHead(200, { "access-control-allow-origin": "*" }).end("reached");
      return;
    }
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(await readFile(PAGE));
  });
  server.on("upgrade", (request, socket) => {
    requests.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  const port = await listen(server);
  return { address: `http://127.0.0.1:${port}/`, requests, close: () => close(server) };
}

/** Records connections of any kind, and what was said on them: nothing may ever knock here. */
export async function ear() {
  const heard = { connections: 0, said: "" };
  const sockets = new Set();
  const listener = createListener((socket) => {
    heard.connections++;
    sockets.add(socket);
    socket.on("data", (bytes) => (heard.said += bytes.toString("latin1")));
    socket.on("error", () => {});
  });
  const port = await listen(listener);
  return {
    host: `127.0.0.1:${port}`,
    heard,
    forget: () => Object.assign(heard, { connections: 0, said: "" }),
    close() {
      for (const socket of sockets) socket.destroy();
      return close(listener);
    },
  };
}

function listen(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
}

function close(server) {
  server.closeAllConnections?.();
  return new Promise((resolve) => server.close(resolve));
}
