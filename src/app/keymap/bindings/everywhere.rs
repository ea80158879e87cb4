//! The rows of what the program asks, and of what can be done on every screen.

use super::names::{DOWN, ENTER, ESC, F1, LIVE, OTHER_SCREENS, SCREENS, UP};
use super::{always, desk, family};
use crate::app::keymap::{Binding, Desk, Scope};
use crate::app::{Action, Key};

pub(super) const ROWS: &[Binding] = &[
    // Questions of the program.
    family(&[Scope::Skip], Desk::Choices, Action::Pick(1), "the reason with that number"),
    always(&[Scope::Skip], &[UP], Action::Up, "the reason above").called("reason-up"),
    always(&[Scope::Skip], &[DOWN], Action::Down, "the reason below")
        .hint("other reason")
        .called("reason-down"),
    always(&[Scope::Skip], &[ENTER], Action::Accept, "skip for this reason")
        .hint("skip")
        .called("skip-for-this"),
    // Not Enter and no small letter: somebody may be writing who believes that the text has the keys.
    desk(&[Scope::Gaps], &[Key::char('F')], Action::Accept, "finish all the same")
        .hint("finish")
        .called("finish-with-gaps"),
    always(
        &[Scope::Gaps],
        &[Key::char('e').alt()],
        Action::Finish,
        "finish, where nothing is missing",
    )
    .called("finish-again"),
    desk(&[Scope::Gaps], &[Key::char('g')], Action::Jump, "go to an item").hint("guide"),
    desk(&[Scope::Unsaved], &[ENTER, Key::char('r')], Action::Retry, "try to save again")
        .hint("try again"),
    desk(&[Scope::Unsaved], &[Key::char('o')], Action::OtherFolder, "save in another folder")
        .hint("other folder"),
    always(&[Scope::Folder], &[ENTER], Action::Accept, "save in this folder")
        .hint("save there")
        .called("save-there"),
    desk(&[Scope::Unsaved], &[Key::char('Q')], Action::LeaveAnyway, "leave all the same")
        .hint("leave"),
    // Everywhere.
    always(
        &[
            Scope::Home,
            Scope::Setup,
            Scope::Banks,
            Scope::Library,
            Scope::Page,
            Scope::Reading,
            Scope::Anchors,
            Scope::Jump,
            Scope::Skip,
            Scope::Gaps,
            Scope::Unsaved,
            Scope::Folder,
            Scope::Palette,
            Scope::Find,
            Scope::Add,
            Scope::Export,
            Scope::Search,
            Scope::Amend,
            Scope::AmendText,
            Scope::AmendName,
            Scope::AmendWhy,
            Scope::Compare,
            Scope::Evidence,
        ],
        &[ESC],
        Action::Back,
        "back",
    )
    .hint("back"),
    always(
        &[Scope::Present],
        &[ESC, Key::char('q'), Key::char('c').ctrl()],
        Action::Back,
        "end; the interview goes on without it",
    )
    .called("end-presenting"),
    desk(
        &[
            Scope::Home,
            Scope::Banks,
            Scope::Page,
            Scope::Brief,
            Scope::Live,
            Scope::WrapUp,
            Scope::Compare,
        ],
        &[Key::char('q')],
        Action::Quit,
        "quit; everything is saved",
    )
    .hint("quit"),
    desk(SCREENS, &[Key::char(':')], Action::Palette, "every action by name")
        .also(&[Key::char('p').ctrl()])
        .hint("all actions"),
    desk(OTHER_SCREENS, &[Key::char('?')], Action::Help, "all keys").also(&[F1]).hint("help"),
    // While typing, Alt-? marks the line: here the question mark means the help on the desk only.
    family(LIVE, Desk::Alone(&[Key::char('?')]), Action::Help, "all keys; while typing, F1")
        .also(&[F1])
        .hint("help"),
];
