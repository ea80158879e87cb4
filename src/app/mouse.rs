//! What a hand does with the mouse, as far as the program listens to it. What it means is the
//! pointer's to say.

/// One thing that is done over a cell; both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub gesture: Gesture,
    pub column: u16,
    pub row: u16,
    /// With Shift, which most terminals keep for themselves.
    pub shift: bool,
}

/// What is done: with the main button, or by the wheel. Nothing else is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    Press,
    /// The mouse has moved to another cell with the button held.
    Drag,
    Release,
    WheelUp,
    WheelDown,
}
