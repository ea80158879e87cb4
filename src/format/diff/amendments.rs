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
        Amended::Particular { which, old, new } => {
            let text = |it: &str| if it.is_empty() { "nothing".to_owned() } else { it.to_owned() };
            format!("{}: {}, was {}", which.word(), text(new), text(old))
        }
        Amended::Text { place, from, old, new } => {
            let text = match place {
                Place::Item(item) => format!("notes of {}", title(*item)),
                Place::Reason => "reason".to_owned(),
            };
            let line = from.saturating_add(1);
            let [old, new] = texts_of(old.as_ref(), new.as_ref());
            format!("{text}, line {line}: {new}, was {old}")
        }
    };
    format!("{} {what}{}. Why: {}", civil(amendment.at), by(amendment), amendment.why)
}

/// The lines that differ, with their times, as they are seen elsewhere; those of `old` are of A.
fn texts_of(old: Option<&Notes>, new: Option<&Notes>) -> [String; 2] {
    let lines = |notes: Option<&Notes>| notes.map_or(Vec::new(), |it| it.lines().to_vec());
    let differ = changed(&lines(old), &lines(new), |_, line| note(line).trim_start().to_owned());
    [Which::A, Which::B].map(|which| {
        let of = differ.iter().filter(|(of, _)| *of == which).map(|(_, text)| text.as_str());
        let text = of.collect::<Vec<_>>().join(" / ");
        if text.is_empty() { "nothing".to_owned() } else { text }
    })
}
