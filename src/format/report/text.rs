//! The report as plain text, for `viva show` and for paper.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Deviation, Head, Lack, Line, ScoreLine, Tickable, TimeLine, report};
use crate::domain::glyph::visible;
use crate::domain::time::mmss;
use crate::domain::{Rated, Record, Standing, Star};

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
            Line::Reason(text) => self.wrap("  ", text),
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
            Line::Time(time) => self.time(time, names),
            Line::Deviation { clock, what, .. } => {
                let clock = clock.map(mmss).unwrap_or_default();
                self.wrap(&format!("  {clock:>6} "), &deviation(what));
            }
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

/// How many hints a rating was given with, as it follows the rating; empty without one.
pub fn with_hints(hints: usize) -> String {
    match hints {
        0 => String::new(),
        1 => ", with 1 hint".to_owned(),
        _ => format!(", with {hints} hints"),
    }
}

/// Ratings in their order, as in `3 at 14:20, then 4 at 31:05`.
fn rated(ratings: &[Rated]) -> String {
    let one = |rated: &Rated| {
        let rating = rated.rating.map_or("taken back".to_owned(), |rating| rating.to_string());
        format!("{rating} at {}", mmss(rated.clock))
    };
    ratings.iter().map(one).collect::<Vec<_>>().join(", then ")
}

fn words(parts: &[Star]) -> String {
    parts.iter().map(|part| part.word()).collect::<Vec<_>>().join(", ")
}

fn often(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{times} times"),
    }
}

fn numbered(number: Option<usize>) -> String {
    number.map(|number| format!("{number}.")).unwrap_or_default()
}

fn ticked(kind: Tickable, on: bool) -> &'static str {
    match (kind, on) {
        (Tickable::Signal, true) => "    [x] ",
        (Tickable::Signal, false) => "    [ ] ",
        (Tickable::RedFlag, true) => "    [x] Red flag: ",
        (Tickable::RedFlag, false) => "    [ ] Red flag: ",
        (Tickable::Probe, true) => "    Asked: ",
        (Tickable::Probe, false) => "    Not asked: ",
    }
}

/// A departure from the guide in words.
pub(in crate::format) fn deviation(what: &Deviation) -> String {
    let for_long = |length: &Option<u32>| {
        length.map_or(", not over yet".to_owned(), |length| format!(" for {}", mmss(length)))
    };
    match what {
        Deviation::Skipped { title, reason } => format!("{title} was skipped: {reason}"),
        Deviation::NotAsked { title } => format!("{title} was not asked"),
        Deviation::Added { title, bank, asked } => {
            let from = match bank {
                Some(bank) => format!("from the bank {bank}"),
                None => "written on the spot".to_owned(),
            };
            let asked = if *asked { "" } else { ", and not asked" };
            format!("{title} was added, {from}{asked}")
        }
        Deviation::Paused { length } => format!("Paused{}", for_long(length)),
        Deviation::Away { length } => format!("Closed{}", for_long(length)),
        Deviation::Slept { length } => format!("The machine slept for {}", mmss(*length)),
        Deviation::AwayUnknown => {
            "Closed, nobody knows for how long: the machine's clock was set back meanwhile".into()
        }
        Deviation::ClockSet { seconds } => {
            let by = mmss(u32::try_from(seconds.unsigned_abs()).unwrap_or(u32::MAX));
            let to = if *seconds < 0 { "back" } else { "forward" };
            format!("The machine's clock was set {to} by {by}")
        }
        Deviation::Reopened => "Went on after the end".into(),
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
