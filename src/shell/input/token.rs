//! What the bytes of a terminal come to: keys, pastes, movements of the mouse, answers.

use crate::app::{self, Background, Gesture, Key};

/// One thing that a person has done at the terminal, or that it has said itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Key(Key),
    /// What was pasted, or as much of it as came before the terminal fell silent.
    Paste(String),
    /// A paste of so many bytes, which is more than is kept.
    TooMuch(usize),
    Mouse(Mouse),
    /// What the terminal writes on: its answer, or somebody has changed it.
    Background(Background),
    /// What the terminal can do. It is asked for that alone after everything else that it is asked
    /// for, and every terminal has an answer: no other one is to come after it.
    Attributes,
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

impl Mouse {
    /// What is meant by it. Other buttons, a movement without a button, a wheel that turns to the
    /// side, and what is done with Ctrl or Alt, which is the window's: all mean nothing here.
    pub fn meant(self) -> Option<app::Mouse> {
        let Self { code, column, row, release } = self;
        let gesture = match (code & !SHIFT, release) {
            // The older encodings do not say which button was let go.
            (0 | 3, true) => Gesture::Release,
            (0, false) => Gesture::Press,
            (MOVED, false) => Gesture::Drag,
            (64, false) => Gesture::WheelUp,
            (65, false) => Gesture::WheelDown,
            _ => return None,
        };
        Some(app::Mouse { gesture, column, row, shift: code & SHIFT != 0 })
    }
}

/// The bits of a code: Shift is held; the mouse has moved.
const SHIFT: u32 = 4;
const MOVED: u32 = 32;
