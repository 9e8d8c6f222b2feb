// How a site talks with the form.

const widget = document.querySelector("ticket-widget");

/** What this site knows of who is logged in, and of what went wrong. */
const KNOWN = {
  title: "The appointments cannot be opened",
  error: "Error 503: the appointments service is unavailable (demo-7f3a)",
  contact: { name: "An Voorbeeld", email: "an.voorbeeld@demo.example", phone: "+32 2 555 01 00" },
};

const DEEDS = {
  open: () => widget.open(),
  close: () => widget.close(),
  prefill: () => widget.prefill(KNOWN),
};

document.querySelector("main").addEventListener("click", ({ target }) => DEEDS[target.dataset.do]?.());

const KINDS = ["ticket-open", "ticket-invalid", "ticket-waiting", "ticket-submitted", "ticket-failed", "ticket-close"];

for (const kind of KINDS) {
  document.addEventListener(kind, ({ detail }) => {
    const line = document.createElement("li");
    // The status link opens the ticket: it stays with the reporter.
    const { statusUrl, ...told } = detail ?? {};
    line.textContent = `${kind} ${JSON.stringify(told)}`;
    document.querySelector(".heard").append(line);
  });
}
