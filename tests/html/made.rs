//! Sessions for the pages: a panel that has something to show, and whatever chance comes up with.

use proptest::prelude::*;
use vivavoce::domain::{
    Amend, Amended, Change, ItemKind, NoteLine, Notes, Phase, Place, Position, Recommendation,
    Record, Scale, Session, Splice, Stamps, Standing, Star, Tick,
};

use crate::interview::{after, session};
use crate::sample;

/// A small session in the middle of its first question.
pub(crate) fn begun() -> Record {
    let mut session = session();
    let mut act = |ms, change| session.apply(after(ms), change).expect("an allowed change");
    act(0, Change::Start);
    act(180_250, Change::Open { item: 1 });
    let splice = Splice {
        from: Position::default(),
        to: Position::default(),
        text: "+ seq scan\n\" nine seconds\"\n  <b>set in</b>".into(),
        stamps: Stamps::Now(200),
    };
    act(200_000, Change::Edit { place: Place::Item(1), splice });
    act(201_000, Change::Tick { item: 1, tick: Tick::Signal(1), on: true });
    act(201_500, Change::Tick { item: 1, tick: Tick::Star(Star::Result), on: true });
    act(202_000, Change::Rate { item: 1, rating: Some(4) });
    act(203_000, Change::Pause);
    act(263_000, Change::Resume);
    session.settled(after(711_500))
}

/// The sample, changed afterwards in every way there is; one rating is what no anchor describes.
pub(crate) fn amended() -> Record {
    let mut record = sample::record();
    if let ItemKind::Question(question) = &mut record.plan.items[2].kind {
        question.anchors.remove(&4);
    }
    let mut session = Session::restore(record);
    let line = |place: Place, text: &str| {
        let (from, to) = (Position::default(), Position::default());
        let splice = Splice { from, to, text: text.into(), stamps: Stamps::Keep };
        Amend::Text { place, splice }
    };
    let amends = [
        (Amend::Rating { item: 1, rating: Some(3) }, "the price was never named"),
        (Amend::Rating { item: 2, rating: Some(4) }, "counted twice"),
        (line(Place::Item(1), "! said <b>\n"), "left out that day"),
        (line(Place::Reason, "Asked others. "), "after the debrief"),
        (Amend::Recommendation { recommendation: Some(Recommendation::StrongYes) }, "& the same"),
    ];
    for (amend, why) in amends {
        let change = Change::Amend { amend, why: why.into(), by: "Robin <b>".into() };
        session.apply(after(900_000_000), change).expect("an amendment");
    }
    session.settled(after(900_000_000))
}

/// Three sessions on one guide, of which one is not finished and one was asked in other words, and
/// one on another guide.
pub(crate) fn panel() -> Vec<Record> {
    let first = sample::record();
    let mut second = first.clone();
    second.people.candidate = "Alex Muster-Beispielhausen".into();
    second.recommendation = Some(Recommendation::StrongNo);
    second.plan.items[2].kind = reworded(&second.plan.items[2].kind);
    for (at, rating) in [(1, 2), (2, 3), (3, 1), (5, 2)] {
        second.entries[at].rating = Some(rating);
    }
    second.entries[1].red_flags = vec![0];
    second.entries[3].spent_ms = 1_900_000;
    let mut third = first.clone();
    third.people.candidate = "Kim Beispiel".into();
    third.phase = Phase::Live;
    third.recommendation = None;
    third.reason = Notes::default();
    for at in [1, 3, 5] {
        third.entries[at].rating = None;
    }
    third.entries[5].standing = Standing::Waiting;
    third.entries[5].notes = Notes::default();
    third.entries[5].spent_ms = 0;
    let mut fourth = begun();
    fourth.people.candidate = "日本語の名前".into();
    vec![first, second, third, fourth]
}

fn reworded(kind: &ItemKind) -> ItemKind {
    let mut kind = kind.clone();
    if let ItemKind::Question(question) = &mut kind {
        question.ask.push_str(" And why?");
    }
    kind
}

/// What the points of `on_a_scale_of` are called.
pub(crate) fn label(point: usize) -> String {
    format!("Does this {point} times")
}

/// A session with so many points, each rating somewhere on them.
pub(crate) fn on_a_scale_of(points: usize) -> Record {
    let mut record = sample::record();
    record.plan.scale = Scale::new((1..=points).map(label).collect()).expect("a scale");
    let top = record.plan.scale.top();
    for (entry, nth) in record.entries.iter_mut().zip(0_u8..) {
        entry.rating = entry.rating.map(|_| nth % top + 1);
    }
    record
}

