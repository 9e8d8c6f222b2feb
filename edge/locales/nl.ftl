# Teksten zeggen wat u kunt doen. Ze verwijten niets en smeken niet.

## De taal zelf, haar getallen en haar data
language-name = Nederlands
number-group = .
moment = { $weekday } { $day } { $month } { $year } om { $hour }:{ $minute }
moment-short = { $day } { $month } { $year }, { $hour }:{ $minute }
weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Elke pagina
page-skip = Naar de inhoud
page-languages = Taal
page-contact = Contact
contact-phone = Telefoon
contact-email = E-mail

## Het formulier
form-title = Een probleem melden
form-site = Over { $site } (site { $id })
form-required = Vul alle velden in.
form-required-but-phone = Vul alle velden in. Alleen het telefoonnummer mag leeg blijven.
form-help = Liever bellen of mailen?
form-contact = Uw contactgegevens
form-submit = Melding versturen
form-error-prefix = Fout
field-title = Titel
field-title-hint = Vat het probleem samen in één regel.
field-error = Volledige foutmelding
field-error-hint = Plak de hele tekst. Is er geen foutmelding? Beschrijf dan wat u deed en wat u zag.
field-url = Adres van de pagina (URL)
field-url-hint = Kopieer het uit de adresbalk van uw browser, met https:// erbij.
field-name = Naam
field-email = E-mailadres
field-email-hint = Hier stuurt de helpdesk het antwoord naartoe.
field-phone = Telefoonnummer
field-phone-optional = Telefoonnummer (mag leeg blijven)
field-phone-hint = Hierop belt de helpdesk u als dat sneller gaat.

## Wat het formulier zegt rond het versturen
say-summary = Er is nog iets aan te passen
say-not-sent = Uw melding is nog niet verstuurd
say-sending = Uw melding wordt verstuurd …
say-done = Uw melding is ontvangen
say-network = Er is geen verbinding met de helpdesk. Uw tekst staat nog hier. Controleer uw verbinding en verstuur de melding opnieuw.
say-unavailable = De helpdesk kon uw melding niet bewaren. Uw tekst staat nog hier. Verstuur de melding over een minuut opnieuw, of bel.
say-rate-limited = Er komen veel meldingen binnen. Uw tekst staat nog hier. { $seconds ->
    [one] Verstuur de melding over { $seconds } seconde opnieuw.
   *[other] Verstuur de melding over { $seconds } seconden opnieuw.
  }
say-key-reused = Dit formulier is al eerder verstuurd, met een andere tekst. Lees het na en verstuur het opnieuw: het wordt dan een nieuwe melding.
say-refused = De helpdesk neemt vanaf deze pagina geen meldingen aan. Bel of mail de helpdesk.
say-draft = De tekst die u eerder typte, staat er weer.
say-prefilled = Overgenomen van deze pagina
say-again = Nog een probleem melden
say-close = Sluiten

