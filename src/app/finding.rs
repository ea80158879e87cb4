//! What happens in the overlays that find something: the palette, the open guide, the search in
//! the notes, the choice of an extra question. While one is open, nothing that is typed reaches
//! the notes.

use std::time::Duration;

use super::overlay::jump::Typed;
use super::overlay::palette::Row;
use super::overlay::{Add, Find, Jump, Overlay, Palette};
use super::screen::{Screen, live};
use super::{Action, App, Code, Effect, Interview, Key};
use crate::domain::{Addition, Change, Phase, Place, Position};

/// How soon behind a number an Enter belongs to it.
const OUT_OF_HABIT: Duration = Duration::from_millis(1_500);

impl App {
    /// Opens the overlay that an action asks for.
    pub(super) fn seek(&mut self, action: Action) -> Vec<Effect> {
        let record = self.interview.as_ref().map(|interview| interview.session().record());
        self.overlay = match (action, record) {
            (Action::Palette, _) => Some(Overlay::Palette(Box::new(Palette::open(self.size)))),
            (Action::Jump, Some(record)) => {
                let back = self.interview.as_ref().and_then(Interview::came_from);
                Some(Overlay::Jump(Box::new(Jump::open(record, back, self.size))))
            }
            (Action::Find, Some(record)) => {
                Some(Overlay::Find(Box::new(Find::open(record, self.size))))
            }
            (Action::Add, Some(_)) => Some(Overlay::Add(Box::new(Add::open(self.size)))),
            _ => None,
        };
        Vec::new()
    }

    /// Carries out an action in the palette.
    pub(super) fn in_palette(&mut self, mut palette: Box<Palette>, action: Action) -> Vec<Effect> {
        let rows = palette.rows(self);
        let row = rows.get(palette.filter.selected);
        match (action, row) {
            // What only looks like it is not done by the way.
            (Action::Choose, Some(row)) if row.near && !palette.moved => {
                let not_here = palette.not_here(self);
                self.say(not_here);
            }
            (Action::Choose, Some(Row { action, why: None, .. })) => return self.act(*action),
            (Action::Choose, Some(Row { why: Some(why), .. })) => {
                self.say(why.clone());
            }
            (Action::Choose, None) => {
                let not_here = palette.not_here(self);
                self.say(not_here);
            }
            _ => {
                palette.filter.step(rows.len(), self.size, action);
                palette.moved = true;
            }
        }
        self.overlay = Some(Overlay::Palette(palette));
        Vec::new()
    }

    /// Carries out an action in the open guide.
    pub(super) fn in_jump(&mut self, mut jump: Box<Jump>, action: Action) -> Vec<Effect> {
        let Some(interview) = &self.interview else { return Vec::new() };
        let record = interview.session().record();
        let rows = jump.rows(record);
        let chosen = match action {
            Action::Choose => rows.get(jump.filter.selected).map(|row| row.item),
            Action::Pick(digit) => {
                jump.filter.insert(&digit.to_string());
                let typed = jump.typed(record);
                return self.jumped_by_number(jump, typed);
            }
            action => {
                jump.filter.step(rows.len(), self.size, action);
                None
            }
        };
        self.jump_on(jump, chosen)
    }

    /// Follows what was typed in the open guide: goes to the item once it is certain.
    pub(super) fn typed_in_jump(&mut self) -> Vec<Effect> {
        let Some(Overlay::Jump(_)) = &self.overlay else { return Vec::new() };
        let (Some(Overlay::Jump(mut jump)), Some(interview)) =
            (self.overlay.take(), &self.interview)
        else {
            return Vec::new();
        };
        let typed = jump.typed(interview.session().record());
        self.jumped_by_number(jump, typed)
    }

    /// The same for a paste, which highlights; only a key opens.
    pub(super) fn pasted_in_jump(&mut self) {
        if let (Some(Overlay::Jump(jump)), Some(interview)) = (&mut self.overlay, &self.interview) {
            jump.typed(interview.session().record());
        }
    }

