// Warns while the form is filled in: a password or a card's number in the open is read by more people than it
// should. What looks like one, the crate `warning` knows; it is fetched for a text that may hold one.

/** Whatever `desk::Secret` finds, this finds too, and little else; a test in desk holds the two together. */
const MAY_BE =
  /bsn|burgerservice|private key-|:\/\/[^/@ ]*@|((p|s|nn|ht)w(oo?r)?[dt]|passe|phrase|mdp|ww|key|token|secret|sleutel|المرور|السر)[^a-z\d]*([:=]|is |[ei]st |هي )|(a[ks]ia|aiza|gh[ops]_|github_pat_|glpat-|[rs]k_live_|xox[bp]-|npm_|whsec_|sg\.|sk-(ant|proj)-|eyj)[\w.-]{9}|(^|[^a-z\d])[a-z]{2}\d\d( ?[a-z\d]{4}){2}|\d([ ./-]?\d){10}/i;

let asked;

/** The function that knows. */
const ask = () =>
  (asked ??= import(new URL("/warning.js", import.meta.url)).then((module) =>
    module.start(fetch(new URL("/warning_bg.wasm", import.meta.url))),
  ));

/**
 * Looks at a field of `box` when somebody leaves it, and after a paste: that is where secrets come from, and a
 * warning that comes while somebody types would be in the way. The function that it returns looks at once.
 */
export const warn = (box, say) => {
  const look = async (control) => {
    const line = control.closest(".ticket-field")?.querySelector(".ticket-warning");
    if (!line) return;
    let find = () => {};
    try {
      if (MAY_BE.test(control.value)) find = await ask();
    } catch {
      // The next text asks again.
      asked = null;
    }
    const code = find(control.value);
    const said = code ? say(code) : "";
    // Said once, not each time that somebody leaves the field.
    if (line.textContent != said) line.textContent = said;
  };
  // Leaving it for the button is no news: a line that comes or goes now would move it from under the pointer.
  box.addEventListener("focusout", ({ target, relatedTarget: to }) => to?.matches(".ticket-submit") || look(target));
  box.addEventListener("input", ({ target, inputType }) => inputType?.startsWith("insertFrom") && look(target));
  return look;
};
