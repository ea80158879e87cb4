//! What sessions have in common: one guide, and the questions that were asked in the same words.
//!
//! Sessions can be compared if they followed the same guide of the same bank on a scale of as many
//! points. The bank may have changed between them. Then each question is looked at: it is the same
//! if it was asked in the same words and rated by the same points, which is what a rating means.
//! Its guidance, signals and probes may have been improved without that.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Key, LeftOut, Why};
use crate::domain::people::name_key;
use crate::domain::{Plan, Question, Record};

/// The sessions that can be compared, in the order given, and those that cannot.
pub(super) struct Group {
    pub sessions: Vec<usize>,
    /// The same, the newest first: whatever a newer plan says goes before an older one, in
    /// whichever order the sessions are given.
    pub newest: Vec<usize>,
    pub left_out: Vec<LeftOut>,
}

impl Group {
    /// The sessions that share the guide which most candidates met; where several guides were met
    /// by as many, the one with the most sessions, then the one with the newest. `None` where there
    /// is no session.
    pub fn of(records: &[&Record]) -> Option<Self> {
        let mut groups: BTreeMap<(&str, &str, u8), Vec<usize>> = BTreeMap::new();
        for (nth, record) in records.iter().enumerate() {
            let plan = &record.plan;
            let guide = (plan.bank.as_str(), plan.guide.as_str(), plan.scale.top());
            groups.entry(guide).or_default().push(nth);
        }
        let newest = |group: &[usize]| group.iter().map(|nth| records[*nth].started).max();
        let people = |group: &[usize]| {
            let keys = group.iter().map(|nth| (*nth, name_key(&records[*nth].people.candidate)));
            // Nobody knows whether two without a name are one.
            let (named, nameless): (Vec<_>, Vec<_>) = keys.partition(|(_, key)| !key.is_empty());
            named.into_iter().map(|(_, key)| key).collect::<HashSet<_>>().len() + nameless.len()
        };
        let size = |group: &[usize]| (people(group), group.len(), newest(group));
        let (_, sessions) = groups.into_iter().max_by_key(|(_, group)| size(group))?;
        let chosen = &records[*sessions.first()?].plan;
        let others = records.iter().enumerate().filter_map(|(session, record)| {
            let plan = &record.plan;
            let same = (&plan.bank, &plan.guide) == (&chosen.bank, &chosen.guide);
            let why = match (same, plan.scale.top() == chosen.scale.top()) {
                (true, true) => return None,
                (true, false) => Why::Scale,
                (false, _) => Why::Guide,
            };
            Some(LeftOut { session, why })
        });
        let left_out = others.collect();
        let mut newest = sessions.clone();
        newest.sort_by_key(|nth| {
            let (record, plan) = (records[*nth], &records[*nth].plan);
            Reverse((record.started, &plan.version, &plan.digest, &record.id))
        });
        Some(Self { sessions, newest, left_out })
    }
}

/// The planned questions of a plan with their places in it.
pub(super) fn keys(plan: &Plan) -> Vec<(Key, usize)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let planned = plan.items.iter().enumerate().filter(|(_, item)| item.extra.is_none());
    planned
        .filter_map(|(place, item)| {
            let id = &item.question()?.id;
            let nth = seen.entry(id).or_default();
            *nth += 1;
            Some((Key { id: id.clone(), nth: *nth }, place))
        })
        .collect()
}

/// What makes two ratings of a question mean the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wording<'a> {
    /// Word for word; how the lines were broken does not matter.
    ask: Vec<&'a str>,
    labels: &'a [String],
    anchors: &'a BTreeMap<u8, String>,
}

impl<'a> Wording<'a> {
    fn of(question: &'a Question, plan: &'a Plan) -> Self {
        let ask = question.ask.split_whitespace().collect();
        Self { ask, labels: plan.scale.labels(), anchors: &question.anchors }
    }
}

/// How one question was asked in the sessions of a group.
#[derive(Default)]
pub(super) struct Wordings {
    /// Whether it was asked in the same way in all of them.
    pub same: bool,
    /// The sessions in which it was asked in another way than in most; of two ways in as many
    /// sessions, the newest session has the usual one. Ascending.
    pub other: Vec<usize>,
}

impl Wordings {
    /// `asked` names the sessions that have the question, the newest first, with its place in them.
    pub fn of(records: &[&Record], asked: &[(usize, usize)], sessions: usize) -> Self {
        let mut ways: Vec<(Wording<'_>, Vec<usize>)> = Vec::new();
        for (session, place) in asked {
            let plan = &records[*session].plan;
            let Some(question) = plan.items.get(*place).and_then(|item| item.question()) else {
                continue;
            };
            let way = Wording::of(question, plan);
            match ways.iter_mut().find(|(known, _)| *known == way) {
                Some((_, sessions)) => sessions.push(*session),
                None => ways.push((way, vec![*session])),
            }
        }
        // Of several that are as long, `max_by_key` has the last.
        let usual = ways.iter().enumerate().rev().max_by_key(|(_, (_, sessions))| sessions.len());
        let usual = usual.map_or(0, |(nth, _)| nth);
        let same = ways.len() == 1 && ways[0].1.len() == sessions;
        let others = ways.into_iter().enumerate().filter(|(nth, _)| *nth != usual);
        let mut other: Vec<usize> = others.flat_map(|(_, (_, sessions))| sessions).collect();
        other.sort_unstable();
        Self { same, other }
    }
}
