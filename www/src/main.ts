/** The page's entry: closes what the security policy leaves open, then shows the workbench. */

import { appearance, setAppearance } from "./ui/appearance.js";
import "./ui/kamei-workbench.js";

// No security policy of a document covers WebRTC; without these names nothing here can use it.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"]) {
  Reflect.deleteProperty(globalThis, name);
}

// A drop beside the workbench must not make the browser open the file in place of this page.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => event.preventDefault());
}

setAppearance(appearance());
