//! A submission: the form as it was sent, before anything in it is believed.

use crate::{
    Category, Code, Contact, Context, ContextFields, CustomerId, Email, ErrorText, Extras, Fault, Faults,
    FieldRule, Name, PageUrl, Phone, Report, Sealed, ShownAnswer, SiteId, TicketNumber, Title, Urgency, Via,
    extra,
};
use serde::{Deserialize, Serialize};

/// What a site asks of its reporters beyond the rules that hold everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// The phone number may be left out.
    pub phone_optional: bool,
    /// Whether the customer ID is asked for.
    pub customer_id: Asked,
    /// The kinds of request that the desk offers, the first one for whoever chooses none; empty where it
    /// offers no choice.
    pub kinds: Vec<KindRule>,
    /// The extra fields of all kinds, in the order of their names.
    pub fields: Vec<FieldRule>,
}

/// A kind of request that the desk offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRule {
    /// Which one.
    pub category: Category,
    /// How much it presses where its reporter does not say.
    pub urgency: Urgency,
}

impl Rules {
    /// The kind of request that a form asks for. A desk that offers no choice takes every kind but a
    /// complaint, which it has nobody apart to send to.
    ///
    /// # Errors
    /// [`Code::CategoryUnknown`] where there is none of that name, or the desk does not offer it.
    pub fn kind(&self, category: &str) -> Result<KindRule, Code> {
        let usual = KindRule { category: Category::Problem, urgency: Urgency::Normal };
        let Some(category) = optional(category) else {
            return Ok(self.kinds.first().copied().unwrap_or(usual));
        };
        let category = Category::parse(category).ok_or(Code::CategoryUnknown)?;
        if self.kinds.is_empty() && category != Category::Complaint {
            return Ok(KindRule { category, ..usual });
        }
        self.kinds.iter().find(|kind| kind.category == category).copied().ok_or(Code::CategoryUnknown)
    }

    /// How much a request presses by what was chosen in it; nothing where that is its kind's to say.
    fn urgency_of(&self, category: Category, fields: &Extras) -> Option<Urgency> {
        let mut asked = self.fields.iter().filter(|rule| rule.kinds.contains(&category));
        asked.find_map(|rule| {
            let chosen = fields.get(&rule.name)?;
            rule.options.iter().find(|option| option.value == chosen)?.urgency
        })
    }
}

/// Whether a site's form asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// It does not; what comes all the same is checked and kept.
    #[default]
    None,
    /// It may stay empty.
    Optional,
    /// It has to be there.
    Required,
}

/// The fields of the form, as text. The names in a form are those of the contract, with a dot for
/// what JSON nests: `contact.email`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Submission {
    /// The site ID, four digits.
    pub site_id: String,
    /// The title, one line.
    pub title: String,
    /// Who reports.
    pub contact: ContactFields,
    /// The full error message.
    pub error: String,
    /// The address of the page.
    pub url: String,
    /// The customer ID on the reporter's contract.
    pub customer_id: String,
    /// The number of an earlier ticket of the same site that this one refers to; empty where there is none.
    pub previous: String,
    /// The kind of request; empty means the first that the desk offers.
    pub category: String,
    /// How much it presses; empty means as much as what was chosen in it does, or its kind.
    pub urgency: String,
    /// The extra fields, by their names, in the order in which they came.
    pub fields: Vec<(String, String)>,
    /// What the browser knew.
    pub context: ContextFields,
    /// A password or key as a compact JWE; empty where there is none.
    pub sealed: String,
    /// The known answers that were shown while it was typed.
    #[serde(skip)]
    pub answers_shown: Vec<ShownAnswer>,
    /// A picture came with it, which can stand in for the error message.
    #[serde(skip)]
    pub pictured: bool,
}

/// The contact fields of the form, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactFields {
    /// The reporter's name.
    pub name: String,
    /// The reporter's e-mail address.
    pub email: String,
    /// The reporter's phone number, as written.
    pub phone: String,
}

