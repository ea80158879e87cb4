//! The banks of a home, and those that are built in.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::{home, sentence};
use crate::app::{BankFile, Home, LazyBank};
use crate::domain::Bank;
use crate::format::bank_toml::{self, Loaded};
use crate::format::problem::{Problem, Severity};

/// The banks that need no file, in the order in which they are shown.
static BUILT_IN: [(&str, LazyLock<Bank>); 2] = [
    ("backend", LazyLock::new(|| compiled_in("backend", BACKEND))),
    ("teamwork", LazyLock::new(|| compiled_in("teamwork", TEAMWORK))),
];

const BACKEND: &str = include_str!("../../questions/backend.toml");
const TEAMWORK: &str = include_str!("../../questions/teamwork.toml");

const MOST_BYTES: u64 = bank_toml::MOST_BYTES as u64;

/// Every bank there is: the files of the home by name, then the built-in ones that no file
/// replaces.
pub fn all(home: &Home) -> Vec<BankFile> {
    let folder = home.folder.join("questions");
    let mut banks: Vec<BankFile> = match files(&folder) {
        Ok(files) => files.into_iter().map(read).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => vec![broken(folder, &sentence::system(&error))],
    };
    banks.extend(built_in());
    keep_ids_apart(&mut banks);
    banks
}

/// The bank that an argument names: by its id, or as the path of a file, which comes first among
/// the banks then. The error says what is wrong with the file, or with the name.
pub fn choose<'a>(banks: &'a mut Vec<BankFile>, argument: &str) -> Result<&'a Bank, Choice> {
    let mut place = banks.iter().position(|file| file.id() == Some(argument));
    if place.is_none() && home::is_path(argument) {
        let path = Path::new(argument);
        place = banks.iter().position(|bank| bank.file.as_deref().is_some_and(|f| same(f, path)));
        if place.is_none() {
            banks.insert(0, read(path.to_owned()));
            keep_ids_apart(banks);
            place = Some(0);
        }
    }
    let file = place.and_then(|place| banks.get(place)).ok_or(Choice::Unknown)?;
    file.bank.as_deref().ok_or_else(|| Choice::Broken(file.problems.clone()))
}

/// Why there is no such bank.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// No bank has this id, and it is no path.
    Unknown,
    /// The file cannot be used.
    Broken(Vec<Problem>),
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let file = entry.path();
        if !hidden && file.extension().is_some_and(|ending| ending == "toml") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: PathBuf) -> BankFile {
    match bytes(&file) {
        Ok(text) => {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let Loaded { bank, problems } = bank_toml::load(&source(&file), &stem, &text);
            BankFile { name: name(&file), file: Some(file), bank: bank.map(Into::into), problems }
        }
        Err(problem) => {
            BankFile { name: name(&file), file: Some(file), bank: None, problems: vec![problem] }
        }
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Problem> {
    let source = source(file);
    let unreadable = |error: io::Error| bank_toml::unreadable(&source, &sentence::system(&error));
    let found = fs::metadata(file).map_err(unreadable)?;
    if found.is_dir() {
        return Err(bank_toml::is_folder(&source));
    }
    if !found.is_file() {
        // Opening a pipe would wait for somebody to write into it.
        return Err(bank_toml::unreadable(&source, "it is not a plain file"));
    }
    if found.len() > MOST_BYTES {
        return Err(bank_toml::too_large(&source, found.len()));
    }
    let mut text = Vec::new();
    // It may have grown since.
    let open = File::open(file).map_err(unreadable)?;
    open.take(MOST_BYTES).read_to_end(&mut text).map_err(unreadable)?;
    Ok(text)
}

/// The banks that need no file.
pub fn built_in() -> Vec<BankFile> {
    let banks = BUILT_IN.iter().map(|(id, bank)| BankFile {
        file: None,
        name: (*id).to_owned(),
        bank: Some(LazyBank::BuiltIn(bank)),
        problems: Vec::new(),
    });
    banks.collect()
}

/// One of them, read.
fn compiled_in(id: &str, text: &str) -> Bank {
    let Loaded { bank, .. } = bank_toml::load(id, id, text.as_bytes());
    bank.expect("the built-in banks can be read, which a test holds")
}

/// Of several banks with one id the first is used. A built-in one gives way in silence: that is
/// how it is adapted. A file is reported.
fn keep_ids_apart(banks: &mut Vec<BankFile>) {
    let mut used: Vec<(String, String)> = Vec::new();
    banks.retain_mut(|file| {
        let Some(id) = file.id() else {
            return true;
        };
        let Some((id, first)) = used.iter().find(|(used, _)| used == id) else {
            used.push((id.to_owned(), file.name.clone()));
            return true;
        };
        let Some(path) = &file.file else {
            return false;
        };
        file.problems.push(Problem {
            severity: Severity::Error,
            source: source(path),
            place: None,
            message: format!("the id `{id}` belongs to {first}, which is used instead"),
            remedy: Some("Give one of them another id.".into()),
        });
        file.bank = None;
        true
    });
}

fn broken(file: PathBuf, why: &str) -> BankFile {
    let problem = bank_toml::unreadable(&source(&file), why);
    BankFile { name: name(&file), file: Some(file), bank: None, problems: vec![problem] }
}

fn same(file: &Path, other: &Path) -> bool {
    file.canonicalize().is_ok_and(|file| other.canonicalize().is_ok_and(|other| file == other))
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn source(file: &Path) -> String {
    file.display().to_string()
}
