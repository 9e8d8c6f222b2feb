// Nothing typed is lost: what sees to that comes with the open form, so that it is there before the
// network goes.

/** Keeps what is typed into the form in `box`; `offer` adds to a confirmation what follows it. */
export const keep = (box, host, offer) =>
  import(new URL("/ticket-keep.js", import.meta.url)).then(
    (module) => module.attach(box, host, offer),
    () => {},
  );
