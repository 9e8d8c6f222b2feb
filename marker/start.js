// The marker's way into the browser: what ticket-mark.js calls when the Wasm is on its way.
import { initSync, mark } from "./marker.js";

/** Compiles the answer while it comes in; the promise is the function that marks a picture. */
export const start = async (answer) => {
  initSync({ module: await WebAssembly.compileStreaming(answer) });
  return mark;
};
