//! Full text over all sessions, as somebody types: the lines that were found, session by session,
//! and the one that is highlighted among its neighbours.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::areas::Area;
use crate::app::field::Field;
use crate::app::opening::Spot;
use crate::app::seeking::{Found, Progress, Query};
use crate::app::{Action, App, Effect, Go, Size, screen};
use crate::domain::glyph::glyphs;
use crate::format::search::Hit;

use super::Screen;

/// The most lines that are shown: whoever needs more of them needs another word.
pub const MOST_LINES: usize = 500;

/// The column in which the text begins, after its label.
pub const FIELD_START: u16 = 9;

/// The search with what it has found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchScreen {
    pub field: Field,
    /// Newest first; as they were for the text before, until there is something to say about the
    /// one that stands there now.
    pub found: Vec<Arc<Found>>,
    /// What the list shows, in order.
    pub rows: Vec<SearchRow>,
    /// Which of the lines is highlighted, from 0 over all sessions.
    pub selected: usize,
    pub state: State,
    /// How many files have been looked at, of how many.
    pub looked: usize,
    pub of: usize,
    /// How many of them could not be read.
    pub unread: usize,
    /// There are more lines than are shown.
    pub cut: bool,
    /// How many lines are not shown since they are the wording of a question once more.
    pub repeated: usize,
    /// What was not understood of what is typed; the rest of it is looked for.
    pub problem: Option<String>,
    /// The screen it was opened from.
    from: Box<Screen>,
    /// What is looked for.
    sought: String,
    ticket: u64,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is looked for.
    Idle,
    Looking,
    Done,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchRow {
    /// The heading of a session: its place in `found`.
    Session(usize),
    /// One of its lines: its place over all sessions, and where it is.
    Line { nth: usize, session: usize, hit: usize },
}

impl SearchScreen {
    /// With a text, to go back to a screen.
    pub fn new(from: Screen, text: &str) -> Self {
        Self {
            field: Field::new(text, 40),
            found: Vec::new(),
            rows: Vec::new(),
            selected: 0,
            state: State::Idle,
            looked: 0,
            of: 0,
            unread: 0,
            cut: false,
            repeated: 0,
            problem: None,
            from: Box::new(from),
            sought: String::new(),
            ticket: 0,
        }
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.field.resize(size.columns.saturating_sub(FIELD_START + 1).clamp(1, 100));
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.found.iter().map(|found| found.hits.len()).sum()
    }

    /// The line that is highlighted, and its session.
    pub fn chosen(&self) -> Option<(&Found, &Hit)> {
        let (session, hit) = self.rows.iter().find_map(|row| match row {
            SearchRow::Line { nth, session, hit } if *nth == self.selected => {
                Some((*session, *hit))
            }
            _ => None,
        })?;
        let found = self.found.get(session)?;
        Some((found, found.hits.get(hit)?))
    }

    /// The first row of the list that is shown; the heading of the first lines with them.
    pub fn top(&self, height: u16) -> usize {
        let is_chosen =
            |row: &SearchRow| matches!(row, SearchRow::Line { nth, .. } if *nth == self.selected);
        let row = self.rows.iter().position(is_chosen).unwrap_or(0);
        screen::first_shown(row, height)
    }

    /// The line in a row of the list, as it is shown in so many rows.
    pub fn line_at(&self, height: u16, row: u16) -> Option<usize> {
        match self.rows.get(self.top(height) + usize::from(row))? {
            SearchRow::Line { nth, .. } => Some(*nth),
            SearchRow::Session(_) => None,
        }
    }

    /// Asks for what is typed now; `None` if it is asked for already. `ticket` is a new one.
    fn ask(&mut self, today: NaiveDate, ticket: u64) -> Option<Effect> {
        let text = self.field.text();
        if text == self.sought {
            return None;
        }
        let was = std::mem::replace(&mut self.state, State::Idle);
        self.sought.clone_from(&text);
        self.ticket = ticket;
        self.problem = None;
        self.selected = 0;
        match Query::parse(&text, today) {
            Ok(query) => {
                self.problem = query.problems.first().cloned();
                if !query.pattern.is_empty() {
                    self.state = State::Looking;
                    // What was found before stays in view for a moment.
                    (self.looked, self.cut) = (0, false);
                    return Some(Effect::Search { ticket, query: Box::new(query) });
                }
            }
            Err(problem) => self.problem = Some(problem),
        }
        self.forget();
        (was == State::Looking).then_some(Effect::EndSearch)
    }

    fn forget(&mut self) {
        self.found.clear();
        self.rows.clear();
        (self.looked, self.of, self.unread, self.cut) = (0, 0, 0, false);
        self.repeated = 0;
    }

