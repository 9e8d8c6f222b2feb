// Drafts: what was typed for a site of a desk, in this browser until it is a ticket. localStorage, since
// it is written before the next keystroke, and so is there after a crash.

/** Milliseconds that a draft is kept after the last keystroke: a week, so that a holiday costs nobody a report. */
const KEPT = 7 * 24 * 3600 * 1000;

const PREFIX = "ticket-draft ";

/** Where storage is forbidden or full, the form goes on without. */
export const dare = (what) => {
  try {
    return what();
  } catch {}
};

const read = (name) =>
  dare(() => {
    const draft = JSON.parse(localStorage[name]);
    return Date.now() - draft.at < KEPT && draft;
  });

/** The one draft of a site at a desk. Drafts that are too old go, of whatever site they are. */
export const slot = (desk, site) => {
  const name = PREFIX + desk + " " + site;
  dare(() => {
    for (const other of Object.keys(localStorage)) {
      if (other.startsWith(PREFIX) && !read(other)) localStorage.removeItem(other);
    }
  });
  return {
    read: () => read(name),
    write: (draft) => dare(() => (localStorage[name] = JSON.stringify({ at: Date.now(), ...draft }))),
    clear: () => dare(() => localStorage.removeItem(name)),
  };
};
