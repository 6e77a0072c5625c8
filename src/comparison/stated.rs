//! What a report states of an indicator: its aims, else its plan of work, else which kind of nothing.

use super::compare::{Axis, entry};
use super::model::{Apart, Cell, Entry, Source, Standing};
use crate::figures::{Figure, Horizon, Kind, Role, Tier};

/// The targets that a report sets for an indicator: those of its aims. Where they do not name it, those that its plan of
/// work sets for the whole place within the year (城镇新增就业23万人以上 often stands under 民生 alone): a report that says
/// so does state it. What is expressly without an aim is not looked for in the plan.
pub(super) fn aims<'a>(
    s: &'a Source<'_>,
    indicator: &'a str,
    horizon: Horizon,
) -> impl Iterator<Item = (usize, &'a Figure)> {
    let of = move |role: Role| {
        let all = s.figures.iter().enumerate();
        all.filter(move |(_, f)| {
            f.kind == Kind::Target && f.role == role && f.horizon == horizon && f.indicator == indicator
        })
    };
    let part = |f: &Figure| f.further.scope.iter().any(|s| s.value.is_part());
    let none = s.expressly_none.iter().any(|n| n.indicator == indicator);
    let planned = horizon == Horizon::Annual && !none && of(Role::Headline).next().is_none();
    of(Role::Headline).chain(of(Role::Body).filter(move |(_, f)| planned && !part(f)))
}

/// What a source states: comparable figures, or else those in a lane, or else those apart. A statement that is
/// repeated with the same value counts once.
pub(super) fn stated(axis: &Axis<'_>, s: &Source<'_>, reading: usize) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for (i, f) in aims(s, &axis.query.indicator, axis.query.horizon) {
        let e = entry(axis, s, reading, i, f);
        let relation = e.value.bound.is_relation();
        let same = |o: &Entry| {
            o.value == e.value && o.tier == e.tier && o.basis == e.basis && (!relation || o.words == e.words)
        };
        if !all.iter().any(same) {
            all.push(e);
        }
    }
    several(&mut all);
    let on_axis = |e: &Entry| matches!(e.standing, Standing::Axis | Standing::Basis);
    let keep: fn(&Entry) -> bool = if all.iter().any(on_axis) {
        |e| !matches!(e.standing, Standing::Apart(_))
    } else if all.iter().any(|e| e.standing == Standing::Lane) {
        |e| e.standing == Standing::Lane
    } else {
        |_| true
    };
    all.retain(keep);
    all.sort_by_key(|e| (e.tier == Tier::Stretch, e.standing == Standing::Basis, e.standing == Standing::Lane));
    all
}

/// Several numbers of a plan are of several things (外贸增长5%, then that of a port): which is the place's is not known, so
/// none stands on the axis.
fn several(all: &mut [Entry]) {
    let on_axis = |e: &Entry| e.plan && matches!(e.standing, Standing::Axis | Standing::Basis);
    if all.iter().filter(|e| on_axis(e) && e.tier == Tier::Base).count() > 1 {
        all.iter_mut().filter(|e| on_axis(e)).for_each(|e| e.standing = Standing::Apart(Apart::Several));
    }
}

/// Which kind of nothing stands in a report without a figure.
pub(super) fn nothing(indicator: &str, s: &Source<'_>) -> Cell {
    if s.expressly_none.iter().any(|n| n.indicator == indicator) {
        Cell::ExpresslyNone
    } else if s.fragment && !s.has_targets {
        Cell::Fragment
    } else if s.unread || !s.has_targets {
        Cell::NotRead
    } else {
        Cell::NotStated
    }
}
