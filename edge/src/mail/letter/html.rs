//! A letter as HTML: one column, no table, no picture, nothing that is fetched. It stands on its
//! inline styles, since some programs drop a style sheet; the sheet only adds the dark.

use super::{Block, Letter, Note, quoted};
use crate::mail::line::{Line, SUBJECT_MAX};
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

const FONT: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const PAGE: &str = "margin:0;padding:24px 12px;background:#f4f6f8;color:#1a232e;font-size:16px;line-height:1.5;\
                    -webkit-text-size-adjust:100%;";
const COLUMN: &str = "max-width:560px;margin:0 auto;";
const DESK: &str = "margin:0 0 12px;padding:0 4px;font-weight:700;";
const CARD: &str = "padding:28px 24px 14px;border:1px solid #d8dee5;border-radius:10px;background:#ffffff;";
const HEADING: &str = "margin:0 0 4px;font-size:24px;line-height:1.25;font-weight:700;";
const TITLE: &str = "margin:0 0 20px;color:#536070;overflow-wrap:anywhere;word-break:break-word;";
const BOX: &str = "margin:0 0 24px;padding:14px 18px;border-radius:8px;background:#edf4f6;";
const LABEL: &str = "margin:0;color:#536070;font-size:15px;";
const NUMBER: &str =
    "margin:0;font-size:28px;line-height:1.25;font-weight:700;font-variant-numeric:tabular-nums;";
const SECTION: &str = "margin:24px 0 8px;font-size:18px;line-height:1.3;font-weight:700;";
const WORDS: &str = "margin:0 0 14px;";
const QUOTE: &str = "margin:0 0 20px;padding:14px 18px;border-left:4px solid #0f5c73;border-radius:0 8px 8px 0;\
                     background:#edf4f6;white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word;";
const BUTTON: &str = "display:inline-block;padding:11px 20px;border:1px solid #0f5c73;border-radius:6px;\
                      background:#0f5c73;color:#ffffff;font-weight:600;text-decoration:none;";
const LINK: &str = "color:#0f5c73;text-decoration:underline;";
const PHONE: &str = "color:#0f5c73;text-decoration:underline;white-space:nowrap;";
const SMALL: &str = "margin:0 0 6px;padding:0 4px;color:#536070;font-size:14px;";

/// In the dark the same letter, as the desk's own pages look there. Each colour needs its
/// `!important` to win over the inline style.
const DARK: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}\
    @media(prefers-color-scheme:dark){\
    .m-page{background:#0e1217!important;color:#e6ebf1!important}\
    .m-card{background:#161b22!important;border-color:#2d3641!important}\
    .m-box,.m-quote{background:#1c262f!important}\
    .m-quote{border-color:#79c3dc!important}\
    .m-muted{color:#a6b1be!important}\
    .m-link{color:#79c3dc!important}\
    .m-button{background:#79c3dc!important;border-color:#79c3dc!important;color:#0e1217!important}}";

/// The letter as HTML.
pub fn html(letter: &Letter) -> String {
    let texts = letter.texts;
    let lang = texts.lang();
    let subject = letter.subject();
    markup! {
        (DOCTYPE)
        html lang=(lang) dir=(lang.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                // Numbers are links where they are meant to be, and nowhere else.
                meta name="format-detection" content="telephone=no, date=no, address=no, email=no";
                title { (subject) }
                style { (PreEscaped(DARK)) }
            }
            body.m-page style={ (FONT) (PAGE) } {
                div lang=(lang) dir=(lang.dir()) style=(COLUMN) {
                    div role="banner" style=(DESK) { (letter.sender.name(lang)) }
                    div.m-card role="main" style=(CARD) {
                        h1 style=(HEADING) { (letter.heading) }
                        p.m-muted dir="auto" style=(TITLE) { (Line::of(letter.title, SUBJECT_MAX)) }
                        @for block in &letter.blocks { (block_markup(letter, block)) }
                    }
                    (footer(letter))
                }
            }
        }
    }
    .into_string()
}

fn block_markup(letter: &Letter, block: &Block) -> Markup {
    let texts = letter.texts;
    markup! {
        @match block {
            Block::Number(number) => div.m-box style=(BOX) {
                p.m-muted style=(LABEL) { (texts.get("done-number")) }
                p style=(NUMBER) { (number) }
            },
            Block::Section(words) => h2 style=(SECTION) { (words) },
            Block::Words(words) => p style=(WORDS) { (words) },
            Block::Term(words, value) => p style=(WORDS) { (words) " " strong { (value) } },
            Block::Quote(text) => (quote(letter, text)),
            Block::Link(words, link) => p style="margin:0 0 18px;" {
                a.m-button href=(link) style=(BUTTON) { (words) }
            },
            Block::Alarm(words, phone) => p style="margin:0 0 8px;" {
                a.m-button href={ "tel:" (phone.dial()) } style=(BUTTON) { (words) " " (texts.isolated(&phone.to_string())) }
            },
            Block::Call(words, phone) => p style=(WORDS) {
                (words) " " a.m-link dir="ltr" href={ "tel:" (phone.dial()) } style=(PHONE) { (phone) }
            },
        }
    }
}

fn quote(letter: &Letter, text: &str) -> Markup {
    let (text, cut) = quoted(text);
    markup! {
        blockquote.m-quote dir="auto" style=(QUOTE) { (text) }
        @if cut { p style=(WORDS) { (letter.texts.get("mail-cut")) } }
    }
}

fn footer(letter: &Letter) -> Markup {
    let (texts, desk) = (letter.texts, letter.sender);
    markup! {
        div role="contentinfo" style="padding:16px 0 0;" {
            p.m-muted style=(SMALL) {
                (texts.get("contact-phone")) " "
                a.m-link dir="ltr" href={ "tel:" (desk.phone.dial()) } style=(PHONE) { (desk.phone) }
                " · " (texts.get("contact-email")) " "
                a.m-link href={ "mailto:" (crate::pages::percent(desk.email.as_str(), b"@+")) } style=(LINK) { (desk.email) }
            }
            @for note in &letter.notes {
                p.m-muted style=(SMALL) {
                    @match note {
                        Note::Words(words) => (words),
                        Note::Link(words, link) => a.m-link href=(link) style=(LINK) { (words) },
                    }
                }
            }
        }
    }
}
