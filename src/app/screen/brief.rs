//! The brief: one page before the start. What will be asked and what each item is after, what to
//! say first, what to leave out, what an earlier interviewer asked; and notes before the clock
//! runs. It never shows a rating of anybody.

use crate::app::areas::{Area, Room};
use crate::app::screen::{self, Screen, live};
use crate::app::{Action, App, Effect, Go, Interview, Size};
use crate::domain::avoid::{AVOID, VOLUNTEERED};
use crate::domain::prose::fold;
use crate::domain::{Change, Earlier, Item, ItemKind, Place, Plan};

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BriefScreen {
    /// The first row shown.
    pub top: usize,
    /// `None` until the disk has answered.
    pub known: Option<Known>,
}

/// What the home knows of the candidate from before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Newest first.
    pub earlier: Vec<Earlier>,
    /// How many sessions could not be read.
    pub unreadable: usize,
}

/// A row of the page, folded for its width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Heading(&'static str),
    Strong(String),
    Text(String),
    Quiet(String),
    Warning(String),
    Item(Row),
    Blank,
}

/// An item of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub minutes: u16,
    pub number: Option<usize>,
    pub title: String,
    /// What it is after, on the same row where there is room.
    pub about: String,
    pub core: bool,
}

/// The parts of the screen. The first row of `notes` is a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefAreas {
    pub header: Area,
    /// The page; two columns where it is wide.
    pub left: Area,
    pub right: Option<Area>,
    /// Between the two.
    pub rule: Option<Area>,
    pub notes: Area,
    pub footer: Area,
}

impl BriefAreas {
    /// The layout; `None` where the terminal is too small.
    pub fn of(size: Size) -> Option<Self> {
        let room = Room::of(size)?;
        let (header, rest) = Area::of(size).split_rows(1);
        let (rest, footer) = rest.split_rows(rest.height - 1);
        let written = match size.rows {
            ..=17 => 2,
            18..=23 => 3,
            24..=35 => 4,
            36.. => 8,
        };
        let (page, notes) = rest.split_rows(rest.height - written);
        let (left, rule, right) = match room {
            Room::Wide => {
                let (left, right) = page.split_columns(page.width / 2);
                let (rule, right) = right.split_columns(1);
                (left, Some(rule), Some(right))
            }
            Room::Medium | Room::Narrow => (page, None, None),
        };
        Some(Self { header, left, right, rule, notes, footer })
    }

    /// The part of the notes' pane that text is written in.
    pub fn text(&self) -> Area {
        self.notes.body().split_columns(1).1
    }
}

/// The columns that a row of the page has for text, and whether what an item is after stands
/// beside its title.
fn columns(area: Area) -> (usize, bool) {
    (usize::from(area.width.saturating_sub(2)), area.width >= 66)
}

/// The rows of the page, left and right; all of them on the left where there is one column.
pub fn lines(app: &App, brief: &BriefScreen, interview: &Interview) -> (Vec<Line>, Vec<Line>) {
    let Some(areas) = BriefAreas::of(app.size) else { return (Vec::new(), Vec::new()) };
    let (room, beside) = columns(areas.left);
    let plan = &interview.session().record().plan;
    let mut left = guide(app, plan, room, beside);
    let wide = areas.right.map(|right| columns(right).0);
    let room = wide.unwrap_or(room);
    let script = script(plan, room);
    let avoid = avoid(app, plan, room);
    let known = known(brief, interview, room);
    match wide {
        Some(_) => {
            left.push(Line::Blank);
            left.extend(avoid);
            (left, [script, known].join(&Line::Blank))
        }
        // What comes from the disk comes last: nothing moves when it fills in.
        None => ([left, script, avoid, known].join(&Line::Blank), Vec::new()),
    }
}

fn guide(app: &App, plan: &Plan, room: usize, beside: bool) -> Vec<Line> {
    let end = app.at.wall + chrono::Duration::minutes(plan.minutes.into());
    let now = app.at.wall;
    let head = format!(
        "{} · {} min · now to {} if you start now ({})",
        plan.title,
        plan.minutes,
        end.format("%H:%M"),
        now.format("%H:%M")
    );
    let mut lines: Vec<Line> = fold(&head, room).into_iter().map(Line::Strong).collect();
    for (nth, item) in plan.items.iter().enumerate() {
        let about = after(item, plan);
        let row = Row {
            minutes: item.minutes,
            number: plan.number(nth),
            title: item.title().to_owned(),
            about: if beside { about.clone() } else { String::new() },
            core: item.core,
        };
        lines.push(Line::Item(row));
        if !beside && !about.is_empty() {
            lines.push(Line::Quiet(format!("{INSET}{about}")));
        }
    }
    lines.extend(sum(plan, room));
    lines
}

/// What stands before a row that belongs to the one above it.
pub const INSET: &str = "           ";

/// The boxes together against the minutes of the guide.
fn sum(plan: &Plan, room: usize) -> Vec<Line> {
    let boxes = |core: bool| -> u32 {
        let items = plan.items.iter().filter(|item| !core || item.core);
        items.map(|item| u32::from(item.minutes)).sum()
    };
    let (all, core, has) = (boxes(false), boxes(true), u32::from(plan.minutes));
    let lines = |text: &str, line: fn(String) -> Line| -> Vec<Line> {
        fold(text, room).into_iter().map(line).collect()
    };
    if core > has {
        let over = core - has;
        let text = format!("{core} min in boxes, {over} more than there are, optional ones aside.");
        lines(&text, Line::Warning)
    } else if all > has {
        let text = format!("{core} min without the optional questions, {all} with them.");
        lines(&text, Line::Warning)
    } else {
        lines(&format!("{all} min in boxes, {} to spare.", has - all), Line::Quiet)
    }
}

