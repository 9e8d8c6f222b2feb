// What stands beside the Worker, each as little as it can be.

/** KV: holds one desk.toml. */
export const desk = {
  fetch: (_request, env) => new Response(env.SOURCE),
};

/** D1: takes every statement and finds nothing. */
export const inbox = {
  async fetch(request) {
    const statements = await request.json();
    const done = { success: true, results: { columns: [], rows: [] }, meta: {} };
    return Response.json(Array.isArray(statements) ? statements.map(() => done) : done);
  },
};

/** A helpdesk that takes the connection and stays silent for longer than anybody waits. */
export const helpdesk = {
  async fetch() {
    await scheduler.wait(600_000);
    return new Response();
  },
};
