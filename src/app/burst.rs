//! Writing that has gone to the desk: somebody believes that the text has the keys. A burst of
//! single keys that reads like writing is told from keys that are meant, however fast they come.
//!
//! What tells them apart is not speed. Writing has blanks, and letters that do nothing here: two of
//! those among three different keys in one breath are no accident. Keys that are meant have a use
//! each, or are the same key again and again.
//!
//! It only judges keys; what they did is taken back elsewhere, and nothing is ever thrown away: the
//! words are kept for as long as the sentence about them stands.

use std::time::Duration;

/// Keys that follow within this time belong together.
const A_BREATH: Duration = Duration::from_millis(600);
/// The same once they were taken for writing: whoever looks away pauses between words.
const A_PAUSE: Duration = Duration::from_secs(1);

/// A key that was pressed on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pressed {
    pub(super) c: char,
    /// Whether it has a use here and now.
    pub(super) of_use: bool,
}

/// The keys of one breath.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Burst {
    keys: Vec<Pressed>,
    /// When the last of them was pressed, on the monotonic clock.
    last: Duration,
    /// What was taken for writing.
    words: Option<String>,
    /// It is still being written.
    goes_on: bool,
}

/// What is to be done with a key on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the first of its breath: what is done from here on may have to be taken back.
    Begins,
    /// It is meant, as far as anybody can tell.
    Meant,
    /// Now it reads like writing: this key is not done, and what the others did is taken back.
    Writing,
    /// More of what was taken for writing.
    More,
}

impl Burst {
    /// Takes a key. `sure` says that the last one and this one cannot both be meant.
    pub(super) fn press(&mut self, now: Duration, key: Pressed, sure: bool) -> Verdict {
        let since = now.saturating_sub(self.last);
        self.last = now;
        if self.goes_on && since < A_PAUSE {
            self.words.get_or_insert_default().push(key.c);
            return Verdict::More;
        }
        self.goes_on = false;
        let begins = self.keys.is_empty() || since >= A_BREATH;
        if begins {
            self.keys.clear();
        }
        self.keys.push(key);
        if sure || reads_like_writing(&self.keys) {
            let words = self.words.get_or_insert_default();
            words.extend(self.keys.drain(..).map(|key| key.c));
            self.goes_on = true;
            return Verdict::Writing;
        }
        if begins { Verdict::Begins } else { Verdict::Meant }
    }

    /// Takes back the last letter of what is still being written; returns whether it is.
    pub(super) fn backspace(&mut self, now: Duration) -> bool {
        if !self.goes_on(now) {
            return false;
        }
        self.last = now;
        self.words.as_mut().and_then(String::pop);
        true
    }

    /// Whether what was taken for writing is still being written.
    pub(super) fn goes_on(&self, now: Duration) -> bool {
        self.goes_on && now.saturating_sub(self.last) < A_PAUSE
    }

    /// Something else than a key of the desk has come between.
    pub(super) fn end(&mut self) {
        self.keys.clear();
        self.goes_on = false;
    }

    /// Whether the last thing pressed was a key of a breath.
    pub(super) fn is_on(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Whether a key is another one than the last.
    pub(super) fn is_other(&self, c: char) -> bool {
        self.keys.last().is_none_or(|key| key.c != c)
    }

    /// Whether there are words that were taken for writing.
    pub(super) fn is_kept(&self) -> bool {
        self.words.is_some()
    }

    /// Gives what was taken for writing, for it to be written down, or forgotten.
    pub(super) fn take(&mut self) -> Option<String> {
        self.end();
        self.words.take().filter(|words| !words.trim().is_empty())
    }
}

/// Whether keys that were pressed in one breath read like writing.
fn reads_like_writing(keys: &[Pressed]) -> bool {
    let mut different: Vec<char> = keys.iter().map(|key| key.c).collect();
    different.sort_unstable();
    different.dedup();
    // A key that is held down, or pressed once more to no effect, is one.
    let again = |pair: &[Pressed]| pair[0].c == pair[1].c;
    let repeated = keys.windows(2).filter(|pair| again(pair) && !pair[1].of_use).count();
    let idle = keys.iter().filter(|key| !key.of_use).count() - repeated;
    different.len() >= 3 && idle >= 2
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Burst, Pressed, Verdict};

    /// Presses keys at a pace in milliseconds; those in `idle` have no use. Returns how many were
    /// done before they were taken for writing, and what was kept.
    fn typed(text: &str, idle: &str, pace: u64) -> (Option<usize>, Option<String>) {
        let (mut burst, mut now, mut found) = (Burst::default(), Duration::from_secs(1), None);
        for (nth, c) in text.chars().enumerate() {
            now += Duration::from_millis(pace);
            let key = Pressed { c, of_use: !idle.contains(c) };
            if burst.press(now, key, false) == Verdict::Writing {
                found = found.or(Some(nth));
            }
        }
        (found, burst.take())
    }

    #[test]
    fn sentences_are_found_within_two_words_and_kept_whole() {
        // What is not of use is what has no key, or no use, on a question with four probes.
        let idle = " Sbdefoxyz?,";
        for (text, most) in [
            ("She led the team of 4", 2),
            ("the plan was hers", 3),
            ("and then it broke", 3),
            ("can do", 4),
            ("no he did not", 2),
            ("4 years of it", 2),
            ("we had to", 4),
            ("hm, fine", 3),
            ("made it up", 3),
        ] {
            for pace in [30, 90, 200, 400, 590] {
                let (found, kept) = typed(text, idle, pace);
                assert!(found.is_some_and(|nth| nth <= most), "{text} at {pace}: {found:?}");
                assert_eq!(kept.as_deref(), Some(text), "{text} at {pace}");
            }
        }
    }

    #[test]
    fn keys_that_are_meant_are_done_at_any_pace() {
        for (keys, idle) in [
            ("4n3n", ""),
            ("ABj4n", ""),
            ("jklm", ""),
            ("nnnnnnw", ""),
            // Undone until there is nothing more to undo, and a little beyond; and back.
            ("uuuuuuu", "u"),
            ("uuurrrr", "r"),
            ("pppp", "p"),
            ("pnpn", "pn"),
            // One slip among keys that are meant.
            ("AxB4n", "x"),
            ("jkl4n", "l"),
            ("4b", "b"),
            ("  ", " "),
        ] {
            for pace in [0, 10, 100, 300] {
                assert_eq!(typed(keys, idle, pace), (None, None), "{keys} at {pace}");
            }
        }
    }

    #[test]
    fn slow_keys_do_not_belong_together() {
        assert_eq!(typed("xyz b d", "xyzbd ", 601), (None, None));
    }

    #[test]
    fn after_a_pause_keys_are_meant_again_and_the_words_are_kept() {
        let mut burst = Burst::default();
        let mut press = |ms: u64, c: char| {
            burst.press(Duration::from_millis(ms), Pressed { c, of_use: c != ' ' }, c == 'u')
        };
        assert_eq!(press(1_000, 'q'), Verdict::Begins);
        assert_eq!(press(1_100, 'u'), Verdict::Writing);
        assert_eq!(press(1_900, 'i'), Verdict::More);
        assert_eq!(press(3_000, 'n'), Verdict::Begins);
        assert_eq!(burst.take().as_deref(), Some("qui"));
    }
}
