// Nothing typed is lost: what sees to that comes with the open form, so that it is there before the
// network goes.

/** Keeps what is typed into the form in `box`. */
export const keep = (box, host) =>
  import(new URL("/ticket-keep.js", import.meta.url)).then(
    (module) => module.attach(box, host),
    () => {},
  );
