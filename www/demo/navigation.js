// How sites change pages without loading them: three ways, on the links of this page.

const DEEDS = {
  push() {},
  /** Turbo fetches the next page and puts its body in the place of this one. */
  async swap(url) {
    const next = await (await fetch(url)).text();
    // Where Trusted Types are required, a policy of the site's own lets its own pages through.
    const policy = window.trustedTypes?.createPolicy?.("demo-pages", { createHTML: (text) => text });
    const { body } = new DOMParser().parseFromString(policy?.createHTML(next) ?? next, "text/html");
    document.body.replaceWith(document.adoptNode(body));
  },
  /** Frameworks keep an element and put it elsewhere. */
  move() {
    document.querySelector("footer").append(document.querySelector("ticket-widget"));
  },
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("[data-way]");
  if (!link) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  await DEEDS[link.dataset.way](link.href);
  document.querySelector(".place").textContent = new URL(link.href).searchParams.get("page");
});
