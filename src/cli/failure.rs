//! Why a command was not carried out, in words, with the names that would have worked.

use strsim::jaro_winkler;

use crate::app::{BankFile, Home, Row};
use crate::domain::Bank;
use crate::domain::glyph::visible;
use crate::format::problem::Problem;
use crate::shell::sessions;

/// What is said, and how the program ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub text: String,
    /// The exit status.
    pub code: u8,
}

/// How the program ends, in every command: the exit status and what it says. The help, the manual
/// page and the README show this table.
pub const STATUSES: [(&str, &str); 4] = [
    ("0", "done"),
    ("1", "nothing found, a difference, something to mend, or it could not be done"),
    ("2", "not understood, a screen without a terminal, or nothing to compare with"),
    ("128+n", "ended by signal n, with everything saved: 129 hung up, 143 terminated"),
];

/// The same as lines for the help.
pub fn statuses() -> String {
    let line = |(status, means): (&str, &str)| format!("  {status:<6} {means}");
    STATUSES.map(line).join("\n")
}

/// How many sessions are named to somebody who named none of them.
const NAMED: usize = 10;

/// How alike two names are that may have been mixed up, from 0 to 1.
const ALIKE: f64 = 0.75;

impl Failure {
    /// The ordinary failure, with the exit status 1.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), code: 1 }
    }

    /// A file that cannot be used.
    pub fn problems(problems: &[Problem]) -> Self {
        let reports: Vec<String> = problems.iter().map(Problem::report).collect();
        Self::new(reports.join("\n\n"))
    }

    /// With one more line of advice.
    pub fn and(mut self, advice: &str) -> Self {
        self.text = format!("{}\n{advice}", self.text);
        self
    }

    pub fn no_bank(name: &str, banks: &[BankFile]) -> Self {
        let ids: Vec<&str> = known(banks).map(|bank| bank.id.as_str()).collect();
        let (name, meant) = (visible(name), nearest(name, ids.iter().copied()));
        Self::new(format!("There is no bank `{name}`.{meant}\nThe banks are: {}.", ids.join(", ")))
    }

    pub fn no_guide(name: &str, bank: &Bank) -> Self {
        let guides = bank.choices();
        let ids: Vec<&str> = guides.iter().map(|guide| guide.id.as_str()).collect();
        let (name, meant) = (visible(name), nearest(name, ids.iter().copied()));
        Self::new(format!(
            "The bank `{}` has no guide `{name}`.{meant}\nIts guides are: {}.",
            bank.id,
            ids.join(", ")
        ))
    }

    pub fn no_session(name: &str, home: &Home) -> Self {
        let rows = sessions::all(home);
        if rows.is_empty() {
            let folder = home.sessions.display().to_string();
            return Self::new(format!("There are no sessions in {}.", visible(&folder)));
        }
        let candidates = rows.iter().filter_map(|row| Some(&*row.header.as_ref().ok()?.candidate));
        let ids: Vec<String> = rows.iter().map(Row::name).collect();
        let meant = nearest(name, ids.iter().map(String::as_str).chain(candidates));
        let name = visible(name);
        let newest: Vec<&Row> = rows.iter().take(NAMED).collect();
        Self::new(format!(
            "There is no session `{name}`.{meant}\nThe newest are:\n{}",
            lines(&newest)
        ))
    }

    pub fn several_sessions(name: &str, rows: &[Row]) -> Self {
        let rows: Vec<&Row> = rows.iter().collect();
        let (name, count) = (visible(name), rows.len());
        Self::new(format!(
            "`{name}` fits {count} sessions; name one of them by its id:\n{}",
            lines(&rows)
        ))
    }
}

/// The banks that can be used.
fn known(banks: &[BankFile]) -> impl Iterator<Item = &Bank> {
    banks.iter().filter_map(|file| file.bank.as_ref())
}

/// One line for each session, its id first.
fn lines(rows: &[&Row]) -> String {
    let line = |row: &&Row| match &row.header {
        Ok(header) => {
            let (id, candidate) = (row.name(), visible(&header.candidate));
            format!("  {}  ({candidate}, {})", visible(&id), visible(header.phase_word()))
        }
        Err(_) => format!("  {}  (cannot be read)", visible(&row.name())),
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A question about what may have been meant, if anything is alike.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let name = name.to_lowercase();
    names
        .map(|known| (jaro_winkler(&name, &known.to_lowercase()), known))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map_or(String::new(), |(_, known)| format!(" Did you mean `{}`?", visible(known)))
}
