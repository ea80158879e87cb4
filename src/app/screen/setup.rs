//! Setup: which bank and guide, and who meets whom. Every field has a default; Enter opens the brief.

use crate::app::action::Writing;
use crate::app::clipboard::Clipboard;
use crate::app::field::Field;
use crate::app::{Action, App, BankFile, Effect, Go, Remembered, Size, screen::Screen};
use crate::domain::{Bank, Guide, People, Plan, Session, SessionId};

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct SetupScreen {
    pub focus: Focus,
    /// A place among the banks that can be used, and among the guides of that bank.
    pub bank: usize,
    pub guide: usize,
    pub candidate: Field,
    pub role: Field,
    pub round: Field,
    pub interviewer: Field,
    /// What is corrected in the interview that is open; `None` where another one is set up.
    corrects: Option<Corrects>,
}

/// What the form corrects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Corrects {
    People,
    /// The guide as well.
    All,
}

/// The fields, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Candidate,
    Bank,
    Guide,
    Role,
    Round,
    Interviewer,
}

impl Focus {
    /// Every field, in order.
    pub const ALL: [Self; 6] =
        [Self::Candidate, Self::Bank, Self::Guide, Self::Role, Self::Round, Self::Interviewer];

    /// The field's label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Candidate => "Candidate",
            Self::Bank => "Bank",
            Self::Guide => "Guide",
            Self::Role => "Role",
            Self::Round => "Round",
            Self::Interviewer => "Interviewer",
        }
    }

    /// Whether it is a text that is typed.
    fn is_text(self) -> bool {
        !matches!(self, Self::Bank | Self::Guide)
    }
}

/// The column in which the fields begin, after their labels.
pub const FIELD_START: u16 = 17;

/// The most columns that a field shows of its text.
pub const FIELD_COLUMNS: u16 = 40;

/// What a session is called whose candidate was not named.
pub const UNNAMED: &str = "Candidate";

/// What is typed instead of a name by whoever does not know it yet.
pub const NO_NAME: &str = "-";

impl SetupScreen {
    /// The form with what is known already; what is not is taken from the last time.
    pub fn new(app: &App, bank: Option<&str>, guide: Option<&str>, people: &People) -> Self {
        let last = &app.remembered;
        let banks = app.usable_banks();
        let wanted = bank.unwrap_or(&last.bank);
        let place = banks.iter().position(|bank| bank.id == wanted).unwrap_or(0);
        let guides = banks.get(place).map(|bank| bank.choices()).unwrap_or_default();
        // The guide of the last time belongs to the bank of the last time.
        let same = banks.get(place).is_some_and(|bank| bank.id == last.bank);
        let wanted = guide.unwrap_or(if same { &last.guide } else { "" });
        let or = |given: &str, last: &str| match given {
            "" => Field::proposing(last, FIELD_COLUMNS),
            given => Field::new(given, FIELD_COLUMNS),
        };
        let bank = banks.get(place).map_or("", |bank| &bank.id);
        Self {
            focus: Focus::Candidate,
            bank: place,
            guide: guides.iter().position(|guide| guide.id == wanted).unwrap_or(0),
            candidate: Field::new(&people.candidate, FIELD_COLUMNS),
            role: or(&people.role, last.role_with(bank)),
            round: or(&people.round, &last.round),
            interviewer: or(&people.interviewer, &last.interviewer),
            corrects: None,
        }
    }

    /// The form with an interview that is open, to correct something in it; with the places of its
    /// bank and guide where these can be changed too.
    pub fn correcting(people: &People, plan: Option<(usize, usize)>) -> Self {
        let field = |text: &str| Field::new(text, FIELD_COLUMNS);
        let (bank, guide) = plan.unwrap_or_default();
        let name = if people.candidate == UNNAMED { "" } else { &people.candidate };
        Self {
            focus: Focus::Candidate,
            bank,
            guide,
            candidate: field(name),
            role: field(&people.role),
            round: field(&people.round),
            interviewer: field(&people.interviewer),
            corrects: Some(plan.map_or(Corrects::People, |_| Corrects::All)),
        }
    }

    /// Whether it corrects the interview that is open.
    pub fn is_correcting(&self) -> bool {
        self.corrects.is_some()
    }

    /// Whether bank and guide are chosen in it.
    pub fn has_guide(&self) -> bool {
        self.corrects != Some(Corrects::People)
    }

    /// The fields that it has, in order.
    pub fn fields(&self) -> impl Iterator<Item = Focus> {
        let guide = self.has_guide();
        Focus::ALL.into_iter().filter(move |focus| guide || focus.is_text())
    }

    /// Gives the keys to the field so many places further on, round and round.
    fn step(&mut self, back: bool) {
        let fields: Vec<Focus> = self.fields().collect();
        let here = fields.iter().position(|focus| *focus == self.focus).unwrap_or(0);
        let step = if back { fields.len().saturating_sub(1) } else { 1 };
        if let Some(focus) = fields.get((here + step) % fields.len().max(1)) {
            self.focus = *focus;
        }
    }

