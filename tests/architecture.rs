//! Holds the walls of the house: who may name whom, and what is found only in one place.

#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines a source file may have. Files are meant to stay under about 400.
const MOST_LINES: usize = 450;

/// The layers, each with those that it may name besides itself.
const LAYERS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("format", &["domain"]),
    ("app", &["domain", "format"]),
    ("ui", &["app", "domain", "format"]),
    ("shell", &["app", "domain", "format", "ui"]),
    ("cli", &["app", "domain", "format", "ui", "shell"]),
];

/// A word of the code, and the layers in which alone it may stand.
const ONLY_IN: [(&str, &[&str]); 14] = [
    ("ratatui", &["ui", "shell"]),
    ("crossterm", &["shell"]),
    ("std::fs", &["shell", "cli", "main"]),
    ("std::thread", &["shell", "cli", "main"]),
    ("std::env", &["shell", "cli", "main"]),
    ("std::process", &["shell", "cli", "main"]),
    ("std::net", &[]),
    ("Instant::now", &["shell", "cli", "main"]),
    ("SystemTime", &["shell", "cli", "main"]),
    ("Local::now", &["shell", "cli", "main"]),
    ("Utc::now", &["shell", "cli", "main"]),
    ("Mutex", &[]),
    ("RwLock", &[]),
    ("async fn", &[]),
];

/// The visible names at the top of the repository; dotfiles and licences aside.
const TOP: [&str; 8] =
    ["Cargo.toml", "Cargo.lock", "src", "questions", "sessions", "tests", "README.md", "target"];

