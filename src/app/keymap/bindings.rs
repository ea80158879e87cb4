//! The table of bindings. Within a scope the first row that fits a key wins; a test sees to it
//! that no two rows fit the same key.

use super::{Binding, Desk, Scope};
use crate::app::{Action, Code, Key};
use crate::domain::Mark;

const LIVE: &[Scope] = &[Scope::Live];
const WRAP_UP: &[Scope] = &[Scope::WrapUp];
const INTERVIEW: &[Scope] = &[Scope::Live, Scope::WrapUp];
const BRIEF: &[Scope] = &[Scope::Brief];
const TEXTS: &[Scope] = &[Scope::Live, Scope::WrapUp, Scope::Brief];
const LISTS: &[Scope] = &[Scope::Home, Scope::Banks, Scope::Library, Scope::Jump, Scope::Search];
const MOVES: &[Scope] = &[
    Scope::Home,
    Scope::Banks,
    Scope::Library,
    Scope::Jump,
    Scope::Palette,
    Scope::Find,
    Scope::Add,
    Scope::Search,
    Scope::Amend,
    Scope::Compare,
];
/// Where another question is gone to.
const QUESTIONS: &[Scope] = &[Scope::Page, Scope::Amend];
const PAGES: &[Scope] = &[Scope::Page, Scope::Reading, Scope::Anchors, Scope::Evidence];
const SCREENS: &[Scope] = &[
    Scope::Home,
    Scope::Setup,
    Scope::Banks,
    Scope::Brief,
    Scope::Live,
    Scope::WrapUp,
    Scope::Library,
    Scope::Page,
    Scope::Search,
    Scope::Compare,
];
/// The screens without the interview, in which Alt-? means something else.
const OTHER_SCREENS: &[Scope] = &[
    Scope::Home,
    Scope::Setup,
    Scope::Banks,
    Scope::WrapUp,
    Scope::Library,
    Scope::Page,
    Scope::Search,
    Scope::Compare,
];
/// The comparison, and what lies over it.
const COMPARED: &[Scope] = &[Scope::Compare, Scope::Evidence];

const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const PAGE_UP: Key = Key::plain(Code::PageUp);
const PAGE_DOWN: Key = Key::plain(Code::PageDown);
const HOME: Key = Key::plain(Code::Home);
const END: Key = Key::plain(Code::End);
const ENTER: Key = Key::plain(Code::Enter);
const ESC: Key = Key::plain(Code::Esc);
const TAB: Key = Key::plain(Code::Tab);
const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const F1: Key = Key::plain(Code::F(1));

/// A row whose keys are single desk keys.
const fn desk(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk: Desk::Keys(keys), always: &[], action, id: None, name, hint: None }
}

/// A row whose desk keys are a family; `action` only stands for it.
const fn family(
    scopes: &'static [Scope],
    desk: Desk,
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk, always: &[], action, id: None, name, hint: None }
}

/// A row whose keys mean the same while typing and on the desk.
const fn always(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    name: &'static str,
) -> Binding {
    Binding { scopes, desk: Desk::None, always: keys, action, id: None, name, hint: None }
}

impl Binding {
    const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    const fn also(self, always: &'static [Key]) -> Self {
        Self { always, ..self }
    }

    /// For a row whose keys the settings change apart from those of other rows with its action.
    const fn called(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }
}

/// All bindings. The footer shows hints in this order, as many as fit.
pub const BINDINGS: &[Binding] = &[
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
    .hint("heard"),
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
    desk(LIVE, &[Key::char('y')], Action::Yes, "yes: drop what is proposed when time is short"),
    desk(LIVE, &[Key::char('0')], Action::ClearRating, "take the rating back"),
    desk(TEXTS, &[Key::char('u')], Action::Undo, "undo")
        .also(&[Key::char('z').ctrl()])
        .hint("undo"),
    desk(TEXTS, &[Key::char('r')], Action::Redo, "redo").also(&[Key::char('y').ctrl()]),
    desk(LIVE, &[Key::char('t')], Action::Pause, "stop the clock, or let it run again")
        .hint("pause"),
    desk(
        &[Scope::Live, Scope::Anchors],
        &[Key::char('v')],
        Action::Scale,
        "the anchors above the notes, to rate by",
    ),
    desk(
        LIVE,
        &[Key::char('+')],
        Action::Mark(Mark::For),
        "mark the line as evidence for; again: unmark",
    ),
    desk(LIVE, &[Key::char('-')], Action::Mark(Mark::Against), "mark the line as evidence against"),
    desk(
        LIVE,
        &[Key::char('"')],
        Action::Mark(Mark::Quote),
        "mark the line as the candidate's words",
    ),
    desk(LIVE, &[Key::char('!')], Action::Mark(Mark::Highlight), "mark the line as a highlight"),
    desk(
        LIVE,
        &[Key::char('h')],
        Action::Mark(Mark::Hint),
        "mark the line as a hint you gave; it is counted",
    ),
    always(
        LIVE,
        &[Key::char('?').alt()],
        Action::Mark(Mark::FollowUp),
        "mark the line to follow up; ? alone is the help",
    ),
    desk(LIVE, &[Key::char('.')], Action::Volunteer, "volunteered, not recorded: only that it was"),
    desk(LIVE, &[UP], Action::ScrollUp, "scroll question and guidance up"),
    desk(LIVE, &[DOWN], Action::ScrollDown, "scroll question and guidance down"),
    desk(INTERVIEW, &[Key::char('/')], Action::Find, "search the notes")
        .also(&[Key::char('f').ctrl()]),
    always(LIVE, &[Key::char('n').ctrl()], Action::Add, "ask a question that is not in the guide"),
    desk(LIVE, &[Key::char('w')], Action::WrapUp, "end the questions and wrap up").hint("wrap up"),
    desk(TEXTS, &[Key::char('c')], Action::Cover, "cover the screen; any key uncovers it")
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
    // Home.
    desk(&[Scope::Home], &[Key::char('r')], Action::ResumeNewest, "resume what is unfinished"),
    desk(&[Scope::Home], &[Key::char('n')], Action::NewInterview, "start an interview"),
    desk(&[Scope::Home], &[Key::char('s')], Action::Sessions, "sessions"),
    desk(&[Scope::Home], &[Key::char('b')], Action::Banks, "banks and their problems"),
    desk(&[Scope::Home], &[Key::char('f')], Action::Search, "search in all sessions"),
    // The list of sessions: what is done with those that are marked comes first in its footer.
    always(
        &[Scope::Library],
        &[Key::char('c').alt()],
        Action::Compare,
        "compare those that are marked, or all who met this guide",
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
    // The list of sessions. Its letters are typed into the filter.
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
    desk(&[Scope::Compare], &[Key::char('o')], Action::Order, "the order: by name, or as given")
        .hint("order"),
    desk(&[Scope::Evidence], &[ENTER], Action::Choose, "the page of the session")
        .hint("the session")
        .called("open-session"),
    desk(COMPARED, &[LEFT, Key::char('h')], Action::ColumnLeft, "the candidate at the left"),
    desk(COMPARED, &[RIGHT, Key::char('l')], Action::ColumnRight, "the candidate at the right")
        .hint("next candidate"),
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
