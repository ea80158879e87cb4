//! The form for amendments: what can be amended, the choices or the text, the reason for the
//! change with what will be recorded.

use super::super::canvas::Canvas;
use super::super::widget;
use super::frame;
use crate::app::areas::Area;
use crate::app::keymap::Scope;
use crate::app::overlay::amend::{
    Choice, Form, FormAreas, NAMES, STANDS, Step, Why, beside, gutter, told,
};
use crate::app::points::LEAD;
use crate::app::screen::Screen;
use crate::app::{Action, App};
use crate::domain::prose::{fold, shorten};
use crate::domain::time::mmss;
use crate::domain::{Amend, Item, Place, Record};

pub(super) fn draw(app: &App, form: &Form, canvas: &mut Canvas) {
    let Screen::Page(page) = &app.screen else { return };
    let record = &page.record;
    let areas = FormAreas::of(form, record, app.size);
    frame(canvas, &title(form, record), areas.panel);
    match &form.step {
        Step::Text(written) => {
            let parts = (&written.editor, &written.notes);
            widget::notes::draw(canvas, areas.body, gutter(written.place), parts, true);
        }
        Step::Name(named) => {
            widget::field::draw(canvas, areas.name(), &named.field, "none", true);
        }
        Step::Why(why) => reason(app, why, canvas, areas),
        Step::What { .. } | Step::Rating { .. } | Step::Given { .. } | Step::Who { .. } => {
            choices(form, &form.choices(record, app.size), canvas, areas);
        }
    }
    judged_by(app, form, record, canvas, areas.beside);
    let columns = usize::from(areas.foot.width.saturating_sub(2));
    let rows = fold(&foot(app, form), columns);
    for (row, text) in (0..areas.foot.height).zip(&rows) {
        canvas.text(areas.foot, 1, row, text, canvas.theme.quiet());
    }
}

/// What is amended, and where.
fn title(form: &Form, record: &Record) -> String {
    let at_item = || {
        let title = record.plan.items.get(form.item).map_or("", Item::title);
        let number = record.plan.number(form.item);
        number.map_or(title.to_owned(), |number| format!("{number}. {title}"))
    };
    match &form.step {
        Step::What { .. } => format!("Amend · {}", at_item()),
        Step::Rating { .. } => format!("Amend the rating · {}", at_item()),
        Step::Given { .. } => "Amend the recommendation".to_owned(),
        Step::Text(written) if written.place == Place::Reason => {
            "Amend the reason of the recommendation".to_owned()
        }
        Step::Who { .. } => "Amend the people".to_owned(),
        Step::Name(named) => format!("Amend the {}", named.which.word()),
        Step::Text(_) => format!("Amend the notes · {}", at_item()),
        Step::Why(why) => match why.amend {
            Amend::Rating { .. } | Amend::Text { place: Place::Item(_), .. } => {
                format!("Why? · {}", at_item())
            }
            Amend::Particular { .. } => "Why? · People".to_owned(),
            _ => "Why? · Recommendation".to_owned(),
        },
    }
}

/// What the step needs to be known.
fn foot(app: &App, form: &Form) -> String {
    let key = |scope: Scope, action| app.settings.keys.key(scope, form.takes_text(), action);
    match &form.step {
        Step::What { .. } => {
            let [next, previous] =
                [Action::NextQuestion, Action::PreviousQuestion].map(|it| key(Scope::Amend, it));
            format!(
                "{next}, {previous}: another question. What is replaced stays on record, with the \
                 time and your reason."
            )
        }
        Step::Rating { .. } | Step::Given { .. } => STANDS.to_owned(),
        Step::Who { .. } => "What stands now stays on record. The file keeps its name.".to_owned(),
        Step::Name(_) => {
            let on = key(Scope::AmendName, Action::Accept);
            format!("{on} goes on to the reason for the change.")
        }
        Step::Text(written) => {
            let on = key(Scope::AmendText, Action::Accept);
            let times = match written.place {
                Place::Item(_) => "A new line has no time: the interview is over. ",
                Place::Reason => "",
            };
            format!("{times}{on} goes on to the reason for the change.")
        }
        Step::Why(_) => {
            let record = key(Scope::AmendWhy, Action::Accept);
            format!("{record} puts this on record. It can be amended again, and never taken away.")
        }
    }
}

