// Known answers under the title, fetched when somebody first types there. They come below the field, and
// only while somebody is at it, so that nothing moves away from under a finger. What fails is not said:
// the form needs none of this.

/** Who types on for so long is asked nothing, in milliseconds. */
const QUIET = 300;

/** Fewer letters say nothing. */
const LEAST = 3;

/** As many as are told to the desk. */
const MOST = 3;

/** A style sheet for the form's page or shadow root; a constructed one is no inline style. */
const dress = async (root, url) => {
  const sheet = await new CSSStyleSheet().replace(await (await fetch(url)).text());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

/** Fills `list` with what may help while something is typed into `field`. */
export const attach = async (list, field) => {
  const root = list.getRootNode();
  const [told, said, hide, rows, { content }] = ["input", "[role=status]", "button", "ul", "template"].map((part) =>
    list.querySelector(part),
  );
  const [row, ...words] = content.children;
  const opened = new Set();
  let seen = [];
  let now = "";
  let timer, asked;

  /** Those that were opened first, then those that were shown, the last ones first. */
  const tell = (shown) => {
    seen = [...shown, ...seen];
    const all = new Set([...opened, ...seen]);
    told.value = [...all].slice(0, MOST).map((url) => (opened.has(url) ? "*" : "") + url).join(" ");
  };

  const entry = ({ title, url }, shown) => {
    const made = row.cloneNode(true);
    const link = made.querySelector("a");
    link.href = url;
    made.querySelector("bdi").textContent = title;
    for (const kind of ["click", "auxclick"]) {
      link.addEventListener(kind, () => {
        opened.add(url);
        tell(shown);
      });
    }
    return made;
  };

  /** Shows these, or nothing; what is there already stays as it is. */
  const show = (answers) => {
    const shown = answers.map(({ url }) => url);
    if (shown.join(" ") == now) return;
    now = shown.join(" ");
    draw(answers, shown);
    if (now) tell(shown);
  };

  const draw = (answers, shown) => {
    const some = answers.length > 0;
    rows.replaceChildren(...answers.map((answer) => entry(answer, shown)));
    said.textContent = some ? words[answers.length - 1].textContent : "";
    said.classList.toggle("ticket-hidden", !some);
    list.classList.toggle("ticket-found", some);
    rows.hidden = hide.hidden = !some;
  };

  /** Hides them until others are found. */
  const close = () => {
    if (list.contains(root.activeElement)) field.focus();
    draw([], []);
  };

  const ask = async () => {
    const body = field.value.trim();
    if (body.length < LEAST) return show([]);
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(list.dataset.at, { method: "POST", body, signal, credentials: "omit" });
      const answers = answer.ok ? await answer.json() : [];
      const { activeElement } = root;
      if (!signal.aborted && (activeElement == field || list.contains(activeElement))) show(answers.slice(0, MOST));
    } catch {}
  };

  const wait = () => {
    clearTimeout(timer);
    asked?.abort();
    timer = setTimeout(ask, QUIET);
  };

  await dress(root, new URL("/ticket-answers.css", import.meta.url));
  field.addEventListener("input", wait);
  hide.addEventListener("click", close);
  field.parentNode.addEventListener("keydown", (event) => {
    if (event.key != "Escape" || rows.hidden) return;
    // The panel stays open.
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  wait();
};
