//! The report as plain text, for `viva show` and for paper.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::words::{
    amended_behind, amended_for, deviation_words, heard_words, numbered, often, one_line, rated,
    replaced, ticked, unanchored, unticked, with_hints,
};
use super::{Head, Lack, Line, ScoreLine, TimeLine, report};
use crate::domain::glyph::visible;
use crate::domain::scorecard::decimal;
use crate::domain::time::mmss;
use crate::domain::{Amendment, Mark, Record, Standing};
use crate::format::chart::text::{axis, bar, points, time_bar};
use crate::format::chart::{ScoreBars, TimeBars, overrun};

/// The fewest columns that a report is wrapped to.
const FEWEST_COLUMNS: usize = 24;
/// The fewest and the most columns of a bar.
const BAR: (usize, usize) = (10, 40);
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
    let columns = columns.max(FEWEST_COLUMNS);
    let widths = Widths::of(lines, columns);
    let mut rows = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let mut page = Page { text: String::new(), columns };
        page.add(line, &widths);
        rows.extend(page.text.lines().map(|text| Row { line: nth, text: text.to_owned() }));
    }
    rows
}

/// What the bars of a report have in common.
struct Widths<'a> {
    score: Beside,
    time: Beside,
    times: TimeBars<'a>,
}

/// What stands beside the numbers of a section, in columns.
#[derive(Clone, Copy)]
struct Beside {
    names: usize,
    /// 0 where the numbers leave no room for a bar.
    bar: usize,
}

impl<'a> Widths<'a> {
    fn of(lines: &'a [Line], columns: usize) -> Self {
        let scores = lines.iter().filter_map(|line| match line {
            Line::Score(score) => Some((score.name.as_str(), score_end(score))),
            _ => None,
        });
        let mut score = Beside::of(scores, columns);
        let top = ScoreBars::of(lines).and_then(|bars| bars.rows.first().map(|row| row.top));
        // Every point of the scale has the same number of cells.
        score.bar -= score.bar % usize::from(top.unwrap_or(1).max(1));
        let times = TimeBars::of(lines);
        let ends = times.rows.iter().map(|time| (time.title.as_str(), time_end(time)));
        Self { score, time: Beside::of(ends, columns), times }
    }
}

impl Beside {
    /// For these names and numbers.
    fn of<'a>(rows: impl Iterator<Item = (&'a str, String)>, columns: usize) -> Self {
        let wide = |(name, end): (&str, String)| (visible(name).width(), end.width());
        let widest =
            |one: (usize, usize), other: (usize, usize)| (one.0.max(other.0), one.1.max(other.1));
        let (names, ends) = rows.map(wide).fold((0, 0), widest);
        let names = names.min(MOST_NAME);
        let room = columns.saturating_sub(2 + names + 2 + ends + 1);
        Self { names, bar: if room < BAR.0 { 0 } else { room.min(BAR.1) } }
    }
}

struct Page {
    text: String,
    columns: usize,
}

