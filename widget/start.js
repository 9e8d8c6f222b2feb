// The widget's way into the browser: what the loader calls when the Wasm is on its way. What
// wasm-bindgen generates for other ways in is left out of the bundle.
import { hydrate, initSync } from "./widget.js";

/** Compiles the answer while it comes in; the promise is the function that gives a form its behaviour. */
export const start = async (answer) => {
  const came = await answer;
  // Browsers stream only what is sent as Wasm; some servers between call it something else.
  const streams = /wasm/.test(came.headers.get("Content-Type"));
  initSync({ module: await (streams ? WebAssembly.compileStreaming(came) : WebAssembly.compile(await came.arrayBuffer())) });
  return hydrate;
};
