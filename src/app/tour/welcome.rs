//! The line that says on Home that nothing there is real, and what to look at.

use crate::app::keymap::Scope;
use crate::app::{Action, App};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;

/// That the sessions are made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tour {
    /// Whether their folder stays when the program ends.
    pub kept: bool,
}

impl Tour {
    /// The line, as long as there is room for, in columns.
    pub fn line(self, app: &App, room: usize) -> String {
        let key = |action| app.key_of(action);
        let (list, resume) = (key(Action::Sessions), key(Action::ResumeNewest));
        let (open, search) = (key(Action::Choose), key(Action::Search));
        let compare = app.settings.keys.key(Scope::Library, true, Action::Compare);
        let end = if self.kept { "kept at the end" } else { "thrown away at the end" };
        let lines = [
            format!(
                "A demo with made-up people, {end}. {list} lists the sessions: {open} reads one, \
                 {compare} compares them; {search} searches; {resume} goes on."
            ),
            format!(
                "Made up, {end}. {list} sessions, there {compare} compares; {search} searches."
            ),
            format!("Made up. {list} sessions, there {compare} compares; {search} searches."),
        ];
        let fits = lines.iter().find(|line| columns(line) <= room);
        fits.cloned().unwrap_or_else(|| shorten(&lines[2], room))
    }
}
