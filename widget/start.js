// The widget's way into the browser: what the loader calls when the Wasm is on its way. What
// wasm-bindgen generates for other ways in is left out of the bundle.
import { hydrate, initSync } from "./widget.js";

/** Compiles the answer while it comes in; the promise is the function that gives a form its behaviour. */
export const start = async (answer) => {
  initSync({ module: await WebAssembly.compileStreaming(answer) });
  return hydrate;
};
