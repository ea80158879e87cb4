//! A session as Markdown, for a forge, a wiki or a mail.
//!
//! Made of the lines of the [`report`]. Every text of a session is escaped: none can begin a
//! heading, a list, a row, a link or a tag of HTML, whatever it holds.

use super::Options;
use crate::domain::glyph::visible;
use crate::domain::scorecard::decimal;
use crate::domain::time::mmss;
use crate::domain::{Amendment, Mark, Record, Standing};
use crate::format::report::{self, Head, Lack, Line, ScoreLine, Tickable, TimeLine, with_hints};

/// The report of a session.
pub(super) fn page(record: &Record, options: Options) -> String {
    let mut page = Page::default();
    for line in report::report_for(record, options.words(), options.summary) {
        page.add(&line);
    }
    page.text
}

/// What stands between two reports.
pub(super) const RULE: &str = "\n---\n\n";

/// How wide the strip of the time is drawn, in columns.
const STRIP: usize = 76;

#[derive(Default)]
struct Page {
    text: String,
    /// What the last line belongs to: what is of another kind comes after an empty line.
    block: Block,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Block {
    #[default]
    None,
    /// Stands alone.
    Paragraph,
    List,
    Notes,
    Quote,
    Scores,
    Times,
}

impl Page {
    fn add(&mut self, line: &Line) {
        match line {
            Line::Blank => {}
            Line::Title { candidate, guide } => {
                let candidate = if candidate.trim().is_empty() { "No name" } else { candidate };
                self.heading("# ", &format!("{candidate} · {guide}"));
            }
            Line::Section(name) => self.heading("## ", name),
            Line::Particular { name, value } => {
                self.put(Block::List, &format!("- {name}: {}", inline(value)));
            }
            Line::Recommendation { given, sealed } => {
                let none = if *sealed { "none given" } else { "not given yet" };
                let words = given.map_or(none, |one| one.words());
                self.put(Block::Paragraph, &format!("**Recommendation: {words}**"));
            }
            Line::Reason(text) => self.quote(&Mark::closed(text)),
            Line::Ask { text, .. } => self.quote(text),
            Line::Remark(text) | Line::Aside(text) | Line::LeftOut { text, .. } => {
                self.put(Block::Paragraph, &leading(text));
            }
            Line::Nothing(text) => self.put(Block::Paragraph, text),
            Line::Score(score) => self.score(score),
            Line::Time(time) => self.time(time),
            Line::Apart { title, rating, top, .. } => {
                let rating = rating.map_or("not rated".into(), |it| format!("{it} of {top}"));
                self.put(Block::List, &format!("- {}", leading(&format!("{title}: {rating}"))));
            }
            Line::Gap { number, title, gap, .. } => {
                let what = match gap {
                    Lack::Gap(gap) => gap.words().to_owned(),
                    Lack::Skipped { reason } => format!("skipped: {reason}"),
                };
                let number = number.map(|number| format!("{number} · ")).unwrap_or_default();
                let gap = behind(&number, &format!("{title}: {what}"));
                self.put(Block::List, &format!("- {gap}"));
            }
            Line::Head(head) => self.head(head),
            Line::Anchor { point, text, .. } => {
                self.put(Block::Paragraph, &format!("What earns a {point}: {}", inline(text)));
            }
            Line::Ticked { kind, text, .. } => {
                let lead = match kind {
                    Tickable::Signal => "[x] ",
                    Tickable::RedFlag => "[x] Red flag: ",
                    Tickable::Probe => "Asked: ",
                };
                self.put(Block::List, &format!("- {lead}{}", inline(text)));
            }
            Line::Unticked { kind, texts, .. } => {
                let (lead, texts) = (report::unticked(*kind), report::one_line(texts));
                self.put(Block::List, &format!("- {lead} {}", inline(&texts)));
            }
            Line::RedFlag { number, title, text, .. } => {
                let number = number.map(|number| format!("{number} · ")).unwrap_or_default();
                let flag = behind(&number, &format!("{title}: {text}"));
                self.put(Block::List, &format!("- {flag}"));
            }
            Line::Words { begun, text, .. } => {
                let begun = begun.map(|begun| format!("{} ", mmss(begun))).unwrap_or_default();
                self.put(Block::List, &format!("  - {}", behind(&begun, &Mark::closed(text))));
            }
            Line::Note { begun, text, .. } => self.note(*begun, text),
            Line::Deviation { clock, what, .. } => {
                let clock = clock.map(|clock| format!("{} ", mmss(clock))).unwrap_or_default();
                let what = behind(&clock, &report::deviation_words(what));
                self.put(Block::List, &format!("- {what}"));
            }
            Line::Skipped { reason, .. } => {
                self.put(Block::List, &format!("- Skipped: {}", inline(reason)));
            }
            Line::Strip(strip) => {
                // Columns that must stay columns.
                let rows = strip.rows(STRIP).join("\n");
                self.put(Block::Paragraph, &format!("```text\n{rows}\n```"));
            }
            Line::Highlight { number, begun, text, title, .. } => {
                let begun = begun.map(|begun| format!("{} ", mmss(begun))).unwrap_or_default();
                let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
                let text = behind(&begun, &Mark::closed(text));
                self.put(Block::List, &format!("- {text} ({number}{})", inline(title)));
            }
            Line::Scale(labels) => {
                let labels = labels.iter().map(|label| inline(label));
                let named: Vec<String> =
                    labels.zip(1..).map(|(label, point)| format!("{point} {label}")).collect();
                self.put(Block::Paragraph, &format!("The points: {}.", named.join(" · ")));
            }
            Line::Unanchored { point, below, above, .. } => {
                let told = report::unanchored(*point, *below, *above);
                self.put(Block::Paragraph, &format!("{told}:"));
            }
            Line::Amended { title, amendment, .. } => self.amended(title.as_deref(), amendment),
            line => {
                let rows = report::rows(std::slice::from_ref(line), usize::from(u16::MAX));
                for row in rows.iter().filter(|row| !row.text.trim().is_empty()) {
                    self.put(Block::List, &format!("- {}", leading(&row.text)));
                }
            }
        }
    }

