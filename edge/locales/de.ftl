# Texte sagen, was zu tun ist. Sie machen keine Vorwürfe und betteln nicht.

## Die Sprache selbst, ihre Zahlen und ihre Daten
language-name = Deutsch
number-group = .
moment = { $weekday }, { $day }. { $month } { $year } um { $hour }:{ $minute } Uhr
moment-short = { $day }. { $month } { $year }, { $hour }:{ $minute }
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Jede Seite
page-skip = Zum Inhalt
page-languages = Sprache
page-contact = Kontakt
contact-phone = Telefon
contact-email = E-Mail

## Das Formular
form-title = Ein Problem melden
form-site = Betrifft: { $site } (Site { $id })
form-required = Füllen Sie alle Felder aus.
form-required-but-phone = Füllen Sie alle Felder aus. Nur die Telefonnummer darf leer bleiben.
form-help = Lieber anrufen oder schreiben?
form-contact = Ihre Kontaktdaten
form-submit = Meldung senden
form-error-prefix = Fehler
field-title = Titel
field-title-hint = Fassen Sie das Problem in einer Zeile zusammen.
field-error = Vollständige Fehlermeldung
field-error-hint = Fügen Sie den ganzen Text ein. Gibt es keine Fehlermeldung? Beschreiben Sie, was Sie getan und gesehen haben.
field-url = Adresse der Seite (URL)
field-url-hint = Kopieren Sie sie aus der Adresszeile Ihres Browsers, mit https:// davor.
field-name = Name
field-email = E-Mail-Adresse
field-email-hint = Hierhin schickt der Helpdesk die Antwort.
field-phone = Telefonnummer
field-phone-optional = Telefonnummer (darf leer bleiben)
field-phone-hint = Hier ruft der Helpdesk Sie an, wenn das schneller geht.

## Was das Formular rund um das Senden sagt
say-summary = Es ist noch etwas zu korrigieren
say-not-sent = Ihre Meldung ist noch nicht gesendet
say-sending = Ihre Meldung wird gesendet …
say-done = Ihre Meldung ist eingegangen
say-network = Es besteht keine Verbindung zum Helpdesk. Ihr Text steht noch hier. Prüfen Sie Ihre Verbindung und senden Sie die Meldung noch einmal.
say-unavailable = Der Helpdesk konnte Ihre Meldung nicht speichern. Ihr Text steht noch hier. Senden Sie die Meldung in einer Minute noch einmal, oder rufen Sie an.
say-rate-limited = Es gehen viele Meldungen ein. Ihr Text steht noch hier. { $seconds ->
    [one] Senden Sie die Meldung in { $seconds } Sekunde noch einmal.
   *[other] Senden Sie die Meldung in { $seconds } Sekunden noch einmal.
  }
say-key-reused = Dieses Formular wurde schon einmal mit einem anderen Text gesendet. Lesen Sie es durch und senden Sie es noch einmal: Es wird dann eine neue Meldung.
say-refused = Der Helpdesk nimmt von dieser Seite aus keine Meldungen an. Rufen Sie den Helpdesk an oder schreiben Sie ihm.
say-draft = Der Text, den Sie vorhin geschrieben haben, ist wieder da.
say-prefilled = Von dieser Seite übernommen
say-again = Ein weiteres Problem melden
say-close = Schließen

