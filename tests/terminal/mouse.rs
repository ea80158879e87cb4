//! The mouse of a real terminal: what is asked of it, and what its reports do.

use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use crate::pty::{Home, Pty, alt};

/// A report of the mouse over the first cell of a text on the screen, so many columns and rows
/// further: the code of what is done, and whether a button was let go.
fn over(
    viva: &Pty,
    text: &str,
    (columns, rows): (usize, usize),
    code: u8,
    release: bool,
) -> String {
    let screen = viva.screen();
    let place = screen.lines().enumerate().find_map(|(row, line)| {
        let byte = line.find(text)?;
        Some((line[..byte].chars().count(), row))
    });
    let (column, row) = place.unwrap_or_else(|| panic!("no {text:?} on this screen:\n{screen}"));
    let end = if release { 'm' } else { 'M' };
    format!("\x1b[<{code};{};{}{end}", column + columns + 1, row + rows + 1)
}

fn click(viva: &mut Pty, text: &str) {
    let press = over(viva, text, (0, 0), 0, false);
    let release = over(viva, text, (0, 0), 0, true);
    viva.keys(press).keys(release);
}

#[test]
fn clicks_drags_and_the_wheel_do_what_they_should_in_a_terminal() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada", "--guide", "60"]);
    viva.sees("─ Opening");
    assert_eq!(viva.model().mouse_protocol_mode(), MouseProtocolMode::ButtonMotion);
    assert_eq!(viva.model().mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);
    viva.keys(alt('n')).sees("─ 1 · ").sees("A ☐");
    click(&mut viva, "A ☐");
    viva.sees("A ☑").keys("zig zag zug").sees("zig zag zug");
    let press = over(&viva, "zag", (0, 0), 0, false);
    let drag = over(&viva, "zag", (3, 0), 32, false);
    let release = over(&viva, "zag", (3, 0), 0, true);
    viva.keys(press).keys(drag).keys(release).keys("X").sees("zig X zug");
    // Whoever moves the mouse about, or presses other buttons, types nothing.
    for code in [1, 2, 35, 66, 67, 8, 16, 128] {
        let report = over(&viva, "zug", (1, 0), code, false);
        viva.keys(report);
    }
    viva.keys("!").sees("zig X! zug").saved().keys(alt('q'));
    viva.end().well().gave_the_terminal_back();
    let entry = &home.record().entries[1];
    assert_eq!(
        (entry.signals.as_slice(), entry.notes.text().as_str()),
        ([0].as_slice(), "zig X! zug")
    );
}

#[test]
fn a_torn_report_types_nothing() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada", "--guide", "60"]);
    viva.sees("─ Opening").keys("one").sees("one");
    let time = std::time::Duration::from_millis(20);
    viva.torn("\x1b[<64;1", "0;20M", time).torn("\x1b", "[<65;10;20M", time).keys(" two");
    viva.sees("one two").saved().keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().entries[0].notes.text(), "one two");
}

#[test]
fn where_nothing_can_be_clicked_the_mouse_stays_the_terminals() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada", "--guide", "60"]);
    viva.sees("─ Opening").keys("x").saved();
    let mut other = home.viva(&["present"]);
    other.sees("Welcome");
    assert_eq!(other.model().mouse_protocol_mode(), MouseProtocolMode::None);
    other.keys("q").end().well().gave_the_terminal_back();
    viva.keys(alt('q')).end().well().gave_the_terminal_back();
}
