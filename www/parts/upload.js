// The form's way to the desk with files in it. fetch does not say how far an upload is; this does, file
// by file, and can be stopped. The files go in one request, in their order.

/** The status of an upload that the reporter stopped; nobody's server answers with it. */
const STOPPED = 499;

/** How much of each file has gone, from 0 to 1, when so many bytes of the whole have. */
const shares = (sizes, loaded, total) => {
  // What is no file counts as sent first: no file is said to be further than it is.
  let before = total - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    const share = Math.min(1, Math.max(0, (loaded - before) / size));
    before += size;
    return share;
  });
};

/**
 * Makes `form.ticketPost(action, data, timeout)`, which the form's behaviour calls in place of fetch;
 * `progress` hears the shares of the files, and nothing when it is over.
 */
export const uploader = ({ form, host, box, button, rows, progress, stopped }) => {
  let request, stop;
  const over = () => {
    box.hidden = true;
    progress();
  };
  for (const end of ["ticket-failed", "ticket-invalid"]) host.addEventListener(end, over);
  form.addEventListener("submit", () => (stop = false), true);
  button.addEventListener("click", () => {
    stop = true;
    request?.abort();
    over();
    stopped();
  });
  form.ticketPost = (action, data, timeout) =>
    new Promise((resolve, reject) => {
      const halt = () => resolve(new Response("null", { status: STOPPED }));
      // It was stopped in the pause before another attempt.
      if (stop) return halt();
      box.hidden = false;
      const sizes = rows();
      request = new XMLHttpRequest();
      request.open("POST", action);
      request.setRequestHeader("Accept", "application/json");
      request.timeout = timeout;
      request.upload.onprogress = ({ loaded, total }) => progress(shares(sizes, loaded, total));
      request.onabort = halt;
      request.onerror = request.ontimeout = reject;
      request.onload = () => {
        const wait = request.getResponseHeader("Retry-After");
        resolve(new Response(request.response, { status: request.status, headers: wait ? { "Retry-After": wait } : {} }));
      };
      request.send(data);
    });
};