## Was mit einem Feld ist, und was zu tun ist
fault-site-format = Geben Sie die Site-ID mit vier Ziffern an, zum Beispiel 1234.
fault-title-missing = Geben Sie einen Titel ein, der das Problem zusammenfasst.
fault-title-short = Geben Sie einen Titel mit mindestens { $limit } Zeichen ein.
fault-title-long = Kürzen Sie den Titel auf höchstens { $limit } Zeichen.
fault-title-lines = Schreiben Sie den Titel in eine einzige Zeile.
fault-title-characters = Geben Sie den Titel neu ein: Er enthält ein Zeichen, das sich nicht anzeigen lässt.
fault-error-missing = Fügen Sie die Fehlermeldung ein, beschreiben Sie, was schiefging, oder fügen Sie einen Screenshot hinzu.
fault-error-long = Kürzen Sie die Fehlermeldung auf höchstens { $limit } Zeichen. Anfang und Ende sagen meist am meisten.
fault-error-characters = Fügen Sie die Fehlermeldung noch einmal als reinen Text ein: Sie enthält ein Zeichen, das sich nicht speichern lässt.
fault-file-type = Wählen Sie eine andere Datei als { $file }: Der Helpdesk nimmt png, jpg, webp, gif, pdf, txt, log, json und har an.
fault-file-content = Wählen Sie eine andere Datei als { $file }, oder speichern Sie sie neu: Der Inhalt passt nicht zum Namen.
fault-file-text = Speichern Sie { $file } als reinen Text in UTF-8 und wählen Sie die Datei noch einmal aus.
fault-file-empty = Wählen Sie eine andere Datei als { $file }: Sie ist leer.
fault-file-large = Verkleinern Sie { $file }: Eine Datei darf höchstens { $limit } MB groß sein.
fault-file-pixels = Verkleinern Sie { $file }: Ein Bild darf höchstens { $limit } Millionen Pixel haben.
fault-file-damaged = Speichern Sie { $file } neu und wählen Sie die Datei noch einmal aus: Ein Teil fehlt oder ist beschädigt.
fault-file-gone = Wählen Sie { $file } noch einmal aus: Die Datei wurde hier nur kurz aufbewahrt.
fault-file-early = Setzen Sie siteId und den Schlüssel vor die Dateien.
fault-files-encoding = Senden Sie Dateien als multipart/form-data.
fault-files-many = Fügen Sie höchstens { $limit } Dateien hinzu.
fault-files-large = Lassen Sie eine Datei weg oder verkleinern Sie die Dateien: Zusammen dürfen sie höchstens { $limit } MB groß sein.
fault-url-missing = Kopieren Sie die Adresse der Seite aus der Adresszeile Ihres Browsers.
fault-url-scheme = Geben Sie die ganze Adresse der Seite ein, mit https:// oder http:// davor.
fault-url-format = Geben Sie die Adresse der Seite so ein, wie Ihr Browser sie anzeigt, zum Beispiel https://www.example.org/seite.
fault-url-long = Kürzen Sie die Adresse der Seite auf höchstens { $limit } Zeichen. Was nach dem Fragezeichen kommt, kann meist weg.
fault-url-secret = Lassen Sie Benutzername und Passwort in der Adresse der Seite weg.
fault-name-missing = Geben Sie Ihren Namen an.
fault-name-long = Kürzen Sie Ihren Namen auf höchstens { $limit } Zeichen.
fault-name-characters = Geben Sie Ihren Namen neu ein, in einer einzigen Zeile.
fault-email-missing = Geben Sie Ihre E-Mail-Adresse an, damit der Helpdesk Ihnen antworten kann.
fault-email-format = Geben Sie Ihre E-Mail-Adresse in der Form name@example.org an.
fault-email-long = Geben Sie eine E-Mail-Adresse mit höchstens { $limit } Zeichen an.
fault-phone-missing = Geben Sie Ihre Telefonnummer an, damit der Helpdesk Sie anrufen kann.
fault-phone-format = Geben Sie eine Telefonnummer an, die mit 0 oder + beginnt, zum Beispiel 02 555 01 00 oder +32 2 555 01 00.
fault-category-unknown = Wählen Sie eine Art von Anfrage, die der Helpdesk anbietet.
fault-urgency-unknown = Wählen Sie eine Dringlichkeit, die der Helpdesk anbietet.
fault-context-long = Kürzen Sie die technischen Angaben auf je höchstens { $limit } Zeichen.
fault-field-unknown = Lassen Sie dieses Feld weg: Der Helpdesk kennt es nicht.
fault-field-type = Senden Sie dieses Feld als Text.
fault-field-twice = Senden Sie dieses Feld nur einmal.

