//! How far a passage of aims reaches behind the sentence that opens it.

use super::aims::{ASIDE, RETOLD, STOP, is_comment};
use super::claim::Claim;
use super::draft::{Draft, Drafts};
use super::figure::Measure;
use super::reader::is_work;
use crate::report::Part;

/// The sentences that carry a passage on: in the same paragraph while they bind indicators, in the next paragraphs when
/// the opener ends in a colon or they are bullets. `members` holds the opening sentence, `all` what it binds; both grow.
pub(super) fn extend(drafts: &Drafts<'_>, members: &mut Vec<usize>, all: &mut Vec<Claim>, period: bool) {
    let Some(&first) = members.first() else { return };
    let opened_empty = all.is_empty();
    let colon = drafts.words(first).trim_end_matches('\n').ends_with('：') || opened_empty;
    let line = drafts.list[first].line;
    let mut reach =
        Reach { drafts, first, period, opened_empty, colon, line, misses: 0, dashed: false, open: Vec::new() };
    for j in first + 1..drafts.list.len() {
        if !reach.has(j, members, all) {
            break;
        }
    }
}

/// A passage while it grows.
struct Reach<'a, 'd> {
    drafts: &'a Drafts<'d>,
    /// The sentence that opens it.
    first: usize,
    /// Whether it is one of several years.
    period: bool,
    /// Whether that sentence binds nothing itself.
    opened_empty: bool,
    /// Whether what follows it is its list.
    colon: bool,
    /// The line that was read last.
    line: usize,
    /// How many sentences in a row bound nothing that is known.
    misses: usize,
    /// What binds names that the lexicon does not hold, until a sentence behind it shows that the passage goes on.
    open: Vec<usize>,
    /// Whether this paragraph is a bullet of the passage.
    dashed: bool,
}

impl Reach<'_, '_> {
    /// Takes sentence `j` in if it is part of the passage; returns whether the passage may go on behind it.
    fn has(&mut self, j: usize, members: &mut Vec<usize>, all: &mut Vec<Claim>) -> bool {
        let (d, words) = (&self.drafts.list[j], self.drafts.words(j));
        let bullet = self.is_bullet(d, words);
        if d.line != self.line {
            if !self.enters(d, words, bullet) {
                return false;
            }
            // A bullet opens with words of its own before its number comes.
            self.misses = if bullet { 0 } else { self.misses };
            self.dashed = bullet && !words.starts_with('（');
            self.line = d.line;
        }
        if self.beside_opener(d) && ASIDE.is_match(words) {
            return true;
        }
        if STOP.is_match(words) || is_comment(words) {
            return false;
        }
        let found = self.drafts.whole(j);
        let known = found.iter().any(|c| c.indicator.is_some());
        // 完成化学需氧量年度减排任务 goes on with the aims; 去年完成了年度目标 does not.
        let last_year = ["去年", "上年", "完成了", "年初"].iter().any(|w| words.contains(w));
        if RETOLD.is_match(words) && (!known || last_year) {
            return false;
        }
        if !known {
            return self.unknown(j, bullet, members, all.len());
        }
        self.misses = 0;
        members.append(&mut self.open);
        members.push(j);
        all.extend(found.iter().cloned());
        true
    }

    fn beside_opener(&self, d: &Draft) -> bool {
        d.line == self.drafts.list[self.first].line
    }

    fn is_bullet(&self, d: &Draft, words: &str) -> bool {
        words.starts_with(['—', '-', '●', '•', '·', '◆'])
            || words.starts_with("一是")
            || (d.first_of_line && self.colon && words.chars().nth(1) == Some('是') && words.starts_with(ORDINALS))
            || (words.starts_with('（') && d.first_of_line)
    }

    /// Whether the passage goes on in a new line, that of `d`.
    fn enters(&self, d: &Draft, words: &str, bullet: bool) -> bool {
        let (text, opening) = (self.drafts.text, &self.drafts.list[self.first]);
        let length = text.line_len(d.line);
        // （一）努力推动工业经济持续稳定增长。…: a paragraph of the work plan under its heading is no bullet of the aims.
        if bullet && d.section != opening.section && (length > 1200 || is_heading_of_work(words)) {
            return false;
        }
        // 一是聚焦产业优化升级。…: nor is a long one that begins with its work, where the aims are told already.
        if !self.opened_empty && words.starts_with("一是") && length > 400 && is_heading_of_work(words) {
            return false;
        }
        // 地区生产总值增长8%；, 财政收入增长9%；, one a line: a line that ends in a semicolon goes on in the next.
        let ends_open = |l: &crate::text::Line| text.line(l).trim_end().ends_with(['；', '，', '、']);
        let open_end = text.lines().get(self.line).is_some_and(ends_open);
        let next = d.line == self.line + 1 && (self.colon || bullet || open_end) && d.line < opening.line + 24;
        next && (bullet || d.section == opening.section && (d.part == opening.part || d.part == Part::Unknown))
    }

    /// The same for a sentence that binds nothing that the lexicon knows, where `bound` is what the passage binds so far.
    fn unknown(&mut self, j: usize, bullet: bool, members: &mut Vec<usize>, bound: usize) -> bool {
        let (d, words, found) = (&self.drafts.list[j], self.drafts.words(j), self.drafts.whole(j));
        let length = self.drafts.text.line_len(d.line);
        self.misses += 1;
        // 2个千亿级产业集群 among the aims of a plan: works.
        let works = self.period && found.iter().all(is_work);
        self.open.extend((!found.is_empty() && !works).then_some(j));
        // ——高等教育毛入学率达到30%，高中阶段入学率达到90%。: a plan's bullets are aims, though no lexicon holds their names.
        // **四是**清洁能源装机容量占比达90%以上: so are the year's, where bullets before them were.
        let listed = self.period || bound >= 4 && length <= 400;
        if bullet && listed && self.opened_empty && !found.is_empty() {
            members.push(j);
            self.misses = 0;
            return true;
        }
        // 反映转型成效的预期性指标增速高于经济增速: short, in the same paragraph, of names that no lexicon holds.
        let relations = !found.is_empty() && found.iter().all(|c| c.measure == Measure::Relation);
        if self.misses == 1 && relations && self.beside_opener(d) && words.chars().count() <= 60 {
            members.push(j);
            self.misses = 0;
        }
        // Bullets go on; running text that binds nothing ends the passage.
        let bulleted = self.opened_empty && self.misses <= 6;
        // ——以提高开放水平为动力。水陆空交通更加便捷，…。外贸出口总额增长10%: words come before the numbers of a bullet.
        let within = self.dashed && length <= 900;
        bulleted || within || self.misses <= 1 && words.chars().count() <= 160
    }
}

/// 二是, 三是: the points of a list behind the first.
const ORDINALS: [char; 7] = ['二', '三', '四', '五', '六', '七', '八'];

/// （一）全力推进项目建设: the heading of a part of the work plan.
fn is_heading_of_work(words: &str) -> bool {
    const VERBS: [&str; 12] =
        ["全力", "着力", "大力", "加快", "推进", "强化", "突出", "狠抓", "扎实", "深入", "聚焦", "聚力"];
    let numbered = words.strip_prefix('（').and_then(|w| w.split_once('）')).map(|(_, w)| w.trim_start());
    let rest = numbered.or_else(|| words.strip_prefix("一是")).unwrap_or_default();
    VERBS.iter().any(|v| rest.starts_with(v))
}
