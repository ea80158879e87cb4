//! Ties drawn as bands: who shares a band is not told apart.
//!
//! By score, highest first, each band is as long a run as there is in which everybody is within the
//! margin of its first one, and so of everybody else in it; a run within another one is none of its
//! own. Being tied does not carry over: Ada may tie with Bo and Bo with Cy while Ada and Cy differ.
//! Then there are two bands, and Bo is in both of them. So two candidates share a band if and only
//! if their scores are within the margin. The bands are lettered like the groups of multiple
//! comparisons in statistics (Piepho 2004), from the highest on.

use std::ops::Range;

use super::Margin;

/// The bands of a comparison, the highest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// Who is in each of them: places in the list of candidates, ascending, so that no order of
    /// scores can be read from it.
    pub members: Vec<Vec<usize>>,
}

impl Bands {
    /// The bands of candidates with these scores; one without a score is in none.
    pub fn of(scores: &[Option<f64>], margin: &Margin) -> Self {
        let mut order: Vec<(usize, f64)> = scores
            .iter()
            .enumerate()
            .filter_map(|(candidate, score)| Some((candidate, (*score)?)))
            .collect();
        order.sort_by(|one, other| other.1.total_cmp(&one.1));
        let mut members = Vec::new();
        let mut end = 0;
        for (start, (_, first)) in order.iter().enumerate() {
            let tied = order[start..].iter().take_while(|(_, score)| margin.ties(*first, *score));
            let last = start + tied.count();
            if last > end {
                end = last;
                let mut band: Vec<usize> = order[start..last].iter().map(|it| it.0).collect();
                band.sort_unstable();
                members.push(band);
            }
        }
        Self { members }
    }

    /// The bands that a candidate is in: they follow each other. Empty for one without a score.
    pub fn with(&self, candidate: usize) -> Range<usize> {
        let has = |band: &Vec<usize>| band.binary_search(&candidate).is_ok();
        let Some(first) = self.members.iter().position(has) else { return 0..0 };
        let more = self.members[first..].iter().take_while(|band| has(band)).count();
        first..first + more
    }

    /// The letters of a candidate's bands: `a`, `ab`, `b-e`; empty for one without a score.
    pub fn letters(&self, candidate: usize) -> String {
        let bands = self.with(candidate);
        match bands.len() {
            0..=3 => bands.map(letter).collect(),
            _ => format!("{}-{}", letter(bands.start), letter(bands.end - 1)),
        }
    }

    /// Whether nobody is told apart from anybody.
    pub fn is_one(&self) -> bool {
        self.members.len() <= 1
    }
}

/// The name of a band, from 0: `a` to `z`, then `aa`.
pub fn letter(band: usize) -> String {
    let own = char::from(b'a' + u8::try_from(band % 26).unwrap_or(0));
    let before = if band >= 26 { letter(band / 26 - 1) } else { String::new() };
    format!("{before}{own}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(scores: &[f64]) -> Bands {
        let scores: Vec<Option<f64>> = scores.iter().copied().map(Some).collect();
        Bands::of(&scores, &Margin::of(&[], 1, 5))
    }

    #[test]
    fn ties_do_not_carry_over_and_overlap_instead() {
        let overlapping = bands(&[2.0, 4.0, 3.0]);
        assert_eq!(overlapping.members, [vec![1, 2], vec![0, 2]]);
        let letters = [0, 1, 2].map(|it| overlapping.letters(it));
        assert_eq!(letters, ["b", "a", "ab"]);
    }

    #[test]
    fn nobody_is_first_by_two_tenths() {
        assert_eq!(bands(&[3.6, 3.8, 3.4]).members, [vec![0, 1, 2]]);
        assert!(bands(&[3.6, 3.8, 3.4]).is_one() && bands(&[]).is_one());
        assert_eq!(bands(&[5.0, 3.0]).members, [vec![0], vec![1]]);
    }

    #[test]
    fn whoever_has_no_score_is_in_no_band() {
        let some = Bands::of(&[None, Some(3.0)], &Margin::of(&[], 1, 5));
        assert_eq!((some.letters(0), some.letters(1)), (String::new(), "a".into()));
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["a", "z", "aa", "zz", "aaa"]);
    }

    #[test]
    fn a_candidate_in_many_bands_has_the_first_and_the_last_letter() {
        let many = bands(&[3.0, 4.05, 3.8, 3.5, 3.3, 2.95, 2.7, 2.4, 1.95]);
        assert_eq!(many.letters(0), format!("{}-{}", letter(0), letter(many.members.len() - 1)));
    }
}
