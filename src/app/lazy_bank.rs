//! A bank that need not have been read yet.
//!
//! A built-in bank is read when somebody looks into it, because the first screen only counts
//! banks, and reading them took a third of the time to it. It must never put off a bank that
//! could have problems: they are known from the first screen on.

use std::ops::Deref;
use std::sync::LazyLock;

use crate::domain::Bank;

/// A bank, to be used like one: looking into it reads it, if nobody has yet.
#[derive(Clone, Debug)]
pub enum LazyBank {
    Read(Box<Bank>),
    /// One that is built in, and known to have no problems.
    BuiltIn(&'static LazyLock<Bank>),
}

impl LazyBank {
    /// The bank for oneself.
    pub fn into_bank(self) -> Bank {
        match self {
            Self::Read(bank) => *bank,
            Self::BuiltIn(bank) => LazyLock::force(bank).clone(),
        }
    }
}

impl Deref for LazyBank {
    type Target = Bank;

    fn deref(&self) -> &Bank {
        match self {
            Self::Read(bank) => bank,
            Self::BuiltIn(bank) => bank,
        }
    }
}

impl From<Bank> for LazyBank {
    fn from(bank: Bank) -> Self {
        Self::Read(Box::new(bank))
    }
}

impl PartialEq for LazyBank {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
