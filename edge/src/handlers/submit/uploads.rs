//! The files of one submission: each is looked at, cleaned and stored before the next is read.

use crate::{
    error::Internal,
    files::{
        examine,
        kept::{Claim, Kept, folder},
    },
    guard::key::IdempotencyKey,
    io::{
        self,
        multipart::{Bad, File},
    },
    ledger::message::{Ask, Reply},
};
use desk::{
    Code, Fault, MediaType, SiteId,
    attachment::{shown_name, together},
    limits::{FILE_MAX, FILES_COUNT, FILES_MAX},
};
use std::fmt::Write as _;
use worker::{Env, console_error};

/// Files as they come by.
#[derive(Default)]
pub struct Uploads {
    /// Where they are kept; nothing before the site and the key are known.
    folder: Option<String>,
    /// The files that may be kept.
    pub kept: Vec<Kept>,
    /// What is wrong with the others.
    pub faults: Vec<Fault>,
    /// The store failed, so that something is missing.
    pub failed: bool,
    /// The site leaves too many submissions with files open; seconds to wait.
    pub limited: Option<u32>,
    /// The key has its ticket already: the files are only compared with those of that ticket.
    known: bool,
    count: usize,
    size: u64,
}

impl Uploads {
    /// Whether a file came by, whatever became of it.
    pub fn has_some(&self) -> bool {
        self.count > 0
    }

    /// Tells the ledger that files will stand under that key, so that they are removed one day if no
    /// ticket comes of them.
    pub async fn begin(&mut self, env: &Env, site: SiteId, key: &IdempotencyKey, per_hour: u32) {
        let key = key.digest();
        self.folder = Some(folder(site, &key));
        match io::ledger::ask(env, site, &Ask::Upload { site, key, per_hour }).await {
            Ok(Reply::Upload { known }) => self.known = known,
            Ok(Reply::Limited { seconds }) => self.limited = Some(seconds),
            Ok(_) => self.failed = true,
            Err(error) => self.fail(&error),
        }
    }

    /// Takes the next file. Once it cannot be kept anyway, its bytes are not read.
    pub async fn take(&mut self, env: &Env, file: File) -> Result<(), Bad> {
        let place = self.count;
        self.count += 1;
        if self.count > FILES_COUNT {
            return Ok(());
        }
        let name = shown_name(&file.name);
        // A type that is not taken is known by the name alone.
        if MediaType::of_name(&name).is_none() {
            self.faults.push(Fault::of_file(Code::FileType, place, &name));
            return Ok(());
        }
        let declared = file.declared.clone();
        let Some(bytes) = file.read(FILE_MAX).await? else {
            self.faults.push(Fault::of_file(Code::FileLarge, place, &name));
            return Ok(());
        };
        self.size += bytes.len() as u64;
        match examine(&name, &declared, bytes) {
            Ok(sound) => {
                let digest = hmac_sha256::Hash::hash(&sound.bytes);
                let size = sound.bytes.len() as u64;
                let kept = Kept { name, media: sound.media, size, sha256: hex(&digest) };
                self.store(env, kept, &digest, sound.bytes).await;
            }
            Err(code) => self.faults.push(Fault::of_file(code, place, &name)),
        }
        Ok(())
    }

    async fn store(&mut self, env: &Env, file: Kept, digest: &[u8], bytes: Vec<u8>) {
        let Some(folder) = &self.folder else { return };
        if self.failed || self.limited.is_some() || self.size > FILES_MAX {
            return;
        }
        if !self.known
            && let Err(error) = io::files::put(env, folder, &file, digest, bytes).await
        {
            self.fail(&error.into());
            return;
        }
        self.kept.push(file);
    }

    /// Adds what came when the form was sent before, and says what is wrong with all together.
    pub async fn finish(&mut self, env: &Env, claims: &[Claim]) {
        let mut before: Vec<Kept> = Vec::new();
        // More than a ticket can have are only counted.
        for claim in claims.iter().take(FILES_COUNT) {
            match self.find(env, claim).await {
                Ok(Some(file)) => before.push(file),
                Ok(None) => self.faults.push(Fault::of_file(Code::FileGone, self.count, &claim.name)),
                Err(error) => self.fail(&error),
            }
        }
        // What was chosen again is there once.
        let new = std::mem::take(&mut self.kept);
        let (again, new): (Vec<Kept>, Vec<Kept>) =
            new.into_iter().partition(|file| before.iter().any(|other| other.sha256 == file.sha256));
        let sizes = |files: &[Kept]| files.iter().map(|file| file.size).sum::<u64>();
        let count = (self.count + claims.len()).saturating_sub(again.len());
        let size = (self.size + sizes(&before)).saturating_sub(sizes(&again));
        self.faults.extend(together(count, size));
        self.kept = before.into_iter().chain(new).collect();
    }

    /// Whether the place for files is known.
    pub fn has_begun(&self) -> bool {
        self.folder.is_some()
    }

    /// Says that files came before the site and the key, so that they could not be kept.
    pub fn came_early(&mut self) {
        self.faults.push(Code::FileEarly.into());
    }

    async fn find(&self, env: &Env, claim: &Claim) -> Result<Option<Kept>, Internal> {
        let Some(folder) = &self.folder else { return Ok(None) };
        Ok(io::files::find(env, folder, &claim.sha256).await?)
    }

    fn fail(&mut self, error: &Internal) {
        console_error!("files could not be stored: {error}");
        self.failed = true;
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
