//! What a single character of a sentence can begin.

/// How much of the front of `s` is a part of the text wherever it stands: nothing that is no word of the machines begins
/// there.
pub fn plain_len(s: &str) -> usize {
    s.char_indices().find(|(_, c)| !is_plain(*c)).map_or(s.len(), |(at, _)| at)
}

/// Whether nothing that is no word of the machines begins with a character.
pub fn is_plain(c: char) -> bool {
    PLAIN.get(c as usize / 64).is_none_or(|bits| bits & (1 << (c as usize % 64)) != 0)
}

/// Bits of the characters with which nothing begins.
static PLAIN: [u64; 1 << 10] = {
    let mut bits = [u64::MAX; 1 << 10];
    let mut at = 0;
    while at < 1 << 16 {
        if let Some(c) = char::from_u32(at) {
            // （, ——, 每立方米, 过500亿元, 向500亿元迈进, 亿元, -16.5%, 以及, 和
            let begins = matches!(c, '（' | '—' | '每' | '过' | '向' | '亿' | '万' | '-' | '以' | '和' | '与' | '及');
            if begins || is_number(c) || is_quote(c) || is_mark(c) {
                bits[at as usize / 64] &= !(1 << (at % 64));
            }
        }
        at += 1;
    }
    bits
};

/// Whether a number may begin with a character.
pub const fn is_number(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '百' | '千' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '零'
    )
}

/// What stands around words and parts nothing.
pub const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | ' ' | '‘' | '’')
}

/// What parts a sentence.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '。' | '：' | '！' | '？' | '…' | '●' | '◆' | '■' | '★')
}
