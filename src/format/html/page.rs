//! One session on a page: the lines of its report, in their order, as elements.
//!
//! The lines of scores and of time become charts where the first of them stands. Lines that belong
//! together share a list; [`Page::open`] begins it and whatever is not of its kind ends it.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::escape::{escape, escape_lines};
use super::facts;
use crate::domain::time::mmss;
use crate::domain::{Amendment, Mark, Recommendation};
use crate::format::chart::{ScoreBars, TimeBars, svg};
use crate::format::report::{
    Lack, Line, Tickable, amended_behind, amended_for, deviation_words, heard_words, often,
    one_line, rated, replaced, unanchored, unticked,
};

/// A session's report, the `nth` of the file, from 1. Its headings begin at `level`.
pub(super) fn page(lines: &[Line], nth: usize, level: u8) -> String {
    let id = &format!("session-{nth}");
    let is_told = |line: &Line| match line {
        Line::Head(head) => Some(head.item),
        _ => None,
    };
    let mut page = Page {
        out: String::new(),
        id,
        level,
        block: None,
        section: false,
        item: false,
        ask: "",
        rating: None,
        sections: 0,
        scores: ScoreBars::of(lines),
        told: lines.iter().filter_map(is_told).collect(),
        times: Some(TimeBars::of(lines)).filter(|times| !times.rows.is_empty()),
    };
    let _ = writeln!(
        page.out,
        "<article class=\"session\" id=\"sheet-{nth}\" aria-labelledby=\"{id}\">"
    );
    for line in lines {
        page.add(line);
    }
    page.end_section();
    page.out.push_str("</article>\n");
    page.out
}

/// What the signs before the notes mean, once for the whole file, and what the file is.
pub(super) fn legend() -> String {
    let meaning = |mark: &Mark| {
        let class = class(*mark);
        let sign = escape(&mark.sign().to_string());
        format!("<span class=\"{class}\"><b>{sign}</b> {}</span>", mark.meaning())
    };
    let marks: Vec<String> = Mark::ALL.iter().map(meaning).collect();
    format!(
        "<footer>\n<p>Signs before the notes: {}. The times are minutes and seconds of the \
         interview.</p>\n<p>Ratings and recommendation are the interviewer's own; the score is the \
         mean of the ratings, competency by competency. Written by Viva Voce.</p>\n</footer>\n",
        marks.join(", ")
    )
}

/// Lines of one kind, in one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Particulars,
    Reason,
    List,
    Replaced,
    Ticks,
    Notes,
}

impl Block {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Particulars => ("<dl>", "</dl>"),
            Self::Reason => ("<div class=\"reason\">", "</div>"),
            Self::List => ("<ul>", "</ul>"),
            Self::Replaced => ("<ul class=\"replaced\">", "</ul>"),
            Self::Ticks => ("<ul class=\"ticks\">", "</ul>"),
            Self::Notes => ("<ul class=\"notes\">", "</ul>"),
        }
    }
}

struct Page<'a> {
    out: String,
    id: &'a str,
    level: u8,
    block: Option<Block>,
    /// Whether one is open.
    section: bool,
    item: bool,
    /// What is read aloud in the open item: a question, or the script of a part.
    ask: &'static str,
    /// The rating of the open item.
    rating: Option<u8>,
    /// The items that are told on the page: a summary has none, and nothing leads to them.
    told: BTreeSet<usize>,
    /// How many there have been.
    sections: usize,
    /// What is still to be drawn.
    scores: Option<ScoreBars<'a>>,
    times: Option<TimeBars<'a>>,
}

