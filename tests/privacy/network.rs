//! The real program under a filter of system calls that ends whoever as much as begins to talk to
//! another machine.
//!
//! The filter is put on a thread, and whatever that thread starts inherits it. It ends the program
//! rather than refuse the call, so that nothing can be tried and kept quiet about.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};
use std::thread;

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, SeccompRule, TargetArch};

use crate::pty::{Home, alt};

/// `SIGSYS`, with which the filter ends a program.
const BAD_CALL: i32 = 31;

/// The calls that make a socket, and the rings through which one can be had without them: by
/// machine, since each counts its calls in its own way. A pair of sockets that only talk to each
/// other, which wakes the loop when a signal comes, is another call.
#[cfg(target_arch = "x86_64")]
const CALLS: [i64; 5] = [41, 42, 49, 50, 425];
#[cfg(target_arch = "aarch64")]
const CALLS: [i64; 5] = [198, 203, 200, 201, 425];

/// Runs something on a thread that can reach nobody, and neither can what it starts.
fn cut_off<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let filtered = thread::spawn(|| {
        let arch = std::env::consts::ARCH.try_into().expect("a machine with filters");
        seccompiler::apply_filter(&filter(arch)).expect("a filter");
        work()
    });
    match filtered.join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn filter(arch: TargetArch) -> BpfProgram {
    let any = || Vec::<SeccompRule>::new();
    let rules = CALLS.into_iter().map(|call| (call, any())).collect();
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, SeccompAction::KillProcess, arch);
    filter.expect("rules").try_into().expect("a program")
}

fn run(program: &str, arguments: &[&str], home: &Home) -> Output {
    Command::new(program)
        .args(arguments)
        .env_clear()
        .envs([("HOME", home.path("user")), ("XDG_STATE_HOME", home.path("state"))])
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::null())
        .output()
        .expect("the program")
}

#[test]
fn a_whole_interview_and_every_command_reach_nobody() {
    cut_off(|| {
        let home = Home::new();
        let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada Lovelace"]);
        viva.sees("─ Opening");
        let status = fs::read_to_string(format!("/proc/{}/status", viva.process()));
        assert!(status.expect("a process").contains("Seccomp:\t2"), "it has inherited no filter");
        viva.keys(alt('n')).sees("Look for").keys("+ words").sees("+ words").keys(alt('4')).saved();
        viva.keys(alt('c')).keys(" ").sees("Look for");
        viva.keys(alt('q')).end().well();
        let mut viva = home.viva(&["resume"]);
        viva.sees("+ words")
            .keys(alt('w'))
            .sees("Alt-w again")
            .keys(alt('w'))
            .sees("Before you decide")
            .keys(alt('2'))
            .saved();
        viva.keys(alt('e')).sees("Finish with gaps?").keys("F").sees("SCORECARD").keys("q");
        viva.end().well();
        let mut viva = home.viva(&[]);
        viva.sees("Start an interview").keys("s").sees("Ada Lovelace").keys("\r").sees("SCORECARD");
        viva.keys("q").end().well();
        let [file] = home.files().try_into().expect("one session");
        let file = file.to_str().expect("a path");
        for arguments in [
            &["list"][..],
            &["show", "ada"],
            &["show", "ada", "--json"],
            &["export", "ada", "--format", "csv"],
            &["schema", "session"],
            &["search", "ada"],
            &["diff", file, "ada"],
            &["compare", "--bank", "backend"],
            &["banks"],
            &["doctor"],
            &["doctor", "--fix"],
            &["completions", "bash"],
            &["man"],
            &["--help"],
            &["nonsense"],
        ] {
            let folder = home.path("home");
            let folder = ["--home", folder.to_str().expect("a path")];
            let output = run(env!("CARGO_BIN_EXE_viva"), &[&folder, arguments].concat(), &home);
            let wanted = match arguments[0] {
                "nonsense" => 2,
                // There is one session alone.
                "compare" => 1,
                _ => 0,
            };
            assert_eq!(output.status.code(), Some(wanted), "{arguments:?}: {output:?}");
        }
    });
}

#[test]
fn the_filter_bites() {
    let test = |name: &'static str| {
        let name = format!("network::{name}");
        cut_off(move || {
            let this = std::env::current_exe().expect("this test");
            let arguments = ["--ignored", "--exact", &name, "--nocapture"];
            run(this.to_str().expect("a path"), &arguments, &Home::new())
        })
    };
    let output = test("somebody_who_calls_out");
    assert_eq!(output.status.signal(), Some(BAD_CALL), "{output:?}");
    let output = test("somebody_who_talks_to_himself");
    assert!(output.status.success(), "it bites what it should not: {output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "{output:?}");
}

#[test]
#[ignore = "it is the other process of the test above"]
fn somebody_who_calls_out() {
    // Nobody listens there, which without the filter is an error and not an end.
    let _ = std::net::TcpStream::connect("127.0.0.1:9");
}

#[test]
#[ignore = "it is the other process of the test above"]
fn somebody_who_talks_to_himself() {
    let (mut one, mut other) = std::os::unix::net::UnixStream::pair().expect("a pair");
    one.write_all(b"!").expect("it takes it");
    other.read_exact(&mut [0]).expect("it gets it");
}

/// What could open a socket is not in the program in the first place. `mio`, which waits for keys,
/// could; the filter shows that it does not.
#[test]
fn no_part_of_the_program_is_there_to_reach_anybody() {
    const REACHING: [&str; 26] = [
        "async-std",
        "attohttpc",
        "curl",
        "h2",
        "hickory-proto",
        "hyper",
        "isahc",
        "minreq",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "smol",
        "socket2",
        "ssh2",
        "surf",
        "tokio",
        "tonic",
        "trust-dns-proto",
        "tungstenite",
        "ureq",
        "warp",
        "websocket",
        "zmq",
        "sentry",
    ];
    let lock = include_str!("../../Cargo.lock");
    let names: Vec<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"vivavoce") && names.contains(&"mio"), "the names are not found");
    let found: Vec<_> = REACHING.iter().filter(|name| names.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let manifest = include_str!("../../Cargo.toml");
    let rustix = manifest.lines().find(|line| line.starts_with("rustix = ")).expect("rustix");
    assert!(!rustix.contains("\"net\""), "{rustix}");
}
