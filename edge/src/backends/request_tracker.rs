//! Request Tracker 5, through REST 2. A user of its own with a token makes tickets in one queue; custom
//! fields hold the ticket's number, site, page and phone number, and find it again.
//!
//! RT answers 201 and keeps less than it was given, so everything is read back. It has no keys against
//! repetition, so everything is looked up before it is repeated.

mod check;
mod deliver;
mod news;
mod rest;

use self::rest::Rest;
use super::{
    Adapter, Answer, Attachment, Changed, Deaf, Event, Finding, Heard, Hook, Job, Next, Taken, Tracked,
    news::Change, script::play, standard_webhooks::SigningSecret,
};
use chrono::{DateTime, Utc};
use desk::{Category, Status, config, config::Place};
use std::collections::BTreeMap;

/// A Request Tracker.
pub struct RequestTracker {
    rest: Rest,
    user: String,
    queue: String,
    places: BTreeMap<Category, Place>,
    fields: config::RequestTrackerFields,
    statuses: BTreeMap<String, Status>,
    /// Whether RT mails reporters what is public there.
    mails_reporter: bool,
    /// Nothing where RT sends no webhooks, and the desk only looks by itself.
    hook_secret: Option<SigningSecret>,
}

impl RequestTracker {
    /// The one that desk.toml describes; nothing where a secret is none.
    pub fn new(
        config: &config::RequestTracker,
        mails_reporter: bool,
        secret: impl Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let token = secret(&config.token).filter(|token| !token.trim().is_empty())?;
        let hook_secret = match &config.hook_secret {
            Some(name) => Some(SigningSecret::parse(&secret(name)?)?),
            None => None,
        };
        Some(Self {
            rest: Rest::new(&config.url, &token),
            user: config.user.clone(),
            queue: config.queue.clone(),
            places: BTreeMap::new(),
            fields: config.fields.clone(),
            statuses: config.statuses.clone(),
            mails_reporter,
            hook_secret,
        })
    }

    /// The same, with queues and priorities for some kinds of request.
    #[must_use]
    pub fn placed(self, places: BTreeMap<Category, Place>) -> Self {
        Self { places, ..self }
    }

    /// The queue that a kind of request is made in, and its priority where it has one of its own.
    fn place(&self, kind: Category) -> (&str, Option<u32>) {
        match self.places.get(&kind) {
            Some(Place::RequestTracker { queue, priority }) => {
                (queue.as_deref().unwrap_or(&self.queue), *priority)
            }
            _ => (&self.queue, None),
        }
    }

    /// What a status of RT means here: as desk.toml has it, or as RT's default lifecycle. Nothing for
    /// any other word.
    fn status_here(&self, word: &str) -> Option<Status> {
        let default = || {
            Some(match word {
                "new" => Status::New,
                "open" => Status::Open,
                "stalled" => Status::Waiting,
                "resolved" => Status::Resolved,
                "rejected" | "deleted" => Status::Closed,
                _ => return None,
            })
        };
        self.statuses.get(word).copied().or_else(default)
    }
}

impl Adapter for RequestTracker {
    fn create(&self, job: &Job, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Taken> {
        play(answers, |script| self.make(script, job))
    }

    fn find(&self, job: &Job, answers: &[Answer]) -> Next<Option<Taken>> {
        play(answers, |script| self.look_up(script, job))
    }

    fn verify(&self, job: &Job, answers: &[Answer]) -> Next<()> {
        play(answers, |script| self.read_back(script, job))
    }

    fn takes_files(&self) -> bool {
        true
    }

    fn attach(&self, job: &Job, file: &Attachment, bytes: &[u8], answers: &[Answer]) -> Next<()> {
        play(answers, |script| self.bring(script, job, file, bytes))
    }

    fn find_file(&self, job: &Job, file: &Attachment, answers: &[Answer]) -> Next<bool> {
        play(answers, |script| self.has_file(script, job, file))
    }

    fn append(
        &self,
        job: &Job,
        seq: i64,
        event: &Event,
        _now: DateTime<Utc>,
        answers: &[Answer],
    ) -> Next<()> {
        play(answers, |script| self.tell(script, job, seq, event))
    }

    fn history(&self, ticket: &Tracked, answers: &[Answer]) -> Next<Option<Vec<Change>>> {
        play(answers, |script| self.happenings(script, ticket))
    }

    fn changed(&self, since: Option<DateTime<Utc>>, answers: &[Answer]) -> Next<Option<Changed>> {
        play(answers, |script| self.touched(script, since).map(Some))
    }

    fn hear(&self, hook: &Hook, now: DateTime<Utc>) -> Result<Heard, Deaf> {
        self.listen(hook, now)
    }

    fn check(&self, _now: DateTime<Utc>, answers: &[Answer]) -> Next<Vec<Finding>> {
        play(answers, |script| self.examine(script))
    }
}

/// What a status is called in RT, which has no word for the end beyond "resolved".
const fn status_there(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Open => "open",
        Status::Waiting => "stalled",
        Status::Resolved | Status::Closed => "resolved",
    }
}

#[cfg(test)]
mod tests;