## Die Bestätigung
done-title = Ihre Meldung ist eingegangen
done-number = Ticketnummer
done-next = Wie es weitergeht
done-answer = Der Helpdesk sieht sich Ihre Meldung an und antwortet Ihnen per E-Mail oder Telefon.
done-answer-by = Der Helpdesk antwortet Ihnen spätestens am:
done-follow = Verfolgen Sie Ihre Meldung auf ihrer eigenen Seite und bewahren Sie deren Adresse auf. Wer die Adresse hat, kann die Meldung lesen.
done-status-link = Zur Seite dieser Meldung
done-new-tab = (öffnet in einem neuen Tab)
done-call = Rufen Sie an, wenn es nicht warten kann, und halten Sie die Ticketnummer bereit:

## Die eigene Seite der meldenden Person
status-title = Meldung { $number }
status-received-at = Eingegangen
status-answer-by = Antwort spätestens
status-about = Site
status-told = Was Sie gemeldet haben
status-timeline = Was geschehen ist
status-again = Ein weiteres Problem melden
status-call = Eine Frage oder eine Antwort? Rufen Sie an oder schreiben Sie, und nennen Sie die Ticketnummer.
status-new = Neu
status-open = In Bearbeitung
status-waiting = Wartet auf Antwort
status-resolved = Gelöst
status-closed = Geschlossen
status-now-new = Ihre Meldung liegt beim Helpdesk. Auf dieser Seite sehen Sie, wann sich jemand darum kümmert.
status-now-open = Jemand vom Helpdesk arbeitet daran.
status-now-waiting = Der Helpdesk braucht Ihre Antwort, um weiterzumachen.
status-now-resolved = Der Helpdesk hat es gelöst. Besteht das Problem noch? Geben Sie Bescheid.
status-now-closed = Diese Meldung ist geschlossen. Sie können jederzeit ein neues Problem melden.
event-received = Der Helpdesk hat Ihre Meldung erhalten.
event-status = Neuer Status: { $status }
event-reply-desk = Der Helpdesk schrieb
event-reply-reporter = Sie schrieben
event-moved = Der Helpdesk behandelt dies jetzt als: { $to }

## E-Mails an die meldende Person
mail-label = { $label }:
mail-follow = Verfolgen Sie Ihre Meldung auf ihrer eigenen Seite. Wer diesen Link hat, kann die Meldung lesen.
mail-reply = Der Helpdesk antwortet Ihnen
mail-reply-do = Möchten Sie reagieren? Antworten Sie auf diese E-Mail oder rufen Sie an. Lassen Sie die Ticketnummer im Betreff stehen.
mail-cut = Die Antwort ist länger. Sie steht vollständig auf der Seite dieser Meldung.
mail-moved = Ihre Meldung wurde weitergegeben
mail-moved-do = Der Helpdesk bearbeitet sie jetzt unter: { $to }. Die Ticketnummer bleibt dieselbe, und Sie brauchen nichts zu tun.
mail-status-new = Ihre Meldung wartet darauf, dass sich jemand darum kümmert
mail-status-new-do = Sie bekommen eine E-Mail, sobald das geschieht.
mail-status-open = Jemand vom Helpdesk arbeitet an Ihrer Meldung
mail-status-open-do = Sie brauchen nichts zu tun. Sie bekommen eine E-Mail, wenn es Neues gibt.
mail-status-waiting = Der Helpdesk braucht Ihre Antwort
mail-status-waiting-do = Ohne sie kann der Helpdesk nicht weitermachen. Antworten Sie auf diese E-Mail oder rufen Sie an. Lassen Sie die Ticketnummer im Betreff stehen.
mail-status-resolved = Der Helpdesk hat Ihr Anliegen gelöst
mail-status-resolved-do = Besteht das Problem noch? Antworten Sie auf diese E-Mail oder rufen Sie an. Lassen Sie die Ticketnummer im Betreff stehen.
mail-status-closed = Ihre Meldung ist geschlossen
mail-status-closed-do = Der Helpdesk ist damit fertig. Sie können jederzeit ein neues Problem melden.
mail-why = Sie bekommen diese E-Mail, weil in einer Meldung an { $desk } diese Adresse steht.
mail-stranger = Haben Sie nichts gemeldet? Vielleicht hat sich jemand bei der Adresse vertippt. Sie brauchen nichts zu tun.
mail-stop = Keine E-Mails mehr zu dieser Meldung
mail-check = Test der E-Mails des Helpdesks
mail-check-do = Diese E-Mail zeigt, dass E-Mails von { $desk } hier ankommen. Es ist nichts zu tun.
mail-stop-title = Keine E-Mails mehr zu dieser Meldung?
mail-stop-do = Sie bekommen dann keine E-Mail mehr, wenn der Helpdesk antwortet oder der Status sich ändert. Auf der Seite dieser Meldung sehen Sie weiterhin alles.
mail-stop-button = E-Mails beenden
mail-stopped = Sie bekommen keine E-Mails mehr zu dieser Meldung
mail-stopped-do = Auf der Seite dieser Meldung sehen Sie weiterhin, was geschieht.

