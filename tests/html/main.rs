//! The report as a page: that it is valid, that it can be read by everybody, and that nothing in a
//! session gets out of its place.
//!
//! To look at it, write the samples into `target/tmp`, and open them in a browser:
//!
//! ```text
//! cargo test --test html -- --ignored
//! ```

#![allow(clippy::disallowed_methods, reason = "one of the tests writes pages to look at")]

mod checker;
mod colours;
#[path = "../interview/mod.rs"]
mod interview;
mod made;
#[path = "../interview/sample.rs"]
mod sample;

use std::fs;
use std::path::Path;

use checker::{check, select, text_of};
use proptest::prelude::*;
use vivavoce::domain::glyph::visible;
use vivavoce::domain::{Comparison, Mark, Notes, Phase, Record};
use vivavoce::format::chart::distributions;
use vivavoce::format::comparison::{Shape, Sheet};
use vivavoce::format::html::{HtmlOptions, document, escape};

fn html(records: &[&Record]) -> String {
    document(records, &HtmlOptions::default())
}

#[test]
fn a_small_report_looks_like_this() {
    let html = html(&[&made::begun()]);
    let (_, body) = html.split_once("</style>\n").expect("a style");
    insta::assert_snapshot!("report_body", body);
}

#[test]
fn the_sample_report_is_valid_and_says_what_the_session_says() {
    let record = sample::record();
    let page = check(&html(&[&record])).expect("a valid page");
    let text = text_of(&page, "main");
    for piece in [
        "Sam Example",
        "Recommendation: yes",
        "3.8 of 5, 4 of 5 rated",
        "11:25 of 10:00, 1:25 over",
        "4 and not 5: cost of the index in writes was not measured",
        "Three minutes went with the connection",
    ] {
        assert!(text.contains(piece), "{piece} is not in {text}");
    }
    assert_eq!(select(&page, "svg[role=img]").len(), 3);
    assert_eq!(select(&page, "h1").len(), 1);
    assert_eq!(select(&page, "article.item").len(), record.plan.items.len());
}

#[test]
fn what_was_amended_stands_beside_what_it_replaced() {
    let record = made::amended();
    let page = check(&html(&[&record])).expect("a valid page");
    assert_eq!(select(&page, "p.amended").len(), 5);
    let text = text_of(&page, "main");
    for piece in [
        "rating 3, was 4, by Robin <b>. Why: the price was never named",
        "notes, 1 line added, by Robin <b>. Why: left out that day",
        "now: ! said <b>",
        "Recommendation: strong yes, was yes, by Robin <b>. Why: & the same",
        "has no anchor of its own",
    ] {
        assert!(text.contains(piece), "{piece} is not in {text}");
    }
    // The anchor of the rating that stands is told from those that do not.
    let anchors: Vec<String> =
        select(&page, "#session-1-item-2 .anchor").iter().map(scraper::ElementRef::html).collect();
    let classes: Vec<bool> = anchors.iter().map(|it| it.contains("anchor other")).collect();
    assert_eq!(classes, [false, true], "{anchors:?}");
}

#[test]
fn a_summary_is_valid_and_leads_to_no_question_that_it_does_not_have() {
    let (one, panel) = (made::amended(), made::panel());
    let options = HtmlOptions { summary: true, ..HtmlOptions::default() };
    let records: Vec<&Record> = panel.iter().chain([&one]).collect();
    let page = check(&document(&records, &options)).expect("a valid page");
    assert_eq!(select(&page, "article.item").len(), 0);
    assert_eq!(select(&page, ".verdict").len(), records.len());
}

#[test]
fn a_printed_sheet_says_whose_it_is_and_the_signs_stay_with_the_last() {
    let html = html(&[&sample::record()]);
    // Each character by its number, since a style is no place for a text.
    let name = "\\53 \\61 \\6d ";
    assert!(
        html.contains(&format!(
            "#sheet-1, footer {{ page: sheet-1; }} @page sheet-1 {{ @top-left {{ content: \"{name}"
        )),
        "{html}"
    );
}

#[test]
fn how_the_time_went_is_drawn_and_told() {
    let page = check(&html(&[&made::begun()])).expect("a valid page");
    let told = text_of(&page, "#session-1-strip desc");
    assert_eq!(
        told,
        "As it went: O 0:00 to 3:00, 1 3:00 to 10:51. Boxes: O 0:00 to 3:00, 1 3:00 to 11:00, \
         2 11:00 to 16:00, 3 16:00 to 24:00, C 24:00 to 29:00. The clock stood at 3:23."
    );
    assert_eq!(select(&page, "#session-1-strip [stroke-dasharray]").len(), 1);
}

