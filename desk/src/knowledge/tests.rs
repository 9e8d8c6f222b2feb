use super::*;
use proptest::prelude::*;

fn article(title: &str, keywords: &str, n: usize) -> Article {
    Article {
        title: LocalText::One(title.to_owned()),
        url: LocalText::One(format!("https://help.example/{n}")),
        keywords: Some(LocalText::One(keywords.to_owned())),
        sites: BTreeSet::new(),
    }
}

fn site() -> SiteId {
    SiteId::parse("1234").unwrap()
}

fn knowledge(articles: &[(&str, &str)]) -> Knowledge {
    let articles = articles.iter().enumerate().map(|(n, (title, keywords))| article(title, keywords, n));
    Knowledge { articles: articles.collect(), search: None }
}

/// The places of what is found.
fn found(knowledge: &Knowledge, typed: &str) -> Vec<String> {
    let answers = knowledge.find(site(), Lang::Nl, typed);
    answers.into_iter().map(|answer| answer.url.replace("https://help.example/", "")).collect()
}

#[test]
fn words_match_by_their_beginning_without_case_or_accents() {
    let known =
        knowledge(&[("Wachtwoord vergeten", "inloggen login"), ("Cafetaría reserveren", "terras, tafel")]);
    for (typed, expected) in [
        ("Wachtwoord kwijt", "0"),
        ("WACHTW", "0"),
        ("Ik kan niet inloggen", "0"),
        ("loginpagina", "0"),
        ("cafe", "1"),
        ("CAFETARI\u{301}A", "1"),
        ("terras", "1"),
        ("ta", ""),
        ("de het een", ""),
        ("", ""),
        ("printer", ""),
    ] {
        assert_eq!(found(&known, typed).join(" "), expected, "{typed}");
    }
    let arabic = knowledge(&[("نسيت كلمة المرور", "كَلِمَة")]);
    assert_eq!(found(&arabic, "كلمة"), ["0"]);
}

#[test]
fn keywords_go_before_titles_and_equals_stay_in_order() {
    let known = knowledge(&[
        ("Printer in de leeszaal", ""),
        ("Papier bestellen", "printer"),
        ("Printer installeren", ""),
        ("Toner", "printer toner"),
    ]);
    assert_eq!(found(&known, "printer"), ["1", "3", "0"]);
    assert_eq!(found(&known, "printer toner"), ["3", "1", "0"]);
    assert_eq!(found(&known, "printer installeren"), ["1", "3", "2"]);
}

#[test]
fn each_language_has_its_words_and_falls_back() {
    let known = Knowledge {
        articles: vec![Article {
            title: LocalText::Many(
                [(Lang::Nl, "Wachtwoord".into()), (Lang::Fr, "Mot de passe".into())].into(),
            ),
            url: LocalText::Many([(Lang::Nl, "https://help.example/nl".into())].into()),
            keywords: None,
            sites: BTreeSet::new(),
        }],
        search: None,
    };
    let first = |lang, typed| known.find(site(), lang, typed).first().map(|answer| answer.title.clone());
    assert_eq!(first(Lang::Fr, "passe"), Some("Mot de passe".to_owned()));
    assert_eq!(first(Lang::Fr, "wachtwoord"), None);
    assert_eq!(first(Lang::De, "wachtwoord"), Some("Wachtwoord".to_owned()));
}

#[test]
fn an_article_of_other_sites_is_not_shown() {
    let mut known = knowledge(&[("Wachtwoord", "")]);
    assert!(known.is_for(site()));
    known.articles[0].sites = [SiteId::parse("0042").unwrap()].into();
    assert!(!known.is_for(site()) && found(&known, "wachtwoord").is_empty());
}

#[test]
fn a_search_names_pages_of_its_own_hosts_only() {
    let search = Search {
        url: LocalText::One("https://kb.example/api.php?search={query}".into()),
        hosts: vec!["help.example".into()],
    };
    for (url, may) in [
        ("https://kb.example/page", true),
        ("HTTPS://KB.example/page", true),
        ("http://help.example/", true),
        ("https://kb.example:8443/page", false),
        ("https://kb.example.evil.example/", false),
        ("https://kb.example@evil.example/", false),
        ("https://evil.example/?https://kb.example/", false),
        ("javascript:alert(1)//kb.example", false),
        ("//kb.example/", false),
    ] {
        assert_eq!(search.may_name(url), may, "{url}");
    }
}

proptest! {
    #[test]
    fn never_more_than_three_and_each_once(
        all in prop::collection::vec(("[a-d ]{0,12}", "[a-d ]{0,12}"), 0..12),
        typed in "[a-d ]{0,20}",
    ) {
        let articles: Vec<(&str, &str)> = all.iter().map(|(title, words)| (&title[..], &words[..])).collect();
        let found = found(&knowledge(&articles), &typed);
        prop_assert!(found.len() <= ANSWERS_MAX);
        prop_assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
    }

    #[test]
    fn equals_keep_the_desk_s_order(count in 0usize..8, typed in "[a-z]{3,8}") {
        let same = knowledge(&vec![(typed.as_str(), typed.as_str()); count]);
        let expected: Vec<String> = (0..count.min(ANSWERS_MAX)).map(|n| n.to_string()).collect();
        prop_assert_eq!(found(&same, &typed), expected);
    }

    #[test]
    fn no_text_makes_it_panic(title: String, keywords: String, typed: String) {
        let known = knowledge(&[(&title, &keywords)]);
        prop_assert!(found(&known, &typed).len() <= 1);
        for word in words(&typed, WORD_MIN) {
            prop_assert!(word.chars().count() >= WORD_MIN);
        }
    }

    #[test]
    fn fewer_than_three_letters_find_nothing(typed in "\\PC{0,2}") {
        // A sign that stands for several letters may make a word of two.
        prop_assume!(words(&typed, WORD_MIN).is_empty());
        let known = knowledge(&[(&typed, &typed), ("aaa bbb", "ccc")]);
        prop_assert!(found(&known, &typed).is_empty());
    }
}
