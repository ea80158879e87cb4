//! Comparing candidates: what is missing counts as nothing, what is not the same is never averaged
//! in silence, and nobody is ranked by less than the error of measurement.

mod desk;
mod interview;

use desk::round::{Met, another_version, round};
use proptest::prelude::*;
use vivavoce::domain::comparison::{Cell, Column, Heading, Order, Row, Why};
use vivavoce::domain::{
    Addition, Comparison, Extra, Item, ItemKind, Recommendation, Record, Scorecard, Standing,
};
use vivavoce::format::comparison::{self, Shape, Sheet};
use vivavoce::format::export::{Format, Options, prepare};

fn compare(records: &[Record]) -> Comparison {
    Comparison::of(&records.iter().collect::<Vec<_>>()).expect("at least one session")
}

fn text(records: &[Record], by_question: bool, room: usize) -> String {
    let records: Vec<&Record> = records.iter().collect();
    let compared = Comparison::of(&records).expect("at least one session");
    let shape = Shape { by_question, ..Shape::default() };
    let sheet = Sheet { comparison: &compared, records: &records, aside: &[], shape };
    comparison::text(&sheet, room)
}

fn row<'a>(compared: &'a Comparison, name: &str) -> &'a Row {
    let all = compared.competencies.iter().chain(&compared.questions);
    let mut found = all.filter(|row| comparison::heading(&row.heading) == name);
    found.next().unwrap_or_else(|| panic!("no row {name}"))
}

/// The cells of a session, with what each stands for.
fn cells(compared: &Comparison, session: usize) -> Vec<(&Heading, &Cell)> {
    let of =
        |column: &Column| matches!(column, Column::Session { session: it, .. } if *it == session);
    let column = compared.columns.iter().position(of).expect("a column");
    let all = compared.competencies.iter().chain(&compared.questions);
    all.map(|row| (&row.heading, &row.cells[column])).collect()
}

#[test]
fn competencies_stand_in_the_guides_order_with_the_overall_mean_last() {
    let compared = compare(&round());
    let names: Vec<String> =
        compared.competencies.iter().map(|row| comparison::heading(&row.heading)).collect();
    assert_eq!(
        names,
        [
            "Data performance",
            "Performance",
            "Scalability",
            "Engineering practice",
            "Problem solving",
            "Overall"
        ]
    );
    assert_eq!(compared.same, 5);
}

#[test]
fn several_interviewers_of_a_candidate_count_once_each() {
    let compared = compare(&round());
    let overall = row(&compared, "Overall");
    let ada = &compared.people[0];
    assert_eq!((ada.sessions.as_slice(), ada.interviewers), (&[0, 1][..], 2));
    assert_eq!(compared.columns[2], Column::Mean { person: 0 });
    let [first, second, both] = [0, 1, 2].map(|column| overall.cells[column].mean.expect("rated"));
    assert!((first - 4.5).abs() < 1e-9 && (second - 4.2).abs() < 1e-9);
    assert!((both - 4.35).abs() < 1e-9);
    assert_eq!((overall.cells[2].rated, overall.cells[2].planned), (9, 10));
    // Met once more by the same interviewer: that is no third opinion.
    let mut again = round();
    again.push(Met::new(11, "ada lovelace", "Grace Hopper", [1, 1, 1, 1, 1]).record());
    let compared = compare(&again);
    let ada = &compared.people[0];
    assert_eq!((ada.sessions.as_slice(), ada.interviewers), (&[0, 1, 5][..], 2));
    let score = ada.score.expect("a score");
    assert!((score - f64::midpoint(4.5, f64::midpoint(4.2, 1.0))).abs() < 1e-9, "{score}");
    assert!(text(&again, false, 100).contains("each interviewer counts once"));
}

