//! The published schema is that of the shape which is written.

use std::path::Path;

use schemars::generate::SchemaSettings;

use super::session::{SCHEMA, Session};

/// `UPDATE_SCHEMA=1 cargo test --lib export` writes it.
#[test]
#[expect(clippy::disallowed_methods, reason = "it writes the schema when it is told to")]
fn the_published_schema_is_that_of_what_is_written() {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Session>();
    schema.insert("title".into(), "A session of Viva Voce".into());
    let text = format!("{:#}\n", schema.to_value());
    if std::env::var_os("UPDATE_SCHEMA").is_some_and(|it| it == "1") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join("src/format/export/session.schema.json");
        std::fs::write(path, text).expect("the schema can be written");
        return;
    }
    assert!(
        text == SCHEMA,
        "the schema is out of date: UPDATE_SCHEMA=1 cargo test --lib export writes it"
    );
}
