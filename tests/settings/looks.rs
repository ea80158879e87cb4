//! What the settings change on the screen.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use vivavoce::app::settings::Background;
use vivavoce::app::{App, Go, Msg, Remembered, Start};

use crate::desk::{Desk, bank_file, banks};

/// The program in many states, each with something on the screen that others have not.
fn states() -> Vec<Desk> {
    let worked = |keys: &str| {
        let mut desk = Desk::interview("backend", "60");
        desk.wait(100)
            .keys("Alt-n")
            .write("+ plan first\n- no word on cost\n\"quote\n? ask\n! high\nh hint");
        desk.keys("Alt-A Alt-D Alt-G Alt-j Alt-4 Alt-n")
            .wait(700)
            .keys("Alt-s Enter Alt-p Alt-p")
            .wait(900);
        desk.keys(keys);
        desk
    };
    let mut states: Vec<Desk> = [
        "",
        "Esc",
        "Alt-t",
        "Alt-v",
        "Alt-g Down",
        "Alt-0 Alt-s",
        "F1",
        "Alt-c",
        "Shift-Left Shift-Left",
        "Alt-w Alt-w",
        "Alt-w Alt-w Alt-3",
        "Alt-w Alt-w Alt-e",
        "Alt-w Alt-w Alt-3 Alt-e F",
        "Alt-u",
        "Alt-n",
        "Alt-n Alt-n",
        "Ctrl-P",
        "Ctrl-F o",
        "Ctrl-N",
        "F5",
    ]
    .into_iter()
    .map(worked)
    .collect();
    let mut unsaved = worked("");
    unsaved.broken = Some("The disk is full.".into());
    unsaved.keys("Alt-5");
    let files = unsaved.files.clone();
    states.push(unsaved);
    let mut broken = worked("");
    broken.broken = Some("The disk is full.".into());
    broken.keys("Alt-5 Esc q");
    states.push(broken);
    let mut all = banks();
    all.push(bank_file("broken", "[[question]]\nask = \"Why?\"\nlookfor = \"x\"\n"));
    for keys in ["", "n", "n Tab", "b", "b Down Down", "s", "s Enter"] {
        let mut desk = Desk::start_with(Go::Home, files.clone(), all.clone());
        desk.keys(keys);
        states.push(desk);
    }
    states.push(Desk::start(Go::Library, BTreeMap::new()));
    states
}

/// Looks at every state in every room.
fn look(mut at: impl FnMut(&mut Desk)) {
    for mut desk in states() {
        for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
            desk.resize(columns, rows);
            at(&mut desk);
        }
    }
}

/// In every theme the same words and signs are there, so that nothing is told by colour alone;
/// and no colour stands where it cannot be read.
#[test]
fn every_screen_can_be_read_in_every_theme_and_in_ascii() {
    let themes = [
        ("dark", &[Color::Blue, Color::Black, Color::Magenta, Color::Red][..]),
        ("light", &[Color::Yellow, Color::Green, Color::Cyan, Color::White, Color::LightRed]),
        ("high-contrast", &[Color::Blue, Color::Green, Color::Cyan]),
        ("none", &[]),
    ];
    look(|desk| {
        let said = desk.set("").screen();
        for (theme, never) in themes {
            assert_eq!(desk.set(&format!("theme = {theme:?}")).screen(), said);
            for cell in desk.cells().content() {
                assert!(!never.contains(&cell.fg), "{theme}: {:?}", cell.fg);
                let dim = cell.modifier.contains(Modifier::DIM);
                assert!(!dim || theme != "high-contrast", "dimmed in {theme}");
                let on_colour = cell.bg != Color::Reset;
                assert!(!on_colour || theme == "high-contrast", "{theme}: on {:?}", cell.bg);
                assert!(cell.fg == Color::Reset || theme != "none", "{:?}", cell.fg);
            }
        }
        let screen = desk.set("glyphs = \"ascii\"").screen();
        let strange: Vec<char> = screen.chars().filter(|c| !c.is_ascii()).collect();
        assert!(strange.is_empty(), "{strange:?} on this screen:\n{screen}");
    });
}

