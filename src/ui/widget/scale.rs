//! The anchored scale: every point, what earns it, and which one was given.

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::points::{LEAD, Point, points};
use crate::domain::glyph::columns;
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
    let columns = usize::from(area.width.saturating_sub(LEAD + 1));
    let points = points(scale, question, rating, (columns, area.height.into()));
    draw_points(canvas, area, LEAD, &points, rating);
}

/// Draws points with the rows of their texts, which begin at a column.
pub(in crate::ui) fn draw_points(
    canvas: &mut Canvas,
    area: Area,
    lead: u16,
    points: &[Point],
    rating: Option<u8>,
) {
    let theme = canvas.theme;
    let columns = usize::from(area.width.saturating_sub(lead + 1));
    let mut row = 0;
    for Point { point, text, rows } in points {
        let given = rating == Some(*point);
        let style = if given { theme.strong() } else { theme.plain() };
        let mark = if given { "●" } else { " " };
        canvas.text(area, 1, row, &point.to_string(), theme.accent());
        canvas.text(area, 2, row, mark, theme.accent());
        for (nth, line) in text.iter().take(*rows).enumerate() {
            let cut = nth + 1 == *rows && text.len() > *rows;
            let line =
                if cut { shorten(&format!("{line} …………"), columns) } else { line.clone() };
            let line =
                if cut { format!("{}…", line.trim_end_matches(['…', ' '])) } else { line };
            canvas.text(area, lead, row, &line, style);
            row += 1;
        }
    }
}

/// The scale in one row: the points, the given one marked, the hints, and what it is called or
/// its anchor. In a row that is shared there is room for the label alone. `all` names the key that
/// shows all of them.
pub(in crate::ui) fn draw_row(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    question: &Question,
    (rating, hints): (Option<u8>, &str),
    (shared, all): (bool, &str),
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
    if shared {
        let room = |from: u16| usize::from(area.width.saturating_sub(from + 1));
        let label = rating.map_or("", |point| scale.label(point));
        let long = format!("{label}{hints}");
        // Where there is little room, the hints are worth more than what the point is called.
        let hints = hints.trim_start_matches([',', ' ']);
        let texts = [long.trim_start_matches([',', ' ']), hints, hints.trim_start_matches("with ")];
        let texts = if hints.is_empty() { &texts[..1] } else { &texts[..] };
        let fitting = texts.iter().find(|text| columns(text) <= room(column + 1));
        let text = fitting.or(texts.last()).copied().unwrap_or_default();
        let way = all;
        if text.is_empty() && !question.anchors.is_empty() && columns(way) <= room(column) {
            canvas.text(area, column, 0, way, theme.quiet());
        } else {
            let style = if rating.is_some() { theme.plain() } else { theme.quiet() };
            canvas.text(area, column + 1, 0, &shorten(text, room(column + 1)), style);
        }
        return;
    }
    let text = match rating {
        None => "not rated".to_owned(),
        Some(point) => match question.anchors.get(&point) {
            Some(anchor) => anchor.clone(),
            None => scale.label(point).to_owned(),
        },
    };
    let hints = hints.trim_start_matches([',', ' ']);
    let text = if hints.is_empty() { text } else { format!("{hints} · {text}") };
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
