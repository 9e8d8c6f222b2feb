// The dialog around the form: its attributes, its close button, and Tab, which stays inside.

export const button = (name, text, press) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
};

/** The attributes and the close button of the dialog. */
export const dress = (dialog, { lang, dir }, close) => {
  dialog.className = "ticket-dialog";
  dialog.part = "panel";
  dialog.lang = lang;
  dialog.dir = dir;
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("aria-labelledby", "ticket-heading");
  dialog.append(button("ticket-close", close, () => dialog.close()));
  dialog.firstChild.part = "close";
  dialog.addEventListener("keydown", wrap);
};

/** Keeps Tab inside the dialog. */
export const wrap = (event) => {
  if (event.key != "Tab") return;
  const all = event.currentTarget.querySelectorAll("a[href],button,input,textarea,summary");
  const stops = [...all].filter((stop) => stop.getClientRects()[0]);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target != from) return;
  event.preventDefault();
  to.focus();
};
