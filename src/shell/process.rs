//! What this process leaves to others: no file that they can read, no picture of its memory, and
//! no word of the notes in what it says when it has made a mistake.
//!
//! Called once, before anything else is done. Whatever the system does not grant is not missed
//! here: every file is made with its own mode all the same.

use std::any::Any;
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};

use crate::domain::glyph::visible;

/// Has the process keep to itself, and the programs that it starts (an editor with copies of its
/// own) make files that only their owner can read.
pub fn keep_to_itself() {
    umask(Mode::RWXG | Mode::RWXO);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // A system that pipes core files to a program asks nobody's limit. Whoever wants to look into
    // the memory starts the program in a debugger, which has it from the first moment.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    panic::set_hook(Box::new(|panic| say(panic, &[])));
}

/// What is said of a mistake in the program, and these lines after it.
pub fn say(panic: &PanicHookInfo<'_>, more: &[String]) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let what = said(panic.payload());
    let first = format!("viva: a mistake in the program has ended it ({place}){what}");
    let mut stderr = io::stderr();
    for line in std::iter::once(&first).chain(more) {
        let _ = writeln!(stderr, "{}", visible(line));
    }
}

/// The message of a panic, if it is one that stands in the sources. One that was put together may
/// quote what was being worked on.
fn said(payload: &(dyn Any + Send)) -> String {
    payload.downcast_ref::<&'static str>().map_or_else(String::new, |text| format!(": {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_quotes_the_sources_and_never_the_notes() {
        let caught = |work: fn()| panic::catch_unwind(work).expect_err("a panic");
        let notes = "Ada Lovelace é";
        assert_eq!(said(&"a literal"), ": a literal");
        assert_eq!(said(&format!("byte 14 of {notes}")), "");
        let sliced = caught(|| {
            let notes = String::from("Ada Lovelace é");
            let _ = std::hint::black_box(&notes[..notes.len() - 1]);
        });
        assert!(sliced.downcast_ref::<String>().is_some_and(|it| it.contains(notes)));
        assert_eq!(said(&*sliced), "");
    }
}
