//! The words that a bank is written in: which table has which keys, and how long a text may
//! be.

/// A table of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bank,
    Scale,
    Competency,
    Question,
    Guide,
    /// The opening or the closing of a guide.
    Part,
    /// A probe that says what it asks for.
    Probe,
}

impl Kind {
    /// The keys it may have, in the order of the documentation.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Bank => &[
                "schema",
                "id",
                "title",
                "version",
                "about",
                "must_not_ask",
                "scale",
                "competency",
                "question",
                "questions",
                "guide",
            ],
            Self::Scale => &["labels"],
            Self::Competency => &["id", "name", "about"],
            Self::Question => &[
                "id",
                "title",
                "competency",
                "type",
                "minutes",
                "ask",
                "fallback",
                "look_for",
                "signals",
                "red_flags",
                "probes",
                "anchors",
            ],
            Self::Guide => &["id", "title", "minutes", "opening", "closing", "questions"],
            Self::Part => &["minutes", "script"],
            Self::Probe => &["ask", "star"],
        }
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.keys().contains(&key)
    }

    /// How messages call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bank => "a bank",
            Self::Scale => "[scale]",
            Self::Competency => "a [[competency]]",
            Self::Question => "a [[question]]",
            Self::Guide => "a [[guide]]",
            Self::Part => "an opening or a closing",
            Self::Probe => "a probe",
        }
    }
}

/// The most characters a text should have: more cannot be read at a glance, or aloud in a breath.
pub(super) fn longest(key: &str) -> usize {
    match key {
        "look_for" | "script" => 4_000,
        "ask" | "fallback" | "about" => 2_000,
        "anchors" => 1_000,
        "signals" | "red_flags" | "probes" | "must_not_ask" => 400,
        "id" | "competency" | "version" | "labels" => 60,
        _ => 120,
    }
}

/// What somebody should write for a key, as a sentence.
pub(super) fn expectation(key: &str) -> &'static str {
    match key {
        "minutes" => "Write a whole number of minutes, 1 to 600.",
        "opening" | "closing" => {
            "Write minutes as a whole number, or { minutes = 5, script = \"...\" }."
        }
        "signals" | "red_flags" | "probes" | "labels" | "questions" | "must_not_ask" => {
            "Write a list of texts: [\"...\", \"...\"]."
        }
        "question" => {
            "Write [[question]] for each, or a list of sentences: question = [\"...\", \"...\"]."
        }
        "competency" => "Write [[competency]] for each of them.",
        "guide" => "Write [[guide]] for each of them.",
        "scale" => "Write [scale], and labels = [\"...\", \"...\"] below it.",
        "anchors" => "Write [question.anchors], and 1 = \"...\" and so on below it.",
        "schema" => "Write schema = 1.",
        _ => "Write a text between quotes.",
    }
}
