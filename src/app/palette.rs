//! What can be found by typing a few letters: the ranking of commands, and the places and indicators that stand
//! beside them.

use super::pinyin;
use super::state::State;

/// How well words were found; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The words are exactly what was typed.
    Whole,
    /// They begin with what was typed.
    Start,
    /// What was typed is the initials of all of them.
    WholeSound,
    /// Their pinyin begins with it.
    StartSound,
    /// They hold it, at the beginning of a word.
    Word,
    /// They hold it.
    Inside,
    /// It is pinyin of something within them.
    InsideSound,
}

/// How well words are found by what was typed, in small letters; null when they are not.
fn rank(words: &str, typed: &str) -> Option<Rank> {
    let lower = words.to_lowercase();
    if let Some(at) = lower.find(typed) {
        return Some(match lower[..at].chars().next_back() {
            None if lower.len() == typed.len() => Rank::Whole,
            None => Rank::Start,
            Some(c) if !c.is_alphanumeric() => Rank::Word,
            Some(_) => Rank::Inside,
        });
    }
    if !pinyin::matches(typed, words) {
        return None;
    }
    let (initials, full) = pinyin::keys(words);
    let typed: String = typed.split_whitespace().collect();
    Some(if initials == typed {
        Rank::WholeSound
    } else if initials.starts_with(&typed) || full.starts_with(&typed) {
        Rank::StartSound
    } else {
        Rank::InsideSound
    })
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Findable<T> {
    /// What it is.
    pub item: T,
    /// The names by which it is found, in any language.
    pub names: Vec<String>,
    /// Of two found equally well, the lower goes first.
    pub class: u8,
}

/// Something of the library that can be gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goto {
    /// A place with reports, its own or those of places below it, as an index into the tree.
    Place(usize),
    /// An indicator that the readings hold, by its id.
    Indicator(String),
    /// A chart of the project that bears a name.
    Chart(String),
}

/// The best of what is found by what was typed, as indices: by how well it is found, then commands before charts and
/// indicators before places, then the shorter name, then the given order.
pub fn ranked<T>(all: &[Findable<T>], typed: &str, most: usize) -> Vec<usize> {
    let typed = typed.trim().to_lowercase();
    let best = |f: &Findable<T>| -> Option<(Rank, usize)> {
        f.names.iter().filter_map(|n| Some((rank(n, &typed)?, n.chars().count()))).min()
    };
    let mut found: Vec<((Rank, u8, usize), usize)> =
        (0..all.len()).filter_map(|i| best(&all[i]).map(|(rank, length)| ((rank, all[i].class, length), i))).collect();
    found.sort();
    found.into_iter().take(most).map(|f| f.1).collect()
}

impl State {
    /// Charts, places and indicators of what is open: charts by their names, places from the provinces down, indicators as
    /// the lexicon has them.
    pub fn findable(&self) -> Vec<Findable<Goto>> {
        let tree = &self.library.tree;
        let mut nodes: Vec<usize> = (0..tree.nodes.len()).filter(|i| tree.nodes[*i].count > 0).collect();
        nodes.sort_by(|a, b| {
            let key = |i: usize| (tree.nodes[i].depth, &tree.nodes[i].code, &tree.nodes[i].region);
            key(*a).cmp(&key(*b))
        });
        let place = |i: usize| {
            let node = &tree.nodes[i];
            Findable { item: Goto::Place(i), names: vec![node.name.clone(), node.region.clone()], class: 2 }
        };
        let held = self.choice.indicators(&self.library);
        let indicator = |id: &str| {
            let i = self.lexicon.by_id(id)?;
            let names = vec![i.zh.clone(), i.en.clone(), id.to_string()];
            Some(Findable { item: Goto::Indicator(id.to_string()), names, class: 1 })
        };
        let chart = |name: &String| Findable { item: Goto::Chart(name.clone()), names: vec![name.clone()], class: 1 };
        let charts = self.project.charts.named.keys().map(chart);
        charts.chain(held.iter().filter_map(|(id, _)| indicator(id))).chain(nodes.into_iter().map(place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[(&'static str, u8)]) -> Vec<Findable<&'static str>> {
        names.iter().map(|(n, class)| Findable { item: *n, names: vec![(*n).to_string()], class: *class }).collect()
    }

    #[test]
    fn what_is_found_best_stands_first() {
        let all = list(&[("复制原句", 0), ("打开文件夹", 0), ("打开文件", 0), ("大埔县", 2), ("导出图表", 0)]);
        let names = |typed: &str| ranked(&all, typed, 9).into_iter().map(|i| all[i].item).collect::<Vec<_>>();
        assert_eq!(names("dk"), ["打开文件", "打开文件夹"]);
        assert_eq!(names("打开文件夹"), ["打开文件夹"]);
        assert_eq!(names("dkwj"), ["打开文件", "打开文件夹"], "all initials before some");
        assert_eq!(names("d"), ["打开文件", "导出图表", "打开文件夹", "大埔县"], "commands before places");
        assert!(names("xyz").is_empty());
    }
}
