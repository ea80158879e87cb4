//! Setting an interview up: what is proposed, what is asked for, and that nothing typed is lost.

use vivavoce::app::{Action, Screen, screen::setup::Focus};

use crate::desk::{Desk, banks};

/// Setup, as it opens the second time.
fn once_more(role: &str) -> Desk {
    let mut desk = Desk::home();
    desk.keys("n").write("Ada").keys("Tab Tab Tab").write(role).keys("Enter Esc n");
    desk
}

fn focus(desk: &Desk) -> Focus {
    match &desk.app.screen {
        Screen::Setup(setup) => setup.focus,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_letter_takes_the_place_of_what_is_proposed() {
    let mut desk = once_more("Backend dev");
    desk.write("Bo").sees("Backend dev").keys("Tab Tab Tab").write("Team lead");
    desk.sees("Team lead").sees_no("Backend devT").keys("Enter");
    assert_eq!(desk.record().people.role, "Team lead");
}

#[test]
fn a_proposal_that_nobody_touches_is_taken_and_one_that_is_gone_on_from_is_kept() {
    let mut desk = once_more("Backend dev");
    desk.write("Bo").keys("Enter");
    assert_eq!(desk.record().people.role, "Backend dev");
    desk.keys("Esc n").write("Cy").keys("Tab Tab Tab End").write("eloper").keys("Enter");
    assert_eq!(desk.record().people.role, "Backend developer");
    desk.keys("Esc n").write("Di").keys("Tab Tab Tab Backspace Enter");
    assert_eq!(desk.record().people.role, "", "one key takes all of it away");
}

#[test]
fn what_somebody_has_typed_is_never_replaced_by_going_back_to_it() {
    let mut desk = once_more("Backend dev");
    desk.write("Bo").keys("Tab Tab Tab").write("Lead").keys("Tab Shift-Tab").write("er");
    desk.sees("Leader").keys("Shift-Tab Shift-Tab Shift-Tab").write("b").sees("Bob");
}

#[test]
fn a_role_is_proposed_with_the_bank_that_it_was_entered_with() {
    let mut desk = once_more("Backend dev");
    let first = banks().iter().filter_map(|it| it.bank.clone()).map(|it| it.id.clone()).next();
    desk.sees("Backend dev").write("Bo").keys("Tab Right").sees_no("Backend dev");
    desk.keys("Tab Tab").write("Team lead").keys("Enter");
    assert_ne!(Some(&desk.record().plan.bank), first.as_ref());
    // The last bank comes first, with its own role; the other one still has its.
    desk.keys("Esc n").sees("Team lead").keys("Tab Left").sees("Backend dev").keys("Right");
    desk.sees("Team lead");
}

#[test]
fn a_name_is_asked_for_and_what_is_typed_then_is_the_name() {
    let mut desk = Desk::home();
    desk.keys("n Tab Tab Enter").sees("Who is it? Type a name, or - if there is none yet.");
    assert_eq!(focus(&desk), Focus::Candidate);
    desk.keys("Enter").write("Robin").keys("Enter");
    assert!(matches!(desk.app.screen, Screen::Brief(_)));
    assert_eq!(desk.record().people.candidate, "Robin");
    assert!(!desk.open().typing && desk.notes().is_empty());
    assert_eq!(desk.files.len(), 1, "nobody else's session was made");
}

#[test]
fn somebody_who_has_no_name_yet_says_so() {
    let mut desk = Desk::home();
    desk.keys("n").sees("or - if there is none yet").write("-").keys("Enter");
    assert_eq!(desk.record().people.candidate, "Candidate");
    desk.resize(80, 60).sees("No name was given");
    assert_eq!(desk.app.key_of(Action::StartInterview), "Enter");
}
