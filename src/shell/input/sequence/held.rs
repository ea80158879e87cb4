//! Which modifiers are held with a key, as xterm and kitty number them and as rxvt does.

/// The modifiers of one key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub shift: bool,
    pub alt: bool,
    pub ctrl: bool,
}

const SHIFT: u32 = 1;
const ALT: u32 = 2;
const CTRL: u32 = 4;
const SUPER: u32 = 8;
const HYPER: u32 = 16;
const META: u32 = 32;

/// The event that says that a key is let go.
const RELEASE: u32 = 3;

impl Held {
    /// The modifiers by their number, which is one more than the sum of their bits, and the event.
    /// `None` if the key means nothing here: it is let go, or belongs to the desktop.
    pub fn of(number: Option<u32>, event: Option<u32>) -> Option<Self> {
        let bits = number.unwrap_or(1).saturating_sub(1);
        let ours = bits & (SUPER | HYPER) == 0 && event != Some(RELEASE);
        ours.then_some(Self {
            shift: bits & SHIFT != 0,
            alt: bits & (ALT | META) != 0,
            ctrl: bits & CTRL != 0,
        })
    }

    /// rxvt says them by the final byte.
    pub fn with_rxvt(self, last: u8) -> Self {
        Self {
            shift: self.shift || matches!(last, b'$' | b'@'),
            ctrl: self.ctrl || matches!(last, b'^' | b'@'),
            ..self
        }
    }
}
