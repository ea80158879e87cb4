//! What is too long for its pane is brought on the screen by scrolling, to the last word.

use std::collections::BTreeSet;

use vivavoce::domain::Question;

use crate::desk::{Desk, bank_of, banks};

const SIZES: [(u16, u16); 2] = [(60, 20), (40, 14)];

/// The words on the screen, rules between panes aside.
fn words(desk: &Desk) -> Vec<String> {
    let screen = desk.screen().replace(['│', '▲', '▼', '…'], " ");
    screen.split_whitespace().map(str::to_owned).collect()
}

/// The words that come on the screen while a key is pressed until it changes nothing more.
fn words_seen(desk: &mut Desk, key: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut last = Vec::new();
    loop {
        let now = words(desk);
        if now == last {
            return seen;
        }
        seen.extend(now.iter().cloned());
        last = now;
        desk.at_once(key);
    }
}

fn texts(question: &Question) -> Vec<&str> {
    let running = [Some(&question.ask), question.fallback.as_ref(), question.look_for.as_ref()];
    let probes: Vec<&str> = question.probes.iter().map(|probe| probe.ask.as_str()).collect();
    let lists = [&question.signals, &question.red_flags];
    let running = running.into_iter().flatten();
    running.chain(lists.into_iter().flatten()).map(String::as_str).chain(probes).collect()
}

#[test]
fn every_word_of_every_question_can_be_brought_on_the_screen() {
    for id in ["backend", "teamwork"] {
        let bank = bank_of(&banks(), id);
        let mut desk = Desk::interview_on(&bank, "all");
        for _ in &bank.questions {
            desk.keys("Alt-n");
            let question = desk.open().item().0.question().expect("a question").clone();
            for (columns, rows) in SIZES {
                desk.resize(columns, rows).at_once(&"Alt-Up ".repeat(60));
                let seen = words_seen(&mut desk, "Alt-Down");
                for word in texts(&question).into_iter().flat_map(str::split_whitespace) {
                    assert!(seen.contains(word), "{columns}x{rows} {}: {word}", question.id);
                }
            }
        }
    }
}

#[test]
fn scrolling_stops_at_the_end_and_turns_back_at_once() {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(60, 20).keys("Alt-n");
    let top = desk.screen();
    desk.at_once(&"Alt-Down ".repeat(50));
    let end = desk.screen();
    desk.at_once("Alt-Down");
    assert_eq!(desk.screen(), end);
    desk.at_once("Alt-Up");
    assert_ne!(desk.screen(), end);
    desk.at_once(&"Alt-Up ".repeat(50));
    assert_eq!(desk.screen(), top);
}

#[test]
fn the_script_of_the_opening_can_be_read_to_its_end() {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(60, 20);
    let seen = words_seen(&mut desk, "Alt-Down");
    assert!(seen.contains("Welcome,") && seen.contains("working") && seen.contains("moment?"));
}

#[test]
fn the_anchors_can_be_read_to_their_end_and_back() {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(60, 20).keys("Alt-n Alt-v");
    let question = desk.open().item().0.question().expect("a question").clone();
    let top = desk.screen();
    let seen = words_seen(&mut desk, "Alt-Down");
    for word in question.anchors.values().flat_map(|text| text.split_whitespace()) {
        assert!(seen.contains(word), "{word}");
    }
    let end = desk.screen();
    desk.at_once("Alt-Up");
    assert_ne!(desk.screen(), end, "one key up moves");
    desk.at_once("Alt-End Alt-Home");
    assert_eq!(desk.screen(), top);
}

#[test]
fn long_notes_scroll_with_the_cursor() {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(60, 20).keys("Alt-n");
    let lines: Vec<String> = (1..=100).map(|nth| format!("line{nth}")).collect();
    desk.paste(&lines.join("\n")).sees("line100").sees("more above");
    let mut seen = BTreeSet::new();
    for _ in 0..100 {
        desk.at_once("Up");
        seen.extend(words(&desk));
    }
    assert!(lines.iter().all(|line| seen.contains(line)));
    desk.sees("more below").keys("Ctrl-End").sees("line100").keys("PageUp").sees_no("line100");
    desk.keys("Ctrl-Home Alt-n Alt-p").sees("line100");
}

#[test]
fn a_long_reason_and_many_gaps_scroll() {
    let mut desk = Desk::interview("backend", "all");
    desk.resize(60, 20).keys("Alt-w Alt-w");
    let seen = words_seen(&mut desk, "Alt-Down");
    for title in desk.record().plan.items.iter().filter_map(|item| item.question()) {
        assert!(
            title
                .title
                .split_whitespace()
                .all(|word| { seen.iter().any(|it| it.trim_end_matches(':') == word) })
        );
    }
    assert!(seen.contains("Overall"));
    desk.write(&(1..=30).map(|nth| format!("because{nth} ")).collect::<Vec<_>>().concat());
    desk.sees("because30").keys("Ctrl-Home").sees("because1 ");
}

#[test]
fn a_report_is_read_to_its_end_by_rows_and_by_questions() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").write("+ measured").keys("Alt-4 Alt-w Alt-w Alt-e F").wait(60);
    desk.resize(60, 20);
    let end = {
        desk.keys("End");
        desk.screen()
    };
    desk.keys("Home").keys(&"Down ".repeat(400));
    assert_eq!(desk.screen(), end);
    desk.keys("Home n").sees("Opening").keys("n").sees("1. Slow query").keys("p p p");
    desk.sees("Interviewer").keys("Space PageUp").sees("Interviewer");
}

#[test]
fn a_list_of_sessions_scrolls_and_filters() {
    let desk = Desk::interview("backend", "60");
    let (file, text) = desk.files.first_key_value().expect("a session");
    let files = (1..=60).map(|nth| {
        let name = format!("Candidate{nth:02}");
        (file.with_file_name(format!("{nth:02}.toml")), text.replace("Ada Lovelace", &name))
    });
    let mut desk = Desk::start(vivavoce::app::Go::Library, files.collect());
    desk.sees("Candidate60").sees_no("Candidate01").keys("End").sees("Candidate01");
    desk.keys("Up PageUp Home").sees("Candidate60").write("candidate33");
    desk.sees("1 of 60").keys("Enter").sees("Candidate33 · Grace Hopper · One hour").keys("Esc");
    desk.sees("1 of 60").sees_no("Candidate60").keys("Esc").sees("Candidate60");
    desk.write("nobody").sees("No session fits").keys("Esc").sees("Candidate60").keys("Esc");
    desk.sees("60 sessions");
}