#[test]
fn the_margin_is_that_of_whoever_the_fewest_have_met() {
    let pair = |first: &str, ratings: [u8; 5]| {
        ["Grace Hopper", "Robin Example"].map(|who| {
            let name: &'static str = if first == "a" { "Ada Lovelace" } else { "Bo Example" };
            Met::new(3, name, who, ratings).record()
        })
    };
    let mut two: Vec<Record> = pair("a", [4; 5]).into_iter().chain(pair("b", [3; 5])).collect();
    let margin = compare(&two).margin.expect("two candidates");
    assert_eq!((margin.interviewers, format!("{:.2}", margin.points)), (2, "0.90".into()));
    assert_eq!(compare(&two).bands.members.len(), 2);
    two.pop();
    let margin = compare(&two).margin.expect("two candidates");
    assert_eq!((margin.interviewers, format!("{:.2}", margin.points)), (1, "1.09".into()));
    assert_eq!(compare(&two).bands.members.len(), 1, "a point is no ranking any more");
}

#[test]
fn other_words_keep_their_ratings_and_stay_out_of_the_ranking() {
    let mut all = round();
    all.push(
        Met::new(10, "Cy Example", "Robin Example", [5, 1, 5, 5, 0]).record_of(&another_version()),
    );
    let compared = compare(&all);
    assert_eq!((compared.same, compared.versions.len()), (3, 2));
    let Heading::Question(asked) = &row(&compared, "2 Caching").heading else { panic!() };
    assert_eq!((asked.same, asked.other.as_slice()), (false, &[5][..]));
    let Heading::Question(asked) = &compared.questions[3].heading else { panic!() };
    assert_eq!((asked.title.as_str(), asked.lacking.as_slice()), ("Code quality", &[5][..]));
    // Caching, which was asked in other words, is in the overall mean of the session, with a sign,
    // and not in what the ranking goes by.
    let cy = compared.people.last().expect("Cy");
    assert_eq!(cy.score, Some(5.0));
    let overall = row(&compared, "Overall").cells.last().expect("Cy");
    assert!(overall.other && overall.mean == Some(4.0), "{overall:?}");
    let same = row(&compared, "On the same questions").cells.last().expect("Cy");
    assert!(!same.other && same.mean == Some(5.0), "{same:?}");
    let text = text(&all, true, 100);
    for said in ["(1.0.0, 1.1.0)", "ranked by the 3 of 5", "2 Caching: other words", "1≠", "░"]
    {
        assert!(text.contains(said), "no {said:?} in\n{text}");
    }
}

#[test]
fn nobody_is_ranked_where_nothing_was_the_same() {
    let mut all = vec![round().remove(0), round().remove(2)];
    for item in &mut all[1].plan.items {
        if let ItemKind::Question(question) = &mut item.kind {
            question.ask.push_str(" Really?");
        }
    }
    let compared = compare(&all);
    assert_eq!((compared.same, compared.margin, compared.bands.members.len()), (0, None, 0));
    assert!(text(&all, false, 90).contains("no question was the same for everybody"));
    // Lines that are broken elsewhere are the same words.
    let mut all = vec![round().remove(0), round().remove(2)];
    for item in &mut all[1].plan.items {
        if let ItemKind::Question(question) = &mut item.kind {
            question.ask = question.ask.replace(' ', "\n");
        }
    }
    assert_eq!(compare(&all).same, 5);
}

#[test]
fn another_guide_and_another_scale_are_refused_by_name() {
    let mut all = round();
    let mut guide = Met::new(12, "Di Example", "Robin Example", [5; 5]).record();
    guide.plan.guide = "45".into();
    let mut scale = Met::new(13, "Ed Example", "Robin Example", [3; 5]).record();
    scale.plan.scale = vivavoce::domain::Scale::new(vec![String::new(); 7]).expect("a scale");
    all.extend([guide, scale]);
    let compared = compare(&all);
    let left: Vec<(usize, Why)> = compared.left_out.iter().map(|it| (it.session, it.why)).collect();
    assert_eq!(left, [(5, Why::Guide), (6, Why::Scale)]);
    assert_eq!(compared.sessions, [0, 1, 2, 3, 4]);
    let text = text(&all, false, 200);
    assert!(text.contains("Di Example (Backend developer · One hour) was asked another guide."));
    assert!(text.contains("Ed Example (1 to 7) was rated on another scale than 1 to 5."));
}

