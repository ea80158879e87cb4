//! `viva doctor`: what was found in the home, and what was mended.

use crate::app::Home;
use crate::domain::glyph::{columns, visible};
use crate::shell::doctor::{Finding, Mend, examine, mend};
use crate::shell::home;

/// How wide the sentences are, in columns.
const WIDTH: usize = 80;

/// What is printed, and whether the home is in order now.
pub fn doctor(home: &Home, fix: bool) -> (String, bool) {
    let found = examine(home, home::state_folder().as_deref());
    let mut text = String::new();
    let (mut wrong, mut mended, mut mendable) = (0, 0, 0);
    for finding in &found {
        text.push_str(&visible(&finding.path.display().to_string()));
        text.push('\n');
        wrap(&mut text, &finding.what);
        mendable += usize::from(finding.mend.is_safe());
        wrong += usize::from(finding.mend != Mend::Said);
        mended += usize::from(treat(&mut text, finding, fix));
        text.push('\n');
    }
    let left = wrong - mended;
    let sum = match (left, mended) {
        (0, 0) => {
            let folder = home.folder.display().to_string();
            format!("Nothing is wrong in {}.", visible(&folder))
        }
        (0, _) => format!("{} mended, and nothing else is wrong.", things(mended)),
        (_, 0) if fix => format!("{} found that a person has to mend.", things(left)),
        (_, 0) if mendable > 0 => {
            format!("{} found; `viva doctor --fix` mends {mendable} of them.", things(left))
        }
        (_, 0) => format!("{} found that a person has to mend.", things(left)),
        _ => format!("{} mended; {} left for a person.", things(mended), things(left)),
    };
    text.push_str(&sum);
    text.push('\n');
    (text, left == 0)
}

/// Mends a finding if that is wanted and possible, or says how to; whether it is mended.
fn treat(text: &mut String, finding: &Finding, fix: bool) -> bool {
    match if fix { mend(finding) } else { Ok(None) } {
        Ok(Some(done)) => {
            wrap(text, &format!("Mended: {done}"));
            true
        }
        Ok(None) => {
            wrap(text, &finding.remedy);
            false
        }
        Err(why) => {
            wrap(text, &format!("{why} {}", finding.remedy));
            false
        }
    }
}

fn things(count: usize) -> String {
    if count == 1 { "1 thing".into() } else { format!("{count} things") }
}

/// The words under each other, indented; a word that is too long has a line of its own.
fn wrap(text: &mut String, words: &str) {
    let mut width = WIDTH;
    for word in words.split_whitespace() {
        let wide = columns(word);
        if width + 1 + wide > WIDTH {
            if width != WIDTH || !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str("  ");
            width = 2;
        } else {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += wide;
    }
    text.push('\n');
}
