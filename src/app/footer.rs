//! The footer: what has just happened or waits for an answer, and which keys there are. Here it is
//! decided what stands where, for whoever draws or clicks.

use super::areas::{Area, text_columns, wide};
use super::availability::availability;
use super::keymap::Scope;
use super::screen::Screen;
use super::{Action, App, Interview, library, unsaved};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::domain::{Phase, Scale};

/// The row at the bottom of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// A sentence, from the second column on.
    pub says: Option<(String, Tone)>,
    /// What stands before the keys that are pressed with Alt, and its column.
    pub lead: Option<(u16, &'static str)>,
    /// The keys, each with the column in which it begins.
    pub hints: Vec<(u16, Hint)>,
}

/// How a sentence is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Warning,
    Bad,
}

/// A key and a word for what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it does; `None` for a family of keys.
    pub action: Option<Action>,
    pub key: String,
    pub word: &'static str,
    /// The key is pressed with Alt.
    alt: bool,
    /// It is shown however little room there is.
    kept: bool,
}

impl Hint {
    /// The columns of the key and its word.
    pub fn columns(&self) -> u16 {
        wide(&self.key) + 1 + wide(self.word)
    }
}

impl Footer {
    /// The footer for so many columns.
    pub fn of(app: &App, width: u16) -> Self {
        let area = Area { x: 0, y: 0, width, height: 1 };
        let room = text_columns(area);
        if let Some(toast) = &app.toast {
            return Self::says(shorten(&toast.text, room), Tone::Plain);
        }
        if app.is_leaving() {
            // Only a slow disk leaves the time to read this.
            return Self::says("Saving, then leaving. Esc stays.".to_owned(), Tone::Plain);
        }
        if let (Screen::Library(list), None) = (&app.screen, &app.overlay)
            && let Some(problem) = list.problem()
        {
            return Self::says(shorten(problem, room), Tone::Warning);
        }
        let mut hints = hints(app);
        let open = app.interview.as_ref().filter(|_| app.overlay.is_none());
        if let Some(interview) = open.filter(|it| unsaved::in_short(it, 1).is_some()) {
            // The way to the desk, to another folder and to the help stay; everything else gives
            // way to what is wrong.
            let (left, right) = beside_kept(&mut hints, area);
            let text = unsaved::in_short(interview, text_columns(left));
            return Self::with(Some((text.unwrap_or_default(), Tone::Bad)), hints, right);
        }
        if let Some(text) = app.interview.as_ref().and_then(|it| parting(app, it, room)) {
            return Self::says(text, Tone::Warning);
        }
        if let Some(interview) = app.interview.as_ref().filter(|_| asks(app)) {
            let (left, right) = beside_kept(&mut hints, area);
            let text = interview.offer_line(&app.settings.keys, app.at, text_columns(left));
            let text = text.map(|text| (shorten(&text, text_columns(left)), Tone::Plain));
            return Self::with(text, hints, right);
        }
        Self::with(None, hints, area)
    }

    fn says(text: String, tone: Tone) -> Self {
        Self { says: Some((text, tone)), ..Self::default() }
    }

    /// A sentence, and as many of the keys as fit into an area at its right.
    fn with(says: Option<(String, Tone)>, hints: Vec<Hint>, area: Area) -> Self {
        let lead = hints.iter().any(|hint| hint.alt).then_some((area.x + 1, ALT));
        let mut column = 1 + lead.map_or(0, |(_, text)| wide(text));
        // What is not a desk key, the way to the desk and the help, always has its place at the
        // end.
        let kept = hints.iter().filter(|hint| hint.kept).map(|hint| hint.columns() + GAP);
        let most = area.width.saturating_sub(kept.sum());
        let mut placed = Vec::new();
        for hint in hints {
            if hint.kept || column + hint.columns() <= most {
                let end = column + hint.columns() + GAP;
                placed.push((area.x + column, hint));
                column = end;
            }
        }
        Self { says, lead, hints: placed }
    }

    /// What the key does that stands in a column.
    pub fn action_at(&self, column: u16) -> Option<Action> {
        let hit = |start: u16, hint: &Hint| (start..start + hint.columns()).contains(&column);
        self.hints.iter().find(|(start, hint)| hit(*start, hint))?.1.action
    }
}

/// Whether a proposal waits for an answer on this screen.
fn asks(app: &App) -> bool {
    app.scope() == Some(Scope::Live)
        && app.interview.as_ref().is_some_and(|it| it.offer().is_some())
}

/// Room for a sentence, and at its right for those hints that always stay: the others give way.
fn beside_kept(hints: &mut Vec<Hint>, area: Area) -> (Area, Area) {
    hints.retain(|hint| hint.kept);
    let kept: u16 = hints.iter().map(|hint| hint.columns() + GAP).sum();
    area.split_columns(area.width.saturating_sub(kept + 1))
}

/// That another program has changed the file, with both names, as far as there is room.
fn parting(app: &App, interview: &Interview, room: usize) -> Option<String> {
    let theirs = library::name(interview.parted_unseen()?);
    let ours = library::name(&interview.file);
    let end = ours.strip_prefix(theirs.as_str()).unwrap_or(&ours);
    let seen = [Action::Desk, Action::Back].map(|action| app.key_of(action));
    let seen = seen.iter().find(|key| !key.is_empty()).map_or("", String::as_str);
    let long =
        format!("Changed elsewhere: {theirs} is kept, yours goes on in {ours}. {seen}: seen");
    let short = format!("Changed elsewhere; yours is now {end} of {theirs}");
    Some(shorten(if columns(&long) <= room { &long } else { &short }, room))
}

/// What stands before the desk keys while a text has the keys.
const ALT: &str = "Alt + ";
/// The columns between two hints.
const GAP: u16 = 2;

/// The hints of the scope that has the keys, from the table of bindings, in its order; those with
/// Alt first.
fn hints(app: &App) -> Vec<Hint> {
    let Some(scope) = app.scope() else { return Vec::new() };
    let typing = app.typing();
    let record = app.interview.as_ref().map(|interview| interview.session().record());
    let top = record.map_or(Scale::default().top(), |record| record.plan.scale.top());
    let keys = &app.settings.keys;
    let mut hints: Vec<Hint> = keys
        .rows(scope)
        .filter_map(|row| Some((row, row.binding, row.binding.hint?)))
        .filter(|(_, it, _)| it.action != if typing { Action::Write } else { Action::Desk })
        .filter(|(_, it, _)| availability(app, it.action).is_ok())
        .map(|(row, binding, word)| {
            let stands = record.is_some_and(|record| record.phase != Phase::Live);
            let word = if binding.action == Action::Pause && stands { "go on" } else { word };
            let kept = matches!(
                binding.action,
                Action::Help | Action::Desk | Action::Write | Action::OtherFolder
            );
            let alt = typing && row.has_desk_key() && !kept;
            let key = if alt { row.desk_label(top) } else { row.label(typing, top) };
            let single = !binding.is_family();
            Hint { action: single.then_some(binding.action), key, word, alt, kept }
        })
        .collect();
    hints.sort_by_key(|hint| (hint.kept, !hint.alt));
    hints
}
