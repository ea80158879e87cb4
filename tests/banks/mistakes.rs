//! A mistake in a bank costs what it concerns, and is named with its place and a remedy.

use vivavoce::domain::{Part, Planned, QuestionKind, Scale};
use vivavoce::format::Severity;

use super::{asked, clean, lines, one, question, read};

#[test]
fn an_unknown_key_that_is_near_nothing_lists_the_known_ones() {
    let (_, problem) = one(&question("colour = 'red'"));
    assert_eq!(
        problem,
        "bank.toml:4:1: unknown key `colour`. The keys of a [[question]] are id, title, \
         competency, type, minutes, ask, fallback, look_for, signals, red_flags, probes, anchors."
    );
}

#[test]
fn a_key_of_a_question_at_the_top_is_sent_to_its_question() {
    let (_, problem) = one("ask = 'Where?'\nquestion = 'Why?'");
    assert_eq!(
        problem,
        "bank.toml:1:1: unknown key `ask`. It belongs to a question: write it below a \
         [[question]] line."
    );
    let (_, problem) = one("question = 'Why?'\n[anchors]\n1 = 'a'");
    assert!(problem.ends_with("Write [question.anchors], below its question."), "{problem}");
}

#[test]
fn a_key_that_fell_into_the_anchors_is_told_to_move_up() {
    let text = question("").replace("5 = 'c'", "5 = 'c'\nprobes = ['And then?']");
    let (bank, problem) = one(&text);
    assert_eq!(
        problem,
        "bank.toml:9:1: `probes` stands below [question.anchors] and became part of it. Move it \
         above [question.anchors]."
    );
    assert_eq!(bank.questions[0].probes, []);
    assert_eq!(bank.questions[0].anchors.len(), 3);
}

#[test]
fn an_anchor_belongs_to_a_point_of_the_scale() {
    for (line, problem) in [
        ("6 = 'd'", "9:1: the anchor `6` is not on the scale. The points are 1 to 5."),
        ("03 = 'd'", "9:1: the anchor `03` is not on the scale. The points are 1 to 5."),
        ("0 = 'd'", "9:1: the anchor `0` is not on the scale. The points are 1 to 5."),
        (
            "good = 'd'",
            "9:1: the anchor `good` is not a point of the scale. Use the points as keys: \
             1 = \"...\", 3 = \"...\", 5 = \"...\".",
        ),
        (
            "prob = 'd'",
            "9:1: the anchor `prob` is not a point of the scale. If it is meant to be `probes`, \
             move it above the anchors.",
        ),
        (
            "4 = 4",
            "9:5: the anchor `4` is a whole number, not a text. Write [question.anchors], and \
             1 = \"...\" and so on below it.",
        ),
    ] {
        let (bank, found) = one(&(question("") + line));
        assert_eq!(found, format!("bank.toml:{problem}"));
        assert_eq!(bank.questions[0].anchors.len(), 3);
    }
}

#[test]
fn an_anchor_is_missed_at_the_ends_and_in_the_middle() {
    let with = |labels: &str, anchors: &str| {
        let text = format!(
            "[scale]\nlabels = {labels}\n[[question]]\nid = 'q'\nask = 'Why?'\n[question.anchors]\n"
        );
        read(&(text + anchors)).problems
    };
    let four = "['a', 'b', 'c', 'd']";
    assert_eq!(with(four, "1 = 'x'\n3 = 'x'\n4 = 'x'"), [], "either middle point will do");
    assert_eq!(with("['a', 'b']", "1 = 'x'\n2 = 'x'"), []);
    let problems = with(four, "1 = 'x'");
    assert_eq!(
        lines(&problems),
        ["bank.toml:7:1: the question `q` has no anchor for 2 and 4. Write what an answer \
          contains that earns this point."]
    );
    assert_eq!(problems[0].severity, Severity::Warning);
}

#[test]
fn guidance_without_anchors_is_noted_once_for_the_whole_bank() {
    let text = "[[question]]\nask = 'Why?'\nlook_for = 'Reasons.'\n".repeat(15);
    let (bank, problem) = one(&text);
    assert_eq!(bank.questions.len(), 15);
    assert!(problem.starts_with("bank.toml:1:1: the question `why` and 14 more have no anchors."));
}

