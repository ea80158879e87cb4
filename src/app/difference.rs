//! What an editor outside has made of some notes, as one splice, so that the lines it has left
//! alone keep their times.

use crate::domain::{Notes, Position, Splice, Stamps};

/// The splice that makes notes read `text`: whole lines, from the first that differs to the last;
/// `None` where nothing does.
pub(super) fn difference(notes: &Notes, text: &str, stamps: Stamps) -> Option<Splice> {
    let wanted = Notes::from_text(text);
    let (old, new) = (texts(notes), texts(&wanted));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    if head == old.len() && head == new.len() {
        return None;
    }
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    let middle = new[head..new.len() - tail].join("\n");
    let start = |line: usize| Position { line, byte: 0 };
    let end = |line: usize| Position { line, byte: old[line].len() };
    // A line that comes or goes brings its line end along: from the end of the line before it,
    // or up to the start of the line after it.
    let (from, to, text) = match (old.len() - tail, new.len() - tail) {
        (upto, into) if upto > head && into > head => (start(head), end(upto - 1), middle),
        (upto, into) if into > head && head > 0 => {
            (end(head - 1), end(upto - 1), format!("\n{middle}"))
        }
        (_, into) if into > head => (start(0), start(0), format!("{middle}\n")),
        (upto, _) if head > 0 => (end(head - 1), end(upto - 1), String::new()),
        (upto, _) => (start(0), start(upto), String::new()),
    };
    Some(Splice { from, to, text, stamps })
}

fn texts(notes: &Notes) -> Vec<&str> {
    notes.lines().iter().map(|line| line.text.as_str()).collect()
}