#[test]
fn extra_questions_stay_apart() {
    let mut all = round();
    let plain = compare(&all);
    add_extra(&mut all[2], 5);
    let compared = compare(&all);
    assert_eq!(cells(&plain, 2)[..6], cells(&compared, 2)[..6]);
    let extra = compared.questions.last().expect("a row");
    assert_eq!(comparison::heading(&extra.heading), "+ And what else?");
    let given: Vec<Option<f64>> = extra.cells.iter().map(|cell| cell.mean).collect();
    assert_eq!(given, [None, None, None, Some(5.0), None, None]);
    assert_eq!((compared.bands, compared.margin), (plain.bands, plain.margin));
}

/// Adds a rated question that is not in the guide.
fn add_extra(record: &mut Record, rating: u8) {
    let Addition { question, bank } = Addition::on_the_spot("And what else?");
    record.plan.items.push(Item {
        minutes: 5,
        core: false,
        extra: Some(Extra { after: 1, bank, withdrawn: false }),
        kind: ItemKind::Question(Box::new(question)),
    });
    let entry = vivavoce::domain::Entry { rating: Some(rating), ..Default::default() };
    record.entries.push(entry);
}

#[test]
fn a_table_that_is_too_wide_goes_on_below_and_at_last_stands_in_one_column() {
    let all = round();
    for (room, heads) in [(160, 1), (80, 2), (60, 3)] {
        let text = text(&all, false, room);
        assert_eq!(text.matches("Data performance").count(), heads, "{room}:\n{text}");
        assert!(text.lines().all(|line| line.chars().count() <= room), "{room}:\n{text}");
    }
    let long = text(&all, false, 40);
    assert!(long.contains("Ada Lovelace · mean of 2\n  Band                  a\n"), "{long}");
    assert!(long.lines().all(|line| line.chars().count() <= 58), "{long}");
}

#[test]
fn the_json_says_null_for_what_is_missing() {
    let all = round();
    let records: Vec<&Record> = all.iter().collect();
    let names: Vec<String> = all.iter().map(|record| record.id.to_string()).collect();
    let compared = compare(&all);
    let shape = Shape::default();
    let sheet = Sheet { comparison: &compared, records: &records, aside: &[], shape };
    let json = comparison::json(&sheet, &names, &[]);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["guide"], "60");
    assert_eq!(value["margin"]["spread_measured"], false);
    let zoe = &value["sessions"][3];
    assert_eq!((&zoe["candidate"], &zoe["overall"]["rated"]), (&"Zoë Nguyen".into(), &4.into()));
    let scalability = &zoe["competencies"][2];
    assert_eq!((&scalability["name"], &scalability["planned"]), (&"Scalability".into(), &1.into()));
    assert!(scalability["mean"].is_null() && zoe["questions"][2]["rating"].is_null());
    assert_eq!(zoe["questions"][2]["skipped_because"], "No time left");
    assert_eq!(value["candidates"][0]["sessions"].as_array().map(Vec::len), Some(2));
    assert_eq!(value["bands"][0]["band"], "a");
}

#[test]
fn an_exported_comparison_says_the_same_in_every_format() {
    let mut all = round();
    all[1].recommendation = Some(Recommendation::StrongYes);
    all[3].entries[1].red_flags = vec![0, 1];
    let prepared = prepare(all.clone(), Options::default());
    let aside = ["Not compared: nobody.".to_owned()];
    let document = |shape, format| {
        comparison::document(&prepared, shape, &aside, format).expect("a comparison")
    };
    let shape = Shape::default();
    let [markdown, html, text, csv, json] =
        [Format::Markdown, Format::Html, Format::Text, Format::Csv, Format::Json]
            .map(|format| document(shape, format));
    for text in [&markdown, &html, &text, &json] {
        assert!(text.contains("Not compared: nobody."), "{text}");
        assert!(text.contains("Katherine Johnson"), "{text}");
    }
    for text in [&markdown, &html, &text] {
        for piece in ["strong yes / yes", "Scores less than 1.09 points apart are a tie", ".44"] {
            assert!(text.contains(piece), "{piece}:\n{text}");
        }
    }
    // What is missing is empty in the table and never a zero.
    let zoe = csv.lines().find(|row| row.starts_with("Zoë")).expect("a row");
    assert!(zoe.starts_with("Zoë Nguyen,Robin Example,1,finished,b,yes,2,2,1,1,"), "{zoe}");
    assert!(zoe.contains(",,0,1,"), "{zoe}");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["candidates"][0]["recommendations"], serde_json::json!(["yes", "strong yes"]));
    assert_eq!(value["sessions"][3]["red_flags"].as_array().map(Vec::len), Some(2));
    // One row for each candidate, where that is asked for.
    let folded = Shape { folded: true, ..shape };
    assert_eq!(document(folded, Format::Csv).lines().count(), 1 + 4);
    assert!(document(folded, Format::Markdown).contains("| Ada Lovelace | mean of 2 |"));
}

