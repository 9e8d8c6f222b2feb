// Nothing typed is lost: a draft from the first keystroke until the ticket has its number, and where
// there is no connection, the ticket itself, which goes out by itself.

import { confirm } from "./parts/keep/confirm.js";
import { slot } from "./parts/keep/drafts.js";
import { entries, isBegun, names, putBack, refill, text, values } from "./parts/keep/fields.js";
import { afresh, flush, forget, hosts, later, views } from "./parts/keep/flush.js";
import { make, press, tell } from "./parts/keep/make.js";
import { all, drop, put } from "./parts/keep/outbox.js";
import { ways } from "./parts/keep/ways.js";

/** Milliseconds in which a site answers whether the network is there. */
const PATIENCE = 5000;

/**
 * Whether there is a network: the site that this page is of can be reached, or something of the desk that is in
 * nobody's way. A policy may let the page ask no other.
 */
const reach = () =>
  Promise.any(
    [location.href, new URL("/ticket.css", import.meta.url)].map((url) =>
      fetch(url, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }),
    ),
  );

/** The status of a post that something else sees to; to the form's behaviour it was stopped. */
const STOPPED = 499;

document.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
  // A policy that is only tried out stops nothing.
  if (disposition == "enforce") for (const { stopped } of views.values()) stopped(blockedURI);
});

/** For a widget that nobody has opened: sends what waits in this browser. */
export const wake = (host) => {
  forget();
  hosts.add(host);
  return flush();
};

/**
 * Keeps what is typed into the form in `box`, and brings back what was typed before. `offer` adds to a
 * confirmation what follows it.
 */
