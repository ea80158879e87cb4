//! The charts as SVG, to stand in an HTML page.
//!
//! Each is one `svg` element that needs nothing from outside. Bars are measured in per cent of the
//! width and everything else in the size of the text, so that a chart fits a phone and a sheet of
//! paper with letters that stay readable. The page may colour the classes `bar`, `track`, `tick`,
//! `halo`, `mark`, `missing`, `over`, `slept` and `small`; without it everything is drawn in the colour of the text. Title and
//! description say all that is seen. Texts are escaped.

mod scores;
mod spread;
mod strip;
mod times;

pub use scores::scores;
pub use spread::spread;
pub use strip::strip;
pub use times::times;

use std::fmt::Write;

use crate::domain::prose::{fold, shorten};
use crate::format::html::escape;

/// The distance between two lines of text, in the size of the text.
const LEADING: f64 = 1.3;
/// How high a bar is, likewise.
const BAR: f64 = 0.75;
/// How large small text is, likewise.
const SMALL: f64 = 0.85;

/// A drawing that grows downwards; heights are in the size of the text (`em`), widths in per cent.
struct Drawing {
    body: String,
    y: f64,
}

impl Drawing {
    fn new() -> Self {
        Self { body: String::new(), y: 0.0 }
    }

    /// A line of text with its baseline so far below the top.
    fn text(&mut self, x: f64, baseline: f64, anchor: Anchor, class: &str, text: &str) {
        let anchor = anchor.word();
        let text = escape(text);
        let class = class.trim();
        // Writing to a string does not fail.
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{x:.2}%\" y=\"{baseline:.2}em\" \
             text-anchor=\"{anchor}\" fill=\"currentColor\">{text}</text>"
        );
    }

    /// A line of smaller text. Its own size is what its place is measured in.
    fn small(&mut self, x: f64, baseline: f64, anchor: Anchor, text: &str) {
        let (anchor, y) = (anchor.word(), baseline / SMALL);
        let text = escape(text);
        let _ = write!(
            self.body,
            "<text class=\"small\" font-size=\"{SMALL}em\" x=\"{x:.2}%\" y=\"{y:.2}em\" \
             text-anchor=\"{anchor}\" fill=\"currentColor\">{text}</text>"
        );
    }

    /// A name on the left, folded to two lines of so many columns, and numbers on the right.
    fn heading(&mut self, name: &str, columns: usize, numbers: &str, class: &str) {
        self.text(100.0, self.y + 1.0, Anchor::End, &format!("{class} numbers"), numbers);
        for line in folded(name, columns, 2) {
            self.text(0.0, self.y + 1.0, Anchor::Start, class, &line);
            self.y += LEADING;
        }
    }

    fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        // Without a page that colours it, a track is told from a bar by being faint.
        let opacity = if class == "track" { " fill-opacity=\".18\"" } else { "" };
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x:.2}%\" y=\"{y:.2}em\" width=\"{width:.2}%\" \
             height=\"{height:.2}em\" fill=\"currentColor\"{opacity}/>"
        );
    }

    /// Where a bar is missing, which is something else than an empty one.
    fn missing(&mut self, y: f64) {
        let _ = write!(
            self.body,
            "<line class=\"missing\" x1=\"0%\" x2=\"100%\" y1=\"{y:.2}em\" y2=\"{y:.2}em\" \
             stroke=\"currentColor\" stroke-dasharray=\"3 5\"/>"
        );
    }

    /// An upright line.
    fn line(&mut self, class: &str, x: f64, y: f64, height: f64) {
        let end = y + height;
        let _ = write!(
            self.body,
            "<line class=\"{class}\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{y:.2}em\" \
             y2=\"{end:.2}em\" stroke=\"currentColor\"/>"
        );
    }

    /// An upright line at which something stopped.
    fn stop(&mut self, x: f64, y: f64, height: f64) {
        let end = y + height;
        let _ = write!(
            self.body,
            "<line class=\"mark\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{y:.2}em\" \
             y2=\"{end:.2}em\" stroke=\"currentColor\" stroke-dasharray=\"3 2\"/>"
        );
    }

    /// The whole chart. `id` is unique on the page, and plain.
    fn finish(self, id: &str, title: &str, description: &str) -> String {
        let Self { body, y } = self;
        let (title, description) = (escape(title), escape(description));
        format!(
            "<svg class=\"chart\" id=\"{id}\" role=\"img\" aria-labelledby=\"{id}-title\" \
             aria-describedby=\"{id}-desc\" width=\"100%\" height=\"{y:.2}em\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>\
             {body}</svg>\n"
        )
    }
}

#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A text in at most so many lines; what does not fit ends in `…`. Never without a line.
fn folded(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = fold(text, columns);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(shorten(&rest, columns));
    }
    if lines.is_empty() {
        lines.push("–".to_owned());
    }
    lines
}
