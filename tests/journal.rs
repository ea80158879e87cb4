//! The journal as text: what it holds, what it survives, and that nobody is steered by it.

mod interview;

use interview::{after, session};
use proptest::prelude::*;
use vivavoce::domain::{
    Addition, Amend, Change, Logged, Notes, Particular, People, Place, Position, Recommendation,
    Record, Session, Splice, Stamps, Tick,
};
use vivavoce::format::journal::{Base, Fit, Journal, Rest, decode, line};

/// Typing in front of everything in the first question's notes.
fn typed(text: &str, seconds: u32) -> Change {
    let from = Position::default();
    let splice = Splice { from, to: from, text: text.into(), stamps: Stamps::Now(seconds) };
    Change::Edit { place: Place::Item(1), splice }
}

/// One change of every kind, with texts that a careless format would lose.
fn story() -> Vec<Change> {
    let reason = Splice {
        from: Position::default(),
        to: Position::default(),
        text: "a\n\"b\"\t\\\r\n\u{1b}[2J".into(),
        stamps: Stamps::Keep,
    };
    let cut = Splice {
        from: Position { line: 0, byte: 0 },
        to: Position { line: 1, byte: 0 },
        text: String::new(),
        stamps: Stamps::Restore(vec![Some(7), None]),
    };
    let (line, first) = (Position { line: 0, byte: 0 }, Position { line: 0, byte: 4 });
    let replaced = Splice {
        from: line,
        to: first,
        text: "lost\n[10:00] \u{1b}[2J".into(),
        stamps: Stamps::Restore(vec![Some(9), None]),
    };
    let emptied = Splice {
        from: line,
        to: Position { line: 2, byte: 0 },
        text: String::new(),
        stamps: Stamps::Keep,
    };
    let planned = interview::plan().items[1].question().expect("a question").clone();
    let addition = Addition { question: planned, bank: Some("teamwork".into()) };
    vec![
        Change::Start,
        Change::Open { item: 1 },
        typed("é\u{9b}31m\u{202e}👩\u{200d}👧", 2),
        typed("\n", 3),
        Change::Edit { place: Place::Item(1), splice: cut },
        typed("kept", u32::MAX),
        Change::Rate { item: 1, rating: Some(4) },
        Change::Rate { item: 1, rating: None },
        Change::Tick { item: 1, tick: Tick::Signal(1), on: true },
        Change::Tick { item: 1, tick: Tick::RedFlag(0), on: true },
        Change::Tick { item: 1, tick: Tick::Probe(1), on: true },
        Change::Skip { item: 2, reason: "late\u{2028}".into() },
        Change::TakeUp { item: 2 },
        Change::Add { after: 2, addition: Box::new(addition) },
        Change::Add { after: 5, addition: Box::new(Addition::on_the_spot("\u{1b}[2J Why?")) },
        Change::Withdraw { item: 6 },
        Change::Reinstate { item: 6 },
        Change::Decline,
        Change::Correct {
            people: Box::new(People { candidate: "Zoë \"Z\"".into(), ..People::default() }),
        },
        Change::Open { item: 5 },
        Change::Rate { item: 5, rating: Some(2) },
        Change::Pause,
        Change::Resume,
        Change::Sleep { seconds: 75 },
        Change::SetClock { seconds: -7_200 },
        Change::Leave,
        Change::Return,
        Change::End,
        Change::Reopen,
        Change::End,
        Change::Recommend { recommendation: Some(Recommendation::StrongYes) },
        Change::Edit { place: Place::Reason, splice: reason },
        Change::Finish,
        amended(Amend::Rating { item: 1, rating: Some(3) }),
        amended(Amend::Text { place: Place::Item(1), splice: replaced }),
        amended(Amend::Text { place: Place::Reason, splice: emptied }),
        amended(Amend::Recommendation { recommendation: None }),
        amended(Amend::Particular { which: Particular::Role, text: "Lead \"dev\"".into() }),
        amended(Amend::Rating { item: 5, rating: None }),
    ]
}

fn amended(amend: Amend) -> Change {
    Change::Amend { amend, why: "read again\u{202e}".into(), by: "Ro\u{202e}bin".into() }
}

/// The story told: the session before it, each change with the session after it, and the lines.
fn told() -> (Record, Vec<(Logged, Record)>, Vec<String>) {
    let mut session = session();
    let base = session.record().clone();
    let mut lines = vec![Base::whole(&base).line()];
    let mut steps = Vec::new();
    for (nth, change) in (0..).zip(story()) {
        let at = after(1_003 * nth);
        session.apply(at, change.clone()).unwrap_or_else(|why| panic!("{change:?}: {why}"));
        let logged = Logged::of(&session, at, change);
        lines.push(line(&logged));
        steps.push((logged, session.settled(at)));
    }
    (base, steps, lines)
}

