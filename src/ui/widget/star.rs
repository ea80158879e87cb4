//! The parts of an answer in a row: which were heard, and what asks for the next one.

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::guidance::probe_key;
use crate::app::star::{Form, letter, next};
use crate::domain::prose::shorten;
use crate::domain::{Entry, Question};

/// The fewest columns in which the next thing to ask is worth showing.
const LEAST: u16 = 24;

/// Draws the row into the first one of an area, from a column on; `keys` are those of all probes.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    (from, keys): (u16, &str),
    question: &Question,
    entry: &Entry,
) {
    let theme = canvas.theme;
    let form = Form::fitting(area.width.saturating_sub(from));
    let gap = u16::try_from(form.gap()).unwrap_or(1);
    let mut column = from;
    for part in question.parts() {
        let heard = entry.star.contains(part);
        let (sign, style) = if heard { ("☑", theme.good()) } else { ("☐", theme.plain()) };
        column = canvas.text(area, column, 0, &letter(*part).to_string(), theme.accent());
        let text = format!("{sign}{}", form.word(*part));
        column = canvas.text(area, column, 0, &text, style) + gap;
    }
    let room = area.width.saturating_sub(column + 2);
    if let (Some((key, ask)), LEAST..) = (next(question, entry), room) {
        column = canvas.text(area, column + 1, 0, "ask: ", theme.quiet());
        if let Some(key) = key {
            let key = probe_key(keys, key).to_string();
            column = canvas.text(area, column, 0, &key, theme.accent()) + 1;
        }
        let room = usize::from(area.width.saturating_sub(column + 1));
        canvas.text(area, column, 0, &shorten(&ask, room), theme.quiet());
    }
}
