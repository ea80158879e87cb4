//! Why something cannot be done just now, as a sentence: for dispatch, footer and help alike.

use super::keymap::Scope;
use super::overlay::Overlay;
use super::overlay::amend::Step;
use super::screen::{Screen, wrapup};
use super::{Action, App, Saved, amending, guidance};
use crate::domain::{Phase, Standing};

/// Whether an action can be done now, or why not.
pub fn availability(app: &App, action: Action) -> Result<(), String> {
    app.scope().map_or(Ok(()), |scope| availability_in(app, scope, action))
}

/// Likewise, in a scope that need not have the keys now.
pub fn availability_in(app: &App, scope: Scope, action: Action) -> Result<(), String> {
    if action == Action::Back && scope == Scope::Home {
        return Err(format!("This is Home: {} quits.", app.key_of(Action::Quit)));
    }
    if let (Action::Amend, Screen::Page(page)) = (action, &app.screen) {
        return amending::why_not(app, page).map_or(Ok(()), Err);
    }
    if let (Action::NextQuestion | Action::PreviousQuestion, Some(Overlay::Amend(form))) =
        (action, &app.overlay)
        && !matches!(form.step, Step::What { .. })
    {
        let back = app.key_of(Action::Back);
        return Err(format!("Another question is chosen one step before: {back} goes back."));
    }
    let Some(interview) = &app.interview else { return Ok(()) };
    if !matches!(scope, Scope::Live | Scope::WrapUp | Scope::Anchors | Scope::Brief) {
        return Ok(());
    }
    let (item, entry) = interview.item();
    let record = interview.session().record();
    let top = record.plan.scale.top();
    let no = |why: &str| Err(why.to_owned());
    match action {
        Action::Rate(_) | Action::ClearRating | Action::Scale if item.question().is_none() => {
            Err(format!("{}: only questions are rated.", item.title()))
        }
        Action::Missing(letter) => match wrapup::missing(record, letter) {
            Some(_) => Ok(()),
            None => Err(format!("Nothing that is missing has the letter {letter}.")),
        },
        Action::Rate(point) if point > top => Err(format!("The scale of this bank ends at {top}.")),
        Action::ClearRating if entry.rating.is_none() => no("This question is not rated."),
        Action::Scale if item.question().is_some_and(|question| question.anchors.is_empty()) => {
            no("This bank has no anchors for this question.")
        }
        Action::Tick(letter) => match item.question() {
            Some(question) if guidance::tick(question, letter).is_some() => Ok(()),
            _ => Err(format!("There is no signal or red flag {letter} here.")),
        },
        Action::Probe(letter) => match item.question() {
            Some(question) if guidance::probe(question, letter).is_some() => Ok(()),
            _ => {
                let help = app.help_key();
                Err(format!("There is no probe {letter} here; {help} shows all keys."))
            }
        },
        Action::Previous if scope == Scope::Live && interview.previous().is_none() => {
            no("This is the first item.")
        }
        Action::Skip if entry.rating.is_some() => {
            let clear = app.key_of(Action::ClearRating);
            Err(format!(
                "This question is rated; {clear} takes the rating back, then it can be skipped."
            ))
        }
        Action::Skip if entry.standing == Standing::Skipped => no("This item is skipped already."),
        Action::Yes if interview.offer().is_none() => no("Nothing is proposed just now."),
        Action::No if !interview.tells_the_time() => no("Nothing is proposed just now."),
        Action::OtherFolder
            if interview.saver().unrecorded().is_none()
                && !matches!(interview.saver().state(), Saved::No(_)) =>
        {
            no("This session is saved where it is.")
        }
        Action::Undo if !interview.history().can_undo() && interview.history().is_of_the_rest() => {
            no("Undo goes back to when the session was opened, and no further.")
        }
        Action::Undo if !interview.history().can_undo() => no("There is nothing to undo."),
        Action::Redo if !interview.history().can_redo() => no("There is nothing to redo."),
        Action::Add if record.phase == Phase::WrapUp => {
            no("The questions are over: go on with the interview first.")
        }
        Action::Finish if record.phase != Phase::WrapUp => no("The questions are not over yet."),
        Action::NextGap | Action::PreviousGap if !interview.is_wrapping_up() => {
            no("What is missing is gone through in the wrap-up.")
        }
        Action::NextGap | Action::PreviousGap
            if app.scope() == Some(Scope::WrapUp) && interview.gap_count() == 0 =>
        {
            no("Nothing is missing at any question.")
        }
        Action::UseMarked if interview.unused().is_empty() => no("There is no new marked line."),
        Action::ClearRecommendation if record.recommendation.is_none() => {
            no("There is no recommendation yet.")
        }
        _ => Ok(()),
    }
}
