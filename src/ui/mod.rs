//! What the program looks like: [`view`] draws an [`App`] into a frame.
//!
//! The ui reads and never writes: free functions over `&App`, no state of its own, no clock. Every
//! text that comes from a file or a person passes through `domain::glyph` on its way here.

pub mod theme;

mod canvas;
mod chrome;
mod overlay;
mod screen;
mod widget;

pub use theme::Theme;

use ratatui::Frame;

use crate::app::areas::{Area, LEAST_COLUMNS, LEAST_ROWS, Room};
use crate::app::{App, Overlay, Screen};
use canvas::Canvas;

/// Draws the program.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame) {
    let mut canvas = Canvas::new(*theme, frame);
    if app.overlay == Some(Overlay::Cover) {
        overlay::cover(app, &mut canvas);
    } else if app.overlay == Some(Overlay::Present) {
        screen::present::live(app, &mut canvas);
    } else if let Screen::Present(present) = &app.screen {
        screen::present::draw(app, present, &mut canvas);
    } else if Room::of(app.size).is_none() {
        too_small(app, &mut canvas);
    } else {
        match &app.screen {
            Screen::Home(home) => screen::home::draw(app, home, &mut canvas),
            Screen::Setup(setup) => screen::setup::draw(app, setup, &mut canvas),
            Screen::Banks(banks) => screen::banks::draw(app, banks, &mut canvas),
            Screen::Brief(brief) => screen::brief::draw(app, brief, &mut canvas),
            Screen::Live => screen::live::draw(app, &mut canvas),
            Screen::WrapUp { top } => screen::wrapup::draw(app, *top, &mut canvas),
            Screen::Library(list) => screen::library::draw(app, list, &mut canvas),
            Screen::Page(page) => screen::page::draw(app, page, &mut canvas),
            Screen::Search(search) => screen::search::draw(app, search, &mut canvas),
            Screen::Compare(compare) => screen::compare::draw(app, compare, &mut canvas),
            // Drawn above, at any size and without anything that lies over it.
            Screen::Present(_) => {}
        }
        if let Some(overlay) = &app.overlay {
            overlay::draw(app, overlay, &mut canvas);
        }
    }
    canvas.finish();
}

/// A terminal in which nothing can be shown well: a calm sentence, and the interview goes on.
fn too_small(app: &App, canvas: &mut Canvas) {
    let size = app.size;
    let text = format!(
        "Viva Voce needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows; this window has {} and {}. \
         Everything is kept: make it larger to go on.",
        size.columns, size.rows
    );
    canvas.prose(Area::of(size), &text, canvas.theme.plain());
}