## Wat er met een veld is, en wat u kunt doen
fault-site-format = Vul de site-ID in als vier cijfers, zoals 1234.
fault-title-missing = Vul een titel in die het probleem samenvat.
fault-title-short = Vul een titel van minstens { $limit } tekens in.
fault-title-long = Kort de titel in tot hoogstens { $limit } tekens.
fault-title-lines = Zet de titel op één regel.
fault-title-characters = Typ de titel opnieuw: er staat een teken in dat niet te tonen is.
fault-error-missing = Plak de foutmelding, beschrijf wat er misging, of voeg een schermafbeelding toe.
fault-error-long = Kort de foutmelding in tot hoogstens { $limit } tekens. Het begin en het einde zeggen meestal het meest.
fault-error-characters = Plak de foutmelding opnieuw als gewone tekst: er staat een teken in dat niet te bewaren is.
fault-file-type = Kies een ander bestand dan { $file }: de helpdesk neemt png, jpg, webp, gif, pdf, txt, log, json en har aan.
fault-file-content = Kies een ander bestand dan { $file }, of sla het opnieuw op: de inhoud past niet bij de naam.
fault-file-text = Sla { $file } op als gewone tekst in UTF-8 en kies het opnieuw.
fault-file-empty = Kies een ander bestand dan { $file }: er staat niets in.
fault-file-large = Maak { $file } kleiner: een bestand mag hoogstens { $limit } MB groot zijn.
fault-file-pixels = Maak { $file } kleiner: een afbeelding mag hoogstens { $limit } miljoen pixels hebben.
fault-file-damaged = Sla { $file } opnieuw op en kies het nog een keer: er ontbreekt een deel of er is iets beschadigd.
fault-file-gone = Kies { $file } opnieuw: het bestand is hier maar kort bewaard.
fault-file-early = Zet siteId en de sleutel vóór de bestanden.
fault-files-encoding = Verstuur bestanden als multipart/form-data.
fault-files-many = Voeg hoogstens { $limit } bestanden toe.
fault-files-large = Laat een bestand weg of maak de bestanden kleiner: samen mogen ze hoogstens { $limit } MB groot zijn.
fault-url-missing = Kopieer het adres van de pagina uit de adresbalk van uw browser.
fault-url-scheme = Vul het hele adres van de pagina in, met https:// of http:// ervoor.
fault-url-format = Vul het adres van de pagina in zoals uw browser het toont, bijvoorbeeld https://www.example.org/pagina.
fault-url-long = Kort het adres van de pagina in tot hoogstens { $limit } tekens. Wat na het vraagteken komt, kan meestal weg.
fault-url-secret = Laat de gebruikersnaam en het wachtwoord weg uit het adres van de pagina.
fault-name-missing = Vul uw naam in.
fault-name-long = Kort uw naam in tot hoogstens { $limit } tekens.
fault-name-characters = Typ uw naam opnieuw, op één regel.
fault-email-missing = Vul uw e-mailadres in, zodat de helpdesk u kan antwoorden.
fault-email-format = Vul uw e-mailadres in als naam@example.org.
fault-email-long = Vul een e-mailadres van hoogstens { $limit } tekens in.
fault-phone-missing = Vul uw telefoonnummer in, zodat de helpdesk u kan bellen.
fault-phone-format = Vul een telefoonnummer in dat met 0 of + begint, zoals 02 555 01 00 of +32 2 555 01 00.
fault-category-unknown = Kies een soort vraag die de helpdesk aanbiedt.
fault-urgency-unknown = Kies een urgentie die de helpdesk aanbiedt.
fault-context-long = Kort elk van de technische gegevens in tot hoogstens { $limit } tekens.
fault-field-unknown = Laat dit veld weg: de helpdesk heeft zo’n veld niet.
fault-field-type = Verstuur dit veld als tekst.
fault-field-twice = Verstuur dit veld één keer.

## De bevestiging
done-title = Uw melding is ontvangen
done-number = Ticketnummer
done-next = Wat er nu gebeurt
done-answer = De helpdesk bekijkt uw melding en antwoordt u per e-mail of telefoon.
done-answer-by = De helpdesk antwoordt u uiterlijk op:
done-follow = Volg uw melding op haar eigen pagina en bewaar het adres ervan. Wie het adres heeft, kan de melding lezen.
done-status-link = Naar de pagina van deze melding
done-new-tab = (opent in een nieuw tabblad)
done-call = Bel als het niet kan wachten, en houd het ticketnummer bij de hand:

## De eigen pagina van de melder
status-title = Melding { $number }
status-received-at = Ontvangen
status-answer-by = Antwoord uiterlijk
status-about = Site
status-told = Wat u meldde
status-timeline = Wat er gebeurde
status-again = Nog een probleem melden
status-call = Iets te vragen of te antwoorden? Bel of mail, en vermeld het ticketnummer.
status-new = Nieuw
status-open = In behandeling
status-waiting = Wacht op antwoord
status-resolved = Opgelost
status-closed = Gesloten
status-now-new = Uw melding ligt bij de helpdesk. Op deze pagina ziet u wanneer iemand ermee begint.
status-now-open = Iemand van de helpdesk werkt eraan.
status-now-waiting = De helpdesk heeft uw antwoord nodig om verder te gaan.
status-now-resolved = De helpdesk heeft het opgelost. Gaat het nog altijd mis? Laat het weten.
status-now-closed = Deze melding is gesloten. U kunt altijd een nieuw probleem melden.
event-received = De helpdesk heeft uw melding ontvangen.
event-status = Nieuwe status: { $status }
event-reply-desk = De helpdesk schreef
event-reply-reporter = U schreef
event-moved = De helpdesk behandelt dit nu als: { $to }

