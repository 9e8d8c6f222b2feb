// Who is logged in to the site's CMS: what asks it comes where the site says that it knows.

/** Has the site's CMS vouch for whoever reports with the form in `box`. */
export const vouch = (box, host) => {
  if (!host.editorToken && !host.matches("[editor-token],[editor-token-url]")) return;
  import(new URL("/ticket-editor.js", import.meta.url)).then(
    (module) => module.attach(box, host),
    () => {},
  );
};
