//! The rating scale of a bank: how many points, and what each is called.

/// A rating scale from 1 to as many points as it has labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    labels: Vec<String>,
}

impl Scale {
    /// The fewest points a scale may have.
    pub const FEWEST: usize = 2;
    /// The most points a scale may have: one key each, `1` to `7`.
    pub const MOST: usize = 7;

    /// A scale with these labels, lowest first; `None` unless there are 2 to 7 of them.
    pub fn new(labels: Vec<String>) -> Option<Self> {
        (Self::FEWEST..=Self::MOST).contains(&labels.len()).then_some(Self { labels })
    }

    /// The highest point, 2 to 7. The lowest is always 1.
    pub fn top(&self) -> u8 {
        u8::try_from(self.labels.len()).unwrap_or(u8::MAX)
    }

    /// Every point, lowest first.
    pub fn points(&self) -> impl DoubleEndedIterator<Item = u8> + use<> {
        1..=self.top()
    }

    /// Whether `point` is on the scale.
    pub fn has(&self, point: u8) -> bool {
        (1..=self.top()).contains(&point)
    }

    /// What a point is called; empty for a point that is not on the scale.
    pub fn label(&self, point: u8) -> &str {
        point
            .checked_sub(1)
            .and_then(|at| self.labels.get(usize::from(at)))
            .map_or("", String::as_str)
    }

    /// The labels, lowest first.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }
}

impl Default for Scale {
    /// Five points around "meets", the scale of a bank that names none.
    fn default() -> Self {
        let labels = ["Well below", "Below", "Meets", "Above", "Well above"];
        Self { labels: labels.map(String::from).to_vec() }
    }
}
