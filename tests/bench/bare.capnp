# The bare Worker, served in the same way as the product.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "bare", worker = .bare),
    (name = "state", disk = (path = ".", writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "bare")],
);

const bare :Workerd.Worker = (
  modules = [
    (name = "index.js", esModule = embed "../../target/bare/index.js"),
    (name = "index_bg.wasm", wasm = embed "../../target/bare/index_bg.wasm"),
  ],
  compatibilityDate = "2026-10-15",
  durableObjectNamespaces = [(className = "Bare", uniqueKey = "bare", enableSql = true)],
  durableObjectStorage = (localDisk = "state"),
  bindings = [(name = "BARE", durableObjectNamespace = "Bare")],
);
