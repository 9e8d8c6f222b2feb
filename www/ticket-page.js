// The hosted form, which works without this: the tool for files, where files come near, and the place
// to hand a password over.

import { files } from "./parts/near.js";
import { unlock } from "./parts/unlock.js";

const ticket = document.querySelector(".ticket");
if (ticket.querySelector(".ticket-form")) {
  let hydrated;
  unlock(ticket);
  files(document.body, {
    host: ticket,
    own: false,
    behave: () =>
      (hydrated ??= import(new URL("/widget.js", import.meta.url))
        .then((module) => module.start(fetch("/widget_bg.wasm")))
        .then((behave) => behave(ticket, ticket))),
  });
}
