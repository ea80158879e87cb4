//! Home: what can be done now, the unfinished interview first.

use crate::app::areas::Area;
use crate::app::{Action, App, Effect, Go, Size, screen};
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

/// Where the offers are, and how many rows there are from one to the next.
pub fn offers(size: Size) -> (Area, u16) {
    let (_, rest) = Area::of(size).split_rows(1);
    let (body, _) = rest.split_rows(rest.height.saturating_sub(1));
    // A row above them may say something, also where they need the others.
    let free = (body.height / 6).min(body.height.saturating_sub(2 * MOST)).max(1);
    let (_, body) = body.split_rows(free);
    let (_, body) = body.split_columns((body.width / 8).clamp(2, 16));
    (body, if body.height >= 3 * MOST { 3 } else { 2 })
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
