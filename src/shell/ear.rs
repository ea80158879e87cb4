//! What the system tells of a folder that it has been asked to watch.
//!
//! Two ends of one descriptor: the main thread hears, and never touches the disk for it; the disk
//! thread says which folder it is about (`disk/watch.rs`). What has changed is not asked here: that
//! is found by looking, which tells the same after any number of changes.

pub use system::{Ear, Spot};

#[cfg(target_os = "linux")]
mod system {
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::path::Path;

    use rustix::fs::inotify::{self, CreateFlags, Event, ReadFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    /// What a folder is watched for: reading in it is nothing, and what is written counts once the
    /// file is closed.
    const WANTED: WatchFlags = WatchFlags::CREATE
        .union(WatchFlags::CLOSE_WRITE)
        .union(WatchFlags::MOVE)
        .union(WatchFlags::DELETE)
        .union(WatchFlags::ATTRIB)
        .union(WatchFlags::DELETE_SELF)
        .union(WatchFlags::MOVE_SELF)
        .union(WatchFlags::ONLYDIR);

    /// How many events are taken in before the rest of the program has its turn.
    const MOST: usize = 1_024;

    /// An end of the descriptor; it is over when both are dropped.
    #[derive(Debug)]
    pub struct Ear(OwnedFd);

    /// A folder that is watched.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Spot(i32);

    impl Ear {
        /// One that is about no folder yet.
        pub fn new() -> io::Result<Self> {
            Ok(Self(inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?))
        }

        /// Another end of the same.
        pub fn other(&self) -> io::Result<Self> {
            self.0.try_clone().map(Self)
        }

        /// What becomes readable when there is something to hear.
        pub fn fd(&self) -> BorrowedFd<'_> {
            self.0.as_fd()
        }

        /// Takes in what there is to hear by now, and says whether a session may be other than it
        /// was. The error is one after which nothing will be heard any more.
        pub fn hear(&self) -> io::Result<bool> {
            let mut buffer = [MaybeUninit::uninit(); 4 << 10];
            let mut reader = Reader::new(self.fd(), &mut buffer);
            let mut news = false;
            for _ in 0..MOST {
                match reader.next() {
                    Ok(event) => news |= is_news(&event),
                    Err(Errno::INTR) => {}
                    Err(Errno::AGAIN) => break,
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(news)
        }

        /// Has it be about this folder as well. Waits for the disk.
        pub fn watch(&self, folder: &Path) -> io::Result<Spot> {
            Ok(Spot(inotify::add_watch(&self.0, folder, WANTED)?))
        }

        /// Has it not be about that one any more; one that is gone is left already.
        pub fn leave(&self, Spot(spot): Spot) {
            let _ = inotify::remove_watch(&self.0, spot);
        }
    }

    /// What is written into a journal shows when its session is written, within a second; that a
    /// folder is left says nothing about it. Where more has happened than the system could keep,
    /// anything may have.
    fn is_news(event: &Event<'_>) -> bool {
        let within = ReadFlags::CLOSE_WRITE | ReadFlags::ATTRIB;
        let hidden = event.file_name().is_some_and(|name| name.to_bytes().starts_with(b"."));
        let events = event.events();
        !(events.contains(ReadFlags::IGNORED) || hidden && events.intersects(within))
    }
}

/// Where a folder can be watched only by what is not safe, or not at all.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::convert::Infallible;
    use std::io::{self, ErrorKind};
    use std::os::fd::BorrowedFd;
    use std::path::Path;

    /// There is none.
    #[derive(Debug)]
    pub struct Ear(Infallible);

    /// There is none.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Spot(Infallible);

    impl Ear {
        /// Always an error.
        pub fn new() -> io::Result<Self> {
            Err(ErrorKind::Unsupported.into())
        }

        /// Never called.
        pub fn other(&self) -> io::Result<Self> {
            match self.0 {}
        }

        /// Never called.
        pub fn fd(&self) -> BorrowedFd<'_> {
            match self.0 {}
        }

        /// Never called.
        pub fn hear(&self) -> io::Result<bool> {
            match self.0 {}
        }

        /// Never called.
        pub fn watch(&self, _: &Path) -> io::Result<Spot> {
            match self.0 {}
        }

        /// Never called.
        pub fn leave(&self, _: Spot) {
            match self.0 {}
        }
    }
}
