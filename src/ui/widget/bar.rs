//! A mean on its scale as a bar.

/// A bar of `columns` cells, filled in proportion to `mean` between 0 and `top`. The unfilled part
/// is drawn too, so that the scale's end is seen.
pub(in crate::ui) fn bar(mean: f64, top: u8, columns: usize) -> String {
    let share = (mean / f64::from(top.max(1))).clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and a number of columns"
    )]
    let filled = (share * columns as f64).round() as usize;
    format!("{}{}", "█".repeat(filled), "░".repeat(columns.saturating_sub(filled)))
}
