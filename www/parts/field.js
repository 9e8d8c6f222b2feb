// What is done at the form's fields from outside the Wasm.

/** Follows a link to a field: browsers look for no target inside a shadow root. */
export const jump = (event) => {
  const link = event.target.closest("[href^='#']");
  const field = link && event.currentTarget.querySelector(link.hash);
  if (!field) return;
  event.preventDefault();
  field.labels[0].scrollIntoView();
  field.focus({ preventScroll: true });
};

/** Says at a field that its text was not typed, until somebody types there. */
export const note = (field, text) => {
  const id = `${field.id}-given`;
  if (field.parentNode.querySelector(`#${id}`)) return;
  const line = document.createElement("p");
  line.id = id;
  line.className = "ticket-hint";
  line.textContent = text;
  field.before(line);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  field.addEventListener("input", () => line.remove(), { once: true });
};
