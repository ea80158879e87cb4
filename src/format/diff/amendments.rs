//! The amendments that only one of two sessions has. What they have made of the session differs in
//! its own place as well.

use super::{Part, Rows, Which, changed, civil, note};
use crate::domain::{Amended, Amendment, Item, Notes, Place, Plan, Recommendation, Record};
use crate::format::report::by;

pub(super) fn part(a: &Record, b: &Record) -> Part {
    let words = |which, amendment: &Amendment| {
        told(amendment, if which == Which::A { &a.plan } else { &b.plan })
    };
    let mut rows = Rows::default();
    rows.add("only in", changed(&a.amendments, &b.amendments, words));
    rows.part("Amended after the end")
}

fn told(amendment: &Amendment, plan: &Plan) -> String {
    let title = |item: usize| plan.items.get(item).map_or("an item", Item::title);
    let what = match &amendment.what {
        Amended::Rating { item, old, new } => {
            let point = |it: &Option<u8>| it.map_or("nothing".to_owned(), |it| it.to_string());
            format!("rated {}: {}, was {}", title(*item), point(new), point(old))
        }
        Amended::Recommendation { old, new } => {
            let given = |it: &Option<Recommendation>| it.map_or("nothing", |it| it.words());
            format!("recommended: {}, was {}", given(new), given(old))
        }
        Amended::Text { place, from, old, new } => {
            let text = match place {
                Place::Item(item) => format!("notes of {}", title(*item)),
                Place::Reason => "reason".to_owned(),
            };
            let line = from.saturating_add(1);
            format!("{text}, line {line}: {}, was {}", text_of(new.as_ref()), text_of(old.as_ref()))
        }
    };
    format!("{} {what}{}. Why: {}", civil(amendment.at), by(amendment), amendment.why)
}

/// The lines with their times, as they are seen elsewhere.
fn text_of(notes: Option<&Notes>) -> String {
    let Some(notes) = notes else { return "nothing".to_owned() };
    let lines = notes.lines().iter().map(|line| note(line).trim_start().to_owned());
    lines.collect::<Vec<_>>().join(" / ")
}
