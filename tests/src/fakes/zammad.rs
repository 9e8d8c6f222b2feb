//! A fake Zammad, not a real one. Written from docs.zammad.org (API: introduction, tickets,
//! articles, states, groups) and admin-docs.zammad.org (webhooks), and, where those say nothing
//! of an answer, from what Zammad's own controllers do: attributes that it does not know are
//! dropped without a word, attachments must be strict base64, a `query` asks the search index,
//! which is behind, and a `condition` asks the database.

mod desk;
mod search;
mod ticket;

pub use ticket::{Article, File, Ticket};

use super::{Call, Reply, Vendor};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// The user that the API token belongs to.
pub const API_USER: u64 = 7;
/// The states that a new Zammad has, with the types that they belong to.
const STATES: [(&str, &str); 6] = [
    ("new", "new"),
    ("open", "open"),
    ("pending reminder", "pending reminder"),
    ("closed", "closed"),
    ("merged", "merged"),
    ("pending close", "pending action"),
];

/// The fake.
#[derive(Debug)]
pub struct Zammad {
    /// The token that it takes.
    pub token: String,
    /// What its webhooks are signed with.
    pub hook_secret: String,
    /// Whether the token's user is an agent.
    pub is_agent: bool,
    /// The groups, and whether the token's user may create tickets in them.
    pub groups: Vec<(String, bool)>,
    /// The ticket attributes that an admin added.
    pub attributes: Vec<String>,
    /// Whether the search index is behind, so that `query` finds nothing yet.
    pub index_lags: bool,
    /// Whether it believes the addresses of customers.
    pub believes: bool,
    /// The tickets.
    pub tickets: Vec<Ticket>,
    next_id: u64,
}

/// The priorities that a new Zammad has.
const PRIORITIES: [&str; 3] = ["1 low", "2 normal", "3 high"];

fn priority_list() -> Value {
    let one = |(at, name): (usize, &&str)| json!({ "id": at + 1, "name": name, "active": true });
    PRIORITIES.iter().enumerate().map(one).collect()
}

impl Zammad {
    /// A Zammad with the groups "Support" and "Sales", of which the token opens the first.
    pub fn new(token: &str, hook_secret: &str) -> Self {
        Self {
            token: token.to_owned(),
            hook_secret: hook_secret.to_owned(),
            is_agent: true,
            groups: vec![("Support".to_owned(), true), ("Sales".to_owned(), false)],
            attributes: vec!["desk_number".to_owned()],
            index_lags: false,
            believes: true,
            tickets: Vec::new(),
            next_id: 100,
        }
    }

    fn id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    fn guard(&self, call: &Call) -> Result<(), Reply> {
        let token = call.header("authorization");
        if token.strip_prefix("Token token=") != Some(&self.token) {
            return Err(Reply::error(401, "Invalid token"));
        }
        if !self.is_agent {
            return Err(Reply::error(403, "Not authorized (user)!"));
        }
        Ok(())
    }

    fn route(&mut self, call: &Call) -> Result<Reply, Reply> {
        self.guard(call)?;
        let path = call.path.strip_prefix("/api/v1/").ok_or_else(missing)?;
        let words: Vec<&str> = path.split('/').collect();
        match (call.method.as_str(), words.as_slice()) {
            ("GET", ["users", "me"]) => Ok(Reply::json(
                200,
                &json!({ "id": API_USER, "login": "desk@zammad.example", "active": true }),
            )),
            ("GET", ["groups"]) => Ok(Reply::json(200, &self.group_list())),
            ("GET", ["ticket_priorities"]) => Ok(Reply::json(200, &priority_list())),
            ("GET", ["ticket_states"]) => Ok(Reply::json(200, &state_list(call))),
            ("GET", ["object_manager_attributes"]) => Err(Reply::error(403, "Not authorized (user)!")),
            ("GET" | "POST", ["tickets", "search"]) => self.search(call),
            ("POST", ["tickets"]) => self.create(&body(call)?),
            ("GET", ["tickets", id]) => {
                let ticket = self.ticket(id)?;
                Ok(Reply::json(200, &if expand(call) { ticket.expanded() } else { ticket.json() }))
            }
            ("PUT", ["tickets", id]) => self.update(id, &body(call)?),
            ("GET", ["ticket_history", id]) => {
                Ok(Reply::json(200, &json!({ "history": self.ticket(id)?.history, "assets": {} })))
            }
            ("GET", ["ticket_articles", "by_ticket", id]) => {
                let shown = if expand(call) { Article::expanded } else { Article::json };
                let articles: Vec<Value> = self.ticket(id)?.articles.iter().map(shown).collect();
                Ok(Reply::json(200, &json!(articles)))
            }
            ("POST", ["ticket_articles"]) => {
                let body = body(call)?;
                let id = body["ticket_id"].to_string();
                let article = self.article(&body)?;
                let json = article.json();
                let ticket = self.ticket(&id)?;
                ticket.add(article);
                Ok(Reply::json(201, &json))
            }
            _ => Err(missing()),
        }
    }

    fn ticket(&mut self, id: &str) -> Result<&mut Ticket, Reply> {
        self.tickets.iter_mut().find(|ticket| ticket.id.to_string() == id).ok_or_else(missing)
    }

    fn group_list(&self) -> Value {
        let group =
            |(at, (name, _)): (usize, &(String, bool))| json!({ "id": at + 1, "name": name, "active": true });
        self.groups.iter().enumerate().map(group).collect()
    }

