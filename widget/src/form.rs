//! The form's fields, read for the check and for the way to the desk.

use crate::{dom, field::Field};
use desk::{
    Category, Faults, KindRule, MediaType, Rules, Submission, Urgency,
    attachment::{self, Offer},
    extra,
    submission::Asked,
};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, File, FormData, HtmlFormElement, HtmlInputElement};

/// The name of the files' field, and of those that came when the form was sent before.
pub const FILES: &str = "attachments";
const KEPT: &str = "attachments.kept";

/// One form on the page.
pub struct Form {
    element: HtmlFormElement,
    key: HtmlInputElement,
}

impl Form {
    /// The form inside the ticket's markup.
    pub fn of(ticket: &Element) -> Option<Self> {
        let element = dom::find_as(ticket, ".ticket-form")?;
        let key = dom::find_as(ticket, "[name=idempotencyKey]")?;
        Some(Self { element, key })
    }

    /// The form's element.
    pub fn element(&self) -> &HtmlFormElement {
        &self.element
    }

    /// Where it is sent.
    pub fn action(&self) -> String {
        self.element.action()
    }

    /// Everything in it, as a browser would send it.
    pub fn data(&self) -> Result<FormData, JsValue> {
        FormData::new_with_form(&self.element)
    }

    /// What sends it in place of fetch, where the tool for files is there: `www/parts/upload.js`.
    pub fn uploader(&self) -> Option<Function> {
        Reflect::get(&self.element, &"ticketPost".into()).ok()?.dyn_into().ok()
    }

    /// The key that makes it one ticket, made when the form opened.
    pub fn key(&self) -> String {
        self.key.value()
    }

    /// Takes another key, for a text that differs from what the old key stands for. It follows
    /// from the old one, which was random.
    pub fn renew_key(&self) {
        self.key.set_value(&(self.key() + "-1"));
    }

    /// All that is wrong with what it says now.
    pub fn check(&self) -> Result<(), Faults> {
        let mut submission = Submission::default();
        let mut files = Vec::new();
        let mut rules = self.rules();
        if let Ok(data) = self.data() {
            for (name, slot) in Submission::FIELDS.into_iter().zip(submission.slots()) {
                *slot = data.get(name).as_string().unwrap_or_default();
            }
            for rule in &rules.fields {
                let value = data.get(&[extra::PREFIX, &rule.name].concat()).as_string();
                submission.fields.extend(value.map(|value| (rule.name.clone(), value)));
            }
            // Which kinds it offers is the desk's to say.
            let kind = Category::parse(&submission.category);
            rules.kinds.extend(kind.map(|category| KindRule { category, urgency: Urgency::Normal }));
            files = chosen(&data);
            // What came along before may be a picture; the desk knows.
            submission.pictured = data.has(KEPT) || files.iter().any(is_picture);
        }
        let offers: Vec<Offer> = files.iter().map(|(name, size)| Offer { name, size: *size }).collect();
        let mut faults = attachment::faults(&offers);
        if let Err(others) = submission.check(&rules) {
            faults.extend(others);
        }
        Faults::gather(faults).map_or(Ok(()), Err)
    }

    /// The bytes of the files in it.
    pub fn weight(&self) -> u64 {
        self.data().map_or(0, |data| chosen(&data).iter().map(|(_, size)| size).sum())
    }

    /// The site's rules, as far as the markup shows them.
    fn rules(&self) -> Rules {
        let asked = |field: &str| dom::find(&self.element, field).is_some();
        let customer_id = asked("[name=customerId][aria-required=true]");
        Rules {
            phone_optional: !asked("[name=\"contact.phone\"][aria-required=true]"),
            // Whether it may stay empty or is not there makes no difference to what is wrong.
            customer_id: if customer_id { Asked::Required } else { Asked::None },
            kinds: Vec::new(),
            fields: Field::all(&self.element).filter_map(|field| field.rule()).collect(),
        }
    }
}

/// The chosen files by name and size. A file field in which nothing was chosen holds one without a
/// name.
fn chosen(data: &FormData) -> Vec<(String, u64)> {
    let files = data.get_all(FILES);
    let files = (0..files.length()).map(|at| files.get(at).unchecked_into::<File>());
    files.map(|file| (file.name(), size(&file))).filter(|(name, _)| !name.is_empty()).collect()
}

/// A size is a whole number; beyond 4 GB it does not matter any more.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn size(file: &File) -> u64 {
    u64::from(file.size() as u32)
}

fn is_picture((name, _): &(String, u64)) -> bool {
    MediaType::of_name(name).is_some_and(MediaType::is_image)
}
