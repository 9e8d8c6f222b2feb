// Opens the form for an editor who is logged in to a CMS. Every plugin carries this file.
//
// Whatever has the class ticket-widget-open or the attribute data-ticket-open is, or holds, a link to
// the hosted form, and stays that where something below does not run. What is clicked first fetches
// the desk's loader; until then a page pays for this file alone. The attribute, or else the element
// #ticket-widget-editor, says where the desk is, in JSON:
//
//   { "desk": "https://desk.example", "site": "1234", "lang": "nl", "token": "/token", "headers": {} }
//
// The CMS answers at "token" with a fresh one each time: { "token": "…" }.

const OPENER = ".ticket-widget-open, [data-ticket-open]";

let made;

const make = async ({ desk, site, lang, token, headers }) => {
  await import(`${desk}/ticket-widget.js`);
  const widget = document.createElement("ticket-widget");
  widget.setAttribute("site-id", site);
  widget.setAttribute("lang", lang);
  if (token) {
    widget.editorToken = async () => (await (await fetch(token, { headers })).json()).token;
  }
  document.body.append(widget);
  return widget;
};

document.addEventListener(
  "click",
  async (event) => {
    // The opener may stand in a shadow root, as Wagtail's user bar does.
    const opener = event.composedPath().find((it) => it.matches?.(OPENER));
    if (!opener || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = opener.href ? opener : opener.querySelector("a");
    const told = opener.dataset.ticketOpen || document.querySelector("#ticket-widget-editor").textContent;
    event.preventDefault();
    event.stopImmediatePropagation();
    let failed;
    const fail = () => (failed = true);
    try {
      const widget = await (made ??= make(JSON.parse(told)));
      // The form did not come. Later on, it is there and says itself what failed.
      widget.addEventListener("ticket-failed", fail);
      await widget.open(link);
      widget.removeEventListener("ticket-failed", fail);
    } catch {
      made = undefined;
      fail();
    }
    if (failed) open(link.href, "_blank", "noopener");
  },
  true,
);
