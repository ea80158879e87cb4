//! What the keys do in the form for an amendment: choosing what, giving the new value, giving the
//! reason. It records nothing.

use crate::app::difference::difference;
use crate::app::field::Field;
use crate::app::keymap::Scope;
use crate::app::overlay::Overlay;
use crate::app::overlay::amend::{Form, Named, Step, Subject, Why, Written};
use crate::app::screen::{Screen, moved};
use crate::app::{Action, App, Effect};
use crate::domain::{
    Amend, Change, Notes, Particular, Place, Recommendation, Record, Session, Splice, Stamps,
};
use crate::format::report;

/// Stands in for the reason while it is tried whether a change is one.
const TRIED: &str = "?";

impl App {
    /// Carries out an action in the form, which has been taken off.
    pub(in crate::app) fn in_form(&mut self, mut form: Box<Form>, action: Action) -> Vec<Effect> {
        let Screen::Page(page) = &self.screen else { return Vec::new() };
        let record = page.record.clone();
        if action == Action::Back {
            return self.back_in_form(form);
        }
        let said = match (&mut form.step, action) {
            (Step::Text(written), Action::Accept) => {
                let (place, was) = (written.place, written.was());
                match splice(was, &written.notes) {
                    Some(splice) => self.ask_why(&mut form, &record, Amend::Text { place, splice }),
                    None => Some("Nothing has been changed.".to_owned()),
                }
            }
            (Step::Name(named), Action::Accept) => {
                let amend = Amend::Particular { which: named.which, text: named.field.text() };
                self.ask_why(&mut form, &record, amend)
            }
            (Step::Why(why), Action::Accept) => {
                let text = why.why.text();
                if text.is_empty() {
                    Some("A change needs its reason: a few words.".to_owned())
                } else if self.is_unsaved(&page.file) {
                    return self.record_amendment(why.amend.clone(), text);
                } else {
                    // Nothing is recorded but in what is there at that moment.
                    why.accepted = true;
                    let file = page.file.clone();
                    self.overlay = Some(Overlay::Amend(form));
                    self.say("One moment: the session is being read.");
                    let waits = self.is_loading_to_amend();
                    return if waits { Vec::new() } else { self.load_to_amend(file) };
                }
            }
            (Step::What { .. }, Action::NextQuestion | Action::PreviousQuestion) => {
                form.item = next_item(&record, form.item, action);
                None
            }
            (_, Action::Pick(digit)) => {
                let all = form.choices(&record, self.size);
                match all.iter().position(|choice| choice.digit == digit) {
                    Some(row) => {
                        form.select(row);
                        self.choose(&mut form, &record)
                    }
                    None => Some(format!("There is no choice {digit} here.")),
                }
            }
            (_, Action::Choose) => self.choose(&mut form, &record),
            (_, action) => {
                let count = form.choices(&record, self.size).len();
                form.select(moved(form.selected(), count, 3, action));
                None
            }
        };
        form.fit(self.size);
        self.overlay = Some(Overlay::Amend(form));
        said.map_or_else(Vec::new, |said| self.say(said))
    }

    /// One step back; from the first one, out of it, with nothing changed.
    fn back_in_form(&mut self, mut form: Box<Form>) -> Vec<Effect> {
        form.step = match form.step {
            Step::What { .. } => return self.let_go_of_page(),
            Step::Why(why) => why.before,
            Step::Text(mut written) if !written.warned && written.notes != *written.was() => {
                written.warned = true;
                let [back, accept] =
                    [Action::Back, Action::Accept].map(|action| self.amend_key(action));
                self.say(format!(
                    "{back} again leaves the text as it was; {accept} goes on with yours."
                ));
                Step::Text(written)
            }
            Step::Text(written) => {
                let subject = match written.place {
                    Place::Item(_) => Subject::Notes,
                    Place::Reason => Subject::Reason,
                };
                back_to(subject)
            }
            Step::Rating { .. } => back_to(Subject::Rating),
            Step::Given { .. } => back_to(Subject::Recommendation),
            Step::Who { .. } => back_to(Subject::People),
            Step::Name(named) => Step::Who { selected: place_of(named.which) },
        };
        form.fit(self.size);
        self.overlay = Some(Overlay::Amend(form));
        Vec::new()
    }

    fn amend_key(&self, action: Action) -> String {
        self.settings.keys.key(Scope::AmendText, true, action)
    }

