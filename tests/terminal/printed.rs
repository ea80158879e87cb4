//! What the commands print, byte by byte, in a home where everything is hostile: the names of the
//! files, what is in them, and what was typed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use unicode_width::UnicodeWidthChar;
use vivavoce::domain::{Item, ItemKind, Notes, Record};
use vivavoce::format::session_toml;

use crate::hostile::HOSTILE;
use crate::pty::{Home, alt};
use crate::stream::is_tame;

const SAMPLE: &str = include_str!("../golden/session-1.toml");
const ID: &str = "2026-11-03-sam-example-backend";

/// Lines of its own, and a tower of accents.
fn wild() -> String {
    format!("{HOSTILE}\nFORGED\rFORGED {}", marks())
}

fn marks() -> String {
    format!("a{}", "\u{301}".repeat(50))
}

/// A name that a file can have.
fn name() -> String {
    "w\x1b]0;OWNED\x07\u{9b}31m\u{202e}\u{200b}\x7f\nFORGED".into()
}

struct Place {
    home: Home,
    folder: PathBuf,
}

impl Place {
    fn new() -> Self {
        let home = Home::new().with("USER", &wild().replace('\0', ""));
        let folder = home.path("home").join(name());
        let place = Self { home, folder };
        fs::create_dir_all(place.path("sessions")).expect("a folder");
        fs::create_dir_all(place.path("questions")).expect("a folder");
        let record = record();
        let text = session_toml::print(&record);
        place.write(&format!("sessions/{ID}.toml"), &text);
        let newer = text
            .replace("schema = 1", "schema = 9")
            .replace("phase = \"finished\"", &format!("phase = \"{}\"", escaped(&wild())))
            .replace("what = \"rated\"", &format!("what = \"{}\"", escaped(&wild())));
        place.write("sessions/newer.toml", &newer);
        let name = name();
        let live = text.replace("phase = \"finished\"", "phase = \"live\"");
        place.write(&format!("sessions/{name}.toml"), &live);
        place.write(&format!("sessions/{name}.conflict-1.toml"), &text);
        place.write(&format!("sessions/x{name}.toml"), &format!("[[{}", wild()));
        let wrong = text.replace("rating = ", &format!("\"{}\" = ", escaped(&wild())));
        place.write(&format!("sessions/y{name}.toml"), &wrong);
        let wrong = text
            .replace("standing = \"answered\"", &format!("standing = \"{}\"", escaped(&wild())));
        place.write(&format!("sessions/z{name}.toml"), &wrong);
        let hidden = ["journal", "lock", "toml.2000000-0.tmp"];
        for ending in hidden {
            place.write(&format!("sessions/.{name}.{ending}"), &wild());
            place.write(&format!("sessions/.gone{name}.{ending}"), &wild());
        }
        place.write(&format!("sessions/{name}.damaged-journal"), &wild());
        place.write(&format!("questions/{name}.toml"), &format!("[[{}", wild()));
        let text = escaped(&wild());
        let bank = format!(
            "schema = 1\nid = \"wild\"\ntitle = \"{text}\"\nversion = \"{text}\"\n\
             \"{text}\" = 1\n[[question]]\nid = \"one\"\nask = \"{text}\"\ntype = \"{text}\"\n\
             competency = \"{text}\"\n[[guide]]\nid = \"{text}\"\ntitle = \"{text}\"\n\
             questions = [\"{text}\"]\n[[guide]]\nid = \"g\"\ntitle = \"{text}\"\n\
             questions = [\"one\"]\n"
        );
        place.write("questions/wild.toml", &bank);
        place.write("questions/wild2.toml", &bank);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap_or_else(|error| panic!("{name:?}: {error}"));
    }

