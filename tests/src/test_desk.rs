//! The desk that the tests publish: enough sites for one per test, and backends as a suite wants.

use std::fmt::Write as _;

/// The sites that any test may take, each with tickets of its own.
pub const SITES: std::ops::RangeInclusive<u16> = 2001..=2199;

/// A desk.toml in the making.
#[derive(Debug, Clone)]
pub struct TestDesk {
    /// The name that reporters see.
    pub name: String,
    /// The origins from which any site's form may be sent.
    pub origins: Vec<String>,
    /// What one site may file in an hour.
    pub tickets_per_hour: u32,
    /// The name of its calendar, which stands among the tables.
    pub hours: Option<String>,
    sites: Vec<(String, Vec<String>)>,
    webhooks: Vec<(String, String, Vec<String>)>,
    tables: String,
}

impl TestDesk {
    /// A desk with all of [`SITES`], whose tickets land in the inbox.
    pub fn new(origins: &[String]) -> Self {
        Self {
            name: "Test desk".to_owned(),
            origins: origins.to_vec(),
            tickets_per_hour: 1_000_000,
            hours: None,
            sites: SITES.map(|id| (id.to_string(), vec!["inbox".to_owned()])).collect(),
            webhooks: Vec::new(),
            tables: String::new(),
        }
    }

    /// Keeps only so many sites: the cron trigger wakes them one after the other.
    pub fn keep_sites(&mut self, count: usize) -> &mut Self {
        self.sites.truncate(count);
        self
    }

    /// Adds a site with these backends.
    pub fn site(&mut self, id: &str, backends: &[&str]) -> &mut Self {
        self.sites.push((id.to_owned(), backends.iter().map(|name| (*name).to_owned()).collect()));
        self
    }

    /// Adds a webhook backend signed with the usual secret.
    pub fn webhook(&mut self, name: &str, url: &str) -> &mut Self {
        self.webhook_signed(name, url, &["EVENTS_SECRET"])
    }

    /// Adds a webhook backend signed with these.
    pub fn webhook_signed(&mut self, name: &str, url: &str, secrets: &[&str]) -> &mut Self {
        let secrets = secrets.iter().map(|name| (*name).to_owned()).collect();
        self.webhooks.push((name.to_owned(), url.to_owned(), secrets));
        self
    }

    /// Adds tables as they stand in a desk.toml: a backend of any kind, mail.
    pub fn tables(&mut self, toml: &str) -> &mut Self {
        self.tables.push('\n');
        self.tables.push_str(toml);
        self
    }

    /// Writes something else in place of a value of the tables.
    pub fn replace(&mut self, value: &str, other: &str) -> &mut Self {
        self.tables = self.tables.replace(&format!("{value:?}"), &format!("{other:?}"));
        self
    }

    /// The text of the file.
    pub fn toml(&self) -> String {
        let hours = self.hours.as_ref().map(|name| format!("hours = {name:?}\n")).unwrap_or_default();
        let mut toml = format!(
            "[desk]\nname = {:?}\nemail = \"help@desk.example\"\nphone = \"+32 2 555 01 00\"\n\
             languages = [\"nl\", \"fr\", \"de\", \"en\", \"ar\"]\nbackends = [\"inbox\"]\n{hours}\n\
             [limits]\ntickets-per-hour = {}\n\n[backends.inbox]\nkind = \"inbox\"\n",
            self.name, self.tickets_per_hour
        );
        for (name, url, secrets) in &self.webhooks {
            let _ = write!(
                toml,
                "\n[backends.{name}]\nkind = \"webhook\"\nurl = {url:?}\nsecrets = {secrets:?}\n"
            );
        }
        for (id, backends) in &self.sites {
            let _ = write!(
                toml,
                "\n[[sites]]\nid = {id:?}\nname = \"Site {id}\"\norigins = {:?}\nbackends = {backends:?}\n",
                self.origins
            );
        }
        toml.push_str(&self.tables);
        toml
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_takes_it() {
        let mut test_desk = TestDesk::new(&["http://127.0.0.1:18000".to_owned()]);
        test_desk.webhook("one", "http://127.0.0.1:9/one").site("3001", &["one", "inbox"]);
        test_desk.tables("[mail]\nfrom = \"desk@desk.example\"\n");
        let desk = desk::config::Desk::parse(&test_desk.toml()).unwrap();
        assert_eq!(desk.sites.len(), SITES.len() + 1);
        assert_eq!(desk.site("3001").unwrap().routes.usual, ["one", "inbox"]);
    }
}
