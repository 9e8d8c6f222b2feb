// Opens the marker over a picture. Its Wasm (marker/) is fetched when somebody marks for the first time.

import { wrap } from "./parts/dialog.js";

let dressed, started;

/** The picture with its marks on a canvas; nothing where the reporter leaves it as it is. */
export const mark = async (root, dialog, picture, { at, dress }) => {
  started ??= import(at("/marker.js"))
    .then((module) => module.start(fetch(at("/marker_bg.wasm"))))
    .catch((error) => {
      // The next try asks again.
      started = null;
      throw error;
    });
  const [start] = await Promise.all([started, root == dressed || dress(root, at("/ticket-mark.css"))]);
  dressed = root;
  (root.body ?? root).append(dialog);
  const marker = start(dialog, picture);
  return new Promise((resolve) => {
    let made;
    dialog.addEventListener("keydown", wrap);
    dialog.addEventListener("click", ({ target }) => {
      const what = target.closest("[data-do]")?.dataset.do;
      if (what == "done") made = marker.export();
      if (what == "done" || what == "cancel") dialog.close();
    });
    dialog.addEventListener("close", () => {
      marker.free();
      dialog.remove();
      resolve(made);
    });
    dialog.showModal();
    dialog.querySelector("h2").focus();
  });
};