impl Submission {
    /// The names of all fields, as they stand in a form.
    pub const FIELDS: [&'static str; 16] = [
        "siteId",
        "title",
        "error",
        "url",
        "sealed",
        "contact.name",
        "contact.email",
        "contact.phone",
        "customerId",
        "previous",
        "category",
        "urgency",
        "context.browser",
        "context.language",
        "context.window",
        "context.errors",
    ];

    /// The fields, in the order of their names in [`Self::FIELDS`].
    pub fn slots(&mut self) -> [&mut String; Self::FIELDS.len()] {
        let Self { contact, context, .. } = self;
        [
            &mut self.site_id,
            &mut self.title,
            &mut self.error,
            &mut self.url,
            &mut self.sealed,
            &mut contact.name,
            &mut contact.email,
            &mut contact.phone,
            &mut self.customer_id,
            &mut self.previous,
            &mut self.category,
            &mut self.urgency,
            &mut context.browser,
            &mut context.language,
            &mut context.window,
            &mut context.errors,
        ]
    }

    /// The field of that name in the form; nothing where the contract has none.
    pub fn field(&self, name: &str) -> Option<&str> {
        Some(match name {
            "siteId" => &self.site_id,
            "title" => &self.title,
            "contact.name" => &self.contact.name,
            "contact.email" => &self.contact.email,
            "contact.phone" => &self.contact.phone,
            "customerId" => &self.customer_id,
            "error" => &self.error,
            "url" => &self.url,
            "previous" => &self.previous,
            "sealed" => &self.sealed,
            "category" => &self.category,
            "urgency" => &self.urgency,
            "context.browser" => &self.context.browser,
            "context.language" => &self.context.language,
            "context.window" => &self.context.window,
            "context.errors" => &self.context.errors,
            _ => return self.extra(name.strip_prefix(extra::PREFIX)?),
        })
    }

    /// Puts a value into the field of that name in the form.
    ///
    /// # Errors
    /// [`Code::FieldUnknown`] at the field where the contract has none of that name.
    pub fn set(&mut self, name: &str, value: String) -> Result<(), Fault> {
        if let Some(at) = Self::FIELDS.iter().position(|field| *field == name) {
            *self.slots()[at] = value;
        } else {
            // Which of them the desk has is known only with its rules.
            let extra = name.strip_prefix(extra::PREFIX).filter(|name| !name.contains('.'));
            let extra = extra.ok_or_else(|| Fault::at(Code::FieldUnknown, pointer(name)))?;
            self.fields.push((extra.to_owned(), value));
        }
        Ok(())
    }

    /// All that is wrong at once with what the reporter filled in.
    pub fn check(&self, rules: &Rules) -> Result<(), Faults> {
        Faults::gather(self.found(rules)).map_or(Ok(()), Err)
    }

    fn found(&self, rules: &Rules) -> Vec<Fault> {
        let wrong = [
            SiteId::parse(&self.site_id).err(),
            Title::parse(&self.title).err(),
            self.error_text().err(),
            PageUrl::parse(&self.url).err(),
            optional(&self.sealed).and_then(|text| Sealed::parse(text).err()),
            Name::parse(&self.contact.name).err(),
            Email::parse(&self.contact.email).err(),
            // A number that is there must be one; whether it must be there is the site's rule.
            match optional(&self.contact.phone) {
                Some(text) => Phone::parse(text).err(),
                None => (!rules.phone_optional).then_some(Code::PhoneMissing),
            },
            match optional(&self.customer_id) {
                Some(text) => CustomerId::parse(text).err(),
                None => (rules.customer_id == Asked::Required).then_some(Code::CustomerIdMissing),
            },
            self.previous().err(),
            rules.kind(&self.category).err(),
            parse_urgency(&self.urgency).err(),
        ];
        let mut found: Vec<Fault> = wrong.into_iter().flatten().map(Fault::from).collect();
        self.extras(rules, &mut found);
        found
    }

