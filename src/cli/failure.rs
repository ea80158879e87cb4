//! Why a command was not carried out, in words, with the names that would have worked.

use strsim::jaro_winkler;

use crate::app::recency::latest_first;
use crate::app::{BankFile, Home, Row};
use crate::domain::Bank;
use crate::domain::glyph::visible;
use crate::format::problem::Problem;
use crate::shell::sessions::{self, Finder};

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

    /// The first problem of a session's file, and how many more there are: a terminal has room for
    /// one, and whoever mends it looks again.
    pub fn first(problems: &[Problem]) -> Self {
        let first = Self::problems(problems.get(..1).unwrap_or(problems));
        match problems.len().saturating_sub(1) {
            0 => first,
            1 => first.and("There is one more problem in this file."),
            more => first.and(&format!("There are {more} more problems in this file.")),
        }
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

    /// Nothing is called so. What may have been meant is proposed only if it `works`, and a
    /// candidate's name only if it is `enough`; else the newest of their sessions is.
    pub fn no_session(
        name: &str,
        home: &Home,
        finder: &Finder,
        works: impl Fn(&&Row) -> bool,
        enough: impl Fn(&str) -> bool,
    ) -> Self {
        let rows = finder.rows();
        if rows.is_empty() {
            return Self::no_sessions(home);
        }
        let works = |row: &&Row| row.header.is_ok() && works(row);
        let name_of = |row: &Row| Some(row.header.as_ref().ok()?.candidate.clone());
        let names = rows.iter().filter(works).flat_map(|row| [name_of(row), Some(row.name())]);
        let meant = alike(name, names.flatten()).map(|meant| {
            // The first one is the newest.
            let its = rows.iter().filter(works).find(|row| name_of(row).as_ref() == Some(&meant));
            let id = its.filter(|_| !enough(&meant)).map(Row::name);
            proposal(id.unwrap_or(meant))
        });
        let (name, meant) = (visible(name), meant.unwrap_or_default());
        let mut rows: Vec<&Row> = rows.iter().collect();
        latest_first(&mut rows);
        Self::new(format!(
            "There is no session `{name}`.{meant}\nThe newest are:\n{}",
            lines(&rows[..rows.len().min(NAMED)])
        ))
    }

    /// Refuses a home that was named and is not there: that is more than one without sessions.
    pub fn without_folder(home: &Home) -> Result<(), Self> {
        if home.named && !sessions::has_folder(home) {
            let folder = home.folder.display().to_string();
            return Err(Self::new(format!("There is no folder {}.", visible(&folder))));
        }
        Ok(())
    }

    /// A home without sessions.
    pub fn no_sessions(home: &Home) -> Self {
        if let Err(failure) = Self::without_folder(home) {
            return failure;
        }
        let folder = home.sessions.display().to_string();
        Self::new(format!("There are no sessions in {}.", visible(&folder)))
    }

    pub fn several_sessions(name: &str, rows: &[Row]) -> Self {
        let (name, count) = (visible(name), rows.len());
        Self::new(format!(
            "`{name}` fits {count} sessions; name one of them by its id:\n{}",
            newest(rows)
        ))
    }

    pub fn several_candidates(name: &str, rows: &[Row]) -> Self {
        let name = visible(name);
        Self::new(format!(
            "`{name}` fits several candidates; name more of the one you mean, or a session by its \
             id:\n{}",
            newest(rows)
        ))
    }
}

/// The banks that can be used.
fn known(banks: &[BankFile]) -> impl Iterator<Item = &Bank> {
    banks.iter().filter_map(|file| file.bank.as_deref())
}

/// Those sessions that were written in last, and how many more there are.
fn newest(rows: &[Row]) -> String {
    let mut rows: Vec<&Row> = rows.iter().collect();
    latest_first(&mut rows);
    let shown = lines(&rows[..rows.len().min(NAMED)]);
    match rows.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown}\n  and {more} more, which `viva list` shows"),
    }
}

/// One line for each session: its id, and what tells it from the others.
fn lines(rows: &[&Row]) -> String {
    let line = |row: &&Row| {
        let Ok(header) = &row.header else {
            return format!("  {}  (cannot be read)", visible(&row.name()));
        };
        let guide = format!("guide {}", header.guide);
        let by = format!("by {}", header.interviewer);
        let by = (!header.interviewer.trim().is_empty()).then_some(by);
        let parts = [header.candidate.clone(), guide].into_iter().chain(by);
        let parts: Vec<String> = parts.chain([header.phase_word().to_owned()]).collect();
        format!("  {}  ({})", visible(&row.name()), visible(&parts.join(", ")))
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The name that is most alike, if any is.
fn alike<T: AsRef<str>>(name: &str, names: impl Iterator<Item = T>) -> Option<T> {
    let name = name.to_lowercase();
    let scored = names.map(|known| (jaro_winkler(&name, &known.as_ref().to_lowercase()), known));
    let best = scored
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.map(|(_, known)| known)
}

/// A question about what may have been meant, if anything is alike.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    alike(name, names).map(proposal).unwrap_or_default()
}

fn proposal(meant: impl AsRef<str>) -> String {
    format!(" Did you mean `{}`?", visible(meant.as_ref()))
}