impl Page<'_> {
    fn add(&mut self, line: &Line) {
        match line {
            // A page has its distances from its style, and the scale is part of the chart.
            Line::Blank | Line::Scale(_) => {}
            Line::Title { candidate, guide } => self.title(candidate, guide),
            Line::Particular { name, value } => {
                self.open(Block::Particulars);
                let value = escape_lines(value);
                self.put(&format!("<div><dt>{name}</dt><dd dir=\"auto\">{value}</dd></div>"));
            }
            Line::Remark(text) => self.text("remark", "", text),
            Line::Recommendation { given, sealed } => self.recommendation(*given, *sealed),
            Line::Reason(text) => {
                self.open(Block::Reason);
                self.put(&format!("<p dir=\"auto\">{}</p>", escape(&Mark::closed(text))));
            }
            Line::Section(name) => self.begin_section(name),
            Line::Nothing(sentence) => self.text("quiet", "", sentence),
            Line::Aside(text) | Line::LeftOut { text, .. } => self.text("quiet", "", text),
            Line::Score(_) => {
                if let Some(chart) = self.scores.take() {
                    self.chart(&svg::scores(&chart, &format!("{}-scores", self.id)));
                }
            }
            Line::Apart { title, rating, top, .. } => {
                let rating = rating.map_or("not rated".into(), |it| format!("{it} of {top}"));
                self.list(None, title, &rating);
            }
            Line::Gap { item, number, title, gap } => {
                let title = number.map_or(title.clone(), |number| format!("{number}. {title}"));
                let what = match gap {
                    Lack::Gap(gap) => gap.words().to_owned(),
                    Lack::Skipped { reason } => format!("skipped: {reason}"),
                };
                self.list(Some(*item), &title, &what);
            }
            Line::Head(head) => {
                self.end_item();
                let id = self.item_id(head.item);
                self.out.push_str(&facts::head(head, &id, self.level + 2));
                self.item = true;
                self.rating = head.rating;
                let is_question = head.number.is_some() || head.extra;
                self.ask = if is_question { "ask" } else { "script" };
            }
            Line::Ask { text, .. } => self.text(self.ask, "", text),
            Line::Anchor { point, text, .. } => {
                let given = self.rating == Some(*point);
                let class = if given { "anchor" } else { "anchor other" };
                self.text(class, &format!("{point} ="), text);
            }
            Line::Unanchored { point, below, above, .. } => {
                self.text("anchor", "", &format!("{}:", unanchored(*point, *below, *above)));
            }
            Line::Ticked { kind, text, .. } => self.ticked(*kind, text),
            Line::Unticked { kind, texts, .. } => {
                self.text("quiet off", unticked(*kind), &one_line(texts));
            }
            Line::RedFlag { item, number, title, text } => {
                let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
                self.found(*item, &format!("{number}{title}"), "⚑", "flag", text);
            }
            Line::Words { begun, text, .. } => self.timed(*begun, Some(Mark::Quote), text),
            Line::Skipped { reason, .. } => self.text("", "Skipped:", reason),
            Line::Ratings { title, ratings, at_item, .. } => {
                if *at_item {
                    self.text("quiet", "", &format!("Rated {}", rated(ratings)));
                } else {
                    self.list(None, title, &rated(ratings));
                }
            }
            Line::Parts { heard, unheard, .. } => {
                self.text("quiet", "", &heard_words(heard, unheard));
            }
            Line::Volunteered { times, .. } => {
                self.text("quiet", "", &format!("Volunteered, not recorded: {}", often(*times)));
            }
            Line::Note { begun, mark, text, .. } => self.timed(*begun, *mark, text),
            Line::Highlight { item, number, title, begun, mark, text } => {
                let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
                let (title, begun) = (format!("{number}{title}"), begun.map(mmss));
                let (when, text) = (begun.unwrap_or_default(), Mark::closed(text));
                self.found(*item, &title, &when, class(*mark), &text);
            }
            Line::Amended { item, title, amendment } => {
                self.amended(*item, title.as_deref(), amendment);
            }
            Line::Strip(strip) => self.chart(&svg::strip(strip, &format!("{}-strip", self.id))),
            Line::Time(_) => {
                if let Some(chart) = self.times.take() {
                    self.chart(&svg::times(&chart, &format!("{}-times", self.id)));
                }
            }
            Line::Deviation { clock, what, .. } => self.timed(*clock, None, &deviation_words(what)),
        }
    }

    fn title(&mut self, candidate: &str, guide: &str) {
        let candidate = if candidate.trim().is_empty() { "No name" } else { candidate };
        let (id, level) = (self.id, self.level);
        let back = if level > 1 { "<a class=\"back\" href=\"#contents\">Contents</a>" } else { "" };
        let (candidate, guide) = (escape(candidate), escape(guide));
        self.put(&format!(
            "{back}<h{level} id=\"{id}\"><bdi>{candidate}</bdi></h{level}>\n\
             <p class=\"guide\" dir=\"auto\">{guide}</p>"
        ));
    }

    fn recommendation(&mut self, given: Option<Recommendation>, sealed: bool) {
        let none = if sealed { "none given" } else { "not given yet" };
        let words = given.map_or(none, Recommendation::words);
        let class = match given {
            None => "",
            Some(Recommendation::Yes | Recommendation::StrongYes) => " yes",
            Some(Recommendation::No | Recommendation::StrongNo) => " no",
        };
        self.close();
        self.put(&format!(
            "<p class=\"verdict{class}\">Recommendation: <strong>{words}</strong></p>"
        ));
    }

    fn ticked(&mut self, kind: Tickable, text: &str) {
        self.open(Block::Ticks);
        let (class, sign, kind) = match kind {
            Tickable::Signal => ("on", "☑", "Heard:"),
            Tickable::RedFlag => ("flag", "☑", "Red flag:"),
            Tickable::Probe => ("on", "›", "Asked:"),
        };
        let text = escape_lines(text);
        self.put(&format!(
            "<li class=\"{class}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span>\
             <span dir=\"auto\"><span class=\"kind\">{kind}</span> {text}</span></li>"
        ));
    }

    /// A note, or what happened, with its moment on the interview's clock.
    fn timed(&mut self, begun: Option<u32>, mark: Option<Mark>, text: &str) {
        self.open(Block::Notes);
        let begun = begun.map(mmss).unwrap_or_default();
        let class = mark.map_or("note", class);
        let text = mark.map_or(text.into(), |_| Mark::closed(text));
        let text = escape_lines(&text);
        self.put(&format!(
            "<li><span class=\"when\">{begun}</span>\
             <span class=\"{class}\" dir=\"auto\">{text}</span></li>"
        ));
    }

    /// A line in a list of what stands out in the whole interview, with where it comes from.
    fn found(&mut self, item: usize, title: &str, when: &str, class: &str, text: &str) {
        self.open(Block::Notes);
        let (text, title) = (escape_lines(text), self.name(Some(item), title));
        self.put(&format!(
            "<li><span class=\"when\">{when}</span><span dir=\"auto\">\
             <span class=\"{class}\">{text}</span> <span class=\"where\">{title}</span></span></li>"
        ));
    }

    /// With the lines that were replaced where it stands with its item; in the list of all of them
    /// with the item's title.
    fn amended(&mut self, item: Option<usize>, title: Option<&str>, amendment: &Amendment) {
        let at = amendment.at.format("%Y-%m-%d %H:%M");
        if let Some(title) = title {
            let told = amended_behind(title, amendment);
            return self.list(item, title, &format!("{told} ({at})"));
        }
        self.text("amended", &format!("Amended {at}:"), &amended_for(amendment));
        for (what, line) in replaced(&amendment.what) {
            self.open(Block::Replaced);
            self.put(&format!(
                "<li>{what}: <span dir=\"auto\">{}</span></li>",
                escape_lines(&line)
            ));
        }
    }

    /// An entry of a list: a name, which may lead to its item, and what is said of it.
    fn list(&mut self, item: Option<usize>, name: &str, what: &str) {
        self.open(Block::List);
        let name = self.name(item, name);
        self.put(&format!("<li>{name}: <bdi>{}</bdi></li>", escape_lines(what)));
    }

    /// The name of an item, which leads to it where it is told.
    fn name(&self, item: Option<usize>, name: &str) -> String {
        let name = format!("<bdi>{}</bdi>", escape(name));
        match item.filter(|item| self.told.contains(item)) {
            Some(item) => format!("<a href=\"#{}\">{name}</a>", self.item_id(item)),
            None => name,
        }
    }

    /// A paragraph, which may begin with a label of ours.
    fn text(&mut self, class: &str, label: &str, text: &str) {
        self.close();
        let class = if class.is_empty() { "plain" } else { class };
        let label = if label.is_empty() { String::new() } else { format!("<b>{label}</b> ") };
        self.put(&format!("<p class=\"{class}\" dir=\"auto\">{label}{}</p>", escape_lines(text)));
    }

    fn chart(&mut self, svg: &str) {
        self.close();
        self.put(&format!("<div class=\"figure\">{}</div>", svg.trim_end()));
    }

    fn begin_section(&mut self, name: &str) {
        self.end_section();
        self.sections += 1;
        let (id, level) = (format!("{}-section-{}", self.id, self.sections), self.level + 1);
        let name = escape(name);
        self.put(&format!(
            "<section aria-labelledby=\"{id}\">\n<h{level} id=\"{id}\">{name}</h{level}>"
        ));
        self.section = true;
    }

    fn end_section(&mut self) {
        self.end_item();
        if std::mem::take(&mut self.section) {
            self.put("</section>");
        }
    }

    fn end_item(&mut self) {
        self.close();
        if std::mem::take(&mut self.item) {
            self.put("</article>");
        }
    }

    fn open(&mut self, block: Block) {
        if self.block != Some(block) {
            self.close();
            self.put(block.tags().0);
            self.block = Some(block);
        }
    }

    fn close(&mut self) {
        if let Some(block) = self.block.take() {
            self.put(block.tags().1);
        }
    }

    fn put(&mut self, html: &str) {
        self.out.push_str(html);
        self.out.push('\n');
    }

    fn item_id(&self, item: usize) -> String {
        format!("{}-item-{}", self.id, item + 1)
    }
}

/// What a marked line is called in the style.
fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::For => "note for",
        Mark::Against => "note against",
        Mark::Quote => "note quote",
        Mark::FollowUp => "note follow-up",
        Mark::Highlight => "note highlight",
        Mark::Hint => "note hint",
    }
}
