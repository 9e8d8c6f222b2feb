// What the confirmation gets from the form, and what it can do.

/** Puts the title that was sent into the confirmation in `box`, and brings what copies and saves it. */
export const finish = (box, form) => {
  const done = box.querySelector(".ticket-done");
  // A ticket that waited may have gone out behind a form that has nothing to do with it.
  if (!done) return;
  // What went out by itself has its own title there.
  if (form) done.querySelector(".ticket-subject").textContent ||= form.elements.title.value;
  import(new URL("/ticket-done.js", import.meta.url)).then(
    (module) => module.attach(done, form?.elements.category?.value),
    () => {},
  );
};