    /// A line of a block, after an empty one where it begins.
    fn put(&mut self, block: Block, line: &str) {
        if !self.text.is_empty() && (block != self.block || block == Block::Paragraph) {
            self.text.push('\n');
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self.block = block;
    }

    fn heading(&mut self, level: &str, text: &str) {
        // Some dialects see attributes at its end, behind a backslash too.
        let text = inline(text).replace("\\{", "&#123;");
        self.put(Block::Paragraph, &format!("{level}{text}"));
    }

    /// Each line a paragraph of the quotation.
    fn quote(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if self.block == Block::Quote {
                self.put(Block::Quote, ">");
            }
            self.put(Block::Quote, &format!("> {}", leading(line)));
        }
    }

    fn note(&mut self, begun: Option<u32>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.block != Block::Notes {
            self.put(Block::Paragraph, "Notes:");
        }
        let begun = begun.map(|begun| format!("{} ", mmss(begun))).unwrap_or_default();
        self.put(Block::Notes, &format!("- {}", behind(&begun, &Mark::closed(text))));
    }

    /// With its item a paragraph, below which stand the lines that were replaced.
    fn amended(&mut self, title: Option<&str>, amendment: &Amendment) {
        let at = amendment.at.format("%Y-%m-%d %H:%M");
        if let Some(title) = title {
            let told = report::amended_behind(title, amendment);
            let told = inline(&format!("{title}: {told}"));
            return self.put(Block::List, &format!("- {at} {told}"));
        }
        let told = inline(&report::amended_for(amendment));
        self.put(Block::Paragraph, &format!("Amended {at}: {told}"));
        for (what, line) in report::replaced(&amendment.what) {
            self.put(Block::List, &format!("- {what}: {}", inline(&line)));
        }
    }

