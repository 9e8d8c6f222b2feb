//! Every type that is taken, and what becomes of its name.

use crate::{file, sample, served, submission, world};
use desk::MediaType;
use tests::{client::Receipt, encode::File, fixtures::Ticket};

#[test]
fn every_type_is_taken_and_kept_as_it_is() {
    for sent in sample::every().chunks(5) {
        let receipt = file(sent);
        let answers = served(&receipt.number);
        assert_eq!(answers.len(), sent.len());
        for (answer, file) in answers.iter().zip(sent) {
            assert_eq!(answer.body, file.bytes, "{}", file.name);
            let media = MediaType::of_name(&file.name).unwrap();
            assert_eq!(answer.media_type(), media.essence(), "{}", file.name);
        }
    }
}

#[test]
fn the_reporter_sees_what_came() {
    let receipt = file(&sample::every()[..2]);
    let status = world().client.get(&receipt.status_url).header("Accept", "application/json").send().json();
    let names: Vec<_> = status["attachments"].as_array().unwrap().iter().map(|file| &file["name"]).collect();
    assert_eq!(names, ["scherm.png", "foto.jpg"]);
    assert_eq!(status["attachments"][0]["mediaType"], "image/png");
    assert_eq!(status["attachments"][0]["size"], sample::png().len());
    let page = world().client.get(&receipt.status_url).header("Accept", "text/html").lang("nl").send().text();
    let size = format!("{} KB", sample::png().len().div_ceil(1_024));
    assert!(
        page.contains("<dt>Bestanden</dt>") && page.contains("scherm.png") && page.contains(&size),
        "{page}"
    );
    assert!(!page.contains("/files/"), "a status page is passed on more easily than a helpdesk's page");
}

#[test]
fn a_declared_type_that_says_nothing_is_no_contradiction() {
    for declared in ["application/octet-stream", "text/plain"] {
        file(&[File::new("console.log", "line").declared(declared)]);
    }
    file(&[File::new("page.har", "{}").declared("application/octet-stream")]);
}

#[test]
fn a_picture_stands_in_for_the_error_message() {
    let ticket = Ticket::new(&world().site()).error("");
    let answer = submission(&ticket, &[File::new("a.log", "line")]).lang("nl").send();
    assert_eq!(answer.status, 422, "{answer}");
    assert_eq!(answer.json()["errors"][0]["code"], "error-missing");
    let message = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("schermafbeelding"), "{message}");
    let receipt = Receipt::of(&submission(&ticket, &[File::new("a.png", sample::png())]).send());
    assert_eq!(receipt.serial, 1);
}

#[test]
fn a_name_does_no_harm_wherever_it_goes() {
    let names = [
        "../../etc/passwd.png",
        "C:\\Users\\An\\scherm.png",
        "a\r\nSet-Cookie: x=1\r\n.png",
        "\u{202e}gnp.exe.png",
        "a\"; filename=\"b.html\".png",
    ];
    let files = names.map(|name| File::new(name, [sample::png(), name.as_bytes().to_vec()].concat()));
    // What stands behind a picture's end goes, so all five are one file now, under its first name.
    let receipt = file(&files);
    let answers = served(&receipt.number);
    assert_eq!(answers.len(), 1);
    for (count, name) in names.iter().enumerate() {
        let text = format!("{count}");
        let receipt = file(&[File::new(&name.replace(".png", ".txt"), text.as_str())]);
        let [answer] = &served(&receipt.number)[..] else { panic!("not one file") };
        let header = answer.header("content-disposition").unwrap();
        assert_eq!(answer.body, text.as_bytes());
        assert_eq!(answer.header("set-cookie"), None);
        assert!(
            header.starts_with("attachment; filename=\"") && header.matches('"').count() == 2,
            "{header}"
        );
        for part in ["/", "\\", "..", "\r", "%0D", "%0A", "%22", "%E2%80%AE", ".exe", ".html"] {
            assert!(!header.contains(part), "{name:?}: {header}");
        }
    }
}

#[test]
fn the_same_name_twice_becomes_two_names() {
    let files = [
        File::new("image.png", sample::png()),
        File::new("Image.PNG", sample::picture(image::ImageFormat::Png)),
    ];
    // The same bytes are one file, whatever it is called.
    let receipt = file(&[files[0].clone(), files[1].clone()]);
    assert_eq!(served(&receipt.number).len(), 1);
    let receipt = file(&[File::new("a.log", "one"), File::new("A.LOG", "two")]);
    let headers: Vec<_> =
        served(&receipt.number).iter().map(|it| it.header("content-disposition").unwrap()).collect();
    assert!(headers[0].contains("\"a.log\"") && headers[1].contains("\"A-2.log\""), "{headers:?}");
}
