// Where a password can be handed over.

/** Shows where a password can be handed over; what encrypts it comes when somebody opens that. */
export const unlock = (root) => {
  const box = root.querySelector(".ticket-sealed");
  if (!box?.hidden) return;
  const load = () =>
    import(new URL("/ticket-seal.js", import.meta.url)).then(
      (module) => module.offer(box),
      () => (box.querySelector(".ticket-sealed-call").hidden = false),
    );
  box.hidden = false;
  if (box.open) load();
  else box.addEventListener("toggle", load, { once: true });
};
