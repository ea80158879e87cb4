//! Markdown: no text of a session means anything to it.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Dialect, Parser, Tag};
use vivavoce::domain::glyph::visible;
use vivavoce::domain::script;
use vivavoce::domain::{
    Addition, Amended, Amendment, Change, ItemKind, Mark, NoteLine, Notes, Place, Record, Session,
    Standing,
};
use vivavoce::format::export::{Format, Options, prepare};

use crate::generated::hostile;
use crate::interview::{after, session};
use crate::sample;

/// A session with a text made by `text` in every place that has one.
fn with(texts: &[String]) -> Record {
    let mut all = texts.iter().cycle().cloned();
    let mut text = || all.next().unwrap_or_default();
    let mut session = session();
    let added = Change::Add { after: 1, addition: Box::new(Addition::on_the_spot("More?")) };
    for change in [Change::Start, added, Change::Rate { item: 1, rating: Some(5) }] {
        session.apply(after(0), change).expect("an allowed change");
    }
    let mut record = Session::settled(&session, after(300_000));
    let people = &mut record.people;
    (people.candidate, people.interviewer) = (text(), text());
    (people.role, people.round) = (text(), text());
    record.plan.title = text();
    record.plan.competencies[0].name = text();
    for item in &mut record.plan.items {
        match &mut item.kind {
            ItemKind::Opening { script } | ItemKind::Closing { script } => *script = Some(text()),
            ItemKind::Question(question) => {
                (question.title, question.ask) = (text(), text());
                question
                    .signals
                    .iter_mut()
                    .chain(&mut question.red_flags)
                    .for_each(|it| *it = text());
                question.probes.iter_mut().for_each(|it| it.ask = text());
                question.anchors.values_mut().for_each(|it| *it = text());
            }
        }
    }
    for entry in &mut record.entries {
        entry.signals = vec![];
        entry.notes = Notes::new([
            // One that is evidence whatever comes, so that the gaps are the same.
            NoteLine { begun: Some(61), text: format!("said {}", text()) },
            NoteLine { begun: None, text: text() },
        ]);
    }
    record.entries[3].standing = Standing::Skipped;
    record.entries[3].skipped = Some(text());
    record.reason = Notes::from_text(&text());
    let line = |text: String| {
        let text = text.replace('\n', " ");
        Some(Notes::new([NoteLine { begun: Some(61), text }]))
    };
    let what =
        Amended::Text { place: Place::Item(1), from: 0, old: line(text()), new: line(text()) };
    let why = text().split_whitespace().collect::<Vec<_>>().join(" ");
    record.amendments =
        vec![Amendment { at: after(900_000).civil(), what, why: why.clone(), by: why }];
    record
}

/// The same text without anything in it: a letter for each line that is not blank.
fn harmless(text: &str) -> String {
    let line = |line: &str| {
        // A script with an open place is left out.
        let word = if script::is_open(line) { "[x]" } else { "x" };
        match Mark::of(line).filter(|_| !Mark::is_bare(line)) {
            // A note that stands out stands in one list more.
            Some(mark @ (Mark::Highlight | Mark::Quote)) => format!("{} {word}", mark.sign()),
            _ if line.trim().is_empty() => String::new(),
            _ => word.to_owned(),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn markdown(record: Record) -> String {
    prepare(vec![record], Options::default()).write(Format::Markdown)
}

/// Whether a mark is of that kind; the block of code of the time is ours.
fn is_one_of(mark: &str, kind: &str) -> bool {
    let mark = mark.strip_prefix("Start(").unwrap_or(mark);
    mark.starts_with(kind) && !mark.starts_with("CodeBlock(Fenced(Borrowed(\"text\")))")
}

/// What a document is made of, its words aside; and its words.
fn read(document: &str) -> (Vec<String>, String) {
    let (mut marks, mut words) = (Vec::new(), String::new());
    // Every dialect that there is, but for the one that only draws other quotation marks.
    let dialect = Dialect::all() - Dialect::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(document, dialect) {
        match event {
            Event::Text(text) => words.push_str(&text),
            // The alignment and ids are ours.
            Event::Start(tag @ (Tag::Heading { .. } | Tag::Table(_))) => {
                words.push('\n');
                marks.push(format!("{tag:?}"));
            }
            event => {
                words.push('\n');
                marks.push(format!("{event:?}"));
            }
        }
    }
    (marks, words)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_text_means_anything_to_markdown(texts in prop::collection::vec(hostile(), 1..5)) {
        // Line ends apart, which notes take in their own way.
        let texts: Vec<String> = texts.iter().map(|text| text.replace('\r', " ")).collect();
        let twins: Vec<String> = texts.iter().map(|text| harmless(text)).collect();
        let document = markdown(with(&texts));
        let (marks, words) = read(&document);
        let (expected, _) = read(&markdown(with(&twins)));
        prop_assert_eq!(&marks, &expected, "{}", document);
        for foreign in ["Html", "Link", "Image", "Footnote", "Code", "Math", "Emphasis"] {
            prop_assert!(!marks.iter().any(|mark| is_one_of(mark, foreign)), "{}", foreign);
        }
        for line in texts.iter().flat_map(|text| text.lines()) {
            let line: Vec<&str> = line.split_whitespace().collect();
            let shown = visible(&line.join(" ")).into_owned();
            prop_assert!(words.contains(&shown), "{:?} is not in {}", shown, document);
        }
    }
}

/// Some forges make links of bare addresses; their own parsers say where one begins.
#[test]
fn an_address_is_no_link() {
    let texts = ["see http://e.org, www.e.org and WWW.e.org".to_owned()];
    let document = markdown(with(&texts));
    assert!(document.contains(r"http\://e.org, www\.e.org and WWW\.e.org"), "{document}");
}

#[test]
fn the_report_of_the_sample() {
    insta::assert_snapshot!(markdown(sample::record()));
}
