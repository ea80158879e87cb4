//! What a bank may look like, from every key there is to a list of sentences.

use vivavoce::domain::{Part, Planned, Probe, QuestionKind, Scale, Star};
use vivavoce::format::bank_toml::load;

use super::{BARE, FULL, asked, clean, one, question};

#[test]
fn a_full_bank_arrives_as_it_was_written() {
    let bank = clean(FULL);
    assert_eq!((bank.id.as_str(), bank.title.as_str()), ("support", "Customer support"));
    assert_eq!(bank.version, "2.1.0");
    assert!(bank.about.as_deref().is_some_and(|about| about.starts_with("For the first")));
    assert_eq!(bank.scale.labels(), ["Not yet", "Nearly", "Yes", "Strongly"]);
    assert_eq!(bank.competencies[0].name, "Listening");
    assert_eq!(bank.competencies[1].name, "Plain words", "made of the id");

    let angry = &bank.questions[0];
    assert_eq!(
        angry.ask,
        "Tell me about a customer who was angry. What was behind it, and how did you find out?"
    );
    assert_eq!(angry.competency.as_deref(), Some("listening"));
    assert_eq!(angry.kind, Some(QuestionKind::Behavioural));
    assert_eq!(angry.minutes, 8);
    assert_eq!(angry.signals, ["lets them finish", "names the cause"]);
    assert_eq!(angry.red_flags, ["calls the customer a name"]);
    assert_eq!(angry.probes[0], "What did you say first?".into());
    let result = Probe { ask: "What came of it?".into(), star: Some(Star::Result) };
    assert_eq!(angry.probes[1..], [result]);
    assert_eq!(angry.anchors.keys().copied().collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(asked(&bank), ["angry-caller", "explain-cookie", "two-at-once"]);
    assert_eq!(bank.questions[1].minutes, 5, "the box of a question that names none");

    let guide = &bank.guides[0];
    assert_eq!((guide.id.as_str(), guide.minutes), ("30", 30));
    assert_eq!(guide.opening.script.as_deref(), Some("Welcome. I have three questions."));
    assert_eq!(guide.closing, Part::of(7));
    let optional = Planned { question: "two-at-once".into(), core: false };
    assert_eq!(guide.questions[2], optional);
    let hurry = &bank.guides[1];
    assert_eq!((hurry.id.as_str(), hurry.minutes), ("in-a-hurry", 3 + 4 + 5));
}

#[test]
fn a_bank_of_bare_sentences_is_enough() {
    let bank = clean(BARE);
    assert_eq!(
        (bank.id.as_str(), bank.title.as_str(), bank.version.as_str()),
        ("bank", "Bank", "0")
    );
    assert_eq!(bank.scale, Scale::default());
    let titles: Vec<&str> = bank.questions.iter().map(|question| question.title.as_str()).collect();
    assert_eq!(titles, ["Tell me about a…", "What do you do…", "Warum dieser…"]);
    assert_eq!(asked(&bank), ["tell-me-about-a-time", "what-do-you-do-when", "warum-dieser-beruf"]);
    assert_eq!(bank.choices()[0].minutes, 3 + 15 + 5);
}

#[test]
fn every_short_form_that_a_person_tries_is_a_question() {
    for text in [
        "question = 'Why?'",
        "question = ['Why?']",
        "questions = ['Why?']",
        "questions = [{ ask = 'Why?' }]",
        "[question]\nask = 'Why?'",
        "[[question]]\nask = 'Why?'",
        "[[questions]]\nask = 'Why?'",
    ] {
        let bank = clean(text);
        assert_eq!(bank.questions[0].ask, "Why?", "{text}");
        assert_eq!(asked(&bank), ["why"], "{text}");
    }
}

#[test]
fn what_looks_like_a_number_may_stand_without_quotes() {
    let bank = clean("version = 1.10\nquestion = 'Why?'\n[[guide]]\nid = 60\nquestions = 'why'");
    assert_eq!(bank.version, "1.10");
    assert_eq!(bank.guides[0].id, "60");
}

#[test]
fn a_lone_text_is_a_list_of_one() {
    let bank = clean(&question("signals = 'names the cause'\nprobes = 'And then?'"));
    assert_eq!(bank.questions[0].signals, ["names the cause"]);
    assert_eq!(bank.questions[0].probes, ["And then?".into()]);
}

#[test]
fn the_title_is_made_of_a_file_name_with_hyphens() {
    let loaded = load("data-science.toml", "data-science", b"question = 'Why?'");
    let bank = loaded.bank.expect("a bank");
    assert_eq!((bank.id.as_str(), bank.title.as_str()), ("data-science", "Data science"));
    let loaded = load("My bank.toml", "My bank", b"question = 'Why?'");
    assert_eq!(loaded.bank.expect("a bank").id, "my-bank");
}

#[test]
fn made_up_ids_never_take_one_that_the_file_gives() {
    let bank = clean(
        "[[question]]\nask = 'Why?'\n[[question]]\nid = 'why'\nask = 'Why not?'\n\
         [[question]]\nask = 'Why?'\n[[question]]\nask = 'Opening'",
    );
    assert_eq!(asked(&bank), ["why-2", "why", "why-3", "opening-2"]);
}

#[test]
fn a_long_word_is_cut_and_a_wide_one_by_its_columns() {
    let bank = clean("question = ['Donaudampfschifffahrtsgesellschaft?', '一二三四五六七八九十']");
    assert_eq!(bank.questions[0].title, "Donaudampfschifff…");
    assert_eq!(bank.questions[1].title, "一二三四五六七八…");
}

#[test]
fn a_file_with_crlf_and_a_byte_order_mark_gives_the_same_bank() {
    let windows = format!("\u{feff}{}", FULL.replace('\n', "\r\n"));
    let text = "question = \"\"\"One line.\r\nAnother.\"\"\"\r\nx = 1";
    assert_eq!(clean(FULL), clean(&windows));
    let (bank, problem) = one(&format!("\u{feff}{text}"));
    assert_eq!(bank.questions[0].ask, "One line.\nAnother.");
    assert!(problem.starts_with("bank.toml:3:1: unknown key `x`."), "{problem}");
}

#[test]
fn the_digest_is_that_of_fowler_noll_and_vo() {
    // Computed apart from this program, with the published offset and prime.
    assert_eq!(clean("question = 'Why?'").digest, "fnv1a:5948747ed91c6c11");
}

#[test]
fn an_id_with_blanks_is_made_plain_and_still_found() {
    let (bank, problem) = one(
        "[[question]]\nid = 'Slow query'\nask = 'Why?'\n[[guide]]\nid = 'g'\nquestions = ['Slow query?']",
    );
    assert_eq!(asked(&bank), ["slow-query"]);
    assert_eq!(bank.guides[0].questions, [Planned { question: "slow-query".into(), core: false }]);
    assert!(
        problem.starts_with("bank.toml:2:6: the id `Slow query` is used as `slow-query`."),
        "{problem}"
    );
    let (bank, problem) = one("[[question]]\nid = '???'\nask = 'Why?'");
    assert_eq!(asked(&bank), ["why"]);
    assert!(problem.contains("has no letter or digit"), "{problem}");
}
