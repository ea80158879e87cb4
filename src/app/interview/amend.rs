//! A finished session that is opened to be amended: nothing in it moves but what is changed.

use std::path::PathBuf;

use super::Interview;
use crate::app::{Opened, Saved, Size};
use crate::domain::{Amend, Change, Moment, Refusal, Session};

impl Interview {
    /// Opens a finished session. Nothing is written until something is amended.
    pub fn sealed(at: Moment, session: Session, file: PathBuf, size: Size) -> Self {
        let mut interview = Self::with(at, session, file, false);
        interview.typing = false;
        interview.resize(size);
        interview
    }

    /// Whether it was only opened to be amended: one that was finished here is still open here.
    pub fn is_for_amending(&self) -> bool {
        !self.session.is_present()
    }

    /// Changes something in a finished session; it is written at once.
    pub fn amend(
        &mut self,
        at: Moment,
        amend: Amend,
        why: String,
        by: String,
    ) -> Result<(), Refusal> {
        let before = self.session.record().clone();
        self.apply(at, Change::Amend { amend, why, by })?;
        if self.saver.state() == Saved::Yes {
            // The journal of a finished session is gone once its file has everything.
            self.opened = Some(Opened { record: Box::new(before), new: false });
            self.saver.begins_anew();
        }
        self.saver.acted(at);
        Ok(())
    }
}
