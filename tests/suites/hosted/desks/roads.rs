//! One road for each test, so that none disturbs another: a site, and a helpdesk of its own at its end.

use std::{fmt, sync::OnceLock};
use tests::{
    fakes::{Fake, Vendor, topdesk::Topdesk, zammad::Zammad, zendesk::Zendesk},
    helpdesk::Helpdesk,
    secrets,
    test_desk::TestDesk,
};

/// A site whose tickets go to a helpdesk of its own.
pub struct Road<V: 'static> {
    /// The site.
    pub site: &'static str,
    /// The backend's name.
    pub name: &'static str,
    /// What desk.toml says of it beside what all of its kind have.
    settings: &'static str,
    /// Whether the inbox has the tickets too.
    with_inbox: bool,
    fake: OnceLock<Fake<V>>,
}

impl<V> fmt::Debug for Road<V> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// A kind of helpdesk, as a test starts one and desk.toml describes it.
pub trait Kind: Vendor + Sized {
    /// A new one.
    fn start() -> Fake<Self>;
    /// Its settings.
    fn settings(url: &str) -> String;
}

impl Kind for Zammad {
    fn start() -> Fake<Self> {
        Fake::start(Self::new(secrets::ZAMMAD_TOKEN, secrets::HOOK_SECRET)).unwrap()
    }

    fn settings(url: &str) -> String {
        format!("kind = \"zammad\"\nurl = {url:?}\ntoken = \"ZAMMAD_TOKEN\"\nhook-secret = \"HOOK_SECRET\"\n")
    }
}

impl Kind for Topdesk {
    fn start() -> Fake<Self> {
        Fake::start(Self::new(&format!("desk:{}", secrets::TOPDESK_PASSWORD))).unwrap()
    }

    fn settings(url: &str) -> String {
        format!("kind = \"topdesk\"\nurl = {url:?}\nuser = \"desk\"\npassword = \"TOPDESK_PASSWORD\"\n")
    }
}

impl Kind for Zendesk {
    fn start() -> Fake<Self> {
        Fake::start(Self::new("desk", secrets::ZENDESK_SECRET, secrets::HOOK_SECRET)).unwrap()
    }

    fn settings(url: &str) -> String {
        format!(
            "kind = \"zendesk\"\nurl = {url:?}\nclient-id = \"desk\"\nclient-secret = \"ZENDESK_SECRET\"\n\
             hook-secret = \"HOOK_SECRET\"\n"
        )
    }
}

impl<V: Kind> Road<V> {
    const fn new(site: &'static str, name: &'static str, settings: &'static str, with_inbox: bool) -> Self {
        Self { site, name, settings, with_inbox, fake: OnceLock::new() }
    }

    /// The helpdesk at its end.
    pub fn fake(&self) -> &Fake<V> {
        self.fake.get_or_init(V::start)
    }

    fn describe(&self, desk: &mut TestDesk) {
        let settings = self.settings.replace("ID", self.name);
        desk.tables(&format!("[backends.{}]\n{}{settings}", self.name, V::settings(&self.fake().url)));
        let backends: &[&str] = if self.with_inbox { &[self.name, "inbox"] } else { &[self.name] };
        desk.site(self.site, backends);
    }
}

macro_rules! roads {
    ($($vendor:ident $name:ident: $site:literal $backend:literal $settings:ident $inbox:literal,)+) => {
        $(pub static $name: Road<$vendor> = Road::new($site, $backend, $settings, $inbox);)+

        /// Adds all roads to a desk.
        pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
            $($name.describe(desk);)+
            desk.tables(KINDS);
            crate::webhook::describe(desk, helpdesk);
        }
    };
}

const GROUP: &str = "group = \"Support\"\n";
const FIELD: &str = "group = \"Support\"\nfield = \"desk_number\"\n";
const NO_FIELD: &str = "group = \"Support\"\nfield = \"no_such_attribute\"\n";
const NO_GROUP: &str = "group = \"Nowhere\"\n";
const NAMES: &str = "branch = \"Town hall\"\ncall-type = \"Failure\"\ncategory = \"Web sites\"\n\
                     subcategory = \"Forms\"\noperator-group = \"Service desk\"\n";
const NO_NAME: &str = "branch = \"Town hall\"\ncategory = \"Nothing\"\n";
const FIELDS: &str = "group-id = 5001\n[backends.ID.fields]\nsite = 6001\nurl = 6002\nphone = 6003\n";
const NO_FIELDS: &str = "[backends.ID.fields]\nsite = 1\n";
const NO_GROUP_ID: &str = "group-id = 1\n";
const PLAIN: &str = "";

