//! The table of bindings: nothing in it collides, nothing in it is dead, and the README tells it
//! as it is.

#![expect(clippy::disallowed_methods, reason = "it reads and writes README.md")]

mod desk;

use std::fmt::Write;
use std::path::Path;

use desk::Desk;
use vivavoce::app::keymap::{self, BINDINGS, Binding, Keymap, LETTERS, PROBES, Scope, WRITING};
use vivavoce::app::{Action, Code, Go, Key};
use vivavoce::domain::Mark;

#[test]
fn no_two_rows_fit_the_same_key() {
    for scope in Scope::ALL {
        for typing in typing_in(scope) {
            for key in every_key() {
                let rows = fitting(scope, *typing, key);
                let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
                assert!(rows.len() < 2, "{scope:?}: {key} means {names:?}");
            }
        }
    }
}

#[test]
fn no_key_of_the_program_takes_one_from_the_text() {
    for scope in Scope::ALL.into_iter().filter(|scope| typing_in(*scope).contains(&true)) {
        for key in every_key() {
            let (action, writing) = (resolve(scope, true, key), Keymap::default().writing(key));
            let torn = action.is_some() && writing.is_some() && !stands_aside(scope, key);
            assert!(!torn, "{scope:?}: {key} means {action:?} and {writing:?}");
        }
    }
}

/// In a text of one line nothing is above or below: these keys go through the form or the list.
/// The filter of a list leaves it Home and End as well; Ctrl-A and Ctrl-E stay with the text.
fn stands_aside(scope: Scope, key: Key) -> bool {
    let finding =
        matches!(scope, Scope::Library | Scope::Jump | Scope::Palette | Scope::Find | Scope::Add);
    let one_line = finding
        || matches!(
            scope,
            Scope::Setup
                | Scope::Skip
                | Scope::Folder
                | Scope::Export
                | Scope::AmendName
                | Scope::AmendWhy
        );
    let vertical = [Code::Enter, Code::Up, Code::Down, Code::PageUp, Code::PageDown];
    let ends = finding && [Code::Home, Code::End].contains(&key.code);
    one_line && key == Key::plain(key.code) && (vertical.contains(&key.code) || ends)
}

#[test]
fn no_two_writing_keys_are_the_same() {
    for key in every_key() {
        let rows = WRITING.iter().filter(|row| row.keys.contains(&key)).count();
        assert!(rows < 2, "{key} writes in {rows} ways");
    }
}

/// With Alt sent as Esc, these begin what a terminal sends for arrows, function keys and replies.
#[test]
fn nothing_is_bound_to_what_begins_an_escape_sequence() {
    for scope in Scope::ALL {
        for c in "OP[]".chars() {
            for key in [Key::char(c), Key::char(c).alt()] {
                for typing in typing_in(scope) {
                    assert_eq!(resolve(scope, *typing, key), None, "{scope:?}: {key}");
                }
            }
        }
    }
}

#[test]
fn the_keys_of_the_interview_stay_where_fingers_learned_them() {
    let live = |typing, key: &str| resolve(Scope::Live, typing, Key::parse(key).expect("a key"));
    for point in 1..=7 {
        assert_eq!(live(true, &format!("Alt-{point}")), Some(Action::Rate(point)));
    }
    for (key, action) in [
        ("Alt-n", Action::Next),
        ("Alt-p", Action::Previous),
        ("Alt-u", Action::Undo),
        ("Alt-c", Action::Cover),
        ("F1", Action::Help),
        ("Esc", Action::Desk),
    ] {
        assert_eq!(live(true, key), Some(action), "{key}");
    }
    assert_eq!(live(false, "q"), Some(Action::Quit));
    assert_eq!(live(true, "q"), None);
}

