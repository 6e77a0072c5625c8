//! The lines around what was found: the sentence it stands in, and as much of that as a line has room for.

use std::ops::Range;

use super::query::Hit;

/// Places that are shown on one line: those of one sentence that stand close together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the hits.
    pub hits: Range<usize>,
    /// From the first to the last of them, in the folded view.
    pub range: Range<usize>,
}

/// What a line shows of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Bytes of the folded view.
    pub range: Range<usize>,
    /// Whether the sentence begins before it.
    pub cut_head: bool,
    /// Whether the sentence goes on behind it.
    pub cut_tail: bool,
}

/// Hits of one sentence within so many characters stand on one line: so many fit even a narrow window.
const NEAR: usize = 24;

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '\n')
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '、' | '：' | ',')
}

/// The sentence of a folded view that holds a place, within a stretch; its full stop belongs to it, the line end does
/// not.
pub fn sentence(folded: &str, within: Range<usize>, at: Range<usize>) -> Range<usize> {
    let before = folded.get(within.start..at.start).unwrap_or("");
    let start = before.rfind(ends_sentence).map_or(within.start, |i| {
        let mark = before[i..].chars().next().map_or(1, char::len_utf8);
        within.start + i + mark
    });
    // What was found may itself end in a full stop: then the sentence ends with it.
    let last = folded.get(at.clone()).and_then(|s| s.chars().next_back()).filter(|c| ends_sentence(*c));
    let from = at.end - last.map_or(0, char::len_utf8);
    let behind = folded.get(from..within.end).unwrap_or("");
    let end = behind.find(ends_sentence).map_or(within.end, |i| {
        let mark = behind[i..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        from + i + mark
    });
    let words = folded.get(start..end).unwrap_or("");
    start + (words.len() - words.trim_start().len())..end.max(at.end)
}

/// Hits by lines: in order, each in one line.
pub fn lines(folded: &str, within: Range<usize>, hits: &[Hit]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut end = 0;
    for (i, hit) in hits.iter().enumerate() {
        let range = hit.range();
        if let Some(line) = out.last_mut()
            && range.end <= end
            && folded.get(line.range.start..range.end).is_some_and(|s| s.chars().count() <= NEAR)
        {
            line.hits.end = i + 1;
            line.range.end = range.end;
            continue;
        }
        end = sentence(folded, within.clone(), range.clone()).end;
        out.push(Line { hits: i..i + 1, range });
    }
    out
}

/// As much of a sentence as `room` characters hold, with a place in sight: from its beginning where that fits, else
/// from the earliest clause that does.
pub fn window(folded: &str, sentence: Range<usize>, place: Range<usize>, room: usize) -> Window {
    let place = place.start.max(sentence.start)..place.end.min(sentence.end);
    let count = |r: Range<usize>| folded.get(r).map_or(0, |s| s.chars().count());
    let whole = count(sentence.clone()) <= room;
    let said = count(place.clone());
    // Two thirds of what is left lie behind the place, where the sentence goes on.
    let before = room.saturating_sub(said) / 3;
    let start = if whole || count(sentence.start..place.end) + before * 2 <= room {
        sentence.start
    } else {
        start_of(folded, sentence.start..place.start, before)
    };
    let head = usize::from(start > sentence.start);
    let end = nth(folded, start..sentence.end, room.saturating_sub(head).max(said));
    let cut_tail = end < sentence.end;
    // The … takes a place of its own.
    let end = if cut_tail { nth(folded, start..sentence.end, room.saturating_sub(head + 1).max(said)) } else { end };
    Window { range: start..end.max(place.end), cut_head: start > sentence.start, cut_tail }
}

/// The head of the earliest clause that begins at most `most` characters before the end of a range; failing that, that
/// many characters before.
fn start_of(folded: &str, range: Range<usize>, most: usize) -> usize {
    let words = folded.get(range.clone()).unwrap_or("");
    let from = words.char_indices().rev().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
    let from = if most == 0 { words.len() } else { from };
    let clause = words[from..].char_indices().find(|(_, c)| ends_clause(*c)).map(|(at, c)| from + at + c.len_utf8());
    range.start + clause.filter(|at| *at < words.len()).unwrap_or(from)
}

/// Where a range has had `n` characters.
fn nth(folded: &str, range: Range<usize>, n: usize) -> usize {
    folded.get(range.clone()).and_then(|s| s.char_indices().nth(n)).map_or(range.end, |(at, _)| range.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Mode, Query};

    const TEXT: &str = "一、发展\n鼓励央企国企带头开放应用场景，打造集成电路、航空航天、生物医药、低空经济等新兴支柱产业。建设低空网；低空经济产业链。\n";

    fn hits(words: &str) -> Vec<Hit> {
        Query::new(words, Mode::Substring).unwrap().hits(TEXT, 0..TEXT.len())
    }

    #[test]
    fn a_sentence_ends_at_its_mark_and_at_the_paragraph() {
        let of = |words: &str, nth: usize| {
            let hit = hits(words)[nth];
            &TEXT[sentence(TEXT, 0..TEXT.len(), hit.range())]
        };
        assert_eq!(of("发展", 0), "一、发展");
        assert!(of("低空经济", 0).starts_with("鼓励") && of("低空经济", 0).ends_with("产业。"));
        assert_eq!(of("低空网", 0), "建设低空网；");
        assert_eq!(of("产业链。", 0), "低空经济产业链。");
    }

    #[test]
    fn hits_near_one_another_share_a_line_and_none_is_lost() {
        let hits = hits("低空");
        let lines = lines(TEXT, 0..TEXT.len(), &hits);
        assert_eq!(lines.iter().map(|l| l.hits.clone()).collect::<Vec<_>>(), [0..1, 1..2, 2..3]);
        let near = Query::new("航空航天 低空经济 集成电路", Mode::Words).unwrap().hits(TEXT, 0..TEXT.len());
        let lines = super::lines(TEXT, 0..TEXT.len(), &near);
        assert_eq!(lines.iter().map(|l| l.hits.clone()).collect::<Vec<_>>(), [0..3, 3..4]);
    }

    #[test]
    fn a_window_holds_its_place_whatever_the_room() {
        let hit = hits("低空经济")[0];
        let whole = sentence(TEXT, 0..TEXT.len(), hit.range());
        for room in 0..60 {
            let window = window(TEXT, whole.clone(), hit.range(), room);
            let shown = &TEXT[window.range.clone()];
            assert!(shown.contains("低空经济"), "{room}: {shown}");
            let wide = shown.chars().count() + usize::from(window.cut_head) + usize::from(window.cut_tail);
            assert!(room < 6 || wide <= room, "{room}: {wide}");
            assert_eq!(window.cut_head, window.range.start > whole.start, "{room}");
            assert_eq!(window.cut_tail, window.range.end < whole.end, "{room}");
        }
        let short = window(TEXT, whole, hit.range(), 24);
        assert_eq!(&TEXT[short.range], "生物医药、低空经济等新兴支柱产业。");
    }
}
