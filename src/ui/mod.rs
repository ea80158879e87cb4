//! What the program looks like: [`view`] draws an [`App`] into a frame.
//!
//! The ui reads and never writes: free functions over `&App`, no clock, and no state but in the
//! [`Picture`] that it is handed. Every text that comes from a file or a person passes through
//! `domain::glyph` on its way here.

pub mod theme;

mod canvas;
mod chrome;
mod overlay;
mod picture;
mod screen;
mod widget;

pub use picture::Picture;
pub use theme::Theme;

use ratatui::Frame;

use crate::app::areas::{Area, LEAST_COLUMNS, LEAST_ROWS, Room};
use crate::app::{App, Overlay, Screen};
use canvas::Canvas;
use screen::live::Parts;

/// Draws the program, all of it.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame) {
    let mut canvas = Canvas::new(*theme, frame.buffer_mut());
    draw(app, parts(app, *theme, None).as_ref(), &mut canvas);
    if let Some(cursor) = canvas.cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The parts that all of the screen consists of; `None` where it has to be drawn as a whole.
fn parts(app: &App, theme: Theme, before: Option<&Parts>) -> Option<Parts> {
    match (&app.screen, &app.overlay) {
        (Screen::Live, None) => screen::live::parts(app, theme, before),
        _ => None,
    }
}

/// Draws the screen from its parts, or as a whole.
fn draw(app: &App, parts: Option<&Parts>, canvas: &mut Canvas) {
    if let Some(parts) = parts {
        parts.draw(canvas);
    } else if app.overlay == Some(Overlay::Cover) {
        overlay::cover(app, canvas);
    } else if app.overlay == Some(Overlay::Present) {
        screen::present::live(app, canvas);
    } else if let Screen::Present(present) = &app.screen {
        screen::present::draw(app, present, canvas);
    } else if Room::of(app.size).is_none() {
        too_small(app, canvas);
    } else {
        match &app.screen {
            Screen::Home(home) => screen::home::draw(app, home, canvas),
            Screen::Setup(setup) => screen::setup::draw(app, setup, canvas),
            Screen::Banks(banks) => screen::banks::draw(app, banks, canvas),
            Screen::Brief(brief) => screen::brief::draw(app, brief, canvas),
            Screen::Live => {
                if let Some(parts) = screen::live::parts(app, canvas.theme, None) {
                    parts.draw(canvas);
                }
            }
            Screen::WrapUp { top } => screen::wrapup::draw(app, *top, canvas),
            Screen::Library(list) => screen::library::draw(app, list, canvas),
            Screen::Page(page) => screen::page::draw(app, page, canvas),
            Screen::Search(search) => screen::search::draw(app, search, canvas),
            Screen::Compare(compare) => screen::compare::draw(app, compare, canvas),
            // Drawn above, at any size and without anything that lies over it.
            Screen::Present(_) => {}
        }
        if let Some(overlay) = &app.overlay {
            overlay::draw(app, overlay, canvas);
        }
    }
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
