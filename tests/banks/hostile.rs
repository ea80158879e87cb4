//! Files that were made to hurt: nothing panics, nothing explodes, nothing steers a terminal.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vivavoce::domain::Bank;
use vivavoce::format::bank_toml::{self, load};

use super::{FULL, MISTAKES, asked, clean, none, question};

#[test]
fn nothing_that_steers_a_terminal_gets_into_a_problem() {
    let text =
        "question = 'Why?'\n\"k\\u001b]0;x\\u0007\\u202e\\u009b\" = '\u{202e}\u{200b}\u{85}'";
    let loaded = load("a\u{1b}[31m\u{202e}.toml", "a", text.as_bytes());
    let problem = &loaded.problems[0];
    let place = problem.place.as_ref().expect("a place");
    for shown in [problem.one_line(), problem.report(), place.excerpt.clone()] {
        assert_printable(&shown);
    }
    assert!(problem.message.contains("`k␛]0;x␇\u{fffd}\u{fffd}`"), "{}", problem.message);
    assert_eq!(place.excerpt.matches('\u{fffd}').count(), 3);
    assert_printable(&bank_toml::unreadable("x", "no\u{1b}[2J").report());
}

#[test]
fn nesting_too_deep_for_the_stack_is_refused_and_less_is_not() {
    let nested = |keys: usize, levels: usize| {
        let key = vec!["a"; keys].join(".");
        let open = format!(" = {{\n{key}").repeat(levels);
        format!("x{open} = 1{}", "}".repeat(levels))
    };
    let refused = none(&nested(79, 78));
    assert_eq!(
        refused,
        ["bank.toml:8:80: by here there are hundreds of dots outside quotes. If this is prose, a \
          closing quote is missing further up."]
    );
    // As deep as it gets: the drop of this value must fit the stack of a thread.
    assert!(none(&nested(8, 79))[0].contains("unknown key `x`"));
}

#[test]
fn a_hostile_file_costs_little_and_lists_few_problems() {
    let tables = format!("x = [{}]", "{a=1},".repeat(600_000));
    assert!(none(&tables)[0].contains("more than 60,000 marks"));
    let commas = format!("questions = [{}]", "1,".repeat(1_000_000));
    assert!(none(&commas)[0].contains("more than 100,000 commas"));
    let unknown: Vec<String> = (0..5_000).map(|n| format!("key{n} = 1")).collect();
    let problems = none(&unknown.join("\n"));
    assert_eq!(problems.len(), 202);
    assert!(problems[201].contains("there are 4800 more problems like these"), "{}", problems[201]);
}

#[test]
fn dots_in_prose_and_one_in_each_header_are_no_nesting() {
    let mut text = String::from("about = '''");
    text.push_str(&"Well... yes. No. ".repeat(100));
    text.push_str("'''\n# a.b.c.d.e\n");
    for n in 0..1_000 {
        text.push_str(&question("").replace("\"q\"", &format!("\"q{n}\"")));
    }
    assert_eq!(clean(&text).questions.len(), 1_000);
}

fn assert_printable(text: &str) {
    for c in text.chars().filter(|&c| c != '\n') {
        let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        assert!(!c.is_control() && !hidden, "{c:?} in {text:?}");
    }
}

/// What holds for every file, whatever is in it.
fn assert_sound(bytes: &[u8]) {
    let loaded = load("bank.toml", "bank", bytes);
    let rows: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    for problem in &loaded.problems {
        assert_printable(&problem.one_line());
        assert_printable(&problem.report());
        let Some(place) = &problem.place else { continue };
        assert!((1..=rows.len()).contains(&place.line), "{place:?}");
        assert!((1..=rows[place.line - 1].len() + 1).contains(&place.column), "{place:?}");
        let width = place.excerpt.chars().count();
        assert!(width <= 92, "{place:?}");
        assert!(place.underline.start < place.underline.end, "{place:?}");
        assert!(place.underline.start <= width && place.underline.end <= width + 1, "{place:?}");
    }
    if let Some(bank) = loaded.bank {
        assert_valid(&bank);
    } else {
        assert!(!loaded.problems.is_empty(), "no bank, and no reason why");
    }
}

/// What the domain promises of every bank.
fn assert_valid(bank: &Bank) {
    assert!(!bank.questions.is_empty() && !bank.id.is_empty());
    let ids: BTreeSet<&str> = asked(bank).into_iter().collect();
    assert_eq!(ids.len(), bank.questions.len());
    for question in &bank.questions {
        assert!(!question.ask.trim().is_empty() && question.minutes > 0);
        assert!(question.anchors.keys().all(|&point| bank.scale.has(point)));
        let competency = question.competency.as_ref();
        assert!(competency.is_none_or(|id| bank.competencies.iter().any(|c| c.id == *id)));
    }
    for guide in &bank.guides {
        assert!(!guide.questions.is_empty() && guide.minutes > 0);
        assert!(guide.questions.iter().all(|planned| ids.contains(planned.question.as_str())));
    }
}

/// A fixture with pieces of it taken out, doubled, moved or replaced.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let fixture = prop_oneof![Just(FULL), Just(MISTAKES)];
    let scraps = prop_oneof![
        Just("[[question]]\n"),
        Just("\"\"\""),
        Just("= {a.b."),
        Just("\u{1b}\u{202e}\u{feff}"),
        Just("]\r\n"),
        Just("99999999999999999999"),
        Just("é"),
    ];
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), scraps, 0..4);
    (fixture, prop::collection::vec(change, 1..6)).prop_map(|(fixture, changes)| {
        let mut bytes = fixture.as_bytes().to_vec();
        for (at, length, scrap, what) in changes {
            let from = at.index(bytes.len() + 1);
            let to = (from + length.index(60)).min(bytes.len());
            let piece = bytes[from..to].to_vec();
            match what {
                0 => drop(bytes.drain(from..to)),
                1 => drop(bytes.splice(from..from, piece)),
                2 => drop(bytes.splice(from..to, scrap.bytes())),
                _ => bytes.extend(piece),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_bytes_make_the_loader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&bytes);
    }

    #[test]
    fn no_text_makes_the_loader_panic(text in "[\\[\\]{}=.,'\"a-c1\u{1b}\u{202e}é\n\r\t #]{0,120}") {
        assert_sound(text.as_bytes());
    }

    #[test]
    fn no_change_of_a_bank_makes_the_loader_panic(bytes in mutated()) {
        assert_sound(&bytes);
    }
}
