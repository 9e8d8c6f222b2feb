//! Files go out to whoever has their token, as something to keep and never as a page.

use crate::{file, links, sample, world};
use tests::{client::Receipt, encode::File, fixtures::Ticket, inbox::Inbox, problem::Problem};

#[test]
fn a_file_goes_out_with_headers_that_keep_it_a_file() {
    let receipt = file(&[File::new("Écran d’accueil.png", sample::png())]);
    let [path] = &links(&world().client, &receipt.number)[..] else { panic!("not one file") };
    let answer = world().client.get(path).send();
    let header = |name: &str| answer.header(name).unwrap_or_default();
    assert_eq!(header("content-type"), "image/png");
    assert!(header("content-disposition").starts_with("attachment; filename=\""), "{answer}");
    assert!(header("content-disposition").contains("filename*=UTF-8''%C3%89cran"), "{answer}");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "no-store");
    assert!(header("content-security-policy").contains("sandbox"));
    assert_eq!(header("content-length"), sample::png().len().to_string());
    assert_eq!(answer.header("access-control-allow-origin"), None);
    let head = world().client.request("HEAD", path).send();
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn a_token_opens_one_file_only() {
    let receipt = file(&[File::new("a.log", "one"), File::new("b.log", "two")]);
    let [one, two] = &links(&world().client, &receipt.number)[..] else { panic!("not two files") };
    assert_eq!(world().client.get(two).send().body, b"two");
    for forged in [
        one.replace(".1.", ".2."),
        one.replace(".1.", ".3."),
        format!("{one}A"),
        one[..one.len() - 1].to_owned(),
        "/files/x".to_owned(),
    ] {
        let answer = world().client.get(&forged).header("Accept", "application/json").send();
        Problem::of(&answer, 404, "not-found");
    }
}

#[test]
fn the_inbox_lists_the_files_with_their_sizes() {
    let ticket = Ticket::new(&world().site()).error("");
    let files = [File::new("scherm.png", sample::png()), File::new("b.log", "line")];
    let receipt = Receipt::of(&crate::submission(&ticket, &files).send());
    assert_eq!(links(&world().client, &receipt.number).len(), 2);
    let page = Inbox::open(&world().client).ticket(&receipt.number).unwrap();
    let size = format!("{} KB", sample::png().len().div_ceil(1_024));
    assert!(page.contains("<bdi>scherm.png</bdi>") && page.contains(&size), "{page}");
    assert!(!page.contains("<pre"), "a report without an error message shows no empty box");
}
