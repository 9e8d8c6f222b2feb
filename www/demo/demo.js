// The demo's own script: the language of the form comes from the address, as a site in several
// languages would write it into its pages.
const lang = new URLSearchParams(location.search).get("lang");
const widget = document.querySelector("ticket-widget");

if (/^(nl|fr|de|en|ar)$/.test(lang)) {
  widget.lang = lang;
  const link = widget.querySelector("a");
  link.href = `/form/1234?lang=${lang}`;
  link.lang = lang;
  link.textContent = widget.dataset[lang];
}

for (const link of document.querySelectorAll(".languages a")) {
  if (link.lang === widget.lang) link.setAttribute("aria-current", "true");
}
