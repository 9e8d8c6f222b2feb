// The widget's way into the browser: what the loader calls when the Wasm is on its way. What
// wasm-bindgen generates for other ways in is left out of the bundle.
import { hydrate, initSync } from "./widget.js";

/**
 * Compiles the answer while it comes in, or once it is there where something on its way named it otherwise; the
 * promise is the function that gives a form its behaviour.
 */
export const start = async (answer) => {
  const came = await answer;
  const named = !came.ok || came.headers.get("Content-Type") == "application/wasm";
  initSync({ module: await (named ? WebAssembly.compileStreaming(came) : WebAssembly.compile(await came.arrayBuffer())) });
  return hydrate;
};
