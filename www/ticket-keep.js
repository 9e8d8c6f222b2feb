// Nothing typed is lost: a draft from the first keystroke until the ticket has its number.

import { slot } from "./parts/keep/drafts.js";
import { isBegun, names, putBack, values } from "./parts/keep/fields.js";
import { make, press } from "./parts/keep/make.js";

/** Keeps what is typed into the form in `box`, and brings back what was typed before. */
export const attach = (box, host) => {
  const find = (selector) => box.querySelector(selector);
  const form = () => find(".ticket-form");
  const say = (code) => find(".ticket-messages").content.querySelector(`[data-code=${code}]`).textContent;
  const key = () => form().elements.idempotencyKey;
  const draft = slot(new URL(form().action).origin, find(".ticket").dataset.site);
  let refused, sent;

  /** `whole`: with what the site filled in, since the key stands for all of it once it is sent. */
  const save = (whole) =>
    isBegun(form())
      ? draft.write({ key: key().value, sent: whole, values: values(form(), whole), files: names(form()) })
      : draft.clear();

  /** Says that the text is from before, and offers to be rid of it. */
  const restore = ({ key: old, values, files }) => {
    const fresh = key().value;
    const before = putBack(form(), values);
    key().value = old;
    const said = make("p", { role: "status" });
    const line = make(
      "div",
      { className: "ticket-announcement ticket-draft" },
      said,
      press(say("discard"), () => {
        draft.clear();
        putBack(form(), { ...Object.fromEntries(Object.keys(values).map((name) => [name, ""])), ...before });
        key().value = fresh;
        line.remove();
        find(".ticket-heading").focus();
      }),
    );
    form().before(line);
    // Screen readers say what changes in a line that is there.
    setTimeout(() => (said.textContent = say("draft") + (files[0] ? ` ${say("files-again")} (${files.join(", ")})` : "")));
  };

  box.addEventListener("input", ({ target }) => {
    target.ticketTyped = true;
    if (form()) save();
  });
  box.addEventListener("submit", () => (refused = false), true);
  box.addEventListener("submit", () => {
    if (refused) return;
    sent = key().value;
    save(true);
  });
  host.addEventListener("ticket-invalid", () => (refused = true));
  // Not those of another tab, or of a report that was begun since.
  host.addEventListener("ticket-submitted", () => draft.read()?.key == sent && draft.clear());
  // A form that came back with its errors has its text.
  const kept = find(".ticket-summary").hidden && draft.read();
  if (kept) restore(kept);
};
