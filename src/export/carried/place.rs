//! Finds what a picture carries: a text chunk of a PNG, the metadata of an SVG, a file attached to a PDF. Looks at
//! bytes alone: no picture is decoded, no document is parsed, everything that unpacks is capped.

use std::io::Read;

use flate2::Crc;
use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::{Damage, FORMAT, MOST};
use crate::export::CARRIED_NAME;

/// Returns the JSON that a picture carries.
///
/// # Errors
/// See [`Damage`].
pub fn find(picture: &[u8]) -> Result<Vec<u8>, Damage> {
    let head = picture.get(..picture.len().min(4096)).unwrap_or_default();
    if let Some(chunks) = picture.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        png(chunks)
    } else if memmem::find(head, b"%PDF-").is_some() {
        pdf(picture)
    } else if memmem::find(head, b"<svg").is_some() {
        svg(picture)
    } else {
        Err(Damage::NotAPicture)
    }
}

/// Length, type, data, checksum; the text chunks stand before the pixels or after them.
fn png(mut rest: &[u8]) -> Result<Vec<u8>, Damage> {
    while let Some((head, after)) = rest.split_at_checked(8) {
        let (length, kind) = head.split_at(4);
        let length = length.iter().fold(0usize, |n, b| n << 8 | usize::from(*b));
        let (Some(data), Some(sum)) = (after.get(..length), after.get(length..length.saturating_add(4))) else {
            return Err(Damage::Broken);
        };
        if kind == b"iTXt"
            && let Some(text) = data.strip_prefix(CARRIED_NAME.as_bytes()).and_then(|d| d.strip_prefix(b"\0"))
        {
            let mut crc = Crc::new();
            crc.update(kind);
            crc.update(data);
            if crc.sum().to_be_bytes() != *sum {
                return Err(Damage::Broken);
            }
            return international(text);
        }
        rest = after.get(length.saturating_add(4)..).unwrap_or_default();
    }
    Err(Damage::Nothing)
}

/// Flag and method of compression, language, translated keyword, text.
fn international(text: &[u8]) -> Result<Vec<u8>, Damage> {
    let (head, rest) = text.split_at_checked(2).ok_or(Damage::Broken)?;
    let mut parts = rest.splitn(3, |b| *b == 0);
    let (_, _, text) = (parts.next(), parts.next(), parts.next().ok_or(Damage::Broken)?);
    match head {
        [0, _] if text.len() > MOST => Err(Damage::TooLarge),
        [0, _] => Ok(text.to_vec()),
        [1, 0] => inflate(text, MOST),
        _ => Err(Damage::Broken),
    }
}

/// Unpacks at most `most` bytes.
fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Damage> {
    let mut out = Vec::new();
    let read = ZlibDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut out);
    match read {
        _ if out.len() > most => Err(Damage::TooLarge),
        Ok(_) => Ok(out),
        Err(_) => Err(Damage::Broken),
    }
}

/// What carried data begin with.
fn opening() -> String {
    format!("{{\"format\":\"{FORMAT}\"")
}

/// The streams of a PDF one after another; the first that holds carried data, plain or packed.
fn pdf(bytes: &[u8]) -> Result<Vec<u8>, Damage> {
    let opening = opening();
    for at in memmem::find_iter(bytes, b"stream") {
        let data = bytes.get(at + 6..).unwrap_or_default();
        let Some(data) = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")) else { continue };
        if data.starts_with(opening.as_bytes()) {
            let end = memmem::find(data, b"endstream").ok_or(Damage::Broken)?;
            let json = data.get(..end).unwrap_or_default().trim_ascii_end();
            return if json.len() > MOST { Err(Damage::TooLarge) } else { Ok(json.to_vec()) };
        }
        // A few bytes tell; only what begins as it should is unpacked whole.
        let mut first = vec![0; opening.len()];
        let told = ZlibDecoder::new(data).read_exact(&mut first).is_ok();
        if told && first == opening.as_bytes() {
            return inflate(data, MOST);
        }
    }
    Err(Damage::Nothing)
}

/// The element of our own in the metadata of an SVG.
fn svg(bytes: &[u8]) -> Result<Vec<u8>, Damage> {
    let Some(at) = memmem::find(bytes, b"<duibiao:chart") else { return Err(Damage::Nothing) };
    let rest = bytes.get(at..).unwrap_or_default();
    let start = memmem::find(rest, b">").ok_or(Damage::Broken)? + 1;
    let end = memmem::find(rest, b"</duibiao:chart").filter(|e| *e >= start).ok_or(Damage::Broken)?;
    let text = rest.get(start..end).unwrap_or_default();
    if text.len() > MOST * 2 {
        return Err(Damage::TooLarge);
    }
    let text = std::str::from_utf8(text).map_err(|_| Damage::Broken)?;
    let plain = unescape(text.trim()).ok_or(Damage::Broken)?;
    if plain.len() > MOST { Err(Damage::TooLarge) } else { Ok(plain.into_bytes()) }
}

/// Text as it was before XML; null where a reference means nothing.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, behind) = after.split_once(';')?;
        out.push_str(before);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let digits = name.strip_prefix('#')?;
                let hex = digits.strip_prefix(['x', 'X']).map(|h| u32::from_str_radix(h, 16));
                char::from_u32(hex.unwrap_or_else(|| digits.parse()).ok()?)?
            }
        });
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_undone_and_nonsense_is_not_believed() {
        assert_eq!(unescape("a&amp;b&#20013;&#x56FD;&quot;").as_deref(), Some("a&b中国\""));
        for wrong in ["&", "&amp", "&nothing;", "&#x110000;", "&#;"] {
            assert_eq!(unescape(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        use std::io::Write;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; 4000]).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(inflate(&packed, 4000).map(|b| b.len()), Ok(4000));
        assert_eq!(inflate(&packed, 3999), Err(Damage::TooLarge));
        assert_eq!(inflate(&packed[..packed.len() / 2], 4000), Err(Damage::Broken));
    }
}
