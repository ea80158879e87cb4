//! Correcting who meets whom in the interview that is open, and before its clock runs the guide
//! too: the form of Setup once more, with everything as it stands.
//!
//! It changes an interview only by what is recorded, and never the name of its file.

use super::screen::{Screen, SetupScreen};
use super::{App, Effect, Interview};
use crate::domain::{Change, People, Plan, Whose};

impl App {
    /// Opens the form.
    pub(super) fn correct(&mut self) -> Vec<Effect> {
        let Some(interview) = &self.interview else { return Vec::new() };
        let record = interview.session().record();
        let banks = self.usable_banks();
        // A bank that has changed since, or is gone, would not ask what is planned.
        let plan = &record.plan;
        let same = |bank: &&crate::domain::Bank| {
            (&bank.id, &bank.digest) == (&plan.bank, &plan.digest)
                && bank.choices().iter().any(|guide| guide.id == plan.guide)
        };
        let chosen = interview.is_planned().then(|| banks.iter().position(same)).flatten();
        let guide = chosen.and_then(|bank| {
            banks.get(bank)?.choices().iter().position(|guide| guide.id == plan.guide)
        });
        let setup = SetupScreen::correcting(&record.people, chosen.zip(guide));
        self.screen = Screen::Setup(Box::new(setup));
        self.fit();
        Vec::new()
    }

    /// Takes what the form says, and goes back to the interview.
    pub(super) fn corrected(&mut self, setup: &SetupScreen, people: People) -> Vec<Effect> {
        let plan = setup.has_guide().then(|| setup.chosen(&self.banks)).flatten();
        let plan = plan.map(|(bank, guide)| Plan::pin(bank, &guide));
        let (at, size) = (self.at, self.size);
        let Some(interview) = &mut self.interview else { return Vec::new() };
        let record = interview.session().record();
        let guided = |plan: &Plan| (plan.bank.clone(), plan.guide.clone());
        let same = plan.as_ref().is_none_or(|plan| guided(plan) == guided(&record.plan));
        if same && people == record.people {
            return self.back_from_correcting();
        }
        let done = if let Some(plan) = plan {
            interview.set_up_anew(at, people, plan, size);
            Ok(())
        } else {
            let change = Change::Correct { people: Box::new(people) };
            interview.act(at, change, None, "the correction of who meets whom")
        };
        let times = Whose::of(interview.session().record()).map(Effect::Times);
        let mut effects = self.back_from_correcting();
        effects.extend(times);
        match done {
            Ok(()) => self.say("Corrected. The session's file keeps its name."),
            Err(refusal) => self.say(refusal.to_string()),
        };
        effects
    }

    /// Goes back to the interview.
    pub(super) fn back_from_correcting(&mut self) -> Vec<Effect> {
        let effects = self.show_interview().into_iter().collect();
        if let (Screen::WrapUp { top }, Some(interview)) = (&mut self.screen, &self.interview) {
            *top = interview.wrap_up.top;
        }
        self.fit();
        effects
    }

    /// Whether the form corrects an interview whose clock runs on meanwhile.
    pub fn corrects_while_it_runs(&self) -> bool {
        self.interview.as_ref().is_some_and(|open: &Interview| open.session().is_running())
    }
}
