//! Ticks: what was heard, what was asked, what was volunteered. A tick that nobody can see on the
//! screen says its words, and a probe always does: it may have been a slip.

use super::history::Deed;
use super::keymap::Scope;
use super::{Action, App, Effect, guidance};
use crate::domain::{Change, Place, Tick};

/// Ticks what a letter stands for on the question on the table, or unticks it.
pub(super) fn toggle(app: &mut App, letter: char, find: guidance::Finds) -> Vec<Effect> {
    let size = app.size;
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let item = interview.session().current();
    let (planned, entry) = interview.item();
    let Some(question) = planned.question() else { return Vec::new() };
    let Some(tick) = find(question, letter) else { return Vec::new() };
    let (on, noun, words) = match tick {
        Tick::Signal(nth) => {
            (!entry.signals.contains(&nth), "the signal", question.signals.get(nth).cloned())
        }
        Tick::RedFlag(nth) => {
            (!entry.red_flags.contains(&nth), "the red flag", question.red_flags.get(nth).cloned())
        }
        Tick::Probe(nth) => {
            let ask = question.follow_ups().nth(nth).map(|(ask, _)| ask.to_owned());
            (!entry.probes.contains(&nth), "the probe", ask)
        }
        Tick::Star(part) => (!entry.star.contains(&part), "the part", Some(part.word().to_owned())),
    };
    let words = words.unwrap_or_default();
    let (shown, typing) = (interview.shows(size, letter), interview.typing);
    let done = if let Tick::RedFlag(nth) = tick {
        interview.tick_red_flag(app.at, nth, on)
    } else {
        let noun = if on { noun.to_owned() } else { format!("taking back {noun}") };
        let what = Deed::naming(&noun, &words);
        let change = Change::Tick { item, tick, on };
        let done = interview.act(app.at, change, Some(Place::Item(item)), what);
        if let (Tick::Probe(nth), true, Ok(())) = (tick, on, &done) {
            interview.asked_just_now(app.at, nth);
        }
        done.map(|()| false)
    };
    app.fit();
    let Ok(stay) = done else { return Vec::new() };
    let key = if app.typing_below() { format!("Alt-{letter}") } else { letter.to_string() };
    let again = format!("{key} again takes it back.");
    let (lead, end) = match (tick, on) {
        (Tick::Probe(_), true) => ("Asked: ", again.as_str()),
        (Tick::Probe(_), false) => ("Not asked: ", ""),
        (Tick::RedFlag(_), true) if !typing => {
            ("Red flag: ", "The text has the keys, for their words.")
        }
        (Tick::RedFlag(_), false) if stay => ("Taken back: ", "Their words stay in the notes."),
        _ if shown => return Vec::new(),
        (Tick::RedFlag(_), true) => ("Red flag: ", again.as_str()),
        (_, true) => ("Heard: ", again.as_str()),
        (_, false) => ("Taken back: ", ""),
    };
    app.say_naming(lead, &words, end)
}

/// Records that something was volunteered, and nothing of what it was.
pub(super) fn volunteer(app: &mut App, item: usize) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let times = interview.item().1.volunteered.saturating_add(1);
    let undo = app.settings.keys.key(Scope::Live, interview.typing, Action::Undo);
    let change = Change::Volunteer { item, times };
    let what = "the note that something was volunteered";
    match interview.act(app.at, change, Some(Place::Item(item)), what) {
        Ok(()) => app.say(format!(
            "Volunteered, not recorded. Move on; {undo} undoes. No word of it is kept."
        )),
        Err(refusal) => app.say(refusal.to_string()),
    }
}