    fn create(&mut self, body: &Value) -> Result<Reply, Reply> {
        let title = body["title"].as_str().filter(|title| !title.is_empty());
        let title = title.ok_or_else(|| unprocessable("Missing required value for field 'title'!"))?;
        if title.chars().count() > 250 {
            return Err(unprocessable("Title is too long (maximum is 250 characters)"));
        }
        let group = self.group(&body["group"])?;
        let customer = match body["customer_id"].as_str() {
            Some(guess) => {
                let email = guess.strip_prefix("guess:").filter(|email| self.believes && email.contains('@'));
                email.ok_or_else(|| unprocessable(&format!("Invalid email '{guess}' of customer")))?
            }
            None => "-",
        };
        let article = self.article(&body["article"])?;
        let mut ticket = Ticket::new(self.id(), title, &group, customer, self.groups.len());
        ticket.extra = self.extra(body);
        if let Some(name) = body.get("priority") {
            let known = PRIORITIES.iter().find(|known| *name == **known);
            let known =
                known.ok_or_else(|| unprocessable(&format!("No lookup value found for 'priority': {name}")));
            (*known?).clone_into(&mut ticket.priority);
        }
        ticket.add(article);
        let json = ticket.json();
        self.tickets.push(ticket);
        Ok(Reply::json(201, &json))
    }

    /// What is kept of the attributes that an admin may have added; others vanish.
    fn extra(&self, body: &Value) -> Vec<(String, Value)> {
        let known = |name: &String| body.get(name).map(|value| (name.clone(), value.clone()));
        self.attributes.iter().filter_map(known).collect()
    }

    fn group(&self, name: &Value) -> Result<String, Reply> {
        let name = name.as_str().ok_or_else(|| unprocessable("Group can't be blank"))?;
        match self.groups.iter().find(|(known, _)| known == name) {
            None => Err(unprocessable(&format!("No lookup value found for 'group': {name:?}"))),
            Some((_, false)) => Err(Reply::error(403, "Not authorized (token)!")),
            Some(_) => Ok(name.to_owned()),
        }
    }

    fn update(&mut self, id: &str, body: &Value) -> Result<Reply, Reply> {
        let group = body.get("group").map(|group| self.group(group)).transpose()?;
        let extra = self.extra(body);
        let article = body.get("article").map(|article| self.article(article)).transpose()?;
        let ticket = self.ticket(id)?;
        if let Some(state) = body.get("state") {
            let state = state.as_str().filter(|state| STATES.iter().any(|(name, _)| name == state));
            let state = state.ok_or_else(|| unprocessable("No lookup value found for 'state'"))?;
            if state.starts_with("pending") && time(&body["pending_time"]).is_none() {
                return Err(unprocessable("Missing required value for field 'pending_time'!"));
            }
            ticket.change("state", state, API_USER);
        }
        if let Some(group) = group {
            ticket.change("group", &group, API_USER);
        }
        if let Some(title) = body["title"].as_str() {
            ticket.change("title", title, API_USER);
        }
        ticket.extra.extend(extra);
        if let Some(article) = article {
            ticket.add(article);
        }
        Ok(Reply::json(200, &ticket.json()))
    }

    fn article(&mut self, body: &Value) -> Result<Article, Reply> {
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        let Some(content) = text("body").filter(|body| !body.is_empty()) else {
            return Err(unprocessable("Need at least an 'article body' field."));
        };
        let kind = text("type").unwrap_or_else(|| "note".to_owned());
        let sender = text("sender").unwrap_or_else(|| "Agent".to_owned());
        if !["note", "phone", "web", "email"].contains(&kind.as_str())
            || !["Agent", "Customer", "System"].contains(&sender.as_str())
        {
            return Err(unprocessable("No lookup value found for 'type' or 'sender'"));
        }
        let mut article = Article {
            id: self.id(),
            subject: text("subject").unwrap_or_default(),
            body: content,
            content_type: text("content_type").unwrap_or_else(|| "text/plain".to_owned()),
            kind,
            sender,
            internal: body["internal"].as_bool().unwrap_or_default(),
            by: API_USER,
            at: Utc::now(),
            files: Vec::new(),
        };
        for (at, file) in body["attachments"].as_array().into_iter().flatten().enumerate() {
            for key in ["mime-type", "filename", "data"] {
                if file[key].as_str().is_none() {
                    return Err(unprocessable(&format!(
                        "Attachment needs '{key}' param for attachment with index '{at}'"
                    )));
                }
            }
            let data = STANDARD.decode(file["data"].as_str().unwrap_or_default());
            let bytes =
                data.map_err(|_| unprocessable(&format!("Invalid base64 for attachment with index '{at}'")))?;
            let text = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
            article.files.push(File {
                id: self.id(),
                name: text("filename"),
                media: text("mime-type"),
                bytes,
            });
        }
        Ok(article)
    }
}

impl Vendor for Zammad {
    fn serve(&mut self, call: &Call) -> Reply {
        self.route(call).unwrap_or_else(|refusal| refusal)
    }
}

fn body(call: &Call) -> Result<Value, Reply> {
    call.json().ok_or_else(|| Reply::error(400, "A JSON object is expected"))
}

fn missing() -> Reply {
    Reply::error(404, "Couldn't find it")
}

fn unprocessable(why: &str) -> Reply {
    Reply::error(422, why)
}

fn expand(call: &Call) -> bool {
    call.param("expand") == Some("true")
}

fn time(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}

fn state_list(call: &Call) -> Value {
    let state = |(at, (name, kind)): (usize, &(&str, &str))| {
        let mut state = json!({ "id": at + 1, "name": name, "state_type_id": at + 1, "active": true });
        if expand(call) {
            state["state_type"] = json!(kind);
        }
        state
    };
    STATES.iter().enumerate().map(state).collect()
}
