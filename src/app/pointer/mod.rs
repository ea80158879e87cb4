//! The mouse: what lies under it, and what a press, a drag and the wheel do there.
//!
//! [`target`] and [`pane`] say what a cell is, from the areas that the ui draws from and from
//! nothing else. Whatever a press asks for goes the way of a key: the same acts, the same
//! refusals. Under the cover, and while the question is shown to the candidate, the mouse does
//! nothing: a hand that brushes it must not turn the screen over.

mod live;
mod panels;
mod screens;
mod target;
mod text;

pub use live::guide_top;
pub use target::{Pane, Target, pane, target};
pub use text::Text;

use std::time::Duration;

use super::mouse::{Gesture, Mouse};
use super::screen::{Screen, live as interview, setup::Focus};
use super::{Action, App, Effect, Overlay};
use crate::domain::Place;
use text::Drag;

/// Two presses of a cell within this time are one double press.
const DOUBLE: Duration = Duration::from_millis(400);

/// The rows that a turn of the wheel scrolls a text by.
const WHEEL_ROWS: isize = 3;

/// What is remembered of the mouse between two messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pointer {
    /// The last press, and the how many-th of one cell it was.
    pressed: Option<(Duration, (u16, u16), u8)>,
    drag: Option<Drag>,
    /// The guide was looked at from this row on while this item was on the table.
    guide: Option<(usize, usize)>,
}

impl Pointer {
    /// When the text under a drag beyond its edge moves on.
    pub fn deadline(&self) -> Option<Duration> {
        self.drag.as_ref().and_then(|drag| drag.pulls_at)
    }

    /// Something else has happened: a drag is over.
    pub fn let_go(&mut self) {
        self.drag = None;
    }

    /// The how many-th press of a cell this is: 1 to 3, and 1 again.
    fn count(&mut self, now: Duration, cell: (u16, u16)) -> u8 {
        let nth = match self.pressed {
            Some((at, before, nth)) if before == cell && now.saturating_sub(at) <= DOUBLE => {
                nth % 3 + 1
            }
            _ => 1,
        };
        self.pressed = Some((now, cell, nth));
        nth
    }
}

impl App {
    /// Takes what the mouse does.
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        if self.scope().is_none() || self.is_leaving() {
            return Vec::new();
        }
        match mouse.gesture {
            Gesture::Press => self.press(mouse),
            Gesture::Drag => {
                self.drag(mouse);
                Vec::new()
            }
            Gesture::Release => {
                self.pointer.let_go();
                Vec::new()
            }
            Gesture::WheelUp => self.wheel(mouse, Action::Up),
            Gesture::WheelDown => self.wheel(mouse, Action::Down),
        }
    }

    fn press(&mut self, mouse: Mouse) -> Vec<Effect> {
        let cell = (mouse.column, mouse.row);
        let nth = self.pointer.count(self.at.mono, cell);
        self.pointer.let_go();
        match target(self, mouse.column, mouse.row) {
            Target::Nothing => Vec::new(),
            Target::Ask(action) => self.ask(action),
            Target::Item(item) => {
                self.toast = None;
                interview::leap(self, item)
            }
            Target::Row(row) => self.press_row(row),
            Target::Choice(row) => {
                if let Some(filter) = self.overlay.as_mut().and_then(Overlay::filter) {
                    filter.selected = row;
                }
                self.ask(Action::Choose)
            }
            Target::Cell(row, column) => self.press_cell((row, column)),
            Target::Field(focus, area) => self.press_field(focus, area, mouse, nth),
            Target::Text(text, area) => {
                self.take_hold(text, area, mouse, nth);
                Vec::new()
            }
        }
    }

    /// A row of a list is highlighted; the highlighted one is opened.
    fn press_row(&mut self, row: usize) -> Vec<Effect> {
        let selected = match &mut self.screen {
            Screen::Home(home) => {
                home.touched = true;
                &mut home.selected
            }
            Screen::Banks(banks) => {
                if banks.selected != row {
                    banks.top = 0;
                }
                &mut banks.selected
            }
            Screen::Library(list) => &mut list.selected,
            Screen::Search(search) => &mut search.selected,
            _ => return Vec::new(),
        };
        if std::mem::replace(selected, row) == row {
            return self.ask(Action::Choose);
        }
        (self.toast, self.in_list) = (None, true);
        Vec::new()
    }

    /// A cell of the comparison is highlighted; what is behind the highlighted one is opened.
    fn press_cell(&mut self, cell: (usize, usize)) -> Vec<Effect> {
        let Screen::Compare(screen) = &mut self.screen else { return Vec::new() };
        if (screen.row, screen.column) == cell {
            return self.ask(Action::Choose);
        }
        (screen.row, screen.column) = cell;
        (self.toast, self.in_list) = (None, true);
        Vec::new()
    }

    /// A field of Setup gets the keys; a choice that has them already goes on to its next value.
    fn press_field(
        &mut self,
        focus: Focus,
        area: super::areas::Area,
        mouse: Mouse,
        nth: u8,
    ) -> Vec<Effect> {
        let Screen::Setup(setup) = &mut self.screen else { return Vec::new() };
        let had = std::mem::replace(&mut setup.focus, focus) == focus;
        if setup.typing() {
            self.take_hold(Text::Field, area, mouse, nth);
        } else if had {
            return self.ask(Action::NextValue);
        }
        Vec::new()
    }

    fn wheel(&mut self, mouse: Mouse, action: Action) -> Vec<Effect> {
        let up = action == Action::Up;
        let rows = if up { -WHEEL_ROWS } else { WHEEL_ROWS };
        let size = self.size;
        match (pane(self, mouse.column, mouse.row), &mut self.interview) {
            (Pane::List, _) => {
                self.in_list = true;
                return self.act(action);
            }
            (Pane::Page, _) => {
                for _ in 0..WHEEL_ROWS {
                    self.act(action);
                }
            }
            (Pane::Scores, _) => {
                return self.act(if up { Action::ScrollUp } else { Action::ScrollDown });
            }
            (Pane::Details, _) => self.scroll_details(rows),
            (Pane::Guide(height), Some(_)) => self.scroll_guide(height, rows),
            (Pane::Question, Some(it)) => it.scroll_question(size, rows.signum()),
            (Pane::Guidance, Some(it)) => it.scroll_guidance(size, rows),
            (Pane::Notes, Some(it)) => it.look(it.place(false), rows),
            (Pane::Reason, Some(it)) => it.look(Place::Reason, rows),
            _ => {}
        }
        Vec::new()
    }
}
