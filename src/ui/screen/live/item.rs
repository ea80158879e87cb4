//! What the live screen shows of the item on the table, above the notes: the question, what to
//! listen for, what it earns. None of it depends on what is written or on the time.

use super::super::super::canvas::Canvas;
use super::super::super::widget;
use crate::app::areas::{self, Area, LiveAreas, text_columns, wide};
use crate::app::guidance::{self, Kind, LEAD, Line};
use crate::app::{Action, App, Interview, Size};
use crate::domain::glyph::columns;
use crate::domain::prose::fold;
use crate::domain::{Entry, Item, ItemKind, Notes, Scale};
use crate::format::report::with_hints;

/// The item on the table, and where everything stands around it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OnTable {
    pub(super) areas: LiveAreas,
    layout: Layout,
    hints: usize,
    /// The probes that stay in their places for a while.
    just_asked: Vec<usize>,
    question_top: usize,
    guidance_top: usize,
    /// The letters of the probes, as the settings have them, in the order of the table.
    probes: String,
    /// The keys that scroll, and that show all anchors.
    down: String,
    anchors: String,
}

/// All that the areas of the screen come from.
#[derive(Clone, Debug, PartialEq)]
struct Layout {
    size: Size,
    times: bool,
    scale: Scale,
    item: Item,
    /// Without its notes and its time.
    entry: Entry,
}

impl OnTable {
    /// The one of an interview. Where everything stands is taken over from `before`, if it comes from
    /// the same: to fold all texts costs more than everything else of a key. `None` where the
    /// terminal is too small.
    pub(super) fn of(app: &App, interview: &Interview, before: Option<&Self>) -> Option<Self> {
        let (item, entry) = interview.item();
        let layout = Layout {
            size: app.size,
            times: interview.time_stamps,
            scale: interview.session().record().plan.scale.clone(),
            item: item.clone(),
            entry: without_notes(entry),
        };
        let areas = match before.filter(|before| before.layout == layout) {
            Some(before) => before.areas,
            None => layout.areas()?,
        };
        Some(Self {
            areas,
            layout,
            hints: entry.hints(),
            just_asked: interview.just_asked().to_vec(),
            question_top: interview.question_top,
            guidance_top: interview.guidance_top,
            probes: app.settings.keys.probes(),
            down: app.key_of(Action::ScrollDown),
            anchors: app.key_of(Action::Scale),
        })
    }

    /// Where it is drawn: from below the question's title down to the notes.
    pub(super) fn area(&self) -> Area {
        let body = self.areas.question.body();
        Area { height: self.areas.notes.y.saturating_sub(body.y), ..body }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.question(canvas);
        self.guide_to_listen(canvas);
        self.scale(canvas);
        self.star(canvas);
    }

    fn question(&self, canvas: &mut Canvas) {
        let area = self.areas.question;
        let rows = fold(areas::ask(&self.layout.item), text_columns(area));
        let body = area.body();
        for (row, text) in (0..body.height).zip(rows.iter().skip(self.question_top)) {
            canvas.text(body, 1, row, text, canvas.theme.strong());
        }
        more(canvas, body, rows.len(), self.question_top);
    }

    /// Guidance, signals, red flags and probes.
    fn guide_to_listen(&self, canvas: &mut Canvas) {
        let theme = canvas.theme;
        let Layout { item, entry, .. } = &self.layout;
        let area = self.areas.guidance;
        let title = match item.kind {
            ItemKind::Question(_) => "Look for",
            ItemKind::Opening { .. } | ItemKind::Closing { .. } => "Say",
        };
        let scrolled = (self.guidance_top, self.down.as_str());
        let lines = guidance::lines_with(
            item,
            entry,
            &self.just_asked,
            text_columns(area),
            self.areas.order,
        );
        guidance_pane(canvas, area, title, &self.with_keys(lines), scrolled);
        if let (Some(area), Some(question)) = (self.areas.probes, item.question()) {
            let lines =
                guidance::probes_with(question, entry, &self.just_asked, text_columns(area));
            guidance_pane(canvas, area, "Ask next", &self.with_keys(lines), scrolled);
            canvas.rule_down(area);
            canvas.text(area, 0, 0, "┬", theme.quiet());
        }
    }

    /// The lines with the keys that their probes have now.
    fn with_keys(&self, mut lines: Vec<Line>) -> Vec<Line> {
        let probes = lines.iter_mut().filter(|line| line.kind == Kind::Probe);
        for (letter, _) in probes.filter_map(|line| line.lead.as_mut()) {
            *letter = letter.map(|letter| guidance::probe_key(&self.probes, letter));
        }
        lines
    }

    fn scale(&self, canvas: &mut Canvas) {
        let theme = canvas.theme;
        let Layout { item, entry, scale, .. } = &self.layout;
        let (Some(area), Some(question)) = (self.areas.scale, item.question()) else { return };
        let hints = with_hints(self.hints);
        if self.areas.scale_in_a_row {
            let all = format!("{} anchors", self.anchors);
            let shared = self.areas.star.is_some();
            let given = (entry.rating, hints.as_str());
            widget::scale::draw_row(canvas, area, scale, question, given, (shared, &all));
            return;
        }
        let given = entry.rating.map(|point| format!("{point} {}{hints}", scale.label(point)));
        let (title, style) = match &given {
            Some(given) => (format!("Rating: {given}"), theme.accent()),
            None => (format!("Rating{hints}"), theme.quiet()),
        };
        canvas.rule(area, &title, style, "", theme.quiet());
        widget::scale::draw(canvas, area.body(), scale, question, entry.rating);
        canvas.rule_down(area);
        canvas.text(area, 0, 0, "┬", theme.quiet());
    }

