//! What is not asked in an interview, and not written down when it is volunteered.
//!
//! The list follows no country's law: these are the subjects that tell nothing about the work and
//! that laws in many places forbid. A bank may bring its own list instead.

/// Subjects that are left out, small talk included.
pub const AVOID: [&str; 9] = [
    "Age, or a year from which it follows",
    "Partner, children, pregnancy, plans for a family",
    "Health, illness, disability (but ask everybody what they need for the interview)",
    "Origin, nationality, mother tongue, skin colour",
    "Religion, politics, union, clubs",
    "Gender, sexual orientation, looks",
    "Criminal record, debts, military discharge",
    "What the candidate earns or earned",
    "Where and with whom the candidate lives",
];

/// What to do when a candidate brings one of them up.
pub const VOLUNTEERED: &str =
    "Volunteered? Do not write it down; thank them, and go back to the question.";
