//! Who met, for what, and what the interviewer recommends.

/// The people and the occasion of a session, as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct People {
    pub candidate: String,
    pub interviewer: String,
    /// The job the candidate is seen for; may be empty.
    pub role: String,
    /// Which interview of the series this is; may be empty.
    pub round: String,
}

/// What is said of the people and the occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Particular {
    Candidate,
    Role,
    Round,
    Interviewer,
}

impl Particular {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Candidate, Self::Role, Self::Round, Self::Interviewer];

    /// The word for it in files and on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Role => "role",
            Self::Round => "round",
            Self::Interviewer => "interviewer",
        }
    }
}

impl People {
    /// What is said; may be empty.
    pub fn particular(&self, which: Particular) -> &str {
        match which {
            Particular::Candidate => &self.candidate,
            Particular::Role => &self.role,
            Particular::Round => &self.round,
            Particular::Interviewer => &self.interviewer,
        }
    }

    /// The place of what is said.
    pub(super) fn particular_mut(&mut self, which: Particular) -> &mut String {
        match which {
            Particular::Candidate => &mut self.candidate,
            Particular::Role => &mut self.role,
            Particular::Round => &mut self.round,
            Particular::Interviewer => &mut self.interviewer,
        }
    }
}

/// Whether two names are those of one person, as far as names tell: letter case and spaces do not
/// matter. Nobody is not the same as nobody.
pub fn is_same_person(one: &str, other: &str) -> bool {
    let one = name_key(one);
    !one.is_empty() && one == name_key(other)
}

/// What two ways of typing one person's name have in common; empty for nobody.
pub fn name_key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// What the interviewer would do. Asked last, on four points without a middle, and never
/// averaged with ratings.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Recommendation {
    StrongNo,
    No,
    Yes,
    StrongYes,
}

impl Recommendation {
    /// Every recommendation, from strong no to strong yes.
    pub const ALL: [Self; 4] = [Self::StrongNo, Self::No, Self::Yes, Self::StrongYes];

    /// The words for it in files and on screens.
    pub fn words(self) -> &'static str {
        match self {
            Self::StrongNo => "strong no",
            Self::No => "no",
            Self::Yes => "yes",
            Self::StrongYes => "strong yes",
        }
    }
}
