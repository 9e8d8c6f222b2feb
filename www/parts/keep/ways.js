// Other ways to the desk for a ticket that does not get there by itself.

import { make, press } from "./make.js";

/** Letters of a text that programs for mail take from a link; the rest is there to be copied. */
const MAIL = 1500;

/** To copy the text, to mail it, to call: as far as the form names an address and a number. */
export const ways = (root, { title, text }, say) => {
  const said = make("p", { role: "status" });
  const whole = make("textarea", { value: text, readOnly: true, hidden: true, rows: 6, ariaLabel: say("copy") });
  const copy = press(say("copy"), async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = say("copied");
    } catch {
      // Where a browser or a policy forbids it, the reporter copies.
      whole.hidden = false;
      whole.select();
    }
  });
  const [mail, phone] = ["mailto", "tel"].map((kind) => root.querySelector(`.ticket-contact [href^='${kind}:']`));
  const list = make("ul", { className: "ticket-contact" }, make("li", {}, copy));
  if (mail) {
    const parts = [title, text.slice(0, MAIL)].map(encodeURIComponent);
    const href = `${mail.href}?subject=${parts[0]}&body=${parts[1]}`;
    list.append(make("li", {}, make("a", { className: "ticket-mail", href, textContent: say("mail") })));
  }
  if (phone) list.append(phone.closest("li").cloneNode(true));
  return [list, said, whole];
};
