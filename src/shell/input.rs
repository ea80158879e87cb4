//! From what the terminal sends to what the program understands.

use std::io::{self, ErrorKind};
use std::os::fd::BorrowedFd;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use crate::app::{Code, Key, Msg, Size};

/// Begins to listen. A change of the terminal's size is heard from here on, so this comes before
/// the size is asked for.
pub fn listen() -> io::Result<()> {
    event::poll(Duration::ZERO).map(|_| ())
}

/// Waits for input or for something to be read from `also`, at most this long (`None`: as long as
/// it takes), and says whether there is input.
///
/// The error is a terminal that has gone.
pub fn wait(most: Option<Duration>, also: BorrowedFd<'_>) -> io::Result<bool> {
    // What was read with the last key may hold more of them.
    if more()? {
        return Ok(true);
    }
    let timeout = most.unwrap_or(LONGEST).min(LONGEST);
    let timeout = Timespec::try_from(timeout).unwrap_or_default();
    let stdin = rustix::stdio::stdin();
    let mut fds = [
        PollFd::from_borrowed_fd(stdin, PollFlags::IN),
        PollFd::from_borrowed_fd(also, PollFlags::IN),
    ];
    match rustix::event::poll(&mut fds, Some(&timeout)) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    if fds[0].revents().intersects(GONE) {
        return Err(io::Error::new(ErrorKind::BrokenPipe, "the terminal has gone"));
    }
    more()
}

/// Whether the terminal has gone: nothing will ever be read from it again, or shown on it.
pub fn has_gone() -> bool {
    let mut fds = [PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN)];
    let now = Timespec::default();
    rustix::event::poll(&mut fds, Some(&now)).is_ok() && fds[0].revents().intersects(GONE)
}

/// Whether more input is there already.
pub fn more() -> io::Result<bool> {
    // With a timeout of zero crossterm's source does not even look.
    event::poll(GLANCE)
}

/// The next event, which must be there; `None` for one that means nothing to the program.
pub fn read() -> io::Result<Option<Msg>> {
    Ok(message(event::read()?))
}

/// Nothing that the program waits for takes this long.
const LONGEST: Duration = Duration::from_secs(3600);
const GLANCE: Duration = Duration::from_micros(20);

/// What poll says of a terminal that has gone.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// What an event says.
fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(event) => key(event).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize(Size { columns, rows })),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let mut shift = held(KeyModifiers::SHIFT);
    let code = match event.code {
        // How a terminal says Ctrl-Space, and what a broken line is full of.
        KeyCode::Char(' ' | '@') if ctrl => return None,
        KeyCode::Char('\0') => return None,
        KeyCode::Char(c) => {
            // The character is the one that Shift made; with Ctrl it says nothing.
            shift = false;
            Code::Char(if ctrl { c.to_ascii_lowercase() } else { c })
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt, shift })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn shift_is_part_of_a_character_and_of_nothing_else() {
        let shift = KeyModifiers::SHIFT;
        assert_eq!(pressed(KeyCode::Char('A'), shift), Some(Key::char('A')));
        assert_eq!(pressed(KeyCode::Left, shift), Some(Key::plain(Code::Left).shift()));
        assert_eq!(pressed(KeyCode::BackTab, shift), Some(Key::plain(Code::Tab).shift()));
        assert_eq!(
            pressed(KeyCode::BackTab, KeyModifiers::NONE),
            Some(Key::plain(Code::Tab).shift())
        );
    }

    #[test]
    fn ctrl_letters_are_lower_case_and_never_signals() {
        let ctrl = KeyModifiers::CONTROL;
        assert_eq!(pressed(KeyCode::Char('c'), ctrl), Some(Key::char('c').ctrl()));
        assert_eq!(
            pressed(KeyCode::Char('O'), ctrl | KeyModifiers::SHIFT),
            Some(Key::char('o').ctrl())
        );
    }

    #[test]
    fn alt_keeps_the_character_as_it_was_typed() {
        let alt = KeyModifiers::ALT;
        assert_eq!(pressed(KeyCode::Char('4'), alt), Some(Key::char('4').alt()));
        assert_eq!(
            pressed(KeyCode::Char('N'), alt | KeyModifiers::SHIFT),
            Some(Key::char('N').alt())
        );
    }

    #[test]
    fn what_is_no_key_is_not_heard() {
        assert_eq!(pressed(KeyCode::Char(' '), KeyModifiers::CONTROL), None);
        assert_eq!(pressed(KeyCode::Char('\0'), KeyModifiers::NONE), None);
        assert_eq!(pressed(KeyCode::CapsLock, KeyModifiers::NONE), None);
        let mut release = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(key(release), None);
    }

    #[test]
    fn a_paste_and_a_new_size_arrive_whole() {
        let paste = message(Event::Paste("a\nb".into()));
        assert_eq!(paste, Some(Msg::Paste("a\nb".into())));
        let size = Msg::Resize(Size { columns: 80, rows: 24 });
        assert_eq!(message(Event::Resize(80, 24)), Some(size));
    }
}
