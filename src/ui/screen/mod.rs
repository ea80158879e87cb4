//! The screens as they are drawn; each twin of the same name in `app::screen` holds its state.

pub(super) mod banks;
pub(super) mod brief;
pub(super) mod compare;
pub(super) mod home;
pub(super) mod library;
pub(super) mod live;
pub(super) mod page;
pub(super) mod present;
pub(super) mod search;
pub(super) mod setup;
pub(super) mod wrapup;