    fn score(&mut self, score: &ScoreLine) {
        if self.block != Block::Scores {
            self.put(Block::Scores, "| Competency | Mean | Rated |");
            self.put(Block::Scores, "| --- | --- | --- |");
        }
        let mean = score
            .mean
            .map_or("–".to_owned(), |mean| format!("{} of {}", decimal(mean), score.top));
        let (name, rated, planned) = (inline(&score.name), score.rated, score.planned);
        let strong = if score.overall { "**" } else { "" };
        let row = format!("| {strong}{name}{strong} | {mean} | {rated} of {planned} |");
        self.put(Block::Scores, &row);
    }

    fn time(&mut self, time: &TimeLine) {
        if self.block != Block::Times {
            self.put(Block::Times, "| Item | Spent | Planned |");
            self.put(Block::Times, "| --- | --- | --- |");
        }
        let (spent, planned) = (mmss(time.spent), mmss(time.planned));
        self.put(Block::Times, &format!("| {} | {spent} | {planned} |", inline(&time.title)));
    }

    fn head(&mut self, head: &Head) {
        let number = match head.number {
            Some(number) => format!("{number}. "),
            None if head.extra => "Extra: ".to_owned(),
            None => String::new(),
        };
        let competency = head.competency.as_deref().map(|name| format!(" · {name}"));
        let title = format!("{}{}", head.title, competency.unwrap_or_default());
        self.heading(&format!("### {number}"), &title);
        let mut facts = vec![head.state.to_owned()];
        if head.number.is_some() || head.extra {
            facts.push(head.rating.map_or("not rated".to_owned(), |rating| {
                let hints = with_hints(head.hints);
                format!("**{rating} of {}** {}{hints}", head.top, inline(&head.label))
            }));
        }
        if head.standing != Standing::Waiting || head.spent > 0 {
            facts.push(format!("{} of {}", mmss(head.spent), mmss(head.planned)));
        }
        match (head.extra, head.core) {
            (true, _) => facts.push("not in the score".to_owned()),
            (false, true) => {}
            (false, false) => facts.push("optional".to_owned()),
        }
        self.put(Block::Paragraph, &facts.join(" · "));
    }
}

/// A text as it stands within a line: what cannot be seen is shown, every run of blanks and line
/// ends is one space, and nothing in it means anything to Markdown.
pub(in crate::format) fn inline(text: &str) -> String {
    escaped(text, false)
}

/// The same at the beginning of a line, where more has a meaning.
pub(in crate::format) fn leading(text: &str) -> String {
    escaped(text, true)
}

/// A text behind our own words, if there are any.
fn behind(words: &str, text: &str) -> String {
    if words.is_empty() { leading(text) } else { format!("{words}{}", inline(text)) }
}

fn escaped(text: &str, leads: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = visible(&words.join(" ")).into_owned();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (head, rest) = (&text[..at], &text[at + c.len_utf8()..]);
        if means_something(head, c, rest) || leads && begins_something(head, c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a character means something to Markdown, or to one of its dialects, between what stands
/// before and behind it.
fn means_something(head: &str, c: char, rest: &str) -> bool {
    let (before, next) = (head.chars().next_back(), rest.chars().next());
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' => true,
        // Inside a word it is a part of the name.
        '_' => {
            let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(in_word(before) && in_word(next))
        }
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
        // Some forges make a link of every address.
        ':' => rest.starts_with("//"),
        '.' => head.to_ascii_lowercase().ends_with("www"),
        // Such a sign at its end would be no part of a heading.
        '#' => next.is_none_or(|next| next == '#' || next == ' '),
        _ => false,
    }
}

/// Whether a character makes a list, a heading or a quotation of a line that begins like this.
fn begins_something(head: &str, c: char) -> bool {
    match c {
        '#' | '+' | '-' | '=' | '>' | ':' => head.is_empty(),
        '.' | ')' => !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}
