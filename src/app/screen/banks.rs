//! The banks with their guides, and what is wrong with any of them.

use crate::app::areas::{Area, Room};
use crate::app::{Action, App, BankFile, Effect, Go, Size, screen};
use crate::domain::prose::fold;

/// The list of banks with its highlight, and the first row shown of the details beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BanksScreen {
    pub selected: usize,
    pub top: usize,
}

/// The list of so many banks, and the details beside it or below it; a column or a row between
/// them is a rule.
pub fn areas(size: Size, banks: usize) -> (Area, Area) {
    let (_, rest) = Area::of(size).split_rows(1);
    let (body, _) = rest.split_rows(rest.height.saturating_sub(1));
    if Room::of(size) == Some(Room::Wide) {
        let (list, beside) = body.split_columns(36);
        (list, beside.split_columns(3).1)
    } else {
        let rows = u16::try_from(banks).unwrap_or(u16::MAX).min(body.height / 3).max(1);
        let (list, rest) = body.split_rows(rows);
        (list, rest.body().split_columns(1).1)
    }
}

/// A row of the details of a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    Heading(String),
    Text(String),
    /// A row of a problem's report; never folded, since it points at columns.
    Report(String),
    Blank,
}

/// The details of a bank for a width in columns.
pub fn details(file: &BankFile, columns: usize) -> Vec<Detail> {
    let mut rows = Vec::new();
    let text = |rows: &mut Vec<Detail>, text: &str| {
        rows.extend(fold(text, columns).into_iter().map(Detail::Text));
    };
    match &file.bank {
        None => rows.push(Detail::Heading(file.name.clone())),
        Some(bank) => {
            let version = if bank.version == "0" { "" } else { bank.version.as_str() };
            rows.push(Detail::Heading(format!("{} {version}", bank.title).trim().to_owned()));
            if let Some(about) = &bank.about {
                text(&mut rows, about);
            }
            rows.push(Detail::Blank);
            let source = match &file.file {
                Some(file) => file.display().to_string(),
                None => "built in".to_owned(),
            };
            text(&mut rows, &format!("{}, {source}", counted(bank.questions.len())));
            rows.push(Detail::Blank);
            for guide in bank.choices() {
                let count = counted(guide.questions.len());
                let line =
                    format!("{}: {} ({count}, {} min)", guide.id, guide.title, guide.minutes);
                text(&mut rows, &line);
            }
        }
    }
    if !file.problems.is_empty() {
        rows.extend([Detail::Blank, Detail::Heading("Problems".to_owned())]);
        for problem in &file.problems {
            rows.push(Detail::Blank);
            rows.extend(problem.report().lines().map(|line| Detail::Report(line.to_owned())));
        }
    }
    rows
}

fn counted(questions: usize) -> String {
    if questions == 1 { "1 question".to_owned() } else { format!("{questions} questions") }
}

/// Carries out an action on the list of banks.
pub fn act(app: &mut App, banks: &BanksScreen, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => app.go(Go::Home),
        Action::Choose => {
            let bank = app.banks.get(banks.selected).and_then(|file| file.bank.as_ref());
            match bank.map(|bank| bank.id.clone()) {
                Some(id) => app.go(Go::Setup {
                    bank: Some(id),
                    guide: None,
                    people: crate::domain::People::default(),
                }),
                None => app.say("This bank cannot be used; its problems are beside it."),
            }
        }
        Action::PageUp | Action::PageDown => {
            let page = usize::from(app.size.rows / 2).max(1);
            let top = match action {
                Action::PageUp => banks.top.saturating_sub(page),
                _ => banks.top + page,
            };
            let count = app.banks.get(banks.selected).map_or(0, |file| {
                details(file, usize::from(app.size.columns).saturating_sub(4)).len()
            });
            let top = top.min(count.saturating_sub(1));
            app.screen = screen::Screen::Banks(BanksScreen { top, ..*banks });
            Vec::new()
        }
        _ => {
            let selected = screen::moved(banks.selected, app.banks.len(), 5, action);
            app.screen = screen::Screen::Banks(BanksScreen { selected, top: 0 });
            Vec::new()
        }
    }
}
