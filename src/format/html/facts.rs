//! The head of an item on a page: what it is, how it was rated, how long it took.

use super::escape;
use crate::domain::Standing;
use crate::domain::time::mmss;
use crate::format::report::{Head, with_hints};

/// The heading of an item, then its rating and its circumstances. The element that they begin is
/// left open.
pub(super) fn head(head: &Head, id: &str, level: u8) -> String {
    let number = match head.number {
        Some(number) => format!("{number}. "),
        None if head.extra => "+ ".to_owned(),
        None => String::new(),
    };
    let title = escape(&head.title);
    let rating =
        rating(head).map(|it| format!("<p class=\"rating\">{it}</p>\n")).unwrap_or_default();
    format!(
        "<article class=\"item\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <div class=\"head\">\n<h{level} id=\"{id}-title\">{number}<bdi>{title}</bdi></h{level}>\n\
         {rating}</div>\n<p class=\"quiet\">{}</p>\n",
        circumstances(head),
    )
}

/// `None` for what is not to be rated.
fn rating(head: &Head) -> Option<String> {
    if head.number.is_none() && !head.extra {
        return None;
    }
    let top = head.top;
    Some(match head.rating {
        Some(rating) => {
            let label = escape(&head.label);
            let hints = with_hints(head.hints);
            format!("<strong>{rating}</strong> of {top} <bdi>{label}</bdi>{hints}")
        }
        None => "not rated".to_owned(),
    })
}

fn circumstances(head: &Head) -> String {
    let competency = head.competency.as_deref().map(|it| format!("<bdi>{}</bdi>", escape(it)));
    let kind = match (head.extra, head.core) {
        (true, _) => Some("extra, not in the score"),
        (false, false) => Some("optional"),
        (false, true) => None,
    };
    let time = (head.standing != Standing::Waiting || head.spent > 0)
        .then(|| format!("{} of {}", mmss(head.spent), mmss(head.planned)));
    let facts = [competency, kind.map(str::to_owned), Some(head.state.into()), time];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
