//! Which headings are the top level: numbers that count up, parts without numbers, what stands below them.

use std::ops::Range;

use super::outline::{Head, Style};
use super::parts;
use crate::text::Text;

/// Decides what the top level is: unnumbered headings under which 一、 begins anew, else the numbered ones.
pub(super) fn choose_top(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    if let Some(at) = heads.iter().position(|h| h.style == Style::Appendix) {
        let (line, start) = (heads[at].line, heads[at].title.start);
        heads.retain(|h| h.line <= line && h.title.start <= start);
    }
    take_up_brackets(heads);
    drop_out_of_count(heads);
    drop_said_twice(text, heads);
    lower_repeated(text, heads, lines);
    mark_levels(text, heads);
    let han: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Han).collect();
    let restarts = han.iter().filter(|i| heads[**i].number == 1).count();
    let strong: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Plain && heads[*i].strong).collect();
    let has_part = heads.iter().any(|h| h.style == Style::Part);
    let plain_top = if han.is_empty() {
        !strong.is_empty()
    } else {
        let first_han = han.first().copied().unwrap_or(0);
        let before = strong.iter().any(|s| *s < first_han);
        // A review without a heading: its 一、…七、 come first, and each count begun anew stands under a heading of its own.
        let anew = han.iter().skip(1).filter(|i| heads[**i].number == 1);
        let parted = restarts >= 2 && anew.clone().all(|i| strong.contains(&(i - 1)));
        let between = strong.iter().filter(|s| **s > first_han).count();
        let all_before = strong.iter().filter(|s| **s < first_han).count() >= 2;
        strong.len() >= 2 && before && (restarts >= 2 || between >= 1 || all_before) || parted
    };
    if has_part {
        heads.retain(|h| h.style != Style::Plain);
    } else if plain_top {
        let marked_like = top_marks(text, heads, &strong);
        let mut i = 0;
        heads.retain(|h| {
            i += 1;
            h.style != Style::Plain || h.strong || marked_like.contains(&(i - 1))
        });
    } else {
        number_own(text, heads);
        heads.retain(|h| h.style != Style::Plain);
    }
}

/// 一、…, 二、…, 加强政府自身建设: the part on the government itself closes a report, even where it bears no number.
fn number_own(text: &Text, heads: &mut [Head]) {
    let own = |h: &Head| h.strong && parts::is_own(&text.folded()[h.title.clone()]);
    let last = heads.iter().rposition(|h| h.style == Style::Han);
    let Some((last, number)) = last.map(|i| (i, heads[i].number)) else { return };
    let mut plain = heads[last..].iter_mut().filter(|h| h.style == Style::Plain && h.strong);
    if let (Some(h), None) = (plain.next(), plain.next())
        && own(h)
    {
        (h.style, h.number) = (Style::Han, number + 1);
    }
}

/// 一、…, 二、…, 十：…, 三、…: numbers count up. One that stands between two that follow each other is a list's, or what a
/// break of the line left of its number (三十：).
fn drop_out_of_count(heads: &mut Vec<Head>) {
    let han: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Han).collect();
    let out = |w: &&[usize]| {
        let [before, here, behind] = [w[0], w[1], w[2]].map(|i| heads[i].number);
        here != 1 && here != before + 1 && behind == before + 1
    };
    let out: Vec<usize> = han.windows(3).filter(out).map(|w| w[1]).collect();
    let mut at = 0;
    heads.retain(|_| {
        at += 1;
        !out.contains(&(at - 1))
    });
}

/// （三）…, 四、…, 五、…, 四、加强政府自身建设: numbers that go on from those in brackets lost theirs, where the count of the
/// parts takes the first of them up again.
fn take_up_brackets(heads: &mut [Head]) {
    for i in 1..heads.len() {
        let (before, here) = (&heads[i - 1], &heads[i]);
        let n = here.number;
        if here.style != Style::Han || before.style != Style::HanBracket || before.number + 1 != n {
            continue;
        }
        let run =
            heads[i..].iter().filter(|h| h.style == Style::Han).enumerate().take_while(|(k, h)| h.number == n + k);
        let len = run.count();
        let han: Vec<usize> = (i..heads.len()).filter(|j| heads[*j].style == Style::Han).collect();
        if han.get(len).is_some_and(|j| heads[*j].number == n) {
            han[..len].iter().for_each(|j| heads[*j].style = Style::HanBracket);
        }
    }
}

/// 一、2017年工作回顾 above the salutation and again below it: a heading that the page holds twice is one.
fn drop_said_twice(text: &Text, heads: &mut Vec<Head>) {
    let words = |h: &Head| text.folded()[h.title.clone()].replace(' ', "");
    let mut before: Option<(usize, String)> = None;
    heads.retain(|h| {
        let here = (h.style == Style::Han).then(|| (h.number, words(h)));
        let again = here.is_some() && here == before;
        before = here.or_else(|| before.take());
        !again
    });
}

