//! The scores that a filter can ask for. They are compared as the list shows them, to a tenth: what
//! stands there as 3.5 is no more than 3.5.

/// What a score has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// In tenths.
    Is(Sign, i64),
    None,
}

/// How a score stands to another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Above,
    AtLeast,
    Below,
    AtMost,
}

const SIGNS: [(&str, Sign); 5] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    (">", Sign::Above),
    ("<", Sign::Below),
    ("=", Sign::Equal),
];

impl Bound {
    /// Reads `4`, `>3.5`, `none`. Nothing, while it has only been begun.
    pub(super) fn parse(value: &str) -> Result<Option<Self>, String> {
        if value == "none" {
            return Ok(Some(Self::None));
        }
        let signed = SIGNS.iter().find_map(|(text, sign)| Some((*sign, value.strip_prefix(text)?)));
        let (sign, number) = signed.unwrap_or((Sign::Equal, value));
        if number.is_empty() || "none".starts_with(value) {
            return Ok(None);
        }
        let number: Option<f64> = number.trim().parse().ok();
        let tenths = number.filter(|number| number.is_finite()).map(tenths);
        let tenths = tenths.ok_or_else(|| {
            format!("`{value}` is no score; score: takes 4, >3.5, >=3, <2, <=2.5 or none.")
        })?;
        Ok(Some(Self::Is(sign, tenths)))
    }

    /// Whether a score is so; what has none fits nothing but `none`.
    pub(super) fn fits(self, score: Option<f64>) -> bool {
        match (self, score.map(tenths)) {
            (Self::None, score) => score.is_none(),
            (_, None) => false,
            (Self::Is(sign, bound), Some(score)) => match sign {
                Sign::Equal => score == bound,
                Sign::Above => score > bound,
                Sign::AtLeast => score >= bound,
                Sign::Below => score < bound,
                Sign::AtMost => score <= bound,
            },
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a number beyond all scores stays beyond them")]
fn tenths(number: f64) -> i64 {
    (number * 10.0).round() as i64
}