/// The usual kind of request, and one that is something else at each helpdesk.
const KINDS: &str = "[kinds.problem]\n[kinds.change.at.zammad-fields]\npriority = \"3 high\"\n\
                     [kinds.change.at.topdesk-fields]\ncategory = \"Change requests\"\n\
                     [kinds.change.at.zendesk-fields]\ntype = \"task\"\npriority = \"high\"\n";

roads! {
    Zammad ZAMMAD_FIELDS: "3301" "zammad-fields" FIELD false,
    Zammad ZAMMAD_LOST: "3302" "zammad-lost" GROUP false,
    Zammad ZAMMAD_LATE: "3303" "zammad-late" FIELD false,
    Zammad ZAMMAD_PAGE: "3304" "zammad-page" GROUP false,
    Zammad ZAMMAD_BUSY: "3305" "zammad-busy" GROUP false,
    Zammad ZAMMAD_REVOKED: "3306" "zammad-revoked" GROUP false,
    Zammad ZAMMAD_FORBIDDEN: "3307" "zammad-forbidden" GROUP false,
    Zammad ZAMMAD_BACK: "3308" "zammad-back" FIELD false,
    Zammad ZAMMAD_HOOK: "3309" "zammad-hook" GROUP false,
    Zammad ZAMMAD_FORTH: "3310" "zammad-forth" GROUP true,
    Zammad ZAMMAD_BEHIND: "3311" "zammad-behind" GROUP false,
    Zammad ZAMMAD_NO_FIELD: "3312" "zammad-no-field" NO_FIELD false,
    Zammad ZAMMAD_NO_GROUP: "3313" "zammad-no-group" NO_GROUP false,
    Zammad ZAMMAD_STRANGER: "3314" "zammad-stranger" GROUP false,
    Zammad ZAMMAD_FILES: "3315" "zammad-files" GROUP false,
    Topdesk TOPDESK_FIELDS: "3321" "topdesk-fields" NAMES false,
    Topdesk TOPDESK_LOST: "3322" "topdesk-lost" NAMES false,
    Topdesk TOPDESK_LATE: "3323" "topdesk-late" NAMES false,
    Topdesk TOPDESK_PAGE: "3324" "topdesk-page" NAMES false,
    Topdesk TOPDESK_BUSY: "3325" "topdesk-busy" NAMES false,
    Topdesk TOPDESK_REVOKED: "3326" "topdesk-revoked" NAMES false,
    Topdesk TOPDESK_FORBIDDEN: "3327" "topdesk-forbidden" NAMES false,
    Topdesk TOPDESK_BACK: "3328" "topdesk-back" NAMES false,
    Topdesk TOPDESK_FORTH: "3329" "topdesk-forth" NAMES true,
    Topdesk TOPDESK_NO_NAME: "3330" "topdesk-no-name" NO_NAME false,
    Topdesk TOPDESK_KNOWN: "3331" "topdesk-known" NAMES false,
    Topdesk TOPDESK_FILES: "3332" "topdesk-files" NAMES false,
    Zendesk ZENDESK_FIELDS: "3341" "zendesk-fields" FIELDS false,
    Zendesk ZENDESK_LOST: "3342" "zendesk-lost" PLAIN false,
    Zendesk ZENDESK_LATE: "3343" "zendesk-late" PLAIN false,
    Zendesk ZENDESK_PAGE: "3344" "zendesk-page" PLAIN false,
    Zendesk ZENDESK_BUSY: "3345" "zendesk-busy" PLAIN false,
    Zendesk ZENDESK_REVOKED: "3346" "zendesk-revoked" PLAIN false,
    Zendesk ZENDESK_FORBIDDEN: "3347" "zendesk-forbidden" PLAIN false,
    Zendesk ZENDESK_BACK: "3348" "zendesk-back" PLAIN false,
    Zendesk ZENDESK_HOOK: "3349" "zendesk-hook" PLAIN false,
    Zendesk ZENDESK_FORTH: "3350" "zendesk-forth" PLAIN true,
    Zendesk ZENDESK_NO_FIELD: "3351" "zendesk-no-field" NO_FIELDS false,
    Zendesk ZENDESK_NO_GROUP: "3352" "zendesk-no-group" NO_GROUP_ID false,
    Zendesk ZENDESK_ENDED: "3353" "zendesk-ended" PLAIN false,
    Zendesk ZENDESK_KEY: "3354" "zendesk-key" PLAIN false,
    Zendesk ZENDESK_FILES: "3355" "zendesk-files" PLAIN false,
}
