# Texts say what to do. They blame nobody, and they beg nobody either.

## The language itself, its numbers and its dates
language-name = English
number-group = ,
moment = { $weekday } { $day } { $month } { $year } at { $hour }:{ $minute }
moment-short = { $day } { $month } { $year }, { $hour }:{ $minute }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Every page
page-skip = Skip to the content
page-languages = Language
page-contact = Contact
contact-phone = Phone
contact-email = E-mail

## The form
form-title = Report a problem
form-site = About { $site } (site { $id })
form-required = Fill in every field.
form-required-but-phone = Fill in every field. Only the phone number may stay empty.
form-help = Rather call or write?
form-contact = Your contact details
form-submit = Send report
form-error-prefix = Error
field-title = Title
field-title-hint = Sum up the problem in one line.
field-error = Full error message
field-error-hint = Paste the whole text. Is there no error message? Describe what you did and what you saw.
field-url = Address of the page (URL)
field-url-hint = Copy it from your browser’s address bar, https:// included.
field-name = Name
field-email = E-mail address
field-email-hint = The service desk sends its answer here.
field-phone = Phone number
field-phone-optional = Phone number (may stay empty)
field-phone-hint = The service desk calls you here if that is quicker.

## What the form says around sending
say-summary = There is something to correct
say-not-sent = Your report has not been sent yet
say-sending = Your report is being sent …
say-done = Your report has been received
say-network = There is no connection to the service desk. Your text is still here. Check your connection and send it again.
say-unavailable = The service desk could not save your report. Your text is still here. Send it again in a minute, or call.
say-rate-limited = Many reports are coming in. Your text is still here. { $seconds ->
    [one] Send it again in { $seconds } second.
   *[other] Send it again in { $seconds } seconds.
  }
say-key-reused = This form was sent before with another text. Read it once more and send it again: it becomes a new report.
say-refused = The service desk does not take reports from this page. Call or write to the service desk.
say-draft = The text that you typed earlier is back.
say-prefilled = Filled in from this page
say-again = Report another problem
say-close = Close

## What is wrong with a field, and what to do
fault-site-format = Write the site ID as four digits, such as 1234.
fault-title-missing = Write a title that sums up the problem.
fault-title-short = Write a title of at least { $limit } characters.
fault-title-long = Shorten the title to at most { $limit } characters.
fault-title-lines = Put the title on one line.
fault-title-characters = Type the title again: it holds a character that cannot be shown.
fault-error-missing = Paste the error message, describe what went wrong, or add a screenshot.
fault-error-long = Shorten the error message to at most { $limit } characters. The beginning and the end usually tell most.
fault-error-characters = Paste the error message again as plain text: it holds a character that cannot be kept.
fault-file-type = Choose another file than { $file }: the service desk takes png, jpg, webp, gif, pdf, txt, log, json and har.
fault-file-content = Choose another file than { $file }, or save it again: what is in it does not fit its name.
fault-file-text = Save { $file } as plain text in UTF-8 and choose it again.
fault-file-empty = Choose another file than { $file }: there is nothing in it.
fault-file-large = Make { $file } smaller: a file may be at most { $limit } MB.
fault-file-pixels = Make { $file } smaller: a picture may have at most { $limit } million pixels.
fault-file-damaged = Save { $file } again and choose it once more: a part of it is missing or damaged.
fault-file-gone = Choose { $file } again: it was kept here for a short while only.
fault-file-early = Put siteId and the key before the files.
fault-files-encoding = Send files as multipart/form-data.
fault-files-many = Add at most { $limit } files.
fault-files-large = Leave a file out or make the files smaller: together they may be at most { $limit } MB.
fault-url-missing = Copy the address of the page from your browser’s address bar.
fault-url-scheme = Write the whole address of the page, from https:// or http:// on.
fault-url-format = Write the address of the page as your browser shows it, such as https://www.example.org/page.
fault-url-long = Shorten the address of the page to at most { $limit } characters. What follows the question mark can usually go.
fault-url-secret = Leave the user name and password out of the address of the page.
fault-name-missing = Write your name.
fault-name-long = Shorten your name to at most { $limit } characters.
fault-name-characters = Type your name again, on one line.
fault-email-missing = Write your e-mail address, so that the service desk can answer you.
fault-email-format = Write your e-mail address as name@example.org.
fault-email-long = Write an e-mail address of at most { $limit } characters.
fault-phone-missing = Write your phone number, so that the service desk can call you.
fault-phone-format = Write a phone number that starts with 0 or +, such as 02 555 01 00 or +32 2 555 01 00.
fault-category-unknown = Choose a kind of request that the service desk offers.
fault-urgency-unknown = Choose an urgency that the service desk offers.
fault-context-long = Shorten the technical details to at most { $limit } characters each.
fault-field-unknown = Leave this field out: the service desk has no such field.
fault-field-type = Send this field as text.
fault-field-twice = Send this field once.

