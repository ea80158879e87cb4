//! A command as somebody can copy it from the screen into a shell.

/// A word of a command line: as it is where no shell would make more of it, in quotes elsewhere.
pub fn word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '@');
    if !text.is_empty() && !text.starts_with('-') && text.chars().all(plain) {
        text.to_owned()
    } else {
        let dashed = if text.starts_with('-') { "./" } else { "" };
        format!("'{dashed}{}'", text.replace('\'', "'\\''"))
    }
}

/// The command that prints a session.
pub fn show(session: &str) -> String {
    format!("viva show {}", word(session))
}

/// The command that shows where two sessions differ.
pub fn diff(one: &str, other: &str) -> String {
    format!("viva diff {} {}", word(one), word(other))
}