    /// The command in this home, its two outputs looked at, and how it ended.
    #[track_caller]
    fn prints(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = Command::new(env!("CARGO_BIN_EXE_viva"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path("user"))
            .env("VIVA_HOME", &self.folder)
            .output()
            .expect("the program");
        for bytes in [&output.stdout, &output.stderr] {
            is_printed(arguments, bytes);
        }
        let both = [output.stdout, output.stderr].concat();
        (String::from_utf8(both).expect("text"), output.status.code())
    }
}

/// As TOML takes it in quotation marks.
fn escaped(text: &str) -> String {
    let escaped = text.chars().map(|c| format!("\\U{:08x}", u32::from(c)));
    escaped.collect::<Vec<_>>().concat()
}

/// A session in which every text is hostile.
fn record() -> Record {
    let mut record = session_toml::parse("a", SAMPLE.as_bytes()).expect("a session");
    let people = &mut record.people;
    for text in
        [&mut people.candidate, &mut people.interviewer, &mut people.role, &mut people.round]
    {
        *text = wild();
    }
    let plan = &mut record.plan;
    for text in [&mut plan.bank_title, &mut plan.version, &mut plan.title] {
        *text = wild();
    }
    for competency in &mut plan.competencies {
        competency.name = wild();
    }
    for Item { kind, .. } in &mut plan.items {
        match kind {
            ItemKind::Opening { script } | ItemKind::Closing { script } => *script = Some(wild()),
            ItemKind::Question(question) => {
                for text in [&mut question.title, &mut question.ask] {
                    *text = wild();
                }
                (question.fallback, question.look_for) = (Some(wild()), Some(wild()));
                let lists = [&mut question.signals, &mut question.red_flags];
                for (list, kind) in lists.into_iter().zip(["s", "r"]) {
                    for (nth, text) in list.iter_mut().enumerate() {
                        *text = format!("{kind}{nth}{}", wild());
                    }
                }
                for (nth, probe) in question.probes.iter_mut().enumerate() {
                    probe.ask = format!("p{nth}{}", wild());
                }
                for anchor in question.anchors.values_mut() {
                    *anchor = wild();
                }
            }
        }
    }
    for entry in &mut record.entries {
        entry.notes = Notes::from_text(&wild());
        if let Some(reason) = &mut entry.skipped {
            *reason = wild();
        }
    }
    record.reason = Notes::from_text(&wild());
    record
}

/// Fails unless text went out and nothing else: no sequence at all, since nobody sits there; no
/// line that a file's name has made up; no more marks on a letter than a cell can show.
#[track_caller]
fn is_printed(arguments: &[&str], bytes: &[u8]) {
    is_tame(bytes);
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    // The table of answers has the line ends of its standard: they lead to where the next row is.
    let text = text.replace("\r\n", "\n");
    let bad = text.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\x1b');
    assert_eq!(bad, None, "{arguments:?}: {text}");
    let mut marks = 0;
    for c in text.chars() {
        marks = if c.width() == Some(0) && c != '\n' { marks + 1 } else { 0 };
        assert!(marks <= 4, "{arguments:?}: more than four marks on a letter in {text}");
    }
}

#[test]
fn no_command_prints_what_could_steer_a_terminal() {
    let place = Place::new();
    let wild = wild();
    let option = format!("--{wild}");
    let file = place.path(&format!("sessions/{}.toml", name())).display().to_string();
    let broken = place.path(&format!("sessions/x{}.toml", name())).display().to_string();
    for arguments in [
        &["list"][..],
        &["show", ID],
        &["show", "newer"],
        &["show", &name()],
        &["show", &file],
        &["show", &broken],
        &["show", &wild],
        &["show", ID, "--json"],
        &["export", ID, "newer", "--format", "md"],
        &["export", ID, "newer", "--format", "json"],
        &["export", ID, "newer", "--format", "jsonl"],
        &["export", ID, "newer", "--format", "csv"],
        &["export", ID, "newer", "--format", "txt"],
        &["export", "--all", "--anonymous"],
        &["export", ID, "--format", &wild],
        &["export", ID, "-o", &format!("{wild}.{wild}")],
        &["export", ID, "-o", &format!("{wild}/x.md")],
        &["export", "--filter", &format!("after:{wild}")],
        &["export", &wild],
        &["diff", ID, &file],
        &["diff", ID, "newer"],
        &["diff", ID, &broken],
        &["diff", &wild, &wild],
        &["search", "-i", "e", "in:notes"],
        &["search", "--json", "-e", ".", "in:names"],
        &["search", "-l", "a"],
        &["search", &wild],
        &["search", &format!("after:{wild}"), "x"],
        &["search", "-e", &format!("({wild}")],
        &["compare", ID, &file],
        &["compare", ID, &broken],
        &["compare", ID, &file, "--questions"],
        &["compare", ID, &file, "--json"],
        &["compare", &wild, "--guide", &wild],
        &["compare", "--guide", &wild],
        &["banks"],
        &["doctor"],
        &["resume", &wild],
        &["resume", ID],
        &["review", &broken],
        &["run", &wild, "--candidate", "Ada"],
        &["run", "wild", "--guide", &wild],
        &["run", "wild", "--candidate", &wild],
        &["run", &broken],
        // What clap itself has to say.
        &[&wild],
        &[&option],
        &["show", ID, &wild],
        &["list", &option],
        &["diff", ID, ID, &option],
        &["doctor", &format!("--fix={wild}")],
        &["run", "--guide", &wild],
        &["run", "backend", "--candidate", &wild, "--candidate", &wild],
        &["--home", &wild, "list"],
        &["--home", &wild, "doctor"],
        &["--home", &file, "doctor"],
        &["help", &wild],
        &["--help"],
        &["run", "--help"],
    ] {
        place.prints(arguments);
    }
    // Last, since it changes what there is to see.
    place.prints(&["doctor", "--fix"]);
}

#[test]
fn the_files_are_not_passed_over() {
    let place = Place::new();
    let (list, _) = place.prints(&["list"]);
    assert!(list.matches("OWNED").count() > 10, "{list}");
    let (doctor, code) = place.prints(&["doctor"]);
    for what in ["left over from a program", "This journal", "calls itself", "damaged-journal"] {
        assert!(doctor.contains(what), "{what} is not in\n{doctor}");
    }
    assert_eq!(code, Some(1));
    let (_, code) = place.prints(&["diff", ID, "newer"]);
    assert_eq!(code, Some(1));
    let (err, code) = place.prints(&["list", &format!("--{HOSTILE}")]);
    assert!(err.contains("unexpected argument") && err.contains("OWNED"), "{err}");
    assert_eq!(code, Some(2));
}

#[test]
fn no_name_of_a_file_makes_up_a_line() {
    let place = Place::new();
    for arguments in [&["list"][..], &["banks"], &["doctor"], &["doctor", "--fix"], &["show", "x"]]
    {
        let (text, _) = place.prints(arguments);
        let forged = text.lines().find(|line| line.trim_start().starts_with("FORGED"));
        assert_eq!(forged, None, "{arguments:?}:\n{text}");
    }
}

#[test]
fn a_terminal_is_told_no_more_than_a_pipe() {
    let place = Place::new();
    let folder = place.folder.to_str().expect("Unicode");
    let home = &place.home;
    for arguments in [
        &["list", "--home", folder][..],
        &["show", ID, "--home", folder],
        &["banks", "--home", folder],
        &["doctor", "--home", folder],
        &["show", "--home", folder],
        &["list", &format!("--{HOSTILE}")],
        &["run", "wild", HOSTILE],
    ] {
        is_tame(&home.viva_bare((200, 60), arguments).end().bytes);
    }
}

#[test]
fn the_surroundings_are_shown_and_never_obeyed() {
    use std::fs::File;
    let editor = "no\x1b]0;OWNED\x07\u{9b}31m\u{202e}such";
    let home = Home::new().with("EDITOR", editor).with("USER", HOSTILE);
    let mut viva = home.viva_sized((200, 36), &["run"]);
    viva.sees("Candidate").sees("P␈Q␎R␡S").keys("Ada Lovelace\r");
    viva.sees("Enter starts").keys("\r").sees("─ Opening");
    viva.keys("words").sees("words").keys("\x0f").sees("There is no editor no").saved();
    let lock = home.sessions().join(format!(".{}.lock", home.record().id));
    viva.keys(alt('q'));
    let ended = viva.end().well();
    is_tame(&ended.bytes);
    // Another program, on a machine with an odd name.
    fs::write(&lock, format!("pid = 7\nhost = \"{}\"\n", escaped(&wild()))).expect("a lock");
    let held = File::open(&lock).expect("a lock");
    held.lock().expect("nobody has it");
    let mut viva = home.viva_sized((200, 60), &["resume"]);
    viva.sees("Open in another program: pid 7 on host A").keys("q");
    is_tame(&viva.end().well().bytes);
}
