//! Requests to RT's REST 2 interface, and the parts of its answers that the desk reads.

use crate::backends::{Body, Exchange, Fault, Method};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The most that RT puts on one page of a list.
pub const PAGE_MAX: usize = 100;

/// One RT and who comes to it.
pub struct Rest {
    base: String,
    authorization: String,
}

impl Rest {
    /// The RT at an address, which may end with a slash, for the owner of a token.
    pub fn new(url: &str, token: &str) -> Self {
        Self {
            base: format!("{}/REST/2.0", url.trim_end_matches('/')),
            authorization: format!("token {}", token.trim()),
        }
    }

    /// The number of the token's owner: RT writes it into its tokens, `1-27-…`.
    pub fn owner(&self) -> Option<&str> {
        let mut parts = self.authorization.strip_prefix("token ")?.split('-');
        let (Some("1"), Some(id), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        id.bytes().all(|digit| digit.is_ascii_digit()).then_some(id)
    }

    /// Reads.
    pub fn get(&self, path: &str, query: &[(&str, &str)]) -> Exchange {
        let mut url = format!("{}{path}", self.base);
        if !query.is_empty() {
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
            url = format!("{url}?{query}");
        }
        self.request(Method::Get, url, None, Body::None)
    }

    /// Makes or sets something.
    pub fn send(&self, method: Method, path: &str, json: &Value) -> Exchange {
        let body = Body::Text(json.to_string());
        self.request(method, format!("{}{path}", self.base), Some("application/json".to_owned()), body)
    }

    /// Makes something that has a file. Multipart, since base64 would take the file's size four times
    /// over in memory.
    pub fn upload(&self, path: &str, json: &Value, file: &Upload) -> Exchange {
        let boundary = format!("ticket-desk-{}", file.sha256);
        // As browsers write it: UTF-8, and what would end the name encoded.
        let name = file.name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"JSON\"\r\n\
             Content-Type: application/json\r\n\r\n{json}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"Attachments\"; filename=\"{name}\"\r\n\
             Content-Type: {}\r\n\r\n",
            file.media
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        let body = [head.as_bytes(), file.bytes, tail.as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.request(Method::Post, format!("{}{path}", self.base), Some(kind), Body::Bytes(body))
    }

    fn request(&self, method: Method, url: String, kind: Option<String>, body: Body) -> Exchange {
        let mut headers =
            vec![("authorization", self.authorization.clone()), ("accept", "application/json".to_owned())];
        headers.extend(kind.map(|kind| ("content-type", kind)));
        Exchange::Http { method, url, headers, body }
    }
}

/// A file on its way.
pub struct Upload<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type, as RT is to keep it.
    pub media: &'a str,
    /// Its SHA-256: no file holds its own, so it makes a boundary.
    pub sha256: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// A value as `TicketSQL` takes it. Without the escapes a quote would end it, and what follows would be
/// read as part of the query.
pub fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A number of RT's, which goes into a query without quotes.
pub fn number(text: &str) -> Result<u64, Fault> {
    text.parse().map_err(|_| Fault::UNREADABLE)
}

/// A name as one part of a path.
pub fn segment(name: &str) -> String {
    utf8_percent_encode(name, NON_ALPHANUMERIC).to_string()
}

/// A page of a list. RT leaves gaps where this user may not see something.
#[derive(Debug, Deserialize)]
pub struct List<T> {
    items: Vec<Option<T>>,
}

impl<T> List<T> {
    /// How many it holds. RT counts what this user may not see, so a short page can be followed by more;
    /// the lists that the desk asks for hold only what it may see.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// What is on it.
    pub fn items(self) -> impl Iterator<Item = T> {
        self.items.into_iter().flatten()
    }
}

/// A user or a queue, by its name or number.
#[derive(Debug, Deserialize)]
pub struct Ref {
    /// A user's login name, or a number.
    #[serde(deserialize_with = "word")]
    pub id: String,
}

/// A ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Ticket {
    /// Its number in RT; another one where it was merged.
    #[serde(rename = "id", deserialize_with = "word")]
    pub id: String,
    /// Its status, by the word of its lifecycle.
    #[serde(default)]
    pub status: String,
    /// Who asked.
    #[serde(default)]
    pub requestor: Vec<Ref>,
    /// Who is told.
    #[serde(default)]
    pub cc: Vec<Ref>,
    /// Its custom fields, as far as this user may see them.
    #[serde(default)]
    pub custom_fields: Vec<Field>,
    /// When something last happened to it.
    #[serde(default)]
    pub last_updated: String,
}

impl Ticket {
    /// The value of a custom field, if it has one.
    pub fn field(&self, name: &str) -> Option<&str> {
        let field = self.custom_fields.iter().find(|field| field.name == name)?;
        field.values.first()?.as_str()
    }
}

/// A custom field of a ticket.
#[derive(Debug, Deserialize)]
pub struct Field {
    name: String,
    #[serde(default)]
    values: Vec<Value>,
}

/// Something that happened.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Transaction {
    /// Its number, the same for ever.
    #[serde(rename = "id", deserialize_with = "word")]
    pub id: String,
    /// What it is: `Status`, `Correspond`, `Set`, `AddLink`.
    #[serde(rename = "Type")]
    pub kind: String,
    /// Which field was set.
    #[serde(default)]
    pub field: Option<String>,
    /// To what.
    #[serde(default, deserialize_with = "word")]
    pub new_value: String,
    /// When.
    pub created: String,
    /// By whom.
    pub creator: Ref,
}

