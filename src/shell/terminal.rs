//! The terminal: taken once, drawn on one frame at a time, and given back once, whatever happens.
//!
//! It is asked one question, what it writes on, and nothing waits for the answer, which may never
//! come: it is one of the things that are read when they are there. The window's title never says more than the program's name.

use std::fmt;
use std::io::{self, IsTerminal, Stdout, Write};
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags,
    PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, SetTitle,
};
use crossterm::{Command, execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::damage::{cut, differing};
use super::process;
use crate::app::{App, Size};
use crate::ui::{Picture, Theme};

/// What is asked of the keyboard, where the terminal has the protocol of kitty: that Esc and keys
/// with Alt and Ctrl cannot be mistaken for anything else, and that those with Shift come with the
/// character that Shift makes of them: Alt-" could be any key with Shift otherwise.
const KEYBOARD: KeyboardEnhancementFlags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES
    .union(KeyboardEnhancementFlags::REPORT_ALTERNATE_KEYS);

/// Whether the mouse reports to us, and is to be told to stop.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether the terminal tells when somebody makes it light or dark, and is to be told to stop.
static COLOURS: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is ours, and in need of being given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the program is talking to a person at a terminal, in both directions.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// How wide the terminal is that the output goes to; `None` where it goes elsewhere.
pub fn columns() -> Option<u16> {
    let there = io::stdout().is_terminal();
    there.then(size)?.ok().map(|size| size.columns).filter(|columns| *columns > 0)
}

/// The columns that a text may have: as many as `$COLUMNS` says, else as the terminal has; `None`
/// where there is neither.
pub fn wanted_columns() -> Option<u16> {
    let said = std::env::var("COLUMNS").ok().and_then(|said| said.parse().ok());
    said.filter(|columns| *columns > 0).or_else(columns)
}

/// The terminal while it is ours. Dropping it gives it back.
pub struct Terminal {
    out: CrosstermBackend<Held>,
    size: Size,
    picture: Picture,
    /// What the terminal shows.
    shown: Buffer,
    /// The column and row of its cursor, where it can be seen.
    cursor: Option<(u16, u16)>,
    /// Whether the cursor can be seen; `None` if that is not known.
    cursor_shown: Option<bool>,
    wanted: Wanted,
}

/// What is wanted of the terminal beside the screen and the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What is done with the mouse; otherwise it stays the terminal's.
    pub mouse: bool,
    /// What the terminal writes on, now and whenever that changes.
    pub background: bool,
}

impl Terminal {
    /// Takes the terminal: raw mode, a screen of its own, bracketed paste, no cursor, and
    /// what is wanted beside.
    pub fn take(wanted: Wanted) -> io::Result<Self> {
        let size = size()?;
        take(wanted)?;
        let held = Held { bytes: Vec::with_capacity(64 << 10), out: io::stdout() };
        let (out, picture, shown) = (CrosstermBackend::new(held), Picture::new(size), blank(size));
        Ok(Self { out, size, picture, shown, cursor: None, cursor_shown: None, wanted })
    }

    /// Whether the terminal is asked something whenever it is taken.
    pub fn asks(&self) -> bool {
        self.wanted.background
    }

    /// The size as it was last heard of.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Takes note of the size, which may have changed, or changed and changed back: the terminal
    /// has lost what it did not have room for, so the next frame is drawn whole in either case.
    pub fn resized(&mut self) -> io::Result<Size> {
        self.size = size()?;
        queue!(self.out, Clear(terminal::ClearType::All))?;
        (self.picture, self.shown) = (Picture::new(self.size), blank(self.size));
        self.cursor_shown = None;
        Ok(self.size)
    }

    /// Shows the program, in one write, which a terminal that can shows in one go. What the terminal
    /// shows already is not written.
    pub fn draw(&mut self, app: &App, theme: &Theme) -> io::Result<()> {
        let rows = self.picture.update(app, theme);
        let cells = self.picture.cells();
        let spans = rows.into_iter().filter_map(|row| differing(&self.shown, cells, row));
        let changed: Vec<_> =
            spans.map(|span| (cut(&self.shown, span), cut(cells, span))).collect();
        let cursor = self.picture.cursor();
        let same_cursor = self.cursor == cursor && self.cursor_shown == Some(cursor.is_some());
        if changed.is_empty() && same_cursor {
            return Ok(());
        }
        queue!(self.out, BeginSynchronizedUpdate)?;
        if !changed.is_empty() {
            self.out.draw(changed.iter().flat_map(|(old, new)| old.diff_iter(new)))?;
        }
        match (cursor, self.cursor_shown) {
            (Some((x, y)), Some(true)) => queue!(self.out, MoveTo(x, y))?,
            (Some((x, y)), _) => queue!(self.out, Show, MoveTo(x, y))?,
            (None, Some(false)) => {}
            (None, _) => queue!(self.out, Hide)?,
        }
        queue!(self.out, EndSynchronizedUpdate)?;
        Write::flush(&mut self.out)?;
        (self.cursor, self.cursor_shown) = (cursor, Some(cursor.is_some()));
        for (_, new) in changed {
            new.area.positions().for_each(|at| self.shown[at] = new[at].clone());
        }
        Ok(())
    }