#[test]
fn in_the_interview_capital_letters_tick_and_small_letters_act() {
    for c in 'A'..='Z' {
        let action = resolve(Scope::Live, false, Key::char(c));
        let tick = LETTERS.contains(c).then_some(Action::Tick(c));
        assert_eq!(action, tick, "{c}");
    }
    for c in 'a'..='z' {
        let action = resolve(Scope::Live, false, Key::char(c));
        assert!(!matches!(action, Some(Action::Tick(_))), "{c}");
    }
}

#[test]
fn every_desk_key_works_with_alt_while_typing() {
    for scope in [Scope::Live, Scope::WrapUp] {
        for key in every_key().filter(|key| !key.alt) {
            let on_the_desk = BINDINGS.iter().filter(|row| row.scopes.contains(&scope));
            // The help has its question mark to itself on the desk: Alt-? marks the line.
            let on_the_desk = on_the_desk.filter(|row| !matches!(row.desk, keymap::Desk::Alone(_)));
            for row in on_the_desk.filter(|row| desk_keys(row).contains(&key)) {
                let typing = resolve(scope, true, key.alt());
                assert_eq!(typing, resolve(scope, false, key), "{key}: {}", row.name);
                assert!(typing.is_some(), "Alt-{key}: {}", row.name);
            }
        }
    }
}

#[test]
fn every_key_is_read_as_it_is_written() {
    for key in every_key() {
        let written = key.to_string();
        assert_eq!(Key::parse(&written), Some(key), "{written}");
    }
    let table =
        BINDINGS.iter().flat_map(|row| desk_keys(row).into_iter().chain(row.always.to_vec()));
    let writing = WRITING.iter().flat_map(|row| row.keys.iter().copied());
    for key in table.chain(writing) {
        assert!(every_key().any(|known| known == key), "{key} is not among the keys of this test");
    }
    for strange in ["", "Alt-", "F0", "F25", "Hyper-x", "ab"] {
        assert_eq!(Key::parse(strange), None, "{strange:?}");
    }
}

#[test]
fn no_binding_is_dead() {
    let mut states = states();
    let mut dead = Vec::new();
    for row in BINDINGS {
        for scope in row.scopes {
            for (keys, with_alt) in [(desk_keys(row), true), (row.always.to_vec(), false)] {
                let mut keys = keys.into_iter();
                if let Some(key) = keys.next() {
                    let alive = states.iter_mut().any(|desk| {
                        let alone = matches!(row.desk, keymap::Desk::Alone(_));
                        if alone && with_alt && desk.app.typing() {
                            return false;
                        }
                        let key = if desk.app.typing() && with_alt { key.alt() } else { key };
                        desk.app.scope() == Some(*scope) && does_something(desk, key)
                    });
                    if !alive {
                        dead.push(format!("{scope:?}: {key} ({})", row.name));
                    }
                }
            }
        }
    }
    assert!(dead.is_empty(), "these do nothing and say nothing: {dead:#?}");
}

/// Whether a key changes anything, asks for anything or says anything. The desk is as it was
/// afterwards.
fn does_something(desk: &mut Desk, key: Key) -> bool {
    let kept = desk.app.clone();
    let effects = desk.app.update(desk.at, vivavoce::app::Msg::Key(key));
    let app = std::mem::replace(&mut desk.app, kept);
    let kept = &desk.app;
    !effects.is_empty()
        || app.screen != kept.screen
        || app.overlay != kept.overlay
        || app.toast != kept.toast
        || app.interview != kept.interview
}

/// An interview with something in it, after these keys.
fn written(keys: &str) -> Desk {
    let mut desk = Desk::interview("backend", "60");
    desk.resize(60, 20).wait(30).keys("Alt-n").write("one\ntwo").keys("Alt-3 Alt-A").wait(20);
    desk.keys(keys);
    desk
}

