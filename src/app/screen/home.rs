//! Home: what can be done now, the unfinished interview first.

use crate::app::areas::Area;
use crate::app::{Action, App, Effect, Go, screen};
use crate::domain::People;

/// Home with its highlight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeScreen {
    pub selected: usize,
    /// The highlight was moved: it no longer jumps to what comes in first.
    pub touched: bool,
}

/// What Home offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeItem {
    Resume,
    New,
    Sessions,
    Search,
    Banks,
    Quit,
}

/// The offers, in order. Resuming comes first when there is something to resume.
pub fn items(app: &App) -> Vec<HomeItem> {
    let resume = app.library.next().map(|_| HomeItem::Resume);
    let rest =
        [HomeItem::New, HomeItem::Sessions, HomeItem::Search, HomeItem::Banks, HomeItem::Quit];
    resume.into_iter().chain(rest).collect()
}

/// The most offers that there are.
const MOST: u16 = 6;

/// Where the offers are: each has a row and a remark below it. What is to be resumed comes first, and
/// its remark, which says how far it is, has a second row where one is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offers {
    pub area: Area,
    /// The rows from one to the next.
    step: u16,
    /// The rows that the first one has more than that.
    more: u16,
    /// The rows of the first remark.
    first: u16,
}

impl Offers {
    pub fn of(app: &App) -> Self {
        let (_, rest) = Area::of(app.size).split_rows(1);
        let (body, _) = rest.split_rows(rest.height.saturating_sub(1));
        // A row above them may say something, also where they need the others.
        let free = (body.height / 6).min(body.height.saturating_sub(2 * MOST)).max(1);
        let (_, body) = body.split_rows(free);
        let (_, area) = body.split_columns((body.width / 8).clamp(2, 16));
        let step = if area.height >= 3 * MOST { 3 } else { 2 };
        let resumes = items(app).first() == Some(&HomeItem::Resume);
        let more = u16::from(resumes && step == 2 && area.height > 2 * MOST);
        let first = if resumes { (step + more - 1).min(2) } else { 1 };
        Self { area, step, more, first }
    }

    /// The row of an offer, from 0.
    pub fn row(&self, nth: usize) -> u16 {
        let below = if nth == 0 { 0 } else { self.more };
        u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.step).saturating_add(below)
    }

    /// The rows of its remark.
    pub fn remark(&self, nth: usize) -> u16 {
        if nth == 0 { self.first } else { 1 }
    }

    /// The offer, of so many, that a row belongs to.
    pub fn at(&self, row: u16, count: usize) -> Option<usize> {
        (0..count).find(|nth| {
            let first = self.row(*nth);
            (first..=first + self.remark(*nth)).contains(&row)
        })
    }
}

/// Carries out an action on Home.
pub fn act(app: &mut App, home: &HomeScreen, action: Action) -> Vec<Effect> {
    let items = items(app);
    let item = match action {
        Action::Choose => items.get(home.selected).copied(),
        Action::ResumeNewest => Some(HomeItem::Resume),
        Action::NewInterview => Some(HomeItem::New),
        Action::Sessions => Some(HomeItem::Sessions),
        Action::Search => Some(HomeItem::Search),
        Action::Banks => Some(HomeItem::Banks),
        _ => None,
    };
    match item {
        None => {
            let selected = screen::moved(home.selected, items.len(), 5, action);
            app.screen = screen::Screen::Home(HomeScreen { selected, touched: true });
            Vec::new()
        }
        Some(HomeItem::Resume) => {
            let next = app.library.next().map(|(row, _)| row.file.clone());
            match next {
                Some(file) => app.load_to_resume(file),
                None => app.say("Nothing is unfinished."),
            }
        }
        Some(HomeItem::New) => {
            app.go(Go::Setup { bank: None, guide: None, people: People::default() })
        }
        Some(HomeItem::Sessions) => app.go(Go::Library),
        Some(HomeItem::Search) => app.open_search(""),
        Some(HomeItem::Banks) => app.go(Go::Banks),
        Some(HomeItem::Quit) => app.quit(),
    }
}
