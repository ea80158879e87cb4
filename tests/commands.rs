//! The real program on the command line, without a terminal.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]

mod program;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;
use vivavoce::app::Home;
use vivavoce::app::settings::{Setting, Source};
use vivavoce::domain::{Change, Moment, People, Plan, Recommendation, Record, Session, SessionId};
use vivavoce::format::session_toml::{self, Header};
use vivavoce::shell::home::{self, Surroundings};
use vivavoce::shell::{banks, sessions};

/// A home in a folder of its own.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("sessions")).expect("a folder");
        fs::create_dir(folder.path().join("questions")).expect("a folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bank(&self, name: &str, text: &str) {
        fs::write(self.path("questions").join(name), text).expect("a bank");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        program::viva(self.folder.path(), arguments)
    }

    fn viva(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().expect("the program"))
    }

    /// A session in the home's own folder; `hours` is when it began, `None` not at all.
    fn session(&self, candidate: &str, hour: Option<u32>, finished: bool) -> String {
        let record = interview(candidate, hour, finished);
        let file = self.path("sessions").join(format!("{}.toml", record.id));
        fs::write(file, session_toml::print(&record)).expect("a session");
        record.id.to_string()
    }
}

fn interview(candidate: &str, hour: Option<u32>, finished: bool) -> Record {
    let home =
        Home { folder: "/nowhere".into(), sessions: "/nowhere/sessions".into(), named: true };
    let bank = banks::all(&home).remove(1).bank.expect("a bank that is built in");
    let guide = bank.choices().remove(0);
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let people = People { candidate: candidate.into(), ..People::default() };
    let id = SessionId::propose(day, candidate, &bank.id);
    let mut session = Session::new(id, people, Plan::pin(&bank, &guide));
    let Some(hour) = hour else {
        return session.record().clone();
    };
    let wall = DateTime::parse_from_rfc3339(&format!("2026-11-24T{hour:02}:02:00+01:00"));
    let mut at = Moment { wall: wall.expect("a time"), mono: Duration::ZERO };
    let mut changes = vec![Change::Start, Change::Rate { item: 1, rating: Some(4) }];
    if finished {
        changes.push(Change::End);
        changes.push(Change::Recommend { recommendation: Some(Recommendation::StrongYes) });
        changes.push(Change::Finish);
    }
    for change in changes {
        at = at.later(Duration::from_secs(60));
        session.apply(at, change).expect("a change that is possible");
    }
    session.settled(at)
}

/// What the program printed, and how it ended.
struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }
}

#[test]
fn a_screen_without_a_terminal_is_refused_before_anything_is_touched() {
    let desk = Desk::new();
    for arguments in [
        &[][..],
        &["run"],
        &["run", "backend", "--candidate", "Ada"],
        &["review"],
        &["--home", "elsewhere"],
    ] {
        let said = desk.viva(arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.err.starts_with("viva: This needs a terminal."), "{}", said.err);
    }
    assert_eq!(fs::read_dir(desk.path("sessions")).expect("a folder").count(), 0);
    assert!(!desk.path("elsewhere").exists() && !desk.path("state").exists());
}