#[test]
fn an_anonymous_comparison_names_nobody() {
    let all = round();
    let names =
        all.iter().flat_map(|it| [it.people.candidate.clone(), it.people.interviewer.clone()]);
    let names: Vec<String> = names.collect();
    let prepared = prepare(all.clone(), Options { anonymous: true, ..Options::default() });
    let aside = ["Not compared: Di Example.".to_owned()];
    for format in Format::ALL {
        let text = comparison::document(&prepared, Shape::default(), &aside, format);
        let text = text.expect("a comparison");
        for name in names.iter().map(String::as_str).chain(["Di Example"]) {
            assert!(!text.contains(name), "{name}:\n{text}");
        }
    }
}

#[test]
fn a_red_flag_that_two_interviewers_heard_is_one_and_recommendations_stay_apart() {
    let mut all = round();
    all[0].entries[1].red_flags = vec![0];
    all[1].entries[1].red_flags = vec![0, 1];
    let compared = compare(&all);
    let [recommended, flags] = [&compared.verdicts[0], &compared.verdicts[1]];
    assert_eq!([0, 1, 2].map(|column| flags.cells[column].flags), [1, 2, 2]);
    assert_eq!(recommended.cells[2].recommended.len(), 2);
    assert!(recommended.cells.iter().all(|cell| cell.mean.is_none()));
    // Who is not finished has none, and that is no vote.
    assert_eq!(comparison::recommended(recommended.cells.last().expect("a cell"), 20), "none");
}

#[test]
fn recommendations_become_shorter_without_becoming_others() {
    let given = |words: &[Option<&str>]| Cell {
        recommended: words.iter().map(|it| it.map(str::to_owned)).collect(),
        ..Cell::default()
    };
    let three = given(&[Some("no"), Some("strong yes"), Some("yes")]);
    let forms = [21, 14, 11, 8].map(|room| comparison::recommended(&three, room));
    assert_eq!(
        forms,
        ["strong yes / yes / no", "s.yes/yes/no", "s.yes - no", "s.yes-no"].map(str::to_owned)
    );
    assert_eq!(comparison::recommended(&given(&[Some("no"), None, Some("no")]), 20), "2 no / none");
    assert_eq!(comparison::recommended(&given(&[Some("strong no")]), 5), "s.no");
}

/// A session as chance makes it.
#[derive(Clone, Debug)]
struct Draft {
    candidate: usize,
    interviewer: usize,
    ratings: Vec<Option<u8>>,
    skipped: Vec<bool>,
    reworded: Vec<bool>,
    /// The question that its guide does not have; 3 and more for none.
    lacking: usize,
    extra: Option<u8>,
    started: bool,
    named: bool,
}

fn draft() -> impl Strategy<Value = Draft> {
    let three = || prop::collection::vec(any::<bool>(), 3);
    let reworded = prop::collection::vec(prop::bool::weighted(0.15), 3);
    let ratings = prop::collection::vec(prop::option::weighted(0.7, 1..=5_u8), 3);
    let people = (0..4_usize, 0..3_usize, any::<bool>(), prop::bool::weighted(0.9));
    (people, ratings, three(), reworded, 0..20_usize, prop::option::weighted(0.2, 1..=5_u8))
        .prop_map(
            |(
                (candidate, interviewer, started, named),
                ratings,
                skipped,
                reworded,
                lacking,
                extra,
            )| {
                Draft {
                    candidate,
                    interviewer,
                    ratings,
                    skipped,
                    reworded,
                    lacking,
                    extra,
                    started,
                    named,
                }
            },
        )
}

