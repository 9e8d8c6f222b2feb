// The form once it is there: the dialog around it, what is filled in beforehand, the Wasm that
// gives it its behaviour, and the way to the desk where the Wasm cannot run.

import { answers } from "./parts/answers.js";
import { along } from "./parts/context.js";
import { button, dress } from "./parts/dialog.js";
import { finish } from "./parts/done.js";
import { vouch } from "./parts/editor.js";
import { jump, note } from "./parts/field.js";
import { keep } from "./parts/keeper.js";
import { files } from "./parts/near.js";
import { unlock } from "./parts/unlock.js";
import { warn } from "./parts/warn.js";

/** As with Wasm: milliseconds that an attempt may take, and bytes of files that go in one. */
const TIMEOUT = 20000;
const SLOW_LINE = 50;

/** The page's address, without what may be a secret in it: a name and password, or a token. */
const here = () => location.href.replace(/(?<=\/\/)[^/]*@|#.*=.*/g, "");

/**
 * Puts the form into a widget's shadow root. `ask` gets an element from the desk, `hydrate` is
 * the promise of the Wasm, and `renew` is called when the next report needs a new form. `errors` are
 * the page's, where its site lets them go along.
 */
export const attach = ({ host, root, ticket, inline, given, errors, ask, hydrate, renew }) => {
  const box = document.createElement(inline ? "div" : "dialog");
  const find = (selector) => box.querySelector(selector);
  const tell = (kind, detail) =>
    host.dispatchEvent(new CustomEvent(kind, { bubbles: true, composed: true, detail }));
  const { content } = ticket.querySelector(".ticket-messages");
  const say = (code) => content.querySelector(`[data-code=${code}]`).textContent;
  const look = warn(box, say);
  let filled, hydrated, sending, sent, trigger;

  /** Fills in what the site gave and the page's address, where the reporter typed nothing. */
  const fill = () => {
    filled ??= {};
    for (const field of find("form")?.elements ?? []) {
      const { name } = field;
      const value = name.split(".").reduce((values, part) => values?.[part], { url: here(), ...given });
      if (value && field.value == (filled[name] ?? "")) {
        field.value = filled[name] = value;
        note(field, say("prefilled"));
        look(field);
      }
    }
  };

  const equip = () => {
    unlock(box);
    along(box, errors);
  };

  const wake = () => {
    equip();
    if (!filled) return;
    const form = find(".ticket");
    return hydrate.then(
      (behave) => {
        if (form.isConnected) hydrated ??= behave(form, host);
      },
      (error) => {
        // Why, for whoever set the site up: its policy (CompileError), or the network (TypeError).
        if (!host.hasAttribute("plain")) console.warn("ticket-widget works without Wasm:", error);
        host.setAttribute("plain", error.name);
      },
    );
  };

  const rest = () => {
    hydrated = hydrated?.free();
    close();
  };

  const start = () => {
    const first = !filled;
    // Each time it opens: a site that changes pages by itself may be on another one.
    fill();
    if (first) {
      keep(box, host, offer);
      vouch(box, host);
    }
    wake();
  };

  const open = (by) => {
    trigger = by;
    start();
    if (!inline && !box.open) {
      box.showModal();
      tell("ticket-open");
    }
    find(".ticket-heading").focus();
  };

  const close = () => {
    if (!inline) box.close();
  };

  /** A confirmation offers the next form. */
  const offer = () => {
    const done = find(".ticket-done");
    // Of a ticket that went out by itself the confirmation may come later, and be told of twice.
    if (!done || done.offered) return;
    done.offered = true;
    finish(box, sent);
    done.append(
      button("ticket-quiet", say("again"), () => {
        hydrated = hydrated?.free();
        renew();
        host.open(trigger);
      }),
    );
  };

  /** Sends the form where no Wasm does. */
  const send = async (event) => {
    sent = event.target;
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (sending) return;
    const form = sent;
    const report = (code) => (form.querySelector(".ticket-status").textContent = say(code));
    sending = true;
    report("sending");
    try {
      const data = new FormData(form);
      const timeout = [...data.values()].reduce((time, { size = 0 }) => time + size / SLOW_LINE, TIMEOUT);
      const answer = await ask(form.action, data, timeout);
      // On a page of the desk, such a link leads to the next form.
      answer.querySelector("[href^='/']")?.remove();
      hydrated = hydrated?.free();
      form.closest(".ticket").replaceWith(answer);
      wake();
      (find(".ticket-summary:not([hidden])") ?? find("[autofocus]") ?? find(".ticket-heading")).focus();
      const number = find(".ticket-number")?.textContent;
      tell(number ? "ticket-submitted" : "ticket-invalid", { number });
    } catch (failed) {
      // What was taken and gave no number came from something else than the desk.
      const status = failed < 400 ? 0 : failed;
      report(status ? (status < 500 ? "refused" : "unavailable") : "network");
      tell("ticket-failed", { status });
    }
    sending = false;
  };

  box.addEventListener("click", jump);
  box.addEventListener("submit", send);
  // The key makes it one ticket, however often it is sent.
  ticket.querySelector("[name=idempotencyKey]").value = crypto.getRandomValues(new Uint32Array(4)).join("-");
  if (inline) {
    root.replaceChildren(box);
  } else {
    dress(box, ticket, say("close"));
    box.addEventListener("close", () => {
      trigger?.focus();
      tell("ticket-close");
      // A confirmation has been read; the next report starts with a new form.
      if (!find("form")) {
        rest();
        renew();
      }
    });
    root.querySelector("dialog")?.remove();
    root.append(box);
  }
  box.append(ticket);
  answers(box);
  files(box, { host, own: true, behave: async () => (await wake(), hydrated) });
  equip();
  if (inline) start();
  return { open, close, fill, wake, rest, offer };
};
