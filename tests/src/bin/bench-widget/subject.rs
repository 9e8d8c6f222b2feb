//! What is measured: a page without any form, with the widget, and with the peer in two ways.

/// One page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The page alone.
    Bare,
    /// With the widget.
    Widget,
    /// With the peer as it comes from npm: fetched with the page.
    Peer,
    /// With the peer fetched when somebody clicks.
    PeerLate,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Bare, Self::Widget, Self::Peer, Self::PeerLate];

    /// What it is called in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bare => "the page alone",
            Self::Widget => "ticket-widget",
            Self::Peer => "Sentry's form, with the page",
            Self::PeerLate => "Sentry's form, on the click",
        }
    }

    /// The page's path.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Bare => "/bare",
            Self::Widget => "/widget",
            Self::Peer => "/peer",
            Self::PeerLate => "/peer-late",
        }
    }

    /// The page.
    pub fn page(self) -> String {
        let (head, body) = match self {
            Self::Bare => ("", "<a href=/form>Report a problem</a>"),
            Self::Widget => (
                "<script type=module async src=/ticket-widget.js></script>",
                "<ticket-widget site-id=1234 lang=en><a href=/form>Report a problem</a></ticket-widget>",
            ),
            Self::Peer => (
                "<script type=module src=/sentry/sentry.js></script>",
                "<button id=report>Report a problem</button>",
            ),
            Self::PeerLate => (
                "<script type=module src=/sentry-late/sentry-late.js></script>",
                "<button id=report>Report a problem</button>",
            ),
        };
        let text = "<p>Opening hours of the museum</p>".repeat(20);
        format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Town of Example</title>\
             <link rel=icon href='data:,'>{head}<main><h1>Town of Example</h1>{text}{body}{text}</main></html>"
        )
    }

    /// A script that finds what opens the form, or nothing where there is no form to open.
    pub const fn trigger(self) -> &'static str {
        match self {
            Self::Bare => "null",
            Self::Widget => "document.querySelector('ticket-widget:defined a')",
            Self::Peer | Self::PeerLate => "document.querySelector('#report')",
        }
    }

    /// A script that finds the first field once it is there.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Bare => "null",
            Self::Widget => {
                "document.querySelector('ticket-widget').shadowRoot.querySelector('#ticket-title')"
            }
            Self::Peer | Self::PeerLate => {
                "document.querySelector('#sentry-feedback')?.shadowRoot.querySelector('form input, form textarea')"
            }
        }
    }
}
