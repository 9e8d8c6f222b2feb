//! Which pages may file a ticket for a site.

use desk::config::Site;

/// Where a request comes from, once it is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// A page of the desk itself, or of the site.
    Page,
    /// A program: browsers always name an origin when they post.
    Program,
}

/// A page that is not on the site's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// Whether the origin may file a ticket for the site. `own` is the desk's own origin.
pub fn caller(origin: Option<&str>, own: &str, site: &Site) -> Result<Caller, Refused> {
    match origin {
        None => Ok(Caller::Program),
        Some(origin) if origin == own || site.origins.iter().any(|allowed| allowed == origin) => {
            Ok(Caller::Page)
        }
        Some(_) => Err(Refused),
    }
}

/// Whether a state-changing request of the inbox comes from the inbox itself.
pub fn is_own(origin: Option<&str>, own: &str) -> bool {
    origin == Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::{
        Rules, SiteId,
        config::{LocalText, Routes},
    };

    fn site() -> Site {
        Site {
            id: SiteId::parse("1234").unwrap(),
            name: LocalText::One("Demo".into()),
            origins: vec!["https://www.town.example".into()],
            rules: Rules::default(),
            contract: None,
            balance_minutes: None,
            editors: desk::editors::Editors::default(),
            editor_secrets: Vec::new(),
            routes: Routes::to(vec!["inbox".into()]),
            reseller: None,
            passed_on: None,
        }
    }

    #[test]
    fn the_list_is_exact() {
        let own = "https://desk.example";
        assert_eq!(caller(None, own, &site()), Ok(Caller::Program));
        assert_eq!(caller(Some(own), own, &site()), Ok(Caller::Page));
        let listed = "https://www.town.example";
        assert_eq!(caller(Some(listed), own, &site()), Ok(Caller::Page));
        for foreign in [
            "null",
            "",
            "http://www.town.example",
            "https://www.town.example:8443",
            "https://town.example",
            "https://www.town.example.evil.example",
        ] {
            assert_eq!(caller(Some(foreign), own, &site()), Err(Refused), "{foreign}");
        }
    }

    #[test]
    fn the_inbox_takes_orders_from_itself_alone() {
        assert!(is_own(Some("https://desk.example"), "https://desk.example"));
        assert!(!is_own(None, "https://desk.example"));
        assert!(!is_own(Some("null"), "https://desk.example"));
    }
}
