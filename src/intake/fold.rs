//! The folded view: the original in one spelling, so that no rule meets another.
//!
//! Widths, dashes and stray spaces are made one, literals such as `&nbsp;`, `<U+00A0>` and a written-out `\r\n` are
//! resolved, Markdown and HTML marks are taken off, furniture is cut out. What was where is kept by [`Folding`].

use memchr::{memchr_iter, memchr3_iter, memmem};

use super::front::FrontMatter;
use super::furniture::Patterns;
use super::squeezed;
use crate::text::{Folding, Furniture, Span, Text};

/// Folds a decoded text.
pub fn fold(original: String, front: &FrontMatter, patterns: &Patterns) -> Text {
    let lines = lines(&original, front.span.map_or(0, |s| s.end));
    let patterns = patterns.of(&original);
    let mut out = Folding::new(original);
    if let Some(span) = front.span {
        out.furniture(span, Furniture::FrontMatter);
    }
    for (line, end) in lines {
        let words = &out.original()[line.range()];
        if let Some(kind) = patterns.line(words.trim()) {
            out.furniture(line, kind);
            continue;
        }
        let cuts = patterns.words(words);
        let mut at = line.start;
        for (range, kind) in cuts {
            fold_piece(&mut out, Span::new(at, line.start + range.start));
            at = line.start + range.end;
            out.furniture(Span::new(line.start + range.start, at), kind);
        }
        fold_piece(&mut out, Span::new(at, line.end));
        out.end_line(Span::new(line.end, end));
    }
    out.finish()
}

/// Marks that end a line although they are not a line end: written-out escapes and block tags.
const LINE_MARKS: [&str; 12] =
    ["\\r\\n", "\\n", "\\r", "<br>", "<br/>", "<br />", "</p>", "<p>", "</div>", "</h4>", "</h5>", "</h3>"];

/// Cuts the original into lines: each with the end of its line mark.
fn lines(original: &str, from: usize) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    let (mut start, mut at) = (from, from);
    let bytes = original.as_bytes();
    for here in may_end_lines(bytes) {
        let mark = match bytes[here] {
            _ if here < at => 0,
            b'\n' => 1,
            b'\r' => 1 + usize::from(bytes.get(here + 1) == Some(&b'\n')),
            b'\\' | b'<' => LINE_MARKS.iter().find(|m| bytes[here..].starts_with(m.as_bytes())).map_or(0, |m| m.len()),
            _ => SEPARATOR.len(),
        };
        if mark > 0 {
            found.push((Span::new(start, here), here + mark));
            at = here + mark;
            start = at;
        }
    }
    found.push((Span::new(start, bytes.len()), bytes.len()));
    let found = squeezed::unwrapped(original, found);
    found.into_iter().flat_map(|line| squeezed::paragraphs(original, line)).collect()
}

/// The line separator of Unicode.
const SEPARATOR: &str = "\u{2028}";

/// Where a mark may stand that ends a line, in order.
fn may_end_lines(bytes: &[u8]) -> Vec<usize> {
    let marks = memchr3_iter(b'\n', b'\\', b'<', bytes).chain(memchr_iter(b'\r', bytes));
    let mut found: Vec<usize> = marks.chain(memmem::find_iter(bytes, SEPARATOR)).collect();
    found.sort_unstable();
    found
}

