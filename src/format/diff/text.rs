//! The differences as plain text, for `viva diff`.

use super::{Part, Which};
use crate::domain::glyph::visible;
use crate::format::report::wrapped;

/// The columns of the names of what differs.
const NAME: usize = 14;

/// The fewest columns that the text is wrapped to.
const FEWEST_COLUMNS: usize = 32;

/// The differences between the sessions that are called `a` and `b`, wrapped at so many columns
/// (32 at least). Holds no character that steers a terminal.
pub fn text(parts: &[Part], a: &str, b: &str, columns: usize) -> String {
    let mut page = Page { text: String::new(), columns: columns.max(FEWEST_COLUMNS) };
    page.wrap("A: ", a);
    page.wrap("B: ", b);
    if parts.is_empty() {
        page.text.push('\n');
        page.wrap("", "They are the same.");
    }
    for part in parts {
        page.text.push('\n');
        page.wrap("", &part.title);
        for row in &part.rows {
            let mut name = row.name;
            for (which, line) in &row.lines {
                let which = match which {
                    Which::A => 'A',
                    Which::B => 'B',
                };
                page.wrap(&format!("  {name:<NAME$}{which}  "), line);
                name = "";
            }
        }
    }
    page.text
}

struct Page {
    text: String,
    columns: usize,
}

impl Page {
    /// A text after a prefix; what follows is set in under its beginning.
    fn wrap(&mut self, prefix: &str, text: &str) {
        let indent = prefix.chars().count();
        let mut before = prefix.to_owned();
        for line in text.split('\n') {
            for row in wrapped(&visible(line), self.columns - indent) {
                self.text.push_str(&before);
                self.text.push_str(&row);
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push('\n');
                before = " ".repeat(indent);
            }
        }
    }
}
