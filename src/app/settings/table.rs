//! The settings as a table: what is set, to what, and where that comes from.

use super::{Setting, Settings, Source};
use crate::app::Home;

/// The rows of the table, the headings first. `home` is the home that is used, with its source.
pub fn table(settings: &Settings, home: (&Home, Source)) -> Vec<[String; 3]> {
    let row = |name: &str, value: &str, source: Source| {
        [name.to_owned(), value.to_owned(), source.to_string()]
    };
    let switch = |name, setting: &Setting<bool>, on, off| {
        row(name, if setting.value { on } else { off }, setting.source)
    };
    let interviewer = match settings.interviewer.value.as_str() {
        "" => "(the one entered last)",
        name => name,
    };
    let (home, home_source) = home;
    let mut rows = vec![
        ["Setting", "Value", "From"].map(str::to_owned),
        row("interviewer", interviewer, settings.interviewer.source),
        row("home", &home.folder.display().to_string(), home_source),
        row("theme", settings.theme.value.word(), settings.theme.source),
        switch("glyphs", &settings.ascii, "ascii", "unicode"),
        row("clock", settings.clock.value.word(), settings.clock.source),
        switch("time_stamps", &settings.time_stamps, "true", "false"),
        row("editor", &settings.editor.value, settings.editor.source),
        switch("mouse", &settings.mouse, "true", "false"),
    ];
    rows.extend(settings.changed_keys.iter().map(|change| {
        let keys: Vec<String> = change.keys.iter().map(ToString::to_string).collect();
        row(&format!("keys.{}", change.id), &keys.join("  "), Source::File(change.line))
    }));
    rows
}
