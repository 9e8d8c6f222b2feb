// Elements for what the form says of itself, and events for the page around it.

/** An element with its properties and what stands in it. */
export const make = (tag, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};

export const press = (text, onclick) => make("button", { type: "button", className: "ticket-quiet", textContent: text, onclick });

/** `late`: of a ticket that went out by itself, not of the form on the screen. */
export const tell = (host, kind, detail, late) =>
  host.dispatchEvent(Object.assign(new CustomEvent(kind, { bubbles: true, composed: true, detail }), { late }));
