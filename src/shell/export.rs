//! Exports on their way to the disk: which file, and never in the place of another one unasked.
//!
//! Sessions are read and written one after the other, so that ten thousand take no more room than
//! one. Where something has to be known of all of them before the first can be written, they are
//! read more than once. A file is there whole or not at all, and only its owner can read it: what is
//! in it is as private as the sessions are.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::vec;

use rustix::fs::{Access, access};

use super::disk::Draft;
use super::{disk, sentence};
use crate::domain::Record;
use crate::format::export::{Format, Leaving, Met, Options, Printer};
use crate::format::html::Contents;

/// Where an export goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    File(PathBuf),
    /// A file for each session.
    Folder(PathBuf),
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Refused {
    /// There is something of this name.
    Exists(PathBuf),
    /// A sentence with the cause and the place.
    Failed(String),
    /// What is no file could not be written, and may have a part of it.
    Output(io::Error),
}

impl To {
    /// What a path means: a folder, if there is one or it ends like one.
    pub fn of(path: &Path) -> Self {
        let ends = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        if ends || path.is_dir() {
            Self::Folder(path.to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }

    /// The path as it was named.
    pub fn path(&self) -> &Path {
        let (Self::File(path) | Self::Folder(path)) = self;
        path
    }
}

/// A path from the folder in which the program was started, or from the home's where nothing can
/// be written there.
pub fn whole(path: &Path, home: &Path) -> PathBuf {
    let here = env::current_dir().ok().filter(|here| access(here, Access::WRITE_OK).is_ok());
    // A whole path stays what it is.
    here.as_deref().unwrap_or(home).join(path)
}

/// How sessions are exported.
pub struct How {
    pub format: Format,
    pub options: Options,
    /// Nowhere but to the standard output, where it is `None`.
    pub to: Option<To>,
    /// Allows it to put a file in the place of another one.
    pub replace: bool,
}

/// An export that has been begun. One that is dropped before its end leaves no part of a file; in a
/// folder, those that were whole stay.
pub struct Exporting {
    how: How,
    /// In the order in which they are read, without those that cannot be.
    files: Vec<PathBuf>,
    /// The one to be read next, and whether they are read for the first time.
    next: usize,
    first: bool,
    unreadable: usize,
    pass: Pass,
}

/// What the sessions are being read for.
enum Pass {
    /// To give codes to those who are in them.
    Meet(Met),
    /// To know what is in them, and what their files are to be called.
    Survey {
        leaving: Leaving,
        contents: Contents,
        ids: Vec<String>,
    },
    Write {
        leaving: Leaving,
        out: Out,
    },
}

/// What is being written.
enum Out {
    File(Printer, BufWriter<Draft>),
    Output(Printer, BufWriter<io::Stdout>),
    /// The files that are still to come.
    Folder(vec::IntoIter<PathBuf>),
}

impl Exporting {
    /// Begins one of these sessions, unless it is clear already that it cannot be written.
    pub fn begin(files: Vec<PathBuf>, how: How) -> Result<Self, Refused> {
        if let Some(To::File(file)) = &how.to {
            refuse_homeless(file)?;
            refuse_taken(how.replace, file)?;
        }
        let pass = if how.options.anonymous {
            Pass::Meet(Met::default())
        } else {
            how.next_pass(Leaving::of(how.options))?
        };
        Ok(Self { how, files, next: 0, first: true, unreadable: 0, pass })
    }

    /// How many of the sessions are written, or are to be.
    pub fn sessions(&self) -> usize {
        self.files.len()
    }

    /// How many were left out because they cannot be read.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Reads so many sessions at most, with `read`, which says itself why one cannot be read; whether
    /// all has been read, and [`finish`](Self::finish) is next.
    pub fn step(
        &mut self,
        most: usize,
        mut read: impl FnMut(&Path) -> Option<Record>,
    ) -> Result<bool, Refused> {
        for _ in 0..most {
            let Some(file) = self.files.get(self.next) else {
                if let Pass::Write { .. } = self.pass {
                    return Ok(true);
                }
                self.turn()?;
                continue;
            };
            match read(file) {
                Some(record) => {
                    self.take(record)?;
                    self.next += 1;
                }
                None if self.first => {
                    self.files.remove(self.next);
                    self.unreadable += 1;
                }
                // It is in the contents already, or has given others their codes.
                None => {
                    let file = file.display();
                    return Err(Refused::Failed(format!(
                        "{file} has changed meanwhile and cannot be read any more."
                    )));
                }
            }
        }
        Ok(false)
    }

    fn take(&mut self, record: Record) -> Result<(), Refused> {
        match &mut self.pass {
            Pass::Meet(met) => met.take(&record),
            Pass::Survey { leaving, contents, ids } => {
                let record = leaving.session(record);
                ids.push(record.id.to_string());
                contents.take(&record);
            }
            Pass::Write { leaving, out } => out.put(&leaving.session(record), &self.how)?,
        }
        Ok(())
    }

    /// Has the sessions read once more, for what comes next.
    fn turn(&mut self) -> Result<(), Refused> {
        let done = std::mem::replace(&mut self.pass, Pass::Meet(Met::default()));
        self.pass = match done {
            Pass::Meet(met) => {
                let (anonymous, order) = met.done();
                let file = |nth: usize| self.files.get_mut(nth).map(std::mem::take);
                self.files = order.into_iter().filter_map(file).collect();
                self.how.next_pass(Leaving::Anonymous(anonymous))?
            }
            Pass::Survey { mut leaving, contents, ids } => {
                leaving.again();
                let out = self.how.out(contents, &ids)?;
                Pass::Write { leaving, out }
            }
            written @ Pass::Write { .. } => written,
        };
        (self.next, self.first) = (0, false);
        Ok(())
    }

    /// Puts what has been written in its place.
    pub fn finish(self) -> Result<(), Refused> {
        let Pass::Write { out, .. } = self.pass else { return Ok(()) };
        match out {
            Out::Folder(_) => Ok(()),
            Out::Output(printer, mut out) => {
                let text = printer.end();
                let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
                written.map_err(Refused::Output)
            }
            Out::File(printer, mut out) => {
                let file = out.get_ref().file().to_owned();
                let written = out.write_all(printer.end().as_bytes());
                let draft = written.and_then(|()| Ok(out.into_inner()?));
                let put =
                    draft.and_then(
                        |draft| {
                            if self.how.replace { draft.replace() } else { draft.create() }
                        },
                    );
                put.map_err(|error| refused(&file, &error))
            }
        }
    }
}

impl How {
    /// What the sessions are read for, once it is known what is taken out of them.
    fn next_pass(&self, leaving: Leaving) -> Result<Pass, Refused> {
        let (contents, ids) = (Contents::default(), Vec::new());
        if self.format == Format::Html || matches!(self.to, Some(To::Folder(_))) {
            return Ok(Pass::Survey { leaving, contents, ids });
        }
        let out = self.out(contents, &ids)?;
        Ok(Pass::Write { leaving, out })
    }

    /// Begins what is to be written.
    fn out(&self, contents: Contents, ids: &[String]) -> Result<Out, Refused> {
        if let Some(To::Folder(folder)) = &self.to {
            let mut names = BTreeSet::new();
            let ending = self.format.word();
            let file = |id: &String| folder.join(format!("{}.{ending}", free_name(&mut names, id)));
            let files: Vec<PathBuf> = ids.iter().map(file).collect();
            files.iter().try_for_each(|file| refuse_taken(self.replace, file))?;
            return Ok(Out::Folder(files.into_iter()));
        }
        let (printer, begun) = Printer::begin(self.format, self.options, contents);
        if let Some(To::File(file)) = &self.to {
            let open = || {
                let mut out = BufWriter::with_capacity(ROOM, Draft::begin(file)?);
                out.write_all(begun.as_bytes())?;
                Ok(out)
            };
            let out = open().map_err(|error| refused(file, &error))?;
            return Ok(Out::File(printer, out));
        }
        let mut out = BufWriter::with_capacity(ROOM, io::stdout());
        out.write_all(begun.as_bytes()).map_err(Refused::Output)?;
        Ok(Out::Output(printer, out))
    }
}

/// How many bytes are written at a time.
const ROOM: usize = 64 << 10;

impl Out {
    /// Writes a session that has been prepared.
    fn put(&mut self, record: &Record, how: &How) -> Result<(), Refused> {
        match self {
            Self::Output(printer, out) => {
                out.write_all(printer.session(record).as_bytes()).map_err(Refused::Output)
            }
            Self::File(printer, out) => {
                let written = out.write_all(printer.session(record).as_bytes());
                written.map_err(|error| refused(out.get_ref().file(), &error))
            }
            Self::Folder(files) => {
                let Some(file) = files.next() else { return Ok(()) };
                let mut contents = Contents::default();
                contents.take(record);
                let (mut printer, mut text) = Printer::begin(how.format, how.options, contents);
                text += &printer.session(record);
                text += &printer.end();
                let put = if how.replace { disk::replace } else { disk::create };
                put(&file, text.as_bytes()).map_err(|error| refused(&file, &error))
            }
        }
    }
}

/// Writes a text into one file. `replace` allows it to take the place of another one.
pub fn write_one(text: &str, file: &Path, replace: bool) -> Result<(), Refused> {
    refuse_homeless(file)?;
    refuse_taken(replace, file)?;
    let put = if replace { disk::replace } else { disk::create };
    put(file, text.as_bytes()).map_err(|error| refused(file, &error))
}

/// Refuses a file in a folder that there is not.
fn refuse_homeless(file: &Path) -> Result<(), Refused> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.filter(|folder| !folder.is_dir()).map_or(Ok(()), |folder| {
        let folder = folder.display();
        Err(Refused::Failed(format!(
            "There is no folder {folder}: make it first, or name another."
        )))
    })
}

/// Refuses a name that something has, unless that may be replaced.
fn refuse_taken(replace: bool, file: &Path) -> Result<(), Refused> {
    if !replace && file.symlink_metadata().is_ok() {
        return Err(Refused::Exists(file.to_owned()));
    }
    Ok(())
}

/// The name, or the next one like it: several files may be of one session.
fn free_name(names: &mut BTreeSet<String>, name: &str) -> String {
    let mut free = name.to_owned();
    let mut nth = 1;
    while !names.insert(free.clone()) {
        nth += 1;
        free = format!("{name}-{nth}");
    }
    free
}

fn refused(file: &Path, error: &io::Error) -> Refused {
    match error.kind() {
        ErrorKind::AlreadyExists => Refused::Exists(file.to_owned()),
        _ => Refused::Failed(sentence::not_written(file, error)),
    }
}
