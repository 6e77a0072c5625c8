//! Places that may be meant by words half typed: by name, by a part of it, by pinyin. Decides nothing: it offers.

use super::pinyin;
use crate::region::{Division, Divisions, Kind};

/// The whole names of the places that may be meant, at most so many: those that are called so before those whose name
/// only begins so, a higher level first.
pub fn suggest(words: &str, most: usize, divisions: &Divisions) -> Vec<String> {
    let typed = words.trim().to_lowercase().replace(['\'', ' '], "");
    if typed.is_empty() {
        return Vec::new();
    }
    let today = divisions.rows().iter().filter(|d| d.to.is_none());
    let mut found: Vec<(u8, &Division)> = today.filter_map(|d| Some((likeness(&typed, d)?, d))).collect();
    found.sort_by_key(|(like, d)| (*like, d.kind == Kind::Functional, d.level, &d.code));
    // Where something is called so, what is only called alike is not meant.
    if let Some(&(0, _)) = found.first() {
        found.retain(|(like, _)| *like == 0);
    }
    let mut out: Vec<String> = Vec::new();
    for (_, d) in found {
        let name = divisions.whole_name(d, None);
        if out.len() < most && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// How well words fit a division: 0 called so, 1 begins so; nothing when they do not fit.
fn likeness(typed: &str, d: &Division) -> Option<u8> {
    let names = || std::iter::once(&d.name).chain(&d.short);
    let (mut same, mut begins) = (false, false);
    for name in names() {
        let (initials, full) = pinyin::keys(name);
        same |= *name == typed || initials == typed || full == typed;
        begins |= name.starts_with(typed) || (typed.len() > 2 && full.starts_with(typed));
    }
    match () {
        () if same => Some(0),
        () if begins => Some(1),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Rules;

    #[test]
    fn places_are_offered_by_pinyin_and_by_the_beginning_of_their_names() {
        let rules = Rules::bundled().unwrap();
        let ask = |words: &str| suggest(words, 6, &rules.divisions);
        assert_eq!(ask("shenzhen"), ["广东省深圳市"]);
        assert_eq!(ask(" ShenZhen shi "), ["广东省深圳市"]);
        let several = ask("sz");
        assert!(several.len() > 1 && several.contains(&"广东省深圳市".to_owned()), "{several:?}");
        assert_eq!(ask("xiash").first().map(String::as_str), Some("广东省湛江市霞山区"));
        assert_eq!(ask("霞山"), ["广东省湛江市霞山区"]);
        assert!(ask("").is_empty() && ask("没有这个地方").is_empty());
    }
}
