//! Sessions are read and written one after the other, and what comes of it is the same as if all had
//! been there at once.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vivavoce::domain::Record;
use vivavoce::format::export::{Format, Options, prepare};
use vivavoce::shell::export::{Exporting, How, Refused, To};

use crate::round;

/// Some sessions, each under the name by which it is asked for.
fn sessions() -> Vec<(PathBuf, Record)> {
    round::interviews().into_iter().map(|it| (PathBuf::from(it.id.as_str()), it)).collect()
}

fn files(sessions: &[(PathBuf, Record)]) -> Vec<PathBuf> {
    sessions.iter().map(|(file, _)| file.clone()).collect()
}

fn read(sessions: &[(PathBuf, Record)], file: &Path) -> Option<Record> {
    sessions.iter().find(|(name, _)| name == file).map(|(_, record)| record.clone())
}

fn how(format: Format, options: Options, to: To) -> How {
    How { format, options, to: Some(to), replace: false }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn names(folder: &TempDir) -> Vec<String> {
    let names = fs::read_dir(folder.path()).expect("a folder").flatten();
    names.map(|name| name.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn one_after_the_other_they_are_what_they_are_together() {
    for count in [0, 1, 2, 12] {
        let sessions: Vec<_> = sessions().into_iter().take(count).collect();
        let records: Vec<Record> = sessions.iter().map(|(_, record)| record.clone()).collect();
        for (anonymous, notes, summary) in
            [(false, true, false), (false, false, false), (true, true, false), (false, true, true)]
        {
            let options = Options { anonymous, notes, summary };
            let prepared = prepare(records.clone(), options);
            for format in Format::ALL {
                let folder = folder();
                let file = folder.path().join("all");
                let how = how(format, options, To::File(file.clone()));
                let mut export = Exporting::begin(files(&sessions), how).expect("begun");
                while !export.step(1, |file| read(&sessions, file)).expect("a step") {}
                assert_eq!((export.sessions(), export.unreadable()), (count, 0));
                export.finish().expect("written");
                let written = fs::read_to_string(file).expect("a file");
                assert!(written == prepared.write(format), "{format:?} {options:?} {count}");
                assert_eq!(names(&folder), ["all"]);
            }
        }
    }
}

#[test]
fn no_more_than_one_session_has_to_be_there() {
    let sessions = sessions();
    for format in Format::ALL {
        let folder = folder();
        let how = how(format, Options::default(), To::File(folder.path().join("all")));
        let mut export = Exporting::begin(files(&sessions), how).expect("begun");
        let mut asked = 0;
        let mut steps = 0;
        while !export.step(1, |file| read(&sessions, file).inspect(|_| asked += 1)).expect("a step")
        {
            steps += 1;
            assert!(asked <= steps, "{format:?}");
        }
        let looks = if format == Format::Html { 2 } else { 1 };
        assert_eq!(asked, sessions.len() * looks, "{format:?}");
    }
}

#[test]
fn one_that_is_given_up_leaves_nothing_behind() {
    let sessions = sessions();
    let folder = folder();
    let to = To::File(folder.path().join("all.csv"));
    let how = how(Format::Csv, Options::default(), to);
    let mut export = Exporting::begin(files(&sessions), how).expect("begun");
    assert!(!export.step(5, |file| read(&sessions, file)).expect("a step"));
    assert_eq!(names(&folder).len(), 1, "a hidden file");
    drop(export);
    assert_eq!(names(&folder), [] as [&str; 0]);
}

#[test]
fn what_cannot_be_read_any_more_when_it_is_to_be_written_ends_it() {
    let sessions = sessions();
    let folder = folder();
    let how = how(Format::Html, Options::default(), To::File(folder.path().join("all.html")));
    let mut export = Exporting::begin(files(&sessions), how).expect("begun");
    let asked = Cell::new(0);
    let mut gone = |file: &Path| {
        asked.set(asked.get() + 1);
        read(&sessions, file).filter(|_| asked.get() < 20)
    };
    let refused = loop {
        match export.step(1, &mut gone) {
            Ok(done) => assert!(!done, "it cannot be whole"),
            Err(refused) => break refused,
        }
    };
    let Refused::Failed(why) = refused else { panic!("another reason: {refused:?}") };
    assert!(why.contains("has changed meanwhile"), "{why}");
    drop(export);
    assert_eq!(names(&folder), [] as [&str; 0]);
}

#[test]
fn what_cannot_be_read_is_left_out_and_counted() {
    let sessions = sessions();
    for format in Format::ALL {
        let folder = folder();
        let to = To::Folder(folder.path().join("each/"));
        let options = Options { anonymous: true, notes: true, summary: false };
        let mut all = files(&sessions);
        all.insert(3, "gone".into());
        let mut export = Exporting::begin(all, how(format, options, to)).expect("begun");
        while !export.step(7, |file| read(&sessions, file)).expect("a step") {}
        assert_eq!((export.sessions(), export.unreadable()), (sessions.len(), 1));
        export.finish().expect("written");
        let written = fs::read_dir(folder.path().join("each")).expect("a folder").count();
        assert_eq!(written, sessions.len());
    }
}