#[test]
fn a_session_comes_back_from_its_journal_alone() {
    let (_, steps, lines) = told();
    let journal = decode(lines.concat().as_bytes()).expect("a journal");
    assert_eq!(journal.rest, Rest::Nothing);
    assert!(journal.log.iter().eq(steps.iter().map(|(logged, _)| logged)));
    let (record, left_out) = journal.recover(None).expect("a session");
    assert_eq!((&record, left_out), (&steps[steps.len() - 1].1, 0));
}

#[test]
fn a_session_comes_back_from_any_file_of_it_and_the_journal() {
    let (base, steps, lines) = told();
    let journal = decode(lines.concat().as_bytes()).expect("a journal");
    let last = &steps[steps.len() - 1].1;
    for saved in std::iter::once(&base).chain(steps.iter().map(|(_, record)| record)) {
        assert!(journal.belongs_to(saved));
        assert_eq!(journal.recover(Some(saved.clone())), Some((last.clone(), 0)));
    }
}

#[test]
fn what_is_newest_counts_whether_it_is_the_file_or_the_base() {
    let (base, steps, _) = told();
    let newer = &steps[9].1;
    let lines = [Base::whole(newer).line(), line(&steps[10].0)].concat();
    let journal = decode(lines.as_bytes()).expect("a journal");
    for older in [base, steps[3].1.clone()] {
        assert_eq!(journal.recover(Some(older)), Some((steps[10].1.clone(), 0)));
    }
    assert_eq!(journal.recover(Some(steps[12].1.clone())), Some((steps[12].1.clone(), 0)));
}

#[test]
fn without_a_file_and_without_a_whole_base_there_is_nothing_to_begin_with() {
    let (_, steps, _) = told();
    let base = Base::after(3, steps[0].1.started);
    let journal = decode(base.line().as_bytes()).expect("a journal");
    assert_eq!(journal.recover(None), None);
}

#[test]
fn a_change_is_missing_between_the_file_and_the_journal() {
    let (base, steps, lines) = told();
    let text = [Base::after(3, steps[0].1.started).line(), lines[4..].concat()].concat();
    let journal = decode(text.as_bytes()).expect("a journal");
    assert_eq!(journal.recover(Some(base.clone())), Some((base, steps.len() - 3)));
}

#[test]
fn another_session_of_the_same_name_is_told_apart() {
    let (_, steps, lines) = told();
    let journal = decode(lines.concat().as_bytes()).expect("a journal");
    let mut other =
        Session::new(steps[0].1.id.clone(), steps[0].1.people.clone(), interview::plan());
    assert!(journal.belongs_to(other.record()));
    other.apply(after(60_000), Change::Start).expect("a session that has not begun");
    assert!(!journal.belongs_to(other.record()));
}

#[test]
fn a_journal_knows_every_file_that_its_session_ever_had() {
    let (base, steps, lines) = told();
    let journal = decode(lines.concat().as_bytes()).expect("a journal");
    let (last, before) = steps.split_last().expect("steps");
    for saved in std::iter::once(&base).chain(before.iter().map(|(_, record)| record)) {
        assert_eq!(journal.fit(saved), Fit::Earlier, "{}", saved.sequence);
        assert!(!journal.ends_with(saved));
        // It makes no difference when it was left, and for how long.
        let mut later = saved.clone();
        (later.clock_ms, later.as_of) = (later.clock_ms + 40_000, last.1.as_of);
        assert_eq!(journal.fit(&later), Fit::Earlier, "{}", saved.sequence);
    }
    assert_eq!(journal.fit(&last.1), Fit::Later);
    assert!(journal.ends_with(&last.1));
}

#[test]
fn a_journal_knows_a_file_that_somebody_has_changed() {
    let (_, steps, lines) = told();
    let journal = decode(lines.concat().as_bytes()).expect("a journal");
    let (last, before) = steps.split_last().expect("steps");
    let changes: [fn(&mut Record); 5] = [
        |it| it.people.candidate.push('!'),
        |it| it.entries[2].rating = Some(1),
        |it| it.entries[2].signals.push(0),
        |it| it.reason = Notes::from_text("something else"),
        |it| _ = it.timeline.remove(0),
    ];
    for change in changes {
        for (_, saved) in before {
            let mut theirs = saved.clone();
            change(&mut theirs);
            assert_eq!(journal.fit(&theirs), Fit::Apart, "{}", saved.sequence);
        }
    }
    // It had everything when it was changed: that is no reason to keep two of them.
    let mut theirs = last.1.clone();
    theirs.people.candidate.push('!');
    assert_eq!(journal.fit(&theirs), Fit::Later);
    assert!(!journal.ends_with(&theirs));
}

