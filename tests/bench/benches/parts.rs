//! The parts of the program by themselves: what a key, a frame, a file, a list and a search cost.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vivavoce::app::filter::{Filter, Sieve};
use vivavoce::app::sorting::Order;
use vivavoce::app::{
    App, BankFile, Go, Home, Key, Library, Msg, Remembered, Report, Row, Size, Start,
};
use vivavoce::domain::comparison::Comparison;
use vivavoce::domain::{Phase, Record, Session};
use vivavoce::format::html::{HtmlOptions, document};
use vivavoce::format::report::report;
use vivavoce::format::search::{Case, Pattern, hits, skim};
use vivavoce::format::session_toml::Header;
use vivavoce::format::{bank_toml, session_toml};
use vivavoce::ui::{Theme, view};
use vivavoce_bench::{after, bank, record, sessions};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// The program on its first screen, at 120 columns and 40 rows.
fn app(go: Go) -> App {
    let bank =
        BankFile { file: None, name: "backend".into(), bank: Some(bank().into()), problems: Vec::new() };
    let home = Home { folder: "/home".into(), sessions: "/home/sessions".into(), named: false };
    let start = Start {
        home,
        settings: Box::default(),
        background: None,
        tilde: None,
        banks: vec![bank],
        remembered: Remembered::default(),
        size: Size { columns: 120, rows: 40 },
        mouse: true,
        go,
    };
    App::new(after(100_000), start).0
}

/// In an interview with notes of so many bytes.
fn interview(bytes: usize) -> App {
    let session = Box::new(Session::restore(record("2026-11-03-ada-lovelace-backend", bytes)));
    let file = Path::new("/home/sessions/2026-11-03-ada-lovelace-backend.toml").to_owned();
    app(Go::Interview { session, file, new: false, says: None })
}

fn key(name: &str) -> Msg {
    Msg::Key(Key::parse(name).expect("a key"))
}

fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a key and its deletion, to the effects");
    for bytes in SIZES {
        let mut app = interview(bytes);
        let mut at = 100_000;
        group.bench_function(BenchmarkId::from_parameter(bytes), |bench| {
            bench.iter(|| {
                at += 150;
                let letter = app.update(after(at), Msg::Key(Key::char('x')));
                let back = app.update(after(at), key("Backspace"));
                black_box((letter, back))
            });
        });
    }
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a frame, drawn whole in memory");
    for bytes in SIZES {
        let app = interview(bytes);
        frame(&app, |view| {
            group
                .bench_function(BenchmarkId::from_parameter(bytes), |bench| bench.iter(&mut *view));
        });
    }
    let app = listed(&rows(&sessions(10_000)));
    frame(&app, |view| {
        group.bench_function("10,000 sessions", |bench| bench.iter(&mut *view));
    });
    group.finish();
}

/// Hands out what draws a frame.
fn frame(app: &App, bench: impl FnOnce(&mut dyn FnMut())) {
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a screen");
    let theme = Theme::of(app);
    bench(&mut || {
        terminal.draw(|frame| view(app, &theme, frame)).map(drop).expect("a frame");
    });
}

fn files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a session's file");
    for bytes in [10_000, 1_000_000] {
        let record = record("2026-11-03-ada-lovelace-backend", bytes);
        let text = session_toml::print(&record);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("print", bytes), |bench| {
            bench.iter(|| session_toml::print(black_box(&record)));
        });
        group.bench_function(BenchmarkId::new("parse", bytes), |bench| {
            bench.iter(|| session_toml::parse("a", black_box(text.as_bytes())));
        });
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("header", bytes), |bench| {
            bench.iter(|| session_toml::header(black_box(&text.as_bytes()[..2_048])));
        });
        group.bench_function(BenchmarkId::new("report", bytes), |bench| {
            bench.iter(|| report(black_box(&record)));
        });
        group.bench_function(BenchmarkId::new("HTML", bytes), |bench| {
            let options = HtmlOptions::default();
            bench.iter(|| document(black_box(&[&record]), &options));
        });
    }
    group.finish();
    let text = include_bytes!("../../../questions/backend.toml");
    criterion.bench_function("a bank", |bench| {
        bench.iter(|| bank_toml::load("backend.toml", "backend", black_box(text)));
    });
}

fn rows(records: &[Record]) -> Vec<Row> {
    let row = |record: &Record| Row {
        file: format!("/home/sessions/{}.toml", record.id).into(),
        header: Ok(Header::of(record)),
    };
    records.iter().map(row).collect()
}

/// The list of all these sessions.
fn listed(rows: &[Row]) -> App {
    let mut app = app(Go::Library);
    let rows = rows.to_vec();
    let all = Report::Listed { seen: 0, names: rows.len(), rows, complete: true };
    app.update(after(100_000), Msg::Disk(all));
    app
}

fn lists(criterion: &mut Criterion) {
    let rows = rows(&sessions(10_000));
    let mut group = criterion.benchmark_group("10,000 sessions in a list");
    let mut app = listed(&rows);
    group.bench_function("a key that filters them, and its deletion", |bench| {
        bench.iter(|| {
            app.update(after(100_000), Msg::Key(Key::char('l')));
            app.update(after(100_000), key("Backspace"))
        });
    });
    let library = Library::of(rows);
    let today = after(0).wall.date_naive();
    for text in ["l", "lovelace", "lvlc bank:backend after:2026-01"] {
        let filter = Filter::parse(text, today);
        group.bench_function(BenchmarkId::new("filter", text), |bench| {
            bench.iter(|| {
                let mut sieve = Sieve::new(&filter);
                (0..library.rows.len()).filter(|nth| sieve.fits(library.facts(*nth))).count()
            });
        });
    }
    group.bench_function("order", |bench| bench.iter(|| Order::default().sort(&library)));
    group.finish();
}

fn searches(criterion: &mut Criterion) {
    let records = sessions(100);
    let texts: Vec<String> = records.iter().map(session_toml::print).collect();
    let mut group = criterion.benchmark_group("a search in 100 sessions");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    for word in ["zanzibar", "freeze", "index"] {
        let pattern = Pattern::words([word], Case::Smart).expect("a word");
        group.bench_function(BenchmarkId::new("may be in", word), |bench| {
            bench.iter(|| texts.iter().filter(|it| pattern.may_be_in(it.as_bytes())).count());
        });
        group.bench_function(BenchmarkId::new("skim", word), |bench| {
            let skimmed = |text: &String| skim(text.as_bytes(), &pattern, None);
            bench.iter(|| texts.iter().filter_map(skimmed).count());
        });
        group.bench_function(BenchmarkId::new("hits", word), |bench| {
            bench.iter(|| records.iter().map(|it| hits(it, &pattern, None).len()).sum::<usize>());
        });
    }
    group.finish();
}

fn comparisons(criterion: &mut Criterion) {
    let all = sessions(1_000);
    let finished: Vec<&Record> = all.iter().filter(|it| it.phase == Phase::Finished).collect();
    let plan = &finished.first().expect("a session").plan;
    let same =
        finished.iter().filter(|it| it.plan.bank == plan.bank && it.plan.guide == plan.guide);
    let records: Vec<&Record> = same.copied().take(60).collect();
    assert_eq!(records.len(), 60, "so many on one guide");
    criterion.bench_function("the comparison of 60 sessions", |bench| {
        bench.iter(|| Comparison::of(black_box(&records)));
    });
}

criterion_group!(benches, keys, frames, files, lists, searches, comparisons);
criterion_main!(benches);
