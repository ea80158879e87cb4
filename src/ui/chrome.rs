//! What every screen has: a header row, and a footer with what happened or what can be done.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::areas::{Area, text_columns};
use crate::app::availability::availability;
use crate::app::keymap::{BINDINGS, Desk, Scope};
use crate::app::{Action, App, Interview, Saved, library, pacing, unsaved};
use crate::domain::glyph::visible;
use crate::domain::prose::shorten;
use crate::domain::time::mmss;
use crate::domain::{Lateness, Phase, Scale};

/// The header of a screen without an interview: a title, and a remark at the right.
pub(super) fn title(canvas: &mut Canvas, area: Area, title: &str, remark: &str) {
    let theme = canvas.theme;
    let right = canvas.text_before(area, area.width.saturating_sub(1), 0, remark, theme.quiet());
    let title = shorten(title, usize::from(right.saturating_sub(2)));
    canvas.text(area, 1, 0, &title, theme.strong());
}

/// The header of an interview: who and what, whether it is saved, the clock against the guide.
pub(super) fn interview_header(app: &App, interview: &Interview, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let record = interview.session().record();
    let pace = interview.pace(app.at);
    let (standing, standing_style) = match record.phase {
        Phase::Paused => ("paused".to_owned(), theme.warning()),
        Phase::WrapUp => ("wrap-up".to_owned(), theme.warning()),
        Phase::Finished => ("finished".to_owned(), theme.quiet()),
        Phase::Planned | Phase::Live => {
            (pacing::standing(pace.slip), lateness(pace.lateness(), canvas))
        }
    };
    let clock = mmss(interview.session().clock_seconds(app.at));
    let clock = format!("{clock} / {}:00", record.plan.minutes);
    let mut right = area.width.saturating_sub(1);
    right = canvas.text_before(area, right, 0, &standing, standing_style).saturating_sub(2);
    right = canvas.text_before(area, right, 0, &clock, theme.strong()).saturating_sub(2);
    let (saved, saved_style) = saved(interview, theme);
    right = canvas.text_before(area, right, 0, saved, saved_style).saturating_sub(2);
    let people = &record.people;
    let parts = [&people.candidate, &record.plan.bank_title, &record.plan.title];
    let title = parts.map(String::as_str).join(" · ");
    canvas.text(area, 1, 0, &shorten(&title, usize::from(right.saturating_sub(1))), theme.strong());
}

/// Whether everything is on the disk, in a word.
pub(super) fn saved(interview: &Interview, theme: Theme) -> (&'static str, Style) {
    match interview.saver().state() {
        Saved::No(_) => ("NOT SAVED", theme.bad()),
        // It stands still while somebody types: the file is written again and again.
        _ if interview.saver().unrecorded().is_some() => ("no journal", theme.warning()),
        Saved::Yes if interview.parted_from().is_some() => ("saved as a copy", theme.warning()),
        Saved::Yes => (" saved", theme.quiet()),
        Saved::Pending => ("saving", theme.quiet()),
    }
}

/// How a slip is shown; the minutes stand beside it.
fn lateness(late: Lateness, canvas: &Canvas) -> Style {
    let theme = canvas.theme;
    match late {
        Lateness::OnTime => theme.quiet(),
        Lateness::Late => theme.warning(),
        Lateness::FarLate => theme.bad(),
    }
}

