//! The time spent on each item against its box.

use super::{Anchor, BAR, Drawing, LEADING};
use crate::domain::time::mmss;
use crate::format::chart::{TimeBars, overrun};
use crate::format::report::TimeLine;

/// How many columns a title has beside its numbers, on a phone.
const TITLE: usize = 24;

/// Time against box. `id` is unique on the page, and plain.
pub fn times(chart: &TimeBars, id: &str) -> String {
    let mut drawing = Drawing::new();
    for row in &chart.rows {
        let whole = row.item.is_none();
        let class = if whole { "strong" } else { "" };
        drawing.heading(&row.title, TITLE, &numbers(row), class);
        bar(&mut drawing, row, chart.end_of(row));
        drawing.y += BAR + if whole { 1.1 } else { 0.75 };
    }
    let key = "An upright line ends the box; a thin bar behind it is what went over.";
    if chart.rows.iter().any(|row| overrun(row).is_some()) {
        for line in super::folded(key, 56, 2) {
            drawing.small(0.0, drawing.y + 0.9, Anchor::Start, &line);
            drawing.y += LEADING;
        }
    }
    let told: Vec<String> =
        chart.rows.iter().map(|row| format!("{}: {}.", row.title, numbers(row))).collect();
    drawing.finish(id, "Time against plan", &told.join(" "))
}

fn bar(drawing: &mut Drawing, row: &TimeLine, end: u32) {
    let y = drawing.y + 0.1;
    let share = |seconds: u32| (f64::from(seconds) / f64::from(end)).min(1.0) * 100.0;
    let (spent, planned) = (share(row.spent), share(row.planned));
    if row.planned == 0 {
        return drawing.rect("bar", 0.0, y, spent, BAR);
    }
    drawing.rect("track", 0.0, y, planned, BAR);
    drawing.rect("bar", 0.0, y, spent.min(planned), BAR);
    if overrun(row).is_some() {
        drawing.rect("over", planned, y + BAR / 4.0, spent - planned, BAR / 2.0);
    }
    // The end of the box stands out from what is on both sides of it.
    drawing.line("halo", planned, y, BAR);
    drawing.line("mark", planned, y - 0.15, BAR + 0.3);
    if row.spent > end {
        drawing.text(100.0, y + 0.7, Anchor::End, "cut", "»");
    }
}

fn numbers(row: &TimeLine) -> String {
    let over = overrun(row).map(|over| format!(", {} over", mmss(over))).unwrap_or_default();
    format!("{} of {}{over}", mmss(row.spent), mmss(row.planned))
}
