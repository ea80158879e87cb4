//! Text from files and people never steers the terminal.

use vivavoce::app::{Msg, Screen};
use vivavoce::format::bank_toml;

use crate::desk::Desk;

/// Escape sequences, C1, bidi, zero width, a line separator, a tag, a lone combining mark, and a
/// tower of them.
const POISON: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}evil\u{2066}\u{200b}\u{200f}\u{feff}\u{2028}\u{e0041}\u{8}\u{7f}\u{0}\u{301}a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";

fn dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{61c}' | '\u{e0000}'..='\u{e007f}')
}

#[track_caller]
fn is_safe(desk: &mut Desk) {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45), (40, 14), (10, 3)] {
        desk.resize(columns, rows);
        for cell in desk.cells().content() {
            let bad = cell.symbol().chars().find(|c| dangerous(*c));
            assert_eq!(bad, None, "in {:?} on\n{}", cell.symbol(), desk.screen());
            let marks = cell.symbol().chars().filter(|c| *c == '\u{301}').count();
            assert!(marks <= 4, "a tower of {marks} marks on\n{}", desk.screen());
        }
    }
}

/// A bank every text of which is poisoned.
fn poisoned() -> Desk {
    let poison: Vec<String> = POISON.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    let poison = poison.concat();
    let text = format!(
        "title = \"t{poison}\"\nversion = \"v{poison}\"\nabout = \"a{poison}\"\n\
         [scale]\nlabels = [\"l{poison}\", \"m{poison}\"]\n\
         [[competency]]\nid = \"c\"\nname = \"n{poison}\"\n\
         [[question]]\nid = \"q\"\ntitle = \"t{poison}\"\ncompetency = \"c\"\nask = \"a{poison}\"\n\
         fallback = \"f{poison}\"\nlook_for = \"l{poison}\"\nsignals = [\"s{poison}\"]\n\
         red_flags = [\"r{poison}\"]\nprobes = [\"p{poison}\"]\n\
         [question.anchors]\n1 = \"1{poison}\"\n2 = \"2{poison}\"\n\
         [[guide]]\nid = \"g\"\ntitle = \"t{poison}\"\nminutes = 30\n\
         opening = {{ minutes = 3, script = \"o{poison}\" }}\nquestions = [\"q\"]\n"
    );
    let loaded = bank_toml::load("bad.toml", "bad", text.as_bytes());
    let bank = loaded.bank.unwrap_or_else(|| panic!("{:?}", loaded.problems));
    let file = crate::desk::bank_file("bad", &text);
    let mut desk = Desk::start_with(vivavoce::app::Go::Home, [].into(), vec![file]);
    is_safe(&mut desk);
    desk.keys("b");
    is_safe(&mut desk);
    desk.keys("Esc n").paste(POISON);
    desk.write(&format!("Eve{POISON}").replace(['\n', '\r'], ""));
    for _ in 0..6 {
        is_safe(&mut desk);
        desk.keys("Tab");
        desk.paste(POISON);
    }
    desk.keys("Enter");
    assert_eq!(desk.record().plan.bank, bank.id);
    is_safe(&mut desk);
    desk.keys("Enter");
    assert!(desk.record().people.candidate.contains('\u{202e}'), "it is kept");
    desk
}

#[test]
fn no_screen_shows_a_character_that_steers_the_terminal() {
    let mut desk = poisoned();
    is_safe(&mut desk);
    desk.keys("Alt-n").paste(POISON).write("+ plain\n").write(POISON);
    is_safe(&mut desk);
    assert!(desk.notes().contains('\u{1b}'), "it is kept");
    for keys in ["Alt-2 Alt-A Alt-B Alt-j", "Alt-v", "Esc Alt-g", "Esc Alt-s", "Esc", "F1", "Esc"] {
        desk.keys(keys);
        is_safe(&mut desk);
    }
    desk.keys("Alt-s").paste(POISON).keys("x");
    is_safe(&mut desk);
    desk.keys("Enter");
    is_safe(&mut desk);
    desk.keys("Alt-w Alt-w Alt-1").paste(POISON);
    is_safe(&mut desk);
    desk.keys("Alt-e");
    is_safe(&mut desk);
    desk.keys("F");
    is_safe(&mut desk);
    desk.broken = Some(format!("Not saved: {POISON}"));
    desk.keys("Enter");
    is_safe(&mut desk);
    assert!(matches!(desk.app.screen, Screen::Page(_)), "{}", desk.screen());
    desk.keys("q");
    is_safe(&mut desk);
    desk.broken = None;
    desk.keys("Esc").wait(10).keys("End");
    is_safe(&mut desk);
    desk.keys("Esc");
    is_safe(&mut desk);
    desk.paste(POISON);
    is_safe(&mut desk);
}

#[test]
fn hostile_text_survives_the_file() {
    let mut desk = poisoned();
    desk.keys("Alt-n").paste(POISON).wait(2);
    let on_disk = desk.on_disk();
    assert_eq!(on_disk.people, desk.record().people);
    assert_eq!(on_disk.entries[1].notes, desk.entry(1).notes);
    assert_eq!(on_disk.plan, desk.record().plan);
    let text = desk.files.values().next().expect("a file");
    assert!(!text.chars().any(|c| dangerous(c) && c != '\n'), "a file is safe to cat");
}

#[test]
fn an_editor_outside_that_answers_with_anything_is_safe() {
    let mut desk = poisoned();
    desk.keys("Alt-n Ctrl-O").tell(Msg::EditedOutside(Err(format!("vi said {POISON}"))));
    is_safe(&mut desk);
    desk.keys("Ctrl-O").tell(Msg::EditedOutside(Ok(format!("a{POISON}\r\nb\rc"))));
    is_safe(&mut desk);
}
