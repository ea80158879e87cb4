//! The editor of the user's choice: text in a private file, a program on it, and the text back.
//!
//! The terminal is the caller's to give away and to take back. No shell is run: what `$EDITOR`
//! says is split into words here, so that nothing in a file's name can become a command.

use std::env;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};

use rustix::io::Errno;
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

use super::{disk, sentence, signals};

/// `$VISUAL`, else `$EDITOR`, else `vi`.
pub fn editor() -> String {
    ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.trim().is_empty())
        .unwrap_or_else(|| "vi".into())
}

/// Runs an editor on a text and returns what became of it. The text lies meanwhile in a file of
/// the folder that only its owner can read, and that is removed in every case.
///
/// The error is a sentence: the editor cannot be started, has failed, or the text is out of
/// reach. The text is the old one then.
pub fn edit(editor: &str, text: &str, folder: &Path) -> Result<String, String> {
    let words = words(editor).ok_or("The quotes in $EDITOR do not match.")?;
    let (program, arguments) = words.split_first().ok_or("$EDITOR is empty.")?;
    let file = Lent::make(folder, text)
        .map_err(|error| sentence::not_written(&folder.join("notes"), &error))?;
    let status = Command::new(program).args(arguments).arg(&file.path).spawn().and_then(finished);
    match status {
        Ok(status) if status.success() => file.read().map_err(|error| {
            format!("The text of {program} cannot be read: {}.", sentence::system(&error))
        }),
        Ok(status) => Err(format!("{program} has ended {}.", how(status))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(format!("There is no editor {program}; set $EDITOR to one."))
        }
        Err(error) => Err(format!("{program} cannot be started: {}.", sentence::system(&error))),
    }
}

/// Waits for the editor. When it is stopped (Ctrl-Z), this program stops with it: the shell that
/// started both waits for both.
fn finished(mut editor: Child) -> io::Result<ExitStatus> {
    let pid = i32::try_from(editor.id()).ok().and_then(Pid::from_raw);
    let Some(pid) = pid else { return editor.wait() };
    loop {
        let looking = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        match waitid(WaitId::Pid(pid), looking) {
            Ok(Some(status)) if status.stopped() => {
                // Taken note of now, or it would be told again at once.
                let _ = waitid(WaitId::Pid(pid), WaitIdOptions::STOPPED);
                signals::stop();
            }
            Ok(_) => return editor.wait(),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn how(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("with the error code {code}"),
        None => "before its time".into(),
    }
}

/// The file that is lent to the editor.
struct Lent {
    path: PathBuf,
}

impl Lent {
    fn make(folder: &Path, text: &str) -> io::Result<Self> {
        disk::private_folder(folder)?;
        let mut nth = 0;
        loop {
            let path = disk::notes(folder, nth);
            match disk::private_file(&path) {
                Ok(mut file) => {
                    let lent = Self { path };
                    // Editors end a file with a line end, and take it ill when there is none.
                    file.write_all(text.as_bytes())?;
                    file.write_all(b"\n")?;
                    return Ok(lent);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists && nth < 100 => nth += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// What is in it now, without the line end that was added. Bytes that are no UTF-8 become
    /// replacement characters: a word less readable is better than a text refused.
    fn read(&self) -> io::Result<String> {
        if fs::metadata(&self.path)?.len() > disk::MOST_BYTES {
            return Err(io::Error::new(ErrorKind::FileTooLarge, "it is too large"));
        }
        let text = String::from_utf8_lossy(&fs::read(&self.path)?).replace("\r\n", "\n");
        Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        // Some editors keep the text as it was under this name.
        let mut backup = self.path.clone().into_os_string();
        backup.push("~");
        let _ = fs::remove_file(backup);
    }
}

/// Splits a command into words as a shell does in the simple cases: single quotes, double quotes
/// and backslashes. `None` if a quote is not closed.
fn words(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = command.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some('"') | None, '\\') => {
                word.get_or_insert_default().push(chars.next().unwrap_or('\\'));
            }
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (Some(_) | None, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(command: &str) -> Vec<String> {
        words(command).unwrap_or_default()
    }

    #[test]
    fn an_editor_is_split_into_words_as_a_shell_would() {
        assert_eq!(split("vi"), ["vi"]);
        assert_eq!(split("  code  --wait "), ["code", "--wait"]);
        assert_eq!(split("'/opt/My Editor/ed' -n"), ["/opt/My Editor/ed", "-n"]);
        assert_eq!(split(r#"emacs --eval "(a \"b\" 'c')""#), ["emacs", "--eval", r#"(a "b" 'c')"#]);
        assert_eq!(split(r"/opt/My\ Editor/ed ''"), ["/opt/My Editor/ed", ""]);
        assert_eq!(words("vi 'unclosed"), None);
    }

    #[test]
    fn nothing_in_it_is_run_by_a_shell() {
        assert_eq!(split("vi; rm $HOME `x`"), ["vi;", "rm", "$HOME", "`x`"]);
    }
}
