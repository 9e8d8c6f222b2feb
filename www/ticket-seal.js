// Encrypts a password or key for the people at the desk, in the browser: a compact JWE (RFC 7516)
// with ECDH-ES (RFC 7518, section 4.6) and A256GCM. The browser's own WebCrypto does the work, so
// this is a tenth of what the same would weigh in Wasm, and it also runs where Wasm may not.
//
// The text stands in a textarea without a name. It leaves it encrypted, into the hidden field
// `sealed`, when the form is sent; then it is gone from the page.

const encode = (text) => new TextEncoder().encode(text);

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** A number as four bytes, the largest first. */
const number = (value) => new Uint8Array(new Uint32Array([value]).buffer).reverse();

/** Seals bytes for a public key (JWK with `kid`). */
const seal = async (bytes, { kid, ...jwk }) => {
  const { subtle } = crypto;
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("jwk", jwk, curve, false, []);
  // A key of its own for each text; its private half is never written down.
  const ours = await subtle.generateKey(curve, false, ["deriveBits"]);
  const { kty, crv, x, y } = await subtle.exportKey("jwk", ours.publicKey);
  const header = base64url(
    encode(JSON.stringify({ alg: "ECDH-ES", enc: "A256GCM", kid, epk: { kty, crv, x, y } })),
  );
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  // The Concat KDF: round 1, the secret, the algorithm, no party's name, the number of bits.
  const parts = [number(1), new Uint8Array(shared), number(7), encode("A256GCM"), number(0), number(0), number(256)];
  const secret = await subtle.digest("SHA-256", new Uint8Array(parts.flatMap((part) => [...part])));
  const key = await subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: encode(header) };
  const sealed = new Uint8Array(await subtle.encrypt(how, key, bytes));
  return [header, "", ...[iv, sealed.slice(0, -16), sealed.slice(-16)].map(base64url)].join(".");
};

/** Brings the disclosure to life. */
export const offer = (box) => {
  const find = (selector) => box.querySelector(selector);
  const [field, text, out, said, remove] = [".ticket-field", "textarea", "[name=sealed]", "[role=status]", "button"].map(find);
  const { form } = text;
  let busy;

  const call = () => {
    field.hidden = true;
    find(".ticket-sealed-call").hidden = false;
  };

  const show = (sealed) => {
    out.value = sealed;
    said.textContent = sealed && said.dataset.done;
    remove.hidden = !sealed;
  };

  /** Says that it is too long, or takes that back. */
  const mark = (long) => {
    const words = form.parentNode.querySelector(".ticket-messages").content.querySelector("[data-code=sealed-long]");
    find(".ticket-error-text").textContent = long ? words.textContent : "";
    find(".ticket-error").hidden = !long;
    field.classList.toggle("ticket-field-wrong", long);
    text.toggleAttribute("aria-invalid", long);
    if (long) text.setAttribute("aria-invalid", "true");
    text.setAttribute("aria-describedby", `${long ? "ticket-sealed-error " : ""}ticket-sealed-hint`);
  };

  // Only pages that came encrypted themselves may encrypt.
  if (!globalThis.crypto?.subtle) return call();
  field.hidden = false;
  show(out.value);
  remove.addEventListener("click", () => {
    show("");
    text.focus();
  });
  // Before anybody else hears of it: the form is sent once the text is sealed.
  form.addEventListener(
    "submit",
    async (event) => {
      if (!text.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (busy) return;
      const bytes = encode(text.value);
      const long = bytes.length > box.dataset.limit;
      mark(long);
      if (long) {
        box.open = true;
        return text.focus();
      }
      busy = true;
      try {
        show(await seal(bytes, JSON.parse(box.dataset.key)));
        text.value = "";
        // Encrypting can end before the event does, and within it browsers send nothing.
        setTimeout(() => form.requestSubmit(event.submitter));
      } catch {
        box.open = true;
        call();
      }
      busy = false;
    },
    true,
  );
};
