//! Which encoding the bytes are in. Never guesses a language, never drops a byte silently.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem};

use super::Problem;

/// Returns the decoded text without a byte-order mark, line ends as they are, and what is wrong with it.
pub fn decode(bytes: &[u8]) -> (String, Option<Problem>) {
    if let Some(name) = other_format(bytes) {
        return (String::new(), Some(Problem::OtherFormat(name)));
    }
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return judged(encoding.decode_without_bom_handling(&bytes[bom..]).0.into_owned());
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
        && memchr(0, text.as_bytes()).is_none()
    {
        return judged(text.into_owned());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return judged(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if bytes.contains(&0) {
        return (String::new(), Some(Problem::Binary));
    }
    let (text, problem) = judged(guess(bytes).decode_without_bom_handling(bytes).0.into_owned());
    // A detector finds some encoding for any bytes (0xFF… is ÿÿÿ…): without one Han character it is no report.
    let han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if han || problem.is_some() { (text, problem) } else { (String::new(), Some(Problem::Binary)) }
}

/// The formats of office programs, by the bytes with which their files begin (the magic numbers of PDF, ZIP, the Compound
/// File Binary format and RTF): what people call them.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const BEGIN: [(&[u8], &str); 4] = [
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "DOCX/XLSX/ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/WPS/XLS"),
        (b"{\\rtf", "RTF"),
    ];
    BEGIN.iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, name)| *name)
}

/// So many bytes are shown to the detector, which is slow.
const SAMPLE: usize = 1 << 12;

/// A UTF-8 file with a few broken bytes is still UTF-8; everything else goes to the detector. What it calls GBK is
/// decoded as GB18030, its superset.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    // Two thousand characters tell as much as all. What is before the first that is not ASCII tells nothing.
    let from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len());
    let some = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(some, some.len() < SAMPLE);
    let found = detector.guess(None, chardetng::Utf8Detection::Allow);
    if found == GBK { GB18030 } else { found }
}

/// Whether fewer than one character in fifty is broken.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut all, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let here = usize::from(!chunk.invalid().is_empty());
        broken += here;
        all += chunk.valid().chars().count() + here;
        // There are no more characters than bytes: another encoding is known by its front.
        if broken * 50 >= bytes.len() {
            return false;
        }
    }
    broken * 50 < all
}

/// UTF-16 without a mark: Chinese text in it holds ASCII (digits, line ends) whose other byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let pairs = bytes.as_chunks::<2>().0;
    let line_ends = |pair: [u8; 2]| pairs.iter().filter(|p| **p == pair).count();
    let (le, be) = (line_ends([b'\n', 0]), line_ends([0, b'\n']));
    if le + be == 0 {
        return None;
    }
    let encoding = if le > be { UTF_16LE } else { UTF_16BE };
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let han = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    (!bad && han * 3 > text.chars().count()).then_some(encoding)
}

fn judged(text: String) -> (String, Option<Problem>) {
    // Nearly every file: no character to be counted. Whole blocks are looked at, since that is done many bytes at a time.
    let bytes = text.as_bytes();
    let odd = |b: u8| b.is_ascii_control() && !b.is_ascii_whitespace();
    let any_odd = |block: &[u8]| block.iter().fold(false, |any, b| any | odd(*b));
    // U+0080–U+009F, the controls that are not ASCII; no-break spaces stand behind the same first byte.
    let control = |at: usize| bytes.get(at + 1).is_some_and(|b| *b < 0xa0);
    let clean = !bytes.chunks(4096).any(any_odd)
        && !memchr_iter(0xc2, bytes).any(control)
        && memmem::find(bytes, "\u{fffd}".as_bytes()).is_none();
    if clean && text.contains(|c: char| !c.is_whitespace()) {
        return (text, None);
    }
    let (mut all, mut bad, mut control) = (0usize, 0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        bad += usize::from(c == char::REPLACEMENT_CHARACTER);
        control += usize::from(c.is_control());
    }
    let problem = match (all, bad) {
        (0, _) => Some(Problem::Empty),
        _ if bad * 5 > all || control * 20 > all => Some(Problem::Binary),
        (_, 0) => None,
        _ => Some(Problem::Garbled(bad)),
    };
    (if problem == Some(Problem::Binary) { String::new() } else { text }, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let words = "今年地区生产总值增长6.5%左右。\n各位代表";
        let utf16 = |f: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(f).collect::<Vec<u8>>();
        let gb = GB18030.encode(words).0.into_owned();
        let mut bom = vec![0xef, 0xbb, 0xbf];
        bom.extend(words.as_bytes());
        for bytes in [words.as_bytes().to_vec(), bom, utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), gb] {
            assert_eq!(decode(&bytes), (words.to_owned(), None));
        }
    }

    #[test]
    fn no_text() {
        assert_eq!(decode(b"").1, Some(Problem::Empty));
        assert_eq!(decode(b" \r\n\t").1, Some(Problem::Empty));
        assert_eq!(decode(&[0xff; 4096]).1, Some(Problem::Binary));
        assert_eq!(decode(b"%PDF-1.7\n%text all the way").1, Some(Problem::OtherFormat("PDF")));
        assert_eq!(decode(b"PK\x03\x04\x14\0\x06\0").1, Some(Problem::OtherFormat("DOCX/XLSX/ZIP")));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").1, Some(Problem::Binary));
    }
}