#[test]
fn in_ascii_a_signal_and_its_tick_look_different_and_so_does_a_red_flag() {
    let mut desk = Desk::interview("backend", "60");
    desk.set("glyphs = \"ascii\"").resize(140, 45).keys("Alt-n Alt-A");
    desk.sees(" A x ").sees(" B . ").sees(" G ! ").keys("Alt-G").sees(" G X ");
}

#[test]
fn what_is_urgent_stands_out_in_every_theme() {
    for theme in ["none", "dark", "light", "high-contrast"] {
        let mut desk = Desk::interview("backend", "60");
        desk.set(&format!("theme = \"{theme}\"")).keys("Alt-n");
        desk.broken = Some("The disk is full.".into());
        desk.wait(2_000).keys("Alt-5");
        assert!(style_of(&desk, "NOT SAVED").add_modifier.contains(Modifier::BOLD), "{theme}");
        desk.sees("time to move on");
    }
}

#[test]
fn the_automatic_theme_follows_the_terminal() {
    let mut desk = Desk::home();
    let accent = |desk: &Desk| style_of(desk, "n   Start").fg;
    assert_eq!(accent(&desk), Some(Color::Cyan));
    desk.tell(Msg::Background(Background::Light));
    assert_eq!(accent(&desk), Some(Color::Blue));
    desk.tell(Msg::Background(Background::Dark));
    assert_eq!(accent(&desk), Some(Color::Cyan));
    desk.set("theme = \"light\"");
    assert_eq!(accent(&desk), Some(Color::Blue));
}

#[test]
fn the_clock_shows_what_it_is_asked_for() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(83).sees("1:23 / 60:00");
    desk.set("clock = \"remaining\"").sees("58:37 left");
    desk.set("clock = \"wall\"").sees("15:01 / 16:00");
    // A pause moves the end, and the clock goes on telling the time.
    desk.keys("Alt-t").wait(600).sees("15:11 / 16:09").keys("Alt-w").wait(60).sees("15:12 / 16:10");
    desk.set("clock = \"remaining\"").keys("Alt-t").wait(3_600).sees("1:23 over");
}

#[test]
fn without_time_stamps_notes_have_no_times_and_no_gutter() {
    let mut desk = Desk::interview("backend", "60");
    desk.set("time_stamps = false").wait(60).write("one\ntwo").wait(60).write(" and three");
    desk.sees("\n one\n two and three").sees_no("1:00 one");
    assert!(desk.entry(0).notes.lines().iter().all(|line| line.begun.is_none()));
    // The cursor knows it, too: a long line is folded at the edge of the screen.
    desk.write(&format!(" {}", "x".repeat(90))).sees(&format!("\n {}", "x".repeat(78)));
}

#[test]
fn problems_with_the_settings_are_said_and_stop_nothing() {
    let mut desk = Desk::home();
    desk.set("theme = 1\nclock = 2").resize(40, 14).sees("Settings: 2 problems, see `viva config`");
    desk.keys("n").sees("Candidate").sees_no("Settings");
    // Where the first screen is another one, it is said once.
    let start = Start {
        home: desk.app.home.clone(),
        settings: desk.app.settings.clone(),
        background: None,
        tilde: None,
        banks: banks(),
        remembered: Remembered::default(),
        size: desk.size,
        mouse: true,
        go: Go::Library,
    };
    let (app, _) = App::new(desk.at, start);
    let said = app.toast.map(|toast| toast.text);
    assert_eq!(said.as_deref(), Some("Settings: 2 problems, see `viva config`"));
}

/// The style of the first cell of a text on the screen.
fn style_of(desk: &Desk, text: &str) -> Style {
    let screen = desk.screen();
    let (y, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .unwrap_or_else(|| panic!("no {text:?}:\n{screen}"));
    let x = line.split(text).next().unwrap_or_default().chars().count();
    let (x, y) = (u16::try_from(x).expect("a column"), u16::try_from(y).expect("a row"));
    desk.cells()[(x, y)].style()
}
