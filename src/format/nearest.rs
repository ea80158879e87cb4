//! Which known word somebody may have meant who wrote another one.

/// The known word nearest to a word, if one is near enough to be what was meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    /// Nobody mistypes words longer than this, or chooses among more, and both cost time.
    const LONGEST: usize = 60;
    const MOST: usize = 1_000;

    let word = plain(word);
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    known
        .into_iter()
        .take(MOST)
        .filter_map(|known| {
            let candidate = plain(known);
            let other = candidate.chars().count();
            let most = (other.max(length) / 3).max(1);
            if other > LONGEST || other.abs_diff(length) > most {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&word, &candidate);
            (distance <= most && distance < length).then_some((distance, known))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// A word without what people mix up: case, and which character joins its parts.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['-', ' '], "_")
}
