//! What the user asks of the program, whatever key asked it.

use super::editor::Motion;

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
}

impl Action {
    /// Whether it moves through a list or a page.
    pub fn moves(self) -> bool {
        use Action::{Down, First, Last, PageDown, PageUp, Up};
        matches!(self, Up | Down | PageUp | PageDown | First | Last)
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
