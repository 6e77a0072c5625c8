//! Footnotes of a document: the sentences of cells. Few stand at the foot of their page; many would push the table off
//! it and stand at the end. Who says the same refers to the same note.

use super::super::model::Table;
use super::paragraph;
use crate::export::escaped;

/// More than this stand at the end.
const MOST: usize = 12;

/// The notes in the order in which they are first named.
pub(super) struct Notes {
    all: Vec<String>,
    at_end: bool,
}

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

impl Notes {
    pub(super) fn of(table: &Table) -> Self {
        let different: std::collections::BTreeSet<&String> = table.footnotes.values().flatten().collect();
        Self { all: Vec::new(), at_end: different.len() > MOST }
    }

    fn name(&self) -> &'static str {
        if self.at_end { "endnote" } else { "footnote" }
    }

    /// Refers to a note: by its own mark the first time, by a field that Word keeps right after that.
    pub(super) fn refer(&mut self, note: &str) -> String {
        let name = self.name();
        let mark = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        if let Some(known) = self.all.iter().position(|n| n == note) {
            let id = known + 1;
            return format!(
                "<w:fldSimple w:instr=\" NOTEREF _note{id} \\f \"><w:r>{mark}<w:t>{id}</w:t></w:r></w:fldSimple>"
            );
        }
        self.all.push(note.to_owned());
        let id = self.all.len();
        format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"_note{id}\"/><w:r>{mark}<w:{name}Reference w:id=\"{id}\"/></w:r>\
             <w:bookmarkEnd w:id=\"{id}\"/>"
        )
    }

    /// Whether there are notes that stand at the end.
    pub(super) fn stand_at_end(&self) -> bool {
        self.at_end && !self.all.is_empty()
    }

    /// The part that holds footnotes.
    pub(super) fn footnotes(&self) -> String {
        self.part("footnote", if self.at_end { &[] } else { &self.all })
    }

    /// The part that holds endnotes.
    pub(super) fn endnotes(&self) -> String {
        self.part("endnote", if self.at_end { &self.all } else { &[] })
    }

    fn part(&self, name: &str, notes: &[String]) -> String {
        let mut out = format!("{OPEN}<w:{name}s {NAMESPACE}>");
        for (id, kind, mark) in [(-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")]
        {
            out.push_str(&format!(
                "<w:{name} w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{mark}/></w:r></w:p></w:{name}>"
            ));
        }
        for (n, note) in notes.iter().enumerate() {
            let id = n + 1;
            out.push_str(&format!(
                "<w:{name} w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr>\
                 <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:{name}Ref/></w:r><w:r>\
                 <w:t xml:space=\"preserve\"> {}</w:t></w:r></w:p></w:{name}>",
                escaped(note)
            ));
        }
        out.push_str(&format!("</w:{name}s>"));
        out
    }
}

/// The heading of notes that stand at the end.
pub(super) fn heading(words: &str) -> String {
    paragraph("Below", words)
}
