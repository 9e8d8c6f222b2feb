//! A page in place of the one that was asked for: what is the matter, and what to do.

use super::{Place, heading, layout::Layout};
use crate::{problem::Problem, texts::Texts};
use desk::config::Desk;
use maud::{Markup, html};

/// The whole page.
pub fn page(desk: Option<&Desk>, texts: &Texts, problem: &Problem) -> Markup {
    let title = problem.title(texts);
    let content = html! {
        div.ticket lang=(texts.lang()) dir=(texts.lang().dir()) {
            (heading(Place::Page, &title))
            p { (problem.what_to_do(texts)) }
        }
    };
    Layout { texts, desk, site: None, title: &title, header: None, now: None, inbox: false }.page(&content)
}
