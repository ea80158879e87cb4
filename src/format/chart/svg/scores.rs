//! The scorecard as bars on the scale, with its points below.

use super::{Anchor, BAR, Drawing, LEADING, folded};
use crate::domain::glyph::columns;
use crate::domain::scorecard::decimal;
use crate::format::chart::ScoreBars;
use crate::format::report::ScoreLine;

/// How many columns a name has beside its numbers, on a phone.
const NAME: usize = 26;
/// How many columns of small text stand side by side on a phone.
const PHONE: usize = 56;

/// The scorecard. `id` is unique on the page, and plain.
pub fn scores(chart: &ScoreBars, id: &str) -> String {
    let mut drawing = Drawing::new();
    for row in &chart.rows {
        let class = if row.overall { "strong" } else { "" };
        drawing.heading(&row.name, NAME, &numbers(row), class);
        let y = drawing.y + 0.1;
        let top = f64::from(row.top.max(1));
        if let Some(mean) = row.mean {
            drawing.rect("track", 0.0, y, 100.0, BAR);
            drawing.rect("bar", 0.0, y, (mean / top).clamp(0.0, 1.0) * 100.0, BAR);
            for point in 1..row.top {
                drawing.line("tick", f64::from(point) / top * 100.0, y, BAR);
            }
        } else {
            drawing.missing(y + BAR / 2.0);
        }
        drawing.y += BAR + if row.overall { 1.1 } else { 0.75 };
    }
    points(&mut drawing, chart.labels);
    let told: Vec<String> =
        chart.rows.iter().map(|row| format!("{}: {}.", row.name, numbers(row))).collect();
    drawing.finish(id, "Scorecard", &told.join(" "))
}

/// A missing mean is a dash: a zero would be a judgement that nobody made.
fn numbers(row: &ScoreLine) -> String {
    let mean = row.mean.map_or("–".to_owned(), decimal);
    format!("{mean} of {}, {} of {} rated", row.top, row.rated, row.planned)
}

/// The points at the ends of their parts, with their names where there is room for all of them;
/// else the names follow as a list.
fn points(drawing: &mut Drawing, labels: &[String]) {
    let Some(room) = PHONE.checked_div(labels.len()) else { return };
    let fits = labels.iter().all(|label| columns(label) < room);
    let ends = (1_u32..).map(|point| f64::from(point) * 100.0);
    let parts = f64::from(u32::try_from(labels.len()).unwrap_or(u32::MAX));
    drawing.y -= 0.25;
    for ((label, point), end) in labels.iter().zip(1_usize..).zip(ends) {
        drawing.small(end / parts, drawing.y + 0.9, Anchor::End, &point.to_string());
        if fits {
            drawing.small(end / parts, drawing.y + 0.8 + LEADING, Anchor::End, label);
        }
    }
    drawing.y += LEADING * if fits { 2.0 } else { 1.0 };
    if !fits {
        for (label, point) in labels.iter().zip(1_usize..) {
            let named = format!("{point} {label}");
            for line in folded(&named, PHONE, 2) {
                drawing.small(0.0, drawing.y + 0.9, Anchor::Start, &line);
                drawing.y += LEADING;
            }
        }
    }
}
