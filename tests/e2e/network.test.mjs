/** Neither the page nor a worker of it can connect to anything: nothing knocks at a listening port. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { BROWSERS, launch } from "./support/browsers.mjs";
import { open } from "./support/page.mjs";
import { ear, FROM_DISK, serve } from "./support/server.mjs";

/** Tries every way out towards `host` and `own`; runs in the page and, as text, in a worker. */
function everyWayOut(host, own) {
  const swallow = async (attempt) => {
    try {
      await attempt();
    } catch {
      // Being refused is what is expected; what counts is what the other side heard.
    }
  };
  const attempts = [];
  for (const address of [`http://${host}/leak`, `${own}leak`]) {
    attempts.push(
      swallow(() => fetch(address, { mode: "no-cors" })),
      swallow(() => fetch(address, { method: "POST", body: "leak", mode: "no-cors", keepalive: true })),
      swallow(() => {
        const request = new XMLHttpRequest();
        request.open("POST", address);
        request.send("leak");
      }),
      swallow(() => {
        const request = new XMLHttpRequest();
        request.open("GET", address, false);
        request.send();
      }),
      swallow(() => new WebSocket(address.replace("http", "ws"))),
      swallow(() => new EventSource(address)),
      swallow(() => import(address)),
      swallow(() => new Worker(address)),
      swallow(() => new WebTransport(address.replace("http", "https"))),
    );
    if (typeof importScripts === "function") attempts.push(swallow(() => importScripts(address)));
    if (typeof document === "undefined") continue;
    const put = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    attempts.push(
      swallow(() => navigator.sendBeacon(address, "leak")),
      swallow(() => put("img", { src: address })),
      swallow(() => put("img", { srcset: `${address} 1x` })),
      swallow(() => put("script", { src: address })),
      swallow(() => put("object", { data: address })),
      swallow(() => put("embed", { src: address })),
      swallow(() => put("video", { src: address })),
      swallow(() => put("audio", { src: address })),
      swallow(() => put("link", { rel: "stylesheet", href: address })),
      swallow(() => put("link", { rel: "prefetch", href: address })),
      swallow(() => put("link", { rel: "preload", as: "fetch", href: address })),
      swallow(() => put("link", { rel: "manifest", href: address })),
      swallow(() => navigator.serviceWorker.register(address)),
      swallow(() => document.fonts.add(new FontFace("leak", `url(${address})`)) && document.fonts.load("12px leak")),
      swallow(() => put("link", { rel: "modulepreload", href: address })),
    );
  }
  // What is neither granted nor refused by then waits for an answer that nobody gives.
  return Promise.race([Promise.all(attempts), new Promise((resolve) => setTimeout(resolve, 5000))]);
}

/**
 * Ways for which Chromium opens a connection ahead of asking the policy, and then says nothing on it.
 * The page has neither frames, forms that lead anywhere, nor hints.
 */
function waysWithEmptyConnections(host) {
  const address = `http://${host}/leak`;
  const put = (tag, properties) => {
    const element = Object.assign(document.createElement(tag), properties);
    document.body.append(element);
    return element;
  };
  put("iframe", { src: address });
  put("link", { rel: "preconnect", href: address });
  try {
    put("form", { action: address, method: "post" }).submit();
  } catch {
    // Firefox refuses aloud.
  }
}

for (const name of BROWSERS) {
  describe(`no connection from ${name}`, () => {
    let run;
    let server;
    let listener;
    before(async () => {
      [run, server, listener] = await Promise.all([launch(name), serve(), ear()]);
    });
    after(() => Promise.all([run?.close(), server?.close(), listener?.close()]));

    for (const place of ["disk", "server"]) {
      const address = () => (place === "disk" ? FROM_DISK : server.address);

      it(`a page from ${place} that tries every way out reaches nobody`, async () => {
        const page = await open(run.browser, address());
        server.requests.length = 0;
        await page.tab.evaluate(`(${everyWayOut})(${JSON.stringify(listener.host)}, ${JSON.stringify(server.address)}).then(() => {})`);
        await pause(1500);
        assert.deepEqual([server.requests, listener.heard], [[], { connections: 0, said: "" }]);
        await page.tab.close();
      });

      it(`a page from ${place} says nothing through frames, forms and hints`, async () => {
        const page = await open(run.browser, address());
        await page.tab.evaluate(waysWithEmptyConnections, listener.host);
        await pause(1500);
        assert.equal(listener.heard.said, "");
        await page.tab.close();
        listener.forget();
      });

      it(`a worker of a page from ${place} that tries every way out reaches nobody`, async () => {
        const page = await open(run.browser, address());
        server.requests.length = 0;
        const source = `(${everyWayOut})(${JSON.stringify(listener.host)}, ${JSON.stringify(server.address)}).then(() => postMessage("tried"))`;
        const tryInWorker = (source) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (event) => reject(new Error(event.message));
            setTimeout(() => resolve("stuck"), 20_000);
          });
        let tried = "stuck";
        // A worker of Firefox may wait for ever inside a refused synchronous request; another one then tries.
        for (let tries = 0; tried === "stuck" && tries < 3; tries++) {
          tried = await page.tab.evaluate(tryInWorker, source);
        }
        assert.equal(tried, "tried");
        await pause(1500);
        assert.deepEqual([server.requests, listener.heard], [[], { connections: 0, said: "" }]);
        await page.tab.close();
      });

      it(`the check of a page from ${place} says that no try got out`, async () => {
        const page = await open(run.browser, address());
        await page.press("kamei-network-check >>> .seal");
        server.requests.length = 0;
        await page.press("kamei-network-check >>> .primary");
        const verdict = await page.find("kamei-network-check >>> [data-verdict]");
        const words = await page.textOf("kamei-network-check >>> dialog");
        assert.equal(await verdict.evaluate((element) => element.dataset.verdict), "good", words);
        assert.match(words, /connect-src\s+'none'/);
        assert.deepEqual(server.requests, []);
        await page.tab.close();
      });
    }

    it("the listening port would have heard a connection", async () => {
      const tab = await run.browser.newPage();
      // A page of the same server without the policy.
      await tab.goto(`${server.address}plain`);
      await tab.evaluate((host) => void fetch(`http://${host}/`, { mode: "no-cors" }).catch(() => {}), listener.host);
      for (let tries = 0; listener.heard.said === "" && tries < 100; tries++) await pause(100);
      assert.match(listener.heard.said, /^GET/);
      assert.notEqual(listener.heard.connections, 0);
      listener.forget();
      await tab.close();
    });

    it("a page has no WebRTC, which no policy covers", async () => {
      const page = await open(run.browser, server.address);
      assert.equal(await page.tab.evaluate(() => typeof globalThis.RTCPeerConnection), "undefined");
      await page.tab.close();
    });
  });
}
