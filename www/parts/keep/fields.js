// What the reporter wrote in a form, and how it gets back there.

/**
 * The fields that are the reporter's. What is handed over sealed is none of them: its text has no name,
 * and what was made of it is hidden. What the browser tells of itself it tells anew.
 */
const typed = (form) =>
  [...form.elements].filter(
    ({ name, type }) => name && !/^(hidden|file|checkbox)$/.test(type) && !name.startsWith("context."),
  );

const isChoice = (field) => field.type == "radio";

/** The line that says a field's text came from the site; it goes when somebody types there. */
const given = (field) => field.parentNode.querySelector(`#${field.id}-given`);

/** Whether there is anything to keep. */
export const isBegun = (form) =>
  typed(form).some((field) =>
    isChoice(field) ? field.checked && !field.defaultChecked : field.value && !given(field),
  );

/** The values by name. What the site filled in counts once it was changed, or where `whole` is meant. */
export const values = (form, whole) =>
  Object.fromEntries(
    typed(form)
      .filter((field) => (isChoice(field) ? field.checked : (field.value || field.ticketTyped) && (whole || !given(field))))
      .map(({ name, value }) => [name, value]),
  );

/**
 * Puts values back; returns those that stood there. What is typed on the screen stays, unless `over` it; what the
 * site filled in is the site's as long as it is the same.
 */
export const putBack = (form, kept, over) => {
  const before = values(form, true);
  for (const field of typed(form)) {
    const value = kept[field.name] ?? "";
    if (isChoice(field)) field.checked ||= field.value == value;
    else if (field.name in kept && field.value != value && (over || !field.value || given(field))) {
      field.value = value;
      field.ticketTyped = true;
      given(field)?.remove();
    }
  }
  return before;
};

/** The names of the files in a form. */
export const names = (form) => [...(form.querySelector("[type=file]")?.files ?? [])].map(({ name }) => name);

/**
 * Everything as a browser would send it; where no file was chosen there is none. A login of a CMS is not kept: it
 * would be over when the ticket goes out, and the desk would refuse it.
 */
export const entries = (form) => [...new FormData(form)].filter(([name, value]) => name != "editorToken" && value.name != "");

/** Puts a whole ticket back into an empty form, with its files. */
export const refill = (form, { key, data }) => {
  const all = new DataTransfer();
  for (const [, value] of data) if (value.name) all.items.add(value);
  putBack(form, Object.fromEntries(data), true);
  for (const [name, value] of data) if (/^(sealed|idempotencyKey)$/.test(name)) form.elements[name].value = value;
  const field = form.querySelector("[type=file]");
  field.files = all.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

/** The whole ticket as it would be read aloud: what is on the screen, line by line. */
export const text = (ticket, form) => {
  const lines = [ticket.querySelector(".ticket-site").innerText];
  for (const field of typed(form)) {
    if (!field.getClientRects()[0] || (isChoice(field) ? !field.checked : !field.value)) continue;
    const label = field.labels[0].innerText;
    if (isChoice(field)) lines.push(`${field.closest("fieldset").querySelector("legend").innerText} ${label}`);
    else lines.push(`${label}: ${field.selectedOptions?.[0].text ?? field.value}`);
  }
  return [...lines, ...names(form)].join("\n");
};
