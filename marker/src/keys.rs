//! What a key does to the marks.

/// A command of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Moves the chosen mark.
    Step(i32, i32),
    /// Makes the chosen mark wider or higher.
    Grow(i32, i32),
    /// Takes the chosen mark away.
    Delete,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
}

/// The command of a key. `shift` is the shift key, `control` that or its like on a Mac; `on_mark` says
/// whether the focus is on a mark, to which all but undoing is bound.
pub fn command(key: &str, shift: bool, control: bool, on_mark: bool) -> Option<Command> {
    let arrow = match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    };
    match (arrow, key) {
        (Some((x, y)), _) if on_mark && !control => {
            Some(if shift { Command::Grow(x, y) } else { Command::Step(x, y) })
        }
        (_, "Delete" | "Backspace") if on_mark => Some(Command::Delete),
        (_, "z" | "Z") if control => Some(if shift { Command::Redo } else { Command::Undo }),
        (_, "y" | "Y") if control => Some(Command::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_as_people_know_them() {
        let plain = |key| command(key, false, false, true);
        assert_eq!(plain("ArrowUp"), Some(Command::Step(0, -1)));
        assert_eq!(command("ArrowRight", true, false, true), Some(Command::Grow(1, 0)));
        assert_eq!(plain("Backspace"), Some(Command::Delete));
        assert_eq!(command("z", false, true, false), Some(Command::Undo));
        assert_eq!(command("Z", true, true, false), Some(Command::Redo));
        assert_eq!(command("y", false, true, true), Some(Command::Redo));
    }

    #[test]
    fn other_keys_are_the_browser_s() {
        assert_eq!(command("ArrowUp", false, false, false), None, "the page scrolls");
        assert_eq!(command("ArrowLeft", false, true, true), None);
        assert_eq!(command("Delete", false, false, false), None);
        assert_eq!(command("Tab", false, false, true), None);
        assert_eq!(command("z", false, false, true), None);
    }
}
