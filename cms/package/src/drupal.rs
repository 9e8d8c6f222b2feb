//! The module's files of YAML, which Drupal alone would read: each is one, and what they name is there.

use crate::words::{files, plugin, yaml};
use std::{collections::BTreeSet, fs};
use yaml_rust2::Yaml;

fn file(name: &str) -> Yaml {
    yaml(&plugin("drupal").join(name))
}

fn names(table: &Yaml) -> BTreeSet<&str> {
    table.as_hash().unwrap().keys().map(|name| name.as_str().unwrap()).collect()
}

/// The texts under these names, at any depth.
fn under(yaml: &Yaml, names: &[&str], found: &mut Vec<String>) {
    for (name, value) in yaml.as_hash().into_iter().flatten() {
        match value.as_str() {
            Some(text) if names.contains(&name.as_str().unwrap()) => found.push(text.to_owned()),
            _ => under(value, names, found),
        }
    }
}

/// The words in them that Drupal translates.
pub fn words() -> Vec<String> {
    let mut found = Vec::new();
    under(&file("ticket_widget.info.yml"), &["name", "description", "package"], &mut found);
    under(&file("ticket_widget.links.menu.yml"), &["title", "description"], &mut found);
    under(&file("ticket_widget.permissions.yml"), &["title", "description"], &mut found);
    under(&file("ticket_widget.routing.yml"), &["_title"], &mut found);
    under(&file("config/schema/ticket_widget.schema.yml"), &["label"], &mut found);
    found
}

#[test]
fn every_file_is_yaml() {
    let all = files(&plugin("drupal"), &["yml"]);
    assert_eq!(all.len(), 8, "{all:?}");
    for path in all {
        assert!(yaml(&path).as_hash().is_some_and(|it| !it.is_empty()), "{path:?}");
    }
}

#[test]
fn the_schema_is_of_what_is_kept() {
    let schema = file("config/schema/ticket_widget.schema.yml");
    let at_first = file("config/install/ticket_widget.settings.yml");
    let settings = &schema["ticket_widget.settings"]["mapping"];
    assert_eq!(names(settings), names(&at_first));
    for (name, value) in at_first.as_hash().unwrap() {
        let kind = settings[name.as_str().unwrap()]["type"].as_str();
        assert_eq!((kind, value.as_str()), (Some("string"), Some("")), "{name:?}");
    }
    let form = fs::read_to_string(plugin("drupal").join("src/Form/SettingsForm.php")).unwrap();
    for name in names(settings) {
        assert!(form.contains(&format!("->set('{name}', ")), "the form keeps {name}");
    }
    // What a block keeps, by its own defaults.
    let block = fs::read_to_string(plugin("drupal").join("src/Plugin/Block/TicketWidgetBlock.php")).unwrap();
    let defaults = block.split_once("function defaultConfiguration").unwrap().1.split_once("];").unwrap().0;
    let kept: BTreeSet<&str> =
        defaults.match_indices("' => ").map(|(at, _)| defaults[..at].rsplit_once('\'').unwrap().1).collect();
    assert_eq!(names(&schema["block.settings.ticket_widget"]["mapping"]), kept);
}

#[test]
fn what_they_name_is_there() {
    let routes = file("ticket_widget.routing.yml");
    let permissions = file("ticket_widget.permissions.yml");
    let mut named = vec![file("ticket_widget.info.yml")["configure"].as_str().unwrap().to_owned()];
    under(&file("ticket_widget.links.menu.yml"), &["route_name"], &mut named);
    for route in &named {
        assert!(names(&routes).contains(route.as_str()), "{route} is no route");
    }
    let mut asked = Vec::new();
    under(&routes, &["_permission"], &mut asked);
    assert_eq!(asked.iter().map(String::as_str).collect::<BTreeSet<_>>(), {
        // The toolbar asks for the one that its token does.
        names(&permissions)
    });
    let mut classes = Vec::new();
    under(&routes, &["_form", "_controller"], &mut classes);
    under(&file("ticket_widget.services.yml"), &["class"], &mut classes);
    assert_eq!(classes.len(), 3, "{classes:?}");
    for class in classes {
        let (class, method) = class.split_once("::").unwrap_or((&class, "class"));
        let path = class.trim_start_matches('\\').strip_prefix("Drupal\\ticket_widget\\").unwrap();
        let path = plugin("drupal").join("src").join(path.replace('\\', "/")).with_extension("php");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        assert!(source.contains(method), "{path:?} has no {method}");
    }
}
