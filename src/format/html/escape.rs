//! The one way by which a text gets into a page.

use std::fmt::Write;

use crate::domain::glyph::visible;

/// A text as it stands in an element or in a quoted attribute: nothing in it opens a tag or ends an
/// attribute, and what could not be seen has become visible.
pub fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No page may hold these, and nobody could see them. Writing to a string does not fail.
            c if is_noncharacter(c) => {
                let _ = write!(out, "⟨{:04X}⟩", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// A text of several lines, each escaped, with breaks between them.
pub(super) fn escape_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape).collect();
    lines.join("<br>")
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_opens_a_tag_or_ends_an_attribute() {
        let hostile = "</p><script>alert('\"&\")</script>";
        let safe = "&lt;/p&gt;&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;";
        assert_eq!(escape(hostile), safe);
    }

    #[test]
    fn nothing_hides() {
        assert_eq!(escape("a\0b\u{202e}c\u{ffff}\u{85}"), "a␀b⟨202E⟩c⟨FFFF⟩⟨0085⟩");
        assert_eq!(escape_lines("a\r\nb\tc\u{2028}d"), "a<br>b    c⟨2028⟩d");
    }
}
