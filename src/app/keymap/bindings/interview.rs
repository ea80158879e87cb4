//! The rows of the interview: the brief before it, the questions, the wrap-up.

use super::names::{
    BESIDE, BESIDE_TOO, BRIEF, DOWN, END, ENTER, ESC, F2, HOME, INTERVIEW, LIVE, PAGE_DOWN,
    PAGE_UP, TAB, TEXTS, UP, WRAP_UP,
};
use super::{always, desk, family};
use crate::app::keymap::{Binding, Desk, Scope};
use crate::app::{Action, Code, Key};
use crate::domain::Mark;

pub(super) const ROWS: &[Binding] = &[
    // The wrap-up.
    family(
        WRAP_UP,
        Desk::Recommendations,
        Action::Recommend(1),
        "recommend: strong no to strong yes",
    )
    .hint("recommend"),
    desk(WRAP_UP, &[Key::char('0')], Action::ClearRecommendation, "take the recommendation back"),
    // Not `f`: many keyboards send Alt-f for a word to the right, and this cannot be undone.
    desk(WRAP_UP, &[Key::char('e')], Action::Finish, "the end: finish the session").hint("finish"),
    family(WRAP_UP, Desk::Missing, Action::Missing('A'), "go to what is missing with that letter")
        .hint("go there"),
    always(WRAP_UP, &[TAB], Action::NextGap, "go to what is missing, one after the other")
        .hint("missing"),
    always(WRAP_UP, &[TAB.shift()], Action::PreviousGap, "the same, from the last one"),
    desk(WRAP_UP, &[Key::char('m')], Action::UseMarked, "put new marked lines into the reason")
        .hint("marked"),
    desk(WRAP_UP, &[Key::char('g')], Action::Jump, "the guide: go back to an item").hint("guide"),
    desk(WRAP_UP, &[Key::char('p')], Action::Previous, "back to the item on the table")
        .hint("back"),
    desk(WRAP_UP, &[Key::char('t')], Action::Pause, "go on with the interview"),
    desk(WRAP_UP, &[UP], Action::ScrollUp, "scroll up"),
    desk(WRAP_UP, &[DOWN], Action::ScrollDown, "scroll down"),
    // The brief.
    desk(BRIEF, &[ENTER], Action::StartInterview, "start the clock").hint("start"),
    desk(BRIEF, &[Key::char('i')], Action::Write, "write notes before the start")
        .hint("write")
        .called("write-before"),
    desk(BRIEF, &[UP], Action::Up, "up").called("brief-up"),
    desk(BRIEF, &[DOWN], Action::Down, "down").hint("scroll").called("brief-down"),
    desk(BRIEF, &[PAGE_UP], Action::PageUp, "a page up").called("brief-page-up"),
    desk(BRIEF, &[PAGE_DOWN], Action::PageDown, "a page down").called("brief-page-down"),
    desk(BRIEF, &[HOME], Action::First, "to the top").called("brief-top"),
    desk(BRIEF, &[END], Action::Last, "to the end").called("brief-end"),
    always(BRIEF, &[ESC], Action::Back, "leave the notes; then leave, and keep it planned")
        .hint("leave"),
    // The interview.
    family(&[Scope::Live, Scope::Anchors], Desk::Points, Action::Rate(1), "rate the answer")
        .hint("rate"),
    desk(LIVE, &[Key::char('n')], Action::Next, "next item; after the last one, the wrap-up")
        .hint("next"),
    family(
        LIVE,
        Desk::Letters,
        Action::Tick('A'),
        "tick that signal, red flag or part of the story",
    )
    .hint("tick"),
    family(LIVE, Desk::Probes, Action::Probe('j'), "mark the probe with that letter as asked")
        .hint("asked"),
    desk(
        LIVE,
        &[Key::char('g')],
        Action::Jump,
        "the guide: jump to any item by its number or a few letters",
    )
    .hint("guide"),
    desk(LIVE, &[Key::char('p')], Action::Previous, "previous item").hint("back"),
    desk(LIVE, &[Key::char('s')], Action::Skip, "skip the item, with a reason").hint("skip"),
    desk(LIVE, &[Key::char('y')], Action::Yes, "yes: drop what is proposed when time is short")
        .hint("yes"),
    // No letter is left, and this key is where no other act is one slip away from it.
    desk(LIVE, &[Key::char(';')], Action::No, "no: drop nothing; it is not proposed again")
        .hint("no"),
    desk(LIVE, &[Key::char('0')], Action::ClearRating, "take the rating back"),
    desk(BESIDE_TOO, &[Key::char('u')], Action::Undo, "undo")
        .also(&[Key::char('z').ctrl()])
        .hint("undo"),
    desk(BESIDE_TOO, &[Key::char('r')], Action::Redo, "redo").also(&[Key::char('y').ctrl()]),
    desk(LIVE, &[Key::char('t')], Action::Pause, "stop the clock, or let it run again")
        .hint("pause"),
    desk(
        &[Scope::Live, Scope::Anchors],
        &[Key::char('v')],
        Action::Scale,
        "the anchors above the notes; again: close",
    ),
    desk(
        BESIDE,
        &[Key::char('+')],
        Action::Mark(Mark::For),
        "mark the line as evidence for; again: unmark",
    ),
    desk(
        BESIDE,
        &[Key::char('-')],
        Action::Mark(Mark::Against),
        "mark the line as evidence against",
    ),
    desk(
        BESIDE,
        &[Key::char('"')],
        Action::Mark(Mark::Quote),
        "mark the line as the candidate's words",
    ),
    desk(BESIDE, &[Key::char('!')], Action::Mark(Mark::Highlight), "mark the line as a highlight"),
    desk(
        BESIDE,
        &[Key::char('h')],
        Action::Mark(Mark::Hint),
        "mark the line as a hint you gave; it is counted",
    ),
    always(
        BESIDE,
        &[Key::char('?').alt()],
        Action::Mark(Mark::FollowUp),
        "mark the line to follow up; ? alone is the help",
    ),
    desk(
        BESIDE,
        &[Key::char('.')],
        Action::Volunteer,
        "volunteered, not recorded: only that it was",
    ),
    desk(LIVE, &[UP], Action::ScrollUp, "scroll question and guidance up"),
    desk(LIVE, &[DOWN], Action::ScrollDown, "scroll question and guidance down"),
    desk(INTERVIEW, &[Key::char('/')], Action::Find, "search the notes")
        .also(&[Key::char('f').ctrl()]),
    always(LIVE, &[Key::char('n').ctrl()], Action::Add, "ask a question that is not in the guide"),
    desk(LIVE, &[Key::char('w')], Action::WrapUp, "wrap up; while questions wait, it asks first")
        .hint("wrap up"),
    desk(BESIDE_TOO, &[Key::char('c')], Action::Cover, "cover the screen; any key uncovers it")
        .hint("cover"),
    always(
        LIVE,
        &[Key::plain(Code::F(5))],
        Action::Present,
        "show the question alone, large; any key comes back",
    ),
    always(TEXTS, &[Key::char('o').ctrl()], Action::EditOutside, "open the text in $EDITOR"),
    desk(
        TEXTS,
        &[Key::char('o')],
        Action::OtherFolder,
        "while it is not saved: another folder to save in",
    )
    .hint("folder"),
    desk(INTERVIEW, &[Key::char('i'), ENTER], Action::Write, "write").hint("write"),
    always(INTERVIEW, &[ESC], Action::Desk, "leave the text for the desk").hint("desk"),
    always(
        LIVE,
        &[TAB],
        Action::NextGap,
        "in the wrap-up: the next thing that is missing, or back",
    ),
    always(LIVE, &[TAB.shift()], Action::PreviousGap, "likewise: the one before"),
    // Who meets whom.
    always(
        BRIEF,
        &[F2],
        Action::People,
        "correct the setup: rename the candidate, role, round, interviewer, guide",
    )
    .hint("correct"),
    always(
        INTERVIEW,
        &[F2],
        Action::People,
        "correct the people: rename the candidate, role, round, interviewer",
    )
    .called("people-meanwhile"),
];
