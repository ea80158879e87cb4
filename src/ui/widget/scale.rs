//! The anchored scale: every point, what earns it, and which one was given.

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::domain::glyph::columns;
use crate::domain::prose::{fold, shorten};
use crate::domain::{Entry, Question, Scale};
use crate::format::report::with_hints;

/// The columns before an anchor: a point, a mark, blanks.
const LEAD: u16 = 4;

/// Draws the scale, highest point first. Every anchor that fits is shown in full; where they do
/// not all fit, the given one comes first in the sharing of rows, and one that was cut ends in
/// `…`.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    question: &Question,
    rating: Option<u8>,
) {
    let columns = usize::from(area.width.saturating_sub(LEAD + 1));
    let points = scale.points().rev();
    let points = points.map(|point| (point, rows_of(scale, question, point, columns)));
    draw_points(canvas, area, LEAD, &points.collect::<Vec<_>>(), rating);
}

/// Draws points with the rows of their texts, which begin at a column.
pub(in crate::ui) fn draw_points(
    canvas: &mut Canvas,
    area: Area,
    lead: u16,
    points: &[(u8, Vec<String>)],
    rating: Option<u8>,
) {
    let theme = canvas.theme;
    let columns = usize::from(area.width.saturating_sub(lead + 1));
    let (points, texts): (Vec<u8>, Vec<Vec<String>>) = points.iter().cloned().unzip();
    let heights = share(&texts, &points, rating, area.height.into());
    let mut row = 0;
    for ((point, text), height) in points.iter().zip(&texts).zip(heights) {
        let given = rating == Some(*point);
        let style = if given { theme.strong() } else { theme.plain() };
        let mark = if given { "●" } else { " " };
        canvas.text(area, 1, row, &point.to_string(), theme.accent());
        canvas.text(area, 2, row, mark, theme.accent());
        for (nth, line) in text.iter().take(height).enumerate() {
            let cut = nth + 1 == height && text.len() > height;
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
/// its anchor. In a row that is shared there is room for the label alone.
pub(in crate::ui) fn draw_row(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    question: &Question,
    entry: &Entry,
    shared: bool,
) {
    let theme = canvas.theme;
    let rating = entry.rating;
    let mut column = 1;
    for point in scale.points() {
        let (text, style) = if rating == Some(point) {
            (format!("[{point}]"), theme.accent())
        } else {
            (format!(" {point} "), theme.plain())
        };
        column = canvas.text(area, column, 0, &text, style);
    }
    let hints = with_hints(entry.hints());
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
        let way = "Alt-v anchors";
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
        canvas.text_before(area, end, 0, "Alt-v anchors", theme.quiet())
    };
    let room = usize::from(end.saturating_sub(column + 2));
    let style = if rating.is_some() { theme.plain() } else { theme.quiet() };
    canvas.text(area, column + 1, 0, &shorten(&text, room), style);
}

/// The rows of a point: its anchor, or its label where the bank has none.
pub(in crate::ui) fn rows_of(
    scale: &Scale,
    question: &Question,
    point: u8,
    columns: usize,
) -> Vec<String> {
    let text = match question.anchors.get(&point) {
        Some(anchor) => anchor.as_str(),
        None => scale.label(point),
    };
    let rows = fold(text, columns);
    if rows.is_empty() { vec![String::new()] } else { rows }
}

/// How many rows each point gets: one each, then the given one's in full, then the others' in
/// turn until there are none left.
fn share(texts: &[Vec<String>], points: &[u8], rating: Option<u8>, rows: usize) -> Vec<usize> {
    let mut heights: Vec<usize> = texts.iter().map(|_| 1).collect();
    let mut left = rows.saturating_sub(heights.len());
    let given = points.iter().position(|point| rating == Some(*point));
    let order = given.into_iter().chain((0..texts.len()).filter(|nth| Some(*nth) != given));
    let order: Vec<usize> = order.collect();
    if let Some(nth) = given {
        let more = (texts[nth].len() - 1).min(left);
        heights[nth] += more;
        left -= more;
    }
    while left > 0 {
        let before = left;
        for nth in &order {
            if left > 0 && heights[*nth] < texts[*nth].len() {
                heights[*nth] += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    heights
}
