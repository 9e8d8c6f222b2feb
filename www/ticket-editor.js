// Who is logged in to the site's CMS, as the CMS signs it: a token that goes along with the report. The
// site gives it as the function `editorToken` of the element, at the address in `editor-token-url` (JSON with
// a `token`), or as `editor-token`.

/** How long a token is used, in milliseconds; then a fresh one is asked for. They hold five minutes or more. */
const FRESH = 240000;

/** How long a CMS may take, in milliseconds. No report waits longer. */
const PATIENCE = 5000;

const ask = async (host) => {
  if (host.editorToken) return host.editorToken();
  const url = host.getAttribute("editor-token-url");
  if (!url) return host.getAttribute("editor-token");
  const answer = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  return (await answer.json()).token;
};

/** What a token says; the desk alone can tell whether it is true. */
const claims = (token) => {
  const bytes = atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt())));
};

/** Asks for the token as the form in `box` opens, fills in the contact, and sends a fresh token along. */
export const attach = (box, host) => {
  const find = (selector) => box.querySelector(selector);
  const words = find(".ticket-messages").content;
  const say = (code) => words.querySelector(`[data-code=${code}]`)?.textContent;
  const unverified = say("unverified");
  let token, had, since, asking, waiting, passes, renewed;

  const renew = () =>
    (asking ??= Promise.race([ask(host), new Promise((_, late) => setTimeout(late, PATIENCE))])
      .then(
        (found) => {
          token = found;
          since = Date.now();
          const { name, email, phone } = claims(token);
          had = true;
          host.prefill({ contact: { name, email, phone } });
        },
        // Nobody is logged in any more, or the CMS does not answer.
        () => (token = null),
      )
      .catch(() => {})
      .finally(() => (asking = null)));

  // Not before the event of the last try is over: until then, a form takes no other.
  const send = () =>
    setTimeout(() => {
      passes = true;
      find(".ticket-form")?.requestSubmit();
    });

  // The form may have been open for an hour.
  box.addEventListener(
    "submit",
    async (event) => {
      if (passes || (token && Date.now() - since < FRESH)) {
        passes = false;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting) return;
      const status = find(".ticket-status");
      waiting = status.textContent = say("sending");
      await renew();
      waiting = status.textContent = "";
      send();
    },
    true,
  );
  // The token is part of what is sent, and of nothing that is kept.
  box.addEventListener("formdata", ({ formData }) => token && formData.set("editorToken", token));
  host.addEventListener("ticket-failed", async ({ detail }) => {
    if (!box.isConnected || detail.status != 401 || !token) return;
    const refused = token;
    token = null;
    if (!renewed) {
      renewed = true;
      await renew();
      if (token == refused) token = null;
    }
    // Without one it is the report of anybody, and still a report.
    send();
  });
  host.addEventListener("ticket-submitted", () => {
    const heading = box.isConnected && find(".ticket-done .ticket-heading");
    if (!heading || !had || token || !unverified) return;
    const line = document.createElement("p");
    line.className = "ticket-warning";
    line.textContent = unverified;
    heading.after(line);
  });
  renew();
};