#[test]
fn several_sessions_have_a_list_a_chart_of_each_question_and_a_page_each() {
    let panel = made::panel();
    let records: Vec<&Record> = panel.iter().collect();
    let page = check(&html(&records)).expect("a valid page");
    assert_eq!(select(&page, "article.session").len(), 4);
    let rows: Vec<String> =
        select(&page, ".contents tbody tr").into_iter().map(|row| row.text().collect()).collect();
    assert_eq!(rows.len(), 4);
    assert!(
        rows[0].starts_with("Sam ExampleRobin ExampleOne hour2026-11-033.8 of 5yes"),
        "{rows:?}"
    );
    assert!(rows[3].contains("not given yet"), "{rows:?}");
    // The last session has a guide of its own, so that there is nothing to be compared.
    assert_eq!(select(&page, ".spread").len(), 2, "side by side, and question by question");
    let spread = text_of(&page, ".multiple");
    assert!(spread.starts_with("1. Slow query"), "{spread}");
    assert!(spread.contains("2 of 3 rated"), "{spread}");
    assert_eq!(select(&page, ".multiple").len(), 5);
}

#[test]
fn candidates_of_one_guide_stand_side_by_side_with_what_has_to_be_known() {
    let mut records = [made::begun(), sample::record(), made::begun()];
    for (record, name) in records.iter_mut().zip(["Ada <b>", "Bo", "Cy"]) {
        record.people.candidate = name.into();
        record.id =
            vivavoce::domain::SessionId::parse(&name[..2].trim().to_lowercase()).expect("an id");
    }
    records[0].entries[1].red_flags = vec![0];
    let alike: Vec<&Record> = vec![&records[0], &records[2]];
    let page = check(&html(&alike)).expect("a valid page");
    let rows = select(&page, "table.compared tbody tr");
    assert_eq!(rows.len(), 2);
    assert_eq!(select(&page, "table.compared a[href='#session-2']").len(), 1);
    let text = text_of(&page, "#contents ~ .spread");
    for piece in ["Candidates side by side", "Recommendation", "Overall", "Not finished: Ada <b>"] {
        assert!(text.contains(piece), "{piece} is not in {text}");
    }
    // One session of a guide is compared with nobody.
    let page = check(&html(&[&records[0], &records[1]])).expect("a valid page");
    let same = records[0].plan.guide == records[1].plan.guide
        && records[0].plan.bank == records[1].plan.bank;
    assert_eq!(select(&page, "table.compared").is_empty(), !same);
}

#[test]
fn a_comparison_is_a_page_of_its_own() {
    let mut records = [made::begun(), made::begun()];
    records[1].people.candidate = "Bo <script>".into();
    records[0].entries[1].red_flags = vec![0];
    let all: Vec<&Record> = records.iter().collect();
    let compared = Comparison::of(&all).expect("a comparison");
    let aside = ["Not compared: <i>.".to_owned()];
    let shape = Shape::default();
    let sheet = Sheet { comparison: &compared, records: &all, aside: &aside, shape };
    let page = check(&vivavoce::format::html::comparison(&sheet)).expect("a valid page");
    assert_eq!(select(&page, "table.compared").len(), 2, "by competency and by question");
    let text = text_of(&page, "main");
    for piece in ["Bo <script>", "Not compared: <i>.", "Red flags heard", "Question by question"] {
        assert!(text.contains(piece), "{piece} is not in {text}");
    }
}

#[test]
fn no_sessions_are_a_page_too() {
    let page = check(&html(&[])).expect("a valid page");
    assert!(text_of(&page, "main").contains("There are no sessions in it."));
}

#[test]
fn a_title_of_ones_own_stands_in_the_window_and_on_the_list() {
    let panel = made::panel();
    let records: Vec<&Record> = panel.iter().collect();
    let title = Some("Payments <week 45>".to_owned());
    let page = check(&document(&records, &HtmlOptions { title, ..HtmlOptions::default() }))
        .expect("a valid page");
    assert_eq!(text_of(&page, "title"), "Payments <week 45>");
    assert_eq!(text_of(&page, "h1"), "Payments <week 45>");
}

#[test]
fn ratings_are_counted_by_question_and_what_is_missing_is_no_point() {
    let panel = made::panel();
    let records: Vec<&Record> = panel.iter().collect();
    let charts = distributions(&records);
    assert_eq!(charts.len(), 2);
    let slow = &charts[0].rows[0];
    assert_eq!((charts[0].sessions, slow.planned, slow.rated()), (3, 3, 2));
    assert_eq!(slow.counts, [0, 1, 0, 1, 0]);
    assert!(!slow.reworded);
    assert!(charts[0].rows[1].reworded, "the second session was asked in other words");
    // One that was only set up has nothing to count.
    let mut waiting = panel[0].clone();
    waiting.phase = Phase::Planned;
    assert_eq!(distributions(&[&waiting]), []);
}

