//! The ledger's tables. Migrations run forward only and each once; a Worker of the previous
//! version keeps working beside them, so a step adds and never renames or removes.

/// Each step's statements, the oldest first. A step that was released is never changed.
pub const MIGRATIONS: &[&[&str]] = &[
    &[
        // Rows are never deleted, so the running number has no gap and none comes twice.
        "CREATE TABLE tickets (
        serial INTEGER PRIMARY KEY,
        received_at INTEGER NOT NULL,
        status TEXT NOT NULL,
        lang TEXT NOT NULL,
        report TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        payload TEXT NOT NULL,
        nonce TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE
    ) STRICT",
        // Only what still has to be delivered; an entry without due_at waits for a person.
        "CREATE TABLE outbox (
        serial INTEGER NOT NULL,
        backend TEXT NOT NULL,
        seq INTEGER NOT NULL,
        action TEXT NOT NULL,
        doubt INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        due_at INTEGER,
        fault TEXT,
        PRIMARY KEY (serial, backend, seq)
    ) STRICT, WITHOUT ROWID",
        "CREATE INDEX outbox_due ON outbox (backend, due_at)",
        "CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        serial INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT",
        "CREATE INDEX events_of_ticket ON events (serial, seq)",
        // Of what failed or came through after all, and the inbox has not been told yet.
        "CREATE TABLE notices (
        serial INTEGER NOT NULL,
        backend TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        PRIMARY KEY (serial, backend)
    ) STRICT, WITHOUT ROWID",
        "CREATE TABLE remotes (
        serial INTEGER NOT NULL,
        backend TEXT NOT NULL,
        remote TEXT,
        PRIMARY KEY (serial, backend)
    ) STRICT, WITHOUT ROWID",
    ],
    &[
        // The desk's origin as the reporter addressed it, for links in mails and helpdesks.
        "ALTER TABLE tickets ADD COLUMN base TEXT",
        // A ticket's files; their contents lie in the bucket under `key`.
        "CREATE TABLE attachments (
        serial INTEGER NOT NULL,
        n INTEGER NOT NULL,
        key TEXT NOT NULL,
        file TEXT NOT NULL,
        PRIMARY KEY (serial, n)
    ) STRICT, WITHOUT ROWID",
        // Backends that take nothing at all until a person has mended something.
        "CREATE TABLE shut (backend TEXT PRIMARY KEY, fault TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ],
    // Tickets whose reporters want no more mails about them.
    &["CREATE TABLE mail_stops (serial INTEGER PRIMARY KEY) STRICT"],
    &[
        // Files that lie in the bucket and have no ticket yet.
        "CREATE TABLE uploads (
        key TEXT PRIMARY KEY,
        site TEXT NOT NULL,
        noted_at INTEGER NOT NULL,
        leaving INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID",
        "CREATE INDEX uploads_by_time ON uploads (noted_at)",
    ],
    // By when the desk promised an answer; nothing where it promised none.
    &["ALTER TABLE tickets ADD COLUMN answer_by INTEGER"],
    // What a backend gave out for an entry of the outbox, for as long as that is not delivered.
    &["CREATE TABLE vouchers (
        serial INTEGER NOT NULL,
        backend TEXT NOT NULL,
        seq INTEGER NOT NULL,
        voucher TEXT NOT NULL,
        PRIMARY KEY (serial, backend, seq)
    ) STRICT, WITHOUT ROWID"],
    // Tickets that a reseller passed on: its backends, its contact as their requester, the desk's name.
    &["CREATE TABLE passed_on (
        serial INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        keepers TEXT NOT NULL,
        contact TEXT NOT NULL,
        desk TEXT NOT NULL,
        answer_by INTEGER
    ) STRICT"],
    // What the desk knew of the reporter: contract, priority, editor or visitor.
    &["ALTER TABLE tickets ADD COLUMN standing TEXT"],
    &[
        // Since when a ticket waits for its reporter, and when they were reminded; nothing for one that
        // does not wait.
        "ALTER TABLE tickets ADD COLUMN waiting_since INTEGER",
        "ALTER TABLE tickets ADD COLUMN reminded_at INTEGER",
        // The head of each is what is due first, however many tickets there are.
        "CREATE INDEX tickets_waiting ON tickets (waiting_since)
         WHERE waiting_since IS NOT NULL AND reminded_at IS NULL",
        "CREATE INDEX tickets_reminded ON tickets (reminded_at) WHERE reminded_at IS NOT NULL",
        // What waits already waits since the last thing that happened to it.
        "UPDATE tickets SET waiting_since = coalesce(
            (SELECT max(at) FROM events WHERE events.serial = tickets.serial), received_at
         ) WHERE status = 'waiting'",
        // Set on what is kept only to be known again: a status that the ticket had already.
        "ALTER TABLE events ADD COLUMN echo INTEGER NOT NULL DEFAULT 0",
    ],
];
