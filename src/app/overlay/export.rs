//! Sessions on their way out: as what, with how much of them, and into which file.

use std::path::{Path, PathBuf};

use crate::app::field::Field;
use crate::app::{Export, Size, Table, library};
use crate::format::export::{Format, Options};

/// The panel that asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// The sessions, in their order; at least one.
    pub files: Vec<PathBuf>,
    /// Whose they are, as a sentence; empty where the screen below shows it.
    pub whose: String,
    pub format: Format,
    pub options: Options,
    /// The name of the file.
    pub to: Field,
    /// It is being written.
    pub working: bool,
    /// Why it was not, as a sentence.
    pub trouble: Option<String>,
    /// What would take the place of a file: asked for once more, it does.
    refused: Option<Export>,
    /// Where it is not the sessions that go, but how they compare.
    pub table: Option<Table>,
}

impl Exporting {
    /// Asks how these sessions are to be exported. A name is proposed.
    pub fn ask(files: Vec<PathBuf>, whose: String, size: Size) -> Self {
        let (format, options) = (Format::ALL[0], Options::default());
        let to = Field::new(&proposed(&files, format, options), 50);
        let (working, trouble, refused, table) = (false, None, None, None);
        let mut ask = Self { files, whose, format, options, to, working, trouble, refused, table };
        ask.fit(size);
        ask
    }

    /// Another name has been typed: what was said of the one before is out of date, and an ending
    /// that names a format means it.
    pub fn typed(&mut self) {
        self.trouble = None;
        let format = ending(&self.to.text()).and_then(|it| Format::parse(&it));
        if let Some(format) = format.filter(|format| self.formats().contains(format)) {
            self.format = format;
        }
    }

    /// What was asked for would take the place of this file.
    pub fn exists(&mut self, file: &Path, folder: bool, tilde: Option<&Path>) {
        let text = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        let place = from_tilde(file.parent().unwrap_or(file), tilde);
        let what = if folder { "replaces what is there" } else { "replaces it" };
        self.trouble = Some(format!(
            "{text} exists already in {place}. Enter once more {what}; or name another file."
        ));
        self.refused = self.order(tilde).ok();
    }

    /// Asks how a comparison of these sessions is to be exported.
    pub fn comparison(files: Vec<PathBuf>, table: Table, size: Size) -> Self {
        let mut ask = Self { table: Some(table), ..Self::ask(files, String::new(), size) };
        ask.to = Field::new(&ask.proposed(ask.format, ask.options), 50);
        ask.fit(size);
        ask
    }

    /// The formats that there are for it: a comparison has no lines of sessions.
    pub fn formats(&self) -> Vec<Format> {
        let all = Format::ALL.into_iter();
        all.filter(|format| self.table.is_none() || *format != Format::Jsonl).collect()
    }

