//! Conflict copies: what this program and the tools that keep folders in step call the second
//! version of a file that was changed in two places.
//!
//! Only names are looked at, and only endings that nobody gives a file by hand. A name that could
//! as well be somebody's choice (`NAME-HOSTNAME`, as `OneDrive` has it) is never taken for a copy.

/// The ending of the copies that this program makes, before their number.
const OWN: &str = ".conflict-";

/// The name of the `n`th conflict copy of a file, `n` from 1; both without `.toml`.
pub fn copy_name(stem: &str, n: u32) -> String {
    format!("{stem}{OWN}{n}")
}

/// The name of the file that a conflict copy is a copy of, both without `.toml`; `None` for a name
/// that is no copy's. The copy of a copy is one of the first file.
pub fn copied_from(stem: &str) -> Option<&str> {
    // Each of the endings has this word, and hardly any name has: not even its least usual letters.
    if !stem.contains('f') || !stem.contains("conflict") {
        return None;
    }
    let mut name = stem;
    while let Some(shorter) = own(name).or_else(|| syncthing(name)).or_else(|| in_words(name)) {
        name = shorter;
    }
    (name.len() < stem.len()).then_some(name)
}

/// Whether a name, without `.toml`, is that of a file which a merge has left behind: it is no
/// session of its own, and its text may be half of two.
pub fn is_leftover(stem: &str) -> bool {
    let end = stem.get(stem.len().saturating_sub(".orig".len())..);
    if end.is_some_and(|end| end.eq_ignore_ascii_case(".orig")) {
        return true;
    }
    // `NAME_LOCAL_4711`; older versions of git write dots.
    let Some(at) = memchr::memrchr2(b'_', b'.', stem.as_bytes()) else { return false };
    let (Some(name), Some(number)) = (stem.get(..at), stem.get(at + 1..)) else { return false };
    let side = ["BACKUP", "BASE", "LOCAL", "REMOTE"].into_iter().any(|side| {
        name.strip_suffix(side).is_some_and(|rest| rest.len() > 1 && rest.ends_with(['_', '.']))
    });
    side && digits(number, 1..=10)
}

/// `NAME.conflict-1`
fn own(stem: &str) -> Option<&str> {
    let (name, number) = stem.rsplit_once(OWN)?;
    (!name.is_empty() && digits(number, 1..=6)).then_some(name)
}

/// `NAME.sync-conflict-20261124-150102-ABCDEFG`
fn syncthing(stem: &str) -> Option<&str> {
    let (name, rest) = stem.rsplit_once(".sync-conflict-")?;
    let mut parts = rest.split('-');
    let (date, time, device) = (parts.next()?, parts.next()?, parts.next());
    // Early versions name no device.
    let device = device.is_none_or(|device| {
        device.len() == 7 && device.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let fits = digits(date, 8..=8) && digits(time, 6..=6) && device && parts.next().is_none();
    (!name.is_empty() && fits).then_some(name)
}

/// `NAME (conflicted copy 2026-11-24 150102)` of Nextcloud,
/// `NAME (Ada's conflicted copy 2026-11-24)` of Dropbox.
fn in_words(stem: &str) -> Option<&str> {
    let (before, when) = stem.rsplit_once("conflicted copy ")?;
    let (name, _) = before.rsplit_once(" (")?;
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')');
    let fits = when.ends_with(')') && when.get(..4).is_some_and(|year| digits(year, 4..=4));
    (!name.is_empty() && fits && when.chars().all(plain)).then_some(name)
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
