//! The contrast of the colours of a page, by the formula of the Web Content Accessibility
//! Guidelines 2.2: 4.5 for text, 3 for what is drawn.

const STYLE: &str = include_str!("../../src/format/html/style.css");

/// What is written with each other.
const TEXT: [(&str, &[&str]); 6] = [
    ("text", &["paper", "panel", "track"]),
    ("quiet", &["paper", "panel"]),
    ("link", &["paper"]),
    ("good", &["paper", "panel"]),
    ("bad", &["paper", "panel"]),
    ("warn", &["paper", "panel"]),
];

/// What is drawn with each other.
const DRAWN: [(&str, &[&str]); 3] =
    [("bar", &["paper", "track"]), ("over", &["paper"]), ("mark", &["paper", "track"])];

/// Both schemes, each pair.
pub(crate) fn check() {
    let dark = STYLE.find("prefers-color-scheme: dark").expect("a dark scheme");
    for scheme in [&STYLE[..dark], &STYLE[dark..]] {
        for (pairs, least) in [(&TEXT[..], 4.5), (&DRAWN[..], 3.0)] {
            for (front, backs) in pairs {
                for back in *backs {
                    let contrast = contrast(colour(scheme, front), colour(scheme, back));
                    assert!(contrast >= least, "{front} on {back}: {contrast:.2}");
                }
            }
        }
    }
}

/// A colour by the name of its property, as red, green and blue between 0 and 1.
fn colour(scheme: &str, name: &str) -> [f64; 3] {
    let (_, rest) = scheme.split_once(&format!("--{name}: #")).expect("a colour");
    [0, 2, 4].map(|at| {
        let value = u8::from_str_radix(&rest[at..at + 2], 16).expect("two digits");
        f64::from(value) / 255.0
    })
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn the_formula_is_the_published_one() {
    let grey = |value: u8| [f64::from(value) / 255.0; 3];
    assert!((contrast(grey(0), grey(255)) - 21.0).abs() < 1e-9);
    // The lightest grey that may be written on white.
    assert!(contrast(grey(0x76), grey(255)) > 4.5);
    assert!(contrast(grey(0x77), grey(255)) < 4.5);
}
