//! Setup.

use super::super::canvas::Canvas;
use super::super::{chrome, widget};
use crate::app::areas::Area;
use crate::app::screen::SetupScreen;
use crate::app::screen::setup::{FIELD_START, Focus, NO_NAME};
use crate::app::{Action, App};
use crate::domain::people::is_same_person;
use crate::domain::prose::shorten;
use crate::format::session_toml::Header;

pub(in crate::ui) fn draw(app: &App, setup: &SetupScreen, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let (header, rest) = Area::of(app.size).split_rows(1);
    let (body, footer) = rest.split_rows(rest.height - 1);
    let on = format!("{} goes on", app.key_of(Action::OpenBrief));
    let title = match (setup.is_correcting(), app.corrects_while_it_runs()) {
        (false, _) => "Start an interview",
        (true, false) => "Correct this interview",
        (true, true) => "Correct this interview, its clock runs on",
    };
    chrome::title(canvas, header, title, &on);
    let chosen = setup.chosen(&app.banks);
    let unnamed = format!("a name, or {NO_NAME} if there is none yet");
    let mut row = 1;
    for focus in setup.fields() {
        let has_keys = focus == setup.focus && app.overlay.is_none();
        let label = if has_keys { theme.accent() } else { theme.quiet() };
        canvas.text(body, 2, row, if has_keys { "›" } else { " " }, theme.accent());
        canvas.text(body, 4, row, focus.label(), label);
        let (_, line) = body.split_rows(row);
        let (_, line) = line.split_columns(FIELD_START);
        match focus {
            Focus::Candidate => {
                widget::field::draw(canvas, line, &setup.candidate, &unnamed, has_keys);
            }
            Focus::Role => {
                widget::field::draw(canvas, line, &setup.role, "none", has_keys);
            }
            Focus::Round => {
                widget::field::draw(canvas, line, &setup.round, "none", has_keys);
            }
            Focus::Interviewer => {
                widget::field::draw(canvas, line, &setup.interviewer, "you", has_keys);
            }
            Focus::Bank => {
                let title = chosen.as_ref().map_or("no bank can be used", |(bank, _)| &bank.title);
                choice(app, canvas, line, title, has_keys);
            }
            Focus::Guide => {
                let guide = chosen.as_ref().map(|(_, guide)| {
                    format!(
                        "{} · {} min · {} questions",
                        guide.title,
                        guide.minutes,
                        guide.questions.len()
                    )
                });
                choice(app, canvas, line, guide.as_deref().unwrap_or("–"), has_keys);
            }
        }
        row += 1;
    }
    let (_, below) = body.split_columns(2).1.split_rows(row + 1);
    about(app, setup, canvas, below);
    chrome::footer(app, canvas, footer);
}

fn choice(app: &App, canvas: &mut Canvas, area: Area, text: &str, has_keys: bool) {
    let theme = canvas.theme;
    let text = shorten(text, usize::from(area.width.saturating_sub(16)));
    let style = if has_keys { theme.strong() } else { theme.plain() };
    let column = canvas.text(area, 0, 0, &text, style);
    if has_keys {
        let [left, right] =
            [Action::PreviousValue, Action::NextValue].map(|action| app.key_of(action));
        canvas.text(area, column + 1, 0, &format!("‹ {left} {right} ›"), theme.accent());
    }
}

/// What the chosen guide asks, with its boxes; and that somebody of this name is unfinished.
fn about(app: &App, setup: &SetupScreen, canvas: &mut Canvas, area: Area) {
    let theme = canvas.theme;
    let candidate = setup.candidate.text();
    let mut row = 0;
    if setup.is_correcting() {
        let back = app.key_of(Action::Back);
        let text = format!("{back} leaves everything as it was. The file keeps its name.");
        row += canvas.prose(area, &text, theme.quiet()) + 1;
    }
    let same = |it: &Header| is_same_person(&it.candidate, &candidate);
    if !setup.is_correcting() && app.library.unfinished().any(|(_, it)| same(it)) {
        let first = app.library.next().is_some_and(|(_, it)| same(it));
        let text = format!(
            "An interview with this name is unfinished: {}, {} sets up another.",
            if first { "Home resumes it" } else { "Sessions has it" },
            app.key_of(Action::OpenBrief)
        );
        row += canvas.prose(area, &text, theme.warning()) + 1;
    }
    let chosen = setup.chosen(&app.banks).filter(|_| setup.has_guide());
    let Some((bank, guide)) = chosen else { return };
    let problems =
        app.banks.iter().find(|file| file.bank.as_ref().is_some_and(|it| it.id == bank.id));
    let text = match problems.map_or(0, |file| file.problems.len()) {
        0 => String::new(),
        1 => "This bank has a problem: Banks on Home, or `viva banks`, shows it.".to_owned(),
        count => {
            format!("This bank has {count} problems: Banks on Home, or `viva banks`, shows them.")
        }
    };
    if !text.is_empty() {
        let (_, area) = area.split_rows(row);
        row += canvas.prose(area, &text, theme.warning()) + 1;
    }
    let mut lines = vec![(guide.opening.minutes, "Opening".to_owned())];
    for planned in &guide.questions {
        if let Some(question) = bank.question(&planned.question) {
            let optional = if planned.core { "" } else { " (optional)" };
            lines.push((question.minutes, format!("{}{optional}", question.title)));
        }
    }
    lines.push((guide.closing.minutes, "Closing".to_owned()));
    let room = area.height.saturating_sub(row);
    let shown = if lines.len() > usize::from(room) { room.saturating_sub(1) } else { room };
    for (nth, (minutes, title)) in lines.iter().take(shown.into()).enumerate() {
        let at = row + u16::try_from(nth).unwrap_or(u16::MAX);
        canvas.text_before(area, 6, at, &format!("{minutes} min"), theme.quiet());
        canvas.text(area, 8, at, title, theme.plain());
    }
    if lines.len() > usize::from(shown) {
        let left = lines.len() - usize::from(shown);
        canvas.text(area, 8, row + shown, &format!("and {left} more"), theme.quiet());
    }
}
