//! The accessibility tree, as a screen reader gets it from the browser: roles, names, what is required,
//! what is wrong, and in which order it is described.

use crate::page::{holds, open};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use tests::{
    browser::{Scripts, browse},
    form::{ANSWERS, fill_all, submit, wait_for},
};
use thirtyfour::prelude::*;

/// One thing in the tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
    /// What is said of it after its name.
    pub description: String,
    /// All text within it.
    pub text: String,
    /// The element that it stands for, which stays the same as long as the element is there.
    pub element: i64,
    properties: HashMap<String, Value>,
}

impl Node {
    /// Whether it has a property such as `required` or `modal`.
    pub fn is(&self, property: &str) -> bool {
        matches!(self.properties.get(property), Some(Value::Bool(true)))
            || self.properties.get(property).and_then(Value::as_str) == Some("true")
    }
}

/// Everything in the tree, in the order in which it is read; what is ignored is left out.
pub async fn nodes(driver: &WebDriver) -> Result<Vec<Node>> {
    driver.cdp().send_raw("Accessibility.enable", json!({})).await?;
    let tree = driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let all = tree["nodes"].as_array().context("no tree")?;
    let by_id: HashMap<&str, &Value> =
        all.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut found = Vec::new();
    read(&by_id, all.first().context("an empty tree")?, &mut found);
    Ok(found)
}

/// Reads a node and what is in it; answers the text of all that.
fn read(by_id: &HashMap<&str, &Value>, node: &Value, found: &mut Vec<Node>) -> String {
    let text_of = |name: &str| node[name]["value"].as_str().unwrap_or_default().to_owned();
    let (role, name) = (text_of("role"), text_of("name"));
    if role == "StaticText" {
        return name;
    }
    let at = found.len();
    let properties = node["properties"].as_array().into_iter().flatten();
    let properties =
        properties.filter_map(|it| Some((it["name"].as_str()?.to_owned(), it["value"]["value"].clone())));
    found.push(Node {
        role,
        name,
        description: text_of("description"),
        text: String::new(),
        element: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
        properties: properties.collect(),
    });
    let children = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let parts: Vec<String> =
        children.filter_map(|id| by_id.get(id)).map(|child| read(by_id, child, found)).collect();
    let text = parts.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    if node["ignored"].as_bool() == Some(true) {
        "ignored".clone_into(&mut found[at].role);
    }
    found[at].text.clone_from(&text);
    text
}

/// The only thing with that role and a name that starts like this.
pub fn one<'a>(nodes: &'a [Node], role: &str, name: &str) -> Result<&'a Node> {
    let found: Vec<_> = nodes.iter().filter(|it| it.role == role && it.name.starts_with(name)).collect();
    if let [one] = found[..] {
        return Ok(one);
    }
    let there: Vec<_> = nodes.iter().map(|it| format!("{} {:?}", it.role, it.name)).collect();
    anyhow::bail!("{} of {role} {name:?} among\n{}", found.len(), there.join("\n"))
}

/// The fields of the form, with their roles and names, in order.
const FIELDS: [(&str, &str); 6] = [
    ("textbox", "Title"),
    ("textbox", "Full error message"),
    ("textbox", "Address of the page (URL)"),
    ("textbox", "Name"),
    ("textbox", "E-mail address"),
    ("textbox", "Phone number"),
];

#[test]
fn the_dialog_and_its_fields_have_roles_and_names() {
    browse(Scripts::On, async |driver| {
        open(&driver, "en").await?;
        holds(&driver, "the dialog", "root.querySelector('dialog[open]')").await?;
        let all = nodes(&driver).await?;
        let dialog = one(&all, "dialog", "Report a problem")?;
        assert!(dialog.is("modal"), "{dialog:?}");
        one(&all, "button", "Close")?;
        one(&all, "button", "Send report")?;
        one(&all, "group", "Your contact details")?;
        one(&all, "heading", "Report a problem")?;
        let mut before = 0;
        for (role, name) in FIELDS {
            let field = one(&all, role, name)?;
            assert!(field.is("required"), "{field:?}");
            assert!(!field.is("invalid"), "{field:?}");
            let place = all.iter().position(|it| it.element == field.element).unwrap_or_default();
            assert!(place > before, "{name} is out of order");
            before = place;
        }
        assert!(one(&all, "textbox", "Title")?.description.starts_with("One problem per report"));
        // What stands behind a modal dialog is not there to be read.
        assert!(!all.iter().any(|it| it.text == "Opening hours of the museum" && it.role != "ignored"));
        Ok(())
    });
}

#[test]
fn what_is_wrong_is_said_before_the_hint() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        let all = nodes(&driver).await?;
        let title = one(&all, "textbox", "Title")?;
        assert!(title.is("invalid"), "{title:?}");
        let error = title.description.find("Error: Write a title").context("no error")?;
        let hint = title.description.find("One problem per report").context("no hint")?;
        assert!(error < hint, "{}", title.description);
        // The address was filled in from the page, and that is said of it.
        let url = one(&all, "textbox", "Address of the page")?;
        assert!(!url.is("invalid") && url.description.contains("Filled in from this page"), "{url:?}");
        for (id, _) in ANSWERS.iter().filter(|(id, _)| *id != "ticket-url") {
            let link = format!("root.querySelector('.ticket-summary [href=\"#{id}\"]')");
            holds(&driver, "a link to each", &link).await?;
        }
        Ok(())
    });
}

#[test]
fn the_confirmation_names_the_number() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        fill_all(&root).await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-done").await?;
        let all = nodes(&driver).await?;
        let number = one(&all, "status", "Ticket number")?;
        assert!(desk::TicketNumber::parse(&number.text).is_ok(), "{number:?}");
        one(&all, "heading", "Your report has been received")?;
        // Who hears the link alone knows that it opens elsewhere.
        assert!(one(&all, "link", "Go to the page of this report")?.name.contains("opens in a new tab"));
        Ok(())
    });
}

#[test]
fn pages_of_the_desk_have_landmarks_and_one_first_heading() {
    browse(Scripts::On, async |driver| {
        crate::page::hosted(&driver, "en").await?;
        let all = nodes(&driver).await?;
        for role in ["banner", "main", "contentinfo"] {
            one(&all, role, "")?;
        }
        one(&all, "navigation", "Language")?;
        let firsts = all.iter().filter(|it| it.role == "heading" && it.properties["level"] == 1).count();
        assert_eq!(firsts, 1);
        one(&all, "link", "Skip to the content")?;
        Ok(())
    });
}
