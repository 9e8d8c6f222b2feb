//! Pages of somebody else's site with the widget in them, for the desk of this suite.

use crate::{host, world};
pub use tests::embedded::{Embedded, click_open, hydrated, open, press_open};

/// A page with the usual widget, under a policy or none.
pub fn page(lang: &str, attributes: &str, policy: Option<&str>) -> Embedded {
    page_of(world().site(), lang, attributes, policy)
}

/// The same for a site that the test names.
pub fn page_of(site: String, lang: &str, attributes: &str, policy: Option<&str>) -> Embedded {
    tests::embedded::page_of(world(), host(), site, lang, attributes, policy)
}

/// A page with the usual widget and any header.
pub fn page_with(lang: &str, header: (&str, &str)) -> Embedded {
    tests::embedded::page_with(world(), host(), world().site(), lang, "", Some(header))
}
