//! The colour that a terminal writes on, as it says it, and whether that is light or dark.

use crate::app::Background;

/// What a colour is to write on: `rgb:ffff/ffff/dddd` with one to four digits each, `rgba:` with
/// one number more, or `#ffffdd`. `None` for anything else.
pub fn background(said: &str) -> Option<Background> {
    let parts: Vec<f64> = if let Some(digits) = said.strip_prefix('#') {
        let each = (digits.len() % 3 == 0).then_some(digits.len() / 3)?;
        (0..3).map(|nth| digits.get(nth * each..(nth + 1) * each).and_then(share)).collect()
    } else {
        let (kind, numbers) = said.split_once(':')?;
        let wanted = match kind {
            "rgb" => 3,
            "rgba" => 4,
            _ => return None,
        };
        let numbers: Vec<&str> = numbers.split('/').collect();
        let all = (numbers.len() == wanted).then_some(numbers)?;
        all.into_iter().take(3).map(share).collect::<Option<_>>()
    }?;
    let [red, green, blue] = parts[..] else { return None };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    // Where black and white can be read equally well: (L + 0.05)² = 1.05 · 0.05, by the contrast
    // of the Web Content Accessibility Guidelines.
    Some(if luminance > 0.179 { Background::Light } else { Background::Dark })
}

/// A hexadecimal number as a share of the highest one with as many digits.
fn share(digits: &str) -> Option<f64> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_hexdigit());
    let number = u16::from_str_radix(plain.then_some(digits)?, 16).ok()?;
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        _ => 0xffff,
    };
    Some(f64::from(number) / f64::from(most))
}

/// The light of a share of sRGB, from 0 to 1 (IEC 61966-2-1).
fn linear(share: f64) -> f64 {
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}
