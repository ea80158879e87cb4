//! A text of one line with its cursor.

use super::super::canvas::Canvas;
use crate::app::areas::Area;
use crate::app::field::Field;
use crate::domain::prose::shorten;

/// Draws a field into the first row of an area; the cursor shows where it `has_keys`. An empty
/// field shows `hint` instead, and a proposal is quiet until it has the keys.
pub(in crate::ui) fn draw(
    canvas: &mut Canvas,
    area: Area,
    field: &Field,
    hint: &str,
    has_keys: bool,
) {
    let theme = canvas.theme;
    let style = if has_keys { theme.strong() } else { theme.plain() };
    if field.notes().text().is_empty() {
        canvas.text(area, 0, 0, hint, theme.quiet());
    } else if field.is_proposed() && !has_keys {
        let room = usize::from(area.width.saturating_sub(1));
        canvas.text(area, 0, 0, &shorten(&field.text(), room), theme.quiet());
        return;
    }
    super::notes::rows(canvas, area, field.editor(), field.notes(), |_| style);
    if has_keys && let Some((column, row)) = field.editor().cursor_cell(field.notes()) {
        canvas.cursor(area, column, row);
    }
}
