// What goes along with a ticket: what the browser says of itself, and the page's last script errors. It
// is shown as it is sent, and each part is the reporter's to remove. `desk` holds the same limits.

const LINE = 500;
const MESSAGE = 200;

/** A text on one line, without what may be a secret in it: a name and password, or an address's query. */
const clean = (text) =>
  text
    .replace(/[\s\p{C}]+/gu, " ")
    .replace(/\b(data|javascript):\S+/gi, "$1:")
    .replace(/\/\/[^/\s]*@/g, "//")
    .replace(/\?\S+|#\S*=\S*|(?<=[\w/])#\S*/g, "")
    .slice(0, MESSAGE);

/** One script error on one line. A file that is no address is its own content. */
const told = ([at, message, file, line, column]) =>
  `${at} ${clean(message)}` +
  (file ? ` ${/^[\w-]+:\/\//.test(file) ? clean(file) : file.split(":")[0]}:${line}:${column}` : "");

/** The browser's brands, but for the one that it invents, or all that it says of itself. */
const browser = ({ userAgent, userAgentData: { brands = [], platform } = {} }) => {
  const real = brands.filter(({ brand }) => !/not.*brand/i.test(brand));
  return real[0] ? [...real.map(({ brand, version }) => `${brand} ${version}`), platform].join(", ") : userAgent;
};

/** Shows in `root` what goes along with the form there; `errors` is what the loader remembers. */
export const along = (root, errors = []) => {
  const box = root.querySelector(".ticket-along");
  if (!box?.hidden) return;
  const known = {
    browser: browser(navigator),
    language: navigator.language,
    window: `${innerWidth} × ${innerHeight} @${Math.round(devicePixelRatio * 100) / 100}x`,
  };
  const status = box.querySelector("[role=status]");
  const undo = status.nextSibling;
  const removed = [];
  // What was sent once is sent again as it was.
  let sent = box.querySelector("[value]");

  const show = () => {
    for (const row of box.querySelectorAll("dl div")) {
      const field = row.querySelector("input");
      const part = field.name.slice(8);
      const value = sent ? field.value : part == "errors" ? errors.map(told).join("\n") : known[part]?.slice(0, LINE);
      if (!value || removed.includes(row)) continue;
      row.querySelector("bdi").textContent = field.value = value;
      row.hidden = field.disabled = false;
    }
  };

  box.addEventListener("click", ({ target }) => {
    const press = target.closest("button");
    if (!press) return;
    const own = press.closest("dl div");
    const row = own ?? removed.pop();
    if (own) removed.push(own);
    row.hidden = row.querySelector("input").disabled = !!own;
    const last = removed.at(-1);
    undo.hidden = !last;
    status.textContent = last ? status.dataset.removed.replace("{about}", last.firstChild.textContent) : "";
    (own ? undo : row.querySelector("button")).focus();
  });
  box.form.addEventListener("submit", () => (sent = true));
  // Errors that came since, but not while somebody is about to press something.
  box.form.addEventListener("focusin", ({ target }) => target.closest("button") ?? show());
  show();
  box.hidden = false;
};
