//! Every limit of a ticket, with its reason. Lengths count Unicode characters, not bytes.

/// A title shorter than this sums nothing up.
pub const TITLE_MIN: usize = 3;
/// A title is one line in a list, and helpdesks cut subjects off not far beyond this.
pub const TITLE_MAX: usize = 150;
/// The longest name of a person or department that a form should meet.
pub const NAME_MAX: usize = 100;
/// An address in a mail path: 256 octets with its angle brackets (RFC 5321, section 4.5.3.1.3).
pub const EMAIL_MAX: usize = 254;
/// A number as written, with its spaces and signs.
pub const PHONE_MAX: usize = 40;
/// The fewest digits of a national number that starts with 0 (0800-1234 in the Netherlands).
pub const PHONE_NATIONAL_MIN: usize = 8;
/// The most digits of a national number that starts with 0 (a long German number).
pub const PHONE_NATIONAL_MAX: usize = 13;
/// The fewest digits behind + or 00 that reach anyone.
pub const PHONE_WORLD_MIN: usize = 8;
/// The most digits of an international number (ITU-T E.164, section 6.2.1).
pub const PHONE_WORLD_MAX: usize = 15;
/// A customer ID: what fits on a card, and in a field of any helpdesk.
pub const CUSTOMER_ID_MAX: usize = 40;
/// A full stack trace fits; a whole log belongs in a file.
pub const ERROR_MAX: usize = 50_000;
/// What browsers and helpdesks store of an address without cutting it off.
pub const URL_MAX: usize = 2_048;
/// What a browser says of itself, its language or its window: long user agents have some 400 characters.
pub const CONTEXT_LINE_MAX: usize = 500;
/// The script errors of a page that go along: the last ones, since earlier ones often only led there.
pub const SCRIPT_ERRORS: usize = 5;
/// One script error on its line: a time (20), a message and an address (200 each), two numbers and spaces.
pub const SCRIPT_ERROR_MAX: usize = 450;
/// All of them. `www/parts/context.js` cuts what it sends to these limits.
pub const CONTEXT_ERRORS_MAX: usize = SCRIPT_ERRORS * SCRIPT_ERROR_MAX;
/// One reply, by the desk or by the reporter.
pub const REPLY_MAX: usize = 20_000;
/// What an extra field of one line takes where its limit is not named: as much as a title.
pub const EXTRA_LINE: usize = 150;
/// What an extra field of several lines takes where its limit is not named: a page or two.
pub const EXTRA_TEXT: usize = 5_000;
/// The most that an extra field can take. All of a form's, at nine bytes a character once they are
/// percent-encoded, fit into [`BODY_MAX`] together with an error text of a usual length.
pub const EXTRA_MAX: usize = 5_000;
/// Extra fields of one kind of request: a longer form is not filled in.
pub const EXTRAS_COUNT: usize = 8;
/// The name of a kind, a line or an extra field: it stands beside a button on a phone.
pub const LABEL_MAX: usize = 80;
/// The help with a kind or an extra field: two or three sentences.
pub const HELP_MAX: usize = 300;
/// An idempotency key: a UUID has 36 characters, other generators use up to this many.
pub const KEY_MAX: usize = 128;
/// The fewest characters of an idempotency key, so that two reporters do not share one by chance.
pub const KEY_MIN: usize = 16;
/// A whole submission in bytes: an error text of [`ERROR_MAX`] characters takes at most nine bytes
/// each once percent-encoded (450,000), and the other fields fit into what is left.
pub const BODY_MAX: usize = 524_288;
/// A form with files in bytes. It takes more than [`FILES_MAX`], so that what was typed is not lost
/// over a large file; beyond this Cloudflare takes no request on its smaller plans.
pub const FORM_MAX: u64 = 100_000_000;
/// The whole of desk.toml in bytes: some 2,000 sites at about 500 bytes each.
pub const DESK_MAX: usize = 1_048_576;
/// One file in bytes: a screenshot of a large screen takes some 8 MB, and mail servers refuse more
/// than this once it is encoded.
pub const FILE_MAX: u64 = 10 * 1_048_576;
/// All files of a ticket in bytes: helpdesks take about this much in one message.
pub const FILES_MAX: u64 = 25 * 1_048_576;
/// Files of one ticket: what somebody looks at. More belong in one archive, kept elsewhere.
pub const FILES_COUNT: usize = 5;
/// Pixels of one image: a photo of a good phone. A small file can hold a picture that takes gigabytes
/// once it is opened.
pub const PIXELS_MAX: u64 = 40_000_000;
/// A file's name without its extension: with one it fits wherever names have 100 characters.
pub const FILE_NAME_MAX: usize = 80;
/// The longer side of a picture that is sent, in pixels: a large screen as it is, and a photo of a
/// screen that can still be read. A photo of 12 megapixels takes a sixth of its bytes so.
pub const PICTURE_SIDE: u32 = 2_560;
/// The shorter side gets no smaller than this, in pixels, for that: text on a picture of a long page is
/// read by its width.
pub const PICTURE_READABLE: u32 = 1_280;
/// A text that is handed over sealed, in bytes: a private key of 4,096 bits in PEM takes some 3,300.
/// Whoever has more to hand over, hands over a key to it.
pub const SECRET_MAX: usize = 4_000;
/// A sealed text: [`SECRET_MAX`], a third more in base64url (5,334), and at most 600 for header, nonce
/// and tag. A webhook's message of 20,000 bytes holds it beside the rest.
pub const SEALED_MAX: usize = 6_000;

/// How many known answers are shown at most: more would be in the way.
pub const ANSWERS_MAX: usize = 3;
