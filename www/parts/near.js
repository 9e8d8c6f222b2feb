// Files on their way to the form, and the tool for them, which comes when they do.

/**
 * Brings the tool for files along (ticket-files.js) when files come near the form in `box`: when
 * somebody points at their field, drags, pastes or chooses some, or takes a picture of the page.
 * What is sent waits until the tool is done with them.
 */
export const files = (box, context) => {
  const find = (selector) => box.querySelector(selector);
  const hear = (kind, heard, first) => box.addEventListener(kind, heard, first);
  let waiting = 0;
  let held;

  const tool = () => {
    const { form } = find("[type=file]");
    return (form.ticketTool ??= import(new URL("/ticket-files.js", form.action))
      .then((module) => module.attach({ form, box, hold, ...context }))
      .catch((error) => {
        form.ticketTool = null;
        throw error;
      }));
  };

  /** Holds sending back until some work is done. Where that fails and nothing stands in, nothing is sent. */
  const hold = async (work, instead) => {
    waiting++;
    try {
      await work();
    } catch {
      if (instead) instead();
      else held = null;
    }
    if (--waiting || !held) return;
    held.requestSubmit();
    held = null;
  };

  const use = (what, instead) => hold(async () => what(await tool()), instead);

  /** Files that are not in the field yet; they go there as they are where the tool cannot come. */
  const take = (list) => {
    const fresh = [...list];
    use(
      (tool) => tool.take(fresh),
      () => {
        const all = new DataTransfer();
        const field = find("[type=file]");
        for (const file of [...field.files, ...fresh]) all.items.add(file);
        field.files = all.files;
      },
    );
  };

  const near = ({ target }) => target.closest("[data-field=attachments]") && tool().catch(() => {});
  hear("pointerover", near);
  hear("focusin", near);
  hear("change", ({ target }) => {
    if (target.type != "file") return;
    const chosen = [...target.files];
    // They are in the field already.
    use(
      (tool) => tool.take(chosen),
      () => {},
    );
  });
  hear("click", ({ target }) => {
    if (!target.closest(".ticket-capture button")) return;
    use(
      (tool) => tool.picture(),
      () => {
        // Nothing is sent without the picture that was asked for.
        held = null;
        find(".ticket-status").textContent = find(".ticket-messages").content.querySelector("[data-code=network]").textContent;
      },
    );
  });
  // A screenshot from the clipboard goes along. What also is text, is pasted as text.
  hear("paste", ({ clipboardData: data }) => find("[type=file]") && data.files[0] && !data.getData("text") && take(data.files));
  // Dropped beside the form, a file would be opened in its place.
  for (const kind of ["dragover", "dragleave", "drop"]) {
    hear(kind, (event) => {
      if (!find("[type=file]") || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("ticket-drop", kind == "dragover");
      if (kind == "drop") take(event.dataTransfer.files);
      else tool().catch(() => {});
    });
  }
  hear(
    "submit",
    (event) => {
      if (!waiting) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = event.target;
    },
    true,
  );
  if (navigator.mediaDevices?.getDisplayMedia) find(".ticket-capture").hidden = false;
};
