//! The module for Drupal, as far as it can be tried without Drupal.

use crate::{OTHER, VERIFIED, in_the_inbox, town};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tests::{
    client::Receipt,
    cms::SITE_SECRET,
    env,
    fixtures::{Ticket, with},
};

/// Every file of PHP below a folder; Drupal's have other names too.
fn php(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            php(&path, found);
        } else if path.extension().is_some_and(|it| it == "php" || it == "module" || it == "install") {
            found.push(path);
        }
    }
}

#[test]
fn php_reads_every_file_of_the_plugins() {
    let mut files = Vec::new();
    php(&env::root().unwrap().join("cms"), &mut files);
    assert!(files.len() > 12, "{files:?}");
    for file in files {
        let output = Command::new("php").arg("-l").arg(&file).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_desk_takes_the_module_s_token() {
    let source = env::root().unwrap().join("cms/drupal/src/Token.php");
    let script = "require $argv[1]; echo Drupal\\ticket_widget\\Token::sign(['sub' => '12', \
                  'name' => 'Zoë Editor', 'email' => 'edith@town.example'], $argv[2], $argv[3], time());";
    let output =
        Command::new("php").args(["-r", script]).arg(source).args([OTHER, SITE_SECRET]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let token = String::from_utf8(output.stdout).unwrap();
    let json = with(&Ticket::new(OTHER).json(), "/editorToken", token.into());
    let page = in_the_inbox(&Receipt::of(&town().world.client.submission(&json).send()).number);
    assert!(page.contains(VERIFIED), "{page}");
    assert!(page.contains("Zoë Editor, edith@town.example, account 12"), "{page}");
}

/// What the status report says with these settings, as JSON.
fn status_report(phase: &str, desk: &str, secret: &str) -> Value {
    let stand_in = env::root().unwrap().join("tests/suites/cms/drupal/stand-in.php");
    let folder = env::root().unwrap().join("cms/drupal");
    let output =
        Command::new("php").arg(stand_in).arg(folder).args([phase, desk, OTHER, secret]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_status_report_says_what_is_missing() {
    let desk = "https://desk.example";
    assert_eq!(status_report("runtime", desk, SITE_SECRET), json!([]));
    assert_eq!(status_report("install", "", ""), json!([]), "its services are not there yet");
    for (desk, secret, said) in [
        ("", SITE_SECRET, "Set the <a href=\"/ticket_widget.settings\">address"),
        (desk, "", "Set $settings['ticket_widget_secret'] in settings.php"),
        (desk, "too short", "Set $settings['ticket_widget_secret'] in settings.php"),
    ] {
        let report = status_report("runtime", desk, secret);
        let entry = &report["ticket_widget"];
        assert_eq!((&entry["title"], &entry["severity"]), (&json!("Ticket widget"), &json!(1)), "{report}");
        assert!(entry["value"].as_str().unwrap().starts_with(said), "{report}");
    }
}
