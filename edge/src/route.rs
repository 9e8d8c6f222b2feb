//! Which handler a request is for: method and path to a [`Route`], and nothing else.

/// Everything that the Worker answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'a> {
    /// The build's version.
    Health,
    /// The contract in OpenAPI 3.1.
    OpenApi,
    /// The hosted form, a whole page.
    Form {
        /// The site ID as it stands in the path.
        site: &'a str,
    },
    /// The form as a fragment for the widget.
    Fragment {
        /// The site ID as it stands in the path.
        site: &'a str,
    },
    /// Known answers while a title is typed.
    Answers {
        /// The site ID as it stands in the path.
        site: &'a str,
    },
    /// The markup and texts of the tool for files, which the widget takes on use.
    Tools,
    /// Filing a ticket.
    Submit,
    /// A browser asks whether it may send what it is about to send.
    Preflight,
    /// The reporter's view of a ticket.
    Status {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// A ticket in a few lines of plain text, to keep.
    Summary {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// The reporter answers the desk.
    Answer {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// Asking whether mails about a ticket should stop.
    AskStopMail {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// Stopping mails about a ticket.
    StopMail {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// Asking a reseller whether to pass a ticket on to the desk.
    AskPassOn {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// Passing a ticket on to the desk.
    PassOn {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// A ticket's file.
    File {
        /// The token as it stands in the path.
        token: &'a str,
    },
    /// Reading the published desk.
    ReadDesk,
    /// Publishing a desk.
    PublishDesk,
    /// Reading the announcements as they were published.
    ReadAnnouncements,
    /// Publishing announcements.
    PublishAnnouncements,
    /// The announcements as an Atom feed.
    Feed,
    /// Checking a backend.
    CheckBackend {
        /// The backend's name as it stands in the path.
        backend: &'a str,
    },
    /// A helpdesk tells that something happened.
    Hook {
        /// The backend's name as it stands in the path.
        backend: &'a str,
    },
    /// The built-in inbox.
    Inbox(InboxRoute<'a>),
}

/// The pages and actions of the built-in inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxRoute<'a> {
    /// The list of tickets, or the log-in where nobody is logged in.
    List,
    /// Logging in.
    LogIn,
    /// Logging out.
    LogOut,
    /// The form for a phone call.
    Call,
    /// Filing what a caller reports.
    FileCall,
    /// One ticket.
    Ticket {
        /// The number as it stands in the path.
        number: &'a str,
    },
    /// Setting a ticket's status.
    SetStatus {
        /// The number as it stands in the path.
        number: &'a str,
    },
    /// Replying to the reporter.
    Reply {
        /// The number as it stands in the path.
        number: &'a str,
    },
    /// The list of deliveries that have not succeeded.
    Undelivered,
    /// How many tickets resellers have.
    Resellers,
    /// Delivering a reseller's site again.
    ReplaySite,
    /// Trying one of them again.
    Replay,
    /// Trying all of them again, or all of one backend.
    ReplayAll,
}

/// Why there is no route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoute {
    /// Nothing stands at that path.
    Path,
    /// The path takes other methods: the value of Allow (RFC 9110, section 10.2.1).
    Method(&'static str),
}

/// The route of a request. HEAD is answered as GET, without the body.
pub fn route<'a>(method: &str, path: &'a str) -> Result<Route<'a>, NoRoute> {
    let method = if method == "HEAD" { "GET" } else { method };
    let mut parts = [""; 5];
    let mut count = 0;
    for part in path.strip_prefix('/').unwrap_or(path).split('/') {
        *parts.get_mut(count).ok_or(NoRoute::Path)? = part;
        count += 1;
    }
    let allowed: &[(&str, Route<'a>)] = &match parts[..count] {
        ["health"] => vec![("GET", Route::Health)],
        ["openapi.json"] => vec![("GET", Route::OpenApi)],
        ["form", site] => vec![("GET", Route::Form { site })],
        ["status", token] => vec![("GET", Route::Status { token })],
        ["status", token, "summary.txt"] => vec![("GET", Route::Summary { token })],
        ["status", token, "reply"] => vec![("POST", Route::Answer { token })],
        ["mail", "stop", token] => {
            vec![("GET", Route::AskStopMail { token }), ("POST", Route::StopMail { token })]
        }
        ["pass-on", token] => {
            vec![("GET", Route::AskPassOn { token }), ("POST", Route::PassOn { token })]
        }
        ["files", token] => vec![("GET", Route::File { token })],
        ["v1", "tools"] => vec![("GET", Route::Tools)],
        ["v1", "tickets"] => vec![("POST", Route::Submit), ("OPTIONS", Route::Preflight)],
        ["v1", "sites", site, "form"] => {
            vec![("GET", Route::Fragment { site }), ("OPTIONS", Route::Preflight)]
        }
        ["v1", "sites", site, "answers"] => vec![("POST", Route::Answers { site })],
        ["v1", "desk"] => vec![("GET", Route::ReadDesk), ("PUT", Route::PublishDesk)],
        ["v1", "announcements"] => {
            vec![("GET", Route::ReadAnnouncements), ("PUT", Route::PublishAnnouncements)]
        }
        ["announcements.atom"] => vec![("GET", Route::Feed)],
        ["v1", "backends", backend, "check"] => vec![("GET", Route::CheckBackend { backend })],
        ["v1", "hooks", backend] => vec![("POST", Route::Hook { backend })],
        ["inbox"] => vec![("GET", Route::Inbox(InboxRoute::List))],
        ["inbox", "login"] => vec![("POST", Route::Inbox(InboxRoute::LogIn))],
        ["inbox", "logout"] => vec![("POST", Route::Inbox(InboxRoute::LogOut))],
        ["inbox", "undelivered"] => vec![("GET", Route::Inbox(InboxRoute::Undelivered))],
        ["inbox", "resellers"] => vec![("GET", Route::Inbox(InboxRoute::Resellers))],
        ["inbox", "resellers", "replay"] => vec![("POST", Route::Inbox(InboxRoute::ReplaySite))],
        ["inbox", "undelivered", "replay"] => vec![("POST", Route::Inbox(InboxRoute::Replay))],
        ["inbox", "undelivered", "replay-all"] => vec![("POST", Route::Inbox(InboxRoute::ReplayAll))],
        ["inbox", "tickets", "new"] => {
            vec![("GET", Route::Inbox(InboxRoute::Call)), ("POST", Route::Inbox(InboxRoute::FileCall))]
        }
        ["inbox", "tickets", number] => vec![("GET", Route::Inbox(InboxRoute::Ticket { number }))],
        ["inbox", "tickets", number, "status"] => {
            vec![("POST", Route::Inbox(InboxRoute::SetStatus { number }))]
        }
        ["inbox", "tickets", number, "reply"] => vec![("POST", Route::Inbox(InboxRoute::Reply { number }))],
        _ => return Err(NoRoute::Path),
    };
    let found = allowed.iter().find(|(allowed, _)| *allowed == method);
    found.map(|(_, route)| *route).ok_or_else(|| NoRoute::Method(allow(allowed)))
}

fn allow(routes: &[(&str, Route<'_>)]) -> &'static str {
    match routes.iter().map(|(method, _)| *method).collect::<Vec<_>>()[..] {
        ["GET"] => "GET, HEAD",
        ["GET", "OPTIONS"] => "GET, HEAD, OPTIONS",
        ["GET", "POST"] => "GET, HEAD, POST",
        ["GET", "PUT"] => "GET, HEAD, PUT",
        ["POST", "OPTIONS"] => "POST, OPTIONS",
        _ => "POST",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_their_routes() {
        assert_eq!(route("GET", "/health"), Ok(Route::Health));
        assert_eq!(route("HEAD", "/form/1234"), Ok(Route::Form { site: "1234" }));
        assert_eq!(route("GET", "/v1/sites/1234/form"), Ok(Route::Fragment { site: "1234" }));
        assert_eq!(route("POST", "/v1/sites/1234/answers"), Ok(Route::Answers { site: "1234" }));
        assert_eq!(route("GET", "/v1/tools"), Ok(Route::Tools));
        assert_eq!(route("POST", "/v1/tickets"), Ok(Route::Submit));
        assert_eq!(route("OPTIONS", "/v1/tickets"), Ok(Route::Preflight));
        assert_eq!(route("GET", "/inbox/tickets/new"), Ok(Route::Inbox(InboxRoute::Call)));
        assert_eq!(route("POST", "/inbox/tickets/new"), Ok(Route::Inbox(InboxRoute::FileCall)));
        assert_eq!(route("GET", "/status/1234.x/summary.txt"), Ok(Route::Summary { token: "1234.x" }));
        assert_eq!(route("POST", "/status/1234.x/reply"), Ok(Route::Answer { token: "1234.x" }));
        let number = "1234-00001-01";
        assert_eq!(
            route("POST", "/inbox/tickets/1234-00001-01/status"),
            Ok(Route::Inbox(InboxRoute::SetStatus { number }))
        );
    }

    #[test]
    fn another_method_is_told_which_there_are() {
        assert_eq!(route("GET", "/v1/tickets"), Err(NoRoute::Method("POST, OPTIONS")));
        assert_eq!(route("DELETE", "/v1/desk"), Err(NoRoute::Method("GET, HEAD, PUT")));
        assert_eq!(route("POST", "/health"), Err(NoRoute::Method("GET, HEAD")));
        assert_eq!(route("GET", "/inbox/undelivered/replay"), Err(NoRoute::Method("POST")));
    }

    #[test]
    fn every_other_path_is_nowhere() {
        for path in ["", "/", "//", "/form", "/form/1234/", "/v1", "/inbox/", "/a/b/c/d/e/f", "/Health"] {
            assert_eq!(route("GET", path), Err(NoRoute::Path), "{path}");
        }
    }
}
