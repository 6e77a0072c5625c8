//! Names found by how they sound: `zj`, `zhanjiang`, `zhanj` and `湛j` all find 湛江. Knows no place and no command.
//!
//! A character with several readings (重, 厦, 长) is found by each of them, so that no table of exceptions is needed.

use pinyin::{ToPinyin, ToPinyinMulti};

/// The initials and the whole pinyin of a name, without tones, each character by its most common reading; what is no
/// Chinese character stands as it is, in lower case, without spaces: 湛江 → (`zj`, `zhanjiang`).
pub fn keys(name: &str) -> (String, String) {
    let (mut initials, mut full) = (String::new(), String::new());
    for c in name.chars().filter(|c| !c.is_whitespace()) {
        match c.to_pinyin() {
            Some(p) => {
                initials.push_str(p.first_letter());
                full.push_str(&plain(p.plain()));
            }
            None => {
                let lower = c.to_lowercase();
                initials.extend(lower.clone());
                full.extend(lower);
            }
        }
    }
    (initials, full)
}

/// Whether a query finds a name: each of its words is found somewhere in it, as its own characters, as initials, as
/// whole pinyin or as a mixture, the last syllable perhaps half typed. An empty query finds everything.
pub fn matches(query: &str, name: &str) -> bool {
    let words: Vec<Vec<char>> = query.to_lowercase().split_whitespace().map(|w| w.chars().collect()).collect();
    if words.is_empty() {
        return true;
    }
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    // Where the first letter does not fit, and that is nearly everywhere, nothing is spelled out.
    let found = |word: &[char], from: usize| {
        word.first().is_some_and(|first| may_begin(*first, letters[from]))
            && begins(word, &letters[from..].iter().copied().map(Unit::of).collect::<Vec<_>>())
    };
    words.iter().all(|word| (0..letters.len()).any(|from| found(word, from)))
}

/// Whether a character of a name can be typed by a word that begins so.
fn may_begin(first: char, c: char) -> bool {
    c.to_lowercase().next() == Some(first)
        || c.to_pinyin_multi().into_iter().flatten().any(|p| p.first_letter().starts_with(first))
}

/// ü is typed as v.
fn plain(syllable: &str) -> String {
    syllable.replace('ü', "v")
}

/// A character of a name with all ways to type it.
struct Unit {
    own: Vec<char>,
    readings: Vec<Vec<char>>,
}

impl Unit {
    fn of(c: char) -> Self {
        let mut readings: Vec<Vec<char>> = Vec::new();
        for p in c.to_pinyin_multi().into_iter().flatten() {
            let reading: Vec<char> = plain(p.plain()).chars().collect();
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        Self { own: c.to_lowercase().collect(), readings }
    }

    /// How much of `rest` this character can take, each way; whether it can take all of it and wait for more.
    fn takes(&self, rest: &[char], ends: &mut Vec<usize>) -> bool {
        let mut half = false;
        for way in std::iter::once(&self.own).chain(&self.readings) {
            if rest.starts_with(way) {
                ends.push(way.len());
            }
            half |= way.starts_with(rest);
            if way.first() == rest.first() {
                ends.push(1);
            }
        }
        half
    }
}

/// Whether a word, all of it, is found from the first of these characters on.
fn begins(word: &[char], units: &[Unit]) -> bool {
    let mut reached = vec![0];
    for unit in units {
        let mut next = Vec::new();
        for &at in &reached {
            let mut ends = Vec::new();
            if unit.takes(&word[at..], &mut ends) {
                return true;
            }
            next.extend(ends.into_iter().map(|n| at + n));
        }
        if next.contains(&word.len()) {
            return true;
        }
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return false;
        }
        reached = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_initials_and_whole_pinyin() {
        assert_eq!(keys("湛江"), ("zj".into(), "zhanjiang".into()));
        assert_eq!(keys("绿 GDP"), ("lgdp".into(), "lvgdp".into()));
    }

    #[test]
    fn a_name_is_found_by_initials_pinyin_and_mixtures() {
        for query in ["zj", "zhanjiang", "zhanj", "ZHAN", "湛j", "湛江", "江", "zjs", "zhan jiang", "js", "zhangj"]
        {
            assert_eq!(matches(query, "湛江市"), query != "zhangj", "{query}");
        }
        for query in ["jz", "zjx", "zhanjiangx", "湛x", "a"] {
            assert!(!matches(query, "湛江市"), "{query}");
        }
    }

    #[test]
    fn every_reading_of_a_character_finds_it() {
        for (query, name) in [("cq", "重庆市"), ("chongqing", "重庆市"), ("xm", "厦门市"), ("xiamen", "厦门市")]
        {
            assert!(matches(query, name), "{query}");
        }
        for (query, name) in [("cs", "长沙市"), ("changsha", "长沙市"), ("xz", "西藏自治区"), ("lvliang", "吕梁市")]
        {
            assert!(matches(query, name), "{query}");
        }
    }

    #[test]
    fn words_that_are_no_chinese_are_found_as_they_stand() {
        assert!(matches("png", "导出 PNG"));
        assert!(matches("dcp", "导出 PNG"));
        assert!(matches("open fold", "Open folder"));
        assert!(!matches("jpg", "导出 PNG"));
        assert!(matches("", "x") && matches("  ", "x"));
    }
}
