//! The report as plain text, for `viva show` and for paper.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::words::{
    amended_for, deviation, numbered, often, rated, replaced, ticked, unanchored, with_hints, words,
};
use super::{Head, Lack, Line, ScoreLine, TimeLine, report};
use crate::domain::glyph::visible;
use crate::domain::time::mmss;
use crate::domain::{Amendment, Record, Standing};

/// The fewest columns that a report is wrapped to.
const FEWEST_COLUMNS: usize = 24;
/// How wide a bar is, in columns.
const BAR: usize = 20;
/// The most columns that the names before a bar take.
const MOST_NAME: usize = 32;

/// A row of a report that was folded to a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the report that it shows, or a part of: a place in the list, from 0.
    pub line: usize,
    /// Safe to show.
    pub text: String,
}

/// The report of a session, wrapped at so many columns (24 at least; a bar and its numbers stay
/// together). Holds no character that steers a terminal.
pub fn text(record: &Record, columns: usize) -> String {
    let rows = rows(&report(record), columns);
    let mut text = String::new();
    for row in rows {
        text.push_str(&row.text);
        text.push('\n');
    }
    text
}

/// The lines of a report, folded likewise.
pub fn rows(lines: &[Line], columns: usize) -> Vec<Row> {
    let widest = lines.iter().filter_map(name).map(|name| visible(name).width()).max();
    let names = widest.unwrap_or(0).min(MOST_NAME);
    let mut rows = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let mut page = Page { text: String::new(), columns: columns.max(FEWEST_COLUMNS) };
        page.add(line, names);
        rows.extend(page.text.lines().map(|text| Row { line: nth, text: text.to_owned() }));
    }
    rows
}

/// The name before a bar.
fn name(line: &Line) -> Option<&str> {
    match line {
        Line::Score(score) => Some(&score.name),
        Line::Time(time) => Some(&time.title),
        _ => None,
    }
}

struct Page {
    text: String,
    columns: usize,
}

impl Page {
    fn add(&mut self, line: &Line, names: usize) {
        match line {
            Line::Blank => self.text.push('\n'),
            Line::Title { candidate, guide } => {
                let candidate = if candidate.is_empty() { "No name" } else { candidate };
                self.wrap("", &format!("{candidate} · {guide}"));
            }
            Line::Particular { name, value } => self.wrap(&format!("{name:<14}"), value),
            Line::Recommendation { given, sealed } => {
                let none = if *sealed { "none given" } else { "not given yet" };
                let words = given.map_or(none, |one| one.words());
                self.wrap("", &format!("Recommendation: {words}"));
            }
            Line::Remark(text) => self.wrap("", text),
            Line::Reason(text) | Line::Aside(text) => self.wrap("  ", text),
            Line::Section(name) => self.wrap("", &name.to_uppercase()),
            Line::Nothing(sentence) => self.wrap("  ", sentence),
            Line::Score(score) => self.score(score, names),
            Line::Apart { title, rating, top, .. } => {
                let rating = rating.map_or("not rated".into(), |it| format!("{it} of {top}"));
                self.wrap("  + ", &format!("{title}: {rating}"));
            }
            Line::Gap { number, title, gap, .. } => {
                let what = match gap {
                    Lack::Gap(gap) => gap.words().to_owned(),
                    Lack::Skipped { reason } => format!("skipped: {reason}"),
                };
                self.wrap(&format!("{:>3} ", numbered(*number)), &format!("{title}: {what}"));
            }
            Line::Head(head) => self.head(head),
            Line::Ask { text, .. } => self.wrap("    ", text),
            Line::Anchor { point, text, .. } => self.wrap(&format!("    {point} = "), text),
            Line::Unanchored { point, below, above, .. } => {
                self.wrap("    ", &format!("{}:", unanchored(*point, *below, *above)));
            }
            Line::Ticked { kind, on, text, .. } => self.wrap(ticked(*kind, *on), text),
            Line::Skipped { reason, .. } => self.wrap("    Skipped: ", reason),
            Line::Ratings { title, ratings, at_item, .. } => {
                let (prefix, title) =
                    if *at_item { ("    Rated ", "") } else { ("  ", title.as_str()) };
                let gap = if title.is_empty() { "" } else { ": " };
                self.wrap(prefix, &format!("{title}{gap}{}", rated(ratings)));
            }
            Line::Parts { heard, unheard, .. } => {
                let told = match unheard[..] {
                    [] => "Heard: every part of the story".to_owned(),
                    _ => format!("Heard: {}; not heard: {}", words(heard), words(unheard)),
                };
                self.wrap("    ", &told);
            }
            Line::Volunteered { times, .. } => {
                self.wrap("    ", &format!("Volunteered, not recorded: {}", often(*times)));
            }
            Line::Note { begun, text, .. } => {
                let begun = begun.map(mmss).unwrap_or_default();
                self.wrap(&format!("    {begun:>6} "), text);
            }
            Line::Highlight { number, title, begun, text, .. } => {
                let begun = begun.map(mmss).unwrap_or_default();
                let prefix = format!("{:>3} {begun:>6} ", numbered(*number));
                self.wrap(&prefix, &format!("{text} · {title}"));
            }
            Line::Amended { title, amendment, .. } => self.amended(title.as_deref(), amendment),
            Line::Strip(strip) => {
                for row in strip.rows(self.columns.saturating_sub(2)) {
                    let _ = writeln!(self.text, "  {row}");
                }
            }
            Line::Time(time) => self.time(time, names),
            Line::Deviation { clock, what, .. } => {
                let clock = clock.map(mmss).unwrap_or_default();
                self.wrap(&format!("  {clock:>6} "), &deviation(what));
            }
        }
    }