/// Literals that stand for one character.
const LITERALS: [(&str, &str); 12] = [
    ("&nbsp;", " "),
    ("<U+00A0>", " "),
    ("<U+3000>", " "),
    ("&permil;", "‰"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&mdash;", "—"),
    ("&middot;", "·"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
];

/// The state of folding one line.
struct Piece<'a> {
    out: &'a mut Folding,
    words: &'a str,
    base: usize,
    /// Where the white space before the next character begins.
    space: Option<usize>,
    bold: bool,
}

fn fold_piece(out: &mut Folding, span: Span) {
    let words = out.original()[span.range()].to_owned();
    let mut piece = Piece { out, words: &words, base: span.start, space: None, bold: false };
    let mut rest = words.as_str();
    while let Some(c) = rest.chars().next() {
        let at = words.len() - rest.len();
        // Most of a report is Han characters that nothing folds: they are kept a run at a time.
        let run = if piece.space.is_none() { plain_len(rest, piece.out.last()) } else { 0 };
        if run > 0 {
            piece.out.keep(Span::new(span.start + at, span.start + at + run));
            rest = &rest[run..];
            continue;
        }
        let used = piece.step(rest, at, c);
        rest = &rest[used..];
    }
}

/// The length of the run at the front of `s` that has one spelling whatever stands around it: what
/// [`Piece::step`] would keep, character by character. `last` is the character written before it.
fn plain_len(s: &str, last: Option<char>) -> usize {
    let bytes = s.as_bytes();
    let mut at = 0;
    let mut behind_digit = last.is_some_and(|c| c.is_ascii_digit());
    while at < bytes.len() {
        if begins_han(bytes[at]) {
            let run = bytes[at..].iter().step_by(3).take_while(|b| begins_han(**b)).count();
            at += 3 * run;
            behind_digit = false;
            continue;
        }
        let (len, digit) = match bytes[at] {
            b'0'..=b'9' => (1, true),
            b'.' if behind_digit => (1, false),
            b'-' | b'a'..=b'k' | b'm'..=b'z' | b'A'..=b'H' | b'J'..=b'Z' => (1, false),
            0xe2 | 0xe3 | 0xef if is_plain_mark(&bytes[at..], behind_digit) => (3, false),
            _ => break,
        };
        at += len;
        behind_digit = digit;
    }
    at
}

/// Whether a character of U+4000–U+9FFF begins with a byte: nearly all Han characters of a report.
fn begins_han(byte: u8) -> bool {
    matches!(byte, 0xe4..=0xe9)
}

/// Whether a mark is plain: 、；（）！？“”‘’—… and 《》 always, ，。： unless they stand behind a digit.
fn is_plain_mark(bytes: &[u8], behind_digit: bool) -> bool {
    match bytes {
        [0xe3, 0x80, 0x81 | 0x8a | 0x8b, ..] => true,
        [0xe2, 0x80, 0x94 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6, ..] => true,
        [0xef, 0xbc, 0x81 | 0x88 | 0x89 | 0x9b | 0x9f, ..] => true,
        [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x8c | 0x9a, ..] => !behind_digit,
        _ => false,
    }
}

impl Piece<'_> {
    /// Folds what stands at the front of `rest`; returns how many bytes it took.
    fn step(&mut self, rest: &str, at: usize, c: char) -> usize {
        if c.is_whitespace() || is_invisible(c) {
            self.space.get_or_insert(at);
            return c.len_utf8();
        }
        if let Some(n) = self.markup(rest, c) {
            return n;
        }
        if matches!(c, '&' | '<')
            && let Some((literal, words)) = LITERALS.iter().find(|(l, _)| rest.starts_with(l))
        {
            if *words == " " {
                self.space.get_or_insert(at);
            } else {
                self.put(at, literal.len(), words);
            }
            return literal.len();
        }
        let next = rest[c.len_utf8()..].chars().find(|c| !c.is_whitespace());
        self.pending_space(c, at);
        let mut buffer = [0; 4];
        match one_spelling(c, self.out.last(), next, &rest[c.len_utf8()..]) {
            Spelling::Same => self.out.keep(Span::new(self.base + at, self.base + at + c.len_utf8())),
            Spelling::Char(to) => self.put(at, c.len_utf8(), to.encode_utf8(&mut buffer)),
            Spelling::Nothing => {}
            Spelling::Permille(n) => {
                self.put(at, n, "‰");
                return n;
            }
        }
        c.len_utf8()
    }

    fn put(&mut self, at: usize, len: usize, words: &str) {
        self.out.replace(Span::new(self.base + at, self.base + at + len), words);
    }

    /// A space is kept only between two Latin words or two numbers; and after the number of a list item
    /// (`1. 2016年`), where without it a new number would arise.
    fn pending_space(&mut self, next: char, at: usize) {
        let Some(from) = self.space.take() else { return };
        let Some(last) = self.out.last() else { return };
        let both = last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() && !self.one_number(last, at);
        let item = last == '.' && next.is_ascii_digit() && self.out.line_is_number();
        if both || item {
            self.put(from, at - from, " ");
        }
    }

    /// 1 029亿元, 1 1%: one number that a space cut in two: thousands, or single digits drawn apart.
    fn one_number(&self, last: char, at: usize) -> bool {
        let digits = |s: &str| s.chars().take_while(char::is_ascii_digit).count();
        let behind = digits(self.words.get(at..).unwrap_or_default());
        let before = self.out.digits_behind();
        last.is_ascii_digit() && (behind == 3 && before <= 3 && before > 0 || behind == 1 && before == 1)
    }

    /// Takes off Markdown and HTML marks.
    fn markup(&mut self, rest: &str, c: char) -> Option<usize> {
        match c {
            '*' => {
                let n = rest.len() - rest.trim_start_matches('*').len();
                if self.bold {
                    self.out.bold_so_far();
                }
                self.bold = self.out.at_line_start();
                Some(n)
            }
            '#' if self.out.at_line_start() => {
                let n = rest.len() - rest.trim_start_matches('#').len();
                self.out.heading(n.min(6) as u8);
                Some(n)
            }
            '>' if self.out.at_line_start() => Some(1),
            '\\' => Some(1),
            '<' => html_mark(rest),
            '[' => footnote(rest),
            _ => None,
        }
    }
}

