// The warnings' way into the browser: what parts/warn.js calls when the Wasm is on its way.
import { initSync, warning } from "./warning.js";

/** Compiles the answer while it comes in; the promise is the function that looks for secrets in a text. */
export const start = async (answer) => {
  initSync({ module: await WebAssembly.compileStreaming(answer) });
  return warning;
};
