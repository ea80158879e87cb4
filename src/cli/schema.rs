//! `viva schema`: what the exports have in them.

use std::process::ExitCode;

use super::failure::Failure;
use super::{output, page};
use crate::format::export::answers::COLUMNS;
use crate::format::export::session::SCHEMA;

/// Print what the exports for other programs have in them
#[derive(Debug, clap::Args)]
pub struct Schema {
    #[command(subcommand)]
    pub of: Of,
}

#[derive(Debug, clap::Subcommand)]
pub enum Of {
    /// The JSON Schema of a session: of `viva show --json`, and of `viva export` as json and jsonl
    Session,
    /// The columns of `viva export --format csv`, each with what it means
    Answers,
}

/// Prints it.
pub fn schema(schema: &Schema) -> Result<ExitCode, Failure> {
    match schema.of {
        Of::Session => output(SCHEMA),
        Of::Answers => {
            let columns = COLUMNS.iter().map(|it| [it.name.to_owned(), it.meaning.to_owned()]);
            output(&page::table(&columns.collect::<Vec<_>>()))
        }
    }
}
