//! Chance that can be had again: `SplitMix64`, after Steele, Lea and Flood 2014.
//!
//! A dozen lines, so that what a seed gives can never change with a new version of a library.

/// A stream of numbers that a seed decides.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of a seed for one purpose: streams with other words know nothing of each other.
    pub(super) fn of(seed: u64, word: &str) -> Self {
        // FNV-1a over the word, on top of the seed.
        let hash = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let mut chance = Self(word.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, hash));
        chance.next();
        chance
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `n`; 0 for an `n` of 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        // The remainder is at most `n`; its bias is far below what a reader could see.
        u32::try_from(self.next() % u64::from(n.max(1))).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low.saturating_add(self.below(high.saturating_sub(low).saturating_add(1)))
    }

    /// From `-reach` to `reach`, near 0 more often than far from it.
    pub(super) fn around(&mut self, reach: u32) -> i32 {
        let one = self.below(reach + 1).cast_signed();
        one - self.below(reach + 1).cast_signed()
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of a list that has something in it.
    pub(super) fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let place = self.below(u32::try_from(list.len()).unwrap_or(u32::MAX));
        &list[usize::try_from(place).unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_that_were_published() {
        // The first values of SplitMix64 for the seed 1234567.
        let mut chance = Chance(1_234_567);
        let first = [chance.next(), chance.next(), chance.next()];
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, published);
    }

    #[test]
    fn ranges_are_kept_and_reached() {
        let mut chance = Chance::of(1, "ranges");
        let drawn: Vec<u32> = (0..500).map(|_| chance.between(3, 7)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&7)));
        let drawn: Vec<i32> = (0..500).map(|_| chance.around(2)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-2), Some(&2)));
        assert_eq!((chance.below(0), chance.between(9, 9)), (0, 9));
    }
}
