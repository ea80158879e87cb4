//! The parts of the program by themselves: what a key, a frame and a file cost.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vivavoce::app::{App, BankFile, Go, Home, Key, Msg, Remembered, Size, Start};
use vivavoce::domain::Session;
use vivavoce::format::report::report;
use vivavoce::format::{bank_toml, session_toml};
use vivavoce::ui::{Theme, view};
use vivavoce_bench::{after, bank, record};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// The program in an interview with notes of so many bytes, at 120 columns and 40 rows.
fn app(bytes: usize) -> App {
    let bank =
        BankFile { file: None, name: "backend".into(), bank: Some(bank()), problems: Vec::new() };
    let home = Home { folder: "/home".into(), sessions: "/home/sessions".into(), named: false };
    let session = Box::new(Session::restore(record("2026-11-03-ada-lovelace-backend", bytes)));
    let file = Path::new("/home/sessions/2026-11-03-ada-lovelace-backend.toml").to_owned();
    let start = Start {
        home,
        settings: Box::default(),
        background: None,
        tilde: None,
        banks: vec![bank],
        remembered: Remembered::default(),
        size: Size { columns: 120, rows: 40 },
        mouse: true,
        go: Go::Interview { session, file, new: false, says: None },
    };
    App::new(after(100_000), start).0
}

fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a key, from the message to the effects");
    for bytes in SIZES {
        let mut app = app(bytes);
        let mut at = 100_000;
        group.bench_function(BenchmarkId::from_parameter(bytes), |bench| {
            bench.iter(|| {
                at += 150;
                let letter = app.update(after(at), Msg::Key(Key::char('x')));
                let back = app.update(after(at), Msg::Key(Key::parse("Backspace").expect("a key")));
                black_box((letter, back))
            });
        });
    }
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a frame, drawn whole in memory");
    for bytes in SIZES {
        let app = app(bytes);
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a screen");
        let theme = Theme::of(&app);
        group.bench_function(BenchmarkId::from_parameter(bytes), |bench| {
            bench.iter(|| terminal.draw(|frame| view(&app, &theme, frame)).map(drop));
        });
    }
    group.finish();
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
    }
    group.finish();
    let text = include_bytes!("../../../questions/backend.toml");
    criterion.bench_function("a bank", |bench| {
        bench.iter(|| bank_toml::load("backend.toml", "backend", black_box(text)));
    });
}

criterion_group!(benches, keys, frames, files);
criterion_main!(benches);
