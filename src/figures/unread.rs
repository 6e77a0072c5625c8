//! Numbers among the aims that nothing understood: they are said, never passed over.

use std::ops::Range;

use super::Rules;
use super::claim::Claim;
use super::passage::{Role, Sentence};
use super::token::{Tok, tokens};

/// The clauses of a sentence of aims that hold a number no claim took, as ranges of the folded text.
///
/// A number in brackets, the beginning of a way (由12%提高到15%) and a count of things (三个一批) are no aims; neither are
/// numbers without a unit.
pub fn unread(text: &str, sentence: &Sentence, rules: &Rules) -> Vec<Range<usize>> {
    let aims = match sentence.role {
        Role::Annual(_) => true,
        Role::Period(_) => sentence.why.rule == "opener",
        _ => false,
    };
    if !aims {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in tokens(text, &rules.wording.signs.cut(text, sentence.range.clone()), rules) {
        let Tok::Amount(amount) = &token.tok else { continue };
        let measured = amount.unit.as_deref().is_some_and(is_measure);
        if !measured || taken(&token.range, &sentence.claims) || starts_a_way(text, token.range.start) {
            continue;
        }
        let clause = clause(text, &token.range, &sentence.range);
        if found.last() != Some(&clause) {
            found.push(clause);
        }
    }
    found
}

/// Units in which aims are set: a share, money, people, tons. 3个, 5项 count works.
fn is_measure(unit: &str) -> bool {
    ["%", "‰", "百分点"].iter().any(|u| unit.contains(u)) || unit.ends_with(['元', '人', '吨', '斤'])
}

fn taken(at: &Range<usize>, claims: &[Claim]) -> bool {
    claims.iter().any(|c| c.value_at.start < at.end && at.start < c.value_at.end)
}

fn starts_a_way(text: &str, at: usize) -> bool {
    let before: String = text[..at].chars().rev().take(6).collect();
    before.contains(['由', '从'])
}

fn clause(text: &str, at: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let marks = ['，', '；', '：', '。'];
    let start = text[sentence.start..at.start].rfind(marks).map_or(sentence.start, |i| {
        let mark = sentence.start + i;
        mark + text[mark..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at.end..sentence.end].find(marks).map_or(sentence.end, |i| at.end + i);
    start..end
}
