//! What an interview is: banks, guides, sessions, and what is computed from them.
//!
//! Everything here is plain values and arithmetic. Nothing in it knows a terminal, a file, a
//! clock or another layer of the program: the time arrives as a [`Moment`], and a change of a
//! session arrives as a [`Change`], so that an interview can be replayed, tested and undone.
//!
//! Reading order: [`bank`] and [`guide`] (what can be asked), [`plan`] and [`extra`] (what this
//! interview was going to ask, pinned, and what was added), [`session`] and [`change`] (what
//! happened), [`notes`] and [`evidence`] (what was written down), [`star`] (what an answer should
//! tell), [`timing`], [`own_times`], [`rated`] and [`scorecard`] (what follows from it), [`amendment`] (what
//! was changed after the end), [`comparison`] (what follows from several of them).

pub mod amendment;
pub mod avoid;
pub mod bank;
pub mod change;
pub mod comparison;
pub mod conflict;
pub mod earlier;
pub mod evidence;
pub mod extra;
pub mod gaps;
pub mod glyph;
pub mod guide;
pub mod id;
pub mod notes;
pub mod own_times;
pub mod people;
pub mod plan;
pub mod prose;
pub mod rated;
pub mod scale;
pub mod scorecard;
pub mod script;
pub mod session;
pub mod since;
pub mod star;
pub mod summary;
pub mod time;
pub mod timeline;
pub mod timing;
pub mod unknown;

pub use amendment::{Amend, Amended, Amendment};
pub use bank::{Bank, Competency, Question, QuestionKind};
pub use change::{Change, Logged, Place, Refusal, Tick};
pub use comparison::Comparison;
pub use earlier::Earlier;
pub use evidence::Mark;
pub use extra::{Addition, Extra};
pub use gaps::{Gap, Gaps};
pub use guide::{Guide, Part, Planned};
pub use id::SessionId;
pub use notes::{NoteLine, Notes, Position, Splice, Stamps};
pub use own_times::{OwnTimes, Whose};
pub use people::{Particular, People, Recommendation};
pub use plan::{Item, ItemKind, Plan};
pub use rated::{Rated, ratings};
pub use scale::Scale;
pub use scorecard::{Score, Scorecard};
pub use session::{Entry, Phase, Record, Session, Standing};
pub use star::{Probe, Star};
pub use time::Moment;
pub use timeline::{Event, What};
pub use timing::{BoxUse, Lateness, Pace, Proposal};
pub use unknown::{Kept, Newer, Spot, Unknown};