/// The length of a mark of a footnote: `[^1]`, `[12]`. Looks no further than one can reach: a line of nothing but `[` is
/// read once, not once for each.
fn footnote(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(6).position(|b| b == b']')?;
    let number = rest[1..end].strip_prefix('^').unwrap_or(&rest[1..end]);
    let short = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    short.then_some(end + 1)
}

/// So many bytes a tag may have, and a comment.
const TAG: usize = 300;
const COMMENT: usize = 4096;

/// The length of an HTML tag or comment at the front of `rest`; looks no further than one can reach.
fn html_mark(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if rest.starts_with("<!--") {
        return bytes[..bytes.len().min(COMMENT)].windows(3).position(|w| w == b"-->").map(|n| n + 3);
    }
    let inside = rest[1..].trim_start_matches('/');
    let tag = inside.starts_with(|c: char| c.is_ascii_lowercase());
    tag.then(|| bytes.iter().take(TAG).position(|b| *b == b'>')).flatten().map(|n| n + 1)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{fffc}')
}

enum Spelling {
    Same,
    Char(char),
    Nothing,
    Permille(usize),
}

/// The one spelling of a character between `last` and `next`.
fn one_spelling(c: char, last: Option<char>, next: Option<char>, after: &str) -> Spelling {
    let digits = last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(is_digit);
    match c {
        '．' | '·' | '。' | '﹒' | '•' if digits => Spelling::Char('.'),
        ',' if digits && thousands(after) => Spelling::Nothing,
        // 26，500元: a full-width comma groups thousands only where money follows.
        '，' if digits && thousands(after) && after.trim_start_matches(is_digit).starts_with(['元', '亿', '万']) => {
            Spelling::Nothing
        }
        // 零售总额1715，7亿元: one digit between a comma and its unit is what stood behind a point.
        '，' | ','
            if digits
                && ["亿元", "万元"].iter().any(|u| after.trim_start_matches(is_digit).starts_with(u))
                && after.chars().take_while(|c| is_digit(*c)).count() == 1 =>
        {
            Spelling::Char('.')
        }
        '％' | '﹪' | '%' if last == Some('%') => Spelling::Nothing,
        ':' | '：' if digits => Spelling::Char(':'),
        // 增长22.1%.城镇居民人均: an ASCII full stop between Chinese words.
        '.' if last.is_some_and(|c| c == '%' || is_han(c)) && next.is_some_and(is_han) => Spelling::Char('。'),
        ',' | '﹐' => Spelling::Char('，'),
        ';' | '﹔' => Spelling::Char('；'),
        ':' | '﹕' | '∶' | '︰' => Spelling::Char('：'),
        '(' => Spelling::Char('（'),
        ')' => Spelling::Char('）'),
        '!' => Spelling::Char('！'),
        '?' => Spelling::Char('？'),
        '％' | '﹪' | '%' | '‰' => percent(c, after),
        // 增长I4.8％: a letter read for the digit one, where nothing but a number of per cent can stand.
        'I' | 'l' if one_misread(last, after) => Spelling::Char('1'),
        '－' | '–' | '−' | '‐' | '‑' | '﹣' => Spelling::Char('-'),
        '─' | '━' | '―' | '﹘' => Spelling::Char('—'),
        '～' | '〜' | '∼' | '﹋' => Spelling::Char('~'),
        '\u{ff01}'..='\u{ff5e}' if !matches!(c, '，' | '；' | '：' | '（' | '）' | '！' | '？') => {
            Spelling::Char(char::from_u32(c as u32 - 0xfee0).unwrap_or(c))
        }
        _ => Spelling::Same,
    }
}

/// `7.9％。以内` is ‰ read badly: a full stop cannot stand before a word of bound.
fn percent(c: char, after: &str) -> Spelling {
    let tail = after
        .strip_prefix("。。")
        .or_else(|| after.strip_prefix('。'))
        .or_else(|| after.strip_prefix('o'))
        .or_else(|| after.strip_prefix('0'));
    let bound = |t: &str| {
        after.starts_with("。。") || ["以内", "左右", "以下", "之内", "，", "；", "、"].iter().any(|b| t.starts_with(b))
    };
    match tail {
        Some(t) if bound(t) => Spelling::Permille(c.len_utf8() + after.len() - t.len()),
        _ if matches!(c, '%' | '‰') => Spelling::Same,
        _ => Spelling::Char('%'),
    }
}

/// Whether a letter between Chinese words and the rest of a number of per cent is a one.
fn one_misread(last: Option<char>, after: &str) -> bool {
    let number = |c: char| is_digit(c) || matches!(c, '.' | '．');
    let behind = after.trim_start_matches(number);
    last.is_some_and(|c| !c.is_ascii_alphanumeric())
        && after.starts_with(is_digit)
        && behind.trim_start().starts_with(['%', '％'])
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether exactly three digits follow, so that a comma before them groups thousands.
fn thousands(after: &str) -> bool {
    after.chars().take_while(|c| is_digit(*c)).count() == 3
}
