//! An extra question: chosen from any bank by a few letters, or written on the spot.

use super::filter::Filter;
use crate::app::matching::{Candidate, rank};
use crate::app::{App, Size};
use crate::domain::{Addition, Bank, Plan, Question};

/// The open choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    pub filter: Filter,
}

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row<'a> {
    /// A question of a bank, and where in its title the letters stand that were typed.
    Known { bank: &'a Bank, question: &'a Question, bytes: Vec<usize> },
    /// What was typed, as it is.
    Own(String),
}

impl Add {
    /// Opens with every question that is not in the plan.
    pub fn open(size: Size) -> Self {
        Self { filter: Filter::new(size, 0) }
    }

    /// The questions that fit what was typed, the best first; last, what was typed, which comes
    /// first where it ends as a question does.
    pub fn rows<'a>(&self, app: &'a App) -> Vec<Row<'a>> {
        let Some(interview) = &app.interview else { return Vec::new() };
        let text = self.filter.text();
        let all = questions(app, &interview.session().record().plan);
        let prose: Vec<String> = all.iter().map(|(bank, it)| prose(bank, it)).collect();
        let names = all.iter().zip(&prose);
        let names = names.map(|((_, question), prose)| Candidate { name: &question.title, prose });
        let known = rank(&text, names).into_iter().filter_map(|fit| {
            let (bank, question) = *all.get(fit.nth)?;
            Some(Row::Known { bank, question, bytes: fit.bytes })
        });
        let mut rows: Vec<Row<'_>> = known.collect();
        if text.ends_with('?') {
            rows.insert(0, Row::Own(text));
        } else if !text.is_empty() {
            rows.push(Row::Own(text));
        }
        rows
    }

    /// What is highlighted, as it is put into the plan; `None` where there is nothing to choose.
    pub fn chosen(&self, app: &App) -> Option<Addition> {
        let plan = &app.interview.as_ref()?.session().record().plan;
        Some(match self.rows(app).into_iter().nth(self.filter.selected)? {
            Row::Known { bank, question, .. } => Addition::from_bank(bank, question, plan),
            Row::Own(text) => Addition::on_the_spot(&text),
        })
    }
}

/// Every question of every bank that is not in the plan, those of the plan's own bank first.
fn questions<'a>(app: &'a App, plan: &Plan) -> Vec<(&'a Bank, &'a Question)> {
    let mut banks = app.usable_banks();
    banks.sort_by_key(|bank| bank.id != plan.bank);
    let all = banks.into_iter().flat_map(|bank| bank.questions.iter().map(move |it| (bank, it)));
    all.filter(|(bank, question)| !plan.asks(&bank.id, &question.id)).collect()
}

fn prose(bank: &Bank, question: &Question) -> String {
    let competency = question.competency.as_deref();
    let competency = bank.competencies.iter().find(|it| Some(it.id.as_str()) == competency);
    let competency = competency.map_or("", |it| it.name.as_str());
    format!("{}\n{competency}\n{}", question.ask, bank.title)
}
