// A site written in TypeScript, checked by the compiler and never run: what the declarations promise, and
// what they must refuse.

import type { Prefill, Receipt, TicketWidgetAttributes } from "../../www/ticket-widget.js";

const widget = document.createElement("ticket-widget");
const known: Prefill = {
  title: "The appointments cannot be opened",
  contact: { name: "An Voorbeeld", email: "an.voorbeeld@demo.example" },
};
widget.prefill(known);

const opened: Promise<void> = widget.open();
void widget.open(document.querySelector("button") ?? undefined);
widget.close();

const quote = (receipt: Receipt): string => `${receipt.number}: ${receipt.emergencyPhone ?? receipt.statusUrl ?? ""}`;

widget.addEventListener("ticket-submitted", ({ detail }) => quote(detail));
document.addEventListener("ticket-failed", ({ detail }) => detail.status.toFixed());
widget.addEventListener("ticket-invalid", ({ detail }) => detail.errors?.map(({ pointer, message }) => pointer + message));

const attributes: TicketWidgetAttributes = { "site-id": "1234", mode: "inline", theme: "auto", "capture-errors": "" };
for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, String(value));

widget.addEventListener("ticket-waiting", ({ detail }) => detail.title.trim());
widget.editorToken = async () => (await fetch("/who-is-logged-in")).text();

// @ts-expect-error: there is no such thing to fill in
widget.prefill({ password: "hunter2" });
// @ts-expect-error: the number is the desk's to give
widget.addEventListener("ticket-submitted", ({ detail }) => (detail.number = "1"));

export { opened };