    /// What one gets who takes the format, in a few words.
    pub fn meaning(&self) -> &'static str {
        match (&self.table, self.format) {
            (Some(_), Format::Html) => "a page to print, mail or read on a phone",
            (Some(_), Format::Markdown) => "tables for a forge or a wiki",
            (Some(_), Format::Text) => "the table as plain text",
            (Some(_), Format::Csv) => "a table, a row for each candidate and interviewer",
            (_, format) => format.meaning(),
        }
    }

    fn proposed(&self, format: Format, options: Options) -> String {
        match self.table {
            Some(_) if !options.anonymous => format!("comparison.{}", format.word()),
            _ => proposed(&self.files, format, options),
        }
    }

    /// Fits the field to the terminal.
    pub fn fit(&mut self, size: Size) {
        self.to.resize(size.columns.saturating_sub(13).clamp(1, 48));
    }

    /// Another format, so many places further in their list, from its end to its beginning.
    pub fn step(&mut self, by: usize, size: Size) {
        let formats = self.formats();
        let at = formats.iter().position(|format| *format == self.format).unwrap_or(0);
        self.choose(formats[(at + by) % formats.len()], self.options, size);
    }

    /// Without names, or with them.
    pub fn toggle_anonymous(&mut self, size: Size) {
        let options = Options { anonymous: !self.options.anonymous, ..self.options };
        self.choose(self.format, options, size);
    }

    /// With the words of the notes, or without. Nothing anonymous has any.
    pub fn toggle_notes(&mut self, size: Size) {
        let options = Options { notes: !self.options.notes, ..self.options };
        self.choose(self.format, options, size);
    }

    /// Only what is decided by, or the whole report.
    pub fn toggle_summary(&mut self, size: Size) {
        let options = Options { summary: !self.options.summary, ..self.options };
        self.choose(self.format, options, size);
    }

    /// Whether it will be a summary.
    pub fn is_summary(&self) -> bool {
        self.table.is_none() && is_summary(self.format, self.options)
    }

    /// The proposed name follows what is chosen; of one's own name it is the ending that does.
    fn choose(&mut self, format: Format, options: Options, size: Size) {
        let name = self.to.text();
        let before = self.proposed(self.format, self.options);
        let ending = |format: Format| format!(".{}", format.word());
        if name == before {
            self.to = Field::new(&self.proposed(format, options), 50);
        } else if let Some(stem) = name.strip_suffix(&ending(self.format)) {
            self.to = Field::new(&format!("{stem}{}", ending(format)), 50);
        }
        (self.format, self.options, self.trouble) = (format, options, None);
        self.fit(size);
    }

    /// What is asked for, where `tilde` is what `~` stands for; or why it is not enough.
    pub fn order(&self, tilde: Option<&Path>) -> Result<Export, String> {
        let text = self.to.text();
        if text.is_empty() {
            return Err("Name a file to write.".into());
        }
        if let Some(ending) = ending(&text).filter(|it| Format::parse(it) != Some(self.format)) {
            return Err(no_such_ending(&ending, &self.formats()));
        }
        let own = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let to = match (own, tilde) {
            (None, _) => PathBuf::from(&text),
            (Some(rest), Some(tilde)) => tilde.join(rest.trim_start_matches('/')),
            (Some(_), None) => {
                return Err("Nobody knows what ~ stands for here: begin with /.".into());
            }
        };
        let (files, format) = (self.files.clone(), self.format);
        let options = Options { summary: self.is_summary(), ..self.options };
        let table = self.table.clone();
        let order = Export { files, format, options, to, replace: false, table };
        let replace = self.refused.as_ref() == Some(&order);
        Ok(Export { replace, ..order })
    }
}

/// The ending of a file's name, in small letters: of few letters and digits, as those of formats
/// are. A folder has none.
fn ending(name: &str) -> Option<String> {
    const MOST: usize = 5;
    if name.ends_with('/') {
        return None;
    }
    let ending = Path::new(name).extension()?.to_str()?;
    let is_one = ending.len() <= MOST
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| ending.to_ascii_lowercase())
}

/// That nothing is written with this ending, and what to do.
fn no_such_ending(ending: &str, formats: &[Format]) -> String {
    let formats: Vec<String> = formats.iter().map(|it| format!(".{}", it.word())).collect();
    let formats = formats.join(" ");
    let advice = match ending {
        "pdf" => " A browser prints an .html as a PDF.",
        "xls" | "xlsx" | "ods" => " A spreadsheet opens a .csv.",
        "doc" | "docx" | "odt" => " A word processor opens an .html.",
        _ => "",
    };
    format!("Nothing is written as .{ending}, only as {formats}; a folder ends with /.{advice}")
}

/// A path as people write it.
pub fn from_tilde(path: &Path, tilde: Option<&Path>) -> String {
    match tilde.and_then(|tilde| path.strip_prefix(tilde).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// The name that is proposed: it tells what is in the file, and of an anonymous one nothing.
fn proposed(files: &[PathBuf], format: Format, options: Options) -> String {
    let stem = match files {
        _ if options.anonymous => "anonymous".to_owned(),
        [file] => library::name(file),
        _ => "sessions".to_owned(),
    };
    let summary = if is_summary(format, options) { "-summary" } else { "" };
    format!("{stem}{summary}.{}", format.word())
}

fn is_summary(format: Format, options: Options) -> bool {
    options.summary && format.is_report()
}