/// The program in the states in which its keys can be of use.
fn states() -> Vec<Desk> {
    let mut states: Vec<Desk> = [
        "",
        "Alt-u",
        "Alt-Down",
        "Alt-Down Alt-Down",
        "Esc",
        "Alt-t",
        "Alt-v",
        "Alt-v Alt-Down",
        "Esc v",
        "Alt-u Alt-v",
        "F1",
        "F1 PageDown",
        "Alt-g",
        "Alt-g Down",
        "Alt-0 Alt-s",
        "Alt-0 Alt-s Down",
        "Alt-w Alt-w",
        "Alt-w Alt-w Alt-2",
        "Alt-w Alt-w Esc",
        "Alt-w Alt-w Alt-Down",
        "Alt-w Alt-w Alt-e",
        "Esc q",
        "Alt-w Alt-w Alt-2 Alt-u",
        "Ctrl-P",
        "Ctrl-P Down",
        "Ctrl-F o",
        "Ctrl-F o Down",
        "Ctrl-N",
        "Ctrl-N Down",
    ]
    .into_iter()
    .map(written)
    .collect();
    let finished = |keys: &str| {
        let mut desk = written("Alt-w Alt-w Alt-2 Alt-e F Home");
        desk.keys(keys);
        desk
    };
    let amending = ["", "h h", "a", "a Down Down", "a 2 x", "a 1 0 w", "a 5 1"];
    states.extend(amending.into_iter().map(finished));
    let mut broken = written("");
    broken.broken = Some("The disk is full.".into());
    broken.write("more").keys("Esc q");
    states.push(broken);
    let mut asked = written("");
    asked.broken = Some("The disk is full.".into());
    asked.write("more").wait(2).keys("Alt-o");
    states.push(asked);
    let files = written("").files;
    let followed = files.keys().next().expect("a session").clone();
    states.push(Desk::start(Go::Present { file: followed }, files.clone()));
    let start = |keys: &str| {
        let mut desk = Desk::start(vivavoce::app::Go::Home, files.clone());
        desk.resize(60, 20).keys(keys);
        desk
    };
    states.extend(
        [
            "",
            "Down Down",
            "f e",
            "f e Down",
            "n",
            "n Tab",
            "n Tab Tab",
            "n x Enter",
            "n x Enter Down",
            "n x Enter i a",
            "n x Enter i a Alt-u",
            "b",
            "b Down",
            "b PageDown",
            "s",
            "s Down",
            "s Enter",
            "s Enter n n",
            "s Enter End",
            "s Alt-x",
        ]
        .into_iter()
        .map(start),
    );
    let mut many = files.clone();
    for nth in 2..9 {
        let (file, text) = files.iter().next().expect("a session");
        many.insert(file.with_file_name(format!("{nth}.toml")), text.clone());
    }
    let mut list = Desk::start(vivavoce::app::Go::Library, many);
    list.keys("Down Down Down");
    states.push(list);
    for keys in ["", "Down Right", "End Enter", "End Right Enter", "End Enter Down"] {
        let all = desk::round::files(&desk::round::round());
        let mut compared = Desk::start(Go::Library, all);
        compared.resize(60, 14).keys("Alt-c").keys(keys);
        states.push(compared);
    }
    states
}

#[test]
fn the_readme_tells_the_keys_as_they_are() {
    const BEGIN: &str = "<!-- keys -->";
    const END: &str = "<!-- /keys -->";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has no <!-- keys -->");
    let (told, after) = rest.split_once(END).expect("README.md has no <!-- /keys -->");
    let tables = format!("\n\n{}\n", key_tables().trim_end());
    if std::env::var_os("UPDATE_README").is_some_and(|it| it == "1") {
        let text = format!("{before}{BEGIN}{tables}{END}{after}");
        std::fs::write(&path, text).expect("README.md can be written");
        return;
    }
    assert!(
        told == tables,
        "the keys in README.md are not those of the program: UPDATE_README=1 cargo test --test \
         keymap writes them"
    );
}

