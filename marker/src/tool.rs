//! The tool and its events: a pointer on the picture, keys on a mark, the buttons.

use crate::{
    dom,
    keys::{self, Command},
    listener::Listener,
    paint,
    pointer::{Outcome, Pointer},
    scene::Scene,
    shape::{Kind, Point, Shape},
    words::{Words, hundredths},
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, Event, HtmlCanvasElement, KeyboardEvent, PointerEvent};

/// How far from a mark a finger still takes hold of it, in pixels of the screen: half of what a
/// finger hits for sure.
const REACH: i32 = 14;

const KINDS: &[&str] =
    &["click", "keydown", "focusin", "pointerdown", "pointermove", "pointerup", "pointercancel"];

/// The tool over one picture.
pub struct Tool {
    root: Element,
    /// What holds the canvas, and a button on each mark.
    stage: Element,
    context: CanvasRenderingContext2d,
    picture: HtmlCanvasElement,
    words: Words,
    status: Element,
    state: RefCell<State>,
}

struct State {
    scene: Scene,
    kind: Kind,
    pointer: Pointer,
}

impl Tool {
    /// The tool whose markup is in `root`.
    pub fn new(root: Element, picture: HtmlCanvasElement) -> Option<Rc<Self>> {
        let canvas = dom::find(&root, "canvas")?.unchecked_into::<HtmlCanvasElement>();
        canvas.set_width(picture.width());
        canvas.set_height(picture.height());
        let size = Point { x: paint::length(picture.width()), y: paint::length(picture.height()) };
        let tool = Self {
            stage: canvas.parent_element()?,
            context: paint::context(&canvas)?,
            words: Words::of(&root)?,
            status: dom::find(&root, "[role=status]")?,
            state: RefCell::new(State {
                scene: Scene::new(size),
                kind: Kind::Black,
                pointer: Pointer::default(),
            }),
            root,
            picture,
        };
        tool.pick(Kind::Black);
        tool.show();
        Some(Rc::new(tool))
    }

    /// Starts to listen.
    pub fn listen(self: &Rc<Self>) -> Listener {
        let this = Rc::clone(self);
        Listener::on(&self.root, KINDS, move |event| this.heard(&event))
    }

    /// The picture with its marks on a fresh canvas.
    pub fn export(&self) -> Option<HtmlCanvasElement> {
        let fresh = self.root.owner_document()?.create_element("canvas").ok()?;
        let fresh = fresh.unchecked_into::<HtmlCanvasElement>();
        fresh.set_width(self.picture.width());
        fresh.set_height(self.picture.height());
        paint::scene(&paint::context(&fresh)?, &self.picture, self.state.borrow().scene.shapes());
        Some(fresh)
    }

    fn heard(&self, event: &Event) {
        let Some(target) = event.target() else { return };
        let target = target.unchecked_into::<Element>();
        match event.type_().as_str() {
            "click" => self.pressed(&target),
            "keydown" => self.typed(event, &target),
            "focusin" => self.focused(&target),
            kind if self.stage.contains(Some(&target)) => self.pointed(kind, event.unchecked_ref()),
            _ => {}
        }
    }

