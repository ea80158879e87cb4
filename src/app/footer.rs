//! The footer: what has just happened or waits for an answer, and which keys there are. Here it is
//! decided what stands where, for whoever draws or clicks.

use super::areas::{Area, text_columns, wide};
use super::availability::availability;
use super::keymap::Scope;
use super::screen::Screen;
use super::{Action, App, Interview, Key, Overlay, library, unsaved};
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
    /// The column of the rule behind the last of those, where others follow.
    pub rule: Option<u16>,
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
    /// The lower, the sooner it has its place; [`ranks::KEPT`] is shown however little room there
    /// is.
    rank: u8,
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
            // The answers and the first of the other keys keep their places, as long as there is
            // room for what is asked.
            let fits = |most: &u8| width >= least(&hints, *most) + QUESTION;
            let most = [ranks::FIRST, ranks::ANSWERS].into_iter().find(fits);
            let most = most.unwrap_or(ranks::YES);
            if most == ranks::YES {
                hints.retain(|it| it.action == Some(Action::Help) || it.rank == ranks::YES);
            }
            let room = width.saturating_sub(least(&hints, most) + 1);
            let text = interview.offer_line(app.at, room.into()).unwrap_or_default();
            let text = shorten(&text, room.into());
            let (_, right) = area.split_columns(wide(&text) + 1);
            return Self::with(Some((text, Tone::Plain)), hints, right);
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
        // What matters most has its place first; where it stands is another matter.
        let mut by_rank: Vec<usize> = (0..hints.len()).collect();
        by_rank.sort_by_key(|nth| hints[*nth].rank);
        let mixed = hints.iter().any(|hint| hint.alt) && hints.iter().any(|hint| !hint.alt);
        let mut end = column;
        let mut shown = vec![false; hints.len()];
        for nth in by_rank {
            let hint = &hints[nth];
            shown[nth] = hint.rank == ranks::KEPT || end + hint.columns() <= area.width;
            end += if shown[nth] { hint.columns() + GAP } else { 0 };
        }
        // Where Alt ends has to be seen; a blank behind the rule is what there is room for last.
        let roomy = u16::from(end.saturating_sub(GAP) < area.width);
        let (mut placed, mut rule, mut with_alt) = (Vec::new(), None, false);
        for (hint, _) in hints.into_iter().zip(shown).filter(|(_, shown)| *shown) {
            if mixed && with_alt && !hint.alt {
                rule = Some(area.x + column - 1);
                column += roomy;
            }
            with_alt = hint.alt;
            let end = column + hint.columns() + GAP;
            placed.push((area.x + column, hint));
            column = end;
        }
        let lead = lead.filter(|_| placed.iter().any(|(_, hint)| hint.alt));
        Self { says, lead, rule, hints: placed }
    }

    /// What the key does that stands in a column.
    pub fn action_at(&self, column: u16) -> Option<Action> {
        let hit = |start: u16, hint: &Hint| (start..start + hint.columns()).contains(&column);
        self.hints.iter().find(|(start, hint)| hit(*start, hint))?.1.action
    }
}

/// Whether something about the time waits for an answer on this screen.
fn asks(app: &App) -> bool {
    app.scope() == Some(Scope::Live)
        && app.interview.as_ref().is_some_and(Interview::tells_the_time)
}

/// The columns that the hints up to a rank need, with what stands before them.
fn least(hints: &[Hint], rank: u8) -> u16 {
    let needed = hints.iter().filter(|hint| hint.rank <= rank);
    let lead = if hints.iter().any(|hint| hint.alt) { wide(ALT) } else { 0 };
    1 + lead + needed.map(|hint| hint.columns() + GAP).sum::<u16>()
}

