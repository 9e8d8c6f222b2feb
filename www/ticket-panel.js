// The form once it is there: the dialog around it, what is filled in beforehand, the Wasm that
// gives it its behaviour, and the way to the desk where the Wasm cannot run.

/** The page's address, without what may be a secret in it: a name and password, or a token. */
const here = () => location.href.replace(/(?<=\/\/)[^/]*@|#.*=.*/g, "");

const button = (name, text, press) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
};

/** The attributes and the close button of the dialog. */
const dress = (dialog, lang, close) => {
  dialog.className = "ticket-dialog";
  dialog.lang = lang;
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("aria-labelledby", "ticket-heading");
  dialog.append(button("ticket-close", close, () => dialog.close()));
  dialog.addEventListener("keydown", wrap);
};

/** Keeps Tab inside the dialog. */
export const wrap = (event) => {
  if (event.key != "Tab") return;
  const all = event.currentTarget.querySelectorAll("a[href],button,input,textarea,summary");
  const stops = [...all].filter((stop) => stop.getClientRects()[0]);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target != from) return;
  event.preventDefault();
  to.focus();
};

/** Follows a link to a field: browsers look for no target inside a shadow root. */
const jump = (event) => {
  const link = event.target.closest("[href^='#']");
  const field = link && event.currentTarget.querySelector(link.hash);
  if (!field) return;
  event.preventDefault();
  field.labels[0].scrollIntoView();
  field.focus({ preventScroll: true });
};

/** Says at a field that its text was not typed, until somebody types there. */
const note = (field, text) => {
  const id = `${field.id}-given`;
  if (field.parentNode.querySelector(`#${id}`)) return;
  const line = document.createElement("p");
  line.id = id;
  line.className = "ticket-hint";
  line.textContent = text;
  field.before(line);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  field.addEventListener("input", () => line.remove(), { once: true });
};

/**
 * Brings the tool for files along (ticket-files.js) when files come near the form in `box`: when
 * somebody points at their field, drags, pastes or chooses some, or takes a picture of the page.
 * What is sent waits until the tool is done with them.
 */
export const files = (box, context) => {
  const find = (selector) => box.querySelector(selector);
  const hear = (kind, heard, first) => box.addEventListener(kind, heard, first);
  let waiting = 0;
  let held;

  const tool = () => {
    const { form } = find("[type=file]");
    return (form.ticketTool ??= import(new URL("/ticket-files.js", form.action))
      .then((module) => module.attach({ form, box, ...context }))
      .catch((error) => {
        form.ticketTool = null;
        throw error;
      }));
  };

  const use = async (what, instead) => {
    waiting++;
    try {
      await what(await tool());
    } catch {
      instead?.();
    }
    if (--waiting || !held) return;
    held.requestSubmit();
    held = null;
  };

  /** Files that are not in the field yet; they go there as they are where the tool cannot come. */
  const take = (list) => {
    const fresh = [...list];
    use(
      (tool) => tool.take(fresh),
      () => {
        const all = new DataTransfer();
        const field = find("[type=file]");
        for (const file of [...field.files, ...fresh]) all.items.add(file);
        field.files = all.files;
      },
    );
  };

  const near = ({ target }) => target.closest("[data-field=attachments]") && tool().catch(() => {});
  hear("pointerover", near);
  hear("focusin", near);
  hear("change", ({ target }) => {
    if (target.type != "file") return;
    const chosen = [...target.files];
    use((tool) => tool.take(chosen));
  });
  hear("click", ({ target }) => target.closest(".ticket-capture button") && use((tool) => tool.picture()));
  // A screenshot from the clipboard goes along. What also is text, is pasted as text.
  hear("paste", ({ clipboardData: data }) => find("[type=file]") && data.files[0] && !data.getData("text") && take(data.files));
  // Dropped beside the form, a file would be opened in its place.
  for (const kind of ["dragover", "dragleave", "drop"]) {
    hear(kind, (event) => {
      if (!find("[type=file]") || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("ticket-drop", kind == "dragover");
      if (kind == "drop") take(event.dataTransfer.files);
      else tool().catch(() => {});
    });
  }
  hear(
    "submit",
    (event) => {
      if (!waiting) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = event.target;
    },
    true,
  );
  if (navigator.mediaDevices?.getDisplayMedia) find(".ticket-capture").hidden = false;
};

/** Shows where a password can be handed over; what encrypts it comes when somebody opens that. */
export const unlock = (root) => {
  const box = root.querySelector(".ticket-sealed");
  if (!box?.hidden) return;
  const load = () =>
    import(new URL("/ticket-seal.js", import.meta.url)).then(
      (module) => module.offer(box),
      () => (box.querySelector(".ticket-sealed-call").hidden = false),
    );
  box.hidden = false;
  if (box.open) load();
  else box.addEventListener("toggle", load, { once: true });
};

/**
 * Puts the form into a widget's shadow root. `ask` gets an element from the desk, `hydrate` is
 * the promise of the Wasm, and `renew` is called when the next report needs a new form.
 */
export const attach = ({ host, root, ticket, inline, given, ask, hydrate, renew }) => {
  const box = document.createElement(inline ? "div" : "dialog");
  const find = (selector) => box.querySelector(selector);
  const tell = (kind, detail) =>
    host.dispatchEvent(new CustomEvent(kind, { bubbles: true, composed: true, detail }));
  const { content } = ticket.querySelector(".ticket-messages");
  const say = (code) => content.querySelector(`[data-code=${code}]`).textContent;
  let filled, hydrated, sending, trigger;

  /** Fills in what the site gave and the page's address, where the reporter typed nothing. */
  const fill = () => {
    filled ??= {};
    for (const field of find("form")?.elements ?? []) {
      const { name } = field;
      const value = name.split(".").reduce((values, part) => values?.[part], { url: here(), ...given });
      if (value && field.value == (filled[name] ?? "")) {
        field.value = filled[name] = value;
        note(field, say("prefilled"));
      }
    }
  };

  const wake = () => {
    unlock(box);
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
    if (!filled) fill();
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
  const offer = () =>
    find(".ticket-done").append(
      button("ticket-quiet", say("again"), () => {
        hydrated = hydrated?.free();
        renew();
        host.open(trigger);
      }),
    );

  /** Sends the form where no Wasm does. */
  const send = async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (sending) return;
    const form = event.target;
    const report = (code) => (form.querySelector(".ticket-status").textContent = say(code));
    sending = true;
    report("sending");
    try {
      const answer = await ask(form.action, new FormData(form));
      // On a page of the desk, such a link leads to the next form.
      answer.querySelector("[href^='/']")?.remove();
      hydrated = hydrated?.free();
      form.closest(".ticket").replaceWith(answer);
      wake();
      (find(".ticket-summary:not([hidden])") ?? find("[autofocus]") ?? find(".ticket-heading")).focus();
      const number = find(".ticket-number")?.textContent;
      tell(number ? "ticket-submitted" : "ticket-invalid", { number });
    } catch (status) {
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
    dress(box, ticket.lang, say("close"));
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
  files(box, { host, own: true, behave: async () => (await wake(), hydrated) });
  unlock(box);
  if (inline) start();
  return { open, close, fill, wake, rest, offer };
};
