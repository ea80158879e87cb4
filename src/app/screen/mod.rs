//! The screens: each holds its state and its verbs; its twin in the ui draws it.

pub mod banks;
pub mod brief;
pub mod compare;
pub mod home;
pub mod library;
pub mod live;
pub mod page;
pub mod present;
pub mod search;
pub mod setup;
pub mod wrapup;

pub use banks::BanksScreen;
pub use brief::BriefScreen;
pub use compare::CompareScreen;
pub use home::HomeScreen;
pub use library::LibraryScreen;
pub use page::PageScreen;
pub use present::PresentScreen;
pub use search::SearchScreen;
pub use setup::SetupScreen;

use super::keymap::Scope;

/// The screen that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    Home(HomeScreen),
    Setup(Box<SetupScreen>),
    Banks(BanksScreen),
    /// Before the clock runs; what is planned is in [`Interview`](super::Interview).
    Brief(BriefScreen),
    /// The interview's own state is in [`Interview`](super::Interview).
    Live,
    /// `top` is the first row shown of the gaps and scores.
    WrapUp {
        top: usize,
    },
    Library(Box<LibraryScreen>),
    Page(PageScreen),
    /// The question alone, of an interview that another program conducts.
    Present(PresentScreen),
    /// Full text over all sessions.
    Search(Box<SearchScreen>),
    Compare(Box<CompareScreen>),
}

impl Screen {
    /// Where keys go.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Home(_) => Scope::Home,
            Self::Setup(_) => Scope::Setup,
            Self::Banks(_) => Scope::Banks,
            Self::Brief(_) => Scope::Brief,
            Self::Live => Scope::Live,
            Self::WrapUp { .. } => Scope::WrapUp,
            Self::Library(_) => Scope::Library,
            Self::Page(_) => Scope::Page,
            Self::Present(_) => Scope::Present,
            Self::Search(_) => Scope::Search,
            Self::Compare(_) => Scope::Compare,
        }
    }
}

/// The first row that a list of this height shows so that its highlight is in view.
pub fn first_shown(selected: usize, height: u16) -> usize {
    (selected + 1).saturating_sub(height.into())
}

/// Moves a highlight or a first row through `count` rows by an action; the same place for an
/// action that does not move.
pub(crate) fn moved(place: usize, count: usize, page: usize, action: super::Action) -> usize {
    use super::Action;
    let last = count.saturating_sub(1);
    match action {
        Action::Up => place.saturating_sub(1),
        Action::Down => (place + 1).min(last),
        Action::PageUp => place.saturating_sub(page.max(1)),
        Action::PageDown => (place + page.max(1)).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => place.min(last),
    }
}
