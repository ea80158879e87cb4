//! What the screens look like, at three sizes. A change is looked at before it is accepted.

mod desk;

use std::collections::BTreeMap;
use std::path::PathBuf;

use desk::round::{Met, another_version, files as round_files, round};
use desk::{Desk, bank_file, bank_of, banks};
use vivavoce::app::Go;

/// Takes a picture of a screen at one size.
fn picture(desk: &mut Desk, name: &str, columns: u16, rows: u16) {
    desk.resize(columns, rows);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), desk.screen()));
}

/// Takes a picture at each of the three sizes.
fn pictures(desk: &mut Desk, name: &str) {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        picture(desk, name, columns, rows);
    }
}

/// In the middle of the first question, with everything that can be recorded.
fn at_work() -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(320).keys("Alt-n").wait(95).write("+ looked at the plan first, before anything else");
    desk.wait(30)
        .write("\n\"we cut p99 from 900 to 40 ms with a covering index, and it stayed there");
    desk.wait(20).write("\n- no word on the cost for writes until asked\nh asked about writes");
    desk.keys("Alt-A Alt-D Alt-G Alt-l Alt-4").wait(15);
    desk
}

/// With every question answered or skipped, in the wrap-up.
fn wrapping_up() -> Desk {
    let mut desk = at_work();
    desk.keys("Alt-n").wait(300).write("- cache without an owner").keys("Alt-2 Alt-n").wait(500);
    desk.keys("Alt-3 Alt-n Alt-s Alt-1").wait(400).write("! alone").keys("Alt-n").wait(600);
    desk.keys("Alt-n");
    desk
}

/// The file of an interview that is finished.
fn wrapping_up_and_done() -> String {
    let mut desk = wrapping_up();
    desk.keys("Alt-3 Alt-e F");
    desk.files.into_values().next().expect("a session")
}

/// A home with a finished session, an unfinished one, and a file that is none.
fn files() -> BTreeMap<PathBuf, String> {
    let mut finished = wrapping_up();
    finished.keys("Alt-3").write("Measures first.").keys("Alt-e F");
    let mut files = finished.files;
    let mut open = Desk::interview_on(&bank_of(&banks(), "teamwork"), "30");
    open.wait(200).keys("Alt-n").wait(60).write("+ named it early").wait(2);
    files.extend(
        open.files
            .into_iter()
            .map(|(file, text)| (file, text.replace("Ada Lovelace", "Katherine Johnson"))),
    );
    files.insert("/home/sessions/2026-11-20-notes.toml".into(), "not a session".into());
    files
}

fn home(go: Go) -> Desk {
    Desk::start(go, files())
}

#[test]
fn home_without_a_session() {
    pictures(&mut Desk::home(), "home_empty");
}

#[test]
fn home_with_an_unfinished_interview() {
    pictures(&mut home(Go::Home), "home_unfinished");
}

#[test]
fn home_in_a_demo() {
    pictures(&mut home(Go::Tour { kept: false }), "home_demo");
    picture(&mut home(Go::Tour { kept: true }), "home_demo_kept", 80, 24);
}

#[test]
fn setting_up() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada Lovelace").keys("Tab Tab");
    pictures(&mut desk, "setup");
}

#[test]
fn setting_up_for_somebody_who_is_known() {
    let mut desk = home(Go::Home);
    desk.keys("n").write("Katherine Johnson");
    picture(&mut desk, "setup_known", 80, 24);
}

#[test]
fn banks_one_of_which_has_problems() {
    let text = "title = \"Frontend\"\n\n[[question]]\nask = \"What is the DOM?\"\nsignal = [\"tree\"]\n\
                minutes = \"five\"\n\n[[question]]\nlook_for = \"No ask\"\n";
    let mut all = banks();
    all.push(bank_file("frontend", text));
    all.push(bank_file("broken", "[[question"));
    let mut desk = Desk::start_with(Go::Banks, BTreeMap::new(), all);
    pictures(&mut desk, "banks");
    desk.keys("Down Down");
    pictures(&mut desk, "banks_problems");
    desk.keys("Down");
    picture(&mut desk, "banks_unusable", 80, 24);
}

/// Everything that the brief can say.
fn briefed() -> Desk {
    let mut desk = home(Go::Home);
    desk.keys("n").write("Ada Lovelace").keys("Enter i").write("ask about the move to Turin");
    desk.keys("Esc");
    desk
}