/// The session of a draft; its number makes it another one than the rest.
fn record(draft: &Draft, nth: usize) -> Record {
    let mut record = interview::session().record().clone();
    let id = format!("2026-11-03-{nth}");
    record.id = vivavoce::domain::SessionId::parse(&id).expect("a name");
    let candidates = ["Ada", "Bo\u{1b}[2J", "字 字", "ada "];
    record.people.candidate =
        if draft.named { candidates[draft.candidate].into() } else { String::new() };
    record.people.interviewer = ["Robin", "Grace", ""][draft.interviewer].into();
    record.started = draft.started.then(|| interview::after(nth as u64 * 1_000).wall);
    for question in 0..3 {
        let item = question + 1;
        record.entries[item].rating = draft.ratings[question];
        if draft.skipped[question] && draft.ratings[question].is_none() {
            record.entries[item].standing = Standing::Skipped;
            record.entries[item].skipped = Some("no time".into());
        }
        if let (true, ItemKind::Question(asked)) =
            (draft.reworded[question], &mut record.plan.items[item].kind)
        {
            asked.ask.push_str(" In other words.");
        }
    }
    if draft.lacking < 3 {
        record.plan.items.remove(draft.lacking + 1);
        record.entries.remove(draft.lacking + 1);
    }
    if let Some(rating) = draft.extra {
        add_extra(&mut record, rating);
    }
    record
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(draft(), 1..9)
        .prop_map(|drafts| drafts.iter().enumerate().map(|(nth, it)| record(it, nth)).collect())
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one.is_none() && other.is_none(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_missing_is_in_no_mean(records in records()) {
        let compared = compare(&records);
        prop_assert_eq!(compared.sessions.len(), records.len());
        for (session, record) in records.iter().enumerate() {
            let scorecard = Scorecard::of(record);
            for (heading, cell) in cells(&compared, session) {
                let ratings = cell.places.iter().map(|(it, place)| {
                    assert_eq!(*it, session);
                    record.entries[*place].rating
                });
                let given: Vec<f64> = ratings.flatten().map(f64::from).collect();
                prop_assert_eq!(given.len(), cell.rated);
                prop_assert!(cell.rated + cell.skipped <= cell.planned);
                let plain = given.iter().sum::<f64>() / f64::from(u8::try_from(given.len())?);
                let plain = Some(plain).filter(|_| !given.is_empty());
                match heading {
                    Heading::Competency { .. } | Heading::Question(_) => {
                        prop_assert!(same(cell.mean, plain), "{:?} {:?}", heading, cell);
                    }
                    Heading::Overall => {
                        prop_assert!(same(cell.mean, scorecard.mean));
                        prop_assert_eq!((cell.rated, cell.planned), (scorecard.rated, scorecard.planned));
                    }
                    Heading::Same | Heading::Recommendation | Heading::RedFlags => {}
                }
                prop_assert!(cell.mean.is_none_or(|mean| (1.0..=5.0).contains(&mean)));
                prop_assert_eq!(cell.mean.is_none(), cell.rated == 0);
            }
        }
    }

    #[test]
    fn whoever_joins_changes_nobody_elses_cells(records in records(), one in draft()) {
        let numbers = |compared: &Comparison, session: usize| -> Vec<(String, Option<f64>, [usize; 3])> {
            let all = cells(compared, session).into_iter();
            // What everybody was asked alike is a matter of everybody.
            let own = all.filter(|(heading, cell)| **heading != Heading::Same && cell.planned > 0);
            let mut own: Vec<_> = own
                .map(|(heading, cell)| {
                    let key = match heading {
                        Heading::Competency { id, .. } => format!("{id:?}"),
                        Heading::Question(asked) => format!("{:?} {}", asked.key, asked.number.is_some()),
                        other => format!("{other:?}"),
                    };
                    (key, cell.mean, [cell.rated, cell.skipped, cell.planned])
                })
                .collect();
            own.sort_by(|one, other| one.0.cmp(&other.0));
            own
        };
        let before = compare(&records);
        let mut more = records.clone();
        more.push(record(&one, records.len()));
        let after = compare(&more);
        for session in 0..records.len() {
            prop_assert_eq!(numbers(&before, session), numbers(&after, session));
        }
    }

    #[test]
    fn no_number_depends_on_the_order(records in records(), seed in any::<u64>()) {
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_by_key(|nth| (*nth as u64 + 1).wrapping_mul(seed | 1) >> 7);
        let shuffled: Vec<Record> = order.iter().map(|nth| records[*nth].clone()).collect();
        let (one, other) = (compare(&records), compare(&shuffled));
        prop_assert_eq!(one.margin, other.margin);
        prop_assert_eq!((one.same, &one.versions, &one.guide), (other.same, &other.versions, &other.guide));
        for (place, session) in order.iter().enumerate() {
            let numbers = |compared: &Comparison, session: usize| -> Vec<_> {
                let all = cells(compared, session).into_iter();
                all.map(|(heading, cell)| {
                    (comparison::heading(heading), cell.mean, cell.rated, cell.planned, cell.other)
                })
                .collect()
            };
            prop_assert_eq!(numbers(&one, *session), numbers(&other, place));
            let person = |compared: &Comparison, session: usize| {
                let mut people = compared.people.iter().enumerate();
                let found = people.find(|(_, person)| person.sessions.contains(&session));
                let (nth, person) = found.expect("somebody");
                (person.score, person.interviewers, compared.bands.letters(nth))
            };
            prop_assert_eq!(person(&one, *session), person(&other, place));
        }
    }

    #[test]
    fn two_share_a_band_if_and_only_if_they_are_within_the_error(records in records()) {
        let compared = compare(&records);
        let Some(margin) = compared.margin else {
            prop_assert!(compared.bands.members.is_empty());
            return Ok(());
        };
        for (a, one) in compared.people.iter().enumerate() {
            let in_one = compared.bands.with(a);
            prop_assert_eq!(in_one.is_empty(), one.score.is_none());
            for (b, other) in compared.people.iter().enumerate() {
                let (Some(first), Some(second)) = (one.score, other.score) else { continue };
                let in_other = compared.bands.with(b);
                let share = in_one.clone().any(|band| in_other.contains(&band));
                prop_assert_eq!(share, margin.ties(first, second), "{} and {}", first, second);
                prop_assert!(share || (first > second) == (in_one.start < in_other.start));
                let column = |person| {
                    compared.columns.iter().position(|column| column.person() == person)
                };
                let (Some(first), Some(second)) = (column(a), column(b)) else { continue };
                prop_assert_eq!(compared.are_tied(first, second), share);
            }
        }
        // By band nobody stands before somebody who is told to be better.
        let order = compared.order(Order::Band);
        let score = |place: &usize| compared.people[compared.columns[*place].person()].score;
        for (nth, place) in order.iter().enumerate() {
            for later in &order[nth + 1..] {
                let (Some(first), Some(second)) = (score(place), score(later)) else { continue };
                prop_assert!(first >= second || margin.ties(first, second));
            }
        }
    }

    #[test]
    fn whatever_is_compared_can_be_written_down(records in records(), room in 0..200_usize) {
        let compared = compare(&records);
        let all: Vec<&Record> = records.iter().collect();
        let shape = |by_question, folded| Shape { by_question, folded, order: Order::Band };
        let sheet = |shape| Sheet { comparison: &compared, records: &all, aside: &[], shape };
        for (by_question, folded) in [(false, false), (true, false), (false, true), (true, true)] {
            prop_assert!(!comparison::text(&sheet(shape(by_question, folded)), room).is_empty());
        }
        let names = vec![String::new(); all.len()];
        let json = comparison::json(&sheet(Shape::default()), &names, &[]);
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        prop_assert!(json.chars().all(|c| c == '\n' || !c.is_control()));
        let first = &value["sessions"][0]["candidate"];
        prop_assert_eq!(first, &compared.people[0].candidate);
        prop_assert_eq!(value["sessions"].as_array().map(Vec::len), Some(records.len()));
    }
}
