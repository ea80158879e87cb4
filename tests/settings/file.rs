//! What the file, the environment and the command line say.

use proptest::prelude::*;
use vivavoce::app::Home;
use vivavoce::app::settings::{Background, Environment, Options, Source, table, template};
use vivavoce::format::Problem;
use vivavoce::format::config_toml::{self, ClockStyle, SETTINGS, ThemeName};

use crate::{problems, settings, settings_in};

const FULL: &str = "\
interviewer = \"Robin Example\"
home = \"~/interviews\"
theme = \"light\"
glyphs = \"ascii\"
clock = \"wall\"
time_stamps = false
editor = \"nvim -n\"
mouse = false

[keys]
next = [\"n\", \"F8\"]
";

#[test]
fn every_setting_is_read_and_knows_its_line() {
    let it = settings(FULL);
    assert_eq!(it.problems, []);
    assert_eq!(
        (it.interviewer.value.as_str(), it.interviewer.source),
        ("Robin Example", Source::File(1))
    );
    assert_eq!(it.home.map(|home| home.value).as_deref(), Some("~/interviews"));
    assert_eq!((it.theme.value, it.theme.source), (ThemeName::Light, Source::File(3)));
    assert_eq!((it.ascii.value, it.ascii.source), (true, Source::File(4)));
    assert_eq!((it.clock.value, it.clock.source), (ClockStyle::Wall, Source::File(5)));
    assert_eq!((it.time_stamps.value, it.time_stamps.source), (false, Source::File(6)));
    assert_eq!((it.editor.value.as_str(), it.editor.source), ("nvim -n", Source::File(7)));
    assert_eq!((it.mouse.value, it.mouse.source), (false, Source::File(8)));
    assert_eq!(it.changed_keys.len(), 1);
    assert_eq!((it.changed_keys[0].id, it.changed_keys[0].line), ("next", 11));
}

#[test]
fn an_option_wins_over_the_environment_and_that_over_the_file() {
    let said = |text: &str| Some(text.to_owned());
    let mut environment = Environment {
        interviewer: said("Sam"),
        theme: said("dark"),
        editor: said("vim"),
        no_color: said("1"),
        ..Environment::default()
    };
    let mut options = Options {
        interviewer: said("Kim"),
        theme: Some(ThemeName::HighContrast),
        ascii: true,
        no_mouse: true,
    };
    let it = settings_in(FULL, &environment, &options);
    assert_eq!(
        (it.interviewer.value.as_str(), it.interviewer.source),
        ("Kim", Source::Option("--interviewer"))
    );
    assert_eq!(
        (it.theme.value, it.theme.source),
        (ThemeName::HighContrast, Source::Option("--theme"))
    );
    assert_eq!(it.ascii.source, Source::Option("--ascii"));
    assert_eq!((it.mouse.value, it.mouse.source), (false, Source::Option("--no-mouse")));

    options = Options::default();
    let it = settings_in(FULL, &environment, &options);
    assert_eq!(it.interviewer.source, Source::Environment("VIVA_INTERVIEWER"));
    assert_eq!(
        (it.theme.value, it.theme.source),
        (ThemeName::Dark, Source::Environment("VIVA_THEME"))
    );
    assert_eq!(
        (it.editor.value.as_str(), it.editor.source),
        ("vim", Source::Environment("EDITOR"))
    );

    environment.theme = None;
    environment.visual = said("emacs");
    let it = settings_in(FULL, &environment, &options);
    assert_eq!(
        (it.theme.value, it.theme.source),
        (ThemeName::Plain, Source::Environment("NO_COLOR"))
    );
    assert_eq!(it.editor.source, Source::Environment("VISUAL"));
}

#[test]
fn where_nothing_is_said_the_defaults_hold() {
    let it = settings("");
    assert_eq!(it, settings("# nothing\n[keys]\n"));
    assert_eq!((it.theme.value, it.theme.source), (ThemeName::Auto, Source::Default));
    assert_eq!(
        (it.editor.value.as_str(), it.ascii.value, it.time_stamps.value),
        ("vi", false, true)
    );
}

#[test]
fn a_theme_of_the_environment_that_is_none_is_named() {
    let environment = Environment { theme: Some("drak".into()), ..Environment::default() };
    let it = settings_in("theme = \"light\"", &environment, &Options::default());
    assert_eq!(it.theme.value, ThemeName::Light);
    assert_eq!(
        it.problems[0].one_line(),
        "$VIVA_THEME: `drak` is no theme. Use auto, light, dark, high-contrast or none."
    );
}

#[test]
fn a_terminal_without_colours_gets_none() {
    let environment = Environment { term: Some("dumb".into()), ..Environment::default() };
    let it = settings_in("", &environment, &Options::default());
    assert_eq!((it.theme.value, it.theme.source), (ThemeName::Plain, Source::Environment("TERM")));
}

#[test]
fn a_locale_that_is_not_utf_8_is_drawn_for_in_ascii() {
    let ascii = |lc_all: &str, lang: &str, term: &str| {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (lc_all, lang, term) = (said(lc_all), said(lang), said(term));
        let environment = Environment { lc_all, lang, term, ..Environment::default() };
        let it = settings_in("glyphs = \"auto\"", &environment, &Options::default());
        (it.ascii.value, it.ascii.source)
    };
    let no = (false, Source::Default);
    assert_eq!(ascii("", "", "xterm-256color"), no);
    assert_eq!(ascii("", "en_GB.UTF-8", "xterm"), no);
    assert_eq!(ascii("C.utf8", "C", "xterm"), no);
    assert_eq!(ascii("", "C", "xterm"), (true, Source::Environment("LANG")));
    assert_eq!(ascii("de_DE.ISO-8859-1", "de_DE.UTF-8", ""), (true, Source::Environment("LC_ALL")));
    assert_eq!(ascii("", "en_GB.UTF-8", "linux"), (true, Source::Environment("TERM")));
}

#[test]
fn a_terminal_may_say_what_it_writes_on() {
    let background = |text: &str| {
        Environment { colorfgbg: Some(text.into()), ..Environment::default() }.background()
    };
    assert_eq!(background("0;15"), Some(Background::Light));
    assert_eq!(background("15;default;0"), Some(Background::Dark));
    assert_eq!(background("0;default"), None);
    assert_eq!(background(""), None);
    assert_eq!(Environment::default().background(), None);
}

#[test]
fn a_mistake_is_named_with_its_place_and_the_nearest_word() {
    for (text, said) in [
        ("them = \"dark\"", "1:1: unknown setting `them`. Did you mean `theme`?"),
        ("theme = \"drak\"", "1:9: `drak` is no theme. Did you mean \"dark\"?"),
        (
            "clock = 12",
            "1:9: `clock` is a number, not a text. Write \"elapsed\", \"remaining\" or \"wall\".",
        ),
        (
            "time_stamps = \"no\"",
            "1:15: `time_stamps` is a text, not true or false. Write time_stamps = true or time_stamps = false, without quotes.",
        ),
        (
            "home = \"here\"",
            "1:8: `here` is a different folder wherever you are. Write the whole path: it begins with / or ~/.",
        ),
        (
            "editor = \" \"",
            "1:10: `editor` is blank. Write a text between quotes: editor = \"...\".",
        ),
        (
            "interviewer = \"\\u001b[31m\"",
            "1:15: `interviewer` has a control character in it. Write a text between quotes: interviewer = \"...\".",
        ),
        (
            "keys = 3",
            "1:8: `keys` is a number, not a table. Write [keys], and next = [\"n\"] below it.",
        ),
        (
            "[keys]\ntheme = \"dark\"",
            "2:1: `theme` stands below [keys] and became part of it. Move it above [keys].",
        ),
    ] {
        assert_eq!(problems(text), [format!("config.toml:{said}")], "{text}");
    }
}

#[test]
fn a_broken_line_costs_nothing_but_itself() {
    for broken in [
        "theme = dark",
        "theme \"dark\"",
        "theme = \"dark",
        "theme = ",
        "theme",
        "= \"dark\"",
        "theme = [\"dark\"",
        "clock = \"elapsed\"",
        "[kyes",
        "\u{1}",
    ] {
        let text =
            format!("clock = \"wall\"\n{broken}\neditor = \"nano\"\n\n[keys]\nnext = [\"F8\"]\n");
        let it = settings(&text);
        let [problem] = it.problems.as_slice() else { panic!("{broken}: {:#?}", it.problems) };
        assert_eq!(problem.place.as_ref().map(|place| place.line), Some(2), "{broken}");
        assert_eq!(
            (it.clock.value, it.editor.value.as_str()),
            (ClockStyle::Wall, "nano"),
            "{broken}"
        );
        assert_eq!(it.changed_keys.len(), 1, "{broken}");
    }
}

#[test]
fn what_is_no_file_of_settings_is_refused_in_one_sentence() {
    let load = |text: &[u8]| {
        let (config, problems) = config_toml::load("c", text);
        assert_eq!(config, config_toml::Config::default());
        problems.iter().map(Problem::one_line).collect::<Vec<_>>()
    };
    assert_eq!(
        load(&b"a".repeat(70_000)),
        ["c: this has more than 64 kB. Settings need few lines: is it another file?"]
    );
    assert_eq!(load(b"theme = \"\xff\"").len(), 1);
    let deep = "a = ".to_owned() + &"{a.a.a.a = ".repeat(2_000);
    assert_eq!(load(deep.as_bytes()).len(), 1);
}

#[test]
fn the_file_to_begin_with_changes_nothing_and_names_everything() {
    let text = template();
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#') || line == "[keys]"));
    assert_eq!(settings(&text), settings(""));

    // With every line of it in force, everything is as it was.
    let lines = text.lines().map(|line| line.trim_start_matches("# "));
    let lines: Vec<&str> =
        lines.filter(|line| line.contains(" = ") || line.starts_with("[keys]")).collect();
    let all = settings(&lines.join("\n"));
    assert_eq!(all.problems, [], "{}", lines.join("\n"));
    assert_eq!(all.keys, settings("").keys);
    assert_eq!(
        all.changed_keys.len(),
        lines.len() - lines.iter().position(|it| *it == "[keys]").expect("keys") - 1
    );
    assert_eq!(
        (all.theme.value, all.clock.value, all.time_stamps.value),
        (ThemeName::Auto, ClockStyle::Elapsed, true)
    );
    for setting in SETTINGS {
        assert!(text.contains(&format!("# {setting} = ")) || setting == "keys", "{setting}");
    }
}

#[test]
fn the_table_says_where_everything_comes_from() {
    let home = Home { folder: "/home".into(), sessions: "/home/sessions".into(), named: false };
    let rows = table(&settings(FULL), (&home, Source::CurrentFolder));
    let rows: Vec<String> = rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "Setting | Value | From",
            "interviewer | Robin Example | line 1",
            "home | /home | the current folder",
            "theme | light | line 3",
            "glyphs | ascii | line 4",
            "clock | wall | line 5",
            "time_stamps | false | line 6",
            "editor | nvim -n | line 7",
            "mouse | false | line 8",
            "keys.next | n  F8 | line 11",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever somebody has in the file, it is read, and every problem can be printed.
    #[test]
    fn no_file_is_too_strange(text in r#"([a-z_]{1,8}|=|"|\[|\]|\{|\.|,|\n|#| |'|\\|é|\x1b|keys|next|theme|true|1){0,60}"#) {
        for problem in settings(&text).problems {
            let printed = problem.report();
            prop_assert!(printed.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
