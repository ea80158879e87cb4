//! Two lists, line by line: what only one of them has, with as much as possible taken for the same.

use super::Which;

/// The most pairs of lines that are compared. Beyond them, after what begins and ends alike, the
/// rest is taken for different: a longer answer, and still a right one.
const MOST_PAIRS: usize = 4_000_000;

/// What only one of two lists has, in order, as `words` puts it.
pub(in crate::format) fn changed<T: PartialEq, W>(
    a: &[T],
    b: &[T],
    words: impl Fn(Which, &T) -> W,
) -> Vec<(Which, W)> {
    let head = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(one, other)| one == other).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let common = Common::of(a, b);
    let (mut left, mut right) = (0, 0);
    let mut lines = Vec::new();
    while left < a.len() || right < b.len() {
        match (a.get(left), b.get(right)) {
            (Some(one), Some(other)) if one == other && common.is_some() => {
                left += 1;
                right += 1;
            }
            (Some(one), other)
                if other.is_none()
                    || common.as_ref().is_none_or(|it| {
                        it.after(left + 1, right) >= it.after(left, right + 1)
                    }) =>
            {
                lines.push((Which::A, words(Which::A, one)));
                left += 1;
            }
            (_, Some(other)) => {
                lines.push((Which::B, words(Which::B, other)));
                right += 1;
            }
            (_, None) => break,
        }
    }
    lines
}

/// How many lines two lists have in common at most, from any two places in them to their ends.
struct Common {
    table: Vec<u32>,
    columns: usize,
}

impl Common {
    /// `None` where there is too much to compare.
    fn of<T: PartialEq>(a: &[T], b: &[T]) -> Option<Self> {
        let columns = b.len() + 1;
        let cells = columns.checked_mul(a.len() + 1).filter(|cells| *cells <= MOST_PAIRS)?;
        let mut common = Self { table: vec![0; cells], columns };
        for (left, one) in a.iter().enumerate().rev() {
            for (right, other) in b.iter().enumerate().rev() {
                common.table[left * columns + right] = if one == other {
                    common.after(left + 1, right + 1) + 1
                } else {
                    common.after(left + 1, right).max(common.after(left, right + 1))
                };
            }
        }
        Some(common)
    }

    fn after(&self, left: usize, right: usize) -> u32 {
        self.table.get(left * self.columns + right).copied().unwrap_or(0)
    }
}
