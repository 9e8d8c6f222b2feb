// Known answers while the title is typed: what shows them comes when somebody starts to type there.

/** Brings known answers to the title of the form in `box`, where the desk has some. */
export const answers = (box) =>
  box.addEventListener("input", ({ target }) => {
    const list = target.name == "title" && box.querySelector(".ticket-answers");
    if (!list || list.tool) return;
    list.tool = import(new URL("/ticket-answers.js", import.meta.url)).then(
      (module) => module.attach(list, target),
      () => {},
    );
  });