## Der Posteingang
inbox-title = Posteingang
inbox-login = Anmelden
inbox-token = Admin-Token
inbox-token-hint = Das Geheimnis, das bei der Einrichtung dieses Helpdesks festgelegt wurde.
inbox-token-unknown = Geben Sie das Admin-Token noch einmal ein: Dieses öffnet den Posteingang nicht.
inbox-logout = Abmelden
inbox-menu = Menü des Posteingangs
inbox-tickets = Tickets
inbox-undelivered = Nicht zugestellt
inbox-filter = Nach Status filtern
inbox-all = Alle
inbox-none = Hier sind keine Tickets.
inbox-older = Ältere Tickets
inbox-newest = Neueste Tickets
inbox-number = Nummer
inbox-subject = Titel
inbox-site = Site
inbox-status = Status
inbox-received = Eingegangen
inbox-answer-by = Antwort spätestens
inbox-category = Art
inbox-urgency = Dringlichkeit
inbox-reporter = Gemeldet von
inbox-report = Meldung
inbox-error = Fehlermeldung
inbox-url = Seite
inbox-context = Technische Angaben
inbox-context-browser = Browser
inbox-context-language = Sprache
inbox-context-window = Fenster
inbox-context-errors = Skriptfehler
inbox-file = Datei
inbox-messages = Nachrichten
inbox-messages-none = Noch keine Nachrichten.
inbox-by-desk = Helpdesk
inbox-by-reporter = Meldende Person
inbox-reply = Antwort an die meldende Person
inbox-reply-hint = Sie steht auf der Seite dieser Meldung. Höchstens { $limit } Zeichen.
inbox-reply-send = Antwort senden
inbox-reply-missing = Schreiben Sie zuerst eine Antwort.
inbox-reply-long = Kürzen Sie die Antwort auf höchstens { $limit } Zeichen.
inbox-new-status = Neuer Status
inbox-set-status = Status setzen
inbox-back = Zurück zu den Tickets
inbox-held-none = Alles ist zugestellt.
inbox-held-hint = Diese Tickets sind hier sicher, aber ein Helpdesk-System hat sie noch nicht übernommen.
inbox-backend = Helpdesk-System
inbox-failures = Versuche
inbox-last-error = Letzter Fehler
inbox-next-attempt = Nächster Versuch
inbox-held = Von Hand
inbox-replay = Erneut zustellen
inbox-replay-all = Alle erneut zustellen
inbox-mail = E-Mails an meldende Personen
inbox-shut-mail = E-Mails an meldende Personen gehen nicht hinaus
inbox-shut = { $backend } nimmt keine Tickets an
inbox-shut-waiting = { $count ->
    [one] { $count } Ticket wartet
   *[other] { $count } Tickets warten
  } hier sicher, bis jemand das behebt.
inbox-replay-backend = Alle von { $backend } erneut zustellen
fault-backend-behind = Wartet, bis dieses System wieder Tickets annimmt
fault-backend-busy = Ist überlastet
fault-backend-credentials = Weist die Zugangsdaten ab
fault-backend-error = Antwortet mit einem Fehler
fault-backend-fields = Hat keinen Platz für die Nummer oder die Warteschlange
fault-backend-file-missing = Eine Datei ist nicht lesbar
fault-backend-gone = Sagt, dass es diese Adresse nicht mehr gibt
fault-backend-no-answer = Antwortet nicht
fault-backend-not-configured = Ist nicht eingerichtet, oder ein Geheimnis fehlt
fault-backend-recipient = Post an diese Adresse wird abgewiesen
fault-backend-redirect = Verweist an eine andere Adresse
fault-backend-refused = Weist dieses Ticket ab
category-problem = Problem
category-question = Frage
category-change = Änderung
category-feature = Neue Funktion
category-complaint = Beschwerde
category-abuse = Missbrauch
category-emergency = Notfall
urgency-low = Niedrig
urgency-normal = Normal
urgency-high = Hoch

