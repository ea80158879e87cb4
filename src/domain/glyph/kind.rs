//! Which characters are which, as far as showing them is concerned. Ranges are those of
//! Unicode 17; nothing here knows of clusters or widths.

/// Cannot be seen, or changes how its neighbours are seen: the second set of control characters,
/// every format character, line and paragraph separators, and what fonts are told to ignore.
pub fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// ZWNJ and ZWJ.
pub(super) fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}')
}

/// May be drawn as an emoji, by itself or with a variation selector.
pub(super) fn is_pictograph(char: char) -> bool {
    matches!(
        char,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
            | '\u{2190}'..='\u{21ff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{24c2}'
            | '\u{25a0}'..='\u{27bf}'
            | '\u{2900}'..='\u{297f}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

/// Takes variation selectors that pick the right form of a name.
pub(super) fn is_ideograph(char: char) -> bool {
    matches!(
        char,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

pub(super) fn is_mongolian(char: char) -> bool {
    matches!(char, '\u{1820}'..='\u{18aa}')
}

/// A letter of a script whose spelling uses ZWNJ and ZWJ: Arabic and its neighbours, and the
/// scripts of India and of South-East Asia. In Latin, Greek or Cyrillic they only deceive.
pub(super) fn takes_joiners(char: char) -> bool {
    char.is_alphabetic()
        && matches!(
            char,
            '\u{600}'..='\u{109f}'
                | '\u{1700}'..='\u{18af}'
                | '\u{1900}'..='\u{1cff}'
                | '\u{a800}'..='\u{abff}'
                | '\u{fb50}'..='\u{fdff}'
                | '\u{fe70}'..='\u{fefc}'
                | '\u{10a00}'..='\u{10fff}'
                | '\u{11000}'..='\u{11fff}'
                | '\u{1e900}'..='\u{1e95f}'
        )
}

/// Whether a character can be one that has a width and joins its neighbour all the same; most
/// cannot, and need no closer look.
pub(super) fn may_attach(char: char) -> bool {
    matches!(
        char,
        '\u{900}'..='\u{10ff}'
            | '\u{1200}'..='\u{1dff}'
            | '\u{302a}'..='\u{302f}'
            | '\u{3099}'..='\u{309a}'
            | '\u{a800}'..='\u{abff}'
            | '\u{ff9e}'..='\u{ff9f}'
            | '\u{10a00}'..='\u{12fff}'
            | '\u{16000}'..='\u{16fff}'
            | '\u{1d100}'..='\u{1d1ff}'
            | '\u{1f3fb}'..='\u{1f3ff}'
    )
}
