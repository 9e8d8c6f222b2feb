//! Every letter as a file, to look at: `cargo test -p edge letters_to_look_at -- --ignored`, then
//! open `target/letters`.

use super::sample::{at, now, report, sender, ticket};
use crate::mail::compose::compose;
use desk::{Lang, Party, Status, What};
use std::{fs, path::Path};

#[test]
#[ignore = "writes files for people to look at"]
fn letters_to_look_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/letters");
    fs::create_dir_all(&folder).unwrap();
    let sender = sender();
    for lang in Lang::ALL {
        let report = report("Formulier voor verhuizing geeft een fout", "An Peeters");
        let mut ticket = ticket(&sender, &report, lang);
        ticket.answer_by = (lang == Lang::Nl).then(|| at("2026-03-30T10:00:00Z"));
        let text = "Dag An,\n\nWe zien de fout ook. Welke browser gebruikt u?\n\n  <form> …\n\nGroeten van de helpdesk";
        let mut mails = vec![("receipt".to_owned(), ticket.receipt(now()))];
        let reply = What::Reply { by: Party::Desk, text: text.into() };
        mails.push(("reply".to_owned(), ticket.news(1, &reply, now())));
        for to in Status::ALL {
            mails.push((to.as_str().to_owned(), ticket.news(2, &What::status(*to), now())));
        }
        for (name, mail) in mails {
            let mail = mail.unwrap();
            fs::write(folder.join(format!("{name}-{lang}.eml")), compose(&mail)).unwrap();
            fs::write(folder.join(format!("{name}-{lang}.txt")), &mail.text).unwrap();
            fs::write(folder.join(format!("{name}-{lang}.html")), mail.html.unwrap()).unwrap();
        }
    }
}
