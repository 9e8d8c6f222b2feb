//! `cargo xtask bench widget`: how soon a reporter can type, beside the form of a peer, and what a
//! page pays for it before anybody asks.

mod site;
mod subject;
mod visit;

use ::tests::{
    benchmarks,
    browser::{Scripts, browse},
};
use anyhow::{Context, Result, ensure};
use std::{fmt::Write as _, sync::Mutex, time::Duration};
use subject::Subject;
use thirtyfour::WebDriver;
use visit::{DOWN, LATENCY, Rest, SLOWER, UP, Visit};

/// Less than this is an error of the sum.
const SHIFT_MAX: f64 = 1e-9;

/// How often each is measured. An odd number has a median.
const ROUNDS: usize = 9;

/// Those with a form.
const FORMS: [Subject; 3] = [Subject::Widget, Subject::Peer, Subject::PeerLate];

const NOTES: &str = "\
- *Click* is from the click until the first field has the focus; *visit* adds what the page took to load,
  as for a reporter who came for the form. *Cold* is with an empty cache, *warm* the next visit. Median of
  all rounds, taken in turn in one browser.
- The click comes from a script, so nothing is fetched on the way of a pointer to the button, as it is for
  people.
- Everything comes from one local server: the files that are deployed, the fragment as the desk renders it,
  the peer's bundle from npm; brotli 11, and every file asked for again on each visit (`max-age=0`, ETag).
- What a page pays before anybody clicks: all that was fetched besides the page, cold.
";

struct Measured {
    subject: Subject,
    cold: Vec<Visit>,
    warm: Vec<Visit>,
}

fn main() -> Result<()> {
    let origin = site::serve()?;
    let outcome = Mutex::new(None);
    browse(Scripts::On, async |driver| {
        let section = measure(&driver, &origin).await?;
        if let Ok(mut kept) = outcome.lock() {
            *kept = Some(section);
        }
        Ok(())
    });
    let section = outcome.into_inner().ok().flatten().context("nothing was measured")?;
    print!("{section}");
    benchmarks::keep(&section)
}

/// What a page is promised before anybody clicks: nothing moves, nothing holds it up, no Wasm.
fn promised(rests: &[(Subject, Rest)]) -> Result<()> {
    let widget = rests.iter().find(|(subject, _)| *subject == Subject::Widget);
    let (_, Rest { shift, long, wasm, .. }) = widget.context("the widget was not measured")?;
    ensure!(*shift < SHIFT_MAX, "the page moves: {shift}");
    ensure!(*long == 0, "{long} long tasks before anybody clicks");
    ensure!(*wasm == 0, "{wasm} bytes of Wasm before anybody clicks");
    Ok(())
}

async fn measure(driver: &WebDriver, origin: &str) -> Result<String> {
    visit::slow_down(driver).await?;
    let mut rests = Vec::new();
    for subject in Subject::ALL {
        visit::forget(driver).await?;
        rests.push((subject, visit::rest(driver, origin, subject).await?));
    }
    promised(&rests)?;
    let mut all = FORMS.map(|subject| Measured { subject, cold: Vec::new(), warm: Vec::new() });
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        for Measured { subject, cold, warm } in &mut all {
            visit::forget(driver).await?;
            cold.push(visit::visit(driver, origin, *subject).await?);
            warm.push(visit::visit(driver, origin, *subject).await?);
        }
    }
    report(&all, &rests)
}

fn report(all: &[Measured], rests: &[(Subject, Rest)]) -> Result<String> {
    let mut text = format!(
        "## How soon a reporter can type\n\n`cargo xtask bench widget`, {}: {ROUNDS} rounds, processor slowed \
         {SLOWER} times, {LATENCY} ms, {DOWN} kbit/s down, {UP} up.\n\n\
         | | click, cold | click, warm | visit, cold | visit, warm |\n|---|---:|---:|---:|---:|\n",
        chrono::Utc::now().format("%Y-%m-%d"),
    );
    for Measured { subject, cold, warm } in all {
        let middle = |visits: &[Visit], of: fn(&Visit) -> Duration| median(visits.iter().map(of).collect());
        writeln!(
            text,
            "| {} | {} ms | {} ms | {} ms | {} ms |",
            subject.name(),
            middle(cold, |visit| visit.click),
            middle(warm, |visit| visit.click),
            middle(cold, |visit| visit.visit),
            middle(warm, |visit| visit.visit),
        )?;
    }
    text.push_str("\n| before anybody clicks | layout shift | long tasks | bytes | of Wasm |\n");
    text.push_str("|---|---:|---:|---:|---:|\n");
    for (subject, Rest { shift, long, bytes, wasm }) in rests {
        writeln!(text, "| {} | {shift} | {long} | {bytes} | {wasm} |", subject.name())?;
    }
    write!(text, "\n{NOTES}")?;
    Ok(text)
}

fn median(mut times: Vec<Duration>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default().as_millis()
}
