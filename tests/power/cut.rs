//! What a power cut may leave: everything that was synced, and of the rest whatever is worst.
//!
//! What was written and not synced may be there up to any of the writes, to the middle of one, or
//! as so many zeros. A name that was made, moved, exchanged or removed without a sync of its
//! folder may be as it was or as it is, each one by itself; only that a rename and an exchange are
//! done or not done is taken for granted.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::recorder::Event;

/// The most changes of names of which every choice is looked at.
const MOST_NAMES: usize = 5;

/// A disk as events have left it.
#[derive(Clone, Default)]
pub struct Platter {
    /// Every file there ever was, and the numbers by which they go.
    files: Vec<Contents>,
    numbers: HashMap<u64, usize>,
    /// The names as programs see them, and as they are for certain.
    now: Names,
    certain: Names,
    /// What was done to the names since.
    naming: Vec<Step>,
    syncs: HashMap<usize, Sync>,
}

type Names = BTreeMap<PathBuf, Is>;

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    /// The file, by its place in the list.
    File(usize),
    Folder,
}

/// What some names mean from then on, all in one step; `None` is nothing.
type Step = Vec<(PathBuf, Option<Is>)>;

#[derive(Clone, Default)]
struct Contents {
    certain: Vec<u8>,
    since: Vec<Write>,
    /// How many writes have become certain.
    done: usize,
}

#[derive(Clone)]
enum Write {
    More(Vec<u8>),
    Cut(usize),
}

#[derive(Clone)]
enum Sync {
    /// A file, up to which write.
    File(usize, usize),
    /// The names in a folder, up to which step.
    Folder(usize, PathBuf),
}

/// What there is when the power is back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Remains {
    pub folders: Vec<PathBuf>,
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// Some of it is zeros that nobody wrote.
    pub zeros: bool,
}

impl Platter {
    /// With what is there already, for certain.
    pub fn with(&mut self, path: &Path, bytes: Option<(u64, Vec<u8>)>) {
        let is = bytes.map_or(Is::Folder, |(number, certain)| {
            self.files.push(Contents { certain, ..Contents::default() });
            self.numbers.insert(number, self.files.len() - 1);
            Is::File(self.files.len() - 1)
        });
        self.now.insert(path.to_owned(), is);
        self.certain.insert(path.to_owned(), is);
    }

    pub fn take(&mut self, event: &Event) {
        let at = |path: &PathBuf| self.now.get(path).copied();
        match event {
            Event::Made(path, number) => {
                self.files.push(Contents::default());
                let nth = self.files.len() - 1;
                self.numbers.insert(*number, nth);
                self.name(vec![(path.clone(), Some(Is::File(nth)))]);
            }
            Event::Folder(path) => {
                let above = path.ancestors().take_while(|it| at(&it.to_path_buf()).is_none());
                let new: Vec<PathBuf> = above.map(Path::to_owned).collect();
                new.into_iter().rev().for_each(|path| self.name(vec![(path, Some(Is::Folder))]));
            }
            Event::Wrote(number, bytes) => self.write(*number, Write::More(bytes.clone())),
            Event::Cut(number, length) => {
                self.write(*number, Write::Cut(usize::try_from(*length).expect("a length")));
            }
            Event::Renamed(from, to) => {
                let step = vec![(from.clone(), None), (to.clone(), at(from))];
                self.name(step);
            }
            Event::Exchanged(one, other) => {
                let step = vec![(one.clone(), at(other)), (other.clone(), at(one))];
                self.name(step);
            }
            Event::Linked(from, to) => {
                let step = vec![(to.clone(), at(from))];
                self.name(step);
            }
            Event::Removed(path) => self.name(vec![(path.clone(), None)]),
            Event::SyncBegins(nth, number) => {
                if let Some(file) = self.numbers.get(number) {
                    let it = &self.files[*file];
                    self.syncs.insert(*nth, Sync::File(*file, it.done + it.since.len()));
                }
            }
            Event::FolderSyncBegins(nth, folder) => {
                self.syncs.insert(*nth, Sync::Folder(self.naming.len(), folder.clone()));
            }
            Event::SyncEnds(nth) => match self.syncs.remove(nth) {
                Some(Sync::File(file, up_to)) => self.files[file].sync(up_to),
                Some(Sync::Folder(steps, folder)) => self.sync(steps, &folder),
                None => {}
            },
            Event::Foreign(path, bytes) => {
                self.files.push(Contents { certain: bytes.clone(), ..Contents::default() });
                self.name(vec![(path.clone(), Some(Is::File(self.files.len() - 1)))]);
                self.sync(self.naming.len(), path.parent().expect("a folder"));
            }
            Event::Said(_) => {}
        }
    }

    fn write(&mut self, number: u64, write: Write) {
        if let Some(file) = self.numbers.get(&number) {
            self.files[*file].since.push(write);
        }
    }