## E-mail aan de melder
mail-label = { $label }:
mail-follow = Volg uw melding op haar eigen pagina. Wie deze link heeft, kan de melding lezen.
mail-reply = De helpdesk antwoordt u
mail-reply-do = Wilt u reageren? Beantwoord deze e-mail of bel. Laat het ticketnummer in het onderwerp staan.
mail-cut = Het antwoord is langer. U vindt het helemaal op de pagina van deze melding.
mail-moved = Uw melding is doorgegeven
mail-moved-do = De helpdesk behandelt ze nu onder: { $to }. Het ticketnummer blijft hetzelfde en u hoeft niets te doen.
mail-status-new = Uw melding wacht op iemand die ermee begint
mail-status-new-do = U krijgt een e-mail zodra dat gebeurt.
mail-status-open = Iemand van de helpdesk werkt aan uw melding
mail-status-open-do = U hoeft niets te doen. U krijgt een e-mail als er nieuws is.
mail-status-waiting = De helpdesk heeft uw antwoord nodig
mail-status-waiting-do = Zonder uw antwoord kan de helpdesk niet verder. Beantwoord deze e-mail of bel. Laat het ticketnummer in het onderwerp staan.
mail-status-resolved = De helpdesk heeft uw melding opgelost
mail-status-resolved-do = Gaat het nog altijd mis? Beantwoord deze e-mail of bel. Laat het ticketnummer in het onderwerp staan.
mail-status-closed = Uw melding is gesloten
mail-status-closed-do = De helpdesk is ermee klaar. U kunt altijd een nieuw probleem melden.
mail-why = U krijgt deze e-mail omdat dit adres in een melding aan { $desk } staat.
mail-stranger = Hebt u niets gemeld? Misschien typte iemand een verkeerd adres. U hoeft niets te doen.
mail-stop = Geen e-mails meer over deze melding
mail-check = Test van de e-mail van de helpdesk
mail-check-do = Deze e-mail laat zien dat e-mail van { $desk } hier aankomt. U hoeft niets te doen.
mail-stop-title = Geen e-mails meer over deze melding?
mail-stop-do = U krijgt dan geen e-mail meer als de helpdesk antwoordt of als de status verandert. Op de pagina van deze melding blijft u alles zien.
mail-stop-button = E-mails stoppen
mail-stopped = U krijgt geen e-mails meer over deze melding
mail-stopped-do = Op de pagina van deze melding blijft u zien wat ermee gebeurt.

## De inbox
inbox-title = Inbox
inbox-login = Inloggen
inbox-token = Beheerderstoken
inbox-token-hint = Het geheim dat bij de installatie van deze helpdesk is ingesteld.
inbox-token-unknown = Typ het beheerderstoken opnieuw: dit token opent de inbox niet.
inbox-logout = Uitloggen
inbox-menu = Menu van de inbox
inbox-tickets = Tickets
inbox-undelivered = Niet afgeleverd
inbox-filter = Filteren op status
inbox-all = Alle
inbox-none = Hier zijn geen tickets.
inbox-older = Oudere tickets
inbox-newest = Nieuwste tickets
inbox-number = Nummer
inbox-subject = Titel
inbox-site = Site
inbox-status = Status
inbox-received = Ontvangen
inbox-answer-by = Antwoord uiterlijk
inbox-category = Soort
inbox-urgency = Urgentie
inbox-reporter = Melder
inbox-report = Melding
inbox-error = Foutmelding
inbox-url = Pagina
inbox-context = Technische gegevens
inbox-context-browser = Browser
inbox-context-language = Taal
inbox-context-window = Venster
inbox-context-errors = Scriptfouten
inbox-file = Bestand
inbox-messages = Berichten
inbox-messages-none = Nog geen berichten.
inbox-by-desk = Helpdesk
inbox-by-reporter = Melder
inbox-reply = Antwoord aan de melder
inbox-reply-hint = De melder leest het op de pagina van deze melding. Hoogstens { $limit } tekens.
inbox-reply-send = Antwoord versturen
inbox-reply-missing = Schrijf eerst een antwoord.
inbox-reply-long = Kort het antwoord in tot hoogstens { $limit } tekens.
inbox-new-status = Nieuwe status
inbox-set-status = Status instellen
inbox-back = Terug naar de tickets
inbox-held-none = Alles is afgeleverd.
inbox-held-hint = Deze tickets liggen hier veilig, maar een helpdesksysteem heeft ze nog niet overgenomen.
inbox-backend = Helpdesksysteem
inbox-failures = Pogingen
inbox-last-error = Laatste fout
inbox-next-attempt = Volgende poging
inbox-held = Met de hand
inbox-replay = Opnieuw afleveren
inbox-replay-all = Alles opnieuw afleveren
inbox-mail = E-mail aan melders
inbox-shut-mail = E-mail aan melders wordt niet verstuurd
inbox-shut = { $backend } neemt geen tickets aan
inbox-shut-waiting = { $count ->
    [one] { $count } ticket wacht
   *[other] { $count } tickets wachten
  } hier veilig, tot iemand dit herstelt.
