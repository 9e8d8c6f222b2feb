//! Real content management systems with the plugins in them, as an admin would set them up: on
//! loopback, thrown away after the test.

pub mod wagtail;
pub mod wordpress;

/// What the sites share with the desk. It opens nothing anywhere else.
pub const SITE_SECRET: &str = "site-secret-of-the-tests-0123456789abcdef";

/// The secret that the desk still takes, and that the next one is about to replace.
pub const SITE_SECRET_OLD: &str = "site-secret-of-the-tests-before-0123456789";

/// The password of everyone who is known to a site.
pub const PASSWORD: &str = "password-of-the-tests";

/// Who is known to each site, by login, name and whether they may edit.
pub const PEOPLE: [(&str, &str, bool); 3] =
    [("edith", "Edith Example", true), ("leo", "Leo Example", true), ("sam", "Sam Example", false)];

/// The address of somebody who is known to a site.
pub fn email(login: &str) -> String {
    format!("{login}@town.example")
}
