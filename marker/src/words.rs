//! What the tool says by itself. It travels with the markup, in the reporter's language.

use crate::{
    dom,
    shape::{Kind, Point, Shape},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

/// The texts of one tool.
pub struct Words(Element);

impl Words {
    /// The texts that came with the markup.
    pub fn of(root: &Element) -> Option<Self> {
        let texts = dom::find(root, ".ticket-mark-words")?.unchecked_into::<HtmlTemplateElement>();
        texts.content().first_element_child().map(Self)
    }

    /// The text of that code.
    pub fn get(&self, code: &str) -> String {
        let found = dom::find(&self.0, &["[data-code=", code, "]"].concat());
        found.and_then(|text| text.text_content()).unwrap_or_default()
    }

    /// What a mark is called: its kind and its place among the marks.
    pub fn name(&self, kind: Kind, place: usize) -> String {
        [&self.get(kind.word()), " ", &digits(place + 1)].concat()
    }

    /// Where a mark is and how large, in hundredths of the picture.
    pub fn place(&self, shape: &Shape, picture: Point) -> String {
        let (corner, size) = (shape.corner(), shape.size());
        let parts = [
            ("x", hundredths(corner.x, picture.x)),
            ("y", hundredths(corner.y, picture.y)),
            ("width", hundredths(size.x, picture.x)),
            ("height", hundredths(size.y, picture.y)),
        ];
        fill(&self.get("place"), &parts)
    }
}

/// A part of a length in hundredths.
pub fn hundredths(part: i32, whole: i32) -> String {
    digits(usize::try_from(part * 100 / whole.max(1)).unwrap_or_default())
}

/// A number as it is written. The library's own way brings two kilobytes of formatting along.
fn digits(number: usize) -> String {
    let mut digits = if number < 10 { String::new() } else { digits(number / 10) };
    digits.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
    digits
}

/// Puts values in the places that a text leaves open, as in `{x}`.
fn fill(text: &str, parts: &[(&str, String)]) -> String {
    let mut filled = String::new();
    for (at, piece) in text.split(['{', '}']).enumerate() {
        // Every other piece stood between braces.
        let value = parts.iter().find(|(name, _)| at % 2 == 1 && *name == piece);
        filled.push_str(value.map_or(piece, |(_, value)| value));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_where_the_text_leaves_a_place() {
        let parts = [("x", "12".to_owned()), ("y", "7".to_owned())];
        assert_eq!(fill("{x} % von links, {y} % von oben", &parts), "12 % von links, 7 % von oben");
        assert_eq!(fill("{ÿ}", &parts), "ÿ");
    }

    #[test]
    fn a_part_in_hundredths() {
        assert_eq!(hundredths(640, 2560), "25");
        assert_eq!(hundredths(1, 0), "100");
        assert_eq!(["0", "9", "10", "307"], [0, 9, 10, 307].map(digits).each_ref().map(String::as_str));
    }
}
