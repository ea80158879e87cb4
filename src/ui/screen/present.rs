//! The question alone, large, for the other side of the table. Nothing else of an interview may
//! ever be drawn here.

use crate::app::areas::Area;
use crate::app::present::Presented;
use crate::app::screen::PresentScreen;
use crate::app::{App, Interview};
use crate::domain::prose::fold;
use crate::ui::canvas::Canvas;
use crate::ui::widget::large;

/// How wide plain letters are folded, in columns: longer lines are hard to read.
const PLAIN_COLUMNS: u16 = 60;

/// In front of the interview, while its own screen is turned to the candidate.
pub(in crate::ui) fn live(app: &App, canvas: &mut Canvas) {
    let item = app.interview.as_ref().map(Interview::item);
    show(app, item.map(|(item, _)| Presented::item(item)), canvas);
}

/// In a program of its own.
pub(in crate::ui) fn draw(app: &App, screen: &PresentScreen, canvas: &mut Canvas) {
    show(app, screen.record.as_deref().map(Presented::record), canvas);
}

fn show(app: &App, presented: Option<Presented>, canvas: &mut Canvas) {
    let Area { width, height, .. } = Area::of(app.size);
    // A column at each side; rows are too dear.
    let area = Area { x: width.min(1), y: 0, width: width.saturating_sub(2), height };
    match presented {
        // There is no interview there now, and that is nobody's business.
        None => {}
        Some(Presented::Question(text)) => {
            let large = large::rows(text, area.width, area.height);
            rows(canvas, area, &large.unwrap_or_else(|| plain(text, area)));
        }
        Some(Presented::Line(text)) => rows(canvas, area, &[text.to_owned()]),
    }
}

/// In plain letters, with room between the rows where there is any.
fn plain(text: &str, area: Area) -> Vec<String> {
    let folded = fold(text, area.width.min(PLAIN_COLUMNS).into());
    if folded.len() * 2 > usize::from(area.height) + 1 {
        return folded;
    }
    folded.join("\n\n").split('\n').map(str::to_owned).collect()
}

/// Rows in the middle of an area.
fn rows(canvas: &mut Canvas, area: Area, rows: &[String]) {
    use unicode_width::UnicodeWidthStr;
    let wide = rows.iter().map(|row| row.width()).max().unwrap_or(0);
    let wide = u16::try_from(wide).unwrap_or(u16::MAX).min(area.width);
    let tall = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
    let (column, first) = ((area.width - wide) / 2, (area.height - tall) / 2);
    for (nth, text) in (0..tall).zip(rows) {
        canvas.text(area, column, first + nth, text, canvas.theme.strong());
    }
}
