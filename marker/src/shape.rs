//! A mark on a picture. Lengths and places are whole pixels of the picture, so that the edge of a
//! black rectangle is sharp and nothing shines through.

/// A mark is at least this wide or high, in pixels: less is a slip of the finger.
pub const SIDE_MIN: i32 = 8;

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A frame around something.
    Box,
    /// An arrow to something.
    Arrow,
    /// A black rectangle over something.
    Black,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Box, Self::Arrow, Self::Black];

    /// Its word in the markup.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Arrow => "arrow",
            Self::Black => "black",
        }
    }
}

/// A place on the picture, or the size of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Point {
    /// The place that is so far away.
    pub fn by(self, x: i32, y: i32) -> Self {
        Self { x: self.x.saturating_add(x), y: self.y.saturating_add(y) }
    }

    /// The nearest place on a picture of that size.
    pub fn within(self, size: Self) -> Self {
        Self { x: self.x.clamp(0, size.x), y: self.y.clamp(0, size.y) }
    }

    /// Whether it is at most so far away, to the side and up or down.
    pub fn is_near(self, other: Self, reach: i32) -> bool {
        (self.x - other.x).abs() <= reach && (self.y - other.y).abs() <= reach
    }
}

/// The corner, or the end of an arrow, that is held: whose x and whose y moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grip {
    x_at_end: bool,
    y_at_end: bool,
}

impl Grip {
    /// The corner where drawing ended; an arrow's tip.
    pub const END: Self = Self { x_at_end: true, y_at_end: true };
    const START: Self = Self { x_at_end: false, y_at_end: false };
    const OTHERS: [Self; 2] =
        [Self { x_at_end: true, y_at_end: false }, Self { x_at_end: false, y_at_end: true }];
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// Where drawing started.
    pub start: Point,
    /// Where it ended; an arrow's tip.
    pub end: Point,
}

impl Shape {
    /// The corner that is nearest to the picture's own.
    pub fn corner(&self) -> Point {
        Point { x: self.start.x.min(self.end.x), y: self.start.y.min(self.end.y) }
    }

    /// Its width and height.
    pub fn size(&self) -> Point {
        Point { x: (self.start.x - self.end.x).abs(), y: (self.start.y - self.end.y).abs() }
    }

    /// Whether it is too small to be meant. A box needs both sides, an arrow its length.
    pub fn is_slip(&self) -> bool {
        let Point { x, y } = self.size();
        let side = if self.kind == Kind::Arrow { x.max(y) } else { x.min(y) };
        side < SIDE_MIN
    }

    /// The places by which it is held.
    pub fn grips(&self) -> impl Iterator<Item = (Grip, Point)> {
        let others = if self.kind == Kind::Arrow { &[][..] } else { &Grip::OTHERS };
        [Grip::END, Grip::START].into_iter().chain(others.iter().copied()).map(|grip| (grip, self.at(grip)))
    }

    /// The grip that is within reach of a place.
    pub fn grip(&self, place: Point, reach: i32) -> Option<Grip> {
        self.grips().find(|(_, at)| at.is_near(place, reach)).map(|(grip, _)| grip)
    }

    /// Whether a place belongs to it: its line for what has only one, all of it where it is filled.
    pub fn is_at(&self, place: Point, reach: i32) -> bool {
        let (corner, size) = (self.corner(), self.size());
        let inside = |by: i32| {
            let (x, y) = (place.x - corner.x, place.y - corner.y);
            x >= -by && y >= -by && x <= size.x + by && y <= size.y + by
        };
        match self.kind {
            Kind::Black => inside(0),
            Kind::Box => inside(reach) && !inside(-reach),
            Kind::Arrow => inside(reach) && self.distance_to_line(place) <= i64::from(reach),
        }
    }

    /// Moves it, as far as the picture goes.
    pub fn shift(&mut self, x: i32, y: i32, picture: Point) {
        let (corner, size) = (self.corner(), self.size());
        let x = x.clamp(-corner.x, picture.x - size.x - corner.x);
        let y = y.clamp(-corner.y, picture.y - size.y - corner.y);
        (self.start, self.end) = (self.start.by(x, y), self.end.by(x, y));
    }

    /// Takes one of its grips to a place, as far as the picture goes.
    pub fn stretch(&mut self, grip: Grip, to: Point, picture: Point) {
        let to = to.within(picture);
        *(if grip.x_at_end { &mut self.end.x } else { &mut self.start.x }) = to.x;
        *(if grip.y_at_end { &mut self.end.y } else { &mut self.start.y }) = to.y;
    }

    /// Where a grip is.
    pub fn at(&self, grip: Grip) -> Point {
        let x = if grip.x_at_end { self.end.x } else { self.start.x };
        let y = if grip.y_at_end { self.end.y } else { self.start.y };
        Point { x, y }
    }

    /// How far a place is from the line through both ends, in pixels.
    fn distance_to_line(&self, place: Point) -> i64 {
        let (dx, dy) = (i64::from(self.end.x - self.start.x), i64::from(self.end.y - self.start.y));
        let area = dx * i64::from(self.start.y - place.y) - dy * i64::from(self.start.x - place.x);
        // The longer of both sides instead of the length: no root, and at most a third too near.
        area.abs() / dx.abs().max(dy.abs()).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(kind: Kind) -> Shape {
        Shape { kind, start: Point { x: 100, y: 100 }, end: Point { x: 300, y: 200 } }
    }

    #[test]
    fn a_frame_is_held_by_its_line_and_a_black_one_everywhere() {
        let (middle, edge) = (Point { x: 200, y: 150 }, Point { x: 101, y: 150 });
        assert!(!shape(Kind::Box).is_at(middle, 10), "one can draw inside a frame");
        assert!(shape(Kind::Box).is_at(edge, 10));
        assert!(shape(Kind::Black).is_at(middle, 10));
        assert!(!shape(Kind::Black).is_at(Point { x: 99, y: 150 }, 10));
    }

    #[test]
    fn an_arrow_is_held_along_its_line() {
        let arrow = shape(Kind::Arrow);
        assert!(arrow.is_at(Point { x: 200, y: 150 }, 10));
        assert!(!arrow.is_at(Point { x: 200, y: 190 }, 10));
        assert!(!arrow.is_at(Point { x: 500, y: 300 }, 10), "the line ends at its tip");
        assert_eq!(arrow.grip(Point { x: 302, y: 199 }, 10), Some(Grip::END));
        assert_eq!(arrow.grip(Point { x: 300, y: 100 }, 10), None, "an arrow has no corners");
    }

    #[test]
    fn a_corner_moves_alone() {
        let mut black = shape(Kind::Black);
        let grip = black.grip(Point { x: 299, y: 101 }, 10).unwrap();
        black.stretch(grip, Point { x: 400, y: -5 }, Point { x: 350, y: 350 });
        assert_eq!((black.corner(), black.size()), (Point { x: 100, y: 0 }, Point { x: 250, y: 200 }));
    }

    #[test]
    fn a_tap_is_a_slip() {
        let tap = |kind, x, y| Shape { kind, start: Point::default(), end: Point { x, y } }.is_slip();
        assert!(tap(Kind::Black, 100, 2));
        assert!(!tap(Kind::Arrow, 100, 2), "an arrow may be level");
        assert!(tap(Kind::Arrow, 3, 2));
    }
}
