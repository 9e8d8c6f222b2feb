// Tickets on their way, in IndexedDB: with their key, so that sending them again makes no second one, and
// with their files. What waits is marked in localStorage too, so that a page on which nothing waits
// fetches nothing for it.

import { dare } from "./drafts.js";

/** The mark, which ticket-widget.js looks at. */
const MARK = "ticket-waits";

let opened;

const open = () =>
  (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("ticket-outbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("tickets", { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  }));

/** One transaction; those that write follow each other, in all tabs, and set the mark before they end. */
const act = async (what, value) => {
  const transaction = (await open()).transaction("tickets", /get/.test(what) ? "readonly" : "readwrite");
  return new Promise((resolve, reject) => {
    const store = transaction.objectStore("tickets");
    const request = store[what](value);
    store.count().onsuccess = ({ target }) => {
      // Where that storage is full, the ticket goes out once somebody opens the form.
      dare(() => (target.result ? (localStorage[MARK] = 1) : localStorage.removeItem(MARK)));
    };
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = reject;
  });
};

export const put = (item) => act("put", item);
export const get = (key) => act("get", key);
export const drop = (key) => act("delete", key);

/** All of them, the oldest first; none where storage is forbidden. */
export const all = () =>
  act("getAll").then(
    (items) => items.sort((one, other) => one.at - other.at),
    () => [],
  );

/** Does the work unless another tab is at this ticket; the lock of a tab that dies is free. */
export const alone = (key, work) =>
  navigator.locks ? navigator.locks.request(`ticket ${key}`, { ifAvailable: true }, (lock) => lock && work()) : work();
