//! Sentences that name something, at the length that the footer has room for.

use super::areas::{Area, text_columns};
use super::{Action, App, Effect};
use crate::domain::Place;
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;

/// The fewest columns in which the words of something tell what it is.
const LEAST: usize = 8;

impl App {
    /// The columns that a sentence in the footer has.
    fn room(&self) -> usize {
        text_columns(Area::of(self.size))
    }

    /// A text on one line, shortened so that it fits beside so many columns of other words.
    pub(super) fn beside(&self, text: &str, others: usize) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        shorten(&line, self.room().saturating_sub(others).max(LEAST))
    }

    /// Says something about a thing by its words, as a sentence, and another one behind it.
    pub(super) fn say_naming(&mut self, lead: &str, words: &str, end: &str) -> Vec<Effect> {
        let words = self.beside(words, columns(lead) + columns(end) + 2);
        let stop = if words.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        let said = format!("{lead}{words}{stop} {end}");
        self.say(said.trim_end())
    }

    /// The first of some sentences that fits; the last one where none does.
    pub(super) fn say_fitting(&mut self, sentences: &[String]) -> Vec<Effect> {
        let fits = |text: &&String| columns(text) <= self.room();
        let text = sentences.iter().find(fits).or(sentences.last()).cloned().unwrap_or_default();
        self.say(text)
    }

    /// Undoes or redoes, and says what and where.
    pub(super) fn undo(&mut self, action: Action) -> Vec<Effect> {
        let reason = self.screen != super::Screen::Live;
        let Some(interview) = &mut self.interview else { return Vec::new() };
        let (step, done) = match action {
            Action::Redo => (interview.redo(self.at), "Done again: "),
            _ => (interview.undo(self.at), "Undone: "),
        };
        let Some(step) = step else { return Vec::new() };
        let record = interview.session().record();
        let here = interview.session().current();
        let place = match step.place {
            Some(Place::Item(item)) if item != here => {
                let title = record.plan.items.get(item).map_or("", |item| item.title());
                format!(", in {title}")
            }
            Some(Place::Reason) if !reason => ", in the reason".to_owned(),
            _ => String::new(),
        };
        self.fit();
        let words = step.what.words;
        let Some(quote) = step.what.quote else {
            return self.say(format!("{done}{words}{place}."));
        };
        let gap = if words.is_empty() { "" } else { " " };
        let others = columns(done) + columns(&words) + columns(gap) + 3 + columns(&place);
        let quote = self.beside(&quote, others);
        self.say(format!("{done}{words}{gap}\"{quote}\"{place}."))
    }
}