    /// Gives the terminal away while `work` runs, and takes it again. Everything is drawn anew
    /// afterwards, in whatever size there is then.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = work();
        take(self.wanted)?;
        self.resized()?;
        Ok(result)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Has a panic give the terminal back before it says anything; where the sessions lie is said
/// too. To be called once, before the terminal is taken.
pub fn install_panic_hook(sessions: &Path) {
    let main = thread::current().id();
    let sessions = sessions.to_owned();
    panic::set_hook(Box::new(move |panic| {
        // The disk's own thread answers for its faults through the program, which is still
        // drawing: nothing may be printed over it.
        if thread::current().id() != main {
            return;
        }
        give_back();
        process::say(panic, &[format!("Your sessions are in {}.", sessions.display())]);
    }));
}

/// A terminal that shows nothing.
fn blank(size: Size) -> Buffer {
    Buffer::empty(Rect::new(0, 0, size.columns, size.rows))
}

fn size() -> io::Result<Size> {
    let (columns, rows) = terminal::size()?;
    Ok(Size { columns, rows })
}

fn take(wanted: Wanted) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    MOUSE.store(wanted.mouse, Ordering::SeqCst);
    COLOURS.store(wanted.background, Ordering::SeqCst);
    let taken = execute!(
        io::stdout(),
        KeepTitle,
        SetTitle("viva"),
        EnterAlternateScreen,
        EnableBracketedPaste,
        PushKeyboardEnhancementFlags(KEYBOARD),
        Hide,
        Clear(terminal::ClearType::All)
    )
    .and_then(|()| if wanted.mouse { execute!(io::stdout(), HearMouse) } else { Ok(()) })
    .and_then(|()| if wanted.background { execute!(io::stdout(), AskColours) } else { Ok(()) });
    if taken.is_err() {
        give_back();
    }
    taken
}

/// Undoes [`take`], in reverse, once. Nothing can be done about errors: the terminal may be gone.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    if MOUSE.swap(false, Ordering::SeqCst) {
        let _ = queue!(io::stdout(), IgnoreMouse);
    }
    if COLOURS.swap(false, Ordering::SeqCst) {
        let _ = queue!(io::stdout(), IgnoreColours);
    }
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        ResetColor,
        Show,
        PopKeyboardEnhancementFlags,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        PutTitleBack
    );
    let _ = terminal::disable_raw_mode();
}

/// Has the terminal report buttons, the wheel, and movements with a button held, as numbers.
///
/// crossterm would ask for every movement as well, which nobody here has a use for, and which
/// wakes the program all the time.
struct HearMouse;

/// Has it stop.
struct IgnoreMouse;

impl Command for HearMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1002h\x1b[?1006h")
    }
}

impl Command for IgnoreMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1002l")
    }
}

/// Asks what the terminal writes on (xterm's OSC 11), has it say so when that changes (its private
/// mode 2031), and asks what it can do, which every terminal answers: after that, no answer comes.
struct AskColours;

/// Has it say so no more.
struct IgnoreColours;

impl Command for AskColours {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?2031h\x1b]11;?\x1b\\\x1b[c")
    }
}

impl Command for IgnoreColours {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?2031l")
    }
}

/// Puts the window's title on the terminal's stack.
struct KeepTitle;

/// Takes it from there.
struct PutTitleBack;

impl Command for KeepTitle {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[22;2t")
    }
}

impl Command for PutTitleBack {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[23;2t")
    }
}

/// Keeps what is written until it is told to let it go, however much it is, and forgets it when
/// it is dropped: half a frame must not reach a terminal that has been given back.
struct Held {
    bytes: Vec<u8>,
    out: Stdout,
}

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut out = self.out.lock();
        let written = out.write_all(&self.bytes).and_then(|()| out.flush());
        self.bytes.clear();
        written
    }
}
