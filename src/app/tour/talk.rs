//! What is noted around the questions: the small talk before them, the candidate's own questions
//! after them, and the reason for a recommendation.

use super::chance::Chance;
use crate::domain::Recommendation;

pub(super) const WARM_UP: [&str; 12] = [
    "Warm-up: moves a nightly import to a queue at the moment",
    "Warm-up: is giving the team room to a new hire this week",
    "Came by train, early; water; nothing needed",
    "Warm-up: a migration that has two weeks to go",
    "? asked for the job title on the contract: pass on to HR",
    "Sound bad at first, headset changed, fine since",
    "Warm-up: on call this week, slept well nevertheless",
    "Nervous, says so; took the water",
    "? would like the questions in writing as well: shown on the second screen",
    "Warm-up: teaches evenings, began in spring",
    "? can begin in eight weeks, not before",
    "Knows two people here, not from this team",
];

pub(super) const QUESTIONS: [&str; 16] = [
    "asks who is called at night, and how often: told, about once a month",
    "asks what the team gave up last year on purpose. Good question",
    "? notice period is three months: tell the hiring manager",
    "asks how decisions are made when two people disagree",
    "asks what became of the one who had the job before",
    "asks for the release rhythm and who may stop a release",
    "asks what a good first month would look like",
    "wanted to know about the desk and the train",
    "? asks for four days a week: pass on",
    "asks what I would change here if I could. Answered",
    "no questions; says that they were answered in the first talk",
    "asks how many applied: not known to me",
    "asks how we review, and what happens to a review that nobody does",
    "? salary band: pass on, I do not know it",
    "asks whether the team meets in one place, and when",
    "thanks for the pause to think in the second question",
];

/// Asked beyond the guide.
pub(super) const EXTRA: [(&str, [&str; 3]); 2] = [
    (
        "What should we have asked you, and did not?",
        [
            "the work on the test bench, which no question led to",
            "+ tells it in three sentences, with what it cost",
            "? worth a question in the guide for the next round",
        ],
    ),
    (
        "How would you explain your last project to somebody who is new here?",
        [
            "+ begins with who uses it, then what they see, then the parts",
            "one drawing, five boxes",
            "- leaves the hard part for later, and later does not come",
        ],
    ),
];

/// Why an optional question was left out by somebody.
pub(super) const SKIPPED: [&str; 4] = [
    "Came up in the answer before, with examples",
    "Three minutes went with the connection; optional, and the next one is core",
    "The candidate has to leave ten minutes early",
    "Optional; the time went into a probe that was worth it",
];

pub(super) const PAUSED: [&str; 3] = [
    "The connection dropped; clock was stopped until it was back",
    "Somebody had booked the room as well; moved next door, clock was stopped",
    "Asked for a minute and some water; clock was stopped",
];

/// Why a rating was put down afterwards, and why it was put up.
pub(super) const LOWER: [&str; 3] = [
    "the half that counts came only after a probe",
    "asked once more for a figure in the closing, there was none",
    "read the anchor again: the price of it was never named",
];
pub(super) const HIGHER: [&str; 3] = [
    "came back to it in the closing and put it right without being asked",
    "read the anchor again: that is what it says, I had wanted more",
    "my notes have the part that I thought was missing",
];

/// The first sentence of a reason.
fn verdict(recommendation: Recommendation) -> &'static [&'static str] {
    match recommendation {
        Recommendation::StrongYes => &[
            "Would give this person the hardest thing that we have, next week.",
            "Answers that could be checked, one after the other, and no push needed.",
            "Yes, and soon: nothing had to be asked for twice.",
        ],
        Recommendation::Yes => &[
            "Does what this role needs, and says what it cost.",
            "Solid over the whole time; what is missing can be learned here.",
            "Yes. More of it was own work than I thought after the first answer.",
        ],
        Recommendation::No => &[
            "Close, and still no: too much had to be asked for.",
            "Not for this role: the answers stop where the work begins.",
            "No. Likeable, and that is not what we ask for.",
        ],
        Recommendation::StrongNo => &[
            "No: hardly an answer with an own act in it.",
            "No, and clearly: I would not want to read the reviews.",
        ],
    }
}

const DEBRIEF: [&str; 8] = [
    "For the debrief: hear failure once more, with somebody who has been on call.",
    "For the debrief: did anybody else have to push for figures?",
    "For the debrief: I gave the ratings at once, the last one is the softest.",
    "Would like to hear the other part of the panel before anybody counts.",
    "One point may be the question and not the person: two others stumbled there as well.",
    "If yes, then with somebody beside for the first month.",
    "I had met a colleague of the candidate before, and said so.",
    "Nothing open from my side.",
];

/// A reason in lines: the verdict, the best and the worst of what was noted, and a word for those
/// who decide. Each of the two is the title of a question and a line of its notes.
pub(super) fn reason(
    chance: &mut Chance,
    recommendation: Recommendation,
    best: Option<(String, String)>,
    worst: Option<(String, String)>,
) -> Vec<String> {
    let mut lines = vec![(*chance.one(verdict(recommendation))).to_owned()];
    let told = [(best, "Strongest"), (worst, "Weakest")];
    for (line, word) in told {
        if let Some((title, text)) = line {
            lines.push(format!("{word} in {title}: {text}"));
        }
    }
    lines.push((*chance.one(&DEBRIEF)).to_owned());
    lines
}

/// The reason of somebody who has written nothing down.
pub(super) fn feeling(recommendation: Recommendation) -> &'static str {
    match recommendation {
        Recommendation::StrongYes | Recommendation::Yes => {
            "Good feeling about this one. We went over, but it was a nice talk."
        }
        Recommendation::No | Recommendation::StrongNo => {
            "Something was missing, hard to say what. Rated from memory, the next meeting had begun."
        }
    }
}
