//! How far two scores must lie apart before they tell two candidates apart.
//!
//! The standard error of measurement is `SEM = SD · √(1 − reliability)`, and the difference of two
//! scores has `√2 · SEM`: two candidates differ beyond `z · √2 · SEM` (classical test theory; Harvill
//! 1991). `z` is that of 80 %: two candidates who are equally good come out further apart than the
//! margin one time in five.
//!
//! * **Reliability.** .44 for one interviewer alone (separate interviews; Huffcutt, Culbertson &
//!   Weyhrauch 2013, 125 coefficients), stepped up by Spearman and Brown for several: .61, .70, .76
//!   for two, three, four.
//! * **Spread.** An SD of .8 points on a scale of five, in proportion to its range on others: no
//!   sample of candidates that fits on a screen is enough to estimate one. From [`MEASURABLE`]
//!   candidates on theirs is taken where it is larger. A smaller one is not believed: candidates who
//!   are more alike are also told apart less reliably, so that the error stays what it was.
//!
//! One margin holds for the whole comparison: that of the candidates whom the fewest interviewers
//! have met. So whoever is drawn apart is apart, whichever two are looked at.

/// The reliability of one interviewer alone.
pub const ALONE: f64 = 0.44;

/// The standard deviation of scores on a scale of five points, in points.
pub const SPREAD: f64 = 0.8;

/// From so many candidates on their spread is measured.
pub const MEASURABLE: usize = 30;

/// How sure a difference is to be, and the two-sided normal quantile of that.
pub const CONFIDENCE: f64 = 0.8;
const Z: f64 = 1.281_551_565_544_600_4;

/// The margin of a comparison, and what it was computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// Scores that are no further apart than this are not ranked; in points of the scale.
    pub points: f64,
    /// The standard deviation of scores, in points.
    pub spread: f64,
    /// Whether the spread is that of these candidates; else it is assumed.
    pub measured: bool,
    /// By how many interviewers everybody was met, at least.
    pub interviewers: usize,
    /// That of so many interviewers, 0 to 1; assumed.
    pub reliability: f64,
}

impl Margin {
    /// The margin for candidates with these scores on a scale up to `top`, each of whom was met by
    /// at least so many interviewers; fewer than one counts as one.
    pub fn of(scores: &[f64], interviewers: usize, top: u8) -> Self {
        let assumed = SPREAD * f64::from(top.saturating_sub(1)) / 4.0;
        let found = deviation(scores).filter(|_| scores.len() >= MEASURABLE);
        let found = found.filter(|spread| *spread > assumed);
        let (spread, interviewers) = (found.unwrap_or(assumed), interviewers.max(1));
        let reliability = reliability(interviewers);
        let points = Z * 2.0_f64.sqrt() * error(spread, reliability);
        Self { points, spread, measured: found.is_some(), interviewers, reliability }
    }

    /// Whether two scores are too close to be ranked.
    pub fn ties(&self, one: f64, other: f64) -> bool {
        // A mean of ratings is a sum of rounded fractions.
        (one - other).abs() <= self.points + 1e-9
    }
}

/// The standard error of measurement, in the unit of the spread.
pub fn error(spread: f64, reliability: f64) -> f64 {
    spread * (1.0 - reliability).max(0.0).sqrt()
}

/// The reliability of the mean of so many interviewers, by Spearman and Brown.
#[expect(clippy::cast_precision_loss, reason = "nobody meets 2^52 interviewers")]
pub fn reliability(interviewers: usize) -> f64 {
    let many = interviewers.max(1) as f64;
    many * ALONE / (1.0 + (many - 1.0) * ALONE)
}

/// The standard deviation of a sample; `None` for fewer than two.
#[expect(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^52")]
fn deviation(scores: &[f64]) -> Option<f64> {
    if scores.len() < 2 {
        return None;
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let squares: f64 = scores.iter().map(|score| (score - mean).powi(2)).sum();
    Some((squares / (scores.len() - 1) as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(number: f64) -> String {
        format!("{number:.2}")
    }

    #[test]
    fn the_margins_are_those_of_the_tables() {
        let points = [1, 2, 3, 4].map(|many| rounded(Margin::of(&[], many, 5).points));
        assert_eq!(points, ["1.09", "0.90", "0.79", "0.71"]);
        let reliabilities = [1, 2, 3, 4].map(|many| rounded(reliability(many)));
        assert_eq!(reliabilities, ["0.44", "0.61", "0.70", "0.76"]);
        // The same at 95 %, as they are published.
        let wide = 1.959_963_984_540_054 / Z;
        let points = [1, 2, 3, 4].map(|many| rounded(Margin::of(&[], many, 5).points * wide));
        assert_eq!(points, ["1.66", "1.38", "1.21", "1.09"]);
    }

    #[test]
    fn the_margin_goes_with_the_range_of_the_scale() {
        let five = Margin::of(&[], 1, 5).points;
        for (top, factor) in [(2, 0.25), (3, 0.5), (4, 0.75), (7, 1.5)] {
            assert!((Margin::of(&[], 1, top).points - five * factor).abs() < 1e-12, "{top}");
        }
        assert_eq!(Margin::of(&[], 0, 5), Margin::of(&[], 1, 5));
    }

    #[test]
    fn a_spread_is_believed_from_thirty_candidates_on_and_never_below_the_usual_one() {
        let wide = |many: usize| -> Vec<f64> {
            (0..many).map(|nth| if nth % 2 == 0 { 1.0 } else { 5.0 }).collect()
        };
        let few = Margin::of(&wide(29), 1, 5);
        assert!(!few.measured && (few.spread - SPREAD).abs() < 1e-12);
        let many = Margin::of(&wide(30), 1, 5);
        assert!(many.measured && (many.spread - 2.034).abs() < 1e-3, "{many:?}");
        let alike = Margin::of(&[3.0; 40], 1, 5);
        assert!(!alike.measured && (alike.spread - SPREAD).abs() < 1e-12);
    }
}
