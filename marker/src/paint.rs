//! Marks on a canvas.

use crate::shape::{Kind, Point, Shape};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The colour of frames and arrows, and of the rim that sets them off from whatever is below.
const INK: &str = "#d5002b";
const RIM: &str = "#fff";
const BLACK: &str = "#000";

/// The part of a picture's longer side that a line is thick.
const LINE_PART: i32 = 300;
/// No line is thinner than this, in pixels.
const LINE_MIN: i32 = 3;
/// An arrow's head is this many lines long, and half as wide on either side.
const HEAD: f64 = 5.0;

/// What can be painted on in two dimensions.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

/// Paints the picture and its marks, and nothing else.
pub fn scene(on: &CanvasRenderingContext2d, picture: &HtmlCanvasElement, shapes: &[Shape]) {
    let _ = on.draw_image_with_html_canvas_element(picture, 0.0, 0.0);
    let line = line(Point { x: length(picture.width()), y: length(picture.height()) });
    for shape in shapes {
        match shape.kind {
            Kind::Black => fill(on, shape),
            Kind::Box => twice(on, line, |on| outline(on, shape)),
            Kind::Arrow => twice(on, line, |on| arrow(on, shape, line)),
        }
    }
}

/// Paints where the chosen mark is held. `reach` is half a grip's side.
pub fn grips(on: &CanvasRenderingContext2d, shape: &Shape, reach: i32) {
    let side = f64::from(reach);
    for (_, Point { x, y }) in shape.grips() {
        let (x, y) = (f64::from(x) - side / 2.0, f64::from(y) - side / 2.0);
        on.set_fill_style_str(RIM);
        on.fill_rect(x, y, side, side);
        on.set_fill_style_str(INK);
        on.fill_rect(x + side / 6.0, y + side / 6.0, side / 1.5, side / 1.5);
    }
}

/// A canvas is at most some 30,000 pixels wide.
pub fn length(of_canvas: u32) -> i32 {
    i32::try_from(of_canvas).unwrap_or(i32::MAX)
}

fn line(size: Point) -> f64 {
    f64::from((size.x.max(size.y) / LINE_PART).max(LINE_MIN))
}

/// Whole pixels and no transparency: nothing of what was there is left.
fn fill(on: &CanvasRenderingContext2d, shape: &Shape) {
    let (corner, size) = (shape.corner(), shape.size());
    on.set_fill_style_str(BLACK);
    on.fill_rect(corner.x.into(), corner.y.into(), size.x.into(), size.y.into());
}

/// A line with its rim below.
fn twice(on: &CanvasRenderingContext2d, line: f64, path: impl Fn(&CanvasRenderingContext2d)) {
    on.begin_path();
    path(on);
    for (colour, width) in [(RIM, line * 2.0), (INK, line)] {
        on.set_stroke_style_str(colour);
        on.set_line_width(width);
        on.stroke();
    }
}

fn outline(on: &CanvasRenderingContext2d, shape: &Shape) {
    let [left, top, right, bottom] = [shape.start.x, shape.start.y, shape.end.x, shape.end.y].map(f64::from);
    on.move_to(left, top);
    // The last two close the corner where it began.
    for (x, y) in [(right, top), (right, bottom), (left, bottom), (left, top), (right, top)] {
        on.line_to(x, y);
    }
}

fn arrow(on: &CanvasRenderingContext2d, shape: &Shape, line: f64) {
    let (x, y) = (f64::from(shape.end.x), f64::from(shape.end.y));
    let (dx, dy) = (x - f64::from(shape.start.x), y - f64::from(shape.start.y));
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    // Back along the arrow, and to either side of it.
    let head = (HEAD * line).min(length);
    let (back_x, back_y) = (x - dx / length * head, y - dy / length * head);
    let (side_x, side_y) = (-dy / length * head / 2.0, dx / length * head / 2.0);
    on.move_to(shape.start.x.into(), shape.start.y.into());
    on.line_to(x, y);
    on.move_to(back_x + side_x, back_y + side_y);
    on.line_to(x, y);
    on.line_to(back_x - side_x, back_y - side_y);
}
