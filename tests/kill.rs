//! The real program is killed in the middle of everything, again and again, and gone on with:
//! nothing that was painted is missing.
//!
//! `cargo test --test kill -- --ignored --nocapture` kills it a few hundred times and prints what
//! that has cost.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test runs the program, kills it, and prints what that has cost"
)]

mod pty;

use std::fmt::Write;
use std::num::NonZeroU16;
use std::time::Duration;

use pty::{Home, Pty, SIZE, alt};
use vivavoce::domain::Record;
use vivavoce::shell::disk::load;

/// The question on which everything is done, by its place in the guide.
const ITEM: usize = 1;

/// The longest line that is written: none is folded.
const LINE: usize = 30;

/// One thing that somebody does, and that is one change of the session.
#[derive(Clone, Debug)]
enum Act {
    Write(char),
    Paste(String),
    Rate(u8),
    Tick(char),
}

impl Act {
    fn keys(&self) -> String {
        match self {
            Self::Write('\n') => "\r".into(),
            Self::Write(c) => c.to_string(),
            Self::Paste(text) => format!("\u{1b}[200~{text}\u{1b}[201~"),
            Self::Rate(point) => alt(char::from(b'0' + point)),
            Self::Tick(letter) => alt(*letter),
        }
    }

    /// The characters that are written by it.
    fn written(&self) -> usize {
        match self {
            Self::Write(_) => 1,
            Self::Paste(text) => text.chars().count(),
            Self::Rate(_) | Self::Tick(_) => 0,
        }
    }
}

/// What has been done so far.
#[derive(Clone, Debug, Default)]
struct Model {
    text: String,
    rating: Option<u8>,
    /// Whether the signals A and B are ticked, and the probe j.
    ticks: [bool; 3],
    /// The number of the last line.
    line: usize,
}

impl Model {
    fn take(&mut self, act: &Act) {
        match act {
            Act::Write(c) => self.text.push(*c),
            Act::Paste(text) => self.text.push_str(text),
            Act::Rate(point) => self.rating = Some(*point),
            Act::Tick(letter) => {
                let nth = "ABj".find(*letter).expect("one of three");
                self.ticks[nth] ^= true;
            }
        }
    }

    #[track_caller]
    fn assert_is(&self, record: &Record, case: &str) {
        let entry = &record.entries[ITEM];
        assert_eq!(entry.notes.text(), self.text, "{case}");
        assert_eq!(entry.rating, self.rating, "{case}");
        let ticks =
            [entry.signals.contains(&0), entry.signals.contains(&1), entry.probes.contains(&0)];
        assert_eq!(ticks, self.ticks, "{case}");
    }
}

/// Somebody who does things, the same ones for the same seed. Every line begins with its number.
struct Hands {
    state: u64,
    model: Model,
    pending: String,
}

impl Hands {
    fn random(&mut self, below: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % below
    }

    fn next(&mut self) -> Act {
        let act = if self.pending.is_empty() { self.something() } else { self.write() };
        self.model.take(&act);
        act
    }

    fn write(&mut self) -> Act {
        Act::Write(self.pending.remove(0))
    }

    fn something(&mut self) -> Act {
        let length = self.model.text.rsplit('\n').next().map_or(0, str::len);
        match self.random(24) {
            0 => {
                let rating = u8::try_from(self.random(5)).expect("a point") + 1;
                if self.model.rating == Some(rating) {
                    Act::Rate(rating % 5 + 1)
                } else {
                    Act::Rate(rating)
                }
            }
            1 => {
                let nth = usize::try_from(self.random(3)).expect("one of three");
                Act::Tick(char::from(b"ABj"[nth]))
            }
            2 => Act::Paste(self.lines(3)),
            _ if length > LINE - 6 || length == 0 => {
                self.pending = self.lines(1);
                self.write()
            }
            _ => {
                let word = ["the", "plan", "é", "first", "日本"]
                    [usize::try_from(self.random(5)).expect("a word")];
                self.pending = format!(" {word}");
                self.write()
            }
        }
    }

    /// The beginnings of so many lines.
    fn lines(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            self.model.line += 1;
            let end = if self.model.text.is_empty() && text.is_empty() { "" } else { "\n" };
            let _ = write!(text, "{end}L{:05}.", self.model.line);
        }
        text
    }
}

