//! How an interview's time went against its boxes, drawn as two rows of one scale: what was on the
//! table when, with the places at which the clock stood, and what was planned.
//!
//! The scale is the interview's clock: a pause has a place in it and no length, so that one over
//! night does not leave a sliver of the interview.

use super::time::seconds;
use crate::domain::{ItemKind, Record, What};

/// The times of an interview, in seconds of its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// What was on the table, in order.
    pub went: Vec<Stretch>,
    /// The boxes of what was planned, in the order of the guide. Their end may be beyond that of
    /// the guide, where optional questions share its time.
    pub boxes: Vec<Stretch>,
    /// Where the clock stood.
    pub breaks: Vec<Break>,
    /// The end of the scale: that of the longest row, or of the guide.
    pub end: u32,
}

/// A stretch of time for one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// A place in the plan.
    pub item: usize,
    /// The number of a question; `O` for the opening, `C` for the closing, `+` for an extra one.
    pub label: String,
    pub from: u32,
    /// Behind `from`.
    pub to: u32,
}

/// A moment of the interview's clock at which it stood for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Somebody stopped it, or the program was closed.
    Stopped(u32),
    /// The machine slept.
    Slept(u32),
}

/// What the signs mean.
pub(super) const LEGEND: &str = "Above as it went, below the boxes of the guide: O opening, C closing, + an extra question; \
     ╎ the clock stood, ≈ the machine slept.";

/// The columns before a row, for what it is.
const LEAD: usize = 6;
/// The columns behind a row, for the last time of the scale.
const END: usize = 3;
/// The fewest columns between two times of the scale.
const APART: usize = 8;
/// The distances between two times of the scale, in minutes.
const STEPS: [usize; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 240];

impl Strip {
    /// The times of a session; `None` where no time has passed.
    pub fn of(record: &Record) -> Option<Self> {
        let clock = seconds(record.clock_ms);
        if clock == 0 {
            return None;
        }
        let boxes = boxes(record);
        let planned = boxes.last().map_or(0, |last| last.to);
        let end = clock.max(planned).max(u32::from(record.plan.minutes) * 60);
        Some(Self { went: went(record, clock), boxes, breaks: breaks(record, clock), end })
    }

    /// The rows in so many columns: what went, the boxes, the times of the scale.
    pub fn rows(&self, columns: usize) -> [String; 3] {
        let cells = columns.saturating_sub(LEAD + END).max(1);
        let mut went = self.row(&self.went, cells);
        for stop in &self.breaks {
            let (at, sign) = match *stop {
                Break::Stopped(at) => (at, '╎'),
                Break::Slept(at) => (at, '≈'),
            };
            // Beside a label, rather than on it: the clock stood before what came next.
            let cell = self.cell(at, cells);
            let free = |cell: &usize| went.get(*cell).is_some_and(|c| *c == '─');
            let near = [Some(cell), cell.checked_sub(1), Some(cell + 1)];
            let cell = near.into_iter().flatten().find(free).unwrap_or(cell);
            if let Some(there) = went.get_mut(cell) {
                *there = sign;
            }
        }
        let text = |cells: Vec<char>| cells.into_iter().collect::<String>().trim_end().to_owned();
        let boxes = self.row(&self.boxes, cells);
        [
            format!("{:<LEAD$}{}", "went", text(went)),
            format!("{:<LEAD$}{}", "boxes", text(boxes)),
            format!("{:<LEAD$}{}", "min", self.scale(cells)),
        ]
    }

    /// Each stretch as its label and a line behind it.
    fn row(&self, stretches: &[Stretch], cells: usize) -> Vec<char> {
        let mut row = vec![' '; cells];
        for stretch in stretches {
            let (from, to) = (self.cell(stretch.from, cells), self.cell(stretch.to, cells));
            let room = to.saturating_sub(from);
            let label: Vec<char> = stretch.label.chars().collect();
            // A piece of a number is another number.
            let label = if label.len() <= room { label } else { vec!['·'] };
            let signs = label.into_iter().chain(std::iter::repeat('─'));
            for (there, sign) in row.iter_mut().skip(from).take(room).zip(signs) {
                *there = sign;
            }
        }
        row
    }

    /// The times of a scale, in minutes: the first, and so many more at most.
    pub fn times(&self, most: usize) -> impl Iterator<Item = usize> {
        let minutes = (self.end as usize).div_ceil(60).max(1);
        let fits = |step: &&usize| minutes / **step <= most;
        let step = STEPS.iter().find(fits).copied().unwrap_or(minutes);
        (0..=self.end as usize / 60).step_by(step)
    }

    /// The times of the scale in minutes, as many as there is room for.
    fn scale(&self, cells: usize) -> String {
        let mut text = String::new();
        for minute in self.times(cells / APART) {
            let at = self.cell(u32::try_from(minute * 60).unwrap_or(u32::MAX), cells);
            let time = minute.to_string();
            if at + time.len() <= cells + END && (text.is_empty() || text.len() < at) {
                text.push_str(&" ".repeat(at.saturating_sub(text.len())));
                text.push_str(&time);
            }
        }
        text
    }

    /// The cell in which a moment is.
    fn cell(&self, at: u32, cells: usize) -> usize {
        let cell = u64::from(at) * cells as u64 / u64::from(self.end.max(1));
        usize::try_from(cell).unwrap_or(cells).min(cells)
    }
}

fn label(record: &Record, item: usize) -> String {
    let planned = record.plan.items.get(item);
    match (record.plan.number(item), planned.map(|it| &it.kind)) {
        (Some(number), _) => number.to_string(),
        (None, Some(ItemKind::Opening { .. })) => "O".to_owned(),
        (None, Some(ItemKind::Closing { .. })) => "C".to_owned(),
        (None, _) => "+".to_owned(),
    }
}

fn went(record: &Record, clock: u32) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut on: Option<(usize, u32)> = None;
    let mut close = |on: Option<(usize, u32)>, to: u32| {
        let Some((item, from)) = on.filter(|(_, from)| *from < to) else { return };
        match all.last_mut() {
            Some(last) if last.item == item && last.to == from => last.to = to,
            _ => all.push(Stretch { item, label: label(record, item), from, to }),
        }
    };
    for event in &record.timeline {
        let at = event.clock.min(clock);
        if let What::Opened { item } = event.what {
            close(on, at);
            on = Some((item, at));
        }
    }
    close(on, clock);
    all
}

fn boxes(record: &Record) -> Vec<Stretch> {
    let mut from = 0_u32;
    let mut all = Vec::new();
    for (item, planned) in record.plan.items.iter().enumerate() {
        let to = from.saturating_add(planned.seconds());
        if planned.extra.is_none() && from < to {
            all.push(Stretch { item, label: label(record, item), from, to });
            from = to;
        }
    }
    all
}

/// Those before the end: what happens after it takes no time of the interview.
fn breaks(record: &Record, clock: u32) -> Vec<Break> {
    let stopped = record.timeline.iter().filter(|event| event.clock < clock);
    stopped
        .filter_map(|event| match event.what {
            What::Paused | What::Left => Some(Break::Stopped(event.clock)),
            What::Slept { .. } => Some(Break::Slept(event.clock)),
            _ => None,
        })
        .collect()
}