    /// Takes what has come of the search with this ticket.
    fn take(&mut self, ticket: u64, progress: Progress) {
        if ticket != self.ticket || self.state != State::Looking {
            return;
        }
        if self.looked == 0 {
            self.forget();
        }
        for found in progress.found {
            let (session, first) = (self.found.len(), self.lines());
            self.rows.push(SearchRow::Session(session));
            let line = |hit| SearchRow::Line { nth: first + hit, session, hit };
            self.rows.extend((0..found.hits.len()).map(line));
            self.found.push(Arc::new(found));
        }
        (self.looked, self.of, self.cut) = (progress.looked, progress.of, progress.cut);
        self.unread += progress.unread.len();
        self.repeated += progress.repeated;
        if progress.complete {
            self.state = State::Done;
        }
    }
}

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchAreas {
    pub field: Area,
    /// How far it is, or what is wrong.
    pub status: Area,
    pub list: Area,
    /// The highlighted line among its neighbours; its first row is a rule.
    pub context: Area,
    pub footer: Area,
}

impl SearchAreas {
    pub fn of(size: Size) -> Self {
        let (_, rest) = Area::of(size).split_rows(1);
        let (field, rest) = rest.split_rows(1);
        let (status, rest) = rest.split_rows(1);
        let (body, footer) = rest.split_rows(rest.height.saturating_sub(1));
        // A rule, a line before, the line itself in a few rows, and a line after.
        let context = (body.height / 3).clamp(4, 9).min(body.height);
        let (list, context) = body.split_rows(body.height - context);
        Self { field, status, list, context, footer }
    }

    /// The text of the field.
    pub fn text(&self) -> Area {
        self.field.split_columns(FIELD_START).1
    }
}

/// The rows of a line at a width in columns, as ranges of its bytes: broken after a blank, where
/// there is one.
pub fn folded(line: &str, columns: usize) -> Vec<std::ops::Range<usize>> {
    let (mut rows, mut start, mut width, mut blank) = (Vec::new(), 0, 0, None);
    for (byte, glyph) in glyphs(line) {
        if width + glyph.width > columns && byte > start {
            let end = blank.filter(|end| *end > start).unwrap_or(byte);
            rows.push(start..end);
            // What came after the blank is in the next row already.
            width = line.get(end..byte).map_or(0, crate::domain::glyph::columns);
            (start, blank) = (end, None);
        }
        width += glyph.width;
        if glyph.text == " " {
            blank = Some(byte + 1);
        }
    }
    rows.push(start..line.len());
    rows
}

/// Carries out an action on the search.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Screen::Search(search) = &mut app.screen else { return Vec::new() };
    match action {
        Action::Back => {
            app.screen = (*search.from).clone();
            app.fit();
            // It may have changed meanwhile.
            return vec![Effect::List];
        }
        Action::Choose => {
            let chosen = search.chosen();
            return match chosen.map(|(found, hit)| (found.file.clone(), hit.clone())) {
                Some((file, hit)) => app.load_to_read_at(file, Some(Spot::Hit(Box::new(hit)))),
                None => Vec::new(),
            };
        }
        _ => {
            let (count, page) = (search.lines(), SearchAreas::of(app.size).list.height);
            let page = usize::from(page).saturating_sub(2);
            search.selected = screen::moved(search.selected, count, page, action);
        }
    }
    Vec::new()
}

impl App {
    /// Opens the search over the screen, with the filters of a list that it is opened from.
    pub(crate) fn open_search(&mut self, filter: &str) -> Vec<Effect> {
        self.toast = None;
        let from = std::mem::replace(&mut self.screen, Screen::Live);
        let search = SearchScreen::new(from, &Query::filters_of(filter));
        self.screen = Screen::Search(Box::new(search));
        self.fit();
        Vec::new()
    }

    /// Goes back from the page of a session: to what was found, or to the list.
    pub(crate) fn leave_page(&mut self) -> Vec<Effect> {
        let Some(search) = self.found.take() else { return self.go(Go::Library) };
        self.screen = Screen::Search(search);
        self.fit();
        Vec::new()
    }

    /// What every update ends with: what is looked for is what is typed.
    pub(in crate::app) fn seek_on(&mut self) -> Option<Effect> {
        if let Screen::Search(search) = &mut self.screen {
            let effect = search.ask(self.at.wall.date_naive(), self.searches + 1);
            self.searches += u64::from(effect.is_some());
            self.seeks = search.state == State::Looking;
            return effect;
        }
        let kept = self.found.as_ref().map(|search| search.state == State::Looking);
        let over = self.seeks && kept.is_none();
        self.seeks = kept == Some(true);
        over.then_some(Effect::EndSearch)
    }

    /// Takes what has come of a search, for the screen or for when somebody goes back to it.
    pub(in crate::app) fn sought(&mut self, ticket: u64, progress: Progress) {
        let search = match &mut self.screen {
            Screen::Search(search) => Some(search),
            _ => self.found.as_mut(),
        };
        if let Some(search) = search {
            search.take(ticket, progress);
        }
    }
}