    /// Goes to the question with the number that was typed. An Enter right behind it is the end of
    /// the number, and no new line.
    fn jumped_by_number(&mut self, jump: Box<Jump>, typed: Typed) -> Vec<Effect> {
        match typed {
            Typed::Item(item) => {
                self.chosen_by_number = Some(self.at.mono);
                live::leap(self, item)
            }
            Typed::More => {
                self.overlay = Some(Overlay::Jump(jump));
                Vec::new()
            }
            Typed::NoSuch(number) => {
                self.overlay = Some(Overlay::Jump(jump));
                self.say(format!("There is no question {number} in this guide."))
            }
        }
    }

    /// Whether this Enter only ends a choice that its number has made already.
    pub(super) fn ends_a_number(&mut self, key: Key) -> bool {
        let since = self.chosen_by_number.take().map(|at| self.at.mono.saturating_sub(at));
        key == Key::plain(Code::Enter) && since.is_some_and(|since| since < OUT_OF_HABIT)
    }

    fn jump_on(&mut self, jump: Box<Jump>, chosen: Option<usize>) -> Vec<Effect> {
        if let Some(item) = chosen {
            return live::leap(self, item);
        }
        self.overlay = Some(Overlay::Jump(jump));
        Vec::new()
    }

    /// Carries out an action in the search.
    pub(super) fn in_find(&mut self, mut find: Box<Find>, action: Action) -> Vec<Effect> {
        let hit = find.hits.get(find.filter.selected).copied();
        let (Action::Choose, Some(hit), Some(interview)) = (action, hit, &self.interview) else {
            find.filter.step(find.hits.len(), self.size, action);
            self.overlay = Some(Overlay::Find(find));
            return Vec::new();
        };
        let session = interview.session();
        let line = session.notes(hit.place).and_then(|notes| notes.lines().get(hit.line));
        let byte = line.map_or(0, |line| hit.bytes(&line.text).start);
        let over = session.record().phase == Phase::WrapUp;
        match hit.place {
            Place::Item(item) => {
                live::leap(self, item);
            }
            Place::Reason if over => self.screen = Screen::WrapUp { top: 0 },
            Place::Reason => {
                self.overlay = Some(Overlay::Find(find));
                return self.say("This stands in the reason, which is written in the wrap-up.");
            }
        }
        self.fit();
        if let Some(interview) = &mut self.interview {
            interview.put_cursor(hit.place, Position { line: hit.line, byte });
        }
        Vec::new()
    }

    /// Carries out an action in the choice of an extra question.
    pub(super) fn in_add(&mut self, mut add: Box<Add>, action: Action) -> Vec<Effect> {
        let chosen = add.chosen(self).filter(|_| action == Action::Choose);
        if let Some(addition) = chosen {
            return self.add(addition);
        }
        let count = add.rows(self).len();
        add.filter.step(count, self.size, action);
        self.overlay = Some(Overlay::Add(add));
        Vec::new()
    }

    /// Adds a question after the item on the table, and puts it there.
    fn add(&mut self, addition: Addition) -> Vec<Effect> {
        let Some(interview) = &mut self.interview else { return Vec::new() };
        let (title, bank) = (addition.question.title.clone(), addition.bank.clone());
        let bare = addition.question.anchors.is_empty();
        let after = interview.session().current();
        let change = Change::Add { after, addition: Box::new(addition) };
        if let Err(refusal) = interview.act(self.at, change, None, format!("adding {title}")) {
            return self.say(refusal.to_string());
        }
        let item = interview.session().record().plan.items.len() - 1;
        let effects = live::leap(self, item);
        // That anchors are missing is only news where the bank has some.
        let had = self.usable_banks().into_iter().filter(|it| Some(&it.id) == bank.as_ref()).any(
            |bank| bank.questions.iter().any(|it| it.title == title && !it.anchors.is_empty()),
        );
        self.say(if bare && had {
            format!("Added {title}, without its anchors: they belong to another scale.")
        } else {
            format!("Added {title}; it is rated, and stays out of the score.")
        });
        effects
    }
}
