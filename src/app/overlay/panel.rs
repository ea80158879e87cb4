//! Where the panels lie that are drawn over a screen.

use super::amend::FormAreas;
use super::{Overlay, anchors, help, palette, skip::REASONS};
use crate::app::areas::Area;
use crate::app::screen::Screen;
use crate::app::screen::compare::{PANEL, evidence};
use crate::app::{App, Size};

/// The panel of the overlay that is open, with its frame; `None` where there is none, or where its
/// rows are only sentences.
pub fn of(app: &App) -> Option<Area> {
    let (width, rows) = match app.overlay.as_ref()? {
        Overlay::Help { scope, .. } => {
            (help::WIDTH, help::Help::of(&app.settings.keys, *scope, app.size).rows.len())
        }
        // It stays as large as it was opened, whatever is typed.
        Overlay::Jump(_) => (48, app.interview.as_ref()?.session().record().plan.order().len() + 1),
        Overlay::Palette(_) => (90, palette::all(app).len() + 1),
        Overlay::Find(_) => (100, usize::from(app.size.rows * 2 / 3)),
        Overlay::Add(_) => (90, usize::from(app.size.rows * 2 / 3)),
        Overlay::Skip(_) => (66, REASONS.len() + 3),
        Overlay::Folder(_) => (58, 5),
        Overlay::Export(_) => (64, 11),
        Overlay::Amend(form) => {
            let Screen::Page(page) = &app.screen else { return None };
            return Some(FormAreas::of(form, &page.record, app.size).panel);
        }
        Overlay::Evidence { .. } | Overlay::About { .. } => {
            let Screen::Compare(screen) = &app.screen else { return None };
            let rows = match app.overlay {
                Some(Overlay::About { .. }) => evidence::about(screen, app.size).len(),
                _ => evidence::extent(screen, app.size).0,
            };
            (PANEL, rows)
        }
        // The anchors stand on the screen below, without a frame.
        Overlay::Scale { .. } => return Some(anchors::area(app.interview.as_ref()?, app.size)),
        Overlay::Gaps | Overlay::Unsaved | Overlay::Cover | Overlay::Present => return None,
    };
    Some(middle(app.size, width, rows))
}

/// A panel in the middle of a terminal, as wide as it may be, with room for so many rows inside.
pub fn middle(size: Size, width: u16, rows: usize) -> Area {
    let whole = Area::of(size);
    let width = width.min(whole.width.saturating_sub(2));
    let most = whole.height.saturating_sub(3);
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(most);
    Area {
        x: (whole.width - width) / 2,
        y: whole.height.saturating_sub(height + 1) / 2,
        width,
        height,
    }
}

/// The room within the frame of a panel.
pub fn inside(panel: Area) -> Area {
    Area {
        x: panel.x + panel.width.min(1),
        y: panel.y + panel.height.min(1),
        width: panel.width.saturating_sub(2),
        height: panel.height.saturating_sub(2),
    }
}
