//! What the bytes of a terminal come to: keys, pastes, movements of the mouse.

use crate::app::Key;

/// One thing that a person has done at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Key(Key),
    /// What was pasted, or as much of it as came before the terminal fell silent.
    Paste(String),
    /// A paste of so many bytes, which is more than is kept.
    TooMuch(usize),
    Mouse(Mouse),
}

/// A movement of the mouse as the terminal reports it, whichever of the encodings it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// Button, modifiers and kind of movement, as xterm numbers them: 0 to 2 the buttons, 64 and
    /// 65 the wheel; and 4 Shift, 8 Alt, 16 Ctrl, 32 a movement.
    pub code: u32,
    /// From 0.
    pub column: u16,
    /// From 0.
    pub row: u16,
    /// The button was let go.
    pub release: bool,
}