/// What the marks of a text say: ## 关于国内建设 above ### 一、… is a part; 科技创新的重点： is none where the parts are bold.
fn mark_levels(text: &Text, heads: &mut [Head]) {
    let line = |h: &Head| text.lines().get(h.line).map_or((0, false), |l| (l.heading, l.bold >= l.range.len()));
    let numbered: Vec<_> = heads.iter().filter(|h| h.style == Style::Han).map(|h| line(h).0).collect();
    let lowest = numbered.iter().copied().min().unwrap_or(0);
    let above = |h: &Head| h.style == Style::Plain && line(h).0 > 0 && line(h).0 < lowest;
    let parts = heads.iter().filter(|h| above(h)).count() >= 2;
    let bold = heads.iter().filter(|h| h.style == Style::Plain && h.strong && line(h) != (0, false)).count() >= 2;
    for h in heads.iter_mut().filter(|h| h.style == Style::Plain) {
        let bare = line(h) == (0, false) && text.lines().get(h.line).is_some_and(|l| text.line(l).ends_with('：'));
        h.strong = h.strong && !(bold && bare) || parts && above(h);
    }
}

/// 过去一年，我们拼应急破难…; 过去一年，我们拼经济增长…: unnumbered headings that begin alike stand below what they share.
fn lower_repeated(text: &Text, heads: &mut [Head], lines: &Range<usize>) {
    let opening = |h: &Head| text.folded()[h.title.clone()].split_once('，').map(|(first, _)| first.to_owned());
    let openings: Vec<Option<String>> = heads.iter().map(|h| opening(h).filter(|_| h.style == Style::Plain)).collect();
    // 五年来，我们统筹城乡发展: beside those that say that they are parts stand others like them.
    let short = |words: &&str| words.chars().count() <= 50 && !words.ends_with(['。', '；', '：']);
    let words = || lines.clone().filter_map(|i| text.lines().get(i)).map(|l| text.line(l)).filter(short);
    let like = |o: &str| words().filter(|w| begins(w, o)).count();
    let first = heads.iter().position(|h| h.style == Style::Plain && h.strong);
    for (i, h) in heads.iter_mut().enumerate() {
        let alike = openings[i].as_ref().is_some_and(|o| like(o) >= 3);
        if alike && first.is_some_and(|f| f < i) {
            h.style = Style::HanBracket;
        }
    }
}

/// Whether a line begins with words that a comma ends.
fn begins(words: &str, opening: &str) -> bool {
    words.strip_prefix(opening).is_some_and(|rest| rest.starts_with('，'))
}

/// 四、2006年工作重点, under it 一、…, 二、…: numbers that begin anew inside a section stand one level below, where no
/// unnumbered heading parts them. They end where the outer count goes on.
pub(super) fn nest(heads: &mut [Head]) {
    let parted = heads.iter().any(|h| matches!(h.style, Style::Plain | Style::Part));
    if parted {
        return;
    }
    let (mut outer, mut inner): (usize, Option<usize>) = (0, None);
    for h in heads.iter_mut().filter(|h| h.style == Style::Han) {
        match inner {
            Some(n) if h.number == n + 1 && h.number != outer + 1 => (inner, h.style) = (Some(n + 1), Style::HanInner),
            Some(n) if h.number == outer + 1 && h.number == n + 1 => (inner, h.style) = (Some(n + 1), Style::HanInner),
            _ if h.number == outer + 1 => (outer, inner) = (h.number, None),
            _ if h.number == 1 && outer > 1 => (inner, h.style) = (Some(1), Style::HanInner),
            Some(_) if h.number == 1 => (inner, h.style) = (Some(1), Style::HanInner),
            _ => {}
        }
    }
}

/// Unnumbered headings that look like the strong ones (same Markdown level, or bold like them) are top headings too.
fn top_marks(text: &Text, heads: &[Head], strong: &[usize]) -> Vec<usize> {
    let look = |h: &Head| {
        let line = &text.lines()[h.line];
        (line.heading, line.bold >= line.range.len())
    };
    let looks: Vec<_> = strong.iter().map(|i| look(&heads[*i])).collect();
    let marked = looks.first().is_some_and(|f| *f != (0, false));
    let same = marked && looks.iter().all(|l| Some(l) == looks.first());
    let no_han = heads.iter().all(|h| h.style != Style::Han);
    // Under a top heading the numbers begin anew.
    let anew = |i: usize| heads.get(i + 1).is_some_and(|n| n.style == Style::Han && n.number == 1);
    let like = |i: &usize| heads[*i].style == Style::Plain && looks.first() == Some(&look(&heads[*i]));
    // A part has no single heading below it: what stands alone between two parts is one itself.
    let is_strong = |i: Option<usize>| i.is_some_and(|i| strong.contains(&i));
    let colon = |h: &Head| text.line(&text.lines()[h.line]).ends_with('：');
    let single = |i: usize| is_strong(i.checked_sub(1)) && is_strong(Some(i + 1)) && !colon(&heads[i]);
    let mut found: Vec<usize> =
        (0..heads.len()).filter(|i| like(i) && (same && (no_han || anew(*i)) || marked && single(*i))).collect();
    // Where all that look so are parts but one, that one is, too.
    let left: Vec<usize> = (0..heads.len())
        .filter(|i| same && like(i) && !colon(&heads[*i]) && !heads[*i].strong && !found.contains(i))
        .collect();
    if let [one] = left.as_slice() {
        found.push(*one);
    }
    found
}