/// What an item is after, in one line: what its competency is about, else the first sentence of
/// what to look for.
fn after(item: &Item, plan: &Plan) -> String {
    let text = match &item.kind {
        ItemKind::Opening { .. } => "who you are, how it goes, what they need".to_owned(),
        ItemKind::Closing { .. } => "their questions; never cut".to_owned(),
        ItemKind::Question(question) => {
            let about = plan.competency(question).and_then(|it| it.about.as_deref());
            let text = about.or(question.look_for.as_deref()).unwrap_or_default();
            first_sentence(text).to_owned()
        }
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let end = [". ", ".\n", "! ", "? "].iter().filter_map(|end| text.find(end)).min();
    end.map_or(text, |end| &text[..=end])
}

fn script(plan: &Plan, room: usize) -> Vec<Line> {
    let script = plan.items.iter().find_map(|item| match &item.kind {
        ItemKind::Opening { script } => Some(script.as_deref()),
        ItemKind::Question(_) | ItemKind::Closing { .. } => None,
    });
    let mut lines = vec![Line::Heading("Say first")];
    match script {
        Some(Some(script)) => lines.extend(fold(script, room).into_iter().map(Line::Text)),
        Some(None) => lines.extend(quiet("No script: in your own words.", room)),
        None => lines.extend(quiet("This guide has no opening.", room)),
    }
    lines
}

fn avoid(app: &App, plan: &Plan, room: usize) -> Vec<Line> {
    let mut lines = vec![Line::Heading("Leave out, in small talk too")];
    let bank = app.usable_banks().into_iter().find(|bank| bank.id == plan.bank);
    let own = bank.map(|bank| bank.must_not_ask.clone()).filter(|list| !list.is_empty());
    let list = own.unwrap_or_else(|| AVOID.map(String::from).to_vec());
    for text in list {
        let rows = fold(&text, room.saturating_sub(2));
        let lead = |nth: usize| if nth == 0 { "· " } else { "  " };
        lines.extend(
            rows.into_iter()
                .enumerate()
                .map(|(nth, row)| Line::Text(format!("{}{row}", lead(nth)))),
        );
    }
    lines.extend(quiet(VOLUNTEERED, room));
    lines
}

fn known(brief: &BriefScreen, interview: &Interview, room: usize) -> Vec<Line> {
    let mut lines = vec![Line::Heading("From earlier interviews (never ratings)")];
    let candidate = &interview.session().record().people.candidate;
    let Some(known) = &brief.known else {
        let text = if is_named(candidate) { "Looking." } else { "No name was given." };
        lines.extend(quiet(text, room));
        return lines;
    };
    for earlier in &known.earlier {
        let date = earlier.started.format("%Y-%m-%d");
        let by = if earlier.interviewer.is_empty() { "somebody" } else { &earlier.interviewer };
        let head = format!("{date}, {by}, {}", earlier.guide);
        lines.extend(fold(&head, room).into_iter().map(Line::Strong));
        let asked = match earlier.asked.as_slice() {
            [] => "Nothing was asked.".to_owned(),
            asked => format!("Asked: {}.", asked.join("; ")),
        };
        lines.extend(fold(&asked, room).into_iter().map(Line::Text));
        for text in &earlier.follow_up {
            lines.extend(fold(&format!("? {text}"), room).into_iter().map(Line::Text));
        }
    }
    if known.earlier.is_empty() {
        lines.extend(quiet("Nothing earlier.", room));
    }
    if known.unreadable > 0 {
        let what = match known.unreadable {
            1 => "One session file cannot be read".to_owned(),
            count => format!("{count} session files cannot be read"),
        };
        let text = format!("{what}, whoever it is about: `viva doctor` tells why.");
        lines.extend(fold(&text, room).into_iter().map(Line::Warning));
    }
    lines
}

/// A session whose candidate was not named is about somebody else than the next one.
pub fn is_named(candidate: &str) -> bool {
    !candidate.trim().is_empty() && candidate != super::setup::UNNAMED
}

fn quiet(text: &str, room: usize) -> Vec<Line> {
    fold(text, room).into_iter().map(Line::Quiet).collect()
}

/// The highest first row: the end of the page at the end of its area.
pub fn most_top(app: &App, brief: &BriefScreen) -> usize {
    let (Some(interview), Some(areas)) = (&app.interview, BriefAreas::of(app.size)) else {
        return 0;
    };
    let (left, right) = lines(app, brief, interview);
    left.len().max(right.len()).saturating_sub(areas.left.height.into())
}

/// Carries out an action on the brief. The action is available.
pub fn act(app: &mut App, mut brief: BriefScreen, action: Action) -> Vec<Effect> {
    let Some(interview) = &mut app.interview else { return Vec::new() };
    match action {
        Action::StartInterview => {
            if interview.start(app.at, app.size) {
                app.screen = Screen::Live;
                app.fit();
            }
            Vec::new()
        }
        Action::Back if interview.typing => {
            interview.typing = false;
            Vec::new()
        }
        Action::Back => {
            interview.tell(app.at, Change::Leave);
            let effects = app.go(Go::Home);
            app.say("Planned, and kept: Home and the list of sessions go on with it.");
            effects
        }
        Action::EditOutside => {
            let place = Place::Item(interview.session().current());
            app.edit_outside(place)
        }
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last => {
            let most = most_top(app, &brief);
            let page = BriefAreas::of(app.size).map_or(1, |areas| areas.left.height);
            brief.top = screen::moved(brief.top, most + 1, usize::from(page) - 1, action);
            app.screen = Screen::Brief(brief);
            Vec::new()
        }
        action => live::act(app, action),
    }
}
