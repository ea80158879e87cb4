//! The live interview: what to ask, what to listen for, what it earns, what was said, what time
//! it is; each always in the same place, and a part of its own.

mod guide;
mod item;

pub(in crate::ui) use guide::rows_of_guide;

use ratatui::style::Style;

use super::super::canvas::Canvas;
use super::super::chrome::{self, Header};
use super::super::theme::Theme;
use super::super::widget::notes;
use crate::app::areas::{Area, LiveAreas};
use crate::app::footer::Footer;
use crate::app::overlay::Overlay;
use crate::app::strip::{self, Strip};
use crate::app::{Action, App, Interview, heading, pacing};
use crate::domain::glyph::columns;
use crate::domain::prose::shorten;
use crate::domain::time::mmss;
use crate::domain::{BoxUse, Mark, Notes, Place};
use guide::Column;
use item::OnTable;

/// The screen as parts that lie side by side.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Parts {
    pub(in crate::ui) all: Vec<Part>,
    /// The column and row of the cursor.
    pub(in crate::ui) cursor: Option<(u16, u16)>,
}

/// An area, and all that is shown in it: what is drawn comes from nothing else, so that two parts
/// that are equal look the same.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Part {
    pub(in crate::ui) area: Area,
    shows: Shows,
}

#[derive(Clone, Debug, PartialEq)]
enum Shows {
    Header(Header),
    Guide(Column),
    Strip(Strip),
    Title(Title),
    Item(Box<OnTable>),
    /// With the columns of its gutter.
    Row(Row, u16),
    Footer(Footer),
}

/// A rule with a title, and a remark at its right end.
#[derive(Clone, Debug, PartialEq)]
struct Title {
    text: String,
    style: Style,
    remark: String,
    remark_style: Style,
}

/// A row of the notes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    /// What the notes are for, as long as there are none.
    hint: Option<String>,
    text: Option<notes::Row>,
    /// What is asked for behind the mark of a line that was opened for it.
    wanted: Option<String>,
}

/// The screen; `None` without an interview, or where the terminal is too small for it. `before` is
/// what it was last, and spares what has not changed.
pub(in crate::ui) fn parts(app: &App, theme: Theme, before: Option<&Parts>) -> Option<Parts> {
    let interview = app.interview.as_ref()?;
    let before =
        before.into_iter().flat_map(|before| &before.all).find_map(|part| match &part.shows {
            Shows::Item(item) => Some(&**item),
            _ => None,
        });
    let item = OnTable::of(app, interview, before)?;
    let areas = item.areas;
    let mut all = Vec::with_capacity(usize::from(areas.notes.height) + 6);
    let mut add = |area, shows| all.push(Part { area, shows });
    add(areas.header, Shows::Header(Header::of(app, interview, theme)));
    if let Some(area) = areas.guide {
        let rows = Column::all(app, interview, area).into_iter().map(Shows::Guide);
        area.rows().zip(rows).for_each(|(row, shows)| add(row, shows));
    }
    if let Some(area) = areas.strip {
        add(area, Shows::Strip(strip::strip(interview, app.at, area)));
    }
    let title = question_title(app, interview, theme, areas.question);
    add(areas.question.split_rows(1).0, Shows::Title(title));
    add(item.area(), Shows::Item(Box::new(item)));
    let text = interview.text(Place::Item(interview.session().current()));
    let title = notes_title(app, interview, theme, (text, areas.notes));
    add(areas.notes.split_rows(1).0, Shows::Title(title));
    let rows = note_rows(interview, theme, &areas, text).into_iter().map(Some);
    for (area, row) in areas.notes.body().rows().zip(rows.chain(std::iter::repeat_with(|| None))) {
        add(area, Shows::Row(row.unwrap_or_default(), areas.gutter));
    }
    add(areas.footer, Shows::Footer(Footer::of(app, areas.footer.width)));
    let has_keys = interview.typing && matches!(app.overlay, None | Some(Overlay::Scale { .. }));
    let cell = interview.notes.cursor_cell(text).filter(|_| has_keys);
    let cursor = cell.and_then(|(column, row)| areas.text().cell(column, row));
    Some(Parts { all, cursor })
}

impl Parts {
    /// Whether all of them have the same places.
    pub(in crate::ui) fn lie_as(&self, other: &Self) -> bool {
        self.all.iter().map(|part| part.area).eq(other.all.iter().map(|part| part.area))
    }

    /// Draws all of them.
    pub(in crate::ui) fn draw(&self, canvas: &mut Canvas) {
        self.all.iter().for_each(|part| part.draw(canvas));
        canvas.cursor = self.cursor;
    }
}

