// The confirmation of a ticket that went out by itself: the desk's markup with the receipt in it. It is
// what widget/src/confirm.rs does, for pages on which no Wasm runs, or not yet.

/** The number to dial, as `desk::Phone` has it: the 0 in +32 (0)2 is for those who call from within the country. */
const dial = (phone) => phone.replace(/^00/, "+").replace(/(?<=^\+.*)\(0\)|[^+\d]/g, "");

/** Puts it in place of the form; the focus follows if it was there. */
export const confirm = (ticket, { title, receipt: { number, statusUrl, answerBy, emergencyPhone } }) => {
  const done = ticket.querySelector(".ticket-blank").content.firstElementChild.cloneNode(true);
  const part = (name) => done.querySelector(`.ticket-${name}`);
  part("subject").textContent = title;
  part("number").textContent = number;
  part("status-link").href = statusUrl;
  if (answerBy) {
    const line = part("answer-by");
    const time = line.querySelector("time");
    const style = { dateStyle: "full", timeStyle: "short", timeZone: line.dataset.zone };
    time.dateTime = answerBy;
    time.textContent = new Date(answerBy).toLocaleString(ticket.lang, style);
    line.hidden = false;
    part("answer").hidden = true;
  }
  if (emergencyPhone) {
    part("emergency-call").href = "tel:" + dial(emergencyPhone);
    part("emergency-phone").textContent = emergencyPhone;
    part("emergency-number").textContent = number;
    part("emergency").hidden = false;
  }
  const follow = ticket.matches(":focus-within");
  ticket.replaceWith(done);
  if (follow) part(emergencyPhone ? "emergency-call" : "heading").focus();
};
