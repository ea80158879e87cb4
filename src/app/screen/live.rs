//! The live interview: what each act does. Its state is in [`Interview`](crate::app::Interview).

use crate::app::editor::Command;
use crate::app::keymap::Scope;
use crate::app::overlay::{Overlay, Skip};
use crate::app::screen::Screen;
use crate::app::{Action, App, Effect, Way, ending, guidance, pacing, ticking};
use crate::domain::{Change, Mark, Phase, Place};

/// Carries out an action in the interview. The action is available.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let size = app.size;
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let item = interview.session().current();
    match action {
        Action::Rate(point) => rate(app, item, Some(point)),
        Action::ClearRating => rate(app, item, None),
        Action::Tick(letter) => ticking::toggle(app, letter, guidance::tick),
        Action::Probe(letter) => ticking::toggle(app, letter, guidance::probe),
        Action::Next => match interview.next() {
            Some(next) => open(app, next),
            None => wrap_up(app),
        },
        Action::Previous => match interview.previous() {
            Some(previous) => open(app, previous),
            None => Vec::new(),
        },
        Action::Skip => {
            app.overlay = Some(Overlay::Skip(Skip::item(item)));
            app.fit();
            Vec::new()
        }
        Action::Yes => pacing::accept(app),
        Action::No => pacing::decline(app),
        Action::Pause => pause(app),
        Action::Scale => {
            app.overlay = Some(Overlay::Scale { top: 0 });
            Vec::new()
        }
        Action::Mark(mark) => {
            let kept = interview.mark(app.at, mark).err();
            app.fit();
            kept.map_or_else(Vec::new, |kept| keeps_its_mark(app, kept))
        }
        Action::Volunteer => ticking::volunteer(app, item),
        Action::Present => {
            app.overlay = Some(Overlay::Present);
            Vec::new()
        }
        Action::Cover => {
            app.overlay = Some(Overlay::Cover);
            Vec::new()
        }
        Action::Undo | Action::Redo => app.undo(action),
        Action::Write => {
            interview.typing = true;
            Vec::new()
        }
        Action::Desk => {
            // The first Esc leaves the text, which is also how Alt-y begins on a slow line.
            if !std::mem::replace(&mut interview.typing, false) {
                interview.refuse(app.at);
            }
            let place = interview.place(app.screen.scope() == Scope::WrapUp);
            interview.propose(app.at, place, &Command::Deselect);
            Vec::new()
        }
        Action::WrapUp => ending::end(app),
        Action::NextGap => go_to_gap(app, Way::Forward),
        Action::PreviousGap => go_to_gap(app, Way::Back),
        Action::UseMarked => {
            interview.use_marked(app.at);
            app.fit();
            Vec::new()
        }
        Action::ScrollUp | Action::ScrollDown => {
            interview.scroll(size, action == Action::ScrollDown);
            Vec::new()
        }
        Action::EditOutside => {
            let place = interview.place(false);
            app.edit_outside(place)
        }
        _ => Vec::new(),
    }
}

/// Says why a line keeps its mark, and how to take it away all the same.
fn keeps_its_mark(app: &mut App, kept: Mark) -> Vec<Effect> {
    let key = app.key_of(Action::Mark(kept));
    let what = match kept {
        Mark::Hint => "This line is a hint, which is counted",
        _ => "These are their words for the red flag",
    };
    app.say_fitting(&[
        format!("{what}: {key} takes that away first."),
        format!("{what}; {key} first."),
    ])
}

/// Puts an item on the table.
pub fn open(app: &mut App, item: usize) -> Vec<Effect> {
    app.screen = Screen::Live;
    if let Some(interview) = &mut app.interview
        && let Err(refusal) = interview.open_item(app.at, item, app.size)
        && refusal != crate::domain::Refusal::Open
    {
        return app.say(refusal.to_string());
    }
    Vec::new()
}

/// Puts an item on the table by a jump: the open guide knows the way back.
pub fn leap(app: &mut App, item: usize) -> Vec<Effect> {
    app.screen = Screen::Live;
    if let Some(interview) = &mut app.interview
        && let Err(refusal) = interview.leap(app.at, item, app.size)
        && refusal != crate::domain::Refusal::Open
    {
        return app.say(refusal.to_string());
    }
    Vec::new()
}

/// Takes the interview to its wrap-up; the clock stops.
pub fn wrap_up(app: &mut App) -> Vec<Effect> {
    if let Some(interview) = &mut app.interview {
        interview.end(app.at);
        app.screen = Screen::WrapUp { top: interview.wrap_up.top };
        app.fit();
    }
    Vec::new()
}

/// In the wrap-up, goes to the next item at which something is missing; back where there is none
/// but the one on the table.
pub fn go_to_gap(app: &mut App, way: Way) -> Vec<Effect> {
    let looking = app.screen == Screen::Live;
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let here = looking.then(|| interview.session().current());
    match interview.next_gap(way, here.or(interview.wrap_up.visited)) {
        Some(item) if here != Some(item) => {
            interview.wrap_up.visited = Some(item);
            open(app, item)
        }
        Some(_) => wrap_up(app),
        None => {
            wrap_up(app);
            app.say("Nothing is missing at any question any more.")
        }
    }
}

/// Skips an item and goes on to the next one.
pub fn skip(app: &mut App, item: usize, reason: &str) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let change = Change::Skip { item, reason: reason.to_owned() };
    let what = "skipping";
    if let Err(refusal) = interview.act(app.at, change, Some(Place::Item(item)), what) {
        return app.say(refusal.to_string());
    }
    let over = interview.is_wrapping_up();
    let next = interview.next();
    let title = interview.item().0.title().to_owned();
    let said = app.say(format!("Skipped {title}: {}.", reason.trim()));
    let gone = match next {
        _ if over => return go_to_gap(app, Way::Forward),
        Some(next) => open(app, next),
        None => wrap_up(app),
    };
    said.into_iter().chain(gone).collect()
}

fn rate(app: &mut App, item: usize, rating: Option<u8>) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let what = match rating {
        Some(point) => format!("rating {point}"),
        None => "taking the rating back".to_owned(),
    };
    // The same rating again is no change, and nothing to be told about.
    let _ = interview.act(app.at, Change::Rate { item, rating }, Some(Place::Item(item)), what);
    app.fit();
    Vec::new()
}

/// Stops the clock, or lets it run; after the questions are over, takes the interview up again.
pub fn pause(app: &mut App) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    let key = app.settings.keys.key(Scope::Live, interview.typing, Action::Pause);
    let stands = format!("The clock stands, on the record; {key} goes on.");
    let (change, said) = match interview.session().record().phase {
        Phase::Live => (Change::Pause, stands),
        Phase::Paused => (Change::Resume, "The clock runs.".to_owned()),
        Phase::WrapUp => (Change::Reopen, "The interview goes on; the clock runs.".to_owned()),
        Phase::Planned | Phase::Finished => return Vec::new(),
    };
    interview.tell(app.at, change);
    app.screen = Screen::Live;
    app.fit();
    app.say(said)
}
