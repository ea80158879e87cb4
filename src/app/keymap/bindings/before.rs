//! The rows of what comes before an interview, and of every list.

use super::names::{DOWN, END, ENTER, HOME, LISTS, MOVES, PAGE_DOWN, PAGE_UP, TAB, UP};
use super::{always, desk};
use crate::app::keymap::{Binding, Scope};
use crate::app::{Action, Code, Key};

pub(super) const ROWS: &[Binding] = &[
    // Home.
    desk(&[Scope::Home], &[Key::char('r')], Action::ResumeNewest, "resume what is unfinished"),
    desk(&[Scope::Home], &[Key::char('n')], Action::NewInterview, "start an interview"),
    desk(&[Scope::Home], &[Key::char('s')], Action::Sessions, "sessions"),
    desk(&[Scope::Home], &[Key::char('b')], Action::Banks, "banks and their problems"),
    desk(&[Scope::Home], &[Key::char('f')], Action::Search, "search in all sessions"),
    // Setup.
    always(&[Scope::Setup], &[ENTER], Action::OpenBrief, "the brief, one page before the start")
        .hint("go on"),
    always(&[Scope::Setup], &[TAB, DOWN], Action::NextField, "next field").hint("next field"),
    always(&[Scope::Setup], &[TAB.shift(), UP], Action::PreviousField, "previous field"),
    always(
        &[Scope::Setup],
        &[PAGE_DOWN],
        Action::NextValue,
        "next guide; on the bank, the next bank",
    )
    .hint("choose"),
    always(
        &[Scope::Setup],
        &[PAGE_UP],
        Action::PreviousValue,
        "previous guide; on the bank, the previous bank",
    ),
    desk(
        &[Scope::Setup],
        &[Key::plain(Code::Right)],
        Action::NextValue,
        "on the bank or the guide: the next one",
    )
    .called("next-choice"),
    desk(
        &[Scope::Setup],
        &[Key::plain(Code::Left)],
        Action::PreviousValue,
        "on the bank or the guide: the previous one",
    )
    .called("previous-choice"),
    // Lists.
    always(LISTS, &[ENTER], Action::Choose, "open").hint("open"),
    always(&[Scope::Palette], &[ENTER], Action::Choose, "do it").hint("do it").called("do-it"),
    always(&[Scope::Find], &[ENTER], Action::Choose, "go there")
        .hint("go there")
        .called("go-there"),
    always(&[Scope::Add], &[ENTER], Action::Choose, "ask it next").hint("ask it").called("ask-it"),
    always(MOVES, &[UP], Action::Up, "up"),
    always(MOVES, &[DOWN], Action::Down, "down"),
    always(MOVES, &[PAGE_UP], Action::PageUp, "a page up"),
    always(MOVES, &[PAGE_DOWN], Action::PageDown, "a page down"),
    always(MOVES, &[HOME], Action::First, "the first"),
    always(MOVES, &[END], Action::Last, "the last"),
];
