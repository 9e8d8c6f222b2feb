// The marker's way into the browser: what ticket-mark.js calls when the Wasm is on its way.
import { initSync, mark } from "./marker.js";

/** Compiles the answer while it comes in; the promise is the function that marks a picture. */
export const start = async (answer) => {
  const came = await answer;
  // Browsers stream only what is sent as Wasm; some servers between call it something else.
  const streams = /wasm/.test(came.headers.get("Content-Type"));
  initSync({ module: await (streams ? WebAssembly.compileStreaming(came) : WebAssembly.compile(await came.arrayBuffer())) });
  return mark;
};
