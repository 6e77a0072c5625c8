//! Decisions on small reports: what they change, what they leave, and how they find their words again.

use std::sync::LazyLock;

use super::*;
use crate::figures::{Figure, Measure, Standing};
use crate::quantity::{Bound, Value};
use crate::reading::{Reading, Rules, read};
use crate::text::Span;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap());

const HEAD: &str = "茂名市政府工作报告\n——2023年1月8日在茂名市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
    一、2022年工作回顾\n\n过去一年，全市地区生产总值增长0.8%。\n\n二、2023年工作安排\n\n";
const AIMS: &str = "今年的主要预期目标是：地区生产总值增长6%以上，固定资产投资增长8%，城镇登记失业率控制在4%以内。\n";

fn reading(words: &str) -> Reading {
    read(words.as_bytes(), "茂名市2023年政府工作报告.txt", &RULES).remove(0)
}

fn report() -> Reading {
    reading(&format!("{HEAD}{AIMS}"))
}

fn print(reading: &Reading) -> Fingerprint {
    Fingerprint::of(reading.text.original().as_bytes())
}

fn figure<'a>(reading: &'a Reading, id: &str) -> &'a Figure {
    reading.figures.iter().rfind(|f| f.indicator == id).unwrap_or_else(|| panic!("no {id}"))
}

fn on(reading: &Reading, f: &Figure, ruling: Ruling) -> Decision {
    Decision { report: ReportKey::of(reading), about: About::Figure(Mark::of(f, &reading.text)), ruling }
}

fn about(reading: &Reading, ruling: Ruling) -> Decision {
    Decision { report: ReportKey::of(reading), about: About::Report, ruling }
}

fn corrected(reading: &Reading, id: &str, field: Field) -> Decision {
    let f = figure(reading, id);
    let mut stated = Stated::of(f);
    stated.set(field);
    on(reading, f, Ruling::Corrected(Box::new(stated)))
}

fn journal(list: Vec<Decision>) -> Journal {
    let mut journal = Journal::default();
    for d in list {
        let number = journal.next();
        let at = 1_700_000_000 + number as i64;
        journal.push(Step { number, who: "小陈".into(), at, decisions: vec![d], ..Step::default() });
    }
    journal
}

/// Lays the decisions of a journal about `old` over `new`.
fn laid(journal: &Journal, old: &Reading, new: &Reading) -> Applied {
    apply(new, print(new), &journal.standing(print(old)))
}

#[test]
fn a_correction_keeps_its_sentence_and_the_reading_of_the_machine() {
    let r = report();
    let value = Value { bound: Bound::About, low: Some(8.5), high: Some(8.5) };
    let j = journal(vec![corrected(&r, "fixed_asset_investment", Field::Value(value))]);
    let out = laid(&j, &r, &r).reading;
    let f = figure(&out, "fixed_asset_investment");
    assert_eq!((f.value, f.standing()), (value, Standing::Corrected));
    let word = f.review.as_ref().unwrap();
    assert_eq!((word.by.as_str(), word.at), ("小陈", 1_700_000_001));
    assert_eq!(word.machine.as_deref(), Some(figure(&r, "fixed_asset_investment")));
    assert_eq!(f.evidence, figure(&r, "fixed_asset_investment").evidence);
    assert_eq!(out.figures.len(), r.figures.len());
    // A second correction lies over the first and is known by what the machine read.
    let j = journal(vec![
        corrected(&r, "fixed_asset_investment", Field::Indicator("industrial_investment".into())),
        corrected(&out, "fixed_asset_investment", Field::Unit(Some("‰".into()))),
    ]);
    let out = laid(&j, &r, &r).reading;
    let f = figure(&out, "fixed_asset_investment");
    assert_eq!((f.unit.as_deref(), f.value), (Some("‰"), value));
}

#[test]
fn confirmed_rejected_and_restored() {
    let r = report();
    let gdp = figure(&r, "gdp");
    let confirmed = on(&r, gdp, Ruling::Confirmed(Box::new(Stated::of(gdp))));
    let rejected = on(&r, figure(&r, "fixed_asset_investment"), Ruling::Rejected);
    let mut j = journal(vec![confirmed, rejected]);
    let out = laid(&j, &r, &r).reading;
    assert_eq!(figure(&out, "gdp").standing(), Standing::Confirmed);
    assert!((figure(&out, "gdp").confidence - 1.0).abs() < 1e-6);
    assert_eq!(out.figures.len(), r.figures.len() - 1);
    assert_eq!(out.dismissed[0].standing(), Standing::Rejected);
    j.undo();
    assert_eq!(laid(&j, &r, &r).reading.figures.len(), r.figures.len());
    j.redo();
    let back = on(&r, &out.dismissed[0], Ruling::Withdrawn);
    j.push(Step { number: 3, who: String::new(), at: 0, decisions: vec![back], ..Step::default() });
    let out = laid(&j, &r, &r).reading;
    assert_eq!((out.figures.len(), out.dismissed.len()), (r.figures.len(), 0));
    assert_eq!(figure(&out, "fixed_asset_investment"), figure(&r, "fixed_asset_investment"));
}

