//! What went wrong with a file, in words for a person who is talking to somebody else.

use std::io::{self, ErrorKind};
use std::path::Path;

/// Why a file could not be written: a whole sentence, the cause before the name of the folder,
/// which may be longer than the row that there is for it.
pub fn not_written(file: &Path, error: &io::Error) -> String {
    let folder = file.parent().unwrap_or(file).display();
    match error.kind() {
        ErrorKind::StorageFull => "The disk is full.".into(),
        ErrorKind::QuotaExceeded => "Your share of the disk is full.".into(),
        // `ulimit -f`, and what the oldest file systems can hold.
        ErrorKind::FileTooLarge => "The system lets no file grow that large.".into(),
        ErrorKind::ReadOnlyFilesystem => format!("The disk is read-only: {folder}."),
        ErrorKind::NotFound => format!("There is no folder {folder}, and it cannot be made."),
        ErrorKind::PermissionDenied => format!("You may not write in {folder}."),
        // What is there in place of a folder that was to be made.
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            format!("This is not a folder: {folder}.")
        }
        ErrorKind::IsADirectory => format!("This is a folder: {}.", file.display()),
        _ => format!("{}: {}.", words(error), file.display()),
    }
}

/// The system's own words, without its numbers and in lower case as part of a sentence.
pub fn system(error: &io::Error) -> String {
    let words = words(error);
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The system's own words, without its numbers.
fn words(error: &io::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_owned()
}
