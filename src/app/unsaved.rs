//! What is said while the session's file lacks something: why, what that means for the notes, and
//! what leaving would cost. The footer, the question before leaving and the last words of the
//! program all say the same.

use unicode_width::UnicodeWidthStr;

use super::{App, Interview, Saved};
use crate::domain::glyph::visible;
use crate::domain::prose::shorten;

/// The fewest columns in which a reason is still worth its place.
const LEAST: usize = 12;

/// The footer's words, as far as there is room; `None` while nothing is amiss.
pub fn in_short(interview: &Interview, columns: usize) -> Option<String> {
    let saver = interview.saver();
    let (why, kept) = match (saver.state(), saver.unrecorded()) {
        (Saved::No(why), None) => (why, "Notes kept; trying again."),
        (Saved::No(why), Some(_)) => (why, "Not kept; trying again."),
        (_, Some(why)) => {
            return Some(shorten(&format!("A crash may cost a second. {why}"), columns));
        }
        (_, None) => return None,
    };
    let (room, needed) = (columns.saturating_sub(kept.width() + 1), visible(&why).width());
    if room >= needed.min(LEAST) {
        Some(format!("{} {kept}", shorten(&why, room)))
    } else {
        Some(shorten(&why, columns))
    }
}

/// Why, what leaving would cost, and what can be done: each a sentence or two.
pub fn question(interview: &Interview) -> Vec<String> {
    let saver = interview.saver();
    let why = match saver.state() {
        Saved::No(why) => why,
        Saved::Yes | Saved::Pending => "Saving again.".to_owned(),
    };
    let (cost, leave) = if saver.unrecorded().is_some() {
        (format!("Leaving now loses {}.", missing(interview)), "Q leaves and loses it")
    } else {
        let missing = missing(interview);
        (
            format!("The file lacks {missing}. Its journal has all of it, for `viva resume`."),
            "Q leaves it at that",
        )
    };
    let choices = format!("Enter tries again; o saves in another folder; Esc stays; {leave}.");
    vec![why, cost, choices]
}

/// What the file lacks.
fn missing(interview: &Interview) -> String {
    let candidate = &interview.session().record().people.candidate;
    match interview.saver().safe() {
        Some(at) => format!(
            "what has been written and rated in the interview with {candidate} since {}",
            at.format("%H:%M:%S")
        ),
        None => format!("everything: the interview with {candidate} is in no file yet"),
    }
}

impl App {
    /// What is to be said at the end about what the session's file lacks; nothing if it lacks
    /// nothing.
    pub fn last_words(&self) -> Vec<String> {
        let Some(interview) = &self.interview else { return Vec::new() };
        let Saved::No(why) = interview.saver().state() else { return Vec::new() };
        let then = if interview.saver().unrecorded().is_some() {
            format!("This may have lost {}.", missing(interview))
        } else {
            format!("Its journal has everything. {}", self.go_on_with(interview))
        };
        vec![format!("Not saved: {why}"), then]
    }
}
