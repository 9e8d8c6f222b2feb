// Defines <ticket-widget>. The link inside it leads to the hosted form, and stays what it is
// wherever something below does not run:
//
//   <ticket-widget site-id="1234" lang="nl"><a href="https://desk.example/form/1234">…</a></ticket-widget>
//
// Nothing else is fetched before the reporter shows interest. Then the desk's form, its styles and
// the script around them (ticket-panel.js) come into the shadow root.

const shared = {};

/** What all widgets of a page share: fetched once, and again after it failed. */
const once = (url, load) =>
  (shared[url] ??= load(url).catch((error) => {
    delete shared[url];
    throw error;
  }));

// A constructed sheet is none of the inline styles that a strict policy forbids.
const styles = async (url) => new CSSStyleSheet().replace(await (await fetch(url)).text());

/**
 * Asks the desk for a page, for so many milliseconds, and takes the form or the confirmation out of it. XMLHttpRequest parses
 * it, so there is no string on its way into markup, which Trusted Types would stop.
 */
const ask = (url, body, timeout = 20000) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body ? "POST" : "GET", url);
    request.setRequestHeader("Accept", "text/html");
    request.responseType = "document";
    request.timeout = timeout;
    request.onloadend = () => {
      const ticket = request.response?.querySelector(".ticket-form,.ticket-done")?.closest(".ticket");
      ticket ? resolve(ticket) : reject(request.status);
    };
    request.send(body);
  });

// The last script errors of the page, for widgets that have `capture-errors`: when, what and where, and
// nothing that the errors hold on to.
const errors = [];
const remember = ({ message, filename, lineno, colno, reason }) => {
  const [, ...place] = /(\w+:\/\/\S+?):(\d+):(\d+)/.exec(reason?.stack) ?? [, filename, lineno, colno];
  const rejected = reason?.message ? `${reason.name}: ${reason.message}` : typeof reason == "string" ? reason : typeof reason;
  errors.push([new Date().toISOString().slice(0, 19) + "Z", message ?? "Unhandled rejection: " + rejected, ...place]);
  if (errors[5]) errors.shift();
};

// What kept it from running once keeps it for the whole page, so it is fetched once for good. The form
// works before it is there, and goes first where the line is narrow.
const behaviour = (script, wasm) =>
  (shared[wasm] ??= Promise.all([import(script), fetch(wasm, { priority: "low" })]).then(([module, answer]) =>
    module.start(answer),
  ));

customElements.define(
  "ticket-widget",
  class extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #near = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#load().catch(() => {}));
    #given = {};
    #panel;

    constructor() {
      super();
      const slot = document.createElement("slot");
      this.#root.append(slot);
      for (const interest of ["pointerover", "focusin"]) {
        slot.addEventListener(interest, () => this.#load().catch(() => {}));
      }
      // It stays a link: it opens in a new tab too, and it leads to the form without us.
      slot.addEventListener("slotchange", () => {
        if (!this.#inline) this.#link?.setAttribute("aria-haspopup", "dialog");
      });
      slot.addEventListener("click", (event) => {
        const trigger = event.target.closest("a,button");
        if (!trigger || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
        event.preventDefault();
        this.open(trigger);
      });
      this.addEventListener("ticket-submitted", () => this.#tell((panel) => panel.offer()));
    }

    connectedCallback() {
      if (this.#captures) for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, remember);
      if (this.#inline) this.#near.observe(this);
      this.#tell((panel) => panel.wake());
      // What waited for the network goes out, though nobody opens the form.
      try {
        if (localStorage["ticket-waits"]) import(this.#at("/ticket-keep.js")).then((module) => module.wake(this), () => {});
      } catch {}
    }

    disconnectedCallback() {
      this.#near.disconnect();
      this.#tell((panel) => panel.rest());
    }

    /** Opens the form. The promise ends when it is open, or another way to the desk was taken. */
    async open(trigger) {
      try {
        (await this.#load()).open(trigger);
      } catch (status) {
        const detail = { status: status > 0 ? status : 0 };
        this.dispatchEvent(new CustomEvent("ticket-failed", { bubbles: true, composed: true, detail }));
        // What the site keeps hidden for this, or else the hosted form, which says why it opened there: beside
        // this page where the browser lets it, since the desk may be gone, and text may be on the page.
        const other = this.querySelector("[hidden]");
        const form = this.#link?.href + "#ticket-elsewhere";
        if (other) other.hidden = false;
        else if (this.#link) window.open(form) ?? (location = form);
      }
    }

    /** Closes the form. What was typed is there when it opens again. */
    close() {
      this.#tell((panel) => panel.close());
    }

    /** Fills in `{ title, error, url, contact: { name, email, phone } }`, but not over the reporter. */
    prefill(values) {
      Object.assign(this.#given, values, { contact: { ...this.#given.contact, ...values.contact } });
      this.#tell((panel) => panel.fill());
    }

    get #captures() {
      return this.hasAttribute("capture-errors");
    }

    get #inline() {
      return this.getAttribute("mode") == "inline";
    }

    get #link() {
      return this.querySelector("a");
    }

    #tell(what) {
      this.#panel?.then(what, () => {});
    }

    #load() {
      return (this.#panel ??= this.#fetch().catch((status) => {
        this.#panel = null;
        throw status;
      }));
    }

    #at(path) {
      return new URL(path, this.getAttribute("endpoint") ?? import.meta.url).href;
    }

    async #fetch() {
      const url = (path) => this.#at(path);
      const asked = new URLSearchParams({
        lang: this.closest("[lang]")?.lang ?? "",
        category: this.getAttribute("category") ?? "",
      });
      const hydrate = behaviour(url("/widget.js"), url("/widget_bg.wasm"));
      // Who waits for it is told; until then, nobody does.
      hydrate.catch(() => {});
      const [panel, ticket, sheet] = await Promise.all([
        import(url("/ticket-panel.js")),
        ask(url(`/v1/sites/${this.getAttribute("site-id")}/form?${asked}`)),
        once(url("/ticket.css"), styles),
      ]);
      this.#root.adoptedStyleSheets = [sheet];
      return panel.attach({
        host: this,
        root: this.#root,
        ticket,
        inline: this.#inline,
        given: this.#given,
        errors: this.#captures ? errors : [],
        ask,
        hydrate,
        renew: () => (this.#panel = null),
      });
    }
  },
);
