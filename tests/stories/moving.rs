//! Moving about: by steps, by the open guide, under the cover, through the help.

use vivavoce::app::{Go, Msg, Overlay, Screen};

use crate::desk::{Desk, bank_of, banks};

fn whole_bank() -> Desk {
    let mut desk = Desk::interview("backend", "all");
    desk.wait(30);
    desk
}

#[test]
fn a_number_of_one_digit_jumps_once_no_longer_one_is_possible() {
    let mut desk = whole_bank();
    desk.keys("Alt-g 7");
    assert_eq!((desk.record().current, &desk.app.overlay), (7, &None));
}

#[test]
fn a_number_of_two_digits_waits_for_the_second() {
    let mut desk = whole_bank();
    desk.keys("Alt-g 1");
    assert!(matches!(desk.app.overlay, Some(Overlay::Jump(_))));
    desk.keys("2");
    assert_eq!((desk.record().current, &desk.app.overlay), (12, &None));
    desk.keys("Alt-g 1 Enter");
    assert_eq!((desk.record().current, &desk.app.overlay), (1, &None));
    desk.keys("Alt-g 1 9");
    assert!(desk.app.overlay.is_some(), "there is no question 19");
    desk.keys("Esc");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn arrows_jump_and_stay_on_the_list() {
    let mut desk = whole_bank();
    desk.keys("Alt-g Down Down Down Up Enter");
    assert_eq!(desk.record().current, 2);
    desk.keys("Alt-g End Down Enter").sees("Closing");
    assert_eq!(desk.record().current, 16);
    desk.keys("Alt-g PageUp PageUp PageUp PageUp PageUp Up Enter");
    assert_eq!(desk.record().current, 0);
}

#[test]
fn after_a_jump_enter_in_the_open_guide_goes_back() {
    let mut desk = whole_bank();
    desk.keys("Alt-n Alt-n").wait(30).write("one bowl").keys("Alt-g").sees("Enter open");
    desk.keys("7").sees("7 · ").keys("Alt-g").sees("Enter go back").keys("Enter");
    assert_eq!(desk.record().current, 2);
    // And there again; what is typed or moved to is opened as ever.
    desk.keys("Alt-g Enter");
    assert_eq!(desk.record().current, 7);
    desk.keys("Alt-g Down").sees("Enter open").keys("Up").sees("Enter go back").write("cach");
    desk.sees("Enter open").keys("Esc");
    // A hit of the search is a jump too, and a step forgets where it came from.
    desk.keys("Ctrl-F").write("bowl").keys("Enter Alt-g Enter");
    assert_eq!(desk.record().current, 7);
    desk.keys("Alt-n Alt-g").sees("Enter open").keys("Enter");
    assert_eq!(desk.record().current, 8);
}

#[test]
fn the_strip_names_what_comes_next_and_shows_both_ends() {
    let mut desk = whole_bank();
    desk.sees("▶Opening  1 ").keys("Alt-n").wait(30).keys("Alt-4 Alt-n").wait(30);
    let strip = |desk: &Desk| desk.screen().lines().nth(1).expect("a strip").to_owned();
    let told = strip(&desk);
    assert!(told.starts_with(" ✓Opening  ✓1=4!  ▶2  3 "), "{told}");
    assert!(told.contains("  …  Closing"), "{told}");
    let mut desk = Desk::interview("backend", "60");
    desk.keys("Alt-n Alt-4 Alt-n");
    let told = strip(&desk);
    assert!(told.starts_with(" Opening  ✓1=4!  ▶2  3 Scalability  4?  5  Closing"), "{told}");
    // Behind the last one that waits nothing is named.
    desk.keys("Alt-g 5");
    assert!(strip(&desk).starts_with(" Opening  ✓1=4!  2  3  4?  ▶5  Closing"), "{}", strip(&desk));
}

#[test]
fn a_paused_interview_names_the_way_back_first_at_every_width() {
    for (columns, rows) in [(40, 14), (60, 20), (80, 24), (140, 45)] {
        let mut desk = whole_bank();
        desk.resize(columns, rows).keys("Alt-n Alt-t");
        assert_eq!(desk.said(), "The clock stands, on the record; Alt-t goes on.");
        desk.wait(10);
        assert!(desk.footer().starts_with(" Alt + t go on "), "{}", desk.footer());
        desk.write("so far").keys("Alt-A Alt-n Esc");
        assert!(desk.footer().starts_with(" t go on "), "{}", desk.footer());
        desk.keys("t").wait(10);
        assert!(!desk.footer().starts_with(" t "), "{}", desk.footer());
    }
}

#[test]
fn a_message_goes_with_what_is_typed_after_a_moment_and_with_the_next_act() {
    let mut desk = whole_bank();
    desk.keys("Alt-n").write("x").keys("Alt-u").write("ab");
    assert!(desk.said().starts_with("Undone"), "two letters later it can still be read");
    desk.wait(1).write("c");
    assert_eq!(desk.said(), "");
    desk.keys("Alt-u Alt-4");
    assert_eq!(desk.said(), "");
}

#[test]
fn at_80_columns_the_footer_names_the_cover_and_the_way_to_everything_else() {
    let mut desk = Desk::interview("backend", "60");
    desk.keys("Alt-n")
        .sees(" Alt + 1-5 rate  n next  A-Z tick  jk… asked  c cover │^P all  Esc desk  F1 help");
    desk.resize(60, 20).sees("c cover │ ^P all").keys("Esc").sees("c cover  : all");
}

#[test]
fn next_after_the_last_item_is_the_wrap_up() {
    let mut desk = whole_bank();
    for item in 0..17 {
        assert_eq!(desk.record().current, item);
        desk.keys("Alt-n");
    }
    assert_eq!(desk.app.screen, Screen::WrapUp { top: 0 });
}

#[test]
fn each_item_keeps_its_own_notes_and_the_cursor_is_at_their_end() {
    let mut desk = whole_bank();
    desk.keys("Alt-n").write("first").keys("Home Alt-n").write("second").keys("Alt-p").write("!");
    // Coming back begins a line of its own: what was written before keeps its time and its mark.
    assert_eq!(desk.notes(), "first\n!");
    desk.keys("Alt-n End").write("?");
    assert_eq!(desk.notes(), "second?");
}

#[test]
fn the_cover_hides_every_trace_of_the_candidate() {
    for (columns, rows) in [(140, 45), (80, 24), (60, 20), (20, 4)] {
        let mut desk = whole_bank();
        desk.resize(columns, rows).keys("Alt-n").write("secret").keys("Alt-4 Alt-c");
        assert_eq!(desk.screen().trim(), "15:00");
        desk.wait(60);
        assert_eq!(desk.screen().trim(), "15:01");
    }
}

#[test]
fn any_key_uncovers_and_does_nothing_else() {
    for key in ["x", "Alt-4", "Esc", "Enter", "Alt-n", "q", "Ctrl-Z", "F1", "Alt-c", "Down"] {
        let mut desk = whole_bank();
        desk.keys("Alt-n").write("secret").keys("Alt-c");
        let interview = desk.app.interview.clone();
        desk.keys(key);
        assert_eq!(desk.app.overlay, None, "{key}");
        assert_eq!(desk.app.interview, interview, "{key}");
        desk.sees("secret");
    }
}

#[test]
fn a_paste_does_not_uncover() {
    let mut desk = whole_bank();
    desk.keys("Alt-n Alt-c").paste("from behind");
    assert_eq!(desk.app.overlay, Some(Overlay::Cover));
    assert_eq!(desk.notes(), "");
}

#[test]
fn the_clock_runs_under_the_cover() {
    let mut desk = whole_bank();
    desk.keys("Alt-c").wait(90).keys("Space").sees("2:00 / ");
}

#[test]
fn there_is_help_on_every_screen() {
    let mut interview = whole_bank();
    interview.keys("Alt-n").wait(2);
    let mut page = whole_bank();
    page.keys("Alt-w Alt-w Alt-e F").wait(10);
    let mut setup = Desk::home();
    setup.keys("n");
    let mut wrap_up = whole_bank();
    wrap_up.keys("Alt-w Alt-w");
    let start = |go| Desk::start(go, [].into());
    helps(start(Go::Home), "Home");
    helps(start(Go::Library), "Sessions");
    helps(start(Go::Banks), "Banks");
    helps(setup, "Setting up");
    helps(interview, "The interview");
    helps(wrap_up, "Wrap-up");
    helps(page, "A session");
}

fn helps(mut desk: Desk, title: &str) {
    desk.tell(Msg::Wake);
    let before = desk.screen();
    desk.at_once("F1").sees("Keys · Esc closes").sees(title);
    desk.at_once("Esc");
    assert_eq!(desk.screen(), before);
    // Alt-? is a mark in the interview, and the help everywhere else.
    let question = match (desk.app.typing(), title) {
        (true, "The interview") => "F1",
        (true, _) => "Alt-?",
        (false, _) => "?",
    };
    desk.keys(question).sees("Keys · Esc closes").keys("F1");
    assert!(matches!(desk.app.overlay, None | Some(Overlay::Help { .. })));
    desk.keys("Esc");
    assert_eq!(desk.app.overlay, None, "{title}");
}

#[test]
fn the_help_can_be_read_to_its_end() {
    for (columns, rows) in [(60, 20), (80, 24), (40, 14)] {
        let mut desk = whole_bank();
        desk.resize(columns, rows).keys("Alt-n F1 End").sees("paste what was");
        let full = desk.screen().lines().filter(|line| line.trim().len() > 20).count();
        assert!(full > usize::from(rows) / 2, "the end is alone:\n{}", desk.screen());
        desk.keys("Up Up").sees_no("paste what was").keys("Home").sees("rate the answer");
    }
}

#[test]
fn home_says_how_to_quit() {
    let mut desk = Desk::home();
    desk.keys("Esc");
    assert_eq!(desk.said(), "This is Home: q quits.");
    assert_eq!(desk.farewell, None);
    desk.keys("End Enter");
    assert_eq!(desk.farewell.as_deref(), Some(&[][..]));
}

#[test]
fn a_bank_is_chosen_from_its_page() {
    let mut desk = Desk::home();
    desk.keys("b Down Enter").sees("Working with people");
    desk.keys("A Tab Tab Right Enter");
    let plan = &desk.record().plan;
    assert_eq!((plan.bank.as_str(), plan.guide.as_str()), ("teamwork", "30"));
    assert_eq!(plan.items.len(), bank_of(&banks(), "teamwork").guides[1].questions.len() + 2);
}

#[test]
fn moving_in_a_name_leaves_bank_and_guide_alone() {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada Lovelace").keys("Alt-Left").write("King ").keys("Alt-Right Enter");
    assert_eq!(desk.record().people.candidate, "Ada King Lovelace");
    assert_eq!(desk.record().plan.guide, "60");
}

#[test]
fn steps_pass_over_what_was_left_out_and_a_jump_leads_to_it() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n Alt-s 1").wait(2);
    assert_eq!(desk.record().current, 2, "skipped by its digit alone");
    desk.keys("Alt-p");
    assert_eq!(desk.record().current, 0, "question 1 is left out");
    desk.keys("Alt-n");
    assert_eq!(desk.record().current, 2);
    desk.keys("Alt-g 1");
    assert_eq!(desk.record().current, 1);
}

