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

// A browser lets a script open a window for about 5 s after a click.
const PATIENCE = 4000;

let made, waits, leave;

const make = async (told) => {
  const { desk, site, lang, token, headers } = JSON.parse(told);
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

/** Opens the form. Where it does not come, it says so in an event; later on, it is there and says itself what failed. */
const show = (widget, link) =>
  new Promise((resolve, reject) => {
    widget.addEventListener("ticket-failed", reject);
    widget.open(link).then(() => {
      widget.removeEventListener("ticket-failed", reject);
      resolve();
    });
  });

document.addEventListener(
  "click",
  async (event) => {
    // The opener may stand in a shadow root, as Wagtail's user bar does.
    const opener = event.composedPath().find((it) => it.matches?.(OPENER));
    if (!opener || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // After a failure the next click is the link's own: no browser takes that window for a pop-up.
    if (leave) return (leave = false);
    const link = opener.href ? opener : opener.querySelector("a");
    const told = opener.dataset.ticketOpen || document.querySelector("#ticket-widget-editor").textContent;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waits) return;
    waits = true;
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
    let widget;
    try {
      made ??= make(told).catch((error) => {
        made = undefined;
        throw error;
      });
      widget = await Promise.race([made, late]);
      await Promise.race([show(widget, link), late]);
    } catch {
      if (widget) {
        // What comes later must not open over the page any more.
        widget.remove();
        made = undefined;
      }
      leave = true;
      open(link.href, "_blank", "noopener");
    }
    waits = false;
  },
  true,
);