## Eine Antwort anstelle der gewünschten, für ein Programm oder einen Menschen
problem-unreadable = Die Meldung konnte nicht gelesen werden
problem-unreadable-do = Gehen Sie zurück, laden Sie das Formular neu und senden Sie es noch einmal.
problem-unreadable-program = Senden Sie wohlgeformtes UTF-8 der Art, die Content-Type nennt.
problem-key-missing = Der Schlüssel dieser Meldung fehlt
problem-key-missing-do = Gehen Sie zurück, laden Sie das Formular neu und senden Sie es noch einmal.
problem-key-missing-program = Senden Sie einen Header Idempotency-Key mit 16 bis 128 Zeichen, einen je Ticket.
problem-key-format = Der Schlüssel dieser Meldung ist nicht verwendbar
problem-key-format-do = Gehen Sie zurück, laden Sie das Formular neu und senden Sie es noch einmal.
problem-key-format-program = Erzeugen Sie einen Idempotency-Key aus 16 bis 128 sichtbaren ASCII-Zeichen, etwa eine UUID.
problem-unauthorized = Melden Sie sich zuerst an
problem-unauthorized-do = Melden Sie sich im Posteingang an.
problem-unauthorized-program = Senden Sie das Admin-Token als Authorization: Bearer.
problem-hook-refused = Dieser Webhook kommt nicht vom Helpdesk-System
problem-hook-refused-do = Unterschreiben Sie mit demselben Geheimnis, das desk.toml nennt, und mit einer Uhr, die richtig geht.
problem-origin-refused = Die Meldung ist nicht angekommen
problem-origin-refused-do = Der Helpdesk nimmt von jener Seite keine Meldungen an. Öffnen Sie das Formular des Helpdesks selbst, oder rufen Sie an.
problem-site-unknown = Diese Website ist hier nicht bekannt
problem-site-unknown-do = Prüfen Sie die Website-ID: vier Ziffern, etwa 1234. Sie steht in der Adresse des Formulars.
problem-not-found = Hier ist nichts
problem-not-found-do = Prüfen Sie die Adresse, oder nehmen Sie sie noch einmal aus der Bestätigung, die Sie erhalten haben.
problem-method = Diese Adresse funktioniert anders
problem-method-do = Verwenden Sie eine der Methoden, die der Header Allow nennt.
problem-too-large = Die Meldung ist zu groß
problem-too-large-do = Gehen Sie zurück und kürzen Sie die Fehlermeldung. Anfang und Ende sagen meist am meisten.
problem-encoding-unknown = Diese Kodierung wird nicht angenommen
problem-encoding-unknown-do = Senden Sie JSON oder ein Formular: application/json, application/x-www-form-urlencoded oder multipart/form-data, in UTF-8.
problem-fields = Es ist noch etwas zu korrigieren
problem-fields-do = Korrigieren Sie, was unten steht, und senden Sie die Meldung noch einmal.
problem-key-reused = Dieser Schlüssel gehört zu einer anderen Meldung
problem-key-reused-do = Lesen Sie das Formular noch einmal durch und senden Sie es erneut.
problem-key-reused-program = Erzeugen Sie für jedes Ticket einen neuen Idempotency-Key.
problem-desk-faults = Diese desk.toml stimmt nicht
problem-desk-faults-do = Korrigieren Sie, was unten steht, und veröffentlichen Sie sie erneut. Es hat sich nichts geändert.
problem-rate-limited = Es ist viel los
problem-rate-limited-do = Warten Sie { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
  } und senden Sie noch einmal. Ihr Text ist noch da.
problem-unavailable = Der Helpdesk ist gerade nicht erreichbar
problem-unavailable-do = Versuchen Sie es in einer Minute noch einmal, oder rufen Sie an.
