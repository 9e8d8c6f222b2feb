//! What is announced without the focus being there: texts that come into live regions.

use crate::{
    page::{holds, open, run},
    tree::{Node, nodes},
};
use anyhow::Result;
use tests::{
    browser::{Scripts, browse},
    form::{fill_all, submit, wait_for},
    tool::{PIXEL, choose, listed, on_disk},
};
use thirtyfour::prelude::*;

/// The live regions of the page.
pub async fn live(driver: &WebDriver) -> Result<Vec<Node>> {
    let all = nodes(driver).await?;
    Ok(all.into_iter().filter(|it| matches!(it.role.as_str(), "alert" | "status")).collect())
}

/// What a screen reader says between two looks at the page: an alert once it is there, a status where
/// its text changes; one that comes with its text is not said by all of them.
pub fn said(before: &[Node], after: &[Node]) -> Vec<String> {
    let was = |now: &Node| before.iter().find(|it| it.element == now.element);
    let is_said = |now: &&Node| match was(now) {
        Some(before) => before.text != now.text && !now.text.is_empty(),
        None => now.role == "alert" && !now.text.is_empty(),
    };
    after.iter().filter(is_said).map(|it| it.text.clone()).collect()
}

fn assert_said(said: &[String], words: &str) {
    assert!(said.iter().any(|text| text.contains(words)), "{words:?} is not announced: {said:?}");
}

#[test]
fn faults_are_announced() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        let before = live(&driver).await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        let said = said(&before, &live(&driver).await?);
        assert_said(&said, "There is something to correct");
        assert_said(&said, "Write a title");
        Ok(())
    });
}

#[test]
fn sending_and_failing_are_announced_and_the_confirmation_has_the_focus() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        fill_all(&root).await?;
        let before = live(&driver).await?;
        let hold = "window.real = window.fetch;
            window.fetch = () => new Promise((answer) => (window.answer = answer))";
        run(&driver, hold).await?;
        submit(&root).await?;
        holds(&driver, "word of it", "root.querySelector('.ticket-status').textContent").await?;
        let sending = live(&driver).await?;
        assert_said(&said(&before, &sending), "Your report is being sent");
        run(&driver, "window.answer(new Response('', { status: 403 }))").await?;
        wait_for(&root, ".ticket-summary:not([hidden])").await?;
        assert_said(&said(&sending, &live(&driver).await?), "Your report has not been sent yet");
        run(&driver, "window.fetch = window.real").await?;
        submit(&root).await?;
        wait_for(&root, ".ticket-done").await?;
        // Its heading says it, by having the focus.
        let focused = "root.activeElement == root.querySelector('.ticket-done .ticket-heading')
            && /received/.test(root.activeElement.textContent)";
        holds(&driver, "the focus on the heading", focused).await
    });
}

#[test]
fn files_and_secrets_are_announced() {
    browse(Scripts::On, async |driver| {
        let root = open(&driver, "en").await?;
        choose(&root, &on_disk("screen.png", PIXEL)?).await?;
        listed(&driver, 1).await?;
        let before = live(&driver).await?;
        choose(&root, &on_disk("setup.exe", b"MZ")?).await?;
        listed(&driver, 2).await?;
        let named = "/setup.exe/.test(root.querySelector('.ticket-said').textContent)";
        holds(&driver, "word of the file", named).await?;
        let after = live(&driver).await?;
        assert_said(&said(&before, &after), "Added: setup.exe");
        root.find(By::Css("#ticket-error")).await?.send_keys("password: Summer2026").await?;
        root.find(By::Css("#ticket-title")).await?.focus().await?;
        holds(&driver, "a warning", "root.querySelector('#ticket-error-warning').textContent").await?;
        assert_said(&said(&after, &live(&driver).await?), "This looks like a password");
        Ok(())
    });
}
