//! What the user asks of the program, whatever key asked it.

use super::editor::Motion;
use crate::domain::Mark;

/// One act of the user. What it means depends on the screen; [`availability`] says whether it can
/// be done now.
///
/// [`availability`]: super::availability::availability
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    // Everywhere.
    Help,
    /// One step back: closes what is open, leaves the screen.
    Back,
    Quit,
    Undo,
    Redo,
    /// Every action by name.
    Palette,
    // Lists and pages.
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// Takes what is highlighted.
    Choose,
    // Home.
    NewInterview,
    ResumeNewest,
    Sessions,
    Banks,
    /// Full text over all sessions.
    Search,
    // Setup.
    NextField,
    PreviousField,
    /// The next value of a field that offers a choice.
    NextValue,
    PreviousValue,
    /// Opens the brief.
    OpenBrief,
    /// Starts the clock.
    StartInterview,
    /// Corrects who meets whom, and before the start also the guide.
    People,
    // The interview.
    /// A point of the scale, from 1.
    Rate(u8),
    ClearRating,
    /// The signal or red flag with this capital letter.
    Tick(char),
    /// The probe with this small letter.
    Probe(char),
    Next,
    Previous,
    /// Opens the guide to jump to an item.
    Jump,
    Skip,
    /// Agrees to what the program proposes.
    Yes,
    /// Refuses it.
    No,
    /// Stops the clock, or lets it run again.
    Pause,
    /// The anchors in full.
    Scale,
    Cover,
    /// Shows the question alone, large.
    Present,
    Write,
    Desk,
    EditOutside,
    WrapUp,
    ScrollUp,
    ScrollDown,
    /// Searches the notes.
    Find,
    /// Asks a question that is not in the guide.
    Add,
    // The wrap-up.
    /// Goes to the next item at which something is missing; from the last one, back.
    NextGap,
    PreviousGap,
    /// Puts marked lines that are not there yet into the reason.
    UseMarked,
    /// A place in `Recommendation::ALL`, from 1.
    Recommend(u8),
    ClearRecommendation,
    Finish,
    // The page of a session.
    NextQuestion,
    PreviousQuestion,
    Resume,
    /// Changes something in a finished session.
    Amend,
    /// A line that is marked as a highlight, or the candidate's words.
    NextHighlight,
    PreviousHighlight,
    // Overlays.
    /// A digit: of a question's number, or the choice with that number.
    Pick(u8),
    Accept,
    /// Tries to save again, at once.
    Retry,
    /// Asks for another folder to save in.
    OtherFolder,
    /// Goes although something is not saved.
    LeaveAnyway,
    // Evidence.
    /// Gives the line with the cursor a mark, or takes it away.
    Mark(Mark),
    /// Something was volunteered that must not be written down.
    Volunteer,
    /// Goes to where the thing with this capital letter is missing.
    Missing(char),
    // Exports.
    /// Asks how sessions are exported.
    Export,
    /// Names as codes, or as they are.
    Anonymous,
    /// Leaves the words of the notes out, or not.
    LeaveNotesOut,
    /// Only what is decided by, or the whole report.
    Summary,
    // The list of sessions.
    /// Marks the highlighted session, or takes its mark away.
    MarkRow,
    /// The same for all that are shown.
    MarkAll,
    /// Moves the highlighted session into the trash, once that is asked.
    Remove,
    /// A place in `Column::ALL`, from 1.
    SortBy(u8),
    // The comparison.
    /// Puts candidates who met the same guide side by side.
    Compare,
    ColumnLeft,
    ColumnRight,
    /// Questions instead of competencies, and back.
    ByQuestion,
    /// One column for each candidate instead of one for each interviewer, and back.
    Fold,
    /// The columns by band, by name, or as they were listed.
    Order,
    /// What has to be known to read the comparison.
    About,
}

impl Action {
    /// What the settings call it. Never changed: people have it in their files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Back => "back",
            Self::Quit => "quit",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Palette => "palette",
            Self::Up => "up",
            Self::Down => "down",
            Self::PageUp => "page-up",
            Self::PageDown => "page-down",
            Self::First => "first",
            Self::Last => "last",
            Self::Choose => "open",
            Self::NewInterview => "new-interview",
            Self::ResumeNewest => "resume-newest",
            Self::Sessions => "sessions",
            Self::Banks => "banks",
            Self::Search => "search",
            Self::NextField => "next-field",
            Self::PreviousField => "previous-field",
            Self::NextValue => "next-value",
            Self::PreviousValue => "previous-value",
            Self::OpenBrief => "brief",
            Self::StartInterview => "start",
            Self::People => "people",
            Self::Rate(_) => "rate",
            Self::ClearRating => "clear-rating",
            Self::Tick(_) => "heard",
            Self::Probe(_) => "asked",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Jump => "guide",
            Self::Skip => "skip",
            Self::Pause => "pause",
            Self::Scale => "anchors",
            Self::Cover => "cover",
            Self::Present => "present",
            Self::Write => "write",
            Self::Desk => "desk",
            Self::EditOutside => "edit-outside",
            Self::WrapUp => "wrap-up",
            Self::Yes => "yes",
            Self::No => "no",
            Self::ScrollUp => "scroll-up",
            Self::ScrollDown => "scroll-down",
            Self::Find => "find",
            Self::Add => "add",
            Self::Recommend(_) => "recommend",
            Self::ClearRecommendation => "clear-recommendation",
            Self::NextGap => "next-gap",
            Self::PreviousGap => "previous-gap",
            Self::UseMarked => "use-marked",
            Self::Mark(mark) => match mark {
                Mark::For => "mark-for",
                Mark::Against => "mark-against",
                Mark::Quote => "mark-quote",
                Mark::FollowUp => "mark-follow-up",
                Mark::Highlight => "mark-highlight",
                Mark::Hint => "mark-hint",
            },
            Self::Volunteer => "volunteered",
            Self::Missing(_) => "missing",
            Self::Finish => "finish",
            Self::NextQuestion => "next-question",
            Self::PreviousQuestion => "previous-question",
            Self::Resume => "resume",
            Self::Amend => "amend",
            Self::NextHighlight => "next-highlight",
            Self::PreviousHighlight => "previous-highlight",
            Self::Pick(_) => "pick",
            Self::Accept => "accept",
            Self::Retry => "try-again",
            Self::OtherFolder => "other-folder",
            Self::LeaveAnyway => "leave-anyway",
            Self::Export => "export",
            Self::Anonymous => "anonymous",
            Self::LeaveNotesOut => "leave-notes-out",
            Self::Summary => "summary",
            Self::MarkRow => "mark-session",
            Self::MarkAll => "mark-all-sessions",
            Self::Remove => "remove",
            Self::SortBy(_) => "sort",
            Self::Compare => "compare",
            Self::ColumnLeft => "column-left",
            Self::ColumnRight => "column-right",
            Self::ByQuestion => "by-question",
            Self::Fold => "one-column-each",
            Self::Order => "order",
            Self::About => "about",
        }
    }
}

impl Action {
    /// Whether it moves through a list or a page.
    pub fn moves(self) -> bool {
        use Action::{ColumnLeft, ColumnRight, Down, First, Last, PageDown, PageUp, Up};
        matches!(self, Up | Down | PageUp | PageDown | First | Last | ColumnLeft | ColumnRight)
    }
}

/// How a key writes while a text has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    Newline,
    Backspace,
    Delete,
    DeleteWordBack,
    DeleteWordForward,
    DeleteToLineStart,
    DeleteToLineEnd,
    Move(Motion),
    Select(Motion),
    Cut,
    Copy,
    Paste,
}