fn choices(form: &Form, all: &[Choice], canvas: &mut Canvas, areas: FormAreas) {
    let theme = canvas.theme;
    let body = areas.body;
    let mut row = 0;
    for (nth, choice) in all.iter().enumerate() {
        let chosen = nth == form.selected();
        let style = match (chosen, choice.blocked.is_some()) {
            (_, true) => theme.quiet(),
            (true, false) => theme.chosen(),
            (false, false) => theme.plain(),
        };
        let key = if choice.blocked.is_some() { theme.quiet() } else { theme.accent() };
        canvas.text(body, 1, row, &choice.digit.to_string(), key);
        canvas.text(body, 2, row, if choice.current { "●" } else { " " }, theme.accent());
        if chosen {
            canvas.cursor(body, LEAD, row);
        }
        let named = !choice.name.is_empty();
        if named {
            canvas.text(body, LEAD, row, choice.name, style);
        }
        let lead = if named { NAMES + LEAD } else { LEAD };
        let room = usize::from(body.width.saturating_sub(lead + 1));
        let shown = choice.text.iter().take(choice.rows);
        for (line, text) in shown.enumerate() {
            let cut = line + 1 == choice.rows && choice.text.len() > choice.rows;
            let text = if cut {
                let short = shorten(text, room.saturating_sub(1));
                format!("{}…", short.trim_end_matches(['…', ' ']))
            } else {
                text.clone()
            };
            canvas.text(body, lead, row, &shorten(&text, room), style);
            row += 1;
        }
    }
}

/// What will be recorded, as much of it as there is room for, and the line for the reason.
fn reason(app: &App, why: &Why, canvas: &mut Canvas, areas: FormAreas) {
    let theme = canvas.theme;
    let body = areas.body;
    canvas.text(body, 1, 0, "This will be recorded:", theme.quiet());
    let rows = told(why, app.size);
    let last = body.height.saturating_sub(1);
    for (row, text) in (1..last).zip(&rows) {
        let cut = row + 1 == last && rows.len() > usize::from(row);
        let text = if cut { "…" } else { text.as_str() };
        canvas.text(body, 3, row, text, theme.strong());
    }
    let field = areas.why();
    let row = body.height.saturating_sub(1);
    canvas.text(body, 1, row, "why:", theme.accent());
    let hint = "a few words; they stay on record";
    widget::field::draw(canvas, field, &why.why, hint, true);
}

/// The notes or the reason that the change is judged by, as many rows as there are for it.
fn judged_by(app: &App, form: &Form, record: &Record, canvas: &mut Canvas, area: Area) {
    let Some(place) = form.judged_by().filter(|_| area.height > 1) else { return };
    let theme = canvas.theme;
    let (title, rows) = match place {
        Place::Item(_) => ("Notes", beside(form, record, app.size)),
        Place::Reason => ("Reason of the recommendation", beside(form, record, app.size)),
    };
    let body = area.body();
    let more = rows.len().saturating_sub(body.height.into());
    let remark = if more > 0 { format!("{more} more rows on the page") } else { String::new() };
    canvas.rule(area, title, theme.quiet(), &remark, theme.quiet());
    let gutter = gutter(place);
    for (row, shown) in (0..body.height).zip(&rows) {
        if let (Some(begun), 2..) = (shown.begun, gutter) {
            canvas.text_before(body, gutter - 1, row, &mmss(begun), theme.quiet());
        }
        canvas.text(body, gutter, row, &shown.text, theme.mark(shown.mark));
    }
}
