//! The anchored scale: every point, what earns it, and which one was given.

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::points::{LEAD, Point, points};
use crate::domain::prose::shorten;
use crate::domain::{Question, Scale};

/// Draws the scale, highest point first; an anchor that was cut ends in `…`.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    question: &Question,
    rating: Option<u8>,
) {
    let theme = canvas.theme;
    let columns = usize::from(area.width.saturating_sub(LEAD + 1));
    let mut row = 0;
    for Point { point, text, rows } in
        points(scale, question, rating, (columns, area.height.into()))
    {
        let given = rating == Some(point);
        let style = if given { theme.strong() } else { theme.plain() };
        let mark = if given { "●" } else { " " };
        canvas.text(area, 1, row, &point.to_string(), theme.accent());
        canvas.text(area, 2, row, mark, theme.accent());
        for (nth, line) in text.iter().take(rows).enumerate() {
            let cut = nth + 1 == rows && text.len() > rows;
            let line =
                if cut { shorten(&format!("{line} …………"), columns) } else { line.clone() };
            let line =
                if cut { format!("{}…", line.trim_end_matches(['…', ' '])) } else { line };
            canvas.text(area, LEAD, row, &line, style);
            row += 1;
        }
    }
}

/// The scale in one row: the points, the given one marked, and what it is called or its anchor.
/// `all` names the key that shows all of them.
pub(in crate::ui) fn draw_row(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    question: &Question,
    rating: Option<u8>,
    all: &str,
) {
    let theme = canvas.theme;
    let mut column = 1;
    for point in scale.points() {
        let (text, style) = if rating == Some(point) {
            (format!("[{point}]"), theme.accent())
        } else {
            (format!(" {point} "), theme.plain())
        };
        column = canvas.text(area, column, 0, &text, style);
    }
    let text = match rating {
        None => "not rated".to_owned(),
        Some(point) => match question.anchors.get(&point) {
            Some(anchor) => anchor.clone(),
            None => scale.label(point).to_owned(),
        },
    };
    // Where there is little room, the words of the anchor are worth more than the way to all of them.
    let end = if question.anchors.is_empty() || area.width < 76 {
        area.width
    } else {
        let end = area.width.saturating_sub(1);
        canvas.text_before(area, end, 0, all, theme.quiet())
    };
    let room = usize::from(end.saturating_sub(column + 2));
    let style = if rating.is_some() { theme.plain() } else { theme.quiet() };
    canvas.text(area, column + 1, 0, &shorten(&text, room), style);
}
