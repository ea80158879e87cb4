//! A file of settings to begin with: every setting with its default and a sentence, all of it
//! commented out, so that it changes nothing until somebody changes it. Only the heading of the keys
//! is not: one that is forgotten would be a puzzle.

use std::fmt::Write;

use crate::app::Key;
use crate::app::keymap::{BINDINGS, Binding, Desk, Keymap, Scope};
use crate::format::config_toml::{ClockStyle, GlyphChoice, ThemeName};

/// The columns of the keys, before what they do.
const KEYS: usize = 34;

/// The text of the file.
pub fn template() -> String {
    let mut text = String::from(
        "# The settings of Viva Voce. `viva config` shows which of them hold, and where each comes from.\n\
         # An option of the command line wins over a variable of the environment, and that over this\n\
         # file. Take the # away from a line to change it.\n",
    );
    for (line, about) in settings() {
        let _ = write!(text, "\n# {about}\n# {line}\n");
    }
    text.push_str(
        "\n# Keys. What is pressed alone on the desk is pressed with Alt while typing: write n, not Alt-n.\n\
         # Keys with Ctrl and function keys mean the same in both places. A line with a character for\n\
         # each point or probe keeps as many, in their order. The capital letters of signals, red flags\n\
         # and the parts of a story stay.\n\n[keys]\n",
    );
    let map = Keymap::default();
    let mut told: Vec<&str> = Vec::new();
    for scope in Scope::ALL {
        let mut head = Some(scope.title());
        for row in map.rows(scope).filter(|row| row.binding.desk != Desk::Letters) {
            if told.contains(&row.binding.id()) {
                continue;
            }
            told.push(row.binding.id());
            if let Some(title) = head.take() {
                let _ = write!(text, "\n# {title}\n");
            }
            let keys = row.desk.iter().chain(&row.always);
            let line = key_line(row.binding.id(), keys);
            let _ = writeln!(text, "# {line:KEYS$} # {}", names(row.binding));
        }
    }
    text.push_str("\n# Writing, in every text\n");
    for row in map.texts() {
        let line = key_line(row.binding.id, row.keys.iter());
        let _ = writeln!(text, "# {line:KEYS$} # {}", row.binding.name);
    }
    text
}

/// The settings before the keys, each with what it is for.
fn settings() -> Vec<(String, String)> {
    let words = |words: &[&str]| words.join(", ");
    vec![
        (
            "interviewer = \"Your Name\"".into(),
            "Your name, as Setup proposes it; the one that you entered last where this says nothing.\n\
             # $VIVA_INTERVIEWER and --interviewer say it, too."
                .into(),
        ),
        (
            "home = \"~/interviews\"".into(),
            "The folder with questions/ and sessions/ in it. $VIVA_HOME and --home say it, too; the\n\
             # README says what is used where nothing does."
                .into(),
        ),
        (
            format!("theme = \"{}\"", ThemeName::default().word()),
            format!(
                "{}. auto is light or dark, as the terminal says it is.\n\
                 # $VIVA_THEME, $NO_COLOR and --theme say it, too.",
                words(&ThemeName::ALL.map(ThemeName::word))
            ),
        ),
        (
            format!("glyphs = \"{}\"", GlyphChoice::default().word()),
            format!(
                "{}: what frames and signs are drawn with. auto is ascii where $LC_ALL,\n\
                 # $LC_CTYPE or $LANG names a locale that is not UTF-8, and on the Linux console. --ascii\n\
                 # says it, too.",
                words(&GlyphChoice::ALL.map(GlyphChoice::word))
            ),
        ),
        (
            format!("clock = \"{}\"", ClockStyle::default().word()),
            format!(
                "{}: how long it has been, how long it still is, or the time of\n\
                 # day and when it is over.",
                words(&ClockStyle::ALL.map(ClockStyle::word))
            ),
        ),
        (
            "time_stamps = true".into(),
            "Whether a line of notes remembers the time on the clock at which it was begun.".into(),
        ),
        (
            "editor = \"vi\"".into(),
            "What opens a text in another program. $VISUAL and $EDITOR win over this.".into(),
        ),
        (
            "mouse = true".into(),
            "Whether the mouse does what the keys do; with false it selects, as the terminal has it.\n\
             # --no-mouse says it, too."
                .into(),
        ),
    ]
}

/// `next = ["n"]`, with every key of the row.
fn key_line<'a>(id: &str, keys: impl Iterator<Item = &'a Key>) -> String {
    let keys = keys.map(|key| format!("{:?}", key.to_string()));
    format!("{id} = [{}]", keys.collect::<Vec<_>>().join(", "))
}

/// What the rows of an id do; the same act may be called otherwise in another place.
fn names(binding: &Binding) -> String {
    let rows = BINDINGS.iter().filter(|row| row.id() == binding.id());
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        if !names.contains(&row.name) {
            names.push(row.name);
        }
    }
    // The place that is being listed comes first.
    names.retain(|name| *name != binding.name);
    names.insert(0, binding.name);
    names.join("; ")
}