## The confirmation
done-title = Your report has been received
done-number = Ticket number
done-next = What happens next
done-answer = The service desk looks at your report and answers you by e-mail or phone.
done-answer-by = The service desk answers you at the latest on:
done-follow = Follow your report on its own page, and keep its address. Whoever has the address can read the report.
done-status-link = Go to the page of this report
done-new-tab = (opens in a new tab)
done-call = Call if it cannot wait, and have the ticket number at hand:

## The reporter’s own page
status-title = Report { $number }
status-received-at = Received
status-answer-by = Answer at the latest
status-about = Site
status-told = What you reported
status-timeline = What happened
status-again = Report another problem
status-call = Something to ask or to answer? Call or write, and quote the ticket number.
status-new = New
status-open = In progress
status-waiting = Waiting for an answer
status-resolved = Resolved
status-closed = Closed
status-now-new = Your report is with the service desk. This page shows when someone takes it up.
status-now-open = Someone at the service desk is working on it.
status-now-waiting = The service desk needs your answer to go on.
status-now-resolved = The service desk has solved it. Does it still go wrong? Let it know.
status-now-closed = This report is closed. You can report a new problem at any time.
event-received = The service desk received your report.
event-status = New status: { $status }
event-reply-desk = The service desk wrote
event-reply-reporter = You wrote
event-moved = The service desk now handles this as: { $to }

## Mail to the reporter
mail-label = { $label }:
mail-follow = Follow your report on its own page. Whoever has this link can read the report.
mail-reply = The service desk answers you
mail-reply-do = Do you want to answer? Reply to this e-mail or call. Leave the ticket number in the subject.
mail-cut = The answer is longer. All of it stands on the page of this report.
mail-moved = Your report has been passed on
mail-moved-do = The service desk now handles it under: { $to }. The ticket number stays the same, and you need do nothing.
mail-status-new = Your report waits for someone to take it up
mail-status-new-do = You get an e-mail as soon as someone does.
mail-status-open = Someone at the service desk is working on your report
mail-status-open-do = You need do nothing. You get an e-mail when there is news.
mail-status-waiting = The service desk needs your answer
mail-status-waiting-do = Without it the service desk cannot go on. Reply to this e-mail or call. Leave the ticket number in the subject.
mail-status-resolved = Your report has been resolved
mail-status-resolved-do = Does it still go wrong? Reply to this e-mail or call. Leave the ticket number in the subject.
mail-status-closed = Your report is closed
mail-status-closed-do = The service desk is done with it. You can report a new problem at any time.
mail-why = You get this e-mail because a report to { $desk } gives this address.
mail-stranger = Did you report nothing? Someone may have mistyped an address. You need do nothing.
mail-stop = No more e-mails about this report
mail-check = Test of the desk’s mail
mail-check-do = This e-mail shows that mail of { $desk } arrives here. There is nothing to do.
mail-stop-title = Stop e-mails about this report?
mail-stop-do = You then get no e-mail when the service desk answers or the status changes. The page of this report keeps showing it.
mail-stop-button = Stop e-mails
mail-stopped = E-mails about this report have stopped
mail-stopped-do = The page of this report keeps showing all that happens to it.