/// A Markdown table for each place in which keys mean something, and for writing.
fn key_tables() -> String {
    let mut text = String::new();
    for scope in Scope::ALL {
        heading(&mut text, scope.title());
        for row in Keymap::default().rows(scope) {
            table_row(&mut text, row.all_keys(scope).split_whitespace(), row.binding.name);
        }
    }
    heading(&mut text, "Writing, in every text");
    for row in WRITING {
        let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
        table_row(&mut text, keys.iter().map(String::as_str), row.name);
    }
    heading(
        &mut text,
        "Marks, typed at the start of a line of notes, or with Alt from any place in it",
    );
    for mark in Mark::ALL {
        table_row(&mut text, [mark.sign().to_string().as_str()], mark.meaning());
    }
    text
}

fn heading(text: &mut String, title: &str) {
    let _ = write!(text, "\n**{title}**\n\n| Key | |\n| --- | --- |\n");
}

fn table_row<'a>(text: &mut String, keys: impl IntoIterator<Item = &'a str>, name: &str) {
    let keys: Vec<String> = keys.into_iter().map(|key| format!("`{key}`")).collect();
    let _ = writeln!(text, "| {} | {name} |", keys.join(" "));
}

/// Whether a text can have the keys in a scope, and whether it can be without them.
fn typing_in(scope: Scope) -> &'static [bool] {
    match scope {
        Scope::Live | Scope::WrapUp | Scope::Brief | Scope::Setup => &[false, true],
        Scope::Library
        | Scope::Skip
        | Scope::Folder
        | Scope::Jump
        | Scope::Palette
        | Scope::Find
        | Scope::Add
        | Scope::Export
        | Scope::AmendText
        | Scope::AmendWhy => &[true],
        _ => &[false],
    }
}

/// What a key asks for by the table.
fn resolve(scope: Scope, typing: bool, key: Key) -> Option<Action> {
    Keymap::default().resolve(scope, typing, key)
}

/// The rows that fit a key.
fn fitting(scope: Scope, typing: bool, key: Key) -> Vec<&'static Binding> {
    let rows = BINDINGS.iter().filter(|row| row.scopes.contains(&scope));
    let bare = Key { alt: false, ..key };
    rows.filter(|row| {
        if let keymap::Desk::Alone(keys) = row.desk {
            return row.always.contains(&key) || !typing && keys.contains(&key);
        }
        row.always.contains(&key) || (!typing || key.alt) && desk_keys(row).contains(&bare)
    })
    .collect()
}

/// The desk keys of a row, a family spelled out.
fn desk_keys(row: &Binding) -> Vec<Key> {
    let chars = |text: &str| text.chars().map(Key::char).collect();
    match row.desk {
        keymap::Desk::None => Vec::new(),
        keymap::Desk::Keys(keys) | keymap::Desk::Alone(keys) => keys.to_vec(),
        keymap::Desk::Points => chars("1234567"),
        keymap::Desk::Letters | keymap::Desk::Missing => chars(LETTERS),
        keymap::Desk::Probes => chars(PROBES),
        keymap::Desk::Recommendations => chars("1234"),
        keymap::Desk::Choices => chars("1234567890"),
        keymap::Desk::Columns => chars("12345678"),
    }
}

/// Every key that can be pressed, with every modifier. Ctrl with a capital letter is the same key
/// as with the small one.
fn every_key() -> impl Iterator<Item = Key> {
    let chars = (' '..='~').map(Code::Char);
    let named = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ];
    let codes = chars.chain(named).chain((1..=24).map(Code::F));
    codes.flat_map(|code| {
        let plain = Key::plain(code);
        let is_char = matches!(code, Code::Char(_));
        let capital = matches!(code, Code::Char(c) if c.is_ascii_uppercase());
        let keys = [plain, plain.alt(), plain.ctrl(), plain.ctrl().alt()];
        let shifted = keys.map(Key::shift);
        let keys = keys.into_iter().filter(move |key| !(capital && key.ctrl));
        keys.chain(shifted.into_iter().filter(move |_| !is_char))
    })
}
