//! Making an issue, finding it, reading it back, and bringing files.

use super::*;

fn create(answers: &[Answer]) -> (Sent, Result<Taken, Fault>) {
    lead(answers, |answers| redmine().create(&job(), now(), answers))
}

/// The same with a voucher.
fn create_once(answers: &[Answer]) -> (Sent, Result<Taken, Fault>) {
    let job = Job { voucher: Some("3.5891".into()), ..job() };
    lead(answers, |answers| redmine().create(&job, now(), answers))
}

fn verify(answers: &[Answer]) -> (Sent, Result<(), Fault>) {
    lead(answers, |answers| redmine().verify(&known(), answers))
}

fn taken() -> Taken {
    Taken { remote: Some("7".into()) }
}

fn made() -> Answer {
    Answer::of(201, &json!({ "issue": issue(json!({})) }).to_string())
}

#[test]
fn an_issue_has_all_fields() {
    let (sent, end) = create(&[made()]);
    assert_eq!(end, Ok(taken()));
    assert_eq!(lines(&sent), ["POST /issues.json"]);
    let issue = &sent[0].1["issue"];
    assert_eq!(issue["project_id"], "support");
    assert_eq!(issue["tracker_id"], 3);
    assert_eq!(issue["subject"], "[1234-00057-39] The \"form\" fails");
    let description = issue["description"].as_str().unwrap();
    assert!(description.starts_with("<pre>\nError 500\nBcc: x@y.example\n"), "{description}");
    assert_eq!(
        issue["custom_fields"],
        json!([
            { "id": 1, "value": "1234-00057-39" },
            { "id": 2, "value": "1234" },
            { "id": 3, "value": "https://town.example/" },
            { "id": 4, "value": "02 555 01 00" },
        ])
    );
}

#[test]
fn a_value_that_is_refused_does_not_lose_the_ticket() {
    let refused = refusal(&["Phone is invalid", "Phone is too long (maximum is 10 characters)"]);
    let (sent, end) = create(&[refused, made()]);
    assert_eq!(end, Ok(taken()));
    assert_eq!(sent[1].1["issue"]["custom_fields"], json!([{ "id": 1, "value": "1234-00057-39" }]));
    assert_eq!(sent[1].1["issue"]["description"], sent[0].1["issue"]["description"]);
}

#[test]
fn what_is_refused_even_with_the_number_alone_shuts_the_backend() {
    let refused = refusal(&["Project cannot be blank", "Tracker cannot be blank"]);
    assert_eq!(create(&[refused.clone(), refused]).1, Err(Fault::FIELDS));
    assert_eq!(create(&[Answer::of(404, "")]).1, Err(Fault::FIELDS));
    assert_eq!(create(&[Answer::of(401, "")]).1, Err(Fault::CREDENTIALS));
    assert_eq!(create(&[Answer::Nothing]).1, Err(Fault::NO_ANSWER));
    assert_eq!(create(&[Answer::of(200, "<html>")]).1, Err(Fault::UNREADABLE));
}

#[test]
fn the_report_is_left_as_a_file_that_one_issue_can_take_up() {
    let prepare = |answers: &[Answer]| lead(answers, |answers| redmine().prepare(&job(), answers));
    let (sent, end) = prepare(&[uploaded()]);
    assert_eq!(end, Ok(Some("1.ea19".into())));
    assert_eq!(lines(&sent), ["POST /uploads.json?filename=1234-00057-39.txt"]);
    assert_eq!(prepare(&[refusal(&["…"])]).1, Ok(None), "a Redmine without text files");
    assert_eq!(prepare(&[Answer::of(401, "")]).1, Err(Fault::CREDENTIALS));

    let (sent, end) = create_once(&[made()]);
    assert_eq!(end, Ok(taken()));
    assert_eq!(
        sent[0].1["issue"]["uploads"],
        json!([{ "token": "3.5891", "filename": "1234-00057-39.txt", "content_type": "text/plain" }])
    );
}

