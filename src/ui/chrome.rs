//! What every screen has: a header row, and a footer with what happened or what can be done.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::availability::availability;
use crate::app::keymap::BINDINGS;
use crate::app::{App, Interview, Saved};
use crate::domain::prose::shorten;
use crate::domain::time::mmss;
use crate::domain::{Pace, Phase, Scale};

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
    let pace = Pace::of(interview.session(), app.at);
    let (standing, standing_style) = match record.phase {
        Phase::Paused => ("paused".to_owned(), theme.warning()),
        Phase::WrapUp => ("wrap-up".to_owned(), theme.warning()),
        Phase::Finished => ("finished".to_owned(), theme.quiet()),
        Phase::Planned | Phase::Live => slip(pace.slip, canvas),
    };
    let clock = mmss(interview.session().clock_seconds(app.at));
    let clock = format!("{clock} / {}:00", record.plan.minutes);
    let mut right = area.width.saturating_sub(1);
    right = canvas.text_before(area, right, 0, &standing, standing_style).saturating_sub(2);
    right = canvas.text_before(area, right, 0, &clock, theme.strong()).saturating_sub(2);
    let (saved, saved_style) = match interview.saver().state() {
        Saved::Yes => ("saved", theme.quiet()),
        Saved::Pending => ("saving", theme.quiet()),
        Saved::No(_) => ("NOT SAVED", theme.bad()),
    };
    right = canvas.text_before(area, right, 0, saved, saved_style).saturating_sub(2);
    let people = &record.people;
    let parts = [&people.candidate, &record.plan.bank_title, &record.plan.title];
    let title = parts.map(String::as_str).join(" · ");
    canvas.text(area, 1, 0, &shorten(&title, usize::from(right.saturating_sub(1))), theme.strong());
}

/// By how much the plan slips, in words; a minute either way is on time.
fn slip(seconds: i64, canvas: &Canvas) -> (String, Style) {
    let theme = canvas.theme;
    let minutes = (seconds + 59).div_euclid(60);
    match minutes {
        ..=1 => ("on time".to_owned(), theme.quiet()),
        2..=5 => (format!("{minutes} min late"), theme.warning()),
        _ => (format!("{minutes} min late"), theme.bad()),
    }
}

/// The footer: a sentence about what has just happened, or about what is not saved, and the keys.
pub(super) fn footer(app: &App, canvas: &mut Canvas, area: Area, left: &str) {
    let theme = canvas.theme;
    if let Some(toast) = &app.toast {
        let text = shorten(&toast.text, usize::from(area.width.saturating_sub(2)));
        canvas.text(area, 1, 0, &text, theme.strong());
        return;
    }
    let unsaved = app.interview.as_ref().map(|interview| interview.saver().state());
    if let Some(Saved::No(why)) = unsaved {
        let text = shorten(&why, usize::from(area.width.saturating_sub(2)));
        canvas.text(area, 1, 0, &text, theme.bad());
        return;
    }
    let hints = hints(app);
    let keys: u16 = hints.iter().map(|hint| hint.columns() + 2).sum();
    let left_columns = u16::try_from(left.width()).unwrap_or(u16::MAX);
    let mut column = 1;
    if !left.is_empty() && left_columns.saturating_add(keys).saturating_add(2) <= area.width {
        canvas.text(area, 1, 0, left, theme.quiet());
        column = area.width.saturating_sub(keys);
    }
    // The last hint is the help: it always has its place.
    let last = hints.last().map_or(0, |hint| hint.columns() + 2);
    let most = area.width.saturating_sub(last);
    for (nth, hint) in hints.iter().enumerate() {
        let is_last = nth + 1 == hints.len();
        if !is_last && column + hint.columns() > most {
            continue;
        }
        column = canvas.text(area, column, 0, &hint.key, theme.accent());
        column = canvas.text(area, column + 1, 0, hint.word, theme.quiet()) + 2;
    }
}

/// A key and a word for what it does.
struct Hint {
    key: String,
    word: &'static str,
}

impl Hint {
    fn columns(&self) -> u16 {
        u16::try_from(self.key.width() + 1 + self.word.width()).unwrap_or(u16::MAX)
    }
}

/// The hints of the scope that has the keys, from the table of bindings, in its order.
fn hints(app: &App) -> Vec<Hint> {
    let Some(scope) = app.scope() else { return Vec::new() };
    let typing = app.typing();
    let record = app.interview.as_ref().map(|interview| interview.session().record());
    let top = record.map_or(Scale::default().top(), |record| record.plan.scale.top());
    BINDINGS
        .iter()
        .filter(|binding| binding.scopes.contains(&scope))
        .filter_map(|binding| Some((binding, binding.hint?)))
        .filter(|(binding, _)| !(typing && binding.action == crate::app::Action::Write))
        .filter(|(binding, _)| availability(app, binding.action).is_ok())
        .map(|(binding, word)| Hint { key: binding.label(typing, top), word })
        .collect()
}
