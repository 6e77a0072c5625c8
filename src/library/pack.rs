//! Readings as bytes for the cache: JSON, compressed. The text is kept apart and laid in again.

use std::io::{Read, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::reading::Reading;
use crate::text::Text;

/// By what a text was read: the program's reader, and its rules with the user's lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The reader.
    pub reader: String,
    /// The rules.
    pub rules: String,
}

/// The most bytes that anything unpacks to.
const CAP: u64 = 1 << 30;

/// Readings of one file as bytes, without their text.
pub fn pack(readings: &[Arc<Reading>]) -> Vec<u8> {
    let plain: Vec<&Reading> = readings.iter().map(|r| &**r).collect();
    deflate(&serde_json::to_vec(&plain).unwrap_or_default())
}

/// Readings of a file from bytes, with the text they were read from. Nothing when the bytes are none that this version
/// has written.
pub fn unpack(bytes: &[u8], text: &Arc<Text>) -> Option<Vec<Reading>> {
    let mut readings: Vec<Reading> = serde_json::from_slice(&inflate(bytes)?).ok()?;
    readings.iter_mut().for_each(|r| r.text = Arc::clone(text));
    (!readings.is_empty()).then_some(readings)
}

/// Compresses, fast before small: 80 MB of reports are packed while they are read.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::fast());
    // Writing into memory does not fail.
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}

pub(super) fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibDecoder::new(bytes).take(CAP).read_to_end(&mut out).ok()?;
    Some(out)
}