#[test]
fn a_scale_of_any_length_has_its_points_below_the_bars() {
    for points in 2..=7 {
        let record = made::on_a_scale_of(points);
        let page = check(&html(&[&record])).expect("a valid page");
        let scores = text_of(&page, "#session-1-scores");
        for point in 1..=points {
            let label = made::label(point);
            assert!(scores.contains(&label), "{label} is not in {scores}");
        }
    }
}

#[test]
fn everything_can_be_read_on_light_and_on_dark() {
    colours::check();
}

#[test]
fn the_checker_can_be_felt() {
    let whole = html(&[&made::begun()]);
    check(&whole).expect("a valid page");
    for (piece, other) in [
        ("<dl>", "<dl><dl>"),
        ("</h1>", ""),
        ("<h2 ", "<h4 "),
        ("id=\"session-1-scores\"", "id=\"session-1\""),
        ("<main>", "<main><script>1</script>"),
        ("<main>", "<main><p onclick=\"a\">a</p>"),
        ("<main>", "<main><a href=\"#nowhere\">a</a>"),
        ("<main>", "<main><a href=\"http://example.org\">a</a>"),
        ("<style>", "<style>@import 'a';"),
        ("<main>", "<main><img src=\"a.png\" alt=\"a\">"),
        ("<main>", "<main><table><tr><td>a</td></tr></table>"),
        ("<main>", "<main>\u{1}"),
        ("<main>", "<main>\u{202e}"),
        (" role=\"img\"", ""),
        (" lang=\"en\"", ""),
        ("<meta name=\"viewport\"", "<meta name=\"view\""),
    ] {
        assert!(whole.contains(piece), "{piece}");
        let broken = whole.replacen(piece, other, 1);
        assert!(check(&broken).is_err(), "{other} was not found to be wrong");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_a_session_holds_the_page_is_valid(records in prop::collection::vec(made::record(), 0..3)) {
        let records: Vec<&Record> = records.iter().collect();
        let html = html(&records);
        let checked = check(&html);
        prop_assert!(checked.is_ok(), "{:?}", checked.err());
    }

    #[test]
    fn a_text_is_shown_whole_and_never_obeyed(text in made::text()) {
        let shown = escape(&text);
        let page = format!("<!DOCTYPE html><title>a</title><p title=\"{shown}\">{shown}</p>");
        let page = scraper::Html::parse_document(&page);
        prop_assert_eq!(&page.errors, &Vec::<std::borrow::Cow<str>>::new());
        let paragraphs = select(&page, "body *");
        prop_assert_eq!(paragraphs.len(), 1);
        let inside: String = paragraphs[0].text().collect();
        prop_assert_eq!(paragraphs[0].attr("title"), Some(inside.as_str()));
        let raw = |c: char| (0xfdd0..=0xfdef).contains(&u32::from(c)) || u32::from(c) & 0xfffe == 0xfffe;
        if !text.contains(raw) {
            prop_assert_eq!(inside, visible(&text));
        }
    }

    #[test]
    fn a_note_is_on_the_page_as_it_was_written_with_its_quotation_closed(note in made::text()) {
        let mut record = made::begun();
        record.entries[1].notes = Notes::from_text(&note);
        prop_assume!(!record.entries[1].notes.is_blank());
        let page = check(&html(&[&record]));
        prop_assert!(page.is_ok(), "{:?}", page.err());
        let page = page.expect("checked");
        let shown: Vec<String> =
            select(&page, "#session-1-item-2 .note").iter().map(|it| it.text().collect()).collect();
        let notes = record.entries[1].notes.lines().iter();
        let written: Vec<String> = notes.map(|line| unescaped(&escape(&Mark::closed(&line.text)))).collect();
        prop_assert_eq!(shown, written);
    }
}

fn unescaped(html: &str) -> String {
    scraper::Html::parse_fragment(html).root_element().text().collect()
}

/// For eyes, and for a browser that draws them.
#[test]
#[ignore = "it writes pages to look at"]
fn writes_pages_to_look_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let panel = made::panel();
    let hostile = made::hostile();
    let scale = made::on_a_scale_of(7);
    let amended = made::amended();
    for (name, records) in [
        ("one", vec![&panel[0]]),
        ("amended", vec![&amended]),
        ("several", panel.iter().collect()),
        ("hostile", vec![&hostile, &scale]),
    ] {
        let file = folder.join(format!("report-{name}.html"));
        fs::write(file, html(&records)).expect("a page");
    }
}