    /// A button was pressed.
    fn pressed(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-do]") else { return };
        match button.get_attribute("data-do").unwrap_or_default().as_str() {
            "add" => {
                self.change(|state| {
                    state.pointer.forget();
                    state.scene.add(state.kind);
                });
                self.say_of_chosen("added");
                self.focus_chosen();
            }
            "delete" => self.does(Command::Delete),
            "undo" => self.does(Command::Undo),
            "redo" => self.does(Command::Redo),
            word => {
                if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.word() == word) {
                    self.pick(kind);
                }
            }
        }
    }

    /// A key was pressed.
    fn typed(&self, event: &Event, target: &Element) {
        let key: &KeyboardEvent = event.unchecked_ref();
        let on_mark = self.place_of(target).is_some();
        let control = key.ctrl_key() || key.meta_key();
        if let Some(command) = keys::command(&key.key(), key.shift_key(), control, on_mark) {
            event.prevent_default();
            self.does(command);
            if on_mark {
                self.focus_chosen();
            }
        }
    }

    /// The focus came to a mark.
    fn focused(&self, target: &Element) {
        if let Some(place) = self.place_of(target) {
            self.change(|state| state.scene.choose(Some(place)));
        }
    }

    /// Does what a button or a key asks for, and says so.
    fn does(&self, command: Command) {
        let done = self.change(|State { scene, pointer, .. }| {
            pointer.forget();
            match command {
                Command::Step(x, y) => {
                    scene.step(x, y);
                    true
                }
                Command::Grow(x, y) => {
                    scene.grow(x, y);
                    true
                }
                Command::Delete => scene.delete(),
                Command::Undo => scene.undo(),
                Command::Redo => scene.redo(),
            }
        });
        match command {
            _ if !done => {}
            Command::Step(..) | Command::Grow(..) => self.say_of_chosen(""),
            Command::Delete => self.say(&self.words.get("deleted")),
            Command::Undo => self.say(&self.words.get("undone")),
            Command::Redo => self.say(&self.words.get("redone")),
        }
    }

    /// A pointer moves on the picture, or starts or stops to.
    fn pointed(&self, kind: &str, event: &PointerEvent) {
        let (place, reach) = self.on_picture(event);
        match kind {
            "pointerdown" if event.button() == 0 => {
                let _ = self.stage.set_pointer_capture(event.pointer_id());
                self.change(|State { scene, kind, pointer }| pointer.down(scene, *kind, place, reach));
            }
            "pointermove" => self.change(|State { scene, pointer, .. }| pointer.moved(scene, place)),
            "pointerup" | "pointercancel" => {
                match self.change(|State { scene, pointer, .. }| pointer.up(scene, place, reach)) {
                    Outcome::Nothing => return,
                    Outcome::Corner => return self.say(&self.words.get("corner")),
                    Outcome::Added => self.say_of_chosen("added"),
                    Outcome::Held => self.say_of_chosen(""),
                }
                self.focus_chosen();
            }
            _ => {}
        }
    }

    /// Where an event is on the picture, and how far a finger reaches there. The stage is as large as
    /// the canvas, and holds it.
    fn on_picture(&self, event: &PointerEvent) -> (Point, i32) {
        let size = self.state.borrow().scene.size();
        let seen = self.stage.client_width().max(1);
        let scaled = |length: i32| length * size.x / seen;
        (Point { x: scaled(event.offset_x()), y: scaled(event.offset_y()) }, scaled(REACH))
    }

    /// The kind that is drawn next.
    fn pick(&self, kind: Kind) {
        self.state.borrow_mut().kind = kind;
        for other in Kind::ALL {
            if let Some(button) = dom::find(&self.root, &["[data-do=", other.word(), "]"].concat()) {
                dom::set(&button, "aria-pressed", if other == kind { "true" } else { "false" });
            }
        }
    }

    /// Changes the state, and shows what it is then.
    fn change<T>(&self, how: impl FnOnce(&mut State) -> T) -> T {
        let outcome = how(&mut self.state.borrow_mut());
        self.show();
        outcome
    }

    /// Paints all anew, and lays a button over each mark for the keyboard.
    fn show(&self) {
        let State { scene, kind, pointer } = &*self.state.borrow();
        let size = scene.size();
        paint::scene(&self.context, &self.picture, scene.shapes());
        let first = pointer.corner().map(|start| Shape { kind: *kind, start, end: start });
        if let Some(shape) = first.as_ref().or_else(|| scene.shapes().get(scene.chosen()?)) {
            // What stands alone is to be found on a phone too.
            paint::grips(&self.context, shape, size.x.max(size.y) / if first.is_some() { 40 } else { 80 });
        }
        let buttons = self.stage.children();
        // The canvas is the first child.
        while buttons.length() as usize > scene.shapes().len() + 1 {
            if let Some(last) = self.stage.last_element_child() {
                last.remove();
            }
        }
        for (at, shape) in scene.shapes().iter().enumerate() {
            let Some(button) = self.button(at) else { continue };
            let name = [&self.words.name(shape.kind, at), ". ", &self.words.place(shape, size)].concat();
            dom::set(&button, "aria-label", &name);
            let (corner, across) = (shape.corner(), shape.size());
            for (side, part, whole) in [
                ("left", corner.x, size.x),
                ("top", corner.y, size.y),
                ("width", across.x, size.x),
                ("height", across.y, size.y),
            ] {
                dom::style(&button, side, &[&hundredths(part, whole), "%"].concat());
            }
        }
        let (undo, redo) = scene.can();
        for (name, can) in [("undo", undo), ("redo", redo), ("delete", scene.chosen().is_some())] {
            // Not `disabled`: that would take the focus away from whoever just pressed it.
            if let Some(button) = dom::find(&self.root, &["[data-do=", name, "]"].concat()) {
                dom::set(&button, "aria-disabled", if can { "false" } else { "true" });
            }
        }
    }

    /// The button over a mark, made where there is none yet.
    fn button(&self, at: usize) -> Option<Element> {
        let place = u32::try_from(at).ok()? + 1;
        self.stage.children().item(place).or_else(|| {
            let button = self.root.owner_document()?.create_element("button").ok()?;
            dom::set(&button, "type", "button");
            dom::set(&button, "class", "ticket-mark-shape");
            self.stage.append_child(&button).ok()?;
            Some(button)
        })
    }

    /// The place of the mark whose button this is.
    fn place_of(&self, target: &Element) -> Option<usize> {
        let buttons = self.stage.children();
        (1..buttons.length()).find(|at| buttons.item(*at).as_ref() == Some(target)).map(|at| at as usize - 1)
    }

    /// Moves the focus to the chosen mark, or to where the next one is added.
    fn focus_chosen(&self) {
        let chosen = self.state.borrow().scene.chosen();
        let button = chosen.and_then(|at| self.button(at)).or_else(|| dom::find(&self.root, "[data-do=add]"));
        if let Some(button) = button {
            dom::focus(&button);
        }
    }

    /// Says where the chosen mark is, after what happened to it.
    fn say_of_chosen(&self, what: &str) {
        let scene = &self.state.borrow().scene;
        let Some((at, shape)) = scene.chosen().and_then(|at| Some((at, scene.shapes().get(at)?))) else {
            return;
        };
        let name = self.words.name(shape.kind, at);
        self.say(&[&self.words.get(what), " ", &name, ". ", &self.words.place(shape, scene.size())].concat());
    }

    fn say(&self, text: &str) {
        self.status.set_text_content(Some(text.trim_start()));
    }
}
