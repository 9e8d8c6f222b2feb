// The hosted form, which works without this: what was typed is kept, the tool for files comes where files
// do, there is a place to hand a password over, and what goes along is shown. On the confirmation, what
// copies and saves it.

import { answers } from "./parts/answers.js";
import { along } from "./parts/context.js";
import { finish } from "./parts/done.js";
import { dare, slot } from "./parts/keep/drafts.js";
import { keep } from "./parts/keeper.js";
import { files } from "./parts/near.js";
import { unlock } from "./parts/unlock.js";
import { warn } from "./parts/warn.js";

const ticket = document.querySelector(".ticket");
const form = ticket.querySelector(".ticket-form");
if (form) {
  let hydrated;
  // A browser that loads a page anew when somebody goes back fills in the text, but not the key of what was sent.
  const key = form.elements.idempotencyKey;
  const last = "ticket-last " + ticket.dataset.site;
  if (performance.getEntriesByType("navigation")[0]?.type == "back_forward") key.value = dare(() => sessionStorage[last]) ?? key.value;
  form.addEventListener("submit", () => dare(() => (sessionStorage[last] = key.value)));
  ticket.addEventListener("ticket-submitted", () => finish(document, ticket.querySelector("form")));
  unlock(ticket);
  along(ticket);
  answers(document.body);
  files(document.body, {
    host: ticket,
    own: false,
    behave: () =>
      (hydrated ??= import(new URL("/widget.js", import.meta.url))
        .then((module) => module.start(fetch("/widget_bg.wasm")))
        .then((behave) => behave(ticket, ticket))),
  });
  keep(document.body, ticket, () => finish(document));
  const { content } = ticket.querySelector(".ticket-messages");
  warn(ticket, (code) => content.querySelector(`[data-code=${code}]`).textContent);
} else {
  finish(document);
  // It is a ticket now; what was typed since, perhaps in another tab, is not.
  const draft = slot(location.origin, ticket.dataset.site);
  if (draft.read()?.sent) draft.clear();
}
