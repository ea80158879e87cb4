//! The list of sessions: typing filters it, Enter opens one.
//!
//! What fits, and in which order, is worked out when something changes and never when it is drawn
//! ([`LibraryScreen::keep_up`], at the end of every update): the view costs what is in view.

mod acts;
mod areas;

pub use acts::act;
pub use areas::{BEFORE, FILTER_START, LibraryAreas, Place, Shown};

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::field::Field;
use crate::app::filter::{Filter, Sieve};
use crate::app::preview::Preview;
use crate::app::sorting::Order;
use crate::app::{Effect, Library, Row, Size};
use crate::domain::Moment;
use crate::format::problem::Problem;

/// How long the highlight rests before the session under it is read.
const REST: Duration = Duration::from_millis(120);

/// The list with its filter, its order, its marks and its highlight.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryScreen {
    pub filter: Field,
    pub order: Order,
    /// A place among the rows that are shown.
    pub selected: usize,
    /// The first of them on the screen.
    pub top: usize,
    /// The files that are marked, whether they are shown or not.
    marks: HashSet<PathBuf>,
    /// How many of them are not.
    hidden: usize,
    /// The filter as it is understood.
    understood: Filter,
    /// The places of all rows in order, and of those that fit.
    sorted: Vec<usize>,
    shown: Vec<usize>,
    /// What all this was worked out from.
    basis: Option<Basis>,
    /// Somebody has moved the highlight since the filter was typed.
    touched: bool,
    /// The session under the highlight.
    under: Option<PathBuf>,
    look: Look,
}

/// What is known of the session under the highlight, beside its header.
#[derive(Clone, Debug, Default, PartialEq)]
enum Look {
    /// Nothing, and nothing is to be.
    #[default]
    Not,
    /// It is asked for at this moment, unless the highlight moves on.
    At(Duration),
    Asked,
    Seen(Result<Box<Preview>, Problem>),
}

/// What a list was worked out from.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    version: u64,
    complete: bool,
    text: String,
    order: Order,
    selected: usize,
    marked: usize,
}

impl Default for LibraryScreen {
    /// The list without a filter, the newest first.
    fn default() -> Self {
        Self {
            filter: Field::new("", 40),
            order: Order::default(),
            selected: 0,
            top: 0,
            marks: HashSet::new(),
            hidden: 0,
            understood: Filter::default(),
            sorted: Vec::new(),
            shown: Vec::new(),
            basis: None,
            touched: false,
            under: None,
            look: Look::Not,
        }
    }
}

impl LibraryScreen {
    /// Fits the filter to the terminal.
    pub fn fit(&mut self, size: Size) {
        let room = size.columns.saturating_sub(FILTER_START + 1);
        self.filter.resize(room.clamp(1, areas::MOST_FILTER));
    }

