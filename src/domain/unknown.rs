//! What a session's file says that this version of the program does not understand.
//!
//! A newer version, or a person, may have put it there. It is carried from the file to the file
//! and nothing else ever looks at it, so that saving a session never takes anything away.

use std::collections::BTreeMap;

/// Everything in a session's file that is not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// What belongs to a table of the file, in the order in which it stood there.
    pub kept: BTreeMap<Spot, Vec<Kept>>,
    /// Set when the whole file is of a newer schema: then it is read as far as it goes, and never
    /// written.
    pub newer: Option<Newer>,
    /// What could not be read in such a file, one sentence each.
    pub remarks: Vec<String>,
}

/// A table of the file. The numbers are places in the lists of the record, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Root,
    Session,
    Recommendation,
    Guide,
    Scale,
    Competency(usize),
    Item(usize),
    Entry(usize),
    /// A tick of an entry: the entry, the key of the list, and the place of the ticked text.
    Tick(usize, &'static str, usize),
    Timeline,
    Event(usize),
    /// A probe of an item that says which part of an answer it asks for: the item and its place.
    Probe(usize, usize),
    Amendment(usize),
}

/// A key that is not known, with its value, as the text that the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub key: String,
    pub text: String,
    /// Whether the text is tables with heads of their own, which come after all plain values.
    pub is_table: bool,
}

/// A file of a newer schema than this program's, and the words in it that mean nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newer {
    pub schema: u64,
    pub phase: Option<String>,
    pub recommendation: Option<String>,
}

impl Newer {
    /// Why nothing can be changed, and what to do, as sentences.
    pub fn sentence(&self) -> String {
        let schema = self.schema;
        format!(
            "This session is of schema {schema}, from a newer version of viva: it can only be \
             read here. Use that version to go on with it."
        )
    }
}

impl Unknown {
    /// What belongs to a table; nothing, as a rule.
    pub fn at(&self, spot: Spot) -> &[Kept] {
        self.kept.get(&spot).map_or(&[], Vec::as_slice)
    }
}