    /// At its item with the lines that were replaced; in the list of all with the item's title.
    fn amended(&mut self, title: Option<&str>, amendment: &Amendment) {
        let at = amendment.at.format("%Y-%m-%d %H:%M");
        let told = amended_for(amendment);
        if let Some(title) = title {
            return self.wrap("  ", &format!("{at}  {title}: {told}"));
        }
        self.wrap("    ", &format!("Amended {at}: {told}"));
        for (what, line) in replaced(&amendment.what) {
            self.wrap(&format!("      {what}: "), &line);
        }
    }

    fn score(&mut self, score: &ScoreLine, names: usize) {
        // A missing mean is a dash: a zero would be a judgement that nobody made.
        let mean = score.mean.map_or("–".to_owned(), |mean| format!("{mean:.1}"));
        let share = score.mean.map(|mean| mean / f64::from(score.top));
        let end = format!("{mean:>3} of {}, {} of {} rated", score.top, score.rated, score.planned);
        self.bar(&score.name, names, share, &end);
    }

    fn time(&mut self, time: &TimeLine, names: usize) {
        let share = f64::from(time.spent) / f64::from(time.planned.max(1));
        let over = time.spent.saturating_sub(time.planned);
        let mut end = format!("{:>6} of {}", mmss(time.spent), mmss(time.planned));
        if over > 0 && time.planned > 0 {
            let _ = write!(end, ", {} over", mmss(over));
        }
        self.bar(&time.title, names, Some(share), &end);
    }

    /// The bar gives way to the numbers where there is no room for both.
    fn bar(&mut self, name: &str, names: usize, share: Option<f64>, end: &str) {
        let name = visible(name);
        let room = self.columns.saturating_sub(2 + names + 2 + end.width() + 1);
        let bar = if room >= BAR { format!("{} ", meter(share)) } else { String::new() };
        if name.width() > names || 2 + names + 1 + end.width() > self.columns {
            self.wrap("  ", &name);
            self.wrap("    ", &format!("{bar}{}", end.trim_start()));
        } else {
            let gap = " ".repeat(names - name.width());
            let _ = writeln!(self.text, "  {name}{gap} {bar}{end}");
        }
    }

    fn head(&mut self, head: &Head) {
        let number = match head.number {
            Some(number) => format!("{number}. "),
            None if head.extra => "+ ".to_owned(),
            None => String::new(),
        };
        let competency = head.competency.as_deref().map(|name| format!(" · {name}"));
        let optional = match (head.extra, head.core) {
            (true, _) => " · extra, not in the score",
            (false, true) => "",
            (false, false) => " · optional",
        };
        let title = &head.title;
        self.wrap("", &format!("{number}{title}{}{optional}", competency.unwrap_or_default()));
        let mut facts = vec![head.standing.word().to_owned()];
        if head.number.is_some() || head.extra {
            facts.push(match head.rating {
                Some(rating) => {
                    format!("{rating} of {} {}{}", head.top, head.label, with_hints(head.hints))
                }
                None => format!("– of {}", head.top),
            });
        }
        if head.standing != Standing::Waiting || head.spent > 0 {
            facts.push(format!("{} of {}", mmss(head.spent), mmss(head.planned)));
        }
        self.wrap("    ", &facts.join(" · "));
    }

    /// A text after a prefix, wrapped between words; what follows is set in under its beginning.
    fn wrap(&mut self, prefix: &str, text: &str) {
        if prefix.width() > self.columns / 2 {
            // Too little would be left beside the prefix: it becomes part of the text.
            return self.wrap("    ", &format!("{}{text}", prefix.trim_start()));
        }
        let indent = prefix.width();
        let room = self.columns - indent;
        let mut prefix = Cow::Borrowed(prefix);
        for line in text.split('\n').flat_map(|line| wrapped(&visible(line), room)) {
            self.text.push_str(&prefix);
            self.text.push_str(&line);
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
            prefix = Cow::Owned(" ".repeat(indent));
        }
    }
}

/// A bar, or the room for one where there is nothing to show: an empty bar looks like a zero.
fn meter(share: Option<f64>) -> String {
    share.map_or_else(|| " ".repeat(BAR), |share| bar(share, BAR))
}

/// A bar of so many cells, filled to a share between 0 and 1. The rest is drawn too, so that the
/// end of the scale is seen.
pub fn bar(share: f64, cells: usize) -> String {
    let filled = |cell: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a bar has a few dozen cells")]
        let middle = (cell as f64 + 0.5) / cells as f64;
        middle < share
    };
    (0..cells).map(|cell| if filled(cell) { '█' } else { '░' }).collect()
}

/// The lines of a text, each at most `room` columns wide where a grapheme allows it. Spaces at
/// the start are kept, since notes may be indented.
pub(in crate::format) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut width = 0;
    for piece in text.split_inclusive(' ') {
        let word = piece.strip_suffix(' ').unwrap_or(piece);
        let wide = word.width();
        if wide <= room {
            if width + wide > room {
                lines.push(String::new());
                width = 0;
            }
            push(&mut lines, word);
            width += wide;
        } else {
            for grapheme in word.graphemes(true) {
                let wide = grapheme.width();
                if width + wide > room && width > 0 {
                    lines.push(String::new());
                    width = 0;
                }
                push(&mut lines, grapheme);
                width += wide;
            }
        }
        // A space for which there is no room is the line's end.
        if word.len() < piece.len() && width < room {
            push(&mut lines, " ");
            width += 1;
        }
    }
    lines
}

fn push(lines: &mut [String], piece: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(piece);
    }
}
