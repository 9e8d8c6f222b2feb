//! A fake `TOPdesk`, not a real one. Written from developers.topdesk.com (incident management:
//! incidents, progress trail, attachments; supporting files: operators; FIQL): only the operator's
//! application password opens it, a field that it does not know is refused, names must be names
//! that it has, `briefDescription` ends at 80 and `externalNumber` at 60 characters, a search that
//! finds nothing is a 204 without a body, and texts are HTML in which a few tags count.

mod desk;
mod incident;

pub use incident::{Entry, File, Incident};

use super::{Call, Reply, Vendor};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// The operator that the application password belongs to.
pub const API_OPERATOR: &str = "0f0e5f5e-0000-4000-8000-000000000007";
/// The longest `briefDescription`, in characters.
const BRIEF_MAX: usize = 80;
/// The longest `externalNumber`, in characters.
const EXTERNAL_MAX: usize = 60;

/// What a new or changed incident may hold.
const FIELDS: [&str; 19] = [
    "caller",
    "callerLookup",
    "status",
    "briefDescription",
    "request",
    "action",
    "actionInvisibleForCaller",
    "entryType",
    "callType",
    "category",
    "subcategory",
    "externalNumber",
    "operatorGroup",
    "operator",
    "processingStatus",
    "onHold",
    "completed",
    "closed",
    "responded",
];

/// The fake.
#[derive(Debug)]
pub struct Topdesk {
    /// `login:application password`.
    pub login: String,
    /// Whether the operator's permission group may write incidents.
    pub may_write: bool,
    /// The names that it knows, by the field that they stand in.
    pub names: Vec<(&'static str, &'static str)>,
    /// The addresses of the persons that it knows.
    pub persons: Vec<&'static str>,
    /// The incidents.
    pub incidents: Vec<Incident>,
}

impl Topdesk {
    /// A `TOPdesk` with one name in each list.
    pub fn new(login: &str) -> Self {
        Self {
            login: login.to_owned(),
            may_write: true,
            names: vec![
                ("branch", "Town hall"),
                ("callType", "Failure"),
                ("category", "Web sites"),
                ("category", "Change requests"),
                ("subcategory", "Forms"),
                ("operatorGroup", "Service desk"),
                ("operatorGroup", "Web team"),
                ("processingStatus", "Registered"),
                ("processingStatus", "In progress"),
            ],
            persons: vec!["known@town.example"],
            incidents: Vec::new(),
        }
    }

    fn route(&mut self, call: &Call) -> Result<Reply, Reply> {
        let login = format!("Basic {}", STANDARD.encode(&self.login));
        if call.header("authorization") != login {
            return Err(Reply::empty(401));
        }
        let path = call.path.strip_prefix("/tas/api/").ok_or_else(missing)?;
        let words: Vec<&str> = path.split('/').collect();
        if call.method != "GET" && !self.may_write {
            return Err(refused(403, "You do not have permission to perform this action"));
        }
        match (call.method.as_str(), words.as_slice()) {
            ("GET", ["version"]) => Ok(Reply::json(200, &json!({ "version": "3.33.0" }))),
            ("GET", ["operators", "current"]) => {
                Ok(Reply::json(200, &json!({ "id": API_OPERATOR, "dynamicName": "Ticket desk" })))
            }
            ("GET", ["branches"]) => Ok(self.list(call, "branch")),
            ("GET", ["operatorgroups"]) => Ok(self.list(call, "operatorGroup")),
            ("GET", ["incidents", "call_types"]) => Ok(self.list(call, "callType")),
            ("GET", ["incidents", "categories"]) => Ok(self.list(call, "category")),
            ("GET", ["incidents", "subcategories"]) => Ok(self.list(call, "subcategory")),
            ("GET", ["incidents"]) => self.search(call),
            ("POST", ["incidents"]) => self.create(&body(call)?),
            ("GET", ["incidents", "id", id]) => Ok(Reply::json(200, &self.incident(id)?.json())),
            ("PATCH" | "PUT", ["incidents", "id", id]) => self.update(id, &body(call)?),
            ("GET", ["incidents", "id", id, "progresstrail"]) => Ok(page(&self.incident(id)?.trail())),
            ("GET", ["incidents", "id", id, "attachments"]) => Ok(page(&self.incident(id)?.attachments())),
            ("POST", ["incidents", "id", id, "attachments"]) => {
                let file = File::of(call).ok_or_else(|| refused(400, "The part 'file' is missing"))?;
                let json = file.json();
                self.incident(id)?.attach(file);
                Ok(Reply::json(200, &json))
            }
            _ => Err(missing()),
        }
    }

    fn incident(&mut self, id: &str) -> Result<&mut Incident, Reply> {
        self.incidents.iter_mut().find(|incident| incident.id == id).ok_or_else(missing)
    }

