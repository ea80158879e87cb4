//! What a terminal sends that nobody has typed, and what breaks off: it is never text, and costs
//! no letter of what is typed around it.

use std::time::Duration;

use vivavoce::app::MOST_PASTE;

use crate::pty::{Home, Pty, SIZE, alt};

/// Answers and reports of every kind; more of them stand beside the tokenizer.
const REPORTS: [&str; 18] = [
    "\x1b[?62;1;4c",
    "\x1b[>41;354;0c",
    "\x1b[0n",
    "\x1b[12;40R",
    "\x1b[?2026;2$y",
    "\x1b[8;24;80t",
    "\x1b[?1u",
    "\x1b[I",
    "\x1b[<35;10;20M",
    "\x1b[M#+%",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]52;c;aGVsbG8gd29ybGQ=\x07",
    "\x1bP>|kitty(0.40.0)\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^a private message\x1b\\",
    "\x1bXa string\x1b\\",
];

fn opening(home: &Home) -> Pty {
    let mut viva = home.viva(&["run", "--now", "backend", "--candidate", "Ada"]);
    viva.sees("─ Opening").sees("Alt + ");
    viva
}

/// Ends the text with a word that is waited for, leaves, and returns the notes as the file has
/// them without it.
#[track_caller]
fn text_of(home: &Home, mut viva: Pty) -> String {
    viva.keys("FIN").sees("FIN");
    viva.keys(alt('q')).end().well().gave_the_terminal_back();
    let text = home.record().entries[0].notes.text();
    text.strip_suffix("FIN").expect("the last word").to_owned()
}

#[test]
fn ten_thousand_reports_between_letters_leave_the_letters() {
    let home = Home::new();
    let mut viva = opening(&home);
    let letters: Vec<char> = "the quick brown fox, ".chars().cycle().take(2_000).collect();
    let mut noise = String::new();
    let mut reports = REPORTS.iter().cycle();
    for letter in &letters {
        noise.push(*letter);
        noise.extend(reports.by_ref().take(5).copied());
    }
    viva.keys(noise);
    assert_eq!(text_of(&home, viva), letters.iter().collect::<String>());
}

#[test]
fn a_report_that_the_line_has_torn_is_no_text() {
    let home = Home::new();
    let mut viva = opening(&home);
    for report in REPORTS {
        let (first, second) = report.split_at(2.max(report.len() / 2));
        viva.keys("a").torn(first, second, Duration::from_millis(5)).keys("b");
    }
    assert_eq!(text_of(&home, viva), "ab".repeat(REPORTS.len()));
}

#[test]
fn a_report_that_breaks_off_swallows_nothing() {
    let home = Home::new();
    let mut viva = opening(&home);
    let mut expected = String::new();
    // What no terminal is known to send is taken for an Alt key and text, and a letter can be the
    // rest of the oldest report of the mouse.
    let odd = ["\x1b^", "\x1bX", "\x1b[M"];
    for report in REPORTS.iter().filter(|it| !odd.iter().any(|odd| it.starts_with(odd))) {
        let broken = &report[..report.len() - 1];
        // While it is waited for, and when the program has given up.
        for apart in [80, 350] {
            viva.torn(broken, "w", Duration::from_millis(apart)).torn(
                "o",
                "rd ",
                Duration::from_millis(15),
            );
            expected.push_str("word ");
        }
    }
    assert_eq!(text_of(&home, viva), expected);
}

#[test]
fn esc_twice_at_once_is_esc_twice() {
    let home = Home::new();
    let mut viva = opening(&home);
    // The first closes the panel, the second leaves the text.
    viva.keys(alt('g')).sees("Jump to").keys("\x1b\x1b").sees_no_more("Jump to").sees("i write");
    viva.keys("i").sees("Alt + ");
    assert_eq!(text_of(&home, viva), "");
}

#[test]
fn keys_in_the_encoding_of_kitty_arrive() {
    let home = Home::new();
    let mut viva = opening(&home);
    assert_eq!(viva.keyboards(), 1);
    viva.keys("\x1b[110;3u").sees("─ 1 · Slow query").keys("so");
    viva.keys("\x1b[97:65;4u").sees("A ☑").keys("\x1b[52;3:1u\x1b[52;3:3u").sees("Rating: 4 ");
    viva.keys("\x1b[13;2uand\x1b[127;1u").sees("an").keys("\x1b[27u").sees("i write");
    viva.keys("q").end().well().gave_the_terminal_back();
    let entry = &home.record().entries[1];
    assert_eq!((entry.notes.text().as_str(), entry.rating), ("so\nan", Some(4)));
}

