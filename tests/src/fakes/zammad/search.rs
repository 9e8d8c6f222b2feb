//! Searches at the fake Zammad: by `query` in the index, by `condition` in the database.

use super::{Ticket, Zammad, time, unprocessable};
use crate::fakes::{Call, Reply};
use serde_json::{Value, json};

impl Zammad {
    pub(super) fn search(&self, call: &Call) -> Result<Reply, Reply> {
        let body = call.json().unwrap_or_default();
        let value =
            |name: &str| body[name].as_str().or_else(|| call.param(name)).unwrap_or_default().to_owned();
        let mut found: Vec<&Ticket> = match (value("query"), body["condition"].as_object()) {
            (query, None) if query.is_empty() => return Err(unprocessable("Need query or condition")),
            (query, None) => {
                let words = query.rsplit(':').next().unwrap_or_default().trim_matches('"').to_owned();
                let all = self.tickets.iter().filter(|_| !self.index_lags);
                all.filter(|ticket| ticket.json().to_string().contains(&words)).collect()
            }
            (_, Some(conditions)) => {
                let mut found: Vec<&Ticket> = self.tickets.iter().collect();
                for (name, condition) in conditions {
                    let name = name.strip_prefix("ticket.").ok_or_else(|| unprocessable("No such object"))?;
                    let known = ["title", "updated_at"].contains(&name)
                        || self.attributes.iter().any(|it| it == name);
                    if !known {
                        return Err(unprocessable(&format!("Invalid condition 'ticket.{name}'")));
                    }
                    let fits = test(name, condition).ok_or_else(|| unprocessable("Invalid operator"))?;
                    found.retain(|ticket| fits(ticket));
                }
                found
            }
        };
        if value("sort_by") == "updated_at" {
            found.sort_by_key(|ticket| ticket.updated_at);
        }
        let number = |name: &str| body[name].as_u64().or_else(|| call.param(name)?.parse().ok());
        let limit =
            usize::try_from(number("limit").or(number("per_page")).unwrap_or(50).min(200)).unwrap_or(50);
        let page = usize::try_from(number("page").unwrap_or(1).max(1) - 1).unwrap_or(0);
        let found: Vec<&Ticket> = found.into_iter().skip(page * limit).take(limit).collect();
        let assets: serde_json::Map<_, _> = found.iter().map(|it| (it.id.to_string(), it.json())).collect();
        let ids: Vec<u64> = found.iter().map(|ticket| ticket.id).collect();
        Ok(Reply::json(
            200,
            &json!({ "tickets": ids, "tickets_count": ids.len(), "assets": { "Ticket": assets } }),
        ))
    }
}

type Test = Box<dyn Fn(&Ticket) -> bool>;

/// The test that a condition of a search means.
fn test(name: &str, condition: &Value) -> Option<Test> {
    let name = name.to_owned();
    let value = condition["value"].clone();
    let of = move |ticket: &Ticket| ticket.json()[&name].as_str().unwrap_or_default().to_owned();
    Some(match condition["operator"].as_str()? {
        "is" => Box::new(move |ticket| of(ticket) == value.as_str().unwrap_or_default()),
        "contains" => Box::new(move |ticket| of(ticket).contains(value.as_str().unwrap_or_default())),
        "after (absolute)" => {
            let after = time(&value)?;
            Box::new(move |ticket| ticket.updated_at > after)
        }
        _ => return None,
    })
}