impl Part {
    /// Draws it, into its own area alone.
    pub(in crate::ui) fn draw(&self, canvas: &mut Canvas) {
        let area = self.area;
        canvas.within(area, |canvas| match &self.shows {
            Shows::Header(header) => header.draw(canvas, area),
            Shows::Guide(row) => row.draw(canvas, area),
            Shows::Strip(strip) => guide::draw_strip(strip, canvas, area),
            Shows::Title(title) => {
                canvas.rule(area, &title.text, title.style, &title.remark, title.remark_style);
            }
            Shows::Item(item) => item.draw(canvas),
            Shows::Row(row, gutter) => row.draw(canvas, area, *gutter),
            Shows::Footer(footer) => chrome::draw_footer(footer, canvas, area),
        });
    }
}

/// The question's place in the guide, and its time against its box.
fn question_title(app: &App, interview: &Interview, theme: Theme, area: Area) -> Title {
    let (item, _) = interview.item();
    let spent = interview.session().open_seconds(app.at);
    let used = BoxUse::of(item, spent);
    let remark_style = match used {
        BoxUse::Within => theme.strong(),
        BoxUse::Nearly => theme.accent(),
        BoxUse::Over => theme.warning(),
        BoxUse::OneMoreMinute | BoxUse::MoveOn => theme.bad(),
    };
    // The words stand before the figures, which stay where they are.
    let remark = match pacing::box_words(used, area.width.into()) {
        "" => format!("{} / {}:00", mmss(spent), item.minutes),
        words => format!("{words} · {} / {}:00", mmss(spent), item.minutes),
    };
    let room = usize::from(area.width).saturating_sub(columns(&remark) + 8);
    let text = heading::heading(interview, item, room);
    Title { text, style: theme.accent(), remark, remark_style }
}

fn notes_title(
    app: &App,
    interview: &Interview,
    theme: Theme,
    (text, area): (&Notes, Area),
) -> Title {
    let remark = notes::out_of_view(&interview.notes, text).to_owned();
    let room = usize::from(area.width).saturating_sub(columns(&remark) + 8);
    let heard = match interview.item().1.volunteered {
        0 => String::new(),
        times => format!(" · volunteered {times}"),
    };
    let title = match (interview.is_wrapping_up(), interview.typing) {
        (true, _) => looking_back(app, interview, room),
        (false, true) => format!("Notes{heard}"),
        (false, false) => format!("Notes{heard} · {} goes back to writing", app.write_key()),
    };
    let style = if interview.typing { theme.accent() } else { theme.quiet() };
    Title { text: title, style, remark, remark_style: theme.quiet() }
}

/// In the wrap-up: what is missing here, the way to what else is missing, and the way back.
fn looking_back(app: &App, interview: &Interview, room: usize) -> String {
    let here = interview.gap_here();
    let elsewhere = interview.gap_count() > usize::from(here.is_some());
    let [next, back] = [Action::NextGap, Action::WrapUp].map(|action| app.key_of(action));
    let next = if elsewhere { format!("{next}: next gap, ") } else { String::new() };
    let here = here.unwrap_or("the clock stands");
    let forms = [
        format!("Notes · {here} · {next}{back}: wrap-up"),
        format!("{here} · {next}{back}: wrap-up"),
        format!("{here} · {back}: wrap-up"),
        format!("Notes · {next}{back}: wrap-up"),
        format!("{back}: wrap-up"),
    ];
    let fits = |form: &&String| columns(form) <= room;
    forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default()
}

/// The rows of the notes that are in view.
fn note_rows(interview: &Interview, theme: Theme, areas: &LiveAreas, text: &Notes) -> Vec<Row> {
    let width = usize::from(areas.text().width);
    let blank = text.lines().len() == 1 && text.is_blank();
    let shown = notes::Row::all(&interview.notes, text, |line| theme.mark(Mark::of(&line.text)));
    let mut rows: Vec<Row> = shown
        .into_iter()
        .map(|(shown, row)| {
            let wanted = interview.words_wanted(shown.line).filter(|_| shown.first);
            let wanted = wanted.map(|wanted| shorten(&wanted, width.saturating_sub(4)));
            Row { hint: None, text: Some(row), wanted }
        })
        .collect();
    if let Some(first) = rows.first_mut().filter(|_| blank) {
        let hint = "What is said and done. A line may begin with + - \" ? ! or h for a hint.";
        first.hint = Some(shorten(hint, width));
    }
    rows
}

impl Row {
    fn draw(&self, canvas: &mut Canvas, area: Area, gutter: u16) {
        let theme = canvas.theme;
        let (times, text) = area.split_columns(gutter);
        if let Some(hint) = &self.hint {
            canvas.text(text, 0, 0, hint, theme.quiet());
        }
        if let Some(row) = &self.text {
            row.draw_time(canvas, times, 0);
            row.draw(canvas, text, 0);
        }
        if let Some(wanted) = &self.wanted {
            canvas.text(text, 3, 0, wanted, theme.quiet());
        }
    }
}
