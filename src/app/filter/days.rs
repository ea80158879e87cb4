//! The days that a filter can name.

use std::ops::Range;

use chrono::{Days, Months, NaiveDate};

/// The day that a value means; a month or a year means its first day.
pub(super) fn parse(key: &str, value: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let day = ago(value, today).or_else(|| on(value));
    day.ok_or_else(|| no_day(key, value))
}

/// The days that a value means: a month and a year are all of theirs.
pub(super) fn range(key: &str, value: &str, today: NaiveDate) -> Result<Range<NaiveDate>, String> {
    let first = parse(key, value, today)?;
    let months = match value.len() {
        4 if on(value).is_some() => Some(12),
        7 if on(value).is_some() => Some(1),
        _ => None,
    };
    let end = match months {
        Some(months) => first.checked_add_months(Months::new(months)),
        None => first.succ_opt(),
    };
    Ok(first..end.unwrap_or(NaiveDate::MAX))
}

fn no_day(key: &str, value: &str) -> String {
    format!("`{value}` is no day; {key}: takes 2026-11-03, 2026-11, today, 7d, 2w or 3m.")
}

/// `today`, and so many days, weeks, months or years before it; as far back as there are days.
fn ago(value: &str, today: NaiveDate) -> Option<NaiveDate> {
    if value.eq_ignore_ascii_case("today") {
        return Some(today);
    }
    let mut chars = value.chars();
    let unit = chars.next_back()?.to_ascii_lowercase();
    let digits = chars.as_str();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // What is further back than numbers go is before everything.
    let count: u32 = digits.parse().unwrap_or(u32::MAX);
    let day = match unit {
        'd' => today.checked_sub_days(Days::new(count.into())),
        'w' => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        'm' => today.checked_sub_months(Months::new(count)),
        'y' => today.checked_sub_months(Months::new(count.saturating_mul(12))),
        _ => return None,
    };
    Some(day.unwrap_or(NaiveDate::MIN))
}

/// `2026`, `2026-11`, `2026-11-03`.
fn on(value: &str) -> Option<NaiveDate> {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|it| it.is_ascii_digit());
    let mut parts = value.split('-');
    let year = parts.next().filter(|it| digits(it, 4))?;
    let month = parts.next().unwrap_or("01");
    let day = parts.next().unwrap_or("01");
    if parts.next().is_some() || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
