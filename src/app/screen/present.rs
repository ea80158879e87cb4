//! The question of an interview that another program conducts, for a second terminal or a shared
//! screen. It follows the session's file and never writes.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::screen::Screen;
use crate::app::{Action, App, Effect};
use crate::domain::Record;

/// How often the session is looked at. Nobody waits longer than that for the next question, and a
/// look costs no more than asking when two files were last written.
pub const LOOK_EVERY: Duration = Duration::from_millis(200);

/// The session that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct PresentScreen {
    pub file: PathBuf,
    /// As it was last read; `None` while there is nothing to read.
    pub record: Option<Box<Record>>,
    /// When it is looked at next, on the monotonic clock.
    pub looks_at: Duration,
}

impl PresentScreen {
    pub fn new(file: PathBuf, now: Duration) -> Self {
        Self { file, record: None, looks_at: now + LOOK_EVERY }
    }
}

/// Carries out an action.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => app.quit(),
        _ => Vec::new(),
    }
}

/// Looks at the session, if it is time.
pub fn look(app: &mut App) -> Option<Effect> {
    let now = app.at.mono;
    let Screen::Present(present) = &mut app.screen else { return None };
    if present.looks_at > now {
        return None;
    }
    present.looks_at = now + LOOK_EVERY;
    Some(Effect::Refresh { file: present.file.clone() })
}