/// The footer: a sentence about what has just happened, or about what is not saved, and the keys.
pub(super) fn footer(app: &App, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    if let Some(toast) = &app.toast {
        let text = shorten(&toast.text, usize::from(area.width.saturating_sub(2)));
        canvas.text(area, 1, 0, &text, theme.strong());
        return;
    }
    if app.is_leaving() {
        // Only a slow disk leaves the time to read this.
        canvas.text(area, 1, 0, "Saving, then leaving. Esc stays.", theme.strong());
        return;
    }
    let mut hints = hints(app);
    let mut area = area;
    let open = app.interview.as_ref().filter(|_| app.overlay.is_none());
    if let Some(interview) = open.filter(|it| unsaved::in_short(it, 1).is_some()) {
        // The way to the desk, to another folder and to the help stay; everything else gives way
        // to what is wrong.
        let (left, right) = beside_kept(&mut hints, area);
        let text = unsaved::in_short(interview, text_columns(left));
        canvas.text(left, 1, 0, &text.unwrap_or_default(), theme.bad());
        area = right;
    } else if let Some(text) = app.interview.as_ref().and_then(|it| parting(it, area)) {
        canvas.text(area, 1, 0, &text, theme.warning());
        return;
    } else if let Some(interview) = app.interview.as_ref().filter(|_| asks(app)) {
        let (left, right) = beside_kept(&mut hints, area);
        if let Some(text) = interview.offer_line(app.at, text_columns(left)) {
            let text = shorten(&text, text_columns(left));
            canvas.text(left, 1, 0, &text, theme.strong());
        }
        area = right;
    }
    let with_alt = hints.iter().any(|hint| hint.alt);
    let lead = if with_alt { ALT } else { "" };
    let mut column = canvas.text(area, 1, 0, lead, theme.quiet());
    // What is not a desk key, the way to the desk and the help, always has its place at the end.
    let kept: u16 = hints.iter().filter(|hint| hint.kept).map(|hint| hint.columns() + GAP).sum();
    let most = area.width.saturating_sub(kept);
    for hint in &hints {
        if !hint.kept && column + hint.columns() > most {
            continue;
        }
        column = canvas.text(area, column, 0, &hint.key, theme.accent());
        column = canvas.text(area, column + 1, 0, hint.word, theme.quiet()) + GAP;
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
fn parting(interview: &Interview, area: Area) -> Option<String> {
    let theirs = library::name(interview.parted_unseen()?);
    let ours = library::name(&interview.file);
    let end = ours.strip_prefix(theirs.as_str()).unwrap_or(&ours);
    let room = usize::from(area.width.saturating_sub(2));
    let long = format!("Changed elsewhere: {theirs} is kept, yours goes on in {ours}. Esc: seen");
    let short = format!("Changed elsewhere; yours is now {end} of {theirs}");
    Some(shorten(if visible(&long).width() <= room { &long } else { &short }, room))
}

/// What stands before the desk keys while a text has the keys.
const ALT: &str = "Alt + ";
/// The columns between two hints.
const GAP: u16 = 2;

fn wide(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// A key and a word for what it does.
struct Hint {
    key: String,
    word: &'static str,
    /// The key is pressed with Alt.
    alt: bool,
    /// It is shown however little room there is.
    kept: bool,
}

impl Hint {
    fn columns(&self) -> u16 {
        wide(&self.key) + 1 + wide(self.word)
    }
}

/// The hints of the scope that has the keys, from the table of bindings, in its order; those with
/// Alt first.
fn hints(app: &App) -> Vec<Hint> {
    let Some(scope) = app.scope() else { return Vec::new() };
    let typing = app.typing();
    let record = app.interview.as_ref().map(|interview| interview.session().record());
    let top = record.map_or(Scale::default().top(), |record| record.plan.scale.top());
    let mut hints: Vec<Hint> = BINDINGS
        .iter()
        .filter(|binding| binding.scopes.contains(&scope))
        .filter_map(|binding| Some((binding, binding.hint?)))
        .filter(|(binding, _)| binding.action != if typing { Action::Write } else { Action::Desk })
        .filter(|(binding, _)| availability(app, binding.action).is_ok())
        .map(|(binding, word)| {
            let stands = record.is_some_and(|record| record.phase != Phase::Live);
            let word = if binding.action == Action::Pause && stands { "go on" } else { word };
            let kept = matches!(
                binding.action,
                Action::Help | Action::Desk | Action::Write | Action::OtherFolder
            );
            let alt = typing && binding.desk != Desk::None && !kept;
            let key = if alt { binding.desk_label(top) } else { binding.label(typing, top) };
            Hint { key, word, alt, kept }
        })
        .collect();
    hints.sort_by_key(|hint| (hint.kept, !hint.alt));
    hints
}
