//! What is wrong with a file as a whole, and how problems look.

use vivavoce::format::bank_toml::{self, MOST_BYTES, load};

use super::{MISTAKES, asked, lines, none, one, read};

#[test]
fn every_mistake_is_named_with_its_place_and_a_remedy() {
    let loaded = read(MISTAKES);
    assert_eq!(asked(loaded.bank.as_ref().expect("a bank")), ["secrets"]);
    insta::assert_snapshot!(lines(&loaded.problems).join("\n"), @r#"
    bank.toml:1:1: unknown key `tittle`. Did you mean `title`?
    bank.toml:5:1: `version` stands below [scale] and became part of it. Move it above [scale].
    bank.toml:12:14: there is no competency `secruity`. Did you mean `security`?
    bank.toml:13:11: `minutes` is a text, not a whole number of minutes. Write a whole number of minutes, 1 to 600.
    bank.toml:15:1: unknown key `lookfor`. Did you mean `look_for`?
    bank.toml:20:1: the anchor `5` is not on the scale. The points are 1 to 3.
    bank.toml:21:1: `probes` stands below [question.anchors] and became part of it. Move it above [question.anchors].
    bank.toml:23:1: the question `no-sentence` has no `ask` and is left out. Write ask = "...": the question, word for word.
    bank.toml:29:11: the guide `short` needs 13 minutes and has 10: 3 to open, 5 for its core questions, 5 to close. Give it more minutes, or mark a question as optional with a `?`.
    bank.toml:30:25: there is no question `secretes`. Did you mean `secrets`?
    bank.toml:30:37: `no-sentence` is not asked, because it was left out. Mend the question; this line is right.
    bank.toml:30:52: `secrets` is in this guide already, and is asked once. Take one of the two out.
    "#);
}

#[test]
fn a_problem_is_reported_as_a_compiler_would() {
    let loaded = read(MISTAKES);
    insta::assert_snapshot!(loaded.problems[3].report(), @r#"
    error: `minutes` is a text, not a whole number of minutes
      --> bank.toml:13:11
       |
    13 | minutes = "eight"
       |           ^^^^^^^
       |
       = help: Write a whole number of minutes, 1 to 600.
    "#);
}

#[test]
fn a_long_line_is_shortened_around_the_place_and_keeps_its_column() {
    let text = format!("question = ['{}', 17, {}]", "why ".repeat(50), "'x', ".repeat(50));
    let (_, problem) = one(&text);
    assert!(problem.starts_with("bank.toml:1:217: "), "{problem}");
    let report = read(&text).problems[0].report();
    insta::assert_snapshot!(report, @r#"
    error: a question is a whole number, not a text
     --> bank.toml:1:217
      |
    1 | …hy why why why why why why ', 17, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '…
      |                                ^^
      |
      = help: Write [[question]] for each, or a list of sentences: question = ["...", "..."].
    "#);
}

#[test]
fn a_schema_from_the_future_is_not_guessed_at() {
    assert_eq!(
        none("schema = 2\nquestion = 'Why?'\nnew = 1"),
        ["bank.toml:1:10: this bank is written in schema `2`, and this program reads schema 1. \
          Use a newer version of the program."]
    );
    let (_, problem) = one("schema = '1'\nquestion = 'Why?'");
    assert!(problem.ends_with("is taken for 1. Write schema = 1."), "{problem}");
}

#[test]
fn an_empty_file_is_told_how_to_begin() {
    let begin = "A list of sentences is enough: questions = [\"...\", \"...\"].";
    for text in ["", "\u{feff}", "# only a comment\r\n"] {
        assert_eq!(none(text), [format!("bank.toml: this bank is empty. {begin}")]);
    }
    assert_eq!(
        none("schema = 1\ntitle = 'Later'"),
        [format!("bank.toml: this bank has no question that can be asked. {begin}")]
    );
    assert_eq!(none("question = ['']").len(), 2, "the question's problem comes first");
}

#[test]
fn every_line_that_is_not_toml_is_named() {
    assert_eq!(
        none("title = Backend\nquestion = ['Why?'\n"),
        [
            "bank.toml:1:9: this is not TOML: string values must be quoted, expected literal \
             string. Put texts between quotes: \"...\" on one line, \"\"\"...\"\"\" over several.",
            "bank.toml:2:19: this is not TOML: unclosed array, expected `]`. Put a comma between \
             the entries of a list, and ] at its end.",
        ]
    );
    let twice = none("[question]\nask = 'a'\n[question]\nask = 'b'");
    assert_eq!(
        twice[0],
        "bank.toml:3:2: this is not TOML: duplicate key. Write two brackets around what there \
         are several of: [[question]]."
    );
    for above in ["anchors.1 = 'x'", "[question.anchors]\n1 = 'x'"] {
        let both = none(&format!("[[question]]\nask = 'a'\n{above}\n[question.anchors]\n3 = 'y'"));
        assert!(
            both[0].contains("this is not TOML: duplicate key. Part of this table"),
            "{both:?}"
        );
        assert!(!both[0].contains("two brackets"), "{both:?}");
    }
    let twice = none("[[question]]\nask = 'a'\nask = 'b'");
    assert!(twice[0].ends_with("or put a [[question]] line between them."), "{}", twice[0]);
}

#[test]
fn the_first_byte_that_is_not_text_is_named() {
    let loaded = load("bank.toml", "bank", b"a = 1\nb = '\xc3\xa9 caf\xe9 au lait'\n");
    assert_eq!(loaded.bank, None);
    assert_eq!(
        lines(&loaded.problems),
        ["bank.toml:2:11: this is not UTF-8 text from here on. Save it as UTF-8 in the editor \
          it was written with."]
    );
    let place = loaded.problems[0].place.as_ref().expect("a place");
    assert_eq!(place.excerpt, "b = 'é caf\u{fffd} au lait'");
    assert_eq!(place.underline, 10..11);
}

#[test]
fn what_the_shell_finds_has_a_sentence_too() {
    let bytes = 10 * 1024 * 1024;
    assert_eq!(
        bank_toml::too_large("big.toml", bytes).one_line(),
        "big.toml: this has 10.0 MB; a bank may have 4 MB. Split it into several banks."
    );
    assert!(bank_toml::too_large("big.toml", 4 * 1024 * 1024 + 1).message.contains("4.1 MB"));
    assert_eq!(
        bank_toml::unreadable("a.toml", "Permission denied.").one_line(),
        "a.toml: this cannot be read: Permission denied. Check that it is there and that you may \
         read it."
    );
    assert_eq!(
        bank_toml::is_folder("questions").one_line(),
        "questions: this is a folder, not a bank. Name one of the .toml files in it."
    );
    let loaded = load("big.toml", "big", &vec![b'#'; MOST_BYTES + 1]);
    assert_eq!(loaded.problems, [bank_toml::too_large("big.toml", 4 * 1024 * 1024 + 1)]);
}
