//! What the keys do in the list of sessions.

use std::collections::HashSet;

use super::{LibraryAreas, LibraryScreen};
use crate::app::screen::{self, Screen};
use crate::app::sorting::Column;
use crate::app::{Action, App, Effect, Go, Row};

/// Carries out an action on the list.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Remove => return app.remove_highlighted(),
        Action::Undo => return app.take_back_removal(),
        _ => app.remove_nothing(),
    }
    let Screen::Library(list) = &mut app.screen else { return Vec::new() };
    let rows = &app.library.rows;
    match action {
        Action::Back if !list.filter.text().is_empty() => {
            list.filter = LibraryScreen::default().filter;
            list.fit(app.size);
        }
        // Marks are work: they are not lost with the same key that leaves.
        Action::Back if list.marked() > 0 => list.unmark(),
        Action::Back => return app.go(Go::Home),
        Action::Choose => {
            return match list.highlighted(rows).cloned() {
                None => Vec::new(),
                Some(Row { header: Err(problem), .. }) => app.say(problem.one_line()),
                Some(row) => app.load_to_read(row.file),
            };
        }
        Action::Search => {
            let filter = list.filter.text();
            return app.open_search(&filter);
        }
        Action::Compare => return app.compare_listed(),
        Action::Export => {
            let picked = list.picked(rows).into_iter().filter(|row| row.header.is_ok());
            let picked: Vec<&Row> = picked.collect();
            let whose = whose(&picked, list.marked_hidden());
            let files = picked.into_iter().map(|row| row.file.clone()).collect();
            return app.ask_export(files, whose);
        }
        Action::MarkRow => {
            if let Err(why) = list.mark(rows) {
                return app.say(why);
            }
        }
        Action::MarkAll => {
            // What is shown then is more than was asked for.
            if let Some(problem) = list.problem() {
                let why = format!("Nothing was marked. {problem}");
                return app.say(why);
            }
            list.mark_all(rows);
        }
        Action::SortBy(nth) => {
            if let Some(column) =
                nth.checked_sub(1).and_then(|nth| Column::ALL.get(usize::from(nth)))
            {
                list.order = list.order.asked(*column);
                let shown = LibraryAreas::of(app.size).columns();
                if shown.iter().all(|it| it.column != *column) {
                    let (word, way) = (column.word(), list.order.way());
                    return app.say(format!(
                        "Sorted by {word}, {way}; there is no room for that column here."
                    ));
                }
            }
        }
        _ => {
            let height = usize::from(LibraryAreas::of(app.size).list.body().height);
            let page = height.saturating_sub(1);
            list.selected = screen::moved(list.selected, list.count(), page, action);
        }
    }
    Vec::new()
}

/// Whose the sessions are that leave the list, each candidate once, and how many of them the filter
/// hides: nothing is to go out that nobody has seen.
fn whose(picked: &[&Row], hidden: usize) -> String {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for header in picked.iter().filter_map(|row| row.header.as_ref().ok()) {
        match names.iter_mut().find(|(name, _)| *name == header.candidate) {
            Some((_, count)) => *count += 1,
            None => names.push((&header.candidate, 1)),
        }
    }
    let hidden = match hidden {
        0 => String::new(),
        hidden if hidden == picked.len() => "Not shown in the list now. ".to_owned(),
        hidden => format!("{hidden} of them not shown in the list now. "),
    };
    let name = |(name, count): &(&str, usize)| match count {
        1 => (*name).to_owned(),
        count => format!("{name} ({count})"),
    };
    let more = match names.len().saturating_sub(MOST_NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let names: Vec<String> = names.iter().take(MOST_NAMES).map(name).collect();
    format!("{hidden}{}{more}", names.join(", "))
}

/// How many candidates are named before an export.
const MOST_NAMES: usize = 6;

impl LibraryScreen {
    /// Marks the highlighted row, or takes its mark away, and goes on to the next one.
    fn mark(&mut self, rows: &[Row]) -> Result<(), String> {
        let Some(row) = self.highlighted(rows) else { return Ok(()) };
        if let Err(problem) = &row.header {
            return Err(format!("This cannot be marked: {}", problem.one_line()));
        }
        if !self.marks.remove(&row.file) {
            self.marks.insert(row.file.clone());
        }
        self.touched = true;
        self.selected = (self.selected + 1).min(self.count().saturating_sub(1));
        Ok(())
    }

    /// Marks all rows that are shown and can be read; takes their marks away if all have one.
    fn mark_all(&mut self, rows: &[Row]) {
        let shown = self.shown.iter().filter_map(|nth| rows.get(*nth));
        let files: HashSet<_> =
            shown.filter(|row| row.header.is_ok()).map(|row| &row.file).collect();
        if files.iter().all(|file| self.marks.contains(*file)) {
            self.marks = self.marks.drain().filter(|file| !files.contains(&file)).collect();
        } else {
            self.marks.extend(files.into_iter().cloned());
        }
    }

    fn unmark(&mut self) {
        self.marks.clear();
    }
}