/// Room for a sentence, and at its right for those hints that always stay: the others give way.
fn beside_kept(hints: &mut Vec<Hint>, area: Area) -> (Area, Area) {
    hints.retain(|hint| hint.rank == ranks::KEPT);
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

/// The columns that a short question needs, and one behind it.
const QUESTION: u16 = 11;

/// What has its place before what.
mod ranks {
    use crate::app::Action;
    use crate::app::keymap::Scope;

    /// Help, and the way between the text and the desk.
    pub(super) const KEPT: u8 = 0;
    /// The way out of a pause.
    pub(super) const GO_ON: u8 = 1;
    pub(super) const YES: u8 = 2;
    pub(super) const ANSWERS: u8 = 3;
    /// Rating, and going on.
    pub(super) const FIRST: u8 = 5;
    const OTHERS: u8 = 9;

    pub(super) fn of(scope: Scope, action: Action) -> u8 {
        match action {
            Action::Help | Action::Desk | Action::Write | Action::OtherFolder => KEPT,
            // Whoever has jumped here has to find the way back.
            Action::Back if scope == Scope::Page => FIRST,
            _ if scope == Scope::Library => match action {
                Action::Choose => GO_ON,
                Action::MarkRow => YES,
                Action::Search => ANSWERS,
                // What the marks are for, and no other key tells of.
                Action::Compare | Action::Export => FIRST,
                _ => OTHERS,
            },
            _ if scope != Scope::Live => OTHERS,
            Action::Yes => YES,
            Action::No => ANSWERS,
            Action::Rate(_) => 4,
            Action::Next => FIRST,
            // In an emergency it has to be there, and what leads to everything else.
            Action::Cover => 6,
            Action::Palette => 7,
            Action::Tick(_) | Action::Probe(_) => 8,
            _ => OTHERS,
        }
    }
}

/// The hints of the scope that has the keys, from the table of bindings, in its order; those with
/// Alt first, and before all what waits for an answer.
fn hints(app: &App) -> Vec<Hint> {
    let Some(scope) = app.scope() else { return Vec::new() };
    let typing = app.typing();
    let open = app.interview.as_ref();
    let phase = open.map(|interview| interview.session().record().phase);
    let top = open.map_or(Scale::default().top(), |it| it.session().record().plan.scale.top());
    let probes = open.and_then(|it| it.item().0.question()).map_or(0, |it| it.probes.len());
    let keys = &app.settings.keys;
    let mut hints: Vec<Hint> = keys
        .rows(scope)
        .filter_map(|row| Some((row, row.binding, row.binding.hint?)))
        .filter(|(_, it, _)| it.action != if typing { Action::Write } else { Action::Desk })
        .filter(|(_, it, _)| availability(app, it.action).is_ok())
        .map(|(row, binding, word)| {
            let live = scope == Scope::Live;
            let word = match binding.action {
                Action::Pause if phase != Some(Phase::Live) => "go on",
                Action::Palette if live => "all",
                Action::No if open.is_some_and(|it| it.offer().is_none()) => "seen",
                Action::Choose if leads_back(app) => "go back",
                _ => word,
            };
            let rank = match (phase, binding.action) {
                (Some(Phase::Paused), Action::Pause) => ranks::GO_ON,
                (_, action) => ranks::of(scope, action),
            };
            let kept = rank == ranks::KEPT;
            let plain = kept || live && binding.action == Action::Palette && !row.always.is_empty();
            // In a list that letters filter, keys of both kinds stand side by side: each is written
            // as it is pressed.
            let alt = typing && row.has_desk_key() && !plain && scope.is_desk();
            let key = match binding.action {
                Action::Probe(_) => letters(&row.desk, probes),
                _ if alt => row.desk_label(top),
                _ if live => row.label(typing, top).replacen("Ctrl-", "^", 1),
                _ => row.label(typing, top),
            };
            let single = !binding.is_family();
            Hint { action: single.then_some(binding.action), key, word, alt, rank }
        })
        .collect();
    hints.sort_by_key(|hint| {
        let urgent = (ranks::GO_ON..=ranks::ANSWERS).contains(&hint.rank);
        (hint.rank == ranks::KEPT, !hint.alt, if urgent { hint.rank } else { u8::MAX })
    });
    hints
}

/// The keys of so many probes, `j-m` for the four that lie side by side. The others do not go on from
/// there, and each stands beside its probe.
fn letters(keys: &[Key], probes: usize) -> String {
    const BESIDE: usize = 4;
    let keys = keys.get(..probes.max(1)).unwrap_or(keys);
    match keys {
        [first, second, ..] if keys.len() > BESIDE => format!("{first}{second}…"),
        [first, .., last] => format!("{first}-{last}"),
        _ => keys.first().map(ToString::to_string).unwrap_or_default(),
    }
}

/// Whether the row that is highlighted in the open guide is the item that was left for this one.
fn leads_back(app: &App) -> bool {
    match (&app.overlay, &app.interview) {
        (Some(Overlay::Jump(jump)), Some(interview)) => {
            jump.leads_back(interview.session().record())
        }
        _ => false,
    }
}
