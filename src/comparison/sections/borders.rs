//! Where a stretch that two texts share may begin and end. Two texts part company in the middle of a word as often as
//! between words: 新型储能 and 新兴产业 share their 新. Knows no dictionary: punctuation, numbers, particles, and which
//! characters stand together in these very texts.

use std::collections::HashMap;
use std::ops::Range;

use super::shared::GRAM;

/// Particles and marks that say nothing at an end.
const LOOSE: [char; 14] = ['的', '和', '与', '及', '等', '、', '了', '在', '“', '”', '，', '。', '对', '为'];
/// So many characters at an end may be the rest of a word.
const REST: usize = 3;
/// So many times as often as the first pair of a stretch the next one stands, where the first character is no part of it.
const ALONE: u32 = 5;

/// How often two characters stand side by side in some texts.
#[derive(Debug, Default)]
pub struct Borders(HashMap<(char, char), u32>);

impl Borders {
    /// Counts the pairs of these texts.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut counts = HashMap::new();
        for text in texts {
            for pair in text.chars().zip(text.chars().skip(1)) {
                *counts.entry(pair).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// A stretch of `own` without the rests of words, particles and marks at its ends; null when too little is left.
    pub fn within(&self, own: &str, range: Range<usize>) -> Option<Range<usize>> {
        let mut found = loose(own, range);
        for _ in 0..REST {
            let next = loose(own, self.whole_words(own, found.clone()));
            if next == found {
                break;
            }
            found = next;
        }
        // 新时代“枫桥经验”: a quotation is not cut open.
        let has = |r: &Range<usize>, c: char| own[r.clone()].contains(c);
        if has(&found, '“') && !has(&found, '”') && own[found.end..].starts_with('”') {
            found.end += '”'.len_utf8();
        }
        if has(&found, '”') && !has(&found, '“') && own[..found.start].ends_with('“') {
            found.start -= '“'.len_utf8();
        }
        (own[found.clone()].chars().count() >= GRAM - 1).then_some(found)
    }

    /// The stretch without a character at either end that belongs to its neighbour outside, and without what is left of an
    /// item of a list: 妇 of 工会、共青团、妇|联.
    fn whole_words(&self, own: &str, mut range: Range<usize>) -> Range<usize> {
        let inside: Vec<char> = own[range.clone()].chars().collect();
        let (before, behind) = (own[..range.start].chars().next_back(), own[range.end..].chars().next());
        if let (Some(outer), [first, second, ..]) = (before.filter(|c| is_word(*c)), inside.as_slice()) {
            // 丹霞|山国家公园: what comes behind holds together far better. Behind a word its last character says no such
            // thing: 服务 holds together, and 业 is a part of 服务业.
            let alone = inside.get(2).is_some_and(|third| self.stands_alone((*first, *second), (*second, *third)));
            if *second == '、' || alone || self.belongs((outer, *first), (*first, *second)) {
                range.start += first.len_utf8();
            }
        }
        if let (Some(outer), [.., second, last]) = (behind.filter(|c| is_word(*c)), inside.as_slice())
            && range.len() > last.len_utf8()
            && (*second == '、' || self.belongs((*last, outer), (*second, *last)))
        {
            range.end -= last.len_utf8();
        }
        range
    }

    /// Whether a character at an end stands more often with its neighbour outside than with the one inside.
    fn belongs(&self, outside: (char, char), inside: (char, char)) -> bool {
        is_word(outside.0) && is_word(outside.1) && self.count(outside) > self.count(inside)
    }

    /// Whether a first character hardly ever stands before the second, which often stands before the third.
    fn stands_alone(&self, first: (char, char), next: (char, char)) -> bool {
        let words = is_word(first.0) && is_word(first.1) && is_word(next.1);
        words && self.count(next) >= ALONE * self.count(first)
    }

    fn count(&self, pair: (char, char)) -> u32 {
        self.0.get(&pair).copied().unwrap_or_default()
    }
}

/// A character of a word, as Chinese is written.
fn is_word(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

/// A stretch without particles and marks at its ends, nor the rest of a number.
fn loose(own: &str, range: Range<usize>) -> Range<usize> {
    let words = &own[range.clone()];
    let front = words.len() - words.trim_start_matches(LOOSE).len();
    let back = words.trim_end_matches(LOOSE).len();
    whole_numbers(own, range.start + front..range.start + back.max(front))
}

/// A stretch without what is left of a number that it cuts: 00家以上 of 300家以上.
fn whole_numbers(own: &str, mut range: Range<usize>) -> Range<usize> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    if own[..range.start].ends_with(digit) && own[range.clone()].starts_with(digit) {
        range.start = range.end - own[range.clone()].trim_start_matches(digit).len();
    }
    if own[range.end..].starts_with(digit) && own[range.clone()].ends_with(digit) {
        range.end = range.start + own[range.clone()].trim_end_matches(digit).len();
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretch that is left of the one between the bars.
    fn left(texts: &[&str], own: &str) -> String {
        let from = own.find('|').unwrap();
        let to = own.rfind('|').unwrap() - 1;
        let own = own.replace('|', "");
        let borders = Borders::of(texts.iter().copied().chain([own.as_str()]));
        borders.within(&own, from..to).map(|r| own[r].to_owned()).unwrap_or_default()
    }

    #[test]
    fn a_stretch_begins_and_ends_between_words() {
        let texts = [
            "推进农村集体经济发展，壮大新型农村集体经济，推动文化产业，繁荣文化事业，文化建设",
            "布局新型储能，发展新型工业，建设新型城镇，扩大研发投入，科技创新投入，投入强度",
        ];
        assert_eq!(left(&texts, "推动文|化产业体系建设|。"), "产业体系建设");
        assert_eq!(left(&texts, "扩大|科技创新投|入。"), "科技创新");
        assert_eq!(left(&texts, "|大力发展新|型储能"), "大力发展");
        let parks =
            ["建设国家公园，国家公园和国家森林公园，武夷山国家公园", "国家战略，国家级，国家标准，国家工程，国家试点"];
        assert_eq!(left(&parks, "创建丹霞|山国家公园|。"), "国家公园");
        // What stands between words already stays as it is.
        assert_eq!(left(&texts, "，|壮大新型农村集体经济|。"), "壮大新型农村集体经济");
        assert_eq!(left(&texts, "一批|科技创新投入|强度"), "科技创新投入");
    }

    #[test]
    fn numbers_lists_and_quotations_are_not_cut_open() {
        assert_eq!(left(&[], "培育3|00家以上企业技术中心|"), "家以上企业技术中心");
        assert_eq!(left(&[], "发挥|工会、共青团、妇|联作用"), "工会、共青团");
        assert_eq!(left(&[], "科教兴|省、人才强省战略|"), "人才强省战略");
        assert_eq!(left(&[], "坚持|新时代“枫桥经验|”"), "新时代“枫桥经验”");
        assert_eq!(left(&[], "全面|的和与等|了"), "", "nothing is left");
    }
}