/// How many characters of the notes a frame shows to be written: up to the last that is seen.
fn painted(bytes: &[u8], model: &Model) -> usize {
    // A frame that was cut off is on no screen that draws frames whole.
    let end = b"\x1b[?2026l";
    let last = bytes.windows(end.len()).rposition(|it| it == end).expect("a frame") + end.len();
    let cells = |count| NonZeroU16::new(count).expect("some cells");
    let mut screen = vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0);
    screen.process(&bytes[..last]);
    let mut most = 0;
    for row in screen.screen().rows(0, SIZE.0) {
        let Some(at) = row.find("L0") else { continue };
        let shown = row[at..].split('│').next().unwrap_or("").trim_end();
        // While a number is being written, it may be the beginning of several.
        let Some(tag) = shown.get(..7).filter(|tag| tag.ends_with('.')) else { continue };
        let begun = model.text.find(tag).unwrap_or_else(|| panic!("{shown} was never written"));
        let line = model.text[begun..].split('\n').next().unwrap_or("");
        assert!(line.starts_with(shown), "{shown:?} is painted, {line:?} was written");
        most = most.max(model.text[..begun].chars().count() + shown.chars().count());
    }
    most
}

/// What the kills have cost, each in characters.
#[derive(Default)]
struct Cost {
    /// Of those that had been painted.
    painted: Vec<usize>,
    /// Of those that had been sent to the terminal.
    sent: Vec<usize>,
}

/// Kills it so often, while so many things are done in a second.
fn kill(times: usize, a_second: u64, seed: u64) -> Cost {
    let home = Home::new();
    let mut hands = Hands { state: seed, model: Model::default(), pending: String::new() };
    let mut cost = Cost::default();
    let mut pty = home.viva(&["run", "--now", "teamwork", "--candidate", "Ada Lovelace"]);
    pty.sees("Ada Lovelace").keys(alt('n')).sees("Rating").saved();
    let file = home.files().remove(0);
    for nth in 0..times {
        // Nothing has been done since it was opened.
        let begun = load(&file).expect("a session").sequence;
        let before = hands.model.clone();
        let mut acts = Vec::new();
        for _ in 0..=hands.random(a_second * 5 / 4) {
            let act = hands.next();
            pty.keys(act.keys()).wait(Duration::from_micros(1_000_000 / a_second));
            acts.push(act);
        }
        let bytes = pty.kill();
        let record = load(&file).expect("a session");
        let done = usize::try_from(record.sequence - begun).expect("a number");
        let case = format!("kill {nth} of {seed}, {done} of {} done", acts.len());
        let shown = painted(&bytes, &hands.model);
        hands.model = Model { line: hands.model.line, ..before };
        acts.iter().take(done).for_each(|act| hands.model.take(act));
        hands.model.assert_is(&record, &case);
        cost.painted.push(shown.saturating_sub(hands.model.text.chars().count()));
        cost.sent.push(acts.iter().skip(done).map(Act::written).sum());
        // The number of the last line may not be whole.
        hands.pending = hands.lines(1);
        pty = resume(&home, &hands.model);
    }
    pty.keys(alt('q')).end().well().gave_the_terminal_back();
    hands.model.assert_is(&home.record(), "at the end");
    cost
}

/// The program that goes on: what was there is on its first screen.
fn resume(home: &Home, model: &Model) -> Pty {
    let mut pty = home.viva(&["resume"]);
    let last = model.text.rsplit('\n').next().unwrap_or("").trim_end();
    pty.sees(last).sees("Going on with the interview").saved();
    pty
}

#[track_caller]
fn assert_nothing_painted_is_lost(cost: &Cost) {
    assert!(cost.painted.iter().all(|lost| *lost == 0), "{:?}", cost.painted);
}

#[test]
fn nothing_that_was_painted_is_lost_at_the_speed_of_a_typist() {
    assert_nothing_painted_is_lost(&kill(6, 15, 0x9E37_79B9_7F4A_7C15));
}

#[test]
fn nothing_that_was_painted_is_lost_in_a_burst() {
    assert_nothing_painted_is_lost(&kill(6, 200, 0xD1B5_4A32_D192_ED03));
}

#[test]
#[ignore = "takes minutes; run with --nocapture for its figures"]
fn nothing_that_was_painted_is_lost_in_hundreds_of_kills() {
    for a_second in [15, 200] {
        let mut cost = Cost::default();
        for seed in 1..=8 {
            let more = kill(25, a_second, 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(2 * seed + 1));
            cost.painted.extend(more.painted);
            cost.sent.extend(more.sent);
        }
        for (what, mut lost) in [("painted", cost.painted.clone()), ("sent", cost.sent.clone())] {
            lost.sort_unstable();
            let (kills, median, most) = (lost.len(), lost[lost.len() / 2], lost[lost.len() - 1]);
            let none = lost.iter().filter(|lost| **lost == 0).count();
            println!(
                "{a_second} keys a second, {kills} kills: of the characters {what} lost {median} in \
                 the middle case and {most} at most, none in {none}"
            );
        }
        assert_nothing_painted_is_lost(&cost);
    }
}