    /// The report that the submission makes, or all that is wrong with it at once.
    pub fn parse(&self, rules: &Rules) -> Result<Report, Faults> {
        let mut found = self.found(rules);
        let context = self.context.parse().map_err(|faults| found.extend(faults)).unwrap_or_default();
        if let Some(faults) = Faults::gather(found) {
            return Err(faults);
        }
        let extras = self.extras(rules, &mut Vec::new());
        self.report(rules, extras, context).map_err(|code| Faults::from(Fault::from(code)))
    }

    /// The extra fields of the chosen kind. What was filled in for another kind, before the reporter
    /// changed to this one, is left out.
    fn extras(&self, rules: &Rules, faults: &mut Vec<Fault>) -> Extras {
        for (name, _) in &self.fields {
            if !rules.fields.iter().any(|rule| rule.name == *name) {
                faults.push(Fault::at(Code::FieldUnknown, extra::pointer(name)));
            }
        }
        let mut filled = Vec::new();
        if let Ok(kind) = rules.kind(&self.category) {
            for rule in rules.fields.iter().filter(|rule| rule.kinds.contains(&kind.category)) {
                match rule.read(self.extra(&rule.name).unwrap_or_default()) {
                    Ok(text) => filled.extend(text.map(|text| (rule.name.clone(), text))),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        Extras::new(filled)
    }

    fn extra(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(found, _)| found == name).map(|(_, text)| text.as_str())
    }

    fn error_text(&self) -> Result<ErrorText, Code> {
        match ErrorText::parse(&self.error) {
            Err(Code::ErrorMissing) if self.pictured => Ok(ErrorText::default()),
            error => error,
        }
    }

    /// The ticket that it refers to. One of another site is none: its reporter may be somebody else.
    fn previous(&self) -> Result<Option<TicketNumber>, Code> {
        let Some(text) = optional(&self.previous) else { return Ok(None) };
        let number = TicketNumber::parse(text).map_err(|_| Code::PreviousUnknown)?;
        // What is wrong with the site is said of the site.
        let same = SiteId::parse(&self.site_id).map_or(true, |site| site == number.site());
        if same { Ok(Some(number)) } else { Err(Code::PreviousUnknown) }
    }

    fn report(&self, rules: &Rules, fields: Extras, context: Context) -> Result<Report, Code> {
        let kind = rules.kind(&self.category)?;
        let category = kind.category;
        let led = || rules.urgency_of(category, &fields).unwrap_or(kind.urgency);
        let urgency = parse_urgency(&self.urgency)?.unwrap_or_else(led);
        Ok(Report {
            site_id: SiteId::parse(&self.site_id)?,
            title: Title::parse(&self.title)?,
            contact: Contact {
                name: Name::parse(&self.contact.name)?,
                email: Email::parse(&self.contact.email)?,
                phone: optional(&self.contact.phone).map(Phone::parse).transpose()?,
            },
            customer_id: optional(&self.customer_id).map(CustomerId::parse).transpose()?,
            error: self.error_text()?,
            url: PageUrl::parse(&self.url)?,
            category,
            // An emergency presses, whatever else was chosen.
            urgency: if category == Category::Emergency { Urgency::High } else { urgency },
            previous: self.previous()?,
            fields,
            context,
            channel: Via::Form,
            sealed: optional(&self.sealed).map(Sealed::parse).transpose()?,
            answers_shown: self.answers_shown.clone(),
        })
    }
}

/// The JSON pointer (RFC 6901) of a form field's name.
pub fn pointer(name: &str) -> String {
    let mut pointer = String::from("/");
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            '.' => pointer.push('/'),
            c => pointer.push(c),
        }
    }
    pointer
}

fn optional(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn parse_urgency(text: &str) -> Result<Option<Urgency>, Code> {
    optional(text).map(|text| Urgency::parse(text).ok_or(Code::UrgencyUnknown)).transpose()
}

#[cfg(test)]
mod tests;