#[test]
fn the_brief() {
    pictures(&mut briefed(), "brief");
    let mut desk = briefed();
    desk.resize(80, 24).keys("End");
    picture(&mut desk, "brief_end", 80, 24);
    desk.keys("i");
    picture(&mut desk, "brief_writing", 60, 20);
    desk.keys("Esc Esc");
    picture(&mut desk, "home_planned", 80, 24);
}

#[test]
fn a_gap_of_the_wrap_up() {
    let mut desk = at_work();
    desk.keys("Alt-w Alt-w Tab");
    pictures(&mut desk, "live_gap");
}

#[test]
fn the_opening() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(42);
    pictures(&mut desk, "live_opening");
}

#[test]
fn a_question_with_notes_ticks_and_a_rating() {
    pictures(&mut at_work(), "live_question");
}

#[test]
fn the_desk() {
    let mut desk = at_work();
    desk.keys("Esc");
    pictures(&mut desk, "live_desk");
}

#[test]
fn the_closing_late_and_paused() {
    let mut desk = wrapping_up();
    desk.keys("Alt-t").wait(1_500).keys("Alt-t").wait(10);
    pictures(&mut desk, "live_closing");
}

#[test]
fn a_bank_of_bare_sentences() {
    let file = bank_file("bare", "[[question]]\nask = \"What did you build last?\"\n");
    let mut desk = Desk::interview_on(&file.bank.expect("a bank"), "all");
    desk.keys("Alt-n").wait(5);
    pictures(&mut desk, "live_bare");
}

#[test]
fn a_disk_that_takes_nothing() {
    let mut desk = at_work();
    desk.broken = Some("The disk is full.".into());
    desk.keys("Alt-5");
    picture(&mut desk, "live_not_saved", 80, 24);
    desk.keys("Esc q");
    picture(&mut desk, "overlay_unsaved", 80, 24);
    desk.keys("o").write("~/interviews");
    picture(&mut desk, "overlay_folder", 80, 24);
}

#[test]
fn what_lies_over_the_interview() {
    for (keys, name) in [
        ("F1", "overlay_help"),
        ("Alt-v", "overlay_anchors"),
        ("Alt-g Down", "overlay_jump"),
        ("Alt-0 Alt-s", "overlay_skip"),
        ("Alt-c", "overlay_cover"),
        ("Alt-w Alt-w Alt-e", "overlay_gaps"),
    ] {
        let mut desk = at_work();
        desk.keys(keys);
        picture(&mut desk, name, 80, 24);
    }
}

#[test]
fn the_question_turned_to_the_candidate() {
    let mut desk = at_work();
    desk.keys("F5");
    pictures(&mut desk, "presented");
}

#[test]
fn what_finds_something() {
    for (keys, typed, name) in [
        ("Ctrl-P", "", "palette"),
        ("Ctrl-P", "cost", "palette_typed"),
        ("Esc : u n d o Down", "", "palette_desk"),
        ("Alt-g", "sca", "jump_typed"),
        ("Ctrl-F", "writes", "find"),
        ("Ctrl-N", "", "add"),
        ("Ctrl-N", "disag", "add_typed"),
        ("Ctrl-N", "Why did you leave?", "add_own"),
    ] {
        let mut desk = at_work();
        desk.keys(keys).write(typed);
        pictures(&mut desk, &format!("overlay_{name}"));
    }
}

#[test]
fn a_question_that_is_not_in_the_guide() {
    let mut desk = at_work();
    desk.keys("Ctrl-N").write("Which of your index changes did you take back, and why?");
    desk.keys("Enter").wait(60).write("+ one, after a week").keys("Alt-3").wait(10);
    pictures(&mut desk, "live_extra");
    desk.keys("Alt-w Alt-w");
    pictures(&mut desk, "wrap_up_extra");
    desk.keys("Alt-3").write("Measures first.").keys("Alt-e F").wait(10);
    desk.resize(140, 45).keys("Home");
    picture(&mut desk, "page_extra", 140, 45);
    desk.resize(80, 24).keys("End");
    picture(&mut desk, "page_extra_end", 80, 24);
}

#[test]
fn what_is_said_stands_in_the_footer() {
    let mut desk = at_work();
    desk.keys("Alt-u");
    picture(&mut desk, "live_undone", 80, 24);
    for (columns, rows) in [(60, 20), (80, 24)] {
        let mut desk = at_work();
        desk.resize(columns, rows).keys("Alt-w");
        picture(&mut desk, "live_ends", columns, rows);
    }
}