#[test]
fn a_question_that_cannot_be_asked_is_left_out_and_the_rest_works() {
    for (bad, problem) in [
        ("[[question]]\nid = 'x'", "1:1: the question `x` has no `ask` and is left out"),
        ("[[question]]\ntitle = 'x'", "1:1: a question has no `ask` and is left out"),
        ("[[question]]\nask = ' '", "2:7: a question has a blank `ask` and is left out"),
        (
            "[[question]]\nask = 7",
            "2:7: a question has a whole number for its `ask` and is left out",
        ),
    ] {
        let (bank, found) = one(&format!("{bad}\n[[question]]\nask = 'Why?'"));
        assert_eq!(asked(&bank), ["why"]);
        assert_eq!(
            found,
            format!("bank.toml:{problem}. Write ask = \"...\": the question, word for word.")
        );
    }
    let (bank, found) = one("question = ['Why?', '', 'How?']");
    assert_eq!(asked(&bank), ["why", "how"]);
    assert_eq!(
        found,
        "bank.toml:1:21: a question is blank and is left out. Write the question, word for word."
    );
}

#[test]
fn a_wrong_value_costs_that_value_only() {
    for (line, problem) in [
        (
            "minutes = \"eight\"",
            "4:11: `minutes` is a text, not a whole number of minutes. Write a whole number of \
             minutes, 1 to 600.",
        ),
        ("minutes = 0", "4:11: `minutes` is 0. Write a whole number of minutes, 1 to 600."),
        ("minutes = 601", "4:11: `minutes` is 601. Write a whole number of minutes, 1 to 600."),
        ("minutes = -5", "4:11: `minutes` is -5. Write a whole number of minutes, 1 to 600."),
        (
            "minutes = 7.5",
            "4:11: `minutes` is a number with decimals, not a whole number of minutes. Write a \
             whole number of minutes, 1 to 600.",
        ),
        ("title = true", "4:9: `title` is true or false, not a text. Write a text between quotes."),
        (
            "signals = 3",
            "4:11: `signals` is a whole number, not a list. Write a list of texts: \
             [\"...\", \"...\"].",
        ),
        (
            "probes = [3]",
            "4:11: an entry of `probes` is a whole number, not a text. Put it between quotes.",
        ),
        (
            "type = 'behavioral-ish'",
            "4:8: there is no type of question `behavioral-ish`. Did you mean `behavioural`?",
        ),
        (
            "type = 'x'",
            "4:8: there is no type of question `x`. Write one of behavioural, situational, \
             knowledge.",
        ),
    ] {
        let (bank, found) = one(&question(line));
        assert_eq!(found, format!("bank.toml:{problem}"));
        assert_eq!(bank.questions[0].minutes, 5);
        assert_eq!(bank.questions[0].title, "Why?");
    }
    let bank = clean(&question("type = \"Behavioral\""));
    assert_eq!(bank.questions[0].kind, Some(QuestionKind::Behavioural));
}

#[test]
fn a_second_thing_of_the_same_id_is_left_out() {
    let (bank, problem) = one(&(question("") + "[[question]]\nid = 'q'\nask = 'How?'"));
    assert_eq!(bank.questions[0].ask, "Why?");
    assert_eq!(bank.questions.len(), 1);
    assert_eq!(
        problem,
        "bank.toml:10:6: there is a question `q` already, and this one is left out. Give it an \
         id of its own."
    );
    let twice = "[[competency]]\nid = 'c'\n".repeat(2) + "[[question]]\nask = 'Why?'";
    let (bank, problem) = one(&twice);
    assert_eq!(bank.competencies.len(), 1);
    assert!(problem.starts_with("bank.toml:4:6: there is a competency `c` already"), "{problem}");
    let twice =
        "question = 'Why?'\n".to_owned() + &"[[guide]]\nid = 'g'\nquestions = ['why']\n".repeat(2);
    let (bank, problem) = one(&twice);
    assert_eq!(bank.guides.len(), 1);
    assert!(problem.starts_with("bank.toml:6:6: there is a guide `g` already"), "{problem}");
}

