# The product as `cargo xtask bench edge` serves it: the build that would be deployed, in workerd
# itself. What the platform does outside of a Worker's process, and what the emulators of wrangler
# do with a database each, is done by stand-ins that cost next to nothing.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "edge", worker = .edge),
    (name = "stand-ins", worker = .standIns),
    (name = "state", disk = (path = ".", writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "edge")],
  extensions = [(modules = [
    (name = "bench:limiter", internal = true, esModule = embed "limiter.js"),
    (name = "cloudflare-internal:email", internal = true, esModule = embed "email.js"),
  ])],
);

const edge :Workerd.Worker = (
  modules = [
    (name = "index.js", esModule = embed "../../target/worker/index.js"),
    (name = "index_bg.wasm", wasm = embed "../../target/worker/index_bg.wasm"),
  ],
  compatibilityDate = "2026-10-15",
  durableObjectNamespaces = [(className = "Ledger", uniqueKey = "ledger", enableSql = true)],
  durableObjectStorage = (localDisk = "state"),
  # The helpdesks.
  globalOutbound = (name = "stand-ins", entrypoint = "helpdesk"),
  bindings = [
    (name = "LEDGER", durableObjectNamespace = "Ledger"),
    (name = "DESK", kvNamespace = (name = "stand-ins", entrypoint = "desk")),
    (name = "INBOX", wrapped = (
      moduleName = "cloudflare-internal:d1-api",
      innerBindings = [(name = "fetcher", service = (name = "stand-ins", entrypoint = "inbox"))],
    )),
    (name = "BROWSER_LIMIT", wrapped = (moduleName = "bench:limiter")),
    (name = "PROGRAM_LIMIT", wrapped = (moduleName = "bench:limiter")),
    (name = "LOGIN_LIMIT", wrapped = (moduleName = "bench:limiter")),
    (name = "ADMIN_TOKEN", text = "admin-token-of-the-bench-0123456789"),
    (name = "DESK_SECRET", text = "desk-secret-of-the-bench-0123456789abcdef"),
    (name = "EVENTS_SECRET", text = "whsec_YmVuY2gtZXZlbnRzLXNlY3JldC0wMTIzNDU2Nzg5"),
  ],
);

const standIns :Workerd.Worker = (
  modules = [(name = "stand-ins.js", esModule = embed "stand-ins.js")],
  compatibilityDate = "2026-10-15",
  bindings = [(name = "SOURCE", text = embed "desk.toml")],
);