inbox-replay-backend = Alles van { $backend } opnieuw afleveren
fault-backend-behind = Wacht tot dit helpdesksysteem weer tickets aanneemt
fault-backend-busy = Heeft het te druk
fault-backend-credentials = Weigert de inloggegevens
fault-backend-error = Antwoordt met een fout
fault-backend-fields = Heeft geen plaats voor het nummer of de wachtrij
fault-backend-file-missing = Een bestand is niet te lezen
fault-backend-gone = Zegt dat dit adres niet meer bestaat
fault-backend-no-answer = Antwoordt niet
fault-backend-not-configured = Is niet ingesteld, of een geheim ontbreekt
fault-backend-recipient = Post naar dit adres wordt geweigerd
fault-backend-redirect = Verwijst naar een ander adres
fault-backend-refused = Weigert dit ticket
category-problem = Probleem
category-question = Vraag
category-change = Wijziging
category-feature = Nieuwe functie
category-complaint = Klacht
category-abuse = Misbruik
category-emergency = Noodgeval
urgency-low = Laag
urgency-normal = Normaal
urgency-high = Hoog

## Een antwoord in plaats van wat gevraagd was, voor een programma of een mens
problem-unreadable = De melding kon niet gelezen worden
problem-unreadable-do = Ga terug, laad het formulier opnieuw en verstuur het nog eens.
problem-unreadable-program = Stuur welgevormde UTF-8 van de soort die Content-Type noemt.
problem-key-missing = De sleutel van deze melding ontbreekt
problem-key-missing-do = Ga terug, laad het formulier opnieuw en verstuur het nog eens.
problem-key-missing-program = Stuur een header Idempotency-Key van 16 tot 128 tekens, één per ticket.
problem-key-format = De sleutel van deze melding is niet bruikbaar
problem-key-format-do = Ga terug, laad het formulier opnieuw en verstuur het nog eens.
problem-key-format-program = Maak een Idempotency-Key van 16 tot 128 zichtbare ASCII-tekens, zoals een UUID.
problem-unauthorized = Meld u eerst aan
problem-unauthorized-do = Meld u aan bij de inbox.
problem-unauthorized-program = Stuur het beheerderstoken als Authorization: Bearer.
problem-hook-refused = Deze webhook is niet van het helpdesksysteem
problem-hook-refused-do = Onderteken met hetzelfde geheim als dit desk.toml noemt, en met een klok die gelijkloopt.
problem-origin-refused = De melding is niet aangekomen
problem-origin-refused-do = De helpdesk neemt geen meldingen aan van die pagina. Open het formulier van de helpdesk zelf, of bel.
problem-site-unknown = Deze site is hier niet bekend
problem-site-unknown-do = Kijk de site-ID na: vier cijfers, zoals 1234. Ze staat in het adres van het formulier.
problem-not-found = Hier is niets
problem-not-found-do = Kijk het adres na, of neem het opnieuw uit de bevestiging die u kreeg.
problem-method = Dit adres werkt anders
problem-method-do = Gebruik een van de methodes die de header Allow noemt.
problem-too-large = De melding is te groot
problem-too-large-do = Ga terug en kort de foutmelding in. Het begin en het einde zeggen meestal het meest.
problem-encoding-unknown = Deze codering wordt niet aangenomen
problem-encoding-unknown-do = Stuur JSON of een formulier: application/json, application/x-www-form-urlencoded of multipart/form-data, in UTF-8.
problem-fields = Er is nog iets aan te passen
problem-fields-do = Pas aan wat hieronder staat en verstuur de melding opnieuw.
problem-key-reused = Deze sleutel hoort bij een andere melding
problem-key-reused-do = Lees het formulier nog eens na en verstuur het opnieuw.
problem-key-reused-program = Maak voor elk ticket een nieuwe Idempotency-Key.
problem-desk-faults = Deze desk.toml klopt niet
problem-desk-faults-do = Pas aan wat hieronder staat en publiceer opnieuw. Er is niets veranderd.
problem-rate-limited = Het is druk
problem-rate-limited-do = Wacht { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
  } en verstuur opnieuw. Uw tekst staat er nog.
problem-unavailable = De helpdesk is even niet bereikbaar
problem-unavailable-do = Probeer het over een minuut opnieuw, of bel.