    /// A list of names, in which `query` (for branches, `name==…`) may pick one.
    fn list(&self, call: &Call, field: &str) -> Reply {
        let wanted =
            call.param("query").and_then(|query| query.split_once("==")).map(|(_, name)| unquoted(name));
        let names =
            self.names.iter().filter(|(of, name)| *of == field && wanted.is_none_or(|it| it == *name));
        let key = if field == "operatorGroup" { "groupName" } else { "name" };
        page(&names.map(|(_, name)| json!({ "id": format!("id-of-{name}"), key: name })).collect::<Vec<_>>())
    }

    fn create(&mut self, body: &Value) -> Result<Reply, Reply> {
        self.check(body)?;
        match (body.get("callerLookup"), body.get("caller")) {
            (Some(lookup), None) => {
                let email = lookup["email"].as_str().unwrap_or_default();
                if !self.persons.contains(&email) {
                    return Err(refused(400, "'callerLookup.email' cannot be found"));
                }
            }
            (None, Some(caller)) => {
                if caller["dynamicName"].as_str().is_none_or(str::is_empty) {
                    return Err(refused(400, "'caller.dynamicName' is mandatory"));
                }
                self.known("branch", &caller["branch"])?;
            }
            _ => return Err(refused(400, "Either 'caller' or 'callerLookup' is mandatory")),
        }
        let mut incident = Incident::new(self.incidents.len(), body);
        incident.apply(body, API_OPERATOR);
        let json = incident.json();
        self.incidents.push(incident);
        Ok(Reply::json(201, &json))
    }

    fn update(&mut self, id: &str, body: &Value) -> Result<Reply, Reply> {
        self.check(body)?;
        let incident = self.incident(id)?;
        incident.apply(body, API_OPERATOR);
        Ok(Reply::json(200, &incident.json()))
    }

    fn check(&self, body: &Value) -> Result<(), Reply> {
        for name in body.as_object().into_iter().flat_map(serde_json::Map::keys) {
            if !FIELDS.contains(&name.as_str()) {
                return Err(refused(400, &format!("Unrecognized field '{name}'")));
            }
        }
        for (name, max) in [("briefDescription", BRIEF_MAX), ("externalNumber", EXTERNAL_MAX)] {
            if body[name].as_str().is_some_and(|text| text.chars().count() > max) {
                return Err(refused(400, &format!("'{name}' is longer than {max} characters")));
            }
        }
        for name in ["callType", "category", "subcategory", "operatorGroup", "processingStatus"] {
            if let Some(value) = body.get(name) {
                self.known(name, value)?;
            }
        }
        Ok(())
    }

    fn known(&self, field: &str, value: &Value) -> Result<(), Reply> {
        let name = value["name"].as_str().unwrap_or_default();
        if self.names.iter().any(|(of, known)| *of == field && *known == name) {
            return Ok(());
        }
        Err(refused(400, &format!("'{field}' with name '{name}' cannot be found")))
    }

    /// FIQL: comparisons with `==` and `=ge=`, joined by `;`.
    fn search(&self, call: &Call) -> Result<Reply, Reply> {
        let query = call.param("query").unwrap_or_default();
        let mut found: Vec<&Incident> = self.incidents.iter().collect();
        for comparison in query.split(';').filter(|it| !it.is_empty()) {
            let test = incident::comparison(comparison)
                .ok_or_else(|| refused(400, &format!("'{comparison}' is not a valid FIQL selector")))?;
            found.retain(|incident| test(incident));
        }
        if call.param("sort").is_some_and(|sort| sort.starts_with("modificationDate:asc")) {
            found.sort_by_key(|incident| incident.modified);
        }
        let number = |name: &str| call.param(name).and_then(|text| text.parse::<usize>().ok());
        let (start, size) = (number("pageStart").unwrap_or(0), number("pageSize").unwrap_or(10));
        let left = found.len() > start + size;
        let shown: Vec<Value> = found.into_iter().skip(start).take(size).map(Incident::json).collect();
        let mut reply = page(&shown);
        if left {
            reply.status = 206;
        }
        Ok(reply)
    }
}

impl Vendor for Topdesk {
    fn serve(&mut self, call: &Call) -> Reply {
        self.route(call).unwrap_or_else(|refusal| refusal)
    }
}

/// A list: without content where it is empty.
fn page(list: &[Value]) -> Reply {
    if list.is_empty() { Reply::empty(204) } else { Reply::json(200, &json!(list)) }
}

fn body(call: &Call) -> Result<Value, Reply> {
    call.json().ok_or_else(|| refused(400, "A JSON object is expected"))
}

fn missing() -> Reply {
    refused(404, "Not found")
}

/// The errors of `TOPdesk` are a list.
fn refused(status: u16, why: &str) -> Reply {
    Reply::json(status, &json!([{ "message": why }]))
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['\'', '"'])
}