#[test]
fn a_figure_is_added_from_selected_words() {
    let aims = AIMS.replace("固定资产投资增长8%", "固定资产投资增速不低于去年，森林覆盖率达到59.8%以上");
    let r = reading(&format!("{HEAD}{aims}"));
    let words = "森林覆盖率达到59.8%以上";
    let at = r.text.original().find(words).unwrap();
    let stated = propose(&r, Span::new(at, at + words.len()), &RULES.figures.lexicon);
    assert_eq!(stated.indicator, "forest_coverage");
    assert_eq!(stated.value, Value { bound: Bound::AtLeast, low: Some(59.8), high: None });
    assert_eq!(r.text.words(stated.evidence.value), "59.8%以上");
    let mark = Mark {
        indicator: stated.indicator.clone(),
        added: true,
        ..Mark::at(stated.evidence.value, stated.evidence.quote, &r.text)
    };
    // As if the machine had read nothing there.
    let mut bare = r.clone();
    bare.figures.retain(|f| f.indicator != "forest_coverage");
    let report = ReportKey::of(&bare);
    let d = Decision { report, about: About::Figure(mark), ruling: Ruling::Added(Box::new(stated)) };
    let j = journal(vec![d]);
    let out = laid(&j, &bare, &bare).reading;
    assert_eq!(figure(&out, "forest_coverage").standing(), Standing::Added);
    let order: Vec<usize> = out.figures.iter().map(|f| f.evidence.value.start).collect();
    assert!(order.is_sorted(), "{order:?}");
    // When the machine finds it later, it stands there once, in the person's words.
    let out = laid(&j, &r, &r).reading;
    assert_eq!(out.figures.iter().filter(|f| f.indicator == "forest_coverage").count(), 1);
    assert_eq!(figure(&out, "forest_coverage").standing(), Standing::Added);
}

#[test]
fn facts_of_the_report_are_corrected_and_their_remarks_go() {
    let mut r = report();
    r.remarks.push(crate::reading::Remark::YearDisagrees { text: 2023, name: 2024 });
    let j = journal(vec![
        about(&r, Ruling::Year(2024)),
        about(&r, Ruling::Session("茂名市第十三届人民代表大会第四次会议".into())),
    ]);
    let out = laid(&j, &r, &r).reading;
    assert_eq!(out.report.year.as_ref().map(|y| (y.value, y.confidence)), Some((2024, 1.0)));
    assert_eq!(out.report.congress.and_then(|c| c.meeting), Some(4));
    assert!(!out.remarks.iter().any(|m| matches!(m, crate::reading::Remark::YearDisagrees { .. })));
}

#[test]
fn decisions_are_carried_to_the_same_words_of_a_changed_text() {
    let old = report();
    let value = Value { bound: Bound::AtLeast, low: Some(8.0), high: None };
    let gone = figure(&old, "unemployment_registered");
    let j = journal(vec![
        corrected(&old, "fixed_asset_investment", Field::Value(value)),
        on(&old, gone, Ruling::Confirmed(Box::new(Stated::of(gone)))),
    ]);
    // A paragraph more in front, another line end, wide digits and spaces; one aim is no longer there.
    let aims = AIMS.replace("8%", " ８％ ").replace("，城镇登记失业率控制在4%以内", "").replace('\n', "\r\n");
    let new = reading(&format!("{HEAD}全市上下同心，常住人口增长4%，以内外联动促发展。\n\n{aims}"));
    let out = laid(&j, &old, &new);
    let f = figure(&out.reading, "fixed_asset_investment");
    assert_eq!((f.value, f.standing()), (value, Standing::Corrected));
    assert_eq!(new.text.words(f.evidence.value).trim(), "８％");
    assert_eq!(out.not_carried, [1], "what is gone is listed");
}

#[test]
fn two_places_that_look_alike_take_no_decision() {
    let old = report();
    let f = figure(&old, "fixed_asset_investment");
    let mark = Mark::of(f, &old.text);
    let twice = reading(&format!("{HEAD}{AIMS}\n二、2023年工作安排\n\n{AIMS}"));
    assert_eq!(carry(&mark, &twice.text, twice.report.span), None);
    assert_eq!(carry(&mark, &old.text, old.report.span), Some(f.evidence.value));
}

