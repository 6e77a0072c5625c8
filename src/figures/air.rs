//! 优良率 without the words of what is good: of the air where the air was spoken of last (空气质量优良天数358天、优良率98.1%).

use super::Rules;
use super::claim::Claim;

/// Gives the claims of a sentence whose name is the rate alone to the air, where nothing of water stands nearer.
pub(super) fn of_air(text: &str, sentence: usize, claims: &mut [Claim], rules: &Rules) {
    const RATES: [&str; 3] = ["优良率", "优良比例", "优良比率"];
    let Some(air) = rules.lexicon.index("good_air_days") else { return };
    for claim in claims.iter_mut().filter(|c| RATES.contains(&&text[c.name.clone()])) {
        let before = &text[sentence..claim.name.start];
        let last = |words: &[&str]| words.iter().filter_map(|w| before.rfind(w)).max();
        if last(&["空气", "大气"]) > last(&["水", "断面", "河"]) {
            claim.indicator = Some(air);
        }
    }
}
