//! Which further readings a chart needs beside those chosen: the other years of the same places, the places above and
//! below them.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::same_place;
use super::model::Source;

/// Returns all readings of the places that the chosen readings speak for, within the years (all without); in the
/// order of the sources. What a summary or a second text says is left out.
pub fn over_years(sources: &[Source<'_>], chosen: &[usize], years: Option<(i32, i32)>) -> Vec<usize> {
    let within = |s: &Source<'_>| match (s.year(), years) {
        (Some(y), Some((from, to))) => from <= y && y <= to,
        (Some(_), None) => true,
        (None, _) => false,
    };
    // One reading speaks for its place; comparing each with each would be slow among thousands.
    let mut places: Vec<usize> = Vec::new();
    for &i in chosen {
        if !places.iter().any(|&p| same_place(sources, p, i)) {
            places.push(i);
        }
    }
    let found = sources.iter().enumerate().filter(|(_, s)| s.counted && within(s)).map(|(i, _)| i);
    found.filter(|&i| places.iter().any(|&p| same_place(sources, p, i))).collect()
}

/// Returns the readings of one year for the places chosen and all above them; a single place brings those below it,
/// too.
pub fn levels(sources: &[Source<'_>], chosen: &[usize], year: Option<i32>) -> Vec<usize> {
    let code = |s: &Source<'_>| s.code().map(str::to_owned);
    let parent = |s: &Source<'_>| s.report.place.as_ref().and_then(|p| p.value.parent.clone());
    let in_year: Vec<usize> =
        sources.iter().enumerate().filter(|(_, s)| s.counted && s.year() == year).map(|(i, _)| i).collect();
    let of = |i: &usize| sources.get(*i);
    let parents: BTreeMap<String, String> =
        sources.iter().filter(|s| s.counted).filter_map(|s| Some((code(s)?, parent(s)?))).collect();
    let mut wanted: BTreeSet<String> = chosen.iter().filter_map(of).filter_map(code).collect();
    let own = wanted.clone();
    // Up: also over places that have no report here, whose parent the code below them still names.
    let mut way: Vec<String> = wanted.iter().cloned().collect();
    while let Some(c) = way.pop() {
        let above = parents.get(&c).cloned().or_else(|| above(&c));
        if let Some(above) = above
            && wanted.insert(above.clone())
        {
            way.push(above);
        }
    }
    if own.len() == 1 {
        // A county whose city has no report here still stands below the province.
        let up = |c: &String| parents.get(c).cloned().or_else(|| above(c));
        let below = |c: &String| std::iter::successors(up(c), up).take(4).any(|a| own.contains(&a));
        wanted.extend(in_year.iter().filter_map(of).filter_map(code).filter(below));
    }
    in_year.into_iter().filter(|i| of(i).and_then(code).is_some_and(|c| wanted.contains(&c))).collect()
}

/// The code above a code of six digits: 440400 for 440404, 440000 for 440400, 000000 for 440000.
pub fn above(code: &str) -> Option<String> {
    if code.len() != 6 || !code.is_ascii() {
        return None;
    }
    let kept = [4, 2, 0].into_iter().find(|n| code.get(*n..).is_some_and(|rest| rest.chars().any(|c| c != '0')))?;
    Some(format!("{:0<6}", code.get(..kept)?))
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn codes_lead_upward() {
        assert_eq!(above("440404").as_deref(), Some("440400"));
        assert_eq!(above("440400").as_deref(), Some("440000"));
        assert_eq!(above("440000").as_deref(), Some("000000"));
        assert_eq!(above("000000"), None);
        assert_eq!(above("四四零零"), None);
    }
}
