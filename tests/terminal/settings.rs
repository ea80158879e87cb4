//! The settings of the real program.

use std::fs;

use vt100::Color;

use crate::pty::{Home, Pty, alt};

fn with(text: &str) -> Home {
    let home = Home::new();
    let file = home.path("user/.config/vivavoce/config.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("settings");
    home
}

/// Every colour on the screen.
fn colours(viva: &Pty) -> Vec<Color> {
    let screen = viva.model();
    let (rows, columns) = screen.size();
    let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
    let of = cells.filter_map(|(row, column)| screen.cell(row, column));
    of.flat_map(|cell| [cell.fgcolor(), cell.bgcolor()])
        .filter(|colour| *colour != Color::Default)
        .collect()
}

#[test]
fn the_file_gives_the_interviewer_the_keys_and_the_looks() {
    let home = with(
        "interviewer = \"Robin Example\"\nglyphs = \"ascii\"\nclock = \"remaining\"\ntheme = \"light\"\n\
         [keys]\nnext = \"F8\"\n",
    );
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada", "--guide", "60"]);
    viva.sees("- Opening -").sees("left  on time").keys("\x1b[19~").sees("- 1 - Slow query");
    assert!(colours(&viva).contains(&Color::Idx(4)) && !colours(&viva).contains(&Color::Idx(6)));
    assert!(viva.screen().is_ascii(), "{}", viva.screen());
    viva.saved().keys(alt('q')).end().well().gave_the_terminal_back();
    assert_eq!(home.record().people.interviewer, "Robin Example");
}

#[test]
fn an_option_and_the_environment_win_over_the_file() {
    let home = with("theme = \"dark\"\nglyphs = \"unicode\"\n").with("NO_COLOR", "1");
    let mut viva = home.viva(&["--ascii"]);
    viva.sees("Start an interview");
    assert_eq!(colours(&viva), []);
    viva.keys("n").sees("> Candidate").keys("\x1b");
    viva.sees("Sessions").keys("q").end().well();
}

#[test]
fn a_light_terminal_that_says_so_has_dark_colours() {
    let home = Home::new().with("COLORFGBG", "0;15");
    let mut viva = home.viva(&[]);
    viva.sees("Start an interview");
    assert!(colours(&viva).iter().all(|colour| *colour == Color::Idx(4)));
    viva.keys("q").end().well();
}

#[test]
fn settings_that_are_no_settings_stop_nothing() {
    let home = with("theme = \x1b]0;dark\n[keys\n\u{202e}");
    let mut viva = home.viva(&[]);
    viva.sees("Settings: 3 problems, see `viva config`").sees("Start an interview");
    viva.keys("q").end().well();
}

#[test]
fn a_terminal_is_asked_what_it_writes_on_and_followed_when_that_changes() {
    let home = Home::new();
    let mut viva = home.viva(&[]);
    viva.sees("Start an interview");
    assert!(colours(&viva).iter().all(|colour| *colour == Color::Idx(6)));
    viva.keys("\x1b]11;rgb:ffff/fafa/f0f0\x1b\\\x1b[?62;22c");
    viva.until("it is light", |viva| colours(viva).iter().all(|it| *it == Color::Idx(4)));
    viva.keys("\x1b[?997;1n");
    viva.until("it is dark", |viva| colours(viva).iter().all(|it| *it == Color::Idx(6)));
    let ended = viva.keys("q").end().well().gave_the_terminal_back();
    let asks = |bytes: &[u8]| bytes.windows(7).any(|it| it == b"\x1b]11;?\x1b");
    assert!(asks(&ended.bytes));
    // Who has chosen asks nothing.
    let mut viva = home.viva(&["--theme", "dark"]);
    viva.sees("Start an interview").keys("\x1b]11;rgb:ffff/ffff/ffff\x07n").sees("Candidate");
    let ended = viva.keys("\x1b").sees("Sessions").keys("q").end().well();
    assert!(!asks(&ended.bytes));
}

/// Whoever reads after the program would take it for something that was typed.
#[test]
fn an_answer_that_comes_late_is_read_before_the_terminal_is_given_back() {
    let home = Home::new();
    let mut viva = home.viva(&[]);
    viva.sees("Start an interview").keys("q\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c");
    let ended = viva.end().well().gave_the_terminal_back();
    assert!(!ended.screen.contains("rgb:"), "{}", ended.screen);
}
