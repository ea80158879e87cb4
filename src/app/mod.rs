//! The program as a pure function.
pub mod effect;
pub mod key;
pub mod library;
pub mod msg;
pub mod start;
pub use effect::{Effect, Remembered};
pub use key::{Code, Key};
pub use library::{Library, Row};
pub use msg::{Msg, Report, Size};
pub use start::{BankFile, Go, Home, Start};
