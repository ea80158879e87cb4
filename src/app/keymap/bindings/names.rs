//! The groups of scopes and the keys that more than one row of the table names.

use crate::app::keymap::Scope;
use crate::app::{Code, Key};

pub(super) const LIVE: &[Scope] = &[Scope::Live];
pub(super) const WRAP_UP: &[Scope] = &[Scope::WrapUp];
pub(super) const INTERVIEW: &[Scope] = &[Scope::Live, Scope::WrapUp];
pub(super) const BRIEF: &[Scope] = &[Scope::Brief];
pub(super) const TEXTS: &[Scope] = &[Scope::Live, Scope::WrapUp, Scope::Brief];
/// What goes on with the notes while the anchors stand above them.
pub(super) const BESIDE: &[Scope] = &[Scope::Live, Scope::Anchors];
pub(super) const BESIDE_TOO: &[Scope] = &[Scope::Live, Scope::WrapUp, Scope::Brief, Scope::Anchors];
pub(super) const LISTS: &[Scope] =
    &[Scope::Home, Scope::Banks, Scope::Library, Scope::Jump, Scope::Search];
pub(super) const MOVES: &[Scope] = &[
    Scope::Home,
    Scope::Banks,
    Scope::Library,
    Scope::Jump,
    Scope::Palette,
    Scope::Find,
    Scope::Add,
    Scope::Search,
    Scope::Amend,
    Scope::Compare,
];
/// Where another question is gone to.
pub(super) const QUESTIONS: &[Scope] = &[Scope::Page, Scope::Amend];
pub(super) const PAGES: &[Scope] = &[Scope::Page, Scope::Reading, Scope::Anchors, Scope::Evidence];
pub(super) const SCREENS: &[Scope] = &[
    Scope::Home,
    Scope::Setup,
    Scope::Banks,
    Scope::Brief,
    Scope::Live,
    Scope::WrapUp,
    Scope::Library,
    Scope::Page,
    Scope::Search,
    Scope::Compare,
];
/// The screens without the interview, in which Alt-? means something else.
pub(super) const OTHER_SCREENS: &[Scope] = &[
    Scope::Home,
    Scope::Setup,
    Scope::Banks,
    Scope::Brief,
    Scope::WrapUp,
    Scope::Library,
    Scope::Page,
    Scope::Search,
    Scope::Compare,
];
/// The comparison, and what lies over it.
pub(super) const COMPARED: &[Scope] = &[Scope::Compare, Scope::Evidence];

pub(super) const UP: Key = Key::plain(Code::Up);
pub(super) const DOWN: Key = Key::plain(Code::Down);
pub(super) const PAGE_UP: Key = Key::plain(Code::PageUp);
pub(super) const PAGE_DOWN: Key = Key::plain(Code::PageDown);
pub(super) const HOME: Key = Key::plain(Code::Home);
pub(super) const END: Key = Key::plain(Code::End);
pub(super) const ENTER: Key = Key::plain(Code::Enter);
pub(super) const ESC: Key = Key::plain(Code::Esc);
pub(super) const TAB: Key = Key::plain(Code::Tab);
pub(super) const LEFT: Key = Key::plain(Code::Left);
pub(super) const RIGHT: Key = Key::plain(Code::Right);
pub(super) const F2: Key = Key::plain(Code::F(2));
pub(super) const F1: Key = Key::plain(Code::F(1));