export const attach = async (box, host, offer) => {
  const find = (selector) => box.querySelector(selector);
  const form = () => find(".ticket-form");
  const say = (code) => find(".ticket-messages").content.querySelector(`[data-code=${code}]`).textContent;
  const key = () => form().elements.idempotencyKey;
  const { site } = find(".ticket").dataset;
  const desk = new URL(form().action).origin;
  const draft = slot(desk, site);
  // The attempt that is under way, the ticket whose form is hidden, and what is shown of those that wait.
  let trip, held, shown;
  let refused, sent, policy, news;

  /** `whole`: with what the site filled in, since the key stands for all of it once it is sent. */
  const save = (whole) =>
    isBegun(form())
      ? draft.write({ key: key().value, sent: whole, values: values(form(), whole), files: names(form()) })
      : draft.clear();

  /** A line above the form, in place of the one of that name. */
  const line = (name, ...inside) => {
    find(`.ticket-${name}`)?.remove();
    const made = make("div", { className: `ticket-announcement ticket-${name}`, tabIndex: -1 }, ...inside);
    form().before(made);
    return made;
  };

  const head = (code) => [
    make(find(".ticket-summary :is(h2,h3)").localName, { textContent: say("not-sent") }),
    make("p", { textContent: say(code) }),
  ];

  /** Says that the text is from before, and offers to be rid of it. */
  const restore = ({ key: old, values, files }) => {
    const fresh = key().value;
    const before = putBack(form(), values);
    key().value = old;
    const said = make("p", { role: "status" });
    const discard = press(say("discard"), () => {
      draft.clear();
      putBack(form(), { ...Object.fromEntries(Object.keys(values).map((name) => [name, ""])), ...before }, true);
      key().value = fresh;
      made.remove();
      find(".ticket-heading").focus();
    });
    const made = line("draft", said, discard);
    // Screen readers say what changes in a line that is there.
    setTimeout(() => (said.textContent = say("draft") + (files[0] ? ` ${say("files-again")} (${files.join(", ")})` : "")));
  };

  /** Writes the ticket down before it is sent, so that it goes out even if this page does not live on. */
  const begin = () => {
    if (trip) return;
    sent = key().value;
    save(true);
    const { title } = form().elements;
    const item = { key: sent, desk, site, action: form().action, title: title.value, at: Date.now() };
    item.text = text(find(".ticket"), form());
    item.data = entries(form());
    const stored = put(item);
    stored.catch(() => {});
    trip = { item, stored };
    // No other tab sends it meanwhile.
    const over = new Promise((free) => (trip.free = free));
    navigator.locks?.request(`ticket ${sent}`, () => over).catch(() => {});
  };

  const end = async (keep) => {
    const { item, stored, free } = trip ?? {};
    trip = null;
    if (item && !keep) await stored.then(() => drop(item.key)).catch(() => {});
    free?.();
  };

  const quiet = () => {
    find(".ticket-summary").hidden = true;
    find(".ticket-status").textContent = "";
  };

  /** The ticket waits for the network, and the form that it was written in with it. */
  const wait = async () => {
    const { item, stored } = trip;
    await stored;
    await put({ ...item, waits: true });
    held = item.key;
    form().hidden = true;
    quiet();
    end(true);
    await refresh();
    find(".ticket-waiting").focus();
    tell(host, "ticket-waiting", { title: item.title });
    later();
  };

  /** No answer came. Where this site itself can be reached, the network is not what is missing. */
  const unsent = async () => {
    const { item } = trip;
    const there = navigator.onLine && (await reach().catch(() => {}));
    // Where nothing can be stored, what the form says already is all there is to say.
    if (!policy && !there) return wait().catch(() => end());
    quiet();
    const code = policy ? "policy" : "blocked";
    line("blocked", ...head(code), ...ways(box.getRootNode(), item, say)).focus();
    end();
  };

  const release = () => {
    held = null;
    form().hidden = false;
  };

  const cancel = async (item, said) => {
    if (item.key != held && isBegun(form())) return (said.textContent = say("first"));
    await drop(item.key);
    if (item.key == held) release();
    else refill(form(), item);
    save();
    await refresh();
    form().elements.title.focus();
  };

  /** Shows what waits, what came back and what has arrived. */
  const refresh = async () => {
    const items = (await all()).filter((item) => item.desk == desk && item.site == site);
    if (!box.isConnected || !form()) return views.delete(box);
    const old = draft.read()?.key;
    if (items.some(({ key, waits, receipt }) => key == old && (waits || receipt))) draft.clear();
    const mine = held && items.find((item) => item.key == held);
    if (held && !mine) release();
    if (mine?.refused) {
      // The desk says the same to the form, and there each word stands at its field.
      await drop(held);
      release();
      return form().requestSubmit();
    }
    news = mine?.receipt ? mine : items.find((item) => item.receipt && !item.shown);
    if (news && find(".ticket-heading").getClientRects()[0] && (news == mine || !isBegun(form()))) {
      confirm(find(".ticket"), news);
      offer();
      return put({ ...news, shown: Date.now() });
    }
    const waiting = items.filter((item) => item.waits && !item.receipt);
    const state = JSON.stringify(waiting.map((item) => [item.key, item.refused]));
    if (state == shown) return;
    shown = state;
    find(".ticket-waiting")?.remove();
    if (waiting[0]) show(waiting);
  };

  const show = (waiting) => {
    const said = make("p", { role: "status" });
    const when = (at) => new Date(at).toLocaleString(find(".ticket").lang, { dateStyle: "medium", timeStyle: "short" });
    const list = waiting.map((item) => {
      const files = item.data.map(([, value]) => value.name).filter(Boolean);
      return make(
        "li",
        {},
        make("strong", { textContent: item.title }),
        ` ${[when(item.at), ...files].join(", ")} `,
        item.refused ? make("p", { textContent: `${say("returned")} ${item.refused}` }) : "",
        press(say("cancel"), () => cancel(item, said)),
      );
    });
    const retry = press(say("retry"), async () => {
      said.textContent = say("sending");
      await afresh();
      said.textContent = say("not-sent");
    });
    const whole = { title: waiting[0].title, text: waiting.map((item) => item.text).join("\n\n") };
    line(
      "waiting",
      ...head("waiting"),
      make("ul", {}, ...list),
      retry,
      said,
      ...ways(box.getRootNode(), whole, say),
    );
  };

  /** Offline, the form's behaviour has no need to try: the ticket waits at once. */
  const trap = (form) => {
    const post = form.ticketPost;
    form.ticketPost = async () => {
      form.ticketPost = post;
      if (navigator.onLine) throw 0;
      begin();
      await wait();
      return new Response("null", { status: STOPPED });
    };
  };

  /** Where no script sends the form, the browser does, away from this page: first, a look at the network. */
  const native = async () => {
    find(".ticket-status").textContent = say("sending");
    try {
      await reach();
    } catch {
      return wait().catch(() => end());
    }
    await end();
    form().submit();
  };

  box.addEventListener("input", ({ target }) => {
    target.ticketTyped = true;
    if (form()?.contains(target)) save();
  });
  box.addEventListener(
    "submit",
    ({ target }) => {
      if (target != form()) return;
      refused = policy = false;
      find(".ticket-blocked")?.remove();
      if (!navigator.onLine) trap(target);
    },
    true,
  );
  box.addEventListener("submit", (event) => {
    if (event.target != form()) return;
    const first = !trip;
    if (!refused) begin();
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (first) native();
  });
  box.addEventListener("click", ({ target }) => target.closest(".ticket-sending button") && end());
  box.addEventListener("focusin", () => news && refresh());
  host.addEventListener("ticket-invalid", () => {
    refused = true;
    end();
  });
  host.addEventListener("ticket-failed", ({ detail }) => trip && (detail.status ? end() : unsent()));
  host.addEventListener("ticket-submitted", ({ late }) => {
    if (late) return;
    // Not the draft of another tab, or of a report that was begun since.
    if (draft.read()?.key == sent) draft.clear();
    end();
  });

  forget();
  views.set(box, { refresh, stopped: (address) => (policy ||= address.startsWith(desk)) });
  hosts.add(host);
  const kept = find(".ticket-summary").hidden && draft.read();
  // Somebody was faster than this script.
  if (isBegun(form())) save();
  // A form that came back with its errors has its text, and so has a ticket that is on its way.
  const items = await all();
  if (kept && !items.some((item) => item.key == kept.key)) restore(kept);
  if (items[0]) {
    await refresh();
    flush();
  }
};
