// The warnings' way into the browser: what parts/warn.js calls when the Wasm is on its way.
import { initSync, warning } from "./warning.js";

/** Compiles the answer while it comes in; the promise is the function that looks for secrets in a text. */
export const start = async (answer) => {
  const came = await answer;
  // Browsers stream only what is sent as Wasm; some servers between call it something else.
  const streams = /wasm/.test(came.headers.get("Content-Type"));
  initSync({ module: await (streams ? WebAssembly.compileStreaming(came) : WebAssembly.compile(await came.arrayBuffer())) });
  return warning;
};