/// What a page must not obey, hide or be torn by, wherever a text can stand.
pub(crate) fn hostile() -> Record {
    let text = "</p></title></style><script>alert(1)</script><!-- &lt; \"'>\u{202e}gnp.exe\u{1b}[2J\
                \u{0}\u{2028} Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung \
                日本語のとても長い題名 👩‍👩‍👧‍👧 مرحبا بالعالم";
    let mut texts = std::iter::repeat(text.to_owned());
    let mut record = amended();
    fill(&mut record, &mut || texts.next().expect("endless"));
    record
}

/// Puts a text in every place that has one.
fn fill(record: &mut Record, text: &mut dyn FnMut() -> String) {
    let people = &mut record.people;
    for place in
        [&mut people.candidate, &mut people.interviewer, &mut people.role, &mut people.round]
    {
        *place = text();
    }
    let plan = &mut record.plan;
    for place in [&mut plan.title, &mut plan.bank_title, &mut plan.version] {
        *place = text();
    }
    for competency in &mut plan.competencies {
        competency.name = text();
    }
    let labels = plan.scale.labels().iter().map(|_| text()).collect();
    plan.scale = Scale::new(labels).expect("as many as before");
    for item in &mut plan.items {
        match &mut item.kind {
            ItemKind::Opening { script } | ItemKind::Closing { script } => *script = Some(text()),
            ItemKind::Question(question) => {
                question.title = text();
                question.ask = text();
                let lists = [&mut question.signals, &mut question.red_flags];
                lists.into_iter().flatten().for_each(|it| *it = text());
                question.probes.iter_mut().for_each(|it| it.ask = text());
                question.anchors.values_mut().for_each(|it| *it = text());
            }
        }
    }
    for entry in &mut record.entries {
        if entry.skipped.is_some() {
            entry.skipped = Some(text());
        }
        let line = |it: &NoteLine, text: String| NoteLine { begun: it.begun, text };
        let lines: Vec<NoteLine> =
            entry.notes.lines().iter().map(|it| line(it, text().replace('\n', " "))).collect();
        entry.notes = Notes::new(lines);
    }
    record.reason = Notes::from_text(&text());
    for amendment in &mut record.amendments {
        amendment.why = text();
        if let Amended::Text { old, new, .. } = &mut amendment.what {
            old.iter_mut().chain(new).for_each(|notes| *notes = Notes::from_text(&text()));
        }
    }
}

/// A text that somebody may write, or that somebody may try.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[ -~]{0,12}",
        2 => any::<String>(),
        2 => prop::sample::select(vec![
            "<", ">", "&", "\"", "'", "</p>", "<!--", "]]>", "<script>", "&amp;", "&#0;", "--></style>",
            "\n", "\r", "\t", "\0", "\u{1b}[31m", "\u{85}", "\u{202e}", "\u{2066}", "\u{200b}",
            "\u{feff}", "\u{fffe}", "\u{fdd0}", "\u{1ffff}", "\u{e0001}", "e\u{301}\u{301}", "\u{301}",
            "مرحبا", "日本", "👩‍👩‍👧‍👧", "javascript", "{", "}", "x=\"", " onclick=a ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A session that chance has made: any texts, ratings and times, in any phase.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let entry = (prop::option::of(1..=7_u8), any::<u32>(), 0..4_usize, any::<bool>(), any::<u8>());
    (
        prop::collection::vec(text(), 1..40),
        prop::collection::vec(entry, 8),
        0..Phase::ALL.len(),
        prop::option::of(0..Recommendation::ALL.len()),
        2..=7_usize,
        any::<bool>(),
    )
        .prop_map(|(texts, entries, phase, recommendation, points, large)| {
            let mut record = if large { amended() } else { begun() };
            record.plan.scale = Scale::new((1..=points).map(label).collect()).expect("a scale");
            let mut texts = texts.iter().cycle();
            fill(&mut record, &mut || texts.next().cloned().unwrap_or_default());
            record.phase = Phase::ALL[phase];
            record.recommendation = recommendation.map(|at| Recommendation::ALL[at]);
            let top = record.plan.scale.top();
            let plan = &mut record.plan;
            for ((entry, item), made) in record.entries.iter_mut().zip(&mut plan.items).zip(entries)
            {
                let (rating, spent, standing, skipped, minutes) = made;
                if item.question().is_some() {
                    entry.rating = rating.filter(|rating| *rating <= top);
                }
                entry.spent_ms = u64::from(spent);
                entry.standing = Standing::ALL[standing];
                entry.skipped = skipped.then(|| texts.next().cloned().unwrap_or_default());
                item.minutes = u16::from(minutes % 20);
            }
            record
        })
}