impl Transaction {
    /// Whether it made one ticket of two.
    pub fn is_merge(&self) -> bool {
        self.kind == "AddLink" && self.field.as_deref() == Some("MergedInto")
    }
}

/// A part of a message.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attachment {
    /// The transaction that it belongs to.
    #[serde(default, deserialize_with = "word")]
    pub transaction_id: String,
    /// Its type.
    #[serde(default, deserialize_with = "word")]
    pub content_type: String,
    /// Its text.
    #[serde(default)]
    pub content: Option<String>,
}

/// What RT notes about a file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Note {
    /// The file's name.
    #[serde(default, deserialize_with = "word")]
    pub data: String,
}

/// RT writes numbers as numbers and as texts, and nothing as nothing.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_ends_no_query() {
        assert_eq!(quoted("x' OR id > 0 OR Subject='"), r"'x\' OR id > 0 OR Subject=\''");
        assert_eq!(quoted(r"x\' OR id > 0"), r"'x\\\' OR id > 0'");
    }

    #[test]
    fn what_goes_into_an_address_is_encoded() {
        let rest = Rest::new("https://rt.example/", " 1-2-abc\n");
        let Exchange::Http { url, headers, .. } = rest.get("/tickets", &[("query", "Queue='A&B' AND é")])
        else {
            panic!()
        };
        assert_eq!(url, "https://rt.example/REST/2.0/tickets?query=Queue%3D%27A%26B%27+AND+%C3%A9");
        assert_eq!(headers[0], ("authorization", "token 1-2-abc".to_owned()));
        assert_eq!(segment("A/B ?"), "A%2FB%20%3F");
        assert_eq!(Rest::new("https://rt.example", "1-27-abc").owner(), Some("27"));
        assert_eq!(Rest::new("https://rt.example", "something-else").owner(), None);
    }

    #[test]
    fn an_upload_holds_the_file_as_it_is() {
        let file =
            Upload { name: "é\"\r\n.png", media: "image/png", sha256: "00ff", bytes: b"\0\r\n--\xff" };
        let rest = Rest::new("https://rt.example", "t");
        let Exchange::Http { headers, body: Body::Bytes(body), .. } =
            rest.upload("/ticket/1/comment", &serde_json::json!({ "Subject": "x" }), &file)
        else {
            panic!()
        };
        assert_eq!(headers[2].1, "multipart/form-data; boundary=ticket-desk-00ff");
        let expected: &[u8] = b"--ticket-desk-00ff\r\nContent-Disposition: form-data; name=\"JSON\"\r\n\
            Content-Type: application/json\r\n\r\n{\"Subject\":\"x\"}\r\n\
            --ticket-desk-00ff\r\nContent-Disposition: form-data; name=\"Attachments\"; filename=\"\xc3\xa9%22%0D%0A.png\"\r\n\
            Content-Type: image/png\r\n\r\n\0\r\n--\xff\r\n--ticket-desk-00ff--\r\n";
        assert_eq!(body, expected);
    }

    #[test]
    fn numbers_may_be_written_in_any_way() {
        let json = r#"{"id":7,"Status":"new","Requestor":[{"id":"an@town.example"}],"CustomFields":
            [{"id":"2","name":"Ticket number","values":["1234-00057-39"]},{"id":"3","name":"Page","values":[]}]}"#;
        let ticket: Ticket = serde_json::from_str(json).unwrap();
        assert_eq!(ticket.id, "7");
        assert_eq!(ticket.field("Ticket number"), Some("1234-00057-39"));
        assert_eq!((ticket.field("Page"), ticket.field("Nonsense")), (None, None));
        let list: List<Ref> = serde_json::from_str(r#"{"items":[null,{"id":"8"}],"total":null}"#).unwrap();
        assert_eq!(list.items().map(|item| item.id).collect::<Vec<_>>(), ["8"]);
    }
}