#[test]
fn a_paste_without_an_end_is_taken_and_stops_nothing() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.keys("\x1b[200~pasted\x1b4 ").sees("pasted").keys("typed ").sees("typed");
    // Nor does it when somebody types meanwhile.
    viva.keys("\x1b[200~again ");
    for _ in 0..40 {
        viva.keys("x").wait(Duration::from_millis(70));
    }
    viva.sees("again xxxxxxxx").keys(alt('u')).keys(alt('r'));
    assert_eq!(text_of(&home, viva), format!("pasted\x1b4 typed again {}", "x".repeat(40)));
}

#[test]
fn bytes_that_are_no_utf_8_cost_no_word() {
    let home = Home::new();
    let mut viva = opening(&home);
    // The modelled screen leaves out what stands for such a byte, or its cell empty.
    let shows = |pty: &Pty, text: &str| pty.screen().replace(' ', "").contains(text);
    viva.keys(b"caf\xe9 ol\xe9 ").until("both words are there", |pty| shows(pty, "cafol"));
    viva.keys(b"\x1b[200~na\xefve \xff\xfe ok\x1b[201~");
    viva.until("what was pasted is there", |pty| shows(pty, "nave"));
    let text = text_of(&home, viva);
    assert_eq!(text, "caf\u{fffd} ol\u{fffd} na\u{fffd}ve \u{fffd}\u{fffd} ok");
}

#[test]
fn a_paste_that_is_too_large_is_refused_with_a_sentence() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.keys("before ").paste(&"x".repeat(MOST_PASTE + 1));
    viva.sees("Not pasted: 5 MB at once; the most is 4 MB.");
    assert_eq!(text_of(&home, viva), "before ");
}

/// The same with a hundred megabytes, which are not kept on their way.
#[test]
#[ignore = "it takes seconds, and shows the same as the one above, beside the memory"]
fn a_paste_of_a_hundred_megabytes_costs_no_memory() {
    let home = Home::new();
    let mut viva = opening(&home);
    viva.keys("before ").sees("before");
    let usual = viva.most_memory();
    viva.keys("\x1b[200~");
    for _ in 0..100 {
        viva.keys(vec![b'x'; 1 << 20]);
    }
    viva.keys("\x1b[201~").sees("Not pasted: 100 MB at once; the most is 4 MB.");
    let more = viva.most_memory() - usual;
    assert!(more < 4 * MOST_PASTE, "{more} bytes");
    assert_eq!(text_of(&home, viva), "before ");
}

/// Whatever is pressed, the program answers or has ended well, and what it leaves can be read.
#[test]
fn thousands_of_random_keys_stop_nothing() {
    // Not Ctrl-\, with which the system ends a program that has given the terminal back.
    let keys: Vec<String> = ('\0'..='\x7f')
        .filter(|key| *key != '\x1c')
        .map(String::from)
        .chain(('!'..='~').map(alt))
        .chain(["é", "字", "\u{202e}", "\u{200b}"].map(String::from))
        .chain(REPORTS.map(String::from))
        .chain("ABCDFHPQRSZ".chars().map(|end| format!("\x1b[1;5{end}")))
        .chain((1..30).map(|n| format!("\x1b[{n}~")))
        .chain(
            ["\x1b[200~", "\x1b[201~", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\u{9b}"]
                .map(String::from),
        )
        .collect();
    let home = Home::new().with("EDITOR", "/bin/true");
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    for _ in 0..6 {
        let mut viva = home.viva(&["run", "--now", "backend", "--new", "--candidate", "Ada"]);
        viva.sees("─ Opening");
        for _ in 0..25 {
            let burst = (0..20).map(|_| keys[random(keys.len())].as_str()).collect::<String>();
            viva.keys(burst).wait(Duration::from_millis(2));
        }
        // A paste that has no end is over by then.
        viva.wait(Duration::from_millis(2_100));
        if viva.has_ended() {
            viva.end().well().gave_the_terminal_back();
            continue;
        }
        let written = viva.written();
        viva.resize(100, 30).until("it draws", |pty| pty.written() > written);
        viva.resize(SIZE.0, SIZE.1).kill();
    }
    let files = home.files();
    assert!(!files.is_empty());
    for file in files {
        crate::pty::read(&file);
    }
}