    /// How many rows are shown.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// A row that is shown, from 0.
    pub fn row<'a>(&self, rows: &'a [Row], nth: usize) -> Option<&'a Row> {
        rows.get(*self.shown.get(nth)?)
    }

    /// The row under the highlight.
    pub fn highlighted<'a>(&self, rows: &'a [Row]) -> Option<&'a Row> {
        self.row(rows, self.selected)
    }

    /// The marked rows in the order of the list, also those that the filter does not show; else
    /// the highlighted one, if it can be read.
    pub fn picked<'a>(&self, rows: &'a [Row]) -> Vec<&'a Row> {
        if self.marks.is_empty() {
            return self.highlighted(rows).filter(|row| row.header.is_ok()).into_iter().collect();
        }
        let rows = self.sorted.iter().filter_map(|nth| rows.get(*nth));
        rows.filter(|row| self.is_marked(&row.file)).collect()
    }

    pub fn is_marked(&self, file: &Path) -> bool {
        self.marks.contains(file)
    }

    /// How many are marked, shown or not.
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// How many of those that are marked the filter does not show.
    pub fn marked_hidden(&self) -> usize {
        self.hidden
    }

    fn count_hidden(&self, rows: &[Row]) -> usize {
        if self.marks.is_empty() {
            return 0;
        }
        let shown = self.shown.iter().filter_map(|nth| rows.get(*nth));
        let marked = shown.filter(|row| self.is_marked(&row.file)).count();
        self.marks.len().saturating_sub(marked)
    }

    /// The first thing that is not understood in the filter.
    pub fn problem(&self) -> Option<&str> {
        self.understood.problems().first().map(String::as_str)
    }

    /// Whether the filter leaves anything out.
    pub fn is_filtered(&self) -> bool {
        !self.understood.is_empty()
    }

    /// What was read of the session under the highlight, once it was.
    pub fn preview(&self) -> Option<Result<&Preview, &Problem>> {
        match &self.look {
            Look::Seen(preview) => Some(preview.as_deref()),
            _ => None,
        }
    }

    /// When [`Self::rested`] is to be asked.
    pub fn deadline(&self) -> Option<Duration> {
        match self.look {
            Look::At(moment) => Some(moment),
            _ => None,
        }
    }

    /// Asks for the session on which the highlight has rested for long enough.
    pub fn rested(&mut self, now: Duration) -> Option<Effect> {
        self.deadline().filter(|at| *at <= now)?;
        self.look = Look::Asked;
        self.under.clone().map(|file| Effect::Peek { file })
    }

    /// Takes what was read of a session; of another one than the highlighted, it comes too late.
    pub fn peeked(&mut self, file: &Path, preview: Result<Box<Preview>, Problem>) {
        if self.under.as_deref() == Some(file) {
            self.look = Look::Seen(preview);
        }
    }

    /// Hears which files have changed, and which are gone: their marks go too, and what was read
    /// of them is read again.
    pub fn changed(&mut self, rows: &[Row], gone: &[PathBuf]) {
        for file in gone {
            self.marks.remove(file);
        }
        let under = self.under.as_ref();
        if rows.iter().any(|row| Some(&row.file) == under)
            || under.is_some_and(|it| gone.contains(it))
        {
            self.look = Look::Not;
        }
    }

    /// Works out what has to be: which rows fit if the filter or the rows have changed, their
    /// order, where the highlight is, and whether what lies under it is to be read.
    pub fn keep_up(&mut self, library: &Library, size: Size, at: Moment) {
        let now = Basis {
            version: library.version(),
            complete: library.complete,
            text: self.filter.notes().text(),
            order: self.order,
            selected: self.selected,
            marked: self.marks.len(),
        };
        let before = self.basis.take();
        let is =
            |same: fn(&Basis, &Basis) -> bool| before.as_ref().is_some_and(|it| same(it, &now));
        let same_rows = is(|it, now| it.version == now.version);
        let same_order = same_rows && is(|it, now| it.order == now.order);
        let same_text = is(|it, now| it.text == now.text);
        let sorted_anew = before.is_some() && !is(|it, now| it.order == now.order);
        self.touched |= same_text && is(|it, now| it.selected != now.selected);
        if !same_text {
            self.understood = Filter::parse(&now.text, at.wall.date_naive());
        }
        if !same_order {
            self.sorted = self.order.sort(library);
        }
        if !same_order || !same_text {
            let mut sieve = Sieve::new(&self.understood);
            let fits = self.sorted.iter().filter(|nth| sieve.fits(library.facts(**nth)));
            self.shown = fits.copied().collect();
            // While a list comes in, an untouched highlight stays at its top.
            let follows = self.touched || before.as_ref().is_some_and(|it| it.complete);
            if !same_text || sorted_anew {
                // What fits best is at the top, and whoever sorts wants to see it.
                (self.selected, self.top, self.touched) = (0, 0, false);
            } else if !same_rows && follows {
                self.follow(&library.rows);
            } else if !same_rows {
                self.selected = 0;
            }
        }
        if !same_order || !same_text || !is(|it, now| it.marked == now.marked) {
            self.hidden = self.count_hidden(&library.rows);
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
        self.keep_in_view(LibraryAreas::of(size).list.body().height.into());
        self.look(library, size, at);
        self.basis = Some(Basis { selected: self.selected, ..now });
    }

    /// Puts the highlight onto the session that it was on, in the same row of the screen.
    fn follow(&mut self, rows: &[Row]) {
        let Some(file) = &self.under else { return };
        let same = |nth: &usize| {
            rows.get(*nth).is_some_and(|row| row.file.as_os_str() == file.as_os_str())
        };
        if let Some(selected) = self.shown.iter().position(same) {
            self.top = (self.top + selected).saturating_sub(self.selected);
            self.selected = selected;
        }
    }

    /// Scrolls as little as it takes to have the highlight among so many rows.
    fn keep_in_view(&mut self, height: usize) {
        let most = self.shown.len().saturating_sub(height);
        let least = (self.selected + 1).saturating_sub(height);
        self.top = self.top.min(most).clamp(least, self.selected.max(least));
    }

    /// Notes what lies under the highlight, and when it is to be read.
    fn look(&mut self, library: &Library, size: Size, at: Moment) {
        let row = self.highlighted(&library.rows);
        let readable = row.is_some_and(|row| row.header.is_ok());
        if row.map(|row| &row.file) != self.under.as_ref() {
            self.under = row.map(|row| row.file.clone());
            self.look = Look::Not;
        }
        if self.look == Look::Not && readable && LibraryAreas::of(size).place != Place::Line {
            self.look = Look::At(at.mono + REST);
        }
    }
}
