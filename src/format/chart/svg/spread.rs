//! How the ratings of one question are spread: a column for each point.

use super::{Anchor, Drawing, LEADING, folded};
use crate::format::chart::{Distribution, REWORDED, Spread};

/// How many columns of text stand above the chart, which is a small one among others.
const TITLE: usize = 20;
/// How high the highest column is, in the size of the text.
const HIGHEST: f64 = 3.0;

/// One question of a distribution. Its columns are as high as those of the others where they count
/// as much. `id` is unique on the page, and plain.
pub fn spread(chart: &Distribution, row: &Spread, id: &str) -> String {
    let mut drawing = Drawing::new();
    let title = format!("{}. {}", row.number, row.title);
    for line in folded(&title, TITLE, 2) {
        drawing.text(0.0, drawing.y + 1.0, Anchor::Start, "strong", &line);
        drawing.y += LEADING;
    }
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let width = 100.0 / number(row.counts.len().max(1));
    let base = drawing.y + LEADING + 0.4 + HIGHEST;
    for (count, at) in row.counts.iter().zip(0_usize..) {
        let left = number(at) * width;
        let middle = left + width / 2.0;
        let height = number(*count) / number(chart.most()) * HIGHEST;
        drawing.rect("track", left + width * 0.1, base, width * 0.8, 0.15);
        if *count > 0 {
            drawing.rect("bar", left + width * 0.1, base - height, width * 0.8, height);
            let above = base - height - 0.3;
            drawing.text(middle, above, Anchor::Middle, "", &count.to_string());
        }
        let point = (at + 1).to_string();
        drawing.small(middle, base + LEADING, Anchor::Middle, &point);
    }
    drawing.y = base + LEADING + 0.2;
    let rated = row.rated_words();
    let remark = if row.reworded { format!("{rated}; {REWORDED}") } else { rated.clone() };
    for line in folded(&remark, TITLE + 4, 4) {
        drawing.small(0.0, drawing.y + 1.1, Anchor::Start, &line);
        drawing.y += LEADING;
    }
    drawing.y += 0.2;
    let points = chart.labels.iter().zip(1_usize..).zip(&row.counts);
    let told = points.map(|((label, point), count)| format!("{point} {label}: {count}."));
    let told: Vec<String> = told.chain([format!("{remark}.")]).collect();
    drawing.finish(id, &title, &told.join(" "))
}