#[test]
fn a_command_line_that_is_not_understood_ends_with_2() {
    let desk = Desk::new();
    for arguments in [&["rnu"][..], &["run", "--guide", "60"], &["show"], &["list", "--colour"]] {
        assert_eq!(desk.viva(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn the_list_is_a_table_newest_first() {
    let desk = Desk::new();
    desk.session("Ada Lovelace", Some(9), true);
    desk.session("Zoë", None, false);
    let said = desk.viva(&["list"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let lines: Vec<Vec<&str>> = said
        .out
        .lines()
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .collect();
    let zoe = [
        "2026-11-24",
        "Zoë",
        "teamwork",
        "45",
        "planned",
        "0/5",
        "-",
        "-",
        "2026-11-24-zoë-teamwork",
    ];
    let ada = [
        "2026-11-24 09:03",
        "Ada Lovelace",
        "teamwork",
        "45",
        "finished",
        "1/5",
        "4.0",
        "strong yes",
        "2026-11-24-ada-lovelace-teamwork",
    ];
    assert_eq!(lines[0][..3], ["Date", "Candidate", "Bank"]);
    assert_eq!(lines[1], zoe);
    assert_eq!(lines[2], ada);
    assert_eq!(lines.len(), 3);
}

#[test]
fn no_sessions_are_no_mistake() {
    let desk = Desk::new();
    let said = desk.viva(&["list"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(said.err.starts_with("There are no sessions in "), "{}", said.err);
}

#[test]
fn where_no_session_can_be_read_there_is_no_table() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("sessions")).expect("a folder");
    fs::write(desk.path("sessions/2026-11-30-bad.toml"), "schema =").expect("a file");
    let said = desk.viva(&["list"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(said.err.contains("2026-11-30-bad.toml:1:9: this is not TOML"), "{}", said.err);
}

#[test]
fn a_file_that_is_no_session_is_named_beside_the_list() {
    let desk = Desk::new();
    desk.session("Ada", None, false);
    fs::write(desk.path("sessions/words.toml"), "words = 3").expect("a file");
    let said = desk.viva(&["list"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 2));
    assert!(said.err.contains("words.toml"), "{}", said.err);
}

/// A home with two finished sessions, one that goes on, and a file that is none.
fn four_files() -> Desk {
    let desk = Desk::new();
    desk.session("Ada Lovelace", Some(9), true);
    desk.session("Grace Hopper", Some(11), true);
    desk.session("Alan Turing", Some(10), false);
    fs::write(desk.path("sessions/2026-11-20-words.toml"), "words = 3").expect("a file");
    desk
}

/// The names of the sessions in a table, in its order.
fn names(said: &Said) -> Vec<&str> {
    let ids = said.out.lines().skip(1).filter_map(|line| line.split_whitespace().last());
    ids.filter_map(|id| id.strip_prefix("2026-11-24-")?.strip_suffix("-teamwork")).collect()
}

#[test]
fn a_list_is_filtered_by_the_words_of_the_screen() {
    let desk = four_files();
    for (words, wanted) in [
        (&["ada"][..], &["ada-lovelace"][..]),
        (&["unfinished"], &["alan-turing"]),
        (&["rec:strong-yes", "bank:team"], &["grace-hopper", "ada-lovelace"]),
        (&["ada lovelace"], &["ada-lovelace"]),
        (&["after:2026-11-24", "--", "-unfinished"], &["grace-hopper", "ada-lovelace"]),
    ] {
        let said = desk.viva(&[&["list"], words].concat());
        assert_eq!((said.code, names(&said)), (Some(0), wanted.to_vec()), "{words:?}");
        assert_eq!(said.err, "", "what does not fit is not named either: {words:?}");
    }
    let said = desk.viva(&["list", "nobody"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("None of the 4 sessions in "), "{}", said.err);
    let said = desk.viva(&["list", "rec:maybe", "after:soon"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("`maybe` is no recommendation"), "{}", said.err);
    assert!(said.err.contains("`soon` is no day"), "{}", said.err);
}

#[test]
fn a_list_is_sorted_by_a_column_either_way() {
    let desk = four_files();
    let by = |arguments: &[&str]| {
        let said = desk.viva(&[&["list"], arguments].concat());
        names(&said).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(by(&[]), ["grace-hopper", "alan-turing", "ada-lovelace"]);
    assert_eq!(by(&["--reverse"]), ["ada-lovelace", "alan-turing", "grace-hopper"]);
    assert_eq!(by(&["--sort", "candidate"]), ["ada-lovelace", "alan-turing", "grace-hopper"]);
    assert_eq!(by(&["--sort", "phase"])[0], "alan-turing");
    assert_eq!(by(&["--sort", "recommendation", "--reverse"])[2], "alan-turing");
    assert_eq!(desk.viva(&["list", "--sort", "colour"]).code, Some(2));
}

#[test]
fn a_list_for_other_programs_has_the_same_keys_in_every_object() {
    let desk = four_files();
    let said = desk.viva(&["list", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let all = json.as_array().expect("an array");
    assert_eq!(all.len(), 4);
    let keys = |nth: usize| all[nth].as_object().expect("an object").keys().collect::<Vec<_>>();
    assert!((1..4).all(|nth| keys(nth) == keys(0)));
    let grace = &all[0];
    assert_eq!(grace["candidate"], "Grace Hopper");
    assert_eq!(grace["session"], "2026-11-24-grace-hopper-teamwork");
    assert_eq!(grace["started"], "2026-11-24T11:03:00+01:00");
    assert_eq!((&grace["planned_seconds"], &grace["score"]), (&2_700.into(), &4.0.into()));
    assert_eq!(grace["recommendation"], "strong yes");
    assert!(grace["interviewer"].is_null() && grace["problem"].is_null());
    let (alan, broken) = (&all[1], &all[3]);
    assert_eq!((&alan["unfinished"], &alan["phase"]), (&true.into(), &"live".into()));
    assert!(alan["recommendation"].is_null() && alan["ended"].is_null());
    assert!(broken["candidate"].is_null() && broken["rated"].is_null());
    assert!(broken["problem"].as_str().is_some_and(|it| it.contains("words.toml")));
    let said = desk.viva(&["list", "--json", "nobody"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), "[]\n"));
}

#[test]
fn a_session_is_shown_by_its_id_its_file_or_a_part_of_the_name() {
    let desk = Desk::new();
    let id = desk.session("Ada Lovelace", Some(9), true);
    desk.session("Grace Hopper", Some(10), true);
    for name in [&id, &format!("sessions/{id}.toml"), "ada", "LOVELACE"] {
        let said = desk.viva(&["show", name]);
        assert_eq!(said.code, Some(0), "{name}: {}", said.err);
        assert!(said.out.contains("Ada Lovelace") && !said.out.contains("Grace"), "{name}");
        assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    }
}

#[test]
fn a_name_that_fits_several_sessions_lists_their_ids() {
    let desk = Desk::new();
    let ada = desk.session("Ada Lovelace", Some(9), true);
    let adam = desk.session("Adam Smith", None, false);
    let said = desk.viva(&["show", "ad"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("viva: `ad` fits 2 sessions"), "{}", said.err);
    assert!(said.err.find(&ada) < said.err.find(&adam), "nobody wrote in Adam's: {}", said.err);
    assert!(
        said.err.contains(&format!("{ada}  (Ada Lovelace, guide 45, finished)")),
        "{}",
        said.err
    );
    let said = desk.viva(&["show", "ada"]);
    assert_eq!(said.code, Some(0), "a whole word of a name comes first: {}", said.err);
    for nth in 2..=12 {
        again(&desk, "Ada Lovelace", nth, "45");
    }
    let said = desk.viva(&["show", "ada"]);
    assert!(said.err.contains("`ada` fits 12 sessions"), "{}", said.err);
    assert!(said.err.ends_with("  and 2 more, which `viva list` shows\n"), "{}", said.err);
    assert_eq!(said.err.matches("Robin").count(), 10, "{}", said.err);
}

/// The `nth` interview of a day with a candidate, on a guide.
fn again(desk: &Desk, candidate: &str, nth: u32, guide: &str) -> String {
    let mut record = interview(candidate, Some(9), true);
    record.id = record.id.numbered(nth);
    record.people.interviewer = "Robin Example".into();
    record.plan.guide = guide.into();
    let file = desk.path("sessions").join(format!("{}.toml", record.id));
    fs::write(file, session_toml::print(&record)).expect("a session");
    record.id.to_string()
}

#[test]
fn a_part_of_an_id_is_enough() {
    let desk = Desk::new();
    desk.session("Ada Lovelace", Some(9), true);
    desk.session("Zo\u{eb} Nguyen", Some(10), true);
    for name in ["ada-lovelace", "11-24-ada", "Ada-Lovelace-teamwork"] {
        let said = desk.viva(&["show", name]);
        assert!(said.code == Some(0) && said.out.contains("Ada Lovelace"), "{name}: {}", said.err);
    }
    assert_eq!(desk.viva(&["show", "zoe"]).code, Some(0), "accents do not count");
    assert_eq!(desk.viva(&["show", "2026-11"]).code, Some(1));
    assert_eq!(desk.viva(&["show", ""]).code, Some(1));
}

#[test]
fn nothing_is_proposed_that_is_refused() {
    let desk = Desk::new();
    let first = desk.session("Ada Lovelace", Some(9), true);
    let second = again(&desk, "Ada Lovelace", 2, "45");
    let said = desk.viva(&["show", "Ada Lovelaec"]);
    assert!(said.err.contains(&format!("Did you mean `{second}`?")), "{}", said.err);
    let said = desk.viva(&["export", "Ada Lovelaec"]);
    assert!(said.err.contains("Did you mean `Ada Lovelace`?"), "{}", said.err);
    let said = desk.viva(&["resume", "Ada Lovelaec"]);
    assert!(!said.err.contains("Did you mean"), "{}", said.err);
    fs::write(desk.path("sessions/2026-11-24-broken.toml"), "no session").expect("a file");
    let said = desk.viva(&["show", "2026-11-24-borken"]);
    assert!(!said.err.contains("Did you mean `2026-11-24-broken`"), "{}", said.err);
    assert!(said.err.contains(&first), "{}", said.err);
}

#[test]
fn a_name_stands_for_all_sessions_of_its_candidate() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Grace Hopper", 2)]);
    again(&desk, "Ada Lovelace", 2, "45");
    again(&desk, "Grace Hopper", 2, "45");
    let said = desk.viva(&["compare", "ada", "grace"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains("2 candidates, 4 sessions"), "{}", said.out);
    // Three on a guide that one of them met do not outvote one that both did.
    for nth in 3..=7 {
        again(&desk, "Ada Lovelace", nth, "other");
    }
    let said = desk.viva(&["compare", "ada", "grace"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("2 candidates, 4 sessions"), "{}", said.out);
    assert!(said.out.contains("! Left out: 5 sessions of Ada Lovelace"), "{}", said.out);
    let said = desk.viva(&["compare", "ada", "grace", "--guide", "45"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let said = desk.viva(&["compare", "ada", "grace", "--guide", "other"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("`grace` has no session on the guide `other`."), "{}", said.err);
    let said = desk.viva(&["compare", "ada", "grace", "--filter", "by:robin guide:45"]);
    assert!(said.out.contains("2 candidates, 2 sessions"), "{}", said.out);
    let said = desk.viva(&["compare", "--filter", "guide:45"]);
    assert!(said.out.contains("2 candidates, 4 sessions"), "{}", said.out);
    let said = desk.viva(&["compare", "ada", "--guide", "nothing"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    let said = desk.viva(&["compare", "--filter", "rec:maybe"]);
    assert_eq!(said.code, Some(2));
    let said = desk.viva(&["export", "ada", "--format", "jsonl"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 7), "{}", said.err);
    // An export of somebody else is worse than a question.
    desk.session("Adam Smith", Some(9), true);
    assert_eq!(desk.viva(&["export", "ada", "--format", "jsonl"]).out.lines().count(), 7);
    let said = desk.viva(&["export", "ad"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("viva: `ad` fits several candidates"), "{}", said.err);
}

#[test]
fn what_cannot_be_read_is_named_by_whoever_asks_for_all_of_a_guide() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Bo", 2)]);
    let broken = desk.path("sessions").join("2026-11-24-ada-lovelace-teamwork-9.toml");
    fs::write(&broken, "not a session").expect("a file");
    for arguments in
        [&["compare", "--guide", "45", "--json"][..], &["compare", "ada", "bo", "--json"]]
    {
        let said = desk.viva(arguments);
        assert_eq!(said.code, Some(1), "{arguments:?}");
        assert!(said.err.contains("viva: Left out: "), "{}", said.err);
        assert!(said.err.contains("teamwork-9.toml"), "{}", said.err);
        let value: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
        let left = &value["left_out"][0];
        assert_eq!(left["session"], "2026-11-24-ada-lovelace-teamwork-9");
        assert!(left["candidate"].is_null() && left["why"] == "cannot be read", "{left}");
    }
    let said = desk.viva(&["compare", "--guide", "45"]);
    assert!(said.err.contains("Nobody knows which guide it is on."), "{}", said.err);
    let said = desk.viva(&["export", "ada", "--format", "jsonl"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(1), 1), "{}", said.err);
    assert!(said.err.contains("left out"), "{}", said.err);
}

#[test]
fn an_unknown_session_names_the_nearest_and_the_newest() {
    let desk = Desk::new();
    let id = desk.session("Ada Lovelace", Some(9), true);
    let said = desk.viva(&["review", "Ada Lovelaec"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("Did you mean `Ada Lovelace`?"), "{}", said.err);
    assert!(said.err.contains(&id), "{}", said.err);
}

#[test]
fn an_unknown_bank_or_guide_names_the_known_ones() {
    let desk = Desk::new();
    let said = desk.viva(&["run", "backnd", "--candidate", "Ada"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("Did you mean `backend`?"), "{}", said.err);
    assert!(said.err.contains("The banks are: backend, teamwork."), "{}", said.err);
    let said = desk.viva(&["run", "backend", "--guide", "61"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("Its guides are: 60, 45,"), "{}", said.err);
    let said = desk.viva(&["run", "./nowhere.toml"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("nowhere.toml"), "{}", said.err);
}

#[test]
fn there_may_be_nothing_to_go_on_with() {
    let desk = Desk::new();
    let id = desk.session("Ada", Some(9), true);
    let said = desk.viva(&["resume"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.starts_with("viva: There is no unfinished interview"), "{}", said.err);
    let said = desk.viva(&["resume", "ada"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains(&format!("`viva review {id}`")), "{}", said.err);
}

#[test]
fn the_banks_are_listed_with_their_guides() {
    let desk = Desk::new();
    let said = desk.viva(&["banks"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains("backend: Backend developer, version 1.0.0 (built in)"));
    assert!(said.out.contains("guide 60"), "{}", said.out);
}

#[test]
fn a_bank_on_disk_wins_over_the_built_in_one_of_its_id() {
    let desk = Desk::new();
    desk.bank("mine.toml", "id = \"backend\"\ntitle = \"Ours\"\n[[question]]\nask = \"Why?\"\n");
    let said = desk.viva(&["banks"]);
    assert!(said.out.contains("backend: Ours"), "{}", said.out);
    assert!(!said.out.contains("Backend developer"), "{}", said.out);
    assert_eq!(said.out.matches("(built in)").count(), 1);
}

#[test]
fn the_second_file_of_an_id_is_reported_and_not_used() {
    let desk = Desk::new();
    for (name, title) in [("b.toml", "Second"), ("a.toml", "First")] {
        let text = format!("id = \"x\"\ntitle = \"{title}\"\n[[question]]\nask = \"Why?\"\n");
        desk.bank(name, &text);
    }
    let said = desk.viva(&["banks"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("x: First"), "{}", said.out);
    assert!(said.out.contains("b.toml: cannot be used"), "{}", said.out);
    assert!(said.out.contains("the id `x` belongs to a.toml"), "{}", said.out);
}

#[test]
fn a_broken_bank_takes_no_other_with_it() {
    let desk = Desk::new();
    desk.bank("broken.toml", "[[question]\nask = 3\n");
    fs::create_dir(desk.path("questions/folder.toml")).expect("a folder");
    let said = desk.viva(&["banks"]);
    assert_eq!(said.code, Some(1));
    for part in ["broken.toml: cannot be used", "folder.toml: cannot be used", "backend: "] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
}

#[test]
fn nothing_that_a_file_holds_steers_the_terminal() {
    let desk = Desk::new();
    desk.bank(
        "evil.toml",
        "title = \"\\u001b]0;x\\u0007\\u202e\"\n\u{9b}31m[[question]]\nask = \"\u{1b}[31m?\"\n",
    );
    let record = interview("Ada \u{1b}]52;c;x\u{7}\u{202e}\u{9b}", Some(9), true);
    let file = desk.path("sessions/evil.toml");
    fs::write(file, session_toml::print(&record)).expect("a session");
    for arguments in
        [&["list"][..], &["banks"], &["show", "evil"], &["resume", "evil"], &["compare", "evil"]]
    {
        let said = desk.viva(arguments);
        let hostile = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.out.contains(hostile), "{arguments:?}: {:?}", said.out);
        assert!(!said.err.contains(hostile), "{arguments:?}: {:?}", said.err);
    }
}

#[test]
fn two_sessions_are_compared_and_the_exit_status_tells() {
    let desk = Desk::new();
    let ada = desk.session("Ada Lovelace", Some(9), true);
    let zoe = desk.session("Zoë", Some(10), false);
    let said = desk.viva(&["diff", "ada", &ada]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.ends_with("They are the same.\n"), "{}", said.out);
    let said = desk.viva(&["diff", &ada, &zoe]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    assert!(said.out.contains("candidate     A  Ada Lovelace"), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let said = desk.viva(&["diff", &ada, "nobody"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
}

#[test]
fn a_conflict_copy_is_marked_and_makes_no_name_ambiguous() {
    let desk = Desk::new();
    let ada = desk.session("Ada Lovelace", Some(9), false);
    let copies = [
        format!("{ada}.sync-conflict-20261124-150102-ABCDEFG"),
        format!("{ada} (Zoë's conflicted copy 2026-11-24)"),
        format!("{ada}.conflict-1"),
    ];
    let text = fs::read(desk.path(&format!("sessions/{ada}.toml"))).expect("a session");
    for name in copies.iter().map(String::as_str).chain(["x.orig", "x_LOCAL_12"]) {
        fs::write(desk.path(&format!("sessions/{name}.toml")), &text).expect("a copy");
    }
    let said = desk.viva(&["list"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 5), "{}", said.out);
    let first = said.out.lines().nth(1).unwrap_or_default();
    assert!(first.ends_with(&ada) && !first.contains("copy"), "{}", said.out);
    assert_eq!(said.out.matches("(copy) Ada Lovelace").count(), 3, "{}", said.out);
    assert!(said.err.contains(&format!("viva diff {ada} {ada}.conflict-1")), "{}", said.err);
    for name in copies.iter().map(String::as_str).chain(["ada", &ada]) {
        assert_eq!(desk.viva(&["show", name]).code, Some(0), "{name}");
        assert_eq!(desk.viva(&["diff", "ada", name]).code, Some(0), "{name}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let desk = Desk::new();
    for n in 0..2_000 {
        let text = format!("title = \"Bank {n}\"\n[[question]]\nask = \"Why?\"\n");
        desk.bank(&format!("b{n}.toml"), &text);
    }
    let mut command = desk.command(&["banks"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
    let mut first = [0; 10];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("some text");
    let said = Said::of(child.wait_with_output().expect("its end"));
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
}

#[test]
fn the_home_is_the_first_of_five() {
    let desk = Desk::new();
    let around = |folder: &Path| Surroundings {
        viva_home: Some("/set".into()),
        configured: Some(Setting::new("/written".into(), Source::File(3))),
        current: Some(folder.to_owned()),
        data: Some("/data".into()),
    };
    let find = |asked: Option<&Path>, around| home::find(asked, around).map(|home| home.folder);
    let (lived_in, bare) = (desk.folder.path(), desk.path("questions"));
    assert_eq!(find(Some(Path::new("/asked")), around(lived_in)), Ok("/asked".into()));
    assert_eq!(find(None, around(lived_in)), Ok("/set".into()));
    let unset = |folder| Surroundings { viva_home: Some("".into()), ..around(folder) };
    assert_eq!(find(None, unset(lived_in)), Ok("/written".into()));
    let unset = |folder| Surroundings { configured: None, ..unset(folder) };
    assert_eq!(find(None, unset(lived_in)), Ok(lived_in.to_owned()));
    assert_eq!(find(None, unset(&bare)), Ok("/data/vivavoce".into()));
    assert!(find(None, Surroundings::default()).is_err());
}

#[test]
fn the_newest_session_is_found_without_reading_the_older_ones() {
    let desk = Desk::new();
    let home =
        Home { folder: desk.folder.path().into(), sessions: desk.path("sessions"), named: true };
    desk.session("Ada", Some(9), true);
    let zoe = desk.session("Zoë", Some(10), false);
    let (file, header) =
        sessions::latest(&home, |header| header.recommendation.is_none()).expect("a session");
    assert_eq!((header.id, file), (zoe.clone(), desk.path(&format!("sessions/{zoe}.toml"))));
    assert_eq!(sessions::latest(&home, |_| false), None);
}

#[test]
fn the_session_that_was_written_in_last_is_meant_whatever_the_files_are_called_and_dated() {
    let desk = Desk::new();
    let home =
        Home { folder: desk.folder.path().into(), sessions: desk.path("sessions"), named: true };
    let of = |candidate: &str| {
        let (_, header) = sessions::latest(&home, Header::is_unfinished)?;
        assert_eq!(header.candidate, candidate);
        Some(())
    };
    desk.session("Zed", Some(9), false);
    desk.session("Abe", Some(11), false);
    let mia = desk.session("Mia", Some(10), false);
    desk.session("Candidate", None, false);
    of("Abe").expect("the last one");
    // A folder that was copied has files of one moment, one that was touched has wrong ones.
    let touch = |id: &str, seconds: u64| {
        let file = desk.path(&format!("sessions/{id}.toml"));
        let file = fs::File::options().append(true).open(file).expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).expect("a time");
    };
    for id in sessions::names(&home) {
        touch(&id, 2_000_000_000);
    }
    of("Abe").expect("the last one");
    touch(&mia, 2_000_000_100);
    of("Abe").expect("the last one");
    let said = desk.viva(&["show", "nobody"]).err;
    let place = |name: &str| said.find(&format!("({name},")).unwrap_or_else(|| panic!("{said}"));
    assert!(place("Abe") < place("Mia") && place("Mia") < place("Zed"), "{said}");
}

#[test]
fn the_settings_are_begun_shown_and_complained_about() {
    let desk = Desk::new();
    let file = desk.path("config/vivavoce/config.toml");
    let shown = file.display().to_string();
    let before = desk.viva(&["config"]);
    assert_eq!(before.code, Some(0));
    assert!(
        before.out.starts_with(&format!("{shown} is not there; `viva config init`")),
        "{}",
        before.out
    );
    assert_eq!(desk.viva(&["config", "path"]).out.trim(), shown);

    let init = desk.viva(&["config", "init"]);
    assert_eq!(
        (init.code, init.out),
        (Some(0), format!("{shown} has every setting in it, commented out.\n"))
    );
    let again = desk.viva(&["config", "init"]);
    assert_eq!(
        (again.code, again.err),
        (Some(1), format!("viva: {shown} exists already and is left as it is.\n"))
    );
    assert_eq!(desk.viva(&["config"]).code, Some(0));

    fs::write(&file, "theme = \"light\"\nclok = \"wall\"\nhome = \"/nowhere/at/all\"\n")
        .expect("settings");
    let mut command = desk.command(&["config", "--ascii"]);
    let said =
        Said::of(command.env("VIVA_INTERVIEWER", "Robin\u{202e}").output().expect("the program"));
    assert_eq!(said.code, Some(1));
    for line in [
        "theme        light",
        "glyphs       ascii",
        "home         /nowhere/at/all",
        "interviewer  Robin<202E>",
        "unknown setting `clok`",
        "Did you mean `clock`?",
    ] {
        assert!(said.out.contains(line), "no {line:?} in\n{}", said.out);
    }
    let from = |name: &str| {
        let line = said.out.lines().find(|line| line.starts_with(name)).expect("a line");
        line.split("  ").last().expect("a source").trim().to_owned()
    };
    assert_eq!(
        [from("theme"), from("glyphs"), from("interviewer")],
        ["line 1", "--ascii", "$VIVA_INTERVIEWER"]
    );
    // A folder in the way is no file, and nothing is written over it.
    let named =
        desk.command(&["config", "init"]).env("VIVA_CONFIG", desk.path("questions")).output();
    assert_eq!(Said::of(named.expect("the program")).code, Some(1));
    let missing = desk.command(&["config"]).env("VIVA_CONFIG", desk.path("none.toml")).output();
    let missing = Said::of(missing.expect("the program"));
    assert!(
        missing.code == Some(1) && missing.out.contains("this cannot be read"),
        "{}",
        missing.out
    );
}

#[test]
fn a_theme_that_there_is_not_is_refused_with_those_that_there_are() {
    let said = Desk::new().viva(&["list", "--theme", "drak"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("high-contrast"), "{}", said.err);
}

#[test]
fn a_home_that_is_not_there_is_said() {
    let desk = Desk::new();
    for arguments in [&["list"][..], &["list", "--json"], &["show", "x"], &["export", "--all"]] {
        let said = desk.viva(&[arguments, &["--home", "./typo"]].concat());
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(said.err.starts_with("viva: There is no folder "), "{}", said.err);
        assert!(said.err.contains("typo"), "{}", said.err);
    }
    fs::create_dir(desk.path("empty")).expect("a folder");
    let said = desk.viva(&["list", "--home", "./empty"]);
    assert_eq!(said.code, Some(0));
    assert!(said.err.starts_with("There are no sessions in "), "{}", said.err);
}

#[test]
fn a_list_fits_its_width_by_leaving_out_what_is_rarely_asked() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5)]);
    let list = |columns: &str| {
        let mut command = desk.command(&["list"]);
        let said = Said::of(command.env("COLUMNS", columns).output().expect("a run")).out;
        let widest = said.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        (said.lines().next().unwrap_or_default().to_owned(), widest)
    };
    let (all, widest) = list("200");
    assert!(all.contains("Interviewer") && widest > 100, "{all}");
    let (most, widest) = list("100");
    assert!(widest <= 100 && most.contains("Phase") && !most.contains("Session"), "{most}");
    let (some, widest) = list("80");
    let heads = ["Date", "Candidate", "Guide", "Interviewer", "Score", "Recommend"];
    assert!(widest <= 80 && heads.iter().all(|head| some.contains(head)), "{some}");
    let (few, _) = list("10");
    assert_eq!(few.split_whitespace().collect::<Vec<_>>(), ["Candidate"]);
    let all = desk.command(&["list"]).env_remove("COLUMNS").output().expect("a run");
    assert!(Said::of(all).out.starts_with(&list("200").0), "without a terminal it is whole");
}

#[test]
fn a_narrow_list_does_not_show_what_is_not_finished_as_if_it_were() {
    let desk = Desk::new();
    desk.session("Ada Lovelace", Some(9), true);
    desk.session("Katherine Coleman Goble Johnson", Some(9), false);
    let said = Said::of(desk.command(&["list"]).env("COLUMNS", "85").output().expect("a run"));
    assert!(!said.out.contains("Phase"), "{}", said.out);
    let lines: Vec<&str> = said.out.lines().skip(1).collect();
    assert!(lines.iter().any(|line| line.contains("Ada") && line.ends_with("strong yes")));
    let word = |line: &&str| line.contains("Katherine") && line.ends_with("live");
    assert!(lines.iter().any(word), "{}", said.out);
    assert!(lines.iter().all(|line| !line.contains(':')), "the time of day has gone first");
}

#[test]
fn a_home_that_cannot_be_read_is_a_failure_and_no_empty_table() {
    let desk = Desk::new();
    fs::remove_dir_all(desk.path("sessions")).expect("a folder");
    fs::write(desk.path("sessions"), "no folder").expect("a file");
    for arguments in [&["list"][..], &["list", "ada"], &["list", "--json"]] {
        let said = desk.viva(arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(said.err.contains("sessions"), "{}", said.err);
    }
}

#[test]
fn a_session_is_meant_by_its_id_with_the_ending_of_its_file_too() {
    let desk = Desk::new();
    desk.session("Ada", Some(9), true);
    assert_eq!(desk.viva(&["show", "2026-11-24-ada-teamwork.toml"]).code, Some(0));
    assert_eq!(desk.viva(&["show", "2026-11-25-ada-teamwork.toml"]).code, Some(1));
}

#[test]
fn an_export_of_nothing_says_what_could_be_named() {
    let desk = Desk::new();
    let said = desk.viva(&["export"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("--filter WORDS") && said.err.contains("--all"), "{}", said.err);
}

/// The sessions of a small round in the home's own folder: who was met when, with which rating.
fn round(desk: &Desk, ratings: &[(&str, u8)]) {
    for (candidate, rating) in ratings {
        let mut record = interview(candidate, Some(9), true);
        record.entries[1].rating = Some(*rating);
        let file = desk.path("sessions").join(format!("{}.toml", record.id));
        fs::write(file, session_toml::print(&record)).expect("a session");
    }
}

#[test]
fn candidates_are_compared_by_name_or_all_of_a_guide() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Bo", 2), ("Zoë", 4)]);
    desk.session("Cy", Some(11), false);
    let said = desk.viva(&["compare", "ada", "bo"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    assert!(said.out.contains("2 candidates, 2 sessions"), "{}", said.out);
    assert!(said.out.contains("Band a    Ada Lovelace\nBand b    Bo\n"), "{}", said.out);
    assert!(said.out.contains("Scores less than 1.09 points apart are a tie, not a ranking."));
    let record = interview("Ada Lovelace", Some(9), true);
    let (bank, guide) = (record.plan.bank.as_str(), record.plan.guide.as_str());
    for arguments in
        [&["compare", "--guide", guide][..], &["compare", "--bank", bank, "--questions"]]
    {
        let said = desk.viva(arguments);
        assert_eq!(said.code, Some(0), "{}", said.err);
        // Cy is not finished, and is not compared unless named; the others come as they were met.
        assert!(said.out.contains("3 candidates, 3 sessions"), "{}", said.out);
        assert!(said.out.contains("! Not compared: 1 not finished (Cy, live)."), "{}", said.out);
        assert_eq!(said.out.matches("Cy").count(), 1, "{}", said.out);
        let spread = said.out.contains("How often each point was given:");
        assert_eq!(spread, arguments.contains(&"--questions"), "{}", said.out);
    }
    let said = desk.viva(&["compare", "ada", "zoë", "cy"]);
    assert!(said.out.contains("! Not finished: Cy (live)."), "{}", said.out);
    assert!(said.out.contains("Band a    Ada Lovelace, Zoë, Cy\n"), "{}", said.out);
}

#[test]
fn what_is_printed_for_people_obeys_ascii_and_what_is_for_programs_does_not() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Zoë – Example", 4)]);
    for arguments in [
        &["show", "ada"][..],
        &["compare", "ada", "zoë", "--questions"],
        &["compare", "ada", "zoë"],
        &["list"],
        &["diff", "ada", "zoë"],
    ] {
        let plain = desk.viva(&[arguments, &["--ascii"]].concat());
        let signs: String =
            plain.out.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
        assert_eq!(signs, "", "{}", plain.out);
        // It takes the same room.
        let drawn = desk.viva(arguments);
        assert_eq!(drawn.out.chars().count(), plain.out.chars().count(), "{arguments:?}");
    }
    let poor = desk.command(&["show", "ada"]).env("LC_ALL", "C").output();
    let poor = Said::of(poor.expect("the program"));
    assert_eq!(poor.out, desk.viva(&["show", "ada", "--ascii"]).out);
    for arguments in [&["list", "--json"][..], &["show", "zoë", "--json"], &["export", "zoë"]] {
        let plain = desk.viva(&[arguments, &["--ascii"]].concat());
        assert!(plain.out.contains("Zoë – Example"), "{}", plain.out);
    }
}

#[test]
fn a_comparison_says_what_it_could_not_compare() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Bo", 2)]);
    let said = desk.viva(&["compare", "ada"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("! One session alone compares nothing"), "{}", said.out);
    let broken = desk.path("sessions").join("broken.toml");
    fs::write(&broken, "not a session").expect("a file");
    let said = desk.viva(&["compare", "ada", "bo", "broken"]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.err.starts_with("viva: Left out: "), "{}", said.err);
    assert!(said.out.contains("2 candidates"), "{}", said.out);
    for (arguments, code) in [
        (&["compare"][..], 2),
        (&["compare", "ada", "--guide", "60"], 1),
        (&["compare", "nobody"], 1),
        (&["compare", "--guide", "nothing"], 1),
    ] {
        assert_eq!(desk.viva(arguments).code, Some(code), "{arguments:?}");
    }
    let said = desk.viva(&["compare", "--bank", "backend", "--guide", "nothing"]);
    assert!(said.err.contains("no finished session on the guide `nothing` of the bank `backend`"));
}

#[test]
fn a_comparison_is_printed_as_wide_as_it_may_be_and_as_json() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Bo", 2), ("Zoë", 4)]);
    for columns in [40, 60, 200] {
        let mut command = desk.command(&["compare", "ada", "bo", "zoë"]);
        let said = Said::of(command.env("COLUMNS", columns.to_string()).output().expect("a run"));
        let widest = said.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns.max(58)), "{columns}:\n{}", said.out);
    }
    let said = desk.viva(&["compare", "ada", "bo", "--json"]);
    assert_eq!(said.code, Some(0));
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(value["bands"][1]["candidates"][0], "Bo");
    assert_eq!(value["sessions"][0]["session"], "2026-11-24-ada-lovelace-teamwork");
    assert!(value["sessions"][0]["questions"][1]["rating"].is_null());
    assert_eq!(said.out, desk.viva(&["compare", "ada", "bo", "--json"]).out);
}

#[test]
fn a_comparison_without_a_name_says_what_can_be_named() {
    let said = Desk::new().viva(&["compare"]);
    assert_eq!(said.code, Some(2));
    for words in ["viva compare ada grace", "--guide 60", "--bank backend", "--filter by:robin"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn a_comparison_is_written_in_the_format_that_is_named_or_that_of_the_file() {
    let desk = Desk::new();
    round(&desk, &[("Ada Lovelace", 5), ("Bo", 2)]);
    let html = desk.path("round.html");
    let to = |file: &std::path::Path| file.display().to_string();
    let said = desk.viva(&["compare", "ada", "bo", "-o", &to(&html)]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{}", said.err);
    let page = fs::read_to_string(&html).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<bdi>Ada Lovelace</bdi>"));
    // Nothing is replaced unasked, and no ending says something else than the format.
    assert_eq!(desk.viva(&["compare", "ada", "bo", "-o", &to(&html)]).code, Some(1));
    assert_eq!(desk.viva(&["compare", "ada", "bo", "-o", &to(&html), "--force"]).code, Some(0));
    let said = desk.viva(&["compare", "ada", "bo", "--format", "md", "-o", &to(&html)]);
    assert_eq!(said.code, Some(2));
    assert_eq!(
        desk.viva(&["compare", "ada", "bo", "-o", &to(&desk.path("a.jsonl"))]).code,
        Some(2)
    );
    let said = desk.viva(&["compare", "ada", "bo", "--format", "csv"]);
    assert!(said.out.starts_with("candidate,interviewer,sessions,phase,band,"), "{}", said.out);
    assert_eq!(said.out.lines().count(), 3, "{}", said.out);
    let said = desk.viva(&["compare", "ada", "bo", "--format", "md", "--anonymous"]);
    assert!(said.out.contains("| C-01 | I-01 |"), "{}", said.out);
    for name in ["Ada", "Bo"] {
        assert!(!said.out.contains(name), "{name}: {}", said.out);
    }
}
