//! The hand on the mouse at a desk: it presses what it sees.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vivavoce::app::{Gesture, Mouse, Msg};
use vivavoce::ui::{Theme, view};

use super::Desk;

impl Desk {
    /// Presses the first cell of a text that is on the screen, and lets go.
    #[track_caller]
    pub fn click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.find(text);
        self.click_at(column, row)
    }

    /// Presses a cell and lets go, half a second after whatever was before.
    pub fn click_at(&mut self, column: u16, row: u16) -> &mut Self {
        self.wait_ms(500);
        self.hand(Gesture::Press, column, row).hand(Gesture::Release, column, row)
    }

    /// Presses a cell of a text so many times in a row, fast.
    #[track_caller]
    pub fn clicks(&mut self, times: usize, text: &str) -> &mut Self {
        let (column, row) = self.find(text);
        self.wait_ms(500);
        for _ in 0..times {
            self.wait_ms(100);
            self.hand(Gesture::Press, column, row).hand(Gesture::Release, column, row);
        }
        self
    }

    /// Presses the first cell of a text and drags to that of another.
    #[track_caller]
    pub fn drag(&mut self, from: &str, to: &str) -> &mut Self {
        let (from, to) = (self.find(from), self.find(to));
        self.wait_ms(500);
        self.hand(Gesture::Press, from.0, from.1);
        self.hand(Gesture::Drag, to.0, to.1).hand(Gesture::Release, to.0, to.1)
    }

    /// Turns the wheel over a text: so many notches down or (negative) up.
    #[track_caller]
    pub fn wheel(&mut self, text: &str, notches: i32) -> &mut Self {
        let (column, row) = self.find(text);
        let gesture = if notches < 0 { Gesture::WheelUp } else { Gesture::WheelDown };
        for _ in 0..notches.abs() {
            self.hand(gesture, column, row);
        }
        self
    }

    pub fn hand(&mut self, gesture: Gesture, column: u16, row: u16) -> &mut Self {
        self.tell(Msg::Mouse(Mouse { gesture, column, row, shift: false }))
    }

    /// The same for the last of the cells in which it begins: in the notes rather than above them.
    #[track_caller]
    pub fn click_last(&mut self, text: &str) -> &mut Self {
        let (column, row) = *self.find_all(text).last().expect("one at least");
        self.click_at(column, row)
    }

    /// The cell in which a text begins on the screen, the first of them.
    #[track_caller]
    pub fn find(&self, text: &str) -> (u16, u16) {
        self.find_all(text)[0]
    }

    /// The cell that the terminal's cursor stands on; `None` where it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let backend = TestBackend::new(self.size.columns, self.size.rows);
        let mut terminal = Terminal::new(backend).expect("a terminal");
        terminal.draw(|frame| view(&self.app, &Theme::of(&self.app), frame)).expect("a frame");
        let shown = terminal.backend().cursor_visible();
        let at = terminal.backend().cursor_position();
        shown.then_some((at.x, at.y))
    }

    #[track_caller]
    fn find_all(&self, text: &str) -> Vec<(u16, u16)> {
        let cells = self.cells();
        let wanted: Vec<String> = text.chars().map(String::from).collect();
        let width = u16::try_from(wanted.len()).expect("a short text");
        let is_there = |column: u16, row: u16| {
            let there = |nth: u16, c: &String| cells[(column + nth, row)].symbol() == c;
            (0..).zip(&wanted).all(|(nth, c)| there(nth, c))
        };
        let columns = 0..=self.size.columns.saturating_sub(width);
        let rows = (0..self.size.rows).flat_map(|row| columns.clone().map(move |it| (it, row)));
        let found: Vec<_> = rows.filter(|(column, row)| is_there(*column, *row)).collect();
        assert!(!found.is_empty(), "no {text:?} on this screen:\n{}", self.screen());
        found
    }
}