#[test]
fn a_number_that_no_question_has_says_so_and_goes_nowhere() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(30).keys("Alt-g 3").wait(30).keys("Alt-g 9");
    assert_eq!(desk.said(), "There is no question 9 in this guide.");
    desk.keys("Enter");
    assert_eq!((desk.record().current, &desk.app.overlay), (3, &None));
    desk.keys("Alt-g 9 2");
    assert_eq!(desk.record().current, 2, "another number");
}

#[test]
fn an_enter_out_of_habit_behind_a_number_is_no_new_line() {
    let mut desk = whole_bank();
    desk.keys("Alt-g 7").wait(20).write("one").keys("Alt-n Alt-g 7 Enter").write("two");
    assert_eq!((desk.record().current, desk.notes().as_str()), (7, "one\ntwo"));
    desk.keys("Alt-g 8").wait(3).write("x\ny");
    assert_eq!(desk.notes(), "x\ny");
    desk.keys("Alt-s 1 Enter").write("z");
    assert_eq!((desk.record().current, desk.notes().as_str()), (9, "z"));
}

#[test]
fn a_remark_is_no_reason_for_skipping_unless_it_is_said_twice() {
    let mut desk = whole_bank();
    desk.keys("Alt-n Alt-s").write("she said the plan was hers");
    desk.sees("Enter skips for this reason; Esc puts it into the notes.").keys("Enter");
    desk.sees("Enter again skips").keys("Esc");
    assert_eq!((desk.record().current, desk.notes().as_str()), (1, "she said the plan was hers"));
    assert_eq!(desk.entry(1).skipped, None);
    desk.keys("Alt-s").write("fire alarm").keys("Enter Enter");
    assert_eq!(desk.entry(1).skipped.as_deref(), Some("fire alarm"));
    // With words of one's own, a digit is a part of them.
    desk.wait(2).keys("Alt-s").write("alarm 2").keys("Enter").write("x").keys("Enter Enter");
    assert_eq!(desk.entry(2).skipped.as_deref(), Some("alarm 2x"));
}

#[test]
fn what_was_answered_without_a_rating_does_not_look_done() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(30).keys("Alt-n").wait(30).write("x").keys("Alt-n").wait(30).keys("Alt-4 Alt-n");
    desk.sees("✓Opening  ○1  ✓2=4!  ▶3");
    desk.set("glyphs = \"ascii\"").sees("*Opening  o1  *2=4!  >3");
    desk.set("").resize(140, 45).sees(" ○  1 ").sees(" ✓  2 ");
}