impl Page {
    fn add(&mut self, line: &Line, widths: &Widths) {
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
            Line::Reason(text) => self.wrap("  ", &Mark::closed(text)),
            Line::Aside(text) => self.wrap("  ", text),
            Line::Section(name) => self.wrap("", &name.to_uppercase()),
            Line::Nothing(sentence) => self.wrap("  ", sentence),
            Line::Score(score) => self.score(score, widths),
            Line::Scale(labels) => self.scale(labels, widths),
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
            Line::Ticked { kind, text, .. } => self.wrap(ticked(*kind), text),
            Line::Unticked { kind, texts, .. } => {
                self.wrap("    ", &format!("{} {}", unticked(*kind), one_line(texts)));
            }
            Line::RedFlag { number, title, text, .. } => {
                self.wrap(&format!("{:>3} ", numbered(*number)), &format!("{title}: {text}"));
            }
            Line::Skipped { reason, .. } => self.wrap("    Skipped: ", reason),
            Line::Ratings { title, ratings, at_item, .. } => {
                let (prefix, title) =
                    if *at_item { ("    Rated ", "") } else { ("  ", title.as_str()) };
                let gap = if title.is_empty() { "" } else { ": " };
                self.wrap(prefix, &format!("{title}{gap}{}", rated(ratings)));
            }
            Line::Parts { heard, unheard, .. } => {
                self.wrap("    ", &heard_words(heard, unheard));
            }
            Line::Volunteered { times, .. } => {
                self.wrap("    ", &format!("Volunteered, not recorded: {}", often(*times)));
            }
            Line::Note { begun, text, .. } | Line::Words { begun, text, .. } => {
                let begun = begun.map(mmss).unwrap_or_default();
                self.wrap(&format!("    {begun:>6} "), &Mark::closed(text));
            }
            Line::Highlight { number, title, begun, text, .. } => {
                let begun = begun.map(mmss).unwrap_or_default();
                let prefix = format!("{:>3} {begun:>6} ", numbered(*number));
                self.wrap(&prefix, &format!("{} · {title}", Mark::closed(text)));
            }
            Line::LeftOut { item, text } => {
                self.wrap(if item.is_some() { "    " } else { "  " }, text);
            }
            Line::Amended { title, amendment, .. } => self.amended(title.as_deref(), amendment),
            Line::Strip(strip) => {
                for row in strip.rows(self.columns.saturating_sub(2)) {
                    let _ = writeln!(self.text, "  {row}");
                }
            }
            Line::Time(time) => self.time(time, widths),
            Line::Deviation { clock, what, .. } => {
                let clock = clock.map(mmss).unwrap_or_default();
                self.wrap(&format!("  {clock:>6} "), &deviation_words(what));
            }
        }
    }

    fn score(&mut self, score: &ScoreLine, widths: &Widths) {
        // An empty bar looks like a zero.
        let cells = widths.score.bar;
        let drawn = |mean: f64| bar(mean / f64::from(score.top), cells);
        let bar = score.mean.map_or_else(|| " ".repeat(cells), drawn);
        self.bar(&score.name, widths.score.names, &bar, &score_end(score));
    }

    /// At its item with the lines that were replaced; in the list of all with the item's title.
    fn amended(&mut self, title: Option<&str>, amendment: &Amendment) {
        let at = amendment.at.format("%Y-%m-%d %H:%M");
        if let Some(title) = title {
            let told = amended_behind(title, amendment);
            return self.wrap("  ", &format!("{at}  {title}: {told}"));
        }
        let told = amended_for(amendment);
        self.wrap("    ", &format!("Amended {at}: {told}"));
        for (what, line) in replaced(&amendment.what) {
            self.wrap(&format!("      {what}: "), &line);
        }
    }

    /// The points below the bars, and what they are called.
    fn scale(&mut self, labels: &[String], widths: &Widths) {
        let Beside { names, bar } = widths.score;
        if bar > 0 {
            let top = u8::try_from(labels.len()).unwrap_or(u8::MAX);
            let gap = " ".repeat(2 + names + 1);
            let _ = writeln!(self.text, "{gap}{}", axis(top, bar));
        }
        self.wrap("  ", &points(labels));
    }

    fn time(&mut self, time: &TimeLine, widths: &Widths) {
        let end = widths.times.end_of(time);
        let bar = time_bar(time.spent, time.planned, end, widths.time.bar);
        self.bar(&time.title, widths.time.names, &bar, &time_end(time));
    }

    /// The bar gives way to the numbers where there is no room for both.
    fn bar(&mut self, name: &str, names: usize, bar: &str, end: &str) {
        let name = visible(name);
        let bar = if bar.is_empty() { String::new() } else { format!("{bar} ") };
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
        let mut facts = vec![head.state.to_owned()];
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

/// The numbers behind a bar. A missing mean is a dash: a zero would be a judgement that nobody
/// made.
fn score_end(score: &ScoreLine) -> String {
    let mean = score.mean.map_or("–".to_owned(), decimal);
    format!("{mean:>3} of {}, {} of {} rated", score.top, score.rated, score.planned)
}

fn time_end(time: &TimeLine) -> String {
    let over = overrun(time).map(|over| format!(", {} over", mmss(over))).unwrap_or_default();
    format!("{:>6} of {}{over}", mmss(time.spent), mmss(time.planned))
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
