//! What a pointer does on the picture. It drags a mark, or presses one corner and then the opposite one: not
//! everybody can drag (WCAG 2.2, 2.5.7 Dragging Movements).

use crate::{
    scene::Scene,
    shape::{Grip, Kind, Point},
};

/// The one pointer that counts.
#[derive(Debug, Default)]
pub struct Pointer {
    drag: Option<Drag>,
    /// Where it went down.
    from: Point,
    /// The first of two corners.
    corner: Option<Point>,
}

#[derive(Debug, Clone, Copy)]
enum Drag {
    /// A mark begins where the pointer went down.
    Draw,
    /// The second of two corners was pressed.
    Corner,
    Stretch(Grip),
    Shift(Point),
}

/// What came of it, once the pointer is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A slip, or no pointer of ours.
    Nothing,
    /// The first corner of a mark stands, and waits for the other.
    Corner,
    /// A new mark.
    Added,
    /// A mark that was there is held no more.
    Held,
}

impl Pointer {
    /// The first of two corners, where one waits for the other.
    pub fn corner(&self) -> Option<Point> {
        self.corner
    }

    /// Something else is done now.
    pub fn forget(&mut self) {
        self.corner = None;
    }

    /// It goes down: on the second corner, on a grip, on a mark, or where a new one of that kind begins.
    pub fn down(&mut self, scene: &mut Scene, kind: Kind, place: Point, reach: i32) {
        self.from = place;
        self.drag = Some(if let Some(corner) = self.corner.take() {
            scene.start(kind, corner);
            scene.stretch(Grip::END, place);
            Drag::Corner
        } else if let Some((at, grip)) = scene.hit(place, reach) {
            scene.choose(Some(at));
            scene.hold();
            grip.map_or(Drag::Shift(place), Drag::Stretch)
        } else {
            scene.start(kind, place);
            Drag::Draw
        });
    }

    /// It moves while it is down.
    pub fn moved(&mut self, scene: &mut Scene, place: Point) {
        match &mut self.drag {
            Some(Drag::Draw | Drag::Corner) => scene.stretch(Grip::END, place),
            Some(Drag::Stretch(grip)) => scene.stretch(*grip, place),
            Some(Drag::Shift(from)) => {
                scene.shift(place.x - from.x, place.y - from.y);
                *from = place;
            }
            None => {}
        }
    }

    /// It goes up. Up to `reach` from where it went down, it was pressed and not dragged.
    pub fn up(&mut self, scene: &mut Scene, place: Point, reach: i32) -> Outcome {
        let Some(drag) = self.drag.take() else { return Outcome::Nothing };
        match (drag, scene.drop_slip()) {
            (Drag::Draw, true) if place.is_near(self.from, reach) => {
                self.corner = Some(self.from.within(scene.size()));
                Outcome::Corner
            }
            (_, true) => Outcome::Nothing,
            (Drag::Draw | Drag::Corner, false) => Outcome::Added,
            _ => Outcome::Held,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Point = Point { x: 800, y: 600 };
    const REACH: i32 = 14;

    fn at(x: i32, y: i32) -> Point {
        Point { x, y }
    }

    fn press(pointer: &mut Pointer, scene: &mut Scene, place: Point) -> Outcome {
        pointer.down(scene, Kind::Box, place, REACH);
        pointer.moved(scene, place.by(1, 1));
        pointer.up(scene, place.by(1, 1), REACH)
    }

    fn drag(pointer: &mut Pointer, scene: &mut Scene, from: Point, to: Point) -> Outcome {
        pointer.down(scene, Kind::Box, from, REACH);
        pointer.moved(scene, to);
        pointer.up(scene, to, REACH)
    }

    #[test]
    fn two_presses_are_two_corners() {
        let (mut pointer, mut scene) = (Pointer::default(), Scene::new(SIZE));
        assert_eq!(press(&mut pointer, &mut scene, at(500, 400)), Outcome::Corner);
        assert_eq!((pointer.corner(), scene.shapes().len()), (Some(at(500, 400)), 0));
        assert_eq!(press(&mut pointer, &mut scene, at(100, 200)), Outcome::Added);
        assert_eq!(pointer.corner(), None);
        let shape = &scene.shapes()[0];
        assert_eq!((shape.corner(), shape.size()), (at(101, 201), at(399, 199)));
        assert!(scene.undo() && !scene.undo(), "it is one thing to undo");
    }

    #[test]
    fn the_second_corner_may_lie_on_another_mark() {
        let (mut pointer, mut scene) = (Pointer::default(), Scene::new(SIZE));
        assert_eq!(drag(&mut pointer, &mut scene, at(100, 100), at(300, 300)), Outcome::Added);
        assert_eq!(press(&mut pointer, &mut scene, at(500, 500)), Outcome::Corner);
        assert_eq!(press(&mut pointer, &mut scene, at(100, 200)), Outcome::Added);
        assert_eq!(scene.shapes().len(), 2);
    }

    #[test]
    fn a_mark_that_is_pressed_is_chosen_and_stays_where_it_is() {
        let (mut pointer, mut scene) = (Pointer::default(), Scene::new(SIZE));
        drag(&mut pointer, &mut scene, at(100, 100), at(300, 300));
        scene.choose(None);
        // A frame is held by its line.
        pointer.down(&mut scene, Kind::Box, at(100, 200), REACH);
        assert_eq!(pointer.up(&mut scene, at(100, 200), REACH), Outcome::Held);
        assert_eq!((scene.chosen(), scene.shapes()[0].corner()), (Some(0), at(100, 100)));
    }

    #[test]
    fn a_slip_is_no_corner_and_neither_is_the_same_place_twice() {
        let (mut pointer, mut scene) = (Pointer::default(), Scene::new(SIZE));
        assert_eq!(drag(&mut pointer, &mut scene, at(100, 100), at(300, 102)), Outcome::Nothing);
        assert_eq!(press(&mut pointer, &mut scene, at(100, 100)), Outcome::Corner);
        assert_eq!(press(&mut pointer, &mut scene, at(101, 101)), Outcome::Nothing);
        assert_eq!((pointer.corner(), scene.shapes().len()), (None, 0));
        assert_eq!(press(&mut pointer, &mut scene, at(100, 100)), Outcome::Corner);
        pointer.forget();
        assert_eq!(drag(&mut pointer, &mut scene, at(400, 400), at(500, 500)), Outcome::Added);
        assert_eq!(scene.shapes()[0].corner(), at(400, 400));
    }
}
