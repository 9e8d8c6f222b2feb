// Opens the form from the admin bar, and fetches who is logged in when it does.

const widget = document.querySelector("#ticket-widget-for-editors");
const { tokenUrl, nonce } = widget.dataset;

if (tokenUrl) {
  widget.editorToken = async () => {
    const answer = await fetch(tokenUrl, { headers: { "X-WP-Nonce": nonce } });
    return (await answer.json()).token;
  };
}

for (const link of document.querySelectorAll("#wp-admin-bar-ticket-widget > a")) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    // Without the desk's script it stays a link to the hosted form.
    if (!widget.open || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    widget.open(link);
  });
}

// The hosted form is what remains when the desk's form does not come.
widget.addEventListener("ticket-failed", ({ detail }) => {
  const link = document.querySelector("#wp-admin-bar-ticket-widget > a");
  if (!detail?.message && link) open(link.href, "_blank", "noopener");
});
