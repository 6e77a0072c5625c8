//! Bytes → [`Text`]: encodings, the folded view, furniture, and the articles of one page cut apart.
//!
//! Never fails on content: what cannot be read is said in [`Problem`]s. Reads plain text and Markdown; never a file.

mod articles;
mod decode;
mod fold;
mod front;
mod furniture;
mod squeezed;

use std::sync::Arc;

pub use articles::{Article, articles};
pub use front::FrontMatter;
pub use furniture::Patterns;

use crate::text::Text;

/// Why bytes could not be read, or not wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No character but white space.
    Empty,
    /// Not text of any kind.
    Binary,
    /// A file of an office program, by the name of its format.
    OtherFormat(&'static str),
    /// So many characters could not be decoded.
    Garbled(usize),
}

/// What intake makes of a file.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The decoded original with its folded view.
    pub text: Arc<Text>,
    /// What the front matter says.
    pub front: FrontMatter,
    /// What is wrong with the bytes.
    pub problem: Option<Problem>,
}

/// The characters of bytes that are no report, such as a table: UTF-8, GB18030, UTF-16.
pub fn decoded(bytes: &[u8]) -> String {
    decode::decode(bytes).0
}

/// Reads bytes as a plain or Markdown text.
pub fn intake(bytes: &[u8], patterns: &Patterns) -> Intake {
    let (original, problem) = decode::decode(bytes);
    if matches!(problem, Some(Problem::Empty | Problem::Binary | Problem::OtherFormat(_))) {
        return Intake { text: Arc::default(), front: FrontMatter::default(), problem };
    }
    let front = front::front_matter(&original);
    let text = fold::fold(original, &front, patterns);
    Intake { text: Arc::new(text), front, problem }
}

/// A few words as a text that holds them would have them folded, for looking them up: one width of digits, no spaces
/// inside Chinese. Furniture is not looked for in them.
pub fn folded_words(words: &str) -> String {
    let line = words.replace(['\n', '\r'], " ");
    fold::fold(line, &FrontMatter::default(), &Patterns::none()).folded().to_owned()
}