#[test]
fn a_question_may_not_be_called_like_a_step_of_every_interview() {
    let (bank, problem) = one(&(question("") + "[[question]]\nid = 'closing'\nask = 'How?'"));
    assert_eq!(asked(&bank), ["q"]);
    assert_eq!(
        problem,
        "bank.toml:10:6: `closing` is a step of every interview, so this is left out. Give the \
         question another id."
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_left_out_with_the_nearest_id() {
    let (bank, problem) = one(&(question("competency = 'secruity'")
        + "[[competency]]\nid = 'security'\n[[competency]]\nid = 'learning'"));
    assert_eq!(bank.questions[0].competency, None);
    assert_eq!(
        problem,
        "bank.toml:4:14: there is no competency `secruity`. Did you mean `security`?"
    );
    let (_, problem) = one(&question("competency = 'patience'"));
    assert!(problem.ends_with("Add a [[competency]] with this id."), "{problem}");

    let guide = "questions = ['Why?', 'How?']\n[[guide]]\nid = 'g'\nquestions = ['why', 'hwo']";
    let (bank, problem) = one(guide);
    assert_eq!(bank.guides[0].questions.len(), 1);
    assert_eq!(problem, "bank.toml:4:21: there is no question `hwo`. Did you mean `how`?");
}

#[test]
fn a_guide_names_a_question_once() {
    let (bank, problem) =
        one("question = 'Why?'\n[[guide]]\nid = 'g'\nquestions = ['why', 'why?']");
    assert_eq!(bank.guides[0].questions, [Planned { question: "why".into(), core: true }]);
    assert_eq!(
        problem,
        "bank.toml:4:21: `why` is in this guide already, and is asked once. Take one of the two \
         out."
    );
}

#[test]
fn a_guide_without_questions_is_left_out() {
    let (bank, problem) = one("question = 'Why?'\n[[guide]]\nid = 'g'\nminutes = 30");
    assert_eq!(bank.guides, []);
    assert_eq!(
        problem,
        "bank.toml:2:1: the guide `g` has no questions and is left out. List the ids of its \
         questions: questions = [\"...\", \"...\"]."
    );
}

#[test]
fn time_boxes_that_do_not_fit_are_added_up() {
    let guide = "questions = ['Why?', 'How?', 'Who?']\n[[guide]]\nid = 'g'\nopening = 4\n\
                 minutes = 15\nquestions = ['why', 'how', 'who?']";
    let (bank, problem) = one(guide);
    assert_eq!(bank.guides[0].minutes, 15);
    assert_eq!(
        problem,
        "bank.toml:5:11: the guide `g` needs 19 minutes and has 15: 4 to open, 10 for its core \
         questions, 5 to close. Give it more minutes, or mark a question as optional with a `?`."
    );
    let fits = guide.replace("15", "19");
    assert_eq!(clean(&fits).guides[0].minutes, 19);
}

#[test]
fn the_ends_of_a_guide_may_be_none_but_not_a_text() {
    let text = "question = 'Why?'\n[[guide]]\nid = 'g'\nquestions = ['why']\n";
    let bank = clean(&(text.to_owned() + "opening = 0\nclosing = { script = 'Thanks.' }"));
    assert_eq!(bank.guides[0].opening, Part::of(0));
    assert_eq!(bank.guides[0].closing, Part { minutes: 5, script: Some("Thanks.".into()) });
    assert_eq!(bank.guides[0].minutes, 10);
    let (bank, problem) = one(&(text.to_owned() + "opening = 'Hello.'"));
    assert_eq!(bank.guides[0].opening, Part::of(3));
    assert_eq!(
        problem,
        "bank.toml:5:11: `opening` is a text, not minutes or a table. Write minutes as a whole \
         number, or { minutes = 5, script = \"...\" }."
    );
}

#[test]
fn a_scale_that_cannot_be_used_gives_way_to_the_usual_one() {
    for (labels, problem) in [
        (
            "['one']",
            "2:10: the scale has 1 points, so the usual scale of 1 to 5 is used. Give it 2 to 7 labels.",
        ),
        (
            "['a','b','c','d','e','f','g','h']",
            "2:10: the scale has 8 points, so the usual scale of 1 to 5 is used. Give it 2 to 7 labels.",
        ),
        (
            "['a', 2]",
            "2:16: a label of the scale is a whole number, not a text, so the usual scale of 1 to 5 is used. Write a list of texts: [\"...\", \"...\"].",
        ),
        ("'a'", "2:10: `labels` is a text, not a list. Write a list of texts: [\"...\", \"...\"]."),
    ] {
        let (bank, found) = one(&format!("[scale]\nlabels = {labels}\n[[question]]\nask = 'Why?'"));
        assert_eq!(found, format!("bank.toml:{problem}"));
        assert_eq!(bank.scale, Scale::default());
    }
}

#[test]
fn what_has_no_key_is_named() {
    let many = |count: usize| vec!["'x'"; count].join(", ");
    clean(&question(&format!(
        "signals = [{}]\nred_flags = [{}]\nprobes = [{}]",
        many(20),
        many(4),
        many(9)
    )));
    let (bank, problem) =
        one(&question(&format!("signals = [{}]\nred_flags = [{}]", many(20), many(5))));
    assert_eq!(bank.questions[0].red_flags.len(), 5);
    assert_eq!(
        problem,
        "bank.toml:5:34: there are 25 signals and red flags, and keys for the first 24. Keep \
         those that tell most."
    );
    let (bank, problem) = one(&question(&format!("probes = [{}]", many(10))));
    assert_eq!(bank.questions[0].probes.len(), 10);
    assert_eq!(
        problem,
        "bank.toml:4:56: there are 10 probes, and keys for the first 9. Keep those that tell most."
    );
}

#[test]
fn a_text_that_nobody_can_read_aloud_is_kept_with_a_warning() {
    let loaded = read(&format!("question = '{}'", "é".repeat(2_001)));
    assert_eq!(
        lines(&loaded.problems),
        ["bank.toml:1:12: `ask` has 2001 characters. Shorten it: 2000 is plenty."]
    );
    assert_eq!(loaded.problems[0].severity, Severity::Warning);
    assert_eq!(loaded.bank.expect("a bank").questions[0].ask.chars().count(), 2_001);
}

#[test]
fn a_probe_that_says_what_it_asks_for_is_checked() {
    let story = |probe: &str| question(&format!("type = 'behavioural'\nprobes = [{probe}]"));
    for (probe, problem) in [
        (
            "{ star = 'result' }",
            "5:11: a probe has no `ask`. Write { ask = \"...\", star = \"result\" }.",
        ),
        (
            "{ ask = 'And?', star = 'reslt' }",
            "5:34: there is no part of an answer `reslt`. Did you mean `result`?",
        ),
        (
            "{ ask = 'And?', star = 'x' }",
            "5:34: there is no part of an answer `x`. Write one of situation, task, action, \
             result, lesson.",
        ),
        ("{ ask = 'And?', stars = 'task' }", "5:27: unknown key `stars`. Did you mean `star`?"),
    ] {
        let (_, found) = one(&story(probe));
        assert_eq!(found, format!("bank.toml:{problem}"));
    }
    let (bank, found) = one(&question("probes = [{ ask = 'And?', star = 'task' }]"));
    assert_eq!(
        found,
        "bank.toml:4:11: `star` is of use on behavioural questions only. Write type = \
         \"behavioural\" if this one asks for a story."
    );
    assert_eq!(bank.questions[0].probes[0].ask, "And?");
}

#[test]
fn a_story_keeps_five_letters_for_its_parts() {
    let signals = |count: usize| {
        let many = vec!["'x'"; count].join(", ");
        question(&format!("type = 'behavioural'\nsignals = [{many}]"))
    };
    clean(&signals(19));
    let (_, problem) = one(&signals(20));
    assert!(problem.contains("20 signals and red flags, and keys for the first 19"), "{problem}");
}

#[test]
fn what_cannot_be_filled_into_a_script_is_named_where_it_stands() {
    let text = "questions = ['Why?']\n[[guide]]\nquestions = ['why']\nclosing = { script = \"\"\"\n\
                Dear {candidat}, {{x}} {rather} a { brace.\"\"\" }\n";
    let found = lines(&read(text).problems);
    assert_eq!(
        found,
        [
            "bank.toml:5:6: nothing can be filled in for `{candidat}`. Did you mean \
             `{candidate}`?",
            "bank.toml:5:24: nothing can be filled in for `{rather}`. Write one of \
             {candidate}, {interviewer}, {role}, {minutes}, {questions}.",
            "bank.toml:5:35: the brace `{` stands alone. Write it twice if it is to be \
             read aloud.",
        ]
    );
}