    /// The parts of the answer: in a row of their own below the guidance, or behind the scale.
    fn star(&self, canvas: &mut Canvas) {
        let Layout { item, entry, .. } = &self.layout;
        if let (Some(area), Some(question)) = (self.areas.star, item.question()) {
            let from = u16::from(!self.areas.scale_in_a_row);
            widget::star::draw(canvas, area, (from, &self.probes), question, entry);
        }
    }
}

impl Layout {
    fn areas(&self) -> Option<LiveAreas> {
        LiveAreas::of(self.size, self.times, self.scale.top(), &self.item, &self.entry)
    }
}

fn without_notes(entry: &Entry) -> Entry {
    Entry {
        standing: entry.standing,
        rating: entry.rating,
        signals: entry.signals.clone(),
        red_flags: entry.red_flags.clone(),
        probes: entry.probes.clone(),
        star: entry.star.clone(),
        volunteered: entry.volunteered,
        spent_ms: 0,
        skipped: entry.skipped.clone(),
        notes: Notes::default(),
    }
}

/// A pane of guidance, scrolled to a row or to its end, with what is below named in its title, and
/// the key that brings it.
fn guidance_pane(
    canvas: &mut Canvas,
    area: Area,
    title: &str,
    lines: &[Line],
    (top, key): (usize, &str),
) {
    let theme = canvas.theme;
    let body = area.body();
    let shown = usize::from(body.height);
    let top = top.min(lines.len().saturating_sub(shown));
    let below = lines.len().saturating_sub(top + shown);
    let flags = guidance::flags_out_of_view(lines, top, shown);
    let flags: Vec<(String, bool)> =
        flags.into_iter().map(|(letter, ticked)| (flag(letter, ticked), ticked)).collect();
    let parts = flags.iter().map(|(text, _)| text.as_str());
    let lead = if flags.is_empty() { String::new() } else { " · ".to_owned() };
    let full = format!("{title}{lead}{}", parts.collect::<Vec<_>>().join(" "));
    let remarks = [format!("{below} more: {key}"), format!("{below} more"), String::new()];
    let room = usize::from(area.width).saturating_sub(columns(&full) + 8);
    let remark = remarks.iter().skip(if below > 0 { 0 } else { 2 });
    let remark = remark.clone().find(|it| columns(it) <= room).or(remarks.last());
    let remark = remark.map_or("", String::as_str);
    canvas.rule(area, &full, theme.quiet(), remark, theme.accent());
    let end = area.width.saturating_sub(if remark.is_empty() { 2 } else { wide(remark) + 5 });
    let mut column = 2 + wide(title) + wide(&lead);
    for (text, ticked) in &flags {
        // What has been heard is told from what has not without colour too, by its sign.
        if *ticked && column + wide(text) < end {
            canvas.text(area, column, 0, text, theme.warning());
        }
        column += wide(text) + 1;
    }
    for (row, line) in (0..body.height).zip(&lines[top..]) {
        let next = lines.get(top + usize::from(row) + 1).filter(|_| row + 1 == body.height);
        let cut = next.is_some_and(|next| next.lead.is_none() && next.kind == line.kind);
        guidance_line(canvas, body, row, line, cut);
    }
}

/// A red flag that is not in view, by its letter.
fn flag(letter: Option<char>, ticked: bool) -> String {
    let sign = if ticked { "⚑" } else { "⚐" };
    letter.map_or(sign.to_owned(), |letter| format!("{letter}{sign}"))
}

/// A row of guidance; one whose text goes on where nothing more is shown is `cut`.
fn guidance_line(canvas: &mut Canvas, area: Area, row: u16, line: &Line, cut: bool) {
    let theme = canvas.theme;
    let style = match (line.kind, &line.lead) {
        (Kind::Prose | Kind::Script, _) => theme.plain(),
        (Kind::Fallback | Kind::Advice, _) => theme.quiet(),
        (Kind::RedFlag, Some((_, true))) => theme.bad(),
        (_, Some((_, true))) => theme.good(),
        _ => theme.plain(),
    };
    let tickable = matches!(line.kind, Kind::Signal | Kind::RedFlag | Kind::Probe);
    if let Some((letter, ticked)) = line.lead {
        let sign = match (line.kind, ticked) {
            (Kind::RedFlag, true) => "⚑",
            (Kind::RedFlag, false) => "⚐",
            (Kind::Probe, true) => "✓",
            (Kind::Probe, false) if line.wanted => "▸",
            (Kind::Probe, false) => "›",
            (_, true) => "☑",
            (_, false) => "☐",
        };
        let letter = letter.map(|c| c.to_string()).unwrap_or_default();
        canvas.text(area, 1, row, &letter, theme.accent());
        canvas.text(area, 3, row, sign, if line.wanted { theme.accent() } else { style });
    }
    let lead = if tickable { u16::try_from(LEAD).unwrap_or(4) } else { 0 };
    let end = canvas.text(area, 1 + lead, row, &line.text, style);
    if cut {
        // In the column that is left free: no letter gives way to it.
        canvas.text(area, end, row, "…", style);
    }
}

/// That there is more of a text than its pane shows, at the pane's last cell.
fn more(canvas: &mut Canvas, body: Area, rows: usize, top: usize) {
    let theme = canvas.theme;
    let end = body.width;
    if top > 0 {
        canvas.text_before(body, end, 0, "▲", theme.accent());
    }
    if rows > top + usize::from(body.height) {
        canvas.text_before(body, end, body.height.saturating_sub(1), "▼", theme.accent());
    }
}