    /// The bank and the guide that are chosen; `None` where no bank can be used.
    pub fn chosen<'a>(&self, banks: &'a [BankFile]) -> Option<(&'a Bank, Guide)> {
        let bank = banks.iter().filter_map(|file| file.bank.as_deref()).nth(self.bank)?;
        Some((bank, bank.choices().into_iter().nth(self.guide)?))
    }

    /// Fits the fields to the terminal.
    pub fn fit(&mut self, size: Size) {
        let columns = size.columns.saturating_sub(FIELD_START + 1).clamp(1, FIELD_COLUMNS);
        for field in [&mut self.candidate, &mut self.role, &mut self.round, &mut self.interviewer] {
            field.resize(columns);
        }
    }

    /// The field that has the keys, where it is a text.
    pub fn text(&mut self) -> Option<&mut Field> {
        match self.focus {
            Focus::Candidate => Some(&mut self.candidate),
            Focus::Role => Some(&mut self.role),
            Focus::Round => Some(&mut self.round),
            Focus::Interviewer => Some(&mut self.interviewer),
            Focus::Bank | Focus::Guide => None,
        }
    }

    /// Whether a text has the keys.
    pub fn typing(&self) -> bool {
        self.focus.is_text()
    }

    /// Writes by a key.
    pub fn write(&mut self, writing: Writing, clipboard: &mut Clipboard) {
        if let Some(field) = self.text() {
            field.write(writing, clipboard);
        }
    }
}

/// Carries out an action in Setup.
pub fn act(app: &mut App, mut setup: Box<SetupScreen>, action: Action) -> Vec<Effect> {
    match action {
        Action::OpenBrief if setup.candidate.text().is_empty() => {
            // Not a session of nobody's, and the name goes on to where the cursor is now.
            setup.focus = Focus::Candidate;
            app.say(format!("Who is it? Type a name, or {NO_NAME} if there is none yet."));
        }
        Action::OpenBrief => return plan(app, &setup),
        Action::Back if setup.is_correcting() => return app.back_from_correcting(),
        Action::Back => return app.go(Go::Home),
        Action::NextField => setup.step(false),
        Action::PreviousField => setup.step(true),
        Action::NextValue | Action::PreviousValue => choose(app, &mut setup, action),
        _ => {}
    }
    app.screen = Screen::Setup(setup);
    Vec::new()
}

fn choose(app: &App, setup: &mut SetupScreen, action: Action) {
    let banks = app.usable_banks();
    let guides = banks.get(setup.bank).map_or(0, |bank| bank.choices().len());
    let turn = |place: usize, count: usize| match action {
        Action::NextValue => (place + 1) % count.max(1),
        _ => (place + count.max(1) - 1) % count.max(1),
    };
    if setup.focus == Focus::Bank {
        (setup.bank, setup.guide) = (turn(setup.bank, banks.len()), 0);
        // A role that nobody has touched is that of its bank.
        if let Some(bank) = banks.get(setup.bank).filter(|_| setup.role.is_proposed()) {
            let role = app.remembered.role_with(&bank.id);
            setup.role = Field::proposing(role, FIELD_COLUMNS);
            setup.fit(app.size);
        }
    } else {
        setup.guide = turn(setup.guide, guides);
    }
}

/// From here on the session exists, planned; or it is as it was corrected.
fn plan(app: &mut App, setup: &SetupScreen) -> Vec<Effect> {
    let candidate = match setup.candidate.text() {
        none if none == NO_NAME => UNNAMED.to_owned(),
        name => name,
    };
    let people = People {
        candidate,
        interviewer: setup.interviewer.text(),
        role: setup.role.text(),
        round: setup.round.text(),
    };
    if setup.is_correcting() {
        let corrected = app.interview.as_ref().map(|it| it.session().record().plan.clone());
        let remembered = match (setup.has_guide(), setup.chosen(&app.banks), corrected) {
            (true, Some((bank, guide)), _) => remember(app, &people, &bank.id, &guide.id),
            (_, _, Some(plan)) => remember(app, &people, &plan.bank, &plan.guide),
            _ => app.remembered.clone(),
        };
        let mut effects = app.corrected(setup, people);
        effects.push(kept(app, remembered));
        return effects;
    }
    let Some((bank, guide)) = setup.chosen(&app.banks) else {
        return app.say("No bank can be used: see the banks and their problems.");
    };
    let remembered = remember(app, &people, &bank.id, &guide.id);
    let id = SessionId::propose(app.at.wall.date_naive(), &people.candidate, &bank.id);
    let file = app.home.sessions.join(format!("{id}.toml"));
    let session = Box::new(Session::new(id, people, Plan::pin(bank, &guide)));
    let mut effects = app.go(Go::Brief { session, file, new: true, says: None });
    effects.push(kept(app, remembered));
    effects
}

/// What is proposed the next time, after what was entered now.
fn remember(app: &App, people: &People, bank: &str, guide: &str) -> Remembered {
    let mut roles = app.remembered.roles.clone();
    roles.insert(bank.to_owned(), people.role.clone());
    Remembered {
        interviewer: people.interviewer.clone(),
        role: people.role.clone(),
        round: people.round.clone(),
        bank: bank.to_owned(),
        guide: guide.to_owned(),
        roles,
    }
}

fn kept(app: &mut App, remembered: Remembered) -> Effect {
    app.remembered = remembered.clone();
    Effect::Remember(remembered)
}
