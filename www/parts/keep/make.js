// Elements for what the form says of itself.

/** An element with its properties and what stands in it. */
export const make = (tag, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};

export const press = (text, onclick) => make("button", { type: "button", className: "ticket-quiet", textContent: text, onclick });