    /// Takes the highlighted choice; returns what is to be said where it is none.
    fn choose(&self, form: &mut Form, record: &Record) -> Option<String> {
        let selected = form.selected();
        match &form.step {
            Step::What { .. } => {
                if let Some(why) = form.choices(record, self.size).get(selected)?.blocked.clone() {
                    return Some(why);
                }
                let subject = Subject::ALL.get(selected).copied()?;
                let entry = record.entries.get(form.item)?;
                let text =
                    |place, notes| Step::Text(Box::new(Written::new(place, notes, self.size)));
                form.step = match subject {
                    Subject::Rating => Step::Rating { selected: 0 },
                    Subject::Recommendation => Step::Given { selected: 0 },
                    Subject::Notes => text(Place::Item(form.item), &entry.notes),
                    Subject::Reason => text(Place::Reason, &record.reason),
                    Subject::People => Step::Who { selected: 0 },
                };
                let all = form.choices(record, self.size);
                form.select(all.iter().position(|choice| choice.current).unwrap_or(0));
                None
            }
            Step::Rating { .. } => {
                let digit = form.choices(record, self.size).get(selected)?.digit;
                let rating = Some(digit).filter(|point| *point > 0);
                let item = form.item;
                self.ask_why(form, record, Amend::Rating { item, rating })
            }
            Step::Given { .. } => {
                let recommendation = Recommendation::ALL.get(selected).copied();
                self.ask_why(form, record, Amend::Recommendation { recommendation })
            }
            Step::Who { .. } => {
                let which = Particular::ALL.get(selected).copied()?;
                let field = Field::new(record.people.particular(which), 40);
                form.step = Step::Name(Box::new(Named { which, field }));
                None
            }
            Step::Text(_) | Step::Name(_) | Step::Why(_) => None,
        }
    }

    /// Goes on to the reason, if the change is one; else returns why not.
    fn ask_why(&self, form: &mut Form, record: &Record, amend: Amend) -> Option<String> {
        let mut tried = Session::restore(record.clone());
        let change =
            Change::Amend { amend: amend.clone(), why: TRIED.to_owned(), by: self.amender() };
        if let Err(refusal) = tried.apply(self.at, change) {
            return Some(refusal.to_string());
        }
        let last = tried.record().amendments.last()?;
        let mut told = vec![report::amended(&last.what)];
        let lines = report::replaced(&last.what).into_iter();
        told.extend(lines.map(|(what, line)| format!("{what}: {line}")));
        told.extend((!last.by.is_empty()).then(|| format!("by {}", last.by)));
        let why = Field::new("", 40);
        let before = std::mem::replace(&mut form.step, Step::What { selected: 0 });
        form.step = Step::Why(Box::new(Why { amend, told, why, accepted: false, before }));
        None
    }
}

fn place_of(which: Particular) -> usize {
    Particular::ALL.iter().position(|it| *it == which).unwrap_or(0)
}

/// The first step, at a subject.
fn back_to(subject: Subject) -> Step {
    let selected = Subject::ALL.iter().position(|it| *it == subject).unwrap_or(0);
    Step::What { selected }
}

/// The item after or before another in the order in which they are asked, round and round.
fn next_item(record: &Record, item: usize, action: Action) -> usize {
    let order = record.plan.order();
    let here = order.iter().position(|it| *it == item).unwrap_or(0);
    let step = if action == Action::NextQuestion { 1 } else { order.len().saturating_sub(1) };
    order.get((here + step) % order.len().max(1)).copied().unwrap_or(item)
}

/// What makes one text the other, with the times that its lines have there. A line that was written
/// anew in the place of another one keeps the time of that.
fn splice(was: &Notes, now: &Notes) -> Option<Splice> {
    let splice = difference(was, &now.text(), Stamps::Keep)?;
    let lines = now.lines().get(splice.from.line..=splice.end().line)?;
    let before = was.lines().get(splice.from.line..=splice.to.line)?;
    let mut times = Vec::with_capacity(lines.len());
    let mut next = 0;
    for (nth, line) in lines.iter().enumerate() {
        let same = before.iter().skip(next).position(|it| it == line);
        let replaced = before.get(next).filter(|it| !lines.iter().skip(nth).any(|now| now == *it));
        next += match (same, replaced) {
            (Some(after), _) => after + 1,
            (None, replaced) => usize::from(replaced.is_some()),
        };
        let was = replaced.filter(|_| same.is_none()).and_then(|it| it.begun);
        times.push(line.begun.or(was));
    }
    Some(Splice { stamps: Stamps::Restore(times), ..splice })
}