#[test]
fn each_layer_names_only_those_below_it() {
    let mut wrong = Vec::new();
    for file in sources() {
        wrong.extend(foreign_names(&file).into_iter().map(|it| format!("{}: {it}", file.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_impure_stands_in_the_shell_alone() {
    let mut wrong = Vec::new();
    // The tests beside a module are no part of the program.
    for file in sources().into_iter().filter(|file| !file.name.contains("/tests/")) {
        wrong.extend(misplaced(&file).into_iter().map(|it| format!("{}: {it}", file.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    // The program's `main` is three lines; an empty file has nothing to say.
    let speaks = |file: &Source| {
        file.name == "main.rs" || file.text.trim().is_empty() || file.text.starts_with("//! ")
    };
    let bare: Vec<String> =
        sources().into_iter().filter(|file| !speaks(file)).map(|file| file.name).collect();
    assert!(bare.is_empty(), "these files do not begin with //! docs: {bare:?}");
}

#[test]
fn files_stay_short() {
    let long = sources().into_iter().filter(|file| file.text.lines().count() > MOST_LINES);
    let long: Vec<String> = long.map(|file| file.name).collect();
    assert!(long.is_empty(), "these files are longer than {MOST_LINES} lines: {long:?}");
}

#[test]
fn the_top_of_the_repository_is_quiet() {
    let fits = |name: &String| {
        name.starts_with('.') || name.starts_with("LICENSE-") || TOP.contains(&name.as_str())
    };
    let top = fs::read_dir(root())
        .expect("the repository")
        .map(|entry| entry.expect("a name").file_name().into_string().expect("a name in Unicode"));
    let strange: Vec<String> = top.filter(|name| !fits(name)).collect();
    assert!(strange.is_empty(), "these do not belong there: {strange:?}");
}

/// Two versions in one program do not share their event queue.
#[test]
fn there_is_one_crossterm() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    assert_eq!(lock.matches("name = \"crossterm\"\n").count(), 1);
}

/// The tests above would pass as well if they saw nothing: each wall is run against on purpose.
#[test]
fn the_walls_can_be_felt() {
    let source = |name: &str, text: &str| Source { name: name.into(), text: text.into() };
    let foreign = |name: &str, text: &str| foreign_names(&source(name, text)).len();
    assert_eq!(foreign("domain/bank.rs", "use crate::app::Key;"), 1);
    assert_eq!(foreign("domain/bank.rs", "use crate::domain::Bank;"), 0);
    assert_eq!(foreign("domain/bank.rs", "use super::super::app::Key;"), 1);
    assert_eq!(foreign("domain/mod.rs", "use super::app::Key;"), 1);
    assert_eq!(foreign("domain/session/apply.rs", "use super::super::Bank;"), 0);
    assert_eq!(foreign("format/bank.rs", "use crate::{app::Key, domain};"), 1);
    assert_eq!(foreign("app/screen/live.rs", "    crate::ui::view();"), 1);
    assert_eq!(foreign("ui/mod.rs", "use crate::shell;"), 1);
    assert_eq!(foreign("ui/mod.rs", "// use crate::shell;"), 0);
    assert_eq!(foreign("shell/run.rs", "use crate::ui::view;"), 0);
    assert_eq!(foreign("main.rs", "use vivavoce::cli;"), 0);
    assert_eq!(foreign("app/mod.rs", "use vivavoce::cli;"), 1);
    let misplaced = |name: &str, text: &str| misplaced(&source(name, text)).len();
    assert_eq!(misplaced("app/mod.rs", "use ratatui::Frame;"), 1);
    assert_eq!(misplaced("ui/mod.rs", "use ratatui::Frame;"), 0);
    assert_eq!(misplaced("ui/mod.rs", "use ratatui::crossterm::event;"), 1);
    assert_eq!(misplaced("app/saving.rs", "let now = std::time::Instant::now();"), 1);
    assert_eq!(misplaced("app/saving.rs", "use std::{fmt, fs};"), 1);
    assert_eq!(misplaced("shell/disk.rs", "use std::fs;"), 0);
    assert_eq!(misplaced("shell/disk.rs", "use std::sync::Mutex;"), 1);
    assert_eq!(misplaced("main.rs", "std::env::args()"), 0);
}

/// A source file with its path below `src`.
struct Source {
    name: String,
    text: String,
}

impl Source {
    /// The layer that it belongs to: the first part of its path.
    fn layer(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or("");
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules it is below the root of the crate.
    fn depth(&self) -> usize {
        self.name
            .split('/')
            .filter(|part| !matches!(*part, "mod.rs" | "lib.rs" | "main.rs"))
            .count()
    }

    /// The code without comments, and with grouped paths spelled out as far as their first names.
    fn code(&self) -> String {
        let lines = self.text.lines().map(|line| line.split("//").next().unwrap_or(""));
        let code = lines.collect::<Vec<_>>().join("\n");
        spell_out(&spell_out(&code, "crate::{"), "std::{")
    }
}

/// Puts the beginning of a grouped path before each of its members: `crate::{a, b::c}` becomes
/// `crate::a, crate::b::c`.
fn spell_out(code: &str, group: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(group) {
        out.push_str(before);
        let path = group.trim_end_matches('{');
        out.push_str(path);
        let mut depth = 0;
        let mut end = after.len();
        for (at, c) in after.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    end = at;
                    break;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if c.is_whitespace() {
                continue;
            }
            out.push(c);
            if c == ',' && depth == 0 {
                out.push_str(path);
            }
        }
        rest = after.get(end..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// What a file names of the crate that its layer may not.
fn foreign_names(file: &Source) -> Vec<String> {
    let Some((layer, below)) = LAYERS.iter().find(|(name, _)| *name == file.layer()) else {
        return Vec::new();
    };
    let code = file.code();
    let mut wrong = Vec::new();
    for path in ["crate::", "vivavoce::"] {
        for (at, _) in code.match_indices(path) {
            let name = identifier(&code[at + path.len()..]);
            let layer_named = LAYERS.iter().any(|(layer, _)| *layer == name);
            if layer_named && name != *layer && !below.contains(&name) {
                wrong.push(format!("{layer} names {path}{name}"));
            }
        }
    }
    // A layer is left by its name, not by climbing out of it.
    let climb = "super::".repeat(file.depth());
    for (at, _) in code.match_indices(&climb) {
        let climbs_on = code[..at].ends_with("super::");
        let name = identifier(&code[at + climb.len()..]);
        if !climbs_on && LAYERS.iter().any(|(layer, _)| *layer == name) {
            wrong.push(format!("{climb}{name} climbs out of {layer}"));
        }
    }
    wrong
}

/// What stands in a file and belongs elsewhere.
fn misplaced(file: &Source) -> Vec<String> {
    let code = file.code();
    let wrong = ONLY_IN.iter().filter(|(word, layers)| {
        let has = code.match_indices(word).any(|(at, _)| {
            let after = code[at + word.len()..].chars().next();
            !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
        });
        has && !layers.contains(&file.layer())
    });
    wrong.map(|(word, _)| format!("{word} has no place in {}", file.layer())).collect()
}

fn identifier(code: &str) -> &str {
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    &code[..end]
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file of the program.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    assert!(files.len() > 50, "the sources are not where they were");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&src).expect("below src");
        let parts = name.iter().map(|part| part.to_str().expect("Unicode")).collect::<Vec<_>>();
        let text = fs::read_to_string(&path).expect("a source file");
        Source { name: parts.join("/"), text }
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a name").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}