#[test]
fn new_rules_do_not_change_what_a_person_has_said() {
    let r = report();
    let f = figure(&r, "fixed_asset_investment").clone();
    let j = journal(vec![on(&r, &f, Ruling::Confirmed(Box::new(Stated::of(&f))))]);
    // Other rules read another indicator at the same place.
    let mut other = r.clone();
    let i = other.figures.iter().position(|g| *g == f).unwrap();
    other.figures[i].indicator = "industrial_investment".into();
    let out = laid(&j, &r, &other).reading;
    let f = &out.figures[i];
    assert_eq!((f.indicator.as_str(), f.standing()), ("fixed_asset_investment", Standing::Corrected));
    assert_eq!(f.review.as_ref().unwrap().machine.as_ref().unwrap().indicator, "industrial_investment");
    // Other rules read nothing at all there.
    other.figures.remove(i);
    let out = laid(&j, &r, &other).reading;
    assert_eq!(figure(&out, "fixed_asset_investment").value, r.figures[i].value);
    // To have rejected one reading says nothing of another.
    let j = journal(vec![on(&r, &r.figures[i], Ruling::Rejected)]);
    let mut other = r.clone();
    other.figures[i].indicator = "industrial_investment".into();
    assert_eq!(laid(&j, &r, &other).reading.figures.len(), r.figures.len());
}

#[test]
fn a_note_stands_beside_a_figure_and_goes_again() {
    let r = report();
    let f = figure(&r, "gdp");
    let mut j = journal(vec![on(&r, f, Ruling::Note("与公报核对".into()))]);
    let out = laid(&j, &r, &r).reading;
    assert_eq!((figure(&out, "gdp").note(), figure(&out, "gdp").standing()), (Some("与公报核对"), Standing::Machine));
    j.undo();
    assert_eq!(figure(&laid(&j, &r, &r).reading, "gdp").note(), None);
}

#[test]
fn steps_are_undone_and_redone_without_end_and_a_new_one_ends_redoing() {
    let r = report();
    let mut j = journal((0..40).map(|n| about(&r, Ruling::Year(2000 + n))).collect());
    let year = |j: &Journal| laid(j, &r, &r).reading.report.year.unwrap().value;
    for n in (0..40).rev() {
        assert_eq!(year(&j), 2000 + n);
        j.undo();
    }
    assert_eq!((year(&j), j.undo()), (2023, None));
    for n in 0..40 {
        j.redo();
        assert_eq!(year(&j), 2000 + n);
    }
    assert_eq!(j.redo(), None);
    j.undo();
    j.undo();
    let step = Step { number: j.next(), decisions: vec![about(&r, Ruling::Year(1999))], ..Step::default() };
    assert_eq!(j.push(step), [39, 40]);
    assert_eq!(j.redo(), None);
    assert_eq!((year(&j), j.steps().len()), (1999, 41));
    j.undo();
    assert_eq!(j.undone().map(|s| s.number), Some(41));
}

#[test]
fn a_person_says_what_is_one_report() {
    let r = report();
    let member = Member::of(&r);
    let (one, two) = (Fingerprint(1), Fingerprint(2));
    let tied = |same| {
        let mut finder = Finder::default();
        finder.add(member.reviewed(&r, (one, 0), vec![((two, 0), same)]));
        let other = reading(&format!("{HEAD}今年工作与去年全然不同，另起炉灶。\n"));
        let other = if same { Member::of(&other) } else { member.clone() };
        finder.add(other.reviewed(&r, (two, 0), Vec::new()));
        (finder.same_as(1), finder.is_counted(0) && finder.is_counted(1))
    };
    assert_eq!(tied(true), (Some((0, Tie::Version)), false));
    assert_eq!(tied(false), (None, true));
}

/// What these words of a report are proposed as.
fn proposed(words: &str) -> (Stated, String) {
    let r = reading(&format!("{HEAD}{AIMS}我们将接续奋斗，{words}。\n"));
    let at = r.text.original().find(words).unwrap();
    let stated = propose(&r, Span::new(at, at + words.len()), &RULES.figures.lexicon);
    let value = r.text.words(stated.evidence.value).to_owned();
    (stated, value)
}

#[test]
fn an_amount_is_no_rise_and_the_word_before_it_binds_it() {
    let least = |n| Value { bound: Bound::AtLeast, low: Some(n), high: None };
    let cases = [
        ("经济总量突破6000亿元", Measure::Level, least(6000.0), "突破6000亿元"),
        ("地区生产总值力争突破6000亿元", Measure::Level, least(6000.0), "突破6000亿元"),
        ("固定资产投资达到300亿元以上", Measure::Level, least(300.0), "300亿元以上"),
        ("固定资产投资增长不低于8%", Measure::Growth, least(8.0), "不低于8%"),
        (
            "地区生产总值增长不超过5%",
            Measure::Growth,
            Value { bound: Bound::AtMost, low: None, high: Some(5.0) },
            "不超过5%",
        ),
    ];
    for (words, measure, value, said) in cases {
        let (stated, written) = proposed(words);
        assert_eq!((stated.measure, stated.value, &*written), (measure, value, said), "{words}");
    }
}
