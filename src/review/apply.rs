//! Decisions laid over a reading: what charts, tables and search see. Pure; the machine's reading is never lost, it stays
//! inside each figure that was changed.

use super::carry::{carry, sentence_of};
use super::decision::{About, Decision, Mark, Ruling};
use super::fingerprint::Fingerprint;
use super::journal::Ruled;
use super::stated::Stated;
use crate::figures::{Evidence, Figure, Reviewed, Standing};
use crate::reading::{Reading, Remark};
use crate::report::{Known, Place, Source};
use crate::text::Span;

/// A reading under decisions.
#[derive(Clone, Debug)]
pub struct Applied {
    /// What people and machine say together.
    pub reading: Reading,
    /// The decisions, by their place in the list, whose words were not found: they are kept and listed.
    pub not_carried: Vec<usize>,
    /// Whether it was taken out of the library.
    pub removed: bool,
}

/// Lays decisions over what the machine read. `text` is the fingerprint of the reading's own text: decisions about
/// another text are carried over to the same words where these stand.
pub fn apply(machine: &Reading, text: Fingerprint, rulings: &[Ruled<'_>]) -> Applied {
    let mut out = Applied { reading: machine.clone(), not_carried: Vec::new(), removed: false };
    let mine: Vec<(usize, &Ruled<'_>)> =
        rulings.iter().enumerate().filter(|(_, r)| r.decision.report.index == machine.index).collect();
    let mut places: Vec<(usize, &Ruled<'_>, Mark)> = Vec::new();
    for (number, ruled) in mine {
        match &ruled.decision.about {
            About::Report => of_report(&mut out, ruled.decision),
            About::Figure(mark) => match placed(mark, ruled.decision, machine, text) {
                Some(here) => places.push((number, ruled, here)),
                None if says_nothing(&ruled.decision.ruling) => {}
                None => out.not_carried.push(number),
            },
        }
    }
    // A decision about an older text and one about this may mean one figure: the later stands.
    let same = |a: &(usize, &Ruled<'_>, Mark), b: &(usize, &Ruled<'_>, Mark)| {
        a.2.is(&b.2) && matches!(a.1.decision.ruling, Ruling::Note(_)) == matches!(b.1.decision.ruling, Ruling::Note(_))
    };
    let later: Vec<bool> =
        places.iter().map(|a| places.iter().any(|b| same(a, b) && (b.1.step, b.0) > (a.1.step, a.0))).collect();
    let mut later = later.into_iter();
    places.retain(|_| !later.next().unwrap_or(false));
    let notes = |r: &Ruled<'_>| matches!(r.decision.ruling, Ruling::Note(_));
    // What a figure is comes before what is noted beside it; whole matches before those by place alone.
    for exact in [true, false] {
        for (_, ruled, mark) in places.iter().filter(|p| !notes(p.1)) {
            if is_whole(machine, mark) == exact {
                of_figure(&mut out.reading, machine, ruled, mark);
            }
        }
    }
    for (number, ruled, mark) in places.iter().filter(|p| notes(p.1)) {
        if !note(&mut out.reading, ruled, mark) && !says_nothing(&ruled.decision.ruling) {
            out.not_carried.push(*number);
        }
    }
    out.not_carried.sort_unstable();
    out
}

/// Whether nothing is lost where the words of a ruling are gone.
fn says_nothing(ruling: &Ruling) -> bool {
    match ruling {
        Ruling::Withdrawn => true,
        Ruling::Note(words) => words.is_empty(),
        _ => false,
    }
}

/// The mark where its words stand in this text.
fn placed(mark: &Mark, decision: &Decision, machine: &Reading, text: Fingerprint) -> Option<Mark> {
    if decision.report.text == text {
        return Some(mark.clone());
    }
    let value = carry(mark, &machine.text, machine.report.span)?;
    Some(Mark { value, ..mark.clone() })
}

fn is_whole(machine: &Reading, mark: &Mark) -> bool {
    machine.figures.iter().any(|f| is_marked(f, mark))
}

fn is_marked(f: &Figure, mark: &Mark) -> bool {
    f.evidence.value == mark.value && f.indicator == mark.indicator && f.tier == mark.tier
}

fn of_report(out: &mut Applied, decision: &Decision) {
    let (report, remarks) = (&mut out.reading.report, &mut out.reading.remarks);
    match &decision.ruling {
        Ruling::Place(place) => {
            report.place = Some(said(place.clone()));
            remarks.retain(|r| {
                !matches!(r, Remark::RegionUnknown | Remark::RegionUnnamed { .. } | Remark::RegionDisagrees { .. })
            });
        }
        Ruling::Year(year) => {
            report.year = Some(said(*year));
            remarks.retain(|r| !matches!(r, Remark::YearUnknown | Remark::YearDisagrees { .. }));
        }
        Ruling::Session(words) if words.is_empty() => (report.session, report.congress) = (None, None),
        Ruling::Session(words) => {
            report.session = Some(said(words.clone()));
            let place = report.place.as_ref().map(|p: &Known<Place>| &p.value);
            report.congress = crate::report::congress(words, place);
        }
        Ruling::Removed(removed) => out.removed = *removed && decision.report.file == out.reading.file,
        _ => {}
    }
}

/// A fact that a person has said.
fn said<T>(value: T) -> Known<T> {
    Known { value, source: Source::Person, confidence: 1.0, span: None }
}

/// The figure of the machine that a mark means: the whole match, or the only one whose value stands there and that no
/// decision has spoken of yet.
fn found(figures: &[Figure], mark: &Mark) -> Option<usize> {
    let free = |f: &Figure| f.review.is_none() && f.evidence.value == mark.value;
    let whole = figures.iter().position(|f| f.review.is_none() && is_marked(f, mark));
    whole.or_else(|| {
        let mut there = figures.iter().enumerate().filter(|(_, f)| free(f));
        let first = there.next()?;
        there.next().is_none().then_some(first.0)
    })
}

fn of_figure(reading: &mut Reading, machine: &Reading, ruled: &Ruled<'_>, mark: &Mark) {
    let here = found(&reading.figures, mark);
    let word = |standing, machine: Option<&Figure>| {
        Some(Box::new(Reviewed {
            standing,
            by: ruled.who.to_owned(),
            at: ruled.at,
            note: None,
            machine: machine.map(|f| Box::new(f.clone())),
            known_as: (mark.indicator.clone(), mark.tier),
        }))
    };
    match &ruled.decision.ruling {
        Ruling::Rejected => {
            // To say that a reading is wrong says nothing of another reading of the same words.
            if let Some(i) = here.filter(|i| is_marked(&reading.figures[*i], mark)) {
                let mut figure = reading.figures.remove(i);
                figure.review = word(Standing::Rejected, Some(&figure));
                settle(reading, figure.evidence.value);
                reading.dismissed.push(figure);
            }
        }
        Ruling::Confirmed(stated) | Ruling::Corrected(stated) => match here {
            Some(i) => {
                let read = reading.figures[i].clone();
                let same = stated.agrees(&read);
                let standing = if same { Standing::Confirmed } else { Standing::Corrected };
                let mut figure = if same { read.clone() } else { stated.lay(&read) };
                figure.confidence = 1.0;
                figure.review = word(standing, Some(&read));
                settle(reading, figure.evidence.value);
                reading.figures[i] = figure;
            }
            None => insert(reading, machine, stated, mark, word(Standing::Corrected, None)),
        },
        Ruling::Added(stated) => {
            // New rules may find what a person had to add: the person's word stays, and once.
            if let Some(i) = reading.figures.iter().position(|f| f.review.is_none() && same_thing(f, stated, mark)) {
                reading.figures.remove(i);
            }
            insert(reading, machine, stated, mark, word(Standing::Added, None));
        }
        _ => {}
    }
}

fn same_thing(f: &Figure, stated: &Stated, mark: &Mark) -> bool {
    f.evidence.value.overlaps(mark.value) && f.indicator == stated.indicator && f.tier == stated.tier
}

/// Puts in a figure that the machine does not read here.
fn insert(reading: &mut Reading, machine: &Reading, stated: &Stated, mark: &Mark, word: Option<Box<Reviewed>>) {
    let by = mark.value.start as isize - stated.evidence.value.start as isize;
    let mut stated = stated.moved(by);
    let text = &machine.text;
    if text.words(stated.evidence.quote) != mark.quote || stated.evidence.value != mark.value {
        // The words around it have changed: what is sure is the value.
        let sentence = sentence_of(text, mark.value);
        stated.evidence = Evidence { sentence, quote: mark.value, name: mark.value, value: mark.value };
    }
    let mut figure = stated.figure(&reading.report);
    // Two words on one figure, by whatever way they came here: once is enough.
    if reading.figures.iter().any(|f| f.review.is_some() && same_thing(f, &stated, mark)) {
        return;
    }
    figure.review = word;
    settle(reading, figure.evidence.value);
    let at = reading.figures.partition_point(|f| f.evidence.value.start <= mark.value.start);
    reading.figures.insert(at, figure);
}

/// A person has spoken of this place: what was to be looked at there has been looked at.
fn settle(reading: &mut Reading, value: Span) {
    reading.remarks.retain(|r| match r {
        Remark::Implausible { span, .. } => *span != value,
        Remark::Unread { span } => !span.contains(value),
        _ => true,
    });
}

/// Lays a note beside the figure of a mark; returns whether there is one.
fn note(reading: &mut Reading, ruled: &Ruled<'_>, mark: &Mark) -> bool {
    let Ruling::Note(words) = &ruled.decision.ruling else { return true };
    let is = |f: &&mut Figure| {
        let known = f.review.as_ref().map_or((&f.indicator, f.tier), |r| (&r.known_as.0, r.known_as.1));
        f.evidence.value == mark.value && known == (&mark.indicator, mark.tier)
    };
    let Some(figure) = reading.figures.iter_mut().chain(reading.dismissed.iter_mut()).find(is) else { return false };
    let known_as = (mark.indicator.clone(), mark.tier);
    let fresh = || {
        let by = ruled.who.to_owned();
        Box::new(Reviewed { standing: Standing::Machine, by, at: ruled.at, note: None, machine: None, known_as })
    };
    figure.review.get_or_insert_with(fresh).note = Some(words.clone()).filter(|w| !w.is_empty());
    true
}
