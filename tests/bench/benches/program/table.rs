//! Medians, and how they are printed: each beside its ratio to the one that it is measured by.

use std::time::Duration;

/// What was measured of one program or way.
pub struct Row {
    pub name: String,
    pub trials: Vec<f64>,
}

impl Row {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), trials: Vec::new() }
    }

    /// In microseconds.
    pub fn push(&mut self, time: Duration) {
        self.trials.push(time.as_secs_f64() * 1e6);
    }

    /// The value below which this share of the trials lies.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.trials.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (share * (sorted.len().saturating_sub(1)) as f64).round() as usize;
        sorted.get(at).copied().unwrap_or(f64::NAN)
    }
}

/// Prints a table: median, p99 and the ratio of the medians to each of the rows named `to`.
pub fn print(title: &str, unit: &str, rows: &[Row], to: &[&str]) {
    let ratios: String = to.iter().map(|name| format!(" {:>18}", format!("× {name}"))).collect();
    println!("\n{title}\n{:<34} {:>12} {:>12}{ratios}", "", format!("median {unit}"), "p99");
    for row in rows {
        let median = row.quantile(0.5);
        let ratio = |name: &&str| {
            let base = rows.iter().find(|row| row.name == **name);
            base.map_or_else(
                || format!(" {:>18}", "-"),
                |base| format!(" {:>18.2}", median / base.quantile(0.5)),
            )
        };
        let ratios: String = to.iter().map(ratio).collect();
        println!("{:<34} {median:>12.1} {:>12.1}{ratios}", row.name, row.quantile(0.99));
    }
}
