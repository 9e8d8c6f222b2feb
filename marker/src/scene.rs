//! The marks of a picture, what is chosen among them, and what was there before.

use crate::shape::{Grip, Kind, Point, SIDE_MIN, Shape};

/// A step with an arrow key is this part of the picture's longer side.
const STEP_PART: i32 = 100;

/// What a change was, so that one key held down is one thing to undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Other,
    Shift(usize),
    Stretch(usize),
}

/// A picture's marks.
#[derive(Debug)]
pub struct Scene {
    size: Point,
    shapes: Vec<Shape>,
    chosen: Option<usize>,
    past: Vec<Vec<Shape>>,
    future: Vec<Vec<Shape>>,
    last: Change,
}

impl Scene {
    /// A picture of that size without marks.
    pub fn new(size: Point) -> Self {
        Self {
            size,
            shapes: Vec::new(),
            chosen: None,
            past: Vec::new(),
            future: Vec::new(),
            last: Change::Other,
        }
    }

    /// The picture's width and height.
    pub fn size(&self) -> Point {
        self.size
    }

    /// The marks, the oldest first.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The place of the chosen mark.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Chooses a mark, or none.
    pub fn choose(&mut self, place: Option<usize>) {
        if self.chosen != place {
            self.last = Change::Other;
        }
        self.chosen = place.filter(|place| *place < self.shapes.len());
    }

    /// Whether something can be undone, and done again.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The mark that a pointer takes hold of, and its grip where it is that: the chosen one first,
    /// then what lies on top.
    pub fn hit(&self, place: Point, reach: i32) -> Option<(usize, Option<Grip>)> {
        let grip = self.chosen.and_then(|at| Some((at, Some(self.shapes.get(at)?.grip(place, reach)?))));
        let on_top = || self.shapes.iter().rposition(|shape| shape.is_at(place, reach)).map(|at| (at, None));
        grip.or_else(on_top)
    }

    /// Starts a mark at a place; it is drawn from there.
    pub fn start(&mut self, kind: Kind, place: Point) {
        let place = place.within(self.size);
        self.keep(Change::Other);
        self.shapes.push(Shape { kind, start: place, end: place });
        self.chosen = Some(self.shapes.len() - 1);
    }

    /// Puts a mark into the middle, a quarter of the picture wide and high.
    pub fn add(&mut self, kind: Kind) {
        let Point { x, y } = self.size;
        self.start(kind, Point { x: x / 2 - x / 8, y: y / 2 - y / 8 });
        let end = Point { x: x / 2 + x / 8, y: y / 2 + y / 8 };
        self.stretch(Grip::END, end);
    }

    /// Ends what a pointer did. Where it came to nothing, or to a mark that is too small to be meant, it
    /// is as if it had not been; says whether that was so.
    pub fn drop_slip(&mut self) -> bool {
        if self.past.last() == Some(&self.shapes) {
            self.past.pop();
        }
        let is_slip = self.chosen.and_then(|at| self.shapes.get(at)).is_some_and(Shape::is_slip);
        if is_slip && let Some(before) = self.past.pop() {
            self.shapes = before;
            self.chosen = None;
        }
        is_slip
    }

    /// Notes how things are, before a pointer changes them.
    pub fn hold(&mut self) {
        self.keep(Change::Other);
    }

    /// Moves the chosen mark while a pointer holds it.
    pub fn shift(&mut self, x: i32, y: i32) {
        let size = self.size;
        if let Some(shape) = self.taken() {
            shape.shift(x, y, size);
        }
    }

    /// Takes a grip of the chosen mark to a place while a pointer holds it.
    pub fn stretch(&mut self, grip: Grip, to: Point) {
        let size = self.size;
        if let Some(shape) = self.taken() {
            shape.stretch(grip, to, size);
        }
    }

    /// Moves the chosen mark by a step in a direction.
    pub fn step(&mut self, x: i32, y: i32) {
        let Some(at) = self.chosen else { return };
        self.keep(Change::Shift(at));
        let step = self.stride();
        self.shift(x * step, y * step);
    }

    /// Makes the chosen mark wider or higher by a step; it does not get too small to see.
    pub fn grow(&mut self, x: i32, y: i32) {
        let Some(at) = self.chosen else { return };
        self.keep(Change::Stretch(at));
        let (step, size) = (self.stride(), self.size);
        let Some(shape) = self.taken() else { return };
        let before = shape.clone();
        shape.stretch(Grip::END, shape.end.by(x * step, y * step), size);
        let shrunk = shape.size();
        // An arrow may point anywhere; the sides of the others do not pass each other.
        if before.kind != Kind::Arrow && (shrunk.x < SIDE_MIN || shrunk.y < SIDE_MIN) {
            *shape = before;
        }
    }

