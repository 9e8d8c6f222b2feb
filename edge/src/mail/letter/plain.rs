//! A letter as text. Lines are not broken: each program breaks them where its window ends.

use super::{Block, Letter, Note, quoted};
use crate::{
    mail::line::{Line, SUBJECT_MAX},
    texts::Texts,
};
use std::fmt::Display;

/// The letter as text.
pub fn plain(letter: &Letter) -> String {
    let texts = letter.texts;
    let mut parts = vec![letter.heading.clone()];
    let labelled = |key, value: &dyn Display| {
        format!("{} {}", label(texts, &texts.get(key)), texts.isolated(&value.to_string()))
    };
    let title = Line::of(letter.title, SUBJECT_MAX);
    parts.push(format!("{}\n{}", labelled("done-number", &letter.number), labelled("field-title", &title)));
    parts.extend(letter.blocks.iter().filter_map(|block| block_text(letter, block)));
    let desk = letter.sender;
    let name = desk.name(texts.lang());
    // What follows two hyphens and a space is a signature, which programs set apart.
    let contact = format!(
        "-- \n{name}\n{}\n{}",
        labelled("contact-phone", &desk.phone),
        labelled("contact-email", &desk.email)
    );
    parts.push(contact);
    parts.extend(letter.notes.iter().map(|note| match note {
        Note::Words(words) => words.clone(),
        Note::Link(words, link) => format!("{}\n{link}", label(texts, words)),
    }));
    parts.join("\n\n") + "\n"
}

/// Words with the colon of their language.
fn label(texts: &Texts, words: &str) -> String {
    texts.with("mail-label", &[("label", words.into())])
}

fn block_text(letter: &Letter, block: &Block) -> Option<String> {
    Some(match block {
        // It stands at the top of every letter already.
        Block::Number(_) => return None,
        Block::Section(words) => words.to_uppercase(),
        Block::Words(words) => words.clone(),
        Block::Term(words, value) => format!("{words} {value}"),
        Block::Quote(text) => {
            let (text, cut) = quoted(text);
            let mut quoted: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
            if cut {
                quoted.push(format!("\n{}", letter.texts.get("mail-cut")));
            }
            quoted.join("\n")
        }
        Block::Link(words, link) => format!("{}\n{link}", label(letter.texts, words)),
        Block::Call(words, phone) | Block::Alarm(words, phone) => {
            format!("{words} {}", letter.texts.isolated(&phone.to_string()))
        }
    })
}
