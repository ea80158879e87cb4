//! Parts that more than one screen draws.

pub(super) mod field;
pub(super) mod large;
pub(super) mod marked;
pub(super) mod notes;
pub(super) mod scale;
pub(super) mod star;