/// A red flag that was ticked in the middle of a sentence, out of view, and something volunteered.
#[test]
fn a_red_flag_in_the_middle_of_a_sentence() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let mut desk = Desk::interview("backend", "60");
        desk.resize(columns, rows).wait(60).keys("Alt-n Alt-.").wait(30);
        desk.write("says he").keys("Alt-G").write(" just added a ca");
        picture(&mut desk, "live_flag", columns, rows);
    }
}

#[test]
fn the_wrap_up() {
    let mut desk = wrapping_up();
    desk.keys("Alt-3").write("Measures first and knows what the cure costs, once asked.");
    pictures(&mut desk, "wrap_up");
}

#[test]
fn time_runs_short() {
    let mut desk = at_work();
    desk.wait(1050);
    pictures(&mut desk, "live_late");
    desk.keys("Esc");
    picture(&mut desk, "live_late_desk", 80, 24);
    desk.keys("y");
    picture(&mut desk, "live_dropped", 80, 24);
}

#[test]
fn the_pace_by_ones_own_times() {
    let finished = wrapping_up_and_done();
    let five = (1..6)
        .map(|day| (format!("/home/sessions/2026-10-0{day}-x.toml").into(), finished.clone()));
    let mut desk = Desk::interview_with(&bank_of(&banks(), "backend"), "60", five.collect());
    desk.wait(320).keys("Alt-n").wait(30);
    pictures(&mut desk, "live_own_times");
}

#[test]
fn a_terminal_that_is_too_small() {
    picture(&mut at_work(), "too_small", 38, 12);
    picture(&mut at_work(), "least", 40, 14);
}

#[test]
fn the_list_of_sessions() {
    pictures(&mut Desk::start(Go::Library, BTreeMap::new()), "library_empty");
    let mut desk = home(Go::Library);
    pictures(&mut desk, "library");
    desk.write("nobody");
    pictures(&mut desk, "library_nothing");
}

#[test]
fn the_list_of_sessions_sorted_with_marks_and_a_preview() {
    let mut desk = home(Go::Library);
    desk.keys("Alt-2 Tab Up").wait(1);
    pictures(&mut desk, "library_marked");
    picture(desk.set("glyphs = \"ascii\""), "ascii_library", 80, 24);
    picture(desk.set("").write("after:soon"), "library_problem", 80, 24);
    picture(desk.keys("Ctrl-U End"), "library_broken", 80, 24);
}

#[test]
fn the_search_in_all_sessions() {
    pictures(home(Go::Home).keys("f"), "search_empty");
    let mut desk = home(Go::Home);
    desk.keys("f").write("the");
    pictures(&mut desk, "search");
    desk.keys("Down Down Down Down Down Down");
    picture(&mut desk, "search_moved", 80, 24);
    picture(&mut desk, "search_least", 40, 14);
    desk.keys("Enter");
    picture(&mut desk, "search_page", 80, 24);
    let mut desk = home(Go::Home);
    desk.keys("f").write("nobody after:soon");
    pictures(&mut desk, "search_nothing");
}

#[test]
fn the_page_of_a_session() {
    let mut desk = home(Go::Library);
    desk.write("finished").keys("Enter");
    pictures(&mut desk, "page");
    desk.keys("n n n");
    picture(&mut desk, "page_question", 80, 24);
}

/// A hiring round with everything that makes a comparison hard.
fn compared() -> Desk {
    let mut all = round();
    let cy = Met::new(10, "Cy Example", "Robin Example", [5, 1, 4, 5, 0]);
    all.push(cy.record_of(&another_version()));
    let mut desk = Desk::start(Go::Library, round_files(&all));
    desk.keys("Alt-c");
    desk
}

#[test]
fn candidates_side_by_side() {
    let mut desk = Desk::start(Go::Library, round_files(&round()));
    desk.keys("Alt-c Down Down Down");
    pictures(&mut desk, "compare");
    desk.keys("Tab Down Down Down Down");
    pictures(&mut desk, "compare_questions");
    pictures(desk.keys("Right Up Enter"), "compare_question_evidence");
    let mut desk = compared();
    pictures(&mut desk, "compare_versions");
    desk.keys("Right Right Down Down Down Enter");
    pictures(&mut desk, "compare_evidence");
    desk.keys("Esc w");
    picture(&mut desk, "compare_about", 80, 24);
    picture(desk.keys("Esc").set("glyphs = \"ascii\""), "ascii_compare", 80, 24);
}

