// The way out of the outbox: at once, when the network is back, and now and then while the page is open.

import { all, alone, drop, get, put } from "./outbox.js";
import { tell } from "./make.js";

/** Milliseconds until the first try; each further one comes after twice as long. */
const FIRST = 5000;

/** No pause is longer, and no page tries more often by itself. */
const LONGEST = 300000;
const TRIES = 30;

/** Milliseconds that a receipt stays after it was shown, for another tab that shows the same ticket. */
const SHOWN = 600000;

/** As the form itself: milliseconds that an attempt may take, and bytes of files that go in one. */
const TIMEOUT = 20000;
const SLOW_LINE = 50;

/** The forms, with what looks again when something has happened, and who hears of tickets. */
export const views = new Map();
export const hosts = new Set();

/** What has left the page is asked no more, and nothing holds it. */
export const forget = () => {
  for (const place of [...views.keys(), ...hosts]) if (!place.isConnected) hosts.delete(place) || views.delete(place);
};

let tries = 0;
let timer;

/** Sends one, and writes down what came of it: the receipt, or why the desk did not take it. */
const send = async (key) => {
  const item = await get(key);
  if (!item || item.receipt || item.refused) return;
  const data = new FormData();
  let size = 0;
  for (const [name, value] of item.data) {
    data.append(name, value);
    size += value.size ?? 0;
  }
  let status = 0;
  let body;
  try {
    const signal = AbortSignal.timeout(TIMEOUT + size / SLOW_LINE);
    const answer = await fetch(item.action, { method: "POST", body: data, headers: { Accept: "application/json" }, signal });
    status = answer.status;
    body = await answer.json();
  } catch {}
  const { site, title, at, desk } = item;
  if (status < 300 && body?.number) {
    // Its text and files have arrived.
    await put({ key, desk, site, title, at, receipt: body });
    for (const { refresh } of views.values()) await refresh();
    for (const host of hosts) if (host.getAttribute("site-id") == site) tell(host, "ticket-submitted", body, true);
  } else if (!(await get(key))) {
    // It was cancelled meanwhile.
  } else if (body && status >= 400 && status < 500 && status != 408 && status != 429) {
    const said = body.errors?.map(({ message }) => message).join(" ") || body.detail || body.title;
    await put({ ...item, waits: true, refused: said ?? " " });
  } else if (!item.waits) await put({ ...item, waits: true });
};

/** Sends what waits, of all sites; each from one tab only. */
export const flush = async () => {
  clearTimeout(timer);
  for (const { key, shown } of await all()) {
    await (shown < Date.now() - SHOWN ? drop(key) : alone(key, () => send(key)));
  }
  for (const { refresh } of views.values()) await refresh();
  later();
};

/** From now on it is tried as if it had never been. */
export const afresh = () => {
  tries = 0;
  return flush();
};

/** Tries again after a while, if there is a reason. */
export const later = async () => {
  clearTimeout(timer);
  const waiting = (await all()).some((item) => !item.receipt && !item.refused);
  if (waiting && tries < TRIES) timer = setTimeout(flush, Math.min(FIRST * 2 ** tries++, LONGEST));
};

addEventListener("online", afresh);
