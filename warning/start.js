// The warnings' way into the browser: what parts/warn.js calls when the Wasm is on its way.
import { initSync, warning } from "./warning.js";

/**
 * Compiles the answer while it comes in, or once it is there where something on its way named it otherwise; the
 * promise is the function that looks for secrets in a text.
 */
export const start = async (answer) => {
  const came = await answer;
  const named = !came.ok || came.headers.get("Content-Type") == "application/wasm";
  initSync({ module: await (named ? WebAssembly.compileStreaming(came) : WebAssembly.compile(await came.arrayBuffer())) });
  return warning;
};
