//! Taking hold of a text: the cursor goes where it was pressed, a drag selects, and a drag beyond
//! an edge pulls the text along.

use std::time::Duration;

use crate::app::App;
use crate::app::areas::Area;
use crate::app::editor::{Editor, Unit, around};
use crate::app::field::Field;
use crate::app::keymap::Scope;
use crate::app::mouse::Mouse;
use crate::app::overlay::Overlay;
use crate::app::screen::Screen;
use crate::domain::{Notes, Place, Position};

/// How often a row comes in while the mouse is held beyond the edge of a text.
const PULL_EVERY: Duration = Duration::from_millis(80);

/// A text that can be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The notes of the item on the table.
    Notes,
    /// The reason for the recommendation.
    Reason,
    /// The line that has the keys: of what lies over the screen, or of the screen.
    Field,
}

/// A text that is held.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drag {
    text: Text,
    area: Area,
    /// Where the keys went then: elsewhere it is another text.
    scope: Option<Scope>,
    unit: Unit,
    /// What was pressed.
    from: (Position, Position),
    /// Where the mouse is.
    cell: (u16, u16),
    /// When the next row comes in, on the monotonic clock.
    pub(super) pulls_at: Option<Duration>,
}

impl App {
    /// Puts the cursor where a text was pressed the `nth` time: once a place, twice a word, three
    /// times a line.
    pub(super) fn take_hold(&mut self, text: Text, area: Area, mouse: Mouse, nth: u8) {
        (self.toast, self.in_list) = (None, false);
        let cell = (mouse.column, mouse.row);
        let unit = match nth {
            1 => Unit::Cluster,
            2 => Unit::Word,
            _ => Unit::Line,
        };
        let scope = self.scope();
        let Some((editor, notes)) = self.held(text) else { return };
        let at = place(editor, notes, area, cell);
        let from = if mouse.shift {
            (editor.held_end(), editor.held_end())
        } else {
            around(notes, at, unit)
        };
        editor.select_between(notes, from.0, if mouse.shift { at } else { from.1 });
        self.pointer.drag = Some(Drag { text, area, scope, unit, from, cell, pulls_at: None });
    }

    /// Selects up to where the mouse is now.
    pub(super) fn drag(&mut self, mouse: Mouse) {
        let (now, scope) = (self.at.mono, self.scope());
        let Some(drag) = self.pointer.drag.as_mut().filter(|drag| drag.scope == scope) else {
            return;
        };
        drag.cell = (mouse.column, mouse.row);
        let beyond = drag.text != Text::Field && drag.beyond() != 0;
        drag.pulls_at = if beyond { drag.pulls_at.or(Some(now + PULL_EVERY)) } else { None };
        self.select_to_the_mouse();
    }

    /// Brings the next row in under a drag beyond the edge, when it is time.
    pub(in crate::app) fn pull(&mut self) {
        let (now, scope) = (self.at.mono, self.scope());
        let due = |drag: &&mut Drag| drag.pulls_at.is_some_and(|at| at <= now);
        let Some(drag) = self.pointer.drag.as_mut().filter(due) else { return };
        let (text, rows, here) = (drag.text, drag.beyond(), drag.scope == scope);
        let mut more = false;
        if here && let Some((editor, notes)) = self.held(text) {
            editor.scroll(notes, rows);
            more = if rows < 0 { editor.above(notes) } else { editor.below(notes) };
            self.select_to_the_mouse();
        }
        if let Some(drag) = &mut self.pointer.drag {
            drag.pulls_at = more.then_some(now + PULL_EVERY);
        }
    }

    fn select_to_the_mouse(&mut self) {
        let Some(drag) = self.pointer.drag.clone() else { return };
        let Some((editor, notes)) = self.held(drag.text) else { return };
        let at = place(editor, notes, drag.area, drag.cell);
        let (start, end) = around(notes, at, drag.unit);
        if start < drag.from.0 {
            editor.select_between(notes, drag.from.1, start);
        } else {
            editor.select_between(notes, drag.from.0, end.max(drag.from.1));
        }
    }

    /// A text with its cursor, if it is there to be held; it has the keys then.
    fn held(&mut self, text: Text) -> Option<(&mut Editor, &Notes)> {
        let covered = self.overlay.is_some();
        match (text, &mut self.overlay, &mut self.screen) {
            (Text::Notes, ..) => {
                let interview = self.interview.as_mut().filter(|_| !covered)?;
                interview.hold(interview.place(false))
            }
            (Text::Reason, ..) => self.interview.as_mut().filter(|_| !covered)?.hold(Place::Reason),
            (Text::Field, Some(overlay), _) => Overlay::hold(overlay),
            (Text::Field, None, Screen::Setup(setup)) => setup.text().map(Field::hold),
            (Text::Field, None, Screen::Library(list)) => Some(list.filter.hold()),
            (Text::Field, None, Screen::Search(search)) => Some(search.field.hold()),
            (Text::Field, None, _) => None,
        }
    }
}

impl Drag {
    /// On which side of the text the mouse is: -1 above, 1 below.
    fn beyond(&self) -> isize {
        match self.cell.1 {
            row if row < self.area.y => -1,
            row if row >= self.area.y.saturating_add(self.area.height) => 1,
            _ => 0,
        }
    }
}

/// The place in a text that lies in an area which is nearest to a cell.
fn place(editor: &Editor, notes: &Notes, area: Area, (column, row): (u16, u16)) -> Position {
    // Beside its left edge is its first column; above it, the first row, below it, the last.
    let last = area.height.saturating_sub(1);
    let column = column.saturating_sub(area.x);
    editor.at_cell(notes, column, row.saturating_sub(area.y).min(last))
}
