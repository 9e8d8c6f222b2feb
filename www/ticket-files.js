// The tool for files, fetched when the first one comes near: a list of what goes along, pictures of the
// page, marks on them, progress. What is sent stays in the form's own file field, so that nothing after
// it needs to know of this.

import { capture } from "./parts/capture.js";
import { asFile, open, paint, thumb, within } from "./parts/picture.js";
import { uploader } from "./parts/upload.js";

/** Pictures that may move stay as they are. */
const MOVES = "image/gif";

/** The tool's markup and texts. XMLHttpRequest parses it, which Trusted Types let pass. */
const fetchTools = (url) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onloadend = () => {
      const tools = request.response?.querySelector(".ticket-tools");
      tools ? resolve(tools) : reject();
    };
    request.send();
  });

/** A style sheet for the form's page or shadow root; a constructed one is no inline style. */
const dress = async (root, url) => {
  const sheet = await new CSSStyleSheet().replace(await (await fetch(url)).text());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const same = (one, other) =>
  one.name == other.name && one.size == other.size && one.lastModified == other.lastModified;

/**
 * Gives a form the tool. `box` is what hides while the page is pictured, `own` whether that page is
 * around it, `behave` gets what the form's Wasm can do, `hold` keeps the form from being sent while some
 * work is going on, and `host` sends its events.
 */
export const attach = async ({ form, box, host, own, behave, hold }) => {
  const root = form.getRootNode();
  const field = form.querySelector("[type=file]");
  const at = (path) => new URL(path, form.action).href;
  const { lang } = form.closest(".ticket");
  const [tools, behaviour] = await Promise.all([
    fetchTools(at(`/v1/tools?lang=${lang}`)),
    behave().catch(() => null),
    dress(root, at("/ticket-files.css")),
  ]);
  const part = (selector) => tools.querySelector(selector);
  const [list, sending, status] = [".ticket-files", ".ticket-sending", ".ticket-said"].map(part);
  const [row, dialog, words] = [".ticket-row", ".ticket-marker", ".ticket-words"].map((name) => part(name).content);
  const limits = { side: +tools.dataset.side, readable: +tools.dataset.readable };
  let items = [];

  const word = (code, file = "") =>
    words.querySelector(`[data-code=${code}]`).textContent.replace("{file}", () => file);
  /** For those who listen; what went wrong, for everybody. */
  const say = (text, wrong) => {
    status.textContent = text;
    status.classList.toggle("ticket-hidden", !wrong);
  };
  const size = (bytes) => {
    const [unit, count] = bytes < 1 << 20 ? ["kilobyte", Math.ceil(bytes / 1024)] : ["megabyte", bytes / 2 ** 20];
    return new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(count);
  };

  /** Puts what the list holds into the field, and looks whether the desk takes it. */
  const publish = (text, left) => {
    const all = new DataTransfer();
    for (const { file } of items) all.items.add(file);
    field.files = all.files;
    list.hidden = !items.length;
    behaviour?.filesChanged();
    const wrong = field.hasAttribute("aria-invalid") && form.querySelector(`#${field.id}-error`);
    say([text, wrong && wrong.textContent.trim()].filter(Boolean).join(". "), left);
  };

  /** Shows a file in its row. */
  const show = ({ row, file, picture }) => {
    row.querySelector(".ticket-file-name").textContent = file.name;
    row.querySelector(".ticket-hint").textContent = size(file.size);
    for (const button of row.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${word(button.dataset.do)} ${file.name}`);
    }
    row.querySelector("progress").setAttribute("aria-label", file.name);
    row.querySelector("[data-do=mark]").hidden = row.querySelector("canvas").hidden = !picture;
    if (picture) thumb(row.querySelector("canvas"), picture);
  };

  const add = (given) => {
    const item = { given, file: given, row: row.firstElementChild.cloneNode(true) };
    item.row.addEventListener("click", ({ target }) => {
      const what = target.closest("[data-do]")?.dataset.do;
      if (what == "remove") remove(item);
      if (what == "mark") hold(() => mark(item));
    });
    items.push(item);
    list.append(item.row);
    show(item);
    return item;
  };

  const remove = (item) => {
    const place = items.indexOf(item);
    items = items.filter((other) => other != item);
    item.row.remove();
    publish(word("removed", item.file.name));
    const next = items[Math.min(place, items.length - 1)];
    (next?.row.querySelector("[data-do=remove]") ?? field).focus();
  };

  /**
   * Makes of a picture what is sent, and shows it. What is no picture, or moves, stays as it is. Throws where a
   * picture cannot be made anew: as it is, it would take what its camera wrote into it along.
   */
  const prepare = async (item) => {
    const bitmap = /^image\//.test(item.given.type) && (await open(item.given));
    if (!bitmap) return;
    const canvas = within(bitmap, limits);
    bitmap.close();
    if (item.given.type != MOVES) item.file = await asFile(canvas, item.given.name);
    show({ ...item, picture: canvas });
  };

  const take = async (files) => {
    const added = files.filter((file) => !items.some(({ given }) => same(given, file))).map(add);
    // One after the other: a phone has room for one large picture.
    const left = [];
    for (const item of added) {
      await prepare(item).catch(() => {
        left.push(word("left-out", item.file.name));
        items.splice(items.indexOf(item), 1);
        item.row.remove();
      });
    }
    const names = added.filter((item) => items.includes(item)).map(({ file }) => file.name);
    publish([...(names[0] ? [word("added", names.join(", "))] : []), ...left].join(". "), left[0]);
  };

  /** A picture of the page as one more file, offered for marking at once. */
  const picture = async () => {
    const button = form.querySelector(".ticket-capture button");
    const bitmap = await capture(box, own);
    button.focus();
    const file = bitmap && (await asFile(within(bitmap, limits), `${word("name")}.png`).catch(() => null));
    bitmap?.close();
    if (!file) return say(word("none-taken"), true);
    await take([file]);
  };

  const mark = async (item) => {
    const { name } = item.file;
    const button = item.row.querySelector("[data-do=mark]");
    try {
      const bitmap = await open(item.file);
      const tool = await import(at("/ticket-mark.js"));
      const canvas = paint(bitmap, bitmap.width, bitmap.height);
      const picture = await tool.mark(root, dialog.firstElementChild.cloneNode(true), canvas, { at, dress });
      // Encoding takes a while: whoever goes on meanwhile is not pulled back afterwards.
      button.focus();
      if (picture) {
        // The file before is forgotten here, and with it what was blacked out.
        item.given = item.file = await asFile(picture, name);
        show({ ...item, picture });
        publish(word("marked", item.file.name));
      }
    } catch (error) {
      say(word("unmarked", name), true);
      // What should have been blacked out is not sent behind the reporter's back.
      throw error;
    }
  };

  const progress = (shares) => {
    const now = shares?.findIndex((share) => share < 1);
    items.forEach(({ row, file }, place) => {
      const bar = row.querySelector("progress");
      bar.hidden = !shares;
      bar.value = shares?.[place] ?? 0;
      if (place == now) {
        const text = word("sending", file.name);
        if (status.textContent != text) say(text);
      }
    });
  };

  field.after(list, status, part(".ticket-way"));
  form.querySelector(".ticket-submit").before(sending);
  // What has the focus has been moved down by what now stands above it.
  root.activeElement?.scrollIntoView({ block: "nearest" });
  uploader({
    form,
    host,
    box: sending,
    button: sending.querySelector("button"),
    rows: () => items.map(({ file }) => file.size),
    progress,
    stopped: () => {
      say(word("stopped"));
      form.querySelector(".ticket-submit").focus();
    },
  });
  return { take, picture };
};
