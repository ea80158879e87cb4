//! The charts in a terminal, drawn with eighths of a block.
//!
//! Every sign is one column wide and has a stand-in in ASCII, so that the interface can draw the
//! same chart where fonts are poor. What is full, what is over and what is missing differ by sign,
//! never by colour.

use unicode_width::UnicodeWidthStr;

use super::{Distribution, REWORDED, Spread};
use crate::domain::glyph::visible;
use crate::domain::prose::{fold, shorten};

/// A cell by how many eighths of it are filled from the left.
const EIGHTHS: [char; 9] = ['░', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// A cell by how many eighths of it are filled from below.
const LEVELS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The end of a time box.
const BOX: char = '│';
/// What runs over it.
const OVER: char = '▒';
/// Where a bar is cut off.
const CUT: char = '»';

/// The most columns that the titles of a distribution take.
const MOST_TITLE: usize = 32;

/// A bar of so many cells, filled to a share between 0 and 1. The rest is drawn too, so that the
/// end of the scale is seen.
pub fn bar(share: f64, cells: usize) -> String {
    let eighths = u32::try_from(cells.saturating_mul(8)).unwrap_or(u32::MAX);
    // Rounded to the nearest eighth.
    let is_full = |nth: &u32| (f64::from(*nth) + 0.5) / f64::from(eighths) < share;
    let filled = (0..eighths).filter(is_full).count();
    let cell = |nth: usize| EIGHTHS[filled.saturating_sub(nth * 8).min(8)];
    (0..cells).map(cell).collect()
}

/// The points below a bar of so many cells: each stands in the last cell of its part.
pub fn axis(top: u8, cells: usize) -> String {
    let mut axis = String::new();
    for point in 1..=top {
        let end = cells * usize::from(point) / usize::from(top.max(1));
        let gap = end.saturating_sub(axis.len() + 1);
        axis.push_str(&" ".repeat(gap));
        axis.push_str(&point.to_string());
    }
    axis
}

/// Time against its box, in so many cells that stand for `end` seconds: what was used of the box,
/// what was not, the end of the box, and what went over it. Always of that width; blank below 4
/// cells.
pub fn time_bar(spent: u32, planned: u32, end: u32, cells: usize) -> String {
    if cells < 4 {
        return " ".repeat(cells);
    }
    if planned == 0 {
        // Nothing to be measured against.
        let used = bar(f64::from(spent) / f64::from(end.max(1)), cells);
        return used.replace(EIGHTHS[0], " ");
    }
    // The end of the box has a cell of its own.
    let room = cells - 1;
    let is_over = spent > planned;
    let inside = at(planned, end, room).clamp(1, room - usize::from(is_over));
    let mut text = bar(f64::from(spent) / f64::from(planned), inside);
    text.push(BOX);
    if is_over {
        let over = at(spent, end, room).saturating_sub(inside).clamp(1, room - inside);
        let is_cut = spent > end;
        text.extend(std::iter::repeat_n(OVER, over - usize::from(is_cut)));
        text.extend(is_cut.then_some(CUT));
    }
    let width = text.chars().count();
    text.extend(std::iter::repeat_n(' ', cells.saturating_sub(width)));
    text
}

/// How many cells so many seconds take where `end` seconds take `cells`.
fn at(seconds: u32, end: u32, cells: usize) -> usize {
    let (seconds, end) = (u64::from(seconds.min(end)), u64::from(end.max(1)));
    let cells = u64::try_from(cells).unwrap_or(u64::MAX);
    let at = seconds.saturating_mul(cells).saturating_add(end / 2) / end;
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The points of a scale with what they are called, as one line.
pub fn points(labels: &[String]) -> String {
    let named = labels.iter().zip(1..).map(|(label, point)| format!("{point} {label}"));
    named.map(|it| it.trim_end().to_owned()).collect::<Vec<_>>().join(" · ")
}

/// How the ratings of each question are spread, a row a question: above each point how often it was
/// given, as a level and as a number. Folded to so many columns, 34 at least; where they are few the
/// counts stand below their titles. Holds no character that steers a terminal.
pub fn distribution(chart: &Distribution, columns: usize) -> Vec<String> {
    let mut rows = fold(&format!("{} · {}", chart.guide, chart.sessions_words()), columns);
    let most = chart.most();
    let cell = most.to_string().len() + 3;
    let titles: Vec<String> =
        chart.rows.iter().map(|row| format!("{}. {}", row.number, row.title)).collect();
    let ends: Vec<String> = chart.rows.iter().map(Spread::rated_words).collect();
    let counts = cell * chart.labels.len();
    let end = ends.iter().map(|end| end.width() + 3).max().unwrap_or(0);
    let room = columns.saturating_sub(2 + counts + end);
    let widest = titles.iter().map(|title| visible(title).width()).max().unwrap_or(0);
    let names = widest.min(MOST_TITLE).min(room);
    // With less than that the titles could not be told apart.
    let beside = names >= widest.min(12);
    let indent = if beside { 2 + names } else { 2 };
    rows.push(format!("{}{}", " ".repeat(indent), header(chart, cell)));
    for ((row, title), end) in chart.rows.iter().zip(&titles).zip(&ends) {
        let counts = levels(row, most, cell);
        if beside {
            let title = shorten(title, names);
            let gap = " ".repeat(names - title.width());
            rows.push(format!("  {title}{gap}{counts}   {end}"));
        } else {
            rows.push(format!("  {}", shorten(title, columns.saturating_sub(2))));
            if 2 + counts.width() + 3 + end.width() <= columns {
                rows.push(format!("  {counts}   {end}"));
            } else {
                rows.extend([format!("  {counts}"), format!("  {end}")]);
            }
        }
    }
    let different = chart.rows.iter().zip(&titles).filter(|(row, _)| row.reworded);
    for (_, title) in different {
        let remark = format!("{}: {REWORDED}", visible(title));
        rows.extend(indented(&remark, columns));
    }
    rows.extend(indented(&self::points(&chart.labels), columns));
    rows
}

/// How the ratings of one question of it are spread, in two rows: the points, and below each how
/// often it was given; in three where there is no room beside them for how many are missing. At least as wide as
/// the points are.
pub fn spread(chart: &Distribution, row: &Spread, columns: usize) -> Vec<String> {
    let most = row.counts.iter().copied().max().unwrap_or(0).max(1);
    let cell = most.to_string().len() + 3;
    let lead = format!("All {}", chart.sessions_words());
    let (end, counts) = (row.rated_words(), levels(row, most, cell));
    let blank = " ".repeat(lead.len());
    let first = format!("{lead}{}", header(chart, cell));
    if lead.len() + counts.width() + 3 + end.len() <= columns {
        vec![first, format!("{blank}{counts}   {end}")]
    } else {
        vec![first, format!("{blank}{counts}"), end]
    }
}

/// The points of the scale, each above its count.
fn header(chart: &Distribution, cell: usize) -> String {
    let points = (1..=chart.labels.len()).map(|point| format!("{point:>cell$}"));
    points.collect::<Vec<_>>().concat()
}

fn levels(row: &Spread, most: usize, cell: usize) -> String {
    row.counts.iter().map(|count| counted(*count, most, cell)).collect()
}

fn indented(text: &str, columns: usize) -> Vec<String> {
    let rows = fold(text, columns.saturating_sub(2));
    rows.into_iter().map(|row| format!("  {row}")).collect()
}

/// A count with its level. None is a dot: a level would say that there is something.
fn counted(count: usize, most: usize, cell: usize) -> String {
    if count == 0 {
        return format!("{:>cell$}", LEVELS[0]);
    }
    let level = LEVELS[(count * 8).div_ceil(most.max(1)).clamp(1, 8)];
    format!("{:>cell$}", format!("{level}{count}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::comparison::Key;

    #[test]
    fn a_bar_ends_at_the_nearest_eighth_of_a_cell() {
        assert_eq!(bar(0.0, 4), "░░░░");
        assert_eq!(bar(0.75, 4), "███░");
        assert_eq!(bar(3.75 / 5.0, 10), "███████▌░░");
        assert_eq!(bar(1.0 / 32.0, 4), "▏░░░");
        assert_eq!(bar(7.0, 4), "████");
        assert_eq!(bar(f64::NAN, 2), "░░");
    }

    #[test]
    fn a_whole_mean_ends_above_its_point() {
        for top in 2..=7_u8 {
            let cells = usize::from(top) * 3;
            let axis = axis(top, cells);
            for point in 1..=top {
                let bar = bar(f64::from(point) / f64::from(top), cells);
                let full = bar.chars().filter(|c| *c == '█').count();
                assert_eq!(axis.find(&point.to_string()), Some(full - 1), "{point} of {top}");
            }
        }
    }

    #[test]
    fn time_shows_what_was_left_of_the_box_and_what_went_over_it() {
        assert_eq!(time_bar(0, 480, 480, 9), "░░░░░░░░│");
        assert_eq!(time_bar(240, 480, 480, 9), "████░░░░│");
        assert_eq!(time_bar(480, 480, 960, 9), "████│    ");
        assert_eq!(time_bar(720, 480, 960, 9), "████│▒▒  ");
        assert_eq!(time_bar(481, 480, 960, 9), "████│▒   ");
        assert_eq!(time_bar(9000, 480, 960, 9), "████│▒▒▒»");
        assert_eq!(time_bar(9000, 480, 480, 9), "███████│»");
        assert_eq!(time_bar(30, 0, 60, 8), "████    ");
    }

    fn sample() -> Distribution {
        let row = |number, title: &str, counts: &[usize], reworded| Spread {
            key: Key { id: title.to_lowercase(), nth: 1 },
            number,
            title: title.into(),
            counts: counts.to_vec(),
            planned: 7,
            reworded,
        };
        let labels = ["Well below", "Below", "Meets", "Above", "Well above"];
        Distribution {
            guide: "One hour".into(),
            labels: labels.map(String::from).to_vec(),
            sessions: 7,
            rows: vec![
                row(1, "Slow query", &[0, 1, 3, 2, 0], false),
                row(2, "Caching\u{202e}\n", &[0, 0, 0, 0, 0], true),
                row(3, "Scalability", &[1, 0, 0, 0, 6], false),
            ],
        }
    }

    #[test]
    fn a_distribution_is_looked_at_column_by_column() {
        let told = distribution(&sample(), 78).join("\n");
        insta::assert_snapshot!(told, @r"
        One hour · 7 sessions
                              1   2   3   4   5
          1. Slow query       ·  ▂1  ▄3  ▃2   ·   6 of 7 rated, 1 missing
          2. Caching⟨202E⟩␊   ·   ·   ·   ·   ·   0 of 7 rated, 7 missing
          3. Scalability     ▂1   ·   ·   ·  █6   7 of 7 rated
          2. Caching⟨202E⟩␊: not always in the same words, or with the same anchors
          1 Well below · 2 Below · 3 Meets · 4 Above · 5 Well above
        ");
    }

    #[test]
    fn a_narrow_one_puts_the_counts_below_the_title() {
        let told = distribution(&sample(), 40).join("\n");
        insta::assert_snapshot!(told, @r"
        One hour · 7 sessions
             1   2   3   4   5
          1. Slow query
             ·  ▂1  ▄3  ▃2   ·
          6 of 7 rated, 1 missing
          2. Caching⟨202E⟩␊
             ·   ·   ·   ·   ·
          0 of 7 rated, 7 missing
          3. Scalability
            ▂1   ·   ·   ·  █6   7 of 7 rated
          2. Caching⟨202E⟩␊: not always in the
          same words, or with the same anchors
          1 Well below · 2 Below · 3 Meets · 4
          Above · 5 Well above
        ");
    }

    #[test]
    fn one_question_has_its_points_above_its_counts() {
        let (chart, told) = (sample(), |columns| {
            let chart = sample();
            spread(&chart, &chart.rows[0], columns).join("\n")
        });
        insta::assert_snapshot!(told(70), @r"
        All 7 sessions   1   2   3   4   5
                         ·  ▃1  █3  ▆2   ·   6 of 7 rated, 1 missing
        ");
        insta::assert_snapshot!(told(40), @r"
        All 7 sessions   1   2   3   4   5
                         ·  ▃1  █3  ▆2   ·
        6 of 7 rated, 1 missing
        ");
        assert_eq!(spread(&chart, &chart.rows[2], 70).len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn bars_are_as_wide_as_they_are_asked_for(
            spent in any::<u32>(), planned in any::<u32>(), end in any::<u32>(),
            share in any::<f64>(), cells in 0..60_usize,
        ) {
            prop_assert_eq!(time_bar(spent, planned, end, cells).width(), cells);
            prop_assert_eq!(time_bar(spent % 900, planned % 900, end % 900, cells).width(), cells);
            prop_assert_eq!(bar(share, cells).width(), cells);
        }

        #[test]
        fn no_row_is_wider_than_the_terminal(columns in 34..160_usize, title in ".{0,40}") {
            let mut chart = sample();
            chart.rows[0].title = title;
            for row in distribution(&chart, columns) {
                prop_assert!(row.width() <= columns, "{} in {columns}: {row:?}", row.width());
                prop_assert_eq!(&visible(&row), &row);
            }
        }
    }
}