    fn name(&mut self, step: Step) {
        apply(&mut self.now, &step);
        self.naming.push(step);
    }

    /// Of the first so many steps, those in a folder are certain. Between two syncs of the same
    /// folder nothing is taken away from the beginning but by this.
    fn sync(&mut self, steps: usize, folder: &Path) {
        let mut nth = 0;
        let certain = &mut self.certain;
        self.naming.retain(|step| {
            nth += 1;
            let in_it = step.iter().all(|(path, _)| path.parent() == Some(folder));
            if nth <= steps && in_it {
                apply(certain, step);
            }
            nth > steps || !in_it
        });
    }

    /// The names as programs see them, with what is in the files.
    pub fn seen(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let contents = |it: &Contents| it.up_to(usize::MAX);
        self.remains(&self.now, &contents, false).files
    }

    /// What is there for certain.
    pub fn certain(&self) -> Remains {
        self.remains(&self.certain, &|it| it.certain.clone(), false)
    }

    /// What a power cut may leave now.
    pub fn remains_of_a_cut(&self, random: &mut impl FnMut(usize) -> usize) -> Vec<Remains> {
        let mut all = Vec::new();
        for choice in self.choices(random) {
            let mut names = self.certain.clone();
            for step in choice {
                apply(&mut names, step);
            }
            for kind in 0..5 {
                let nth = random(8);
                let contents = |it: &Contents| it.variant(kind, nth);
                all.push(self.remains(&names, &contents, kind == 4));
            }
        }
        all
    }

    /// Which of the uncertain names have come to be: all choices where there are few.
    fn choices(&self, random: &mut impl FnMut(usize) -> usize) -> Vec<Vec<&Step>> {
        let steps = self.naming.len();
        let chosen = |is: &dyn Fn(usize) -> bool| {
            self.naming.iter().enumerate().filter(|(nth, _)| is(*nth)).map(|(_, it)| it).collect()
        };
        if steps <= MOST_NAMES {
            return (0..1 << steps).map(|set| chosen(&|nth| set >> nth & 1 == 1)).collect();
        }
        let mut all = vec![chosen(&|_| false), chosen(&|_| true)];
        for one in 0..steps {
            all.push(chosen(&|nth| nth == one));
            all.push(chosen(&|nth| nth != one));
            all.push(chosen(&|nth| nth < one));
        }
        for _ in 0..8 {
            let set = random(usize::MAX);
            all.push(chosen(&|nth| set >> (nth % 60) & 1 == 1));
        }
        all
    }

    fn remains(
        &self,
        names: &Names,
        contents: &dyn Fn(&Contents) -> Vec<u8>,
        zeros: bool,
    ) -> Remains {
        let mut remains = Remains { zeros, ..Remains::default() };
        // What is in a folder without a name is gone with it.
        let gone = |path: &Path| {
            let mut above = path.ancestors().skip(1);
            above.any(|it| self.now.get(it) == Some(&Is::Folder) && !names.contains_key(it))
        };
        for (path, is) in names.iter().filter(|(path, _)| !gone(path)) {
            match is {
                Is::Folder => remains.folders.push(path.clone()),
                Is::File(nth) => {
                    remains.files.insert(path.clone(), contents(&self.files[*nth]));
                }
            }
        }
        remains
    }
}

fn apply(names: &mut Names, step: &Step) {
    for (path, is) in step {
        match is {
            Some(it) => drop(names.insert(path.clone(), *it)),
            None => drop(names.remove(path)),
        }
    }
}

impl Contents {
    fn sync(&mut self, up_to: usize) {
        let count = up_to.saturating_sub(self.done).min(self.since.len());
        let more = self.up_to(count);
        self.since.drain(..count);
        self.done += count;
        self.certain = more;
    }

    /// With so many of the uncertain writes.
    fn up_to(&self, count: usize) -> Vec<u8> {
        let mut bytes = self.certain.clone();
        for write in self.since.iter().take(count) {
            match write {
                Write::More(more) => bytes.extend(more),
                Write::Cut(length) => bytes.truncate(*length),
            }
        }
        bytes
    }

    /// One of the ways in which the uncertain writes may have come out.
    fn variant(&self, kind: usize, nth: usize) -> Vec<u8> {
        let some = nth * (self.since.len() + 1) / 8;
        match kind {
            0 => self.certain.clone(),
            1 => self.up_to(usize::MAX),
            2 => self.up_to(some),
            // To the middle of a write.
            3 => {
                let (less, mut more) = (self.up_to(some).len(), self.up_to(some + 1));
                more.truncate(less.max(usize::midpoint(less, more.len())));
                more
            }
            // The length without the bytes.
            _ => {
                let mut bytes = self.up_to(usize::MAX);
                let kept = self.certain.len().min(bytes.len());
                bytes[kept..].fill(0);
                bytes
            }
        }
    }
}
