//! What a program leaves behind: its exit status, and a terminal that should be as it was.

use std::fmt::{self, Debug};

use portable_pty::MasterPty;
use vt100::MouseProtocolMode;

/// What puts the window's title on the terminal's stack, and takes it from there.
const KEEP_TITLE: &[u8] = b"\x1b[22;2t";
const PUT_TITLE_BACK: &[u8] = b"\x1b[23;2t";

/// What has the terminal tell when it is made light or dark, and what ends that.
const TELL_COLOURS: &[u8] = b"\x1b[?2031h";
const KEEP_COLOURS: &[u8] = b"\x1b[?2031l";

/// A program that has ended, and the terminal that it has left.
pub struct Ended {
    pub code: u32,
    pub screen: String,
    /// Everything that it has written.
    pub bytes: Vec<u8>,
    pub before: Modes,
    pub after: Modes,
    pub alternate: bool,
    pub cursor_hidden: bool,
    pub bracketed_paste: bool,
    /// What the mouse still reports.
    pub mouse: MouseProtocolMode,
    /// How often the keyboard has been asked to say more, and not told to stop.
    pub keyboards: i32,
    pub titles: Vec<Vec<u8>>,
}

impl Ended {
    /// Fails unless the program has ended well.
    #[track_caller]
    pub fn well(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.screen);
        self
    }

    /// Fails unless the terminal is as it was.
    #[track_caller]
    pub fn gave_the_terminal_back(self) -> Self {
        assert!(!self.alternate, "still on the other screen:\n{}", self.screen);
        assert!(!self.cursor_hidden, "no cursor:\n{}", self.screen);
        assert!(!self.bracketed_paste, "pastes are still bracketed:\n{}", self.screen);
        assert_eq!(self.mouse, MouseProtocolMode::None, "the mouse still reports");
        assert_eq!(self.keyboards, 0, "keys still come as the protocol of kitty has them");
        assert_eq!(self.after, self.before);
        assert!(self.after.has("ICANON") && self.after.has("ECHO"), "{:?}", self.after);
        assert_eq!(self.count(KEEP_TITLE), self.count(PUT_TITLE_BACK), "the title is not put back");
        let told = self.count(TELL_COLOURS);
        assert_eq!(told, self.count(KEEP_COLOURS), "the terminal still tells its colours");
        self
    }

    fn count(&self, sequence: &[u8]) -> usize {
        self.bytes.windows(sequence.len()).filter(|bytes| *bytes == sequence).count()
    }

    /// Fails unless the screen shows a text.
    #[track_caller]
    pub fn shows(self, text: &str) -> Self {
        assert!(self.screen.contains(text), "no {text:?} on this screen:\n{}", self.screen);
        self
    }
}

/// How the line discipline of a terminal is set: its flags and control characters in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Modes(String);

impl Modes {
    pub(super) fn of(master: &(dyn MasterPty + Send)) -> Self {
        Self(format!("{:?}", master.get_termios().expect("a terminal")))
    }

    /// Whether a flag, as `ECHO`, is set.
    pub fn has(&self, flag: &str) -> bool {
        self.0.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == flag)
    }
}

impl Debug for Modes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
