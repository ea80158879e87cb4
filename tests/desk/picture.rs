//! The picture that a desk keeps, as the shell does: after whatever happens it is what drawing all of
//! it would give.

use vivavoce::ui::{Picture, Theme};

use super::Desk;

impl Desk {
    /// Brings the picture up to date, and returns the rows that were drawn again; fails unless it
    /// is right, in those rows and in all others.
    #[track_caller]
    pub fn look(&mut self) -> Vec<u16> {
        let theme = Theme::of(&self.app);
        let mut whole = Picture::new(self.size);
        whole.update(&self.app, &theme);
        if self.picture.cells().area != whole.cells().area {
            self.picture = Picture::new(self.size);
        }
        let before = self.picture.cells().clone();
        let rows = self.picture.update(&self.app, &theme);
        let is = self.picture.cells();
        assert_eq!(is, whole.cells(), "what is kept, and all of it drawn");
        assert_eq!(self.picture.cursor(), whole.cursor());
        let still = (0..self.size.rows).filter(|row| !rows.contains(row));
        for row in still {
            let same =
                (0..self.size.columns).all(|column| is[(column, row)] == before[(column, row)]);
            assert!(same, "row {row} has changed, and nobody was told");
        }
        rows
    }
}
