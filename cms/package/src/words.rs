//! Every word that a plugin shows stands in each of its translations, and nothing else does.

use crate::drupal;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use yaml_rust2::{Yaml, YamlLoader};

/// A text with its context, which is empty for most.
type Word = (String, String);

/// The folder of the sources of a plugin.
pub fn plugin(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// The files below a folder whose names end so, in order.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file of YAML, or of JSON, which is YAML too.
pub fn yaml(path: &Path) -> Yaml {
    let text = fs::read_to_string(path).unwrap();
    let documents = YamlLoader::load_from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let [document] = <[Yaml; 1]>::try_from(documents).unwrap_or_else(|_| panic!("{path:?} is one document"));
    document
}

/// The first arguments of calls of a function, which have to be literal.
fn calls(path: &Path, name: &str) -> Vec<Word> {
    let text = fs::read_to_string(path).unwrap();
    let opening = format!("{name}(");
    let mut found = Vec::new();
    for (at, _) in text.match_indices(&opening) {
        // `t(` is no end of `get(`, but `__(` is one of `esc_html__(`.
        let inside = text[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_');
        if inside && !text[..at].ends_with("esc_html") && !text[..at].ends_with("esc_attr") {
            continue;
        }
        let mut rest = text[at + opening.len()..].trim_start().chars();
        let quote = rest.next().filter(|it| ['"', '\''].contains(it));
        let quote = quote.unwrap_or_else(|| panic!("{path:?} has a {opening} of no literal"));
        let mut word = String::new();
        while let Some(next) = rest.next().filter(|it| *it != quote) {
            word.push(if next == '\\' { rest.next().unwrap() } else { next });
        }
        found.push((String::new(), word));
    }
    found
}

/// All calls of these functions in the files of a plugin.
fn all_calls(name: &str, endings: &[&str], functions: &[&str]) -> BTreeSet<Word> {
    let files = files(&plugin(name), endings);
    let each = |function| files.iter().flat_map(move |file| calls(file, function));
    functions.iter().flat_map(|function| each(function)).collect()
}

/// What the catalogues of a plugin hold has to be these words.
fn all_stand_in(name: &str, words: &BTreeSet<Word>) {
    assert!(words.len() > 2, "{words:?}");
    let catalogues = files(&plugin(name), &["po"]);
    assert_eq!(catalogues.len(), 3, "nl, fr and de, and English in the sources: {catalogues:?}");
    for path in catalogues {
        let catalogue = polib::po_file::parse(&path).unwrap();
        let held: BTreeSet<Word> = catalogue
            .messages()
            .map(|it| (it.msgctxt().unwrap_or_default().to_owned(), it.msgid().to_owned()))
            .collect();
        let lacks: Vec<_> = words.difference(&held).collect();
        let beyond: Vec<_> = held.difference(words).collect();
        assert!(lacks.is_empty() && beyond.is_empty(), "{path:?} lacks {lacks:?} and has {beyond:?} beyond");
        for message in catalogue.messages() {
            let (from, to) = (message.msgid(), message.msgstr().unwrap());
            assert!(!to.is_empty(), "{path:?}: {from:?}");
            // What is filled in, or written by admins as it stands.
            for kept in [":page", "$settings['ticket_widget_secret']", "https://", "SECRET", "DESK", "SITE"] {
                assert_eq!(from.contains(kept), to.contains(kept), "{path:?}: {to:?} and {kept}");
            }
        }
    }
}

#[test]
fn of_wordpress() {
    let mut words = all_calls("wordpress", &["php"], &["__"]);
    for file in files(&plugin("wordpress"), &["php"]) {
        let text = fs::read_to_string(&file).unwrap();
        for other in ["_e(", "_x(", "_n(", "_nx("] {
            assert!(!text.contains(other), "{file:?}: this test reads no {other}");
        }
        assert_eq!(text.matches("__( '").count(), text.matches("', 'ticket-widget' )").count(), "{file:?}");
    }
    // WordPress translates these by itself.
    let head = fs::read_to_string(plugin("wordpress").join("ticket-widget.php")).unwrap();
    for name in [" * Plugin Name:", " * Description:"] {
        let value = head.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        words.insert((String::new(), value.trim().to_owned()));
    }
    let block = yaml(&plugin("wordpress").join("block/block.json"));
    for name in ["title", "description"] {
        words.insert((format!("block {name}"), block[name].as_str().unwrap().to_owned()));
    }
    for keyword in block["keywords"].as_vec().unwrap() {
        words.insert(("block keyword".to_owned(), keyword.as_str().unwrap().to_owned()));
    }
    all_stand_in("wordpress", &words);
}

#[test]
fn of_drupal() {
    let functions = ["t", "TranslatableMarkup", "@Translation"];
    let mut words = all_calls("drupal", &["php", "module", "install"], &functions);
    words.extend(drupal::words().into_iter().map(|word| (String::new(), word)));
    all_stand_in("drupal", &words);
}

#[test]
fn of_wagtail() {
    let words = all_calls("wagtail/ticket_widget", &["py"], &["_"]);
    for file in files(&plugin("wagtail/ticket_widget"), &["html"]) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("{% trans") && !text.contains("{% blocktrans"),
            "{file:?} has words of its own"
        );
    }
    all_stand_in("wagtail/ticket_widget", &words);
}
