//! Who can get at the files: nobody but their owner, whatever the umask, from the first moment.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::Mode;
use rustix::process::umask;
use vivavoce::app::{self, Opened};
use vivavoce::format::session_toml;
use vivavoce::shell::disk::{Disk, Files, Job, Real};

use crate::alone;
use crate::pty::{Home, Pty, alt};

const SAMPLE: &str = include_str!("../golden/session-1.toml");

/// Says in a file of its own what it was given, and adds a word to it.
const EDITOR: &str = "#!/bin/sh\nstat -c %a \"$1\" \"${1%/*}\" > \"$SAW\"\necho edited >> \"$1\"\n\
                      cp \"$1\" \"$1.copy\"\nstat -c %a \"$1.copy\" >> \"$SAW\"\nrm \"$1.copy\"\n";

fn mode(path: &Path) -> u32 {
    let found = fs::symlink_metadata(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
    found.permissions().mode() & 0o7777
}

/// Everything in a folder and below it.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(all(&path)) } else { found.push(path) }
    }
    found
}

/// Fails unless nobody else can get at anything in these folders; the names of what is in them.
#[track_caller]
fn only_ours(folders: &[PathBuf]) -> Vec<String> {
    let paths: Vec<PathBuf> = folders.iter().flat_map(|folder| all(folder)).collect();
    for path in &paths {
        let right = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), right, "{} has the mode {:o}", path.display(), mode(path));
    }
    let names = paths.iter().filter_map(|path| path.file_name()?.to_str().map(str::to_owned));
    names.collect()
}

fn under(home: &Home, mask: &str, arguments: &str) -> Pty {
    let mut command = home.command("sh");
    let (viva, folder) = (env!("CARGO_BIN_EXE_viva"), home.path("home"));
    let line = format!("umask {mask}; exec {viva} --home {} {arguments}", folder.display());
    command.args(["-c", &line]);
    Pty::start((110, 36), command)
}

#[test]
fn every_file_is_its_owners_alone_whatever_the_umask() {
    std::thread::scope(|scope| {
        for mask in ["000", "022", "077", "377"] {
            scope.spawn(move || are_its_owners_alone(mask));
        }
    });
}

fn are_its_owners_alone(mask: &str) {
    let home = Home::new();
    let (editor, saw) = (home.path("editor"), home.path("saw"));
    fs::write(&editor, EDITOR).expect("an editor");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).expect("a mode");
    let home = home.with("EDITOR", editor.to_str().expect("a path"));
    let home = home.with("SAW", saw.to_str().expect("a path"));

    let mut viva = under(&home, mask, "run");
    viva.sees("Candidate").keys("Ada Lovelace\r").sees("Enter starts").keys("\r").sees("─ Opening");
    viva.keys("words").sees("words").saved();
    let ours = [home.path("home"), home.path("state")];
    let names = only_ours(&ours);
    for ending in [".toml", ".journal", ".lock"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "{ending}: {names:?}");
    }
    assert!(names.iter().any(|name| name == "remembered.toml"), "{names:?}");

    viva.keys("\x0f").sees("edited").saved();
    let seen = fs::read_to_string(&saw).expect("the editor has run");
    assert_eq!(seen, "600\n700\n600\n", "umask {mask}");

    let [file] = home.files().try_into().expect("one session");
    let theirs = fs::read_to_string(&file).expect("a session").replace("words", "theirs");
    fs::write(&file, theirs).expect("a change");
    viva.keys("!").sees("saved as a copy");
    let names = only_ours(&ours);
    assert!(names.iter().any(|name| name.ends_with(".conflict-1.toml")), "{names:?}");
    viva.keys(alt('q')).end().well();
    only_ours(&ours);
}

#[test]
fn a_journal_that_has_become_open_to_others_is_closed_when_it_is_gone_on_with() {
    let home = Home::new();
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada Lovelace"]);
    viva.sees("─ Opening").keys("words").sees("words").saved().kill();
    let names = only_ours(&[home.path("home")]);
    let journal = names.iter().find(|name| name.ends_with(".journal")).expect("a journal");
    let journal = home.sessions().join(journal);
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o644)).expect("a mode");
    let mut viva = home.viva(&["resume"]);
    viva.sees("words").keys(" more").sees("words more");
    assert_eq!(mode(&journal), 0o600);
    viva.keys(alt('q')).end().well();
}

/// Looks at each file in the moment in which it is made, while the umask takes nothing away.
struct Watched;

impl Watched {
    fn made(path: &Path, right: u32) {
        assert_eq!(mode(path), right, "{} has the mode {:o}", path.display(), mode(path));
    }
}

impl Files for Watched {
    fn make(&self, file: &Path) -> io::Result<File> {
        Real.make(file).inspect(|_| Self::made(file, 0o600))
    }

    fn open(&self, file: &Path) -> io::Result<File> {
        Real.open(file)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        Real.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        Real.sync(file)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        Real.sync_data(file)
    }

    fn reserve(&self, file: &File, bytes: u64) -> io::Result<()> {
        Real.reserve(file, bytes)
    }

    fn cut(&self, file: &File, bytes: u64) -> io::Result<()> {
        Real.cut(file, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Real.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        Real.exchange(one, other)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Real.link(from, to)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        Real.remove(file)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        Real.make_folder(folder).inspect(|()| Self::made(folder, 0o700))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        Real.sync_folder(folder)
    }
}

#[test]
fn no_file_is_open_to_others_for_a_moment() {
    alone("modes::without_a_umask");
}

/// In a process of its own, since the umask is that of all its threads.
#[test]
#[ignore = "it is the other process of the test above"]
fn without_a_umask() {
    umask(Mode::empty());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().join("a/b/home");
    let home = app::Home { sessions: base.join("sessions"), folder: base.clone(), named: true };
    let file = home.sessions.join("2026-11-03-sam-example-backend.toml");
    let mut record = Box::new(session_toml::parse("a", SAMPLE.as_bytes()).expect("a session"));
    record.phase = vivavoce::domain::Phase::WrapUp;
    let mut disk = Disk::start_on(Arc::new(Watched), &home, Some(base.join("state/kept.toml")));
    let opened = Opened { record: record.clone(), new: true };
    disk.record(&file, &[], Some(&opened));
    for (ticket, new) in [(1, true), (2, false)] {
        disk.send(Job::Save { file: file.clone(), ticket, record: record.clone(), new });
    }
    disk.send(Job::Remember(app::Remembered::default()));
    let said = disk.finish();
    assert!(said.iter().all(|it| matches!(it, app::Report::Saved { .. })), "{said:?}");
    only_ours(&[folder.path().join("a")]);
}
