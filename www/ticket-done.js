// What a confirmation can do: its number goes to the clipboard, and what it says into a file.

const words = (part) => part.textContent.replace(/\s+/g, " ").trim();

/** A paragraph as plain text: a link as its address, a moment with its zone. */
const line = (part) => {
  const link = part.querySelector("[href^=http]");
  const text = link ? words(part).replace(words(link), link.href) : words(part);
  return part.dataset.zone ? `${text} (${part.dataset.zone})` : text;
};

/** `kind` is the kind of request that was chosen; what is about others only stays hidden. */
export const attach = (done, kind) => {
  for (const part of done.querySelectorAll(`[data-kinds~="${kind}"]`)) part.hidden = false;
  const [copy, save, said, number] = ["copy", "save", "status", "number"].map((name) => done.querySelector(`.ticket-${name}`));
  const { clipboard } = navigator;
  copy.hidden = !clipboard;
  copy.onclick = async () => {
    said.textContent = "";
    try {
      await clipboard.writeText(words(number));
      said.textContent = said.dataset.said;
    } catch {
      // Where the page may not write there, a person can.
      getSelection().selectAllChildren(number);
    }
  };
  if (save.href) return;
  const parts = [...done.querySelectorAll("p,a.ticket-emergency-call,output,li")].filter((part) => !part.closest("[hidden]"));
  const text = [done.dataset.desk, ...parts.map(line)].filter(Boolean).join("\r\n\r\n");
  save.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  save.download = `${words(number)}.txt`;
  save.hidden = false;
};
