//! What is refused before the TOML parser sees it.
//!
//! The parser bounds brackets within brackets and the dots of one key, each to 80, but not the
//! two together: 25 kB of `{a.a.a = {a.a.a = ...` make a value 6,000 tables deep, and dropping it
//! overflows the stack, which no program survives. And 4 MB of `a.a.a.a` take 2 GB. So the marks
//! that build structure are counted first, outside strings and comments, by the rules of the
//! parser's lexer (`toml_parser` 1.1, `lexer/mod.rs`).

/// The most marks (`=`, `{`, `[`, `.`) outside strings: some ten times what a large bank has, and
/// at about 1.5 kB each what a hostile file can cost.
const MOST_MARKS: usize = 60_000;
/// The most commas outside strings: a list of so many sentences of 40 characters fills a bank.
const MOST_COMMAS: usize = 100_000;
/// The most dots outside strings beyond one a line. With one for each of 80 nested brackets, and
/// the 80 that one header may have, a value stays below a depth of 900, which takes a quarter of
/// a thread's usual 2 MB of stack.
const MOST_DOTS: usize = 500;

/// What a text has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Excess {
    /// The byte at which it became too much.
    pub at: usize,
    /// In words, with the limit.
    pub what: &'static str,
}

/// Looks for more structure than the parser can be trusted with.
pub(super) fn excess(text: &str) -> Option<Excess> {
    let bytes = text.as_bytes();
    let (mut marks, mut commas, mut dots, mut dots_in_line) = (0, 0, 0, 0);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'=' | b'{' | b'[' => marks += 1,
            b'.' => {
                marks += 1;
                dots_in_line += 1;
                dots += usize::from(dots_in_line > 1);
            }
            b',' => commas += 1,
            b'\n' | b'\r' => dots_in_line = 0,
            _ => {}
        }
        let what = match () {
            () if marks > MOST_MARKS => "more than 60,000 marks of structure outside quotes",
            () if commas > MOST_COMMAS => "more than 100,000 commas outside quotes",
            () if dots > MOST_DOTS => "hundreds of dots outside quotes",
            () => {
                at += token(&bytes[at..], byte);
                continue;
            }
        };
        return Some(Excess { at, what });
    }
    None
}

/// The length of the token that begins with `first`; at least 1.
fn token(rest: &[u8], first: u8) -> usize {
    match first {
        b'.' | b'=' | b',' | b'[' | b']' | b'{' | b'}' | b' ' | b'\t' | b'\r' | b'\n' => 1,
        b'#' => until(rest, b"\r\n"),
        b'"' if rest.starts_with(b"\"\"\"") => long_string(rest, b'"'),
        b'\'' if rest.starts_with(b"'''") => long_string(rest, b'\''),
        b'"' | b'\'' => short_string(rest, first),
        // A quote inside a bare word opens nothing.
        _ => until(rest, b".=,[]{} \t#\r\n"),
    }
}

fn until(rest: &[u8], stops: &[u8]) -> usize {
    rest.iter().position(|byte| stops.contains(byte)).unwrap_or(rest.len())
}

/// A string on one line, which the line's end closes if nothing else does.
fn short_string(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            b'\\' if quote == b'"' => at += escape(rest, at),
            _ => at += 1,
        }
    }
    rest.len()
}

/// A string over several lines, which ends with three quotes, and may have two more before them.
fn long_string(rest: &[u8], quote: u8) -> usize {
    let is_quote = |at: usize| rest.get(at) == Some(&quote);
    let mut at = 3;
    while let Some(&byte) = rest.get(at) {
        if byte == b'\\' && quote == b'"' {
            at += escape(rest, at);
        } else if is_quote(at) && is_quote(at + 1) && is_quote(at + 2) {
            let more = (0..2).take_while(|more| is_quote(at + 3 + more)).count();
            return at + 3 + more;
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of a backslash and what it hides from the search for the closing quote.
fn escape(rest: &[u8], at: usize) -> usize {
    if matches!(rest.get(at + 1), Some(b'\\' | b'"')) { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::excess;

    /// Far too much, if it stands outside strings and comments.
    fn dots() -> String {
        "\na.a.a".repeat(600)
    }

    #[test]
    fn no_trick_with_quotes_hides_structure() {
        for closed in [
            r#"x = "\"""#,
            r#"x = "\\""#,
            r"x = '\'",
            r#"x = """a""" "#,
            r#"x = """a"""""#,
            r"x = '''a'''''",
            r#"x = """\""""""#,
            r#"x = "the end of the line closes this"#,
            "x = 'and this",
            "# a comment holds no \"\"\" string",
            "# a comment ends here \r a.a \"\"\" \"\"\"",
            r#"a"""b"#,
        ] {
            assert!(excess(&(closed.to_owned() + &dots())).is_some(), "{closed}");
        }
    }

    #[test]
    fn what_stands_in_a_long_string_is_no_structure() {
        for open in [r#"x = """"#, "x = '''", r#"x = """\""""#, r#"x = """a"" "#, r"x = '''\'' "] {
            assert_eq!(excess(&(open.to_owned() + &dots())), None, "{open}");
        }
    }
}
