//! What the service says about itself.

use super::{Fault, respond};
use serde_json::json;
use worker::Response;

/// The contract. Its version is the build's.
const OPENAPI: &str = include_str!("../../openapi.json");

/// The version of the build.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `GET /health`
pub fn health() -> Result<Response, Fault> {
    Ok(respond::json(200, "application/json", &json!({ "status": "ok", "version": VERSION }))?)
}

/// `GET /openapi.json`
pub fn openapi() -> Result<Response, Fault> {
    let response = respond::text(200, "application/json", OPENAPI.to_owned())?;
    response.headers().set("access-control-allow-origin", "*")?;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::{Code, limits};
    use serde_json::Value;

    fn contract() -> Value {
        serde_json::from_str(OPENAPI).unwrap()
    }

    #[test]
    fn the_contract_is_of_this_version() {
        assert_eq!(contract()["info"]["version"], VERSION);
        assert_eq!(contract()["openapi"], "3.1.0");
    }

    #[test]
    fn the_contract_knows_every_code_and_limit() {
        let contract = contract();
        let schemas = &contract["components"]["schemas"];
        let replies = desk::ReplyFault::ALL.map(desk::ReplyFault::code);
        let others = [crate::problem::DESK_FAULT, crate::problem::ANNOUNCEMENT_FAULT];
        let codes: Vec<&str> =
            Code::ALL.iter().map(|code| code.as_str()).chain(replies).chain(others).collect();
        assert_eq!(schemas["Fault"]["properties"]["code"]["enum"], serde_json::json!(codes));
        let problems = crate::problem::Problem::CODES;
        assert_eq!(schemas["Problem"]["properties"]["code"]["enum"], serde_json::json!(problems));
        let fields = &schemas["Submission"]["properties"];
        assert_eq!(fields["title"]["maxLength"], limits::TITLE_MAX);
        assert_eq!(fields["title"]["minLength"], limits::TITLE_MIN);
        assert_eq!(fields["error"]["maxLength"], limits::ERROR_MAX);
        assert_eq!(fields["url"]["maxLength"], limits::URL_MAX);
        assert_eq!(fields["sealed"]["maxLength"], limits::SEALED_MAX);
        let context = &fields["context"]["properties"];
        assert_eq!(context["browser"]["maxLength"], limits::CONTEXT_LINE_MAX);
        assert_eq!(context["errors"]["maxLength"], limits::CONTEXT_ERRORS_MAX);
    }
}