## The inbox
inbox-title = Inbox
inbox-login = Log in
inbox-token = Admin token
inbox-token-hint = The secret that was set when this service desk was deployed.
inbox-token-unknown = Type the admin token again: this one does not open the inbox.
inbox-logout = Log out
inbox-menu = Inbox menu
inbox-tickets = Tickets
inbox-undelivered = Undelivered
inbox-filter = Filter by status
inbox-all = All
inbox-none = No tickets here.
inbox-older = Older tickets
inbox-newest = Newest tickets
inbox-number = Number
inbox-subject = Title
inbox-site = Site
inbox-status = Status
inbox-received = Received
inbox-answer-by = Answer at the latest
inbox-category = Kind
inbox-urgency = Urgency
inbox-reporter = Reporter
inbox-report = Report
inbox-error = Error message
inbox-url = Page
inbox-context = Technical details
inbox-context-browser = Browser
inbox-context-language = Language
inbox-context-window = Window
inbox-context-errors = Script errors
inbox-file = File
inbox-messages = Messages
inbox-messages-none = No messages yet.
inbox-by-desk = Service desk
inbox-by-reporter = Reporter
inbox-reply = Reply to the reporter
inbox-reply-hint = The reporter reads it on the page of this report. At most { $limit } characters.
inbox-reply-send = Send reply
inbox-reply-missing = Write a reply first.
inbox-reply-long = Shorten the reply to at most { $limit } characters.
inbox-new-status = New status
inbox-set-status = Set status
inbox-back = Back to the tickets
inbox-held-none = Everything has been delivered.
inbox-held-hint = These tickets are safe here, but a helpdesk has not taken them yet.
inbox-backend = Helpdesk
inbox-failures = Attempts
inbox-last-error = Last error
inbox-next-attempt = Next attempt
inbox-held = By hand
inbox-replay = Deliver again
inbox-replay-all = Deliver all again
inbox-mail = Mail to reporters
inbox-shut-mail = Mail to reporters does not go out
inbox-shut = { $backend } takes no tickets
inbox-shut-waiting = { $count ->
    [one] { $count } ticket waits
   *[other] { $count } tickets wait
  } here safely, until somebody mends this.
inbox-replay-backend = Deliver all of { $backend } again
fault-backend-behind = Waits until this helpdesk takes tickets again
fault-backend-busy = Is too busy
fault-backend-credentials = Refuses the credentials
fault-backend-error = Answers with an error
fault-backend-fields = Has no place for the number or the queue
fault-backend-file-missing = A file cannot be read
fault-backend-gone = Says that this address is gone
fault-backend-no-answer = Does not answer
fault-backend-not-configured = Is not set up, or a secret is missing
fault-backend-recipient = Mail to this address is refused
fault-backend-redirect = Points to another address
fault-backend-refused = Refuses this ticket
category-problem = Problem
category-question = Question
category-change = Change
category-feature = New feature
category-complaint = Complaint
category-abuse = Abuse
category-emergency = Emergency
urgency-low = Low
urgency-normal = Normal
urgency-high = High

## Problem details: what a program or a browser is told in place of what it asked for
problem-unreadable = The report could not be read
problem-unreadable-do = Go back, reload the form and send it again.
problem-unreadable-program = Send well-formed UTF-8 of the kind that Content-Type names.
problem-key-missing = The key of this report is missing
problem-key-missing-do = Go back, reload the form and send it again.
problem-key-missing-program = Send an Idempotency-Key header of 16 to 128 characters, made once per ticket.
problem-key-format = The key of this report cannot be used
problem-key-format-do = Go back, reload the form and send it again.
problem-key-format-program = Make an Idempotency-Key of 16 to 128 visible ASCII characters, such as a UUID.
problem-unauthorized = Log in first
problem-unauthorized-do = Log in to the inbox.
problem-unauthorized-program = Send the admin token as Authorization: Bearer.
problem-hook-refused = This webhook is not from the helpdesk
problem-hook-refused-do = Sign with the same secret that desk.toml names, and with a clock that is right.
problem-origin-refused = The report did not come through
problem-origin-refused-do = The service desk does not take reports from that page. Open the form of the service desk itself, or call.
problem-site-unknown = This site is not known here
problem-site-unknown-do = Check the site ID: four digits, such as 1234. It stands in the address of the form.
problem-not-found = There is nothing here
problem-not-found-do = Check the address, or take it again from the confirmation that you received.
problem-method = This address works in another way
problem-method-do = Use one of the methods that the header Allow names.
problem-too-large = The report is too large
problem-too-large-do = Go back and shorten the error message. The beginning and the end usually tell most.
problem-encoding-unknown = This encoding is not taken
problem-encoding-unknown-do = Send JSON or a form: application/json, application/x-www-form-urlencoded or multipart/form-data, in UTF-8.
problem-fields = There is something to correct
problem-fields-do = Correct what is named below and send the report again.
problem-key-reused = This key belongs to another report
problem-key-reused-do = Read the form once more and send it again.
problem-key-reused-program = Make a new Idempotency-Key for each ticket.
problem-desk-faults = This desk.toml does not hold
problem-desk-faults-do = Correct what is named below and publish it again. Nothing has changed.
problem-rate-limited = It is busy
problem-rate-limited-do = Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  } and send it again. Your text is still there.
problem-unavailable = The service desk cannot be reached for a moment
problem-unavailable-do = Try again in a minute, or call.
