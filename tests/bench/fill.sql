-- 100,000 tickets, reported and delivered, as the ledger's own statements would have left them.
-- Digests are random, so that they fall all over their indexes.

BEGIN;

INSERT INTO tickets (received_at, status, lang, report, key, payload, nonce, token)
WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 100000)
SELECT
  1700000000000 + n * 1000,
  'new',
  'nl',
  json_object(
    'siteId', '1001',
    'title', 'The opening hours cannot be saved (' || n || ')',
    'error', 'Error 503 while saving' || char(10) || '  at /hours/edit, line 12',
    'url', 'https://town.example/hours/edit?day=1#save',
    'contact', json_object('name', 'An Voorbeeld', 'email', 'an@town.example', 'phone', '+32 2 555 01 00'),
    'category', 'problem',
    'urgency', 'normal',
    'context', json_object()
  ),
  substr(hex(randomblob(22)), 1, 43),
  substr(hex(randomblob(22)), 1, 43),
  substr(hex(randomblob(11)), 1, 22),
  substr(hex(randomblob(22)), 1, 43)
FROM count;

INSERT INTO events (serial, id, at, body)
SELECT serial, 'inbox:delivered:' || serial, received_at, '{"what":"delivered","backend":"inbox"}'
FROM tickets ORDER BY serial DESC LIMIT 100000;

INSERT INTO remotes (serial, backend, remote)
SELECT serial, 'inbox', NULL FROM tickets ORDER BY serial DESC LIMIT 100000;

COMMIT;
