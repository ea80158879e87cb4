//! What every screen has: a header row, and a footer with what happened or what can be done.

use chrono::TimeDelta;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::areas::Area;
use crate::app::footer::{Footer, Tone};
use crate::app::{App, Interview, Saved, pacing};
use crate::domain::prose::shorten;
use crate::domain::time::mmss;
use crate::domain::{Lateness, Phase};
use crate::format::config_toml::ClockStyle;

/// The header of a screen without an interview: a title, and a remark at the right.
pub(super) fn title(canvas: &mut Canvas, area: Area, title: &str, remark: &str) {
    let theme = canvas.theme;
    let right = canvas.text_before(area, area.width.saturating_sub(1), 0, remark, theme.quiet());
    let title = shorten(title, usize::from(right.saturating_sub(2)));
    canvas.text(area, 1, 0, &title, theme.strong());
}

/// The header of an interview: who and what, whether it is saved, the clock against the guide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    title: String,
    /// What stands at the right, from the last to the first.
    right: [(String, Style); 3],
}

impl Header {
    pub(super) fn of(app: &App, interview: &Interview, theme: Theme) -> Self {
        let record = interview.session().record();
        let pace = interview.pace(app.at);
        let standing = match record.phase {
            Phase::Paused => ("paused".to_owned(), theme.warning()),
            Phase::WrapUp => ("wrap-up".to_owned(), theme.warning()),
            Phase::Finished => ("finished".to_owned(), theme.quiet()),
            Phase::Planned | Phase::Live => {
                (pacing::standing(pace.slip), lateness(pace.lateness(), theme))
            }
        };
        let (mut saved, saved_style) = saved(interview, theme);
        // Nothing flickers beside the clock while somebody types: a sign, until there is a pause.
        if [SAVED, SAVING].contains(&saved) && interview.saver().typing_until(app.at).is_some() {
            saved = "     …";
        }
        let right =
            [standing, (clock(app, interview), theme.strong()), (saved.to_owned(), saved_style)];
        let people = &record.people;
        let parts = [&people.candidate, &record.plan.bank_title, &record.plan.title];
        Self { title: parts.map(String::as_str).join(" · "), right }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, area: Area) {
        let mut right = area.width.saturating_sub(1);
        for (text, style) in &self.right {
            right = canvas.text_before(area, right, 0, text, *style).saturating_sub(2);
        }
        let title = shorten(&self.title, usize::from(right.saturating_sub(1)));
        canvas.text(area, 1, 0, &title, canvas.theme.strong());
    }
}

/// As wide as each other: nothing beside them moves.
const SAVED: &str = " saved";
const SAVING: &str = "saving";

/// Whether everything is on the disk, in a word.
pub(super) fn saved(interview: &Interview, theme: Theme) -> (&'static str, Style) {
    match interview.saver().state() {
        Saved::No(_) => ("NOT SAVED", theme.bad()),
        // It stands still while somebody types: the file is written again and again.
        _ if interview.saver().unrecorded().is_some() => ("no journal", theme.warning()),
        Saved::Yes if interview.parted_from().is_some() => ("saved as a copy", theme.warning()),
        Saved::Yes => (SAVED, theme.quiet()),
        Saved::Pending => (SAVING, theme.quiet()),
    }
}

/// The clock, as the settings want it.
fn clock(app: &App, interview: &Interview) -> String {
    let minutes = interview.session().record().plan.minutes;
    let spent = i64::from(interview.session().clock_seconds(app.at));
    let left = i64::from(minutes) * 60 - spent;
    let short = |seconds: i64| mmss(u32::try_from(seconds).unwrap_or_default());
    match app.settings.clock.value {
        ClockStyle::Elapsed => format!("{} / {minutes}:00", short(spent)),
        ClockStyle::Remaining if left < 0 => format!("{} over", short(-left)),
        ClockStyle::Remaining => format!("{} left", short(left)),
        ClockStyle::Wall => {
            // To the millisecond, so that it stays what it is while the clock runs.
            let spent = TimeDelta::from_std(interview.session().clock(app.at)).unwrap_or_default();
            let left = TimeDelta::minutes(minutes.into()) - spent;
            let end = app.at.wall.checked_add_signed(left).unwrap_or(app.at.wall).format("%H:%M");
            format!("{} / {end}", app.at.wall.format("%H:%M"))
        }
    }
}

/// How a slip is shown; the minutes stand beside it.
fn lateness(late: Lateness, theme: Theme) -> Style {
    match late {
        Lateness::OnTime => theme.quiet(),
        Lateness::Late => theme.warning(),
        Lateness::FarLate => theme.bad(),
    }
}

/// The footer: a sentence about what has just happened, or about what is not saved, and the keys.
pub(super) fn footer(app: &App, canvas: &mut Canvas, area: Area) {
    draw_footer(&Footer::of(app, area.width), canvas, area);
}

pub(super) fn draw_footer(footer: &Footer, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    if let Some((text, tone)) = &footer.says {
        let style = match tone {
            Tone::Plain => theme.strong(),
            Tone::Warning => theme.warning(),
            Tone::Bad => theme.bad(),
        };
        canvas.text(area, 1, 0, text, style);
    }
    if let Some((column, lead)) = footer.lead {
        canvas.text(area, column, 0, lead, theme.quiet());
    }
    if let Some(column) = footer.rule {
        canvas.text(area, column, 0, "│", theme.quiet());
    }
    for (column, hint) in &footer.hints {
        let column = canvas.text(area, *column, 0, &hint.key, theme.accent());
        canvas.text(area, column + 1, 0, hint.word, theme.quiet());
    }
}
