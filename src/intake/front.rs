//! Front matter of a Markdown file: `title`, `source`, `date` as facts of the report.

use crate::text::Span;

/// What the lines between two `---` at the front of a file say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Where it stands; empty when there is none.
    pub span: Option<Span>,
    /// `title:`.
    pub title: Option<(String, Span)>,
    /// `source:`, `url:`: the first address given.
    pub url: Option<(String, Span)>,
}

/// Reads the front matter of a text. Returns nothing when the first line is not `---` or it is never closed within
/// the first thirty lines.
pub fn front_matter(original: &str) -> FrontMatter {
    let mut found = FrontMatter::default();
    let mut at = 0;
    for (i, line) in original.split_inclusive('\n').take(30).enumerate() {
        let words = line.trim();
        let start = at;
        at += line.len();
        match (i, words) {
            (0, "---") => {}
            (0, _) => return FrontMatter::default(),
            (_, "---") => {
                found.span = Some(Span::new(0, at));
                return found;
            }
            _ => field(&mut found, line, words, start),
        }
    }
    FrontMatter::default()
}

fn field(found: &mut FrontMatter, line: &str, words: &str, start: usize) {
    let value = |from: &str| {
        let value = from.trim().trim_matches(['"', '\'']);
        let offset = line.find(value).unwrap_or(0);
        (value.to_owned(), Span::new(start + offset, start + offset + value.len()))
    };
    if let Some(rest) = words.strip_prefix("title:") {
        found.title = Some(value(rest));
    } else if let Some(rest) = ["source:", "url:", "- "].iter().find_map(|p| words.strip_prefix(p))
        && found.url.is_none()
        && rest.contains("://")
    {
        found.url = Some(value(rest));
    }
}
