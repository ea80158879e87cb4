//! The rows of what is done with sessions afterwards: the list, a page, exports, the comparison,
//! amending.

use super::names::{
    COMPARED, DOWN, END, ENTER, F1, HOME, LEFT, PAGE_DOWN, PAGE_UP, PAGES, QUESTIONS, RIGHT, TAB,
    UP,
};
use super::{always, desk, family};
use crate::app::keymap::{Binding, Desk, Scope};
use crate::app::{Action, Key};

pub(super) const ROWS: &[Binding] = &[
    // The list of sessions. Its letters are typed into the filter.
    // What is done with those that are marked comes first in the footer.
    always(
        &[Scope::Library],
        &[Key::char('c').alt()],
        Action::Compare,
        "compare those that are marked, or those shown on this guide",
    )
    .hint("compare"),
    always(
        &[Scope::Library],
        &[Key::char('x').alt()],
        Action::Export,
        "export: as a report, a table or data",
    )
    .hint("export"),
    always(
        &[Scope::Library],
        &[Key::char('f').ctrl()],
        Action::Search,
        "search in the texts of all sessions",
    )
    .hint("search")
    .called("search-texts"),
    always(&[Scope::Library], &[TAB], Action::MarkRow, "mark, or take the mark away").hint("mark"),
    desk(&[Scope::Library], &[Key::char('a')], Action::MarkAll, "mark all that are shown, or none")
        .hint("mark all"),
    family(
        &[Scope::Library],
        Desk::Columns,
        Action::SortBy(1),
        "sort by the column with that number; again: the other way round",
    )
    .hint("sort"),
    // The digits alone are typed, and mean the same.
    family(&[Scope::Jump], Desk::Choices, Action::Pick(1), "the question with that number"),
    // A session's page, and long things to read.
    desk(QUESTIONS, &[Key::char('n')], Action::NextQuestion, "next question").hint("next"),
    desk(QUESTIONS, &[Key::char('p')], Action::PreviousQuestion, "previous question")
        .hint("previous"),
    desk(
        &[Scope::Page],
        &[Key::char('a')],
        Action::Amend,
        "amend a finished session, with a reason on record",
    )
    .hint("amend"),
    desk(
        &[Scope::Page],
        &[Key::char('h')],
        Action::NextHighlight,
        "next highlight: a line with ! or the candidate's words",
    )
    .hint("highlight"),
    desk(&[Scope::Page], &[Key::char('H')], Action::PreviousHighlight, "previous highlight"),
    desk(
        &[Scope::Page],
        &[Key::char('r'), ENTER],
        Action::Resume,
        "resume an unfinished interview",
    ),
    desk(PAGES, &[UP, Key::char('k')], Action::Up, "up").called("read-up"),
    desk(PAGES, &[DOWN, Key::char('j')], Action::Down, "down").hint("scroll").called("read-down"),
    desk(PAGES, &[PAGE_UP], Action::PageUp, "a page up").called("read-page-up"),
    desk(PAGES, &[PAGE_DOWN, Key::char(' ')], Action::PageDown, "a page down")
        .called("read-page-down"),
    desk(PAGES, &[HOME], Action::First, "to the top").called("read-top"),
    desk(PAGES, &[END], Action::Last, "to the end").called("read-end"),
    // Exports.
    desk(&[Scope::Page], &[Key::char('x')], Action::Export, "export: as a report, a table or data")
        .hint("export")
        .called("export-this"),
    always(&[Scope::Export], &[ENTER], Action::Accept, "write the file")
        .hint("write it")
        .called("write-export"),
    always(&[Scope::Export], &[F1], Action::Help, "all keys").hint("help").called("export-help"),
    always(&[Scope::Export], &[TAB], Action::NextValue, "the next format")
        .hint("format")
        .called("next-format"),
    always(&[Scope::Export], &[TAB.shift()], Action::PreviousValue, "the previous format")
        .called("previous-format"),
    always(
        &[Scope::Export],
        &[Key::char('a').alt()],
        Action::Anonymous,
        "codes for names, weeks for dates, no free text; or all as it is",
    ),
    always(
        &[Scope::Export],
        &[Key::char('n').alt()],
        Action::LeaveNotesOut,
        "without the words of the notes, or with them",
    ),
    always(
        &[Scope::Export],
        &[Key::char('s').alt()],
        Action::Summary,
        "a summary: only what is decided by, or the whole report",
    ),
    // The comparison.
    desk(
        &[Scope::Compare],
        &[ENTER, Key::char(' ')],
        Action::Choose,
        "the evidence behind the cell",
    )
    .hint("evidence")
    .called("evidence"),
    always(
        &[Scope::Compare],
        &[TAB],
        Action::ByQuestion,
        "question by question, or by competency again",
    )
    .hint("questions"),
    desk(
        &[Scope::Compare],
        &[Key::char('w')],
        Action::About,
        "what to know: bands, error, what differs",
    )
    .hint("what to know"),
    desk(
        &[Scope::Compare],
        &[Key::char('i')],
        Action::Fold,
        "one column for each candidate, or for each interviewer",
    )
    .hint("interviewers"),
    desk(
        &[Scope::Compare],
        &[Key::char('x')],
        Action::Export,
        "export the comparison: to read, as a table or as data",
    )
    .hint("export")
    .called("export-comparison"),
    desk(
        &[Scope::Compare],
        &[Key::char('o')],
        Action::Order,
        "the order: by band, by name, or as listed",
    )
    .hint("order"),
    desk(&[Scope::Evidence], &[ENTER], Action::Choose, "the page of the session")
        .hint("the session")
        .called("open-session"),
    desk(COMPARED, &[LEFT, Key::char('h')], Action::ColumnLeft, "the candidate at the left"),
    desk(COMPARED, &[RIGHT, Key::char('l')], Action::ColumnRight, "the candidate at the right")
        .hint("next candidate"),
    // Amending.
    family(&[Scope::Amend], Desk::Choices, Action::Pick(1), "the choice with that number"),
    always(&[Scope::Amend], &[ENTER], Action::Choose, "take what is highlighted")
        .hint("take")
        .called("amend-this"),
    desk(&[Scope::AmendText], &[Key::char('e')], Action::Accept, "go on to the reason")
        .hint("go on")
        .called("amended"),
    always(&[Scope::AmendWhy], &[ENTER], Action::Accept, "put the change on record")
        .hint("record")
        .called("record-change"),
    always(&[Scope::AmendName], &[ENTER], Action::Accept, "go on to the reason")
        .hint("go on")
        .called("amended-name"),
    // Removing.
    always(
        &[Scope::Library],
        &[Key::char('r').alt()],
        Action::Remove,
        "remove the session: delete it into the trash, once it was asked",
    ),
    always(
        &[Scope::Library],
        &[Key::char('u').alt(), Key::char('z').ctrl()],
        Action::Undo,
        "undo: take what was removed last out of the trash",
    )
    .called("undo-removal"),
];