    /// Takes the chosen mark away, and chooses the one before it.
    pub fn delete(&mut self) -> bool {
        let Some(at) = self.chosen else { return false };
        self.keep(Change::Other);
        self.shapes.remove(at);
        self.chosen = self.shapes.len().checked_sub(1).map(|last| last.min(at));
        true
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> bool {
        let before = self.past.pop();
        self.turn(before, |scene, now| scene.future.push(now))
    }

    /// Makes the last change again that was taken back.
    pub fn redo(&mut self) -> bool {
        let after = self.future.pop();
        self.turn(after, |scene, now| scene.past.push(now))
    }

    fn turn(&mut self, to: Option<Vec<Shape>>, note: impl FnOnce(&mut Self, Vec<Shape>)) -> bool {
        let Some(to) = to else { return false };
        let now = std::mem::replace(&mut self.shapes, to);
        note(self, now);
        self.last = Change::Other;
        self.chosen = self.shapes.len().checked_sub(1);
        true
    }

    /// Notes how things are, unless the change only goes on.
    fn keep(&mut self, change: Change) {
        if change == Change::Other || change != self.last {
            self.past.push(self.shapes.clone());
        }
        self.future.clear();
        self.last = change;
    }

    fn taken(&mut self) -> Option<&mut Shape> {
        self.chosen.and_then(|at| self.shapes.get_mut(at))
    }

    fn stride(&self) -> i32 {
        (self.size.x.max(self.size.y) / STEP_PART).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Point = Point { x: 800, y: 600 };

    fn with(kind: Kind) -> Scene {
        let mut scene = Scene::new(SIZE);
        scene.add(kind);
        scene
    }

    #[test]
    fn what_is_added_stands_in_the_middle_and_is_chosen() {
        let scene = with(Kind::Black);
        assert_eq!(scene.chosen(), Some(0));
        let shape = &scene.shapes()[0];
        assert_eq!((shape.corner(), shape.size()), (Point { x: 300, y: 225 }, Point { x: 200, y: 150 }));
    }

    #[test]
    fn a_key_that_is_held_down_is_undone_at_once() {
        let mut scene = with(Kind::Box);
        for _ in 0..5 {
            scene.step(1, 0);
        }
        scene.grow(0, 1);
        assert_eq!(scene.shapes()[0].corner(), Point { x: 340, y: 225 });
        assert!(scene.undo() && scene.undo());
        assert_eq!(scene.shapes()[0].corner(), Point { x: 300, y: 225 });
        assert!(scene.undo());
        assert!(scene.shapes().is_empty() && !scene.undo());
        assert!(scene.redo() && scene.redo() && scene.redo() && !scene.redo());
        assert_eq!(scene.shapes()[0].size(), Point { x: 200, y: 158 });
    }

    #[test]
    fn a_new_change_ends_what_could_be_done_again() {
        let mut scene = with(Kind::Box);
        scene.undo();
        scene.add(Kind::Arrow);
        assert_eq!(scene.can(), (true, false));
    }

    #[test]
    fn a_slip_leaves_nothing_behind() {
        let mut scene = Scene::new(SIZE);
        scene.start(Kind::Black, Point { x: 10, y: 10 });
        scene.stretch(Grip::END, Point { x: 12, y: 11 });
        assert!(scene.drop_slip());
        assert!(scene.shapes().is_empty());
        assert_eq!(scene.can(), (false, false));
    }

    #[test]
    fn a_tap_on_a_mark_only_chooses_it() {
        let mut scene = with(Kind::Black);
        scene.hold();
        assert!(!scene.drop_slip());
        assert!(scene.undo() && scene.shapes().is_empty());
    }

    #[test]
    fn the_chosen_one_s_grip_comes_before_what_lies_on_top() {
        let mut scene = with(Kind::Black);
        scene.add(Kind::Black);
        scene.choose(Some(0));
        let corner = Point { x: 300, y: 225 };
        assert!(matches!(scene.hit(corner, 9), Some((0, Some(_)))));
        assert_eq!(scene.hit(Point { x: 400, y: 300 }, 9), Some((1, None)));
        assert_eq!(scene.hit(Point { x: 10, y: 10 }, 9), None);
    }

    #[test]
    fn what_is_deleted_leaves_the_choice_with_a_neighbour() {
        let mut scene = with(Kind::Box);
        scene.add(Kind::Arrow);
        assert!(scene.delete());
        assert_eq!(scene.chosen(), Some(0));
        assert!(scene.delete() && !scene.delete());
        assert_eq!(scene.chosen(), None);
    }

    #[derive(Debug, Clone)]
    enum Deed {
        Add(usize),
        Step(i32, i32),
        Grow(i32, i32),
        Delete,
        Undo,
        Redo,
        Choose(usize),
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let deed = prop_oneof![
            (0..3_usize).prop_map(Deed::Add),
            (-99..99, -99..99).prop_map(|(x, y)| Deed::Step(x, y)),
            (-99..99, -99..99).prop_map(|(x, y)| Deed::Grow(x, y)),
            Just(Deed::Delete),
            Just(Deed::Undo),
            Just(Deed::Redo),
            (0..5_usize).prop_map(Deed::Choose),
        ];
        proptest::collection::vec(deed, 0..60)
    }

    proptest! {
        #[test]
        fn marks_stay_on_the_picture_and_undoing_all_leaves_none(deeds in deeds()) {
            let mut scene = Scene::new(SIZE);
            for deed in deeds {
                match deed {
                    Deed::Add(kind) => scene.add(Kind::ALL[kind]),
                    Deed::Step(x, y) => scene.step(x, y),
                    Deed::Grow(x, y) => scene.grow(x, y),
                    Deed::Delete => drop(scene.delete()),
                    Deed::Undo => drop(scene.undo()),
                    Deed::Redo => drop(scene.redo()),
                    Deed::Choose(at) => scene.choose(Some(at)),
                }
                prop_assert!(scene.chosen().is_none_or(|at| at < scene.shapes().len()));
                for shape in scene.shapes() {
                    prop_assert_eq!((shape.start.within(SIZE), shape.end.within(SIZE)), (shape.start, shape.end));
                    prop_assert!(shape.kind == Kind::Arrow || !shape.is_slip());
                }
            }
            while scene.undo() {}
            prop_assert!(scene.shapes().is_empty());
        }
    }
}