#[test]
fn one_candidate_alone_and_none_yet() {
    let all = round_files(&round()[..2]);
    let mut desk = Desk::start(Go::Library, all.clone());
    // The other one breaks after the list has been read.
    desk.files.insert(all.into_keys().next().expect("a session"), "not a session".into());
    picture(desk.keys("Alt-c"), "compare_alone", 80, 24);
    let mut desk = Desk::start(Go::Library, round_files(&round()));
    pictures(desk.keys("Alt-c x"), "compare_export");
    let mut desk = Desk::start(Go::Library, round_files(&round()));
    desk.slow = true;
    picture(desk.keys("Alt-c"), "compare_reading", 80, 24);
}

#[test]
fn the_panel_of_an_export() {
    let mut desk = home(Go::Library);
    desk.write("finished").keys("Alt-x");
    pictures(&mut desk, "export");
    desk.keys("Tab Tab Tab Alt-a Ctrl-U Enter");
    picture(&mut desk, "export_without_a_name", 80, 24);
}

#[test]
fn the_page_of_a_session_that_was_amended() {
    let mut desk = home(Go::Library);
    desk.write("finished").keys("Enter n n a");
    pictures(&mut desk, "amend");
    desk.keys("1");
    pictures(&mut desk, "amend_rating");
    desk.keys("3");
    pictures(&mut desk, "amend_why");
    desk.write("no word on the cost until asked").keys("Enter").wait(20);
    pictures(&mut desk, "page_amended");
    desk.keys("a 2 Ctrl-Home Down").write("as he told it, ");
    pictures(&mut desk, "amend_notes");
    desk.keys("Alt-e").write("a quote needs its source").keys("Enter Home a 3");
    picture(&mut desk, "amend_recommendation", 80, 24);
    desk.keys("0").write("not mine to give").keys("Enter").wait(20);
    pictures(&mut desk, "page_amended_top");
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        desk.resize(columns, rows).keys("End");
        picture(&mut desk, "page_amended_end", columns, rows);
    }
    desk.resize(60, 20).keys("Home h");
    picture(&mut desk, "page_highlight", 60, 20);
}

#[test]
fn the_same_in_ascii() {
    let mut desk = at_work();
    pictures(desk.set("glyphs = \"ascii\""), "ascii_live");
    picture(desk.keys("Alt-g Down"), "ascii_jump", 80, 24);
    picture(wrapping_up().set("glyphs = \"ascii\""), "ascii_wrap_up", 80, 24);
    let mut page = home(Go::Library);
    page.set("glyphs = \"ascii\"").write("finished").keys("Enter n");
    picture(&mut page, "ascii_page", 80, 24);
    page.keys("End");
    picture(&mut page, "ascii_page_time", 80, 24);
    page.keys("Home n n a 1");
    picture(&mut page, "ascii_amend", 80, 24);
}

#[test]
fn home_with_settings_that_have_problems() {
    let mut desk = home(Go::Home);
    pictures(desk.set("theme = 1\nclock = 2\n[keys]\nbanks = \"F3\""), "home_settings");
}

#[test]
fn scales_of_every_length_and_labels_of_every_length() {
    for top in [2, 3, 4, 7] {
        let mut desk = Desk::interview_on(&scaled(top), "all");
        desk.keys("Alt-n").write("+ says what it was for\nthen the numbers").keys("Alt-2");
        pictures(&mut desk, &format!("scale_{top}"));
        desk.keys("Alt-v");
        pictures(&mut desk, &format!("scale_{top}_anchors"));
    }
}

/// A bank on a scale of so many points, with labels from one letter to a sentence.
fn scaled(top: usize) -> vivavoce::domain::Bank {
    let labels =
        ["No", "Not yet: needs somebody beside them for most of it", "Ja", "Vier", "A", "B", "Far"];
    let labels: Vec<String> = labels[..top].iter().map(|label| format!("{label:?}")).collect();
    let anchor = |point: usize| {
        format!(
            "{point} = \"Point {point}. Says what the work was for, who asked for it and what it \
             changed; a figure or an event that somebody else could check.\""
        )
    };
    let mut lines = [1, top.div_ceil(2), top].map(anchor).to_vec();
    lines.dedup();
    let text = format!(
        "[scale]\nlabels = [{}]\n[[question]]\ntype = \"behavioural\"\ntitle = \"Last work\"\n\
         ask = \"What did you ship last?\"\nsignals = [\"names a result\"]\n\
         probes = [\"And then?\", {{ ask = \"What came of it?\", star = \"result\" }}]\n\
         [question.anchors]\n{}\n",
        labels.join(", "),
        lines.join("\n")
    );
    let file = bank_file("scaled", &text);
    file.bank.unwrap_or_else(|| panic!("{:?}", file.problems)).into_bank()
}