#[test]
fn two_that_were_amended_apart_are_told_apart() {
    let (_, steps, lines) = told();
    let (sealed, rest) = (lines.len() - 5, lines.len() - 4);
    let journal = decode(lines[..rest].concat().as_bytes()).expect("a journal");
    let then = &steps[sealed - 2].1;
    let mut theirs = Session::restore(then.clone());
    let amend = amended(Amend::Rating { item: 2, rating: Some(1) });
    theirs.apply(after(60_000), amend).expect("an amendment");
    assert_eq!(theirs.record().sequence, journal.last());
    assert_eq!(journal.fit(theirs.record()), Fit::Apart);
    assert_eq!(journal.fit(then), Fit::Earlier);
    // What went on from there has it all, beside what it has replaced since.
    assert_eq!(journal.fit(&steps[steps.len() - 1].1), Fit::Later);
}

#[test]
fn typing_takes_little_room() {
    let (_, steps, _) = told();
    let mut logged = steps[2].0.clone();
    logged.change = typed("a", 2);
    (logged.sequence, logged.clock_ms) = (10_000, 2_999);
    assert!(line(&logged).len() < 64, "{}", line(&logged));
}

#[test]
fn nothing_in_a_journal_steers_a_terminal() {
    let hostile: String = ('\0'..='\u{FFFF}').chain('\u{E0000}'..='\u{E00FF}').collect();
    let mut session = session();
    session.apply(after(0), Change::Start).expect("a session that has not begun");
    let change = typed(&hostile, 0);
    session.apply(after(0), change.clone()).expect("an allowed change");
    let logged = Logged::of(&session, after(0), change);
    for text in [line(&logged), Base::whole(&session.settled(after(0))).line()] {
        let raw = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
                || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{E0001}'..='\u{E007F}')
        };
        assert_eq!(text.chars().find(|c| raw(*c)), None);
        assert_eq!(text.matches('\n').count(), 1);
    }
    let text = [Base::after(1, None).line(), line(&logged)].concat();
    assert_eq!(decode(text.as_bytes()).expect("a journal").log, [logged]);
}

#[test]
fn a_newer_form_is_not_taken_for_this_one() {
    let of_today = Base::after(0, None).line();
    assert!(of_today.contains("\"journal\":1,") && decode(of_today.as_bytes()).is_ok());
    // With a right checksum: a newer program wrote it.
    let newer = r#"37 4791294f {"journal":2,"changes":0,"started":null,"session":null}"#;
    assert!(matches!(decode(format!("{newer}\n").as_bytes()), Err(Rest::Damaged)));
}

/// The lines, a place in them, and the index of the line that the place is in.
fn line_at(lines: &[String], at: usize) -> usize {
    let mut end = 0;
    let inside = |line: &String| {
        end += line.len();
        end > at
    };
    lines.iter().position(inside).unwrap_or(lines.len())
}

/// Fails unless exactly the lines before the `nth` were read.
fn assert_read(found: &Result<Journal, Rest>, lines: &[String], nth: usize, case: &str) {
    match found {
        Ok(journal) => {
            assert_eq!(journal.log.len() + 1, nth, "{case}");
            assert_eq!(journal.whole, lines[..nth].concat().len(), "{case}");
        }
        Err(_) => assert_eq!(nth, 0, "{case}"),
    }
}

#[test]
fn a_journal_cut_at_any_byte_is_read_up_to_its_last_whole_line() {
    let (_, _, lines) = told();
    let text = lines.concat();
    for cut in 0..=text.len() {
        let found = decode(&text.as_bytes()[..cut]);
        let nth = line_at(&lines, cut);
        assert_read(&found, &lines, nth, &format!("cut at {cut}"));
        let rest = found.map_or_else(|rest| rest, |journal| journal.rest);
        assert_ne!(rest, Rest::Damaged, "cut at {cut}: a torn line is no damage");
    }
}

#[test]
fn zeros_behind_the_last_line_are_the_rest_of_a_power_cut() {
    let (_, _, lines) = told();
    let bytes = [lines.concat().as_bytes(), &[0; 512]].concat();
    let journal = decode(&bytes).expect("a journal");
    assert_eq!((journal.log.len(), journal.rest), (lines.len() - 1, Rest::Torn));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_journal_with_any_byte_changed_is_read_up_to_there(
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let (_, _, lines) = told();
        let mut bytes = lines.concat().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let nth = line_at(&lines, at);
        let found = decode(&bytes);
        assert_read(&found, &lines, nth, &format!("{flip:#x} at {at}"));
        let rest = found.map_or_else(|rest| rest, |journal| journal.rest);
        // Only in the last line can it look as if the program had been ended.
        prop_assert!(rest == Rest::Damaged || nth == lines.len() - 1, "{:?} at {}", rest, at);
    }

    #[test]
    fn no_bytes_whatever_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(journal) = decode(&bytes) {
            let _ = journal.recover(None);
        }
    }

    #[test]
    fn no_lines_whatever_end_the_program(
        lines in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let (base, _, told) = told();
        let text: String = lines.iter().map(|nth| nth.get(&told).as_str()).collect();
        if let Ok(journal) = decode(text.as_bytes()) {
            let _ = journal.recover(Some(base));
        }
    }
}