#[test]
fn a_voucher_that_was_used_leads_to_its_issue() {
    let used = refusal(&["1 file(s) could not be saved."]);
    let reply = issue(json!({ "id": 3, "subject": "Re: [1234-00057-39]" }));
    let (sent, end) = create_once(&[used.clone(), list(&[reply, issue(json!({}))], 2)]);
    assert_eq!(end, Ok(taken()));
    assert_eq!(sent[1].0, "GET /issues.json?f[]=subject&op[subject]=~&v[subject][]=1234-00057-39&sort=id");

    // There is no such issue, and the voucher is not gone: something else is refused.
    let there = Answer::of(200, r#"{"attachment":{"id":3}}"#);
    let (sent, end) = create_once(&[used.clone(), list(&[], 0), there, used.clone()]);
    assert_eq!(end, Err(Fault::FIELDS));
    assert_eq!(lines(&sent)[2..], ["GET /attachments/3.json", "POST /issues.json"]);
    assert_eq!(sent[3].1["issue"]["uploads"][0]["token"], "3.5891", "never without it");

    // No issue took it up in a day, so Redmine cleared it away.
    let (sent, end) = create_once(&[used, list(&[], 0), Answer::of(404, ""), made()]);
    assert_eq!(end, Ok(taken()));
    assert_eq!(sent[3].1["issue"]["uploads"], Value::Null);
}

fn find(answers: &[Answer]) -> (Sent, Result<Option<Taken>, Fault>) {
    lead(answers, |answers| redmine().find(&job(), answers))
}

#[test]
fn a_ticket_is_found_by_its_number_whatever_its_status() {
    let (sent, end) = find(&[me(), list(&[issue(json!({})), issue(json!({ "id": 9 }))], 2)]);
    assert_eq!(end, Ok(Some(taken())), "the oldest of several");
    assert_eq!(
        lines(&sent),
        ["GET /users/current.json", "GET /issues.json?f[]=cf_1&op[cf_1]==&v[cf_1][]=1234-00057-39&sort=id"]
    );
    assert_eq!(find(&[me(), list(&[], 0)]).1, Ok(None));
}

#[test]
fn a_filter_that_redmine_leaves_out_is_no_answer() {
    let other = issue(json!({ "custom_fields": [{ "id": 1, "value": "1234-00001-11" }] }));
    assert_eq!(find(&[me(), list(&[other], 41)]).1, Err(Fault::FIELDS));
}

#[test]
fn a_key_that_opens_nothing_finds_nothing_out() {
    // On a public project Redmine answers strangers too, with an empty list.
    assert_eq!(find(&[Answer::of(401, "")]).1, Err(Fault::CREDENTIALS));
}

#[test]
fn what_was_stored_is_read_back() {
    let (sent, end) = verify(&[one(json!({}))]);
    assert_eq!(end, Ok(()));
    assert_eq!(lines(&sent), ["GET /issues/7.json?include="]);
}

#[test]
fn what_was_left_out_is_written_by_itself_and_no_more_than_once() {
    let fields = json!([
        { "id": 1, "value": "1234-00057-39" },
        { "id": 2, "value": "" },
        { "id": 3, "value": "https://changed.example/" },
        { "id": 4, "value": null },
    ]);
    let (sent, end) = verify(&[
        one(json!({ "custom_fields": fields })),
        Answer::of(204, ""),
        refusal(&["Phone is invalid"]),
    ]);
    assert_eq!(end, Ok(()));
    assert_eq!(sent[1].1["issue"]["custom_fields"], json!([{ "id": 2, "value": "1234" }]));
    assert_eq!(sent[2].1["issue"]["custom_fields"], json!([{ "id": 4, "value": "02 555 01 00" }]));
}

#[test]
fn a_number_without_a_place_shuts_the_backend() {
    let none = one(json!({ "custom_fields": [{ "id": 2, "value": "1234" }] }));
    assert_eq!(verify(&[none]).1, Err(Fault::FIELDS));
    let empty = || one(json!({ "custom_fields": [{ "id": 1, "value": "" }] }));
    assert_eq!(verify(&[empty(), Answer::of(204, ""), empty()]).1, Err(Fault::FIELDS));
    assert_eq!(verify(&[empty(), Answer::of(204, ""), one(json!({}))]).1, Ok(()));
}

#[test]
fn an_issue_that_is_gone_holds_up_no_other() {
    assert_eq!(verify(&[Answer::of(404, ""), me()]).1, Err(REFUSED));
    assert_eq!(verify(&[Answer::of(403, ""), me()]).1, Err(REFUSED));
    assert_eq!(verify(&[Answer::of(403, ""), Answer::of(401, "")]).1, Err(Fault::CREDENTIALS));
}

fn leave(answers: &[Answer]) -> (Sent, Result<Option<String>, Fault>) {
    let file = &known().attachments[0].file;
    lead(answers, |answers| redmine().prepare_file(&known(), file, b"png", answers))
}

fn attach(answers: &[Answer]) -> (Sent, Result<(), Fault>) {
    let job = Job { voucher: Some("1.ea19".into()), ..known() };
    let file = job.attachments[0].file.clone();
    lead(answers, |answers| redmine().attach(&job, &file, b"png", answers))
}

fn uploaded() -> Answer {
    Answer::of(201, r#"{"upload":{"id":1,"token":"1.ea19"}}"#)
}

fn with_file(name: &str, size: u64) -> Answer {
    one(json!({ "attachments": [{ "id": 1, "filename": name, "filesize": size }] }))
}

#[test]
fn a_file_is_uploaded_taken_up_and_seen() {
    let (sent, end) = leave(&[uploaded()]);
    assert_eq!(end, Ok(Some("1.ea19".into())));
    assert_eq!(sent, [("POST /uploads.json?filename=schermafbeelding.png".into(), json!(b"png"))]);

    let (sent, end) = attach(&[Answer::of(204, ""), with_file("schermafbeelding.png", 3)]);
    assert_eq!(end, Ok(()));
    assert_eq!(lines(&sent), ["PUT /issues/7.json", "GET /issues/7.json?include=attachments"]);
    assert_eq!(
        sent[0].1,
        json!({ "issue": { "uploads": [
            { "token": "1.ea19", "filename": "schermafbeelding.png", "content_type": "image/png" }
        ] } })
    );
}

#[test]
fn a_file_that_cannot_be_taken_waits_alone() {
    let large = refusal(&["This file cannot be uploaded because it exceeds the maximum allowed file size"]);
    assert_eq!(leave(&[large]).1, Err(REFUSED));
    assert_eq!(leave(&[Answer::of(413, "")]).1, Err(REFUSED));
    let half = attach(&[Answer::of(204, ""), with_file("schermafbeelding.png", 2)]).1;
    assert_eq!(half, Err(Fault::UNREADABLE));
    assert_eq!(attach(&[Answer::Nothing]).1, Err(Fault::NO_ANSWER));
}

#[test]
fn an_upload_that_was_taken_up_before_is_not_brought_again() {
    let used = || refusal(&["1 file(s) could not be saved."]);
    assert_eq!(attach(&[used(), with_file("schermafbeelding.png", 3)]).1, Ok(()));
    // Cleared away, since nothing took it up in a day: it is left again.
    let (none, there) = (with_file("other.png", 3), with_file("schermafbeelding.png", 3));
    let again = [used(), none.clone(), Answer::of(404, ""), uploaded(), Answer::of(204, ""), there];
    assert_eq!(attach(&again).1, Ok(()));
    let other = [used(), none, Answer::of(200, r#"{"attachment":{"id":1}}"#)];
    assert_eq!(attach(&other).1, Err(REFUSED), "something else about the issue is refused");
}

#[test]
fn a_file_is_looked_up_by_name_and_size() {
    let job = known();
    let file = job.attachments[0].file.clone();
    let found = |answer: Answer| lead(&[answer], |answers| redmine().find_file(&job, &file, answers)).1;
    assert_eq!(found(with_file("schermafbeelding.png", 3)), Ok(true));
    assert_eq!(found(with_file("other.png", 3)), Ok(false));
}
