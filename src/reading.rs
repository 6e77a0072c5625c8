//! The left half of the way as one function: bytes and a path in, readings out.
//!
//! A [`Reading`] is one report of a file with its figures and remarks. Nothing here touches a file, a clock or a
//! screen; the same input gives the same readings, whatever was read before.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::figures::{
    self, Doubt, Figure, Findings, Horizon, Kind, Lexicon, Matter, Mistake, NoTarget, Passage, Rejected, Role, Wording,
    Wrong,
};
use crate::intake::{self, Patterns, Problem};
use crate::region::{Divisions, Groups};
use crate::report::{self, Document, DocumentKind, Outside, Report};
use crate::text::{Span, Text};

/// All that reading knows beside the bytes: words, furniture and divisions.
#[derive(Debug)]
pub struct Rules {
    /// Names of indicators and words of clauses.
    pub figures: figures::Rules,
    /// What stands around a report on a page.
    pub furniture: Patterns,
    /// Places.
    pub divisions: Divisions,
    /// Groups of places.
    pub groups: Groups,
    version: u64,
}

/// The program's own indicators, as a file that a user can start from. Static, so that the program holds it once.
pub static LEXICON: &str = include_str!("../assets/indicators.toml");
const WORDING: &str = include_str!("../assets/wording.toml");
const FURNITURE: &str = include_str!("../assets/furniture.toml");
const DIVISIONS: &str = include_str!("../assets/divisions.tsv");
const GROUPS: &str = include_str!("../assets/groups.toml");

impl Rules {
    /// The rules that the program carries.
    ///
    /// # Errors
    /// Says which file of `assets/` is wrong and where; a test proves that none is.
    pub fn bundled() -> Result<Self, String> {
        let lexicon = Lexicon::parse(LEXICON).map_err(|e| format!("indicators.toml: {e}"))?;
        let wording = Wording::parse(WORDING).map_err(|e| format!("wording.toml: {e}"))?;
        let furniture = Patterns::parse(FURNITURE).map_err(|e| format!("furniture.toml: {e}"))?;
        let divisions = Divisions::parse(DIVISIONS).map_err(|e| format!("divisions.tsv: {e}"))?;
        let groups = Groups::parse(GROUPS, &divisions).map_err(|e| format!("groups.toml: {e}"))?;
        let figures = figures::Rules { lexicon, wording };
        Ok(Self { figures, furniture, divisions, groups, version: version("") })
    }

    /// These rules with a user's lexicon on top; the bytes are those of the file, UTF-8 with or without a mark.
    ///
    /// # Errors
    /// All mistakes that are found in it, with their lines; the rules are as they were.
    pub fn take_lexicon(&mut self, own: &[u8]) -> Result<(), Vec<Mistake>> {
        let own = match std::str::from_utf8(own) {
            Ok(own) => own.trim_start_matches('\u{feff}'),
            Err(e) => {
                let line = own[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
                return Err(vec![Mistake { line, column: 1, what: Wrong::NotUtf8 }]);
            }
        };
        self.figures.lexicon = Lexicon::with(LEXICON, Some(own))?;
        self.version = version(own);
        Ok(())
    }

    /// What the rules are, as one word: equal for equal texts of all rules, the user's lexicon among them, on any
    /// machine and any day. Whoever keeps readings keeps it beside the content's hash and the program's version, so that
    /// an indicator that is added is found in files that were read before.
    pub fn version(&self) -> String {
        format!("{:016x}", self.version)
    }
}

/// FNV-1a over the texts of all rules, each with its length, so that no two sets of files read as one.
fn version(own: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for text in [LEXICON, WORDING, FURNITURE, DIVISIONS, GROUPS, own] {
        (text.len() as u64).to_le_bytes().into_iter().chain(text.bytes()).for_each(&mut take);
    }
    hash
}

/// One report of a file, with all that was understood of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The path below the folder that was opened, with `/`.
    pub file: String,
    /// 0, 1 … among the reports of the file.
    pub index: usize,
    /// The text of the whole file; kept apart when a reading is kept.
    #[serde(skip)]
    pub text: Arc<Text>,
    /// Who, which year, and the outline.
    pub report: Report,
    /// Whether it is a report at all, a draft, a summary.
    pub document: Document,
    /// In the order of the text.
    pub figures: Vec<Figure>,
    /// What each paragraph is for, and the words that say so.
    pub passages: Vec<Passage>,
    /// Figures that a person has rejected; always empty as the machine reads.
    pub dismissed: Vec<Figure>,
    /// Numbers beside names that are no figures, with the reason.
    pub rejected: Vec<Rejected>,
    /// Indicators for which the report expressly sets no target.
    pub no_target: Vec<NoTarget>,
    /// 民生实事: the practical matters it promises.
    pub matters: Vec<Matter>,
    /// What a person should know.
    pub remarks: Vec<Remark>,
}

/// Something a person should know about a reading: data only, [`crate::locale`] makes sentences of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// The text names neither its region nor do the names around it.
    RegionUnknown,
    /// The year is not stated.
    YearUnknown,
    /// The name of file or folder says another place than the text.
    RegionDisagrees {
        /// What the text says.
        text: String,
        /// What the name says.
        name: String,
    },
    /// The place is known by the name of file or folder alone, and the text nowhere names it: perhaps the wrong report.
    RegionUnnamed {
        /// What the name says.
        name: String,
    },
    /// The name of file or folder says another year than the text.
    YearDisagrees {
        /// What the text says.
        text: i32,
        /// What the name says.
        name: i32,
    },
    /// The report begins in its middle, or only a part of it is here.
    Fragment,
    /// No passage of headline targets was found.
    NoTargets,
    /// A passage reads like a target and was not understood.
    Unread {
        /// Where.
        span: Span,
    },
    /// 数值可疑: a number outside of what the lexicon holds for plausible; it was kept.
    Implausible {
        /// The number with its unit.
        span: Span,
        /// The id of its indicator.
        indicator: String,
        /// Why it is doubted.
        doubt: Doubt,
    },
    /// The bytes hold nothing.
    Empty,
    /// The bytes are no text.
    Binary,
    /// A file of an office program, which must be saved as text first.
    OtherFormat {
        /// Its format: PDF, DOCX.
        name: String,
    },
    /// Characters that could not be decoded.
    Garbled {
        /// How many.
        characters: usize,
    },
    /// The page holds other articles that are no reports.
    OtherArticles {
        /// How many.
        count: usize,
    },
    /// The file holds text but no report was recognised in it.
    NotAReport,
    /// 征求意见稿: the report may have been given in other words.
    Draft {
        /// The words that say so.
        words: String,
        /// Where, when they stand in the text.
        span: Option<Span>,
    },
    /// 摘要: what it does not name may stand in the report.
    Summary {
        /// The words that say so.
        words: String,
        /// Where, when they stand in the text.
        span: Option<Span>,
    },
    /// A report of another kind: 法治政府, 人大常委会, 预算.
    OtherReport {
        /// The words that say so.
        words: String,
        /// Where, when they stand in the text.
        span: Option<Span>,
    },
}

/// The text of a file alone, folded anew from its decoded words: what a kept reading is laid over.
pub fn text_of(original: &str, rules: &Rules) -> Arc<Text> {
    intake::intake(original.as_bytes(), &rules.furniture).text
}

impl Remark {
    /// Whether it says that the bytes hold no text that can be read.
    pub fn is_no_text(&self) -> bool {
        matches!(self, Self::Empty | Self::Binary | Self::OtherFormat { .. })
    }

    /// Whether it asks whose report it is, or of which year.
    pub fn asks_whose(&self) -> bool {
        matches!(
            self,
            Self::RegionUnknown
                | Self::YearUnknown
                | Self::RegionUnnamed { .. }
                | Self::RegionDisagrees { .. }
                | Self::YearDisagrees { .. }
        )
    }
}

/// Reads a file: `path` is its path below the folder that was opened, with `/`.
///
/// Always gives at least one reading; what could not be understood is in its remarks.
pub fn read(bytes: &[u8], path: &str, rules: &Rules) -> Vec<Reading> {
    let taken = intake::intake(bytes, &rules.furniture);
    let (articles, others) = intake::articles(&taken.text);
    let mut readings: Vec<Reading> = Vec::new();
    for article in articles {
        let (mut report, outside) =
            report::report(&taken.text, article.lines.clone(), &taken.front, path, &rules.divisions);
        let found = figures::findings(&taken.text, article.lines.clone(), &report, &rules.figures);
        let horizon = |h| found.figures.iter().any(|f| f.role == Role::Headline && f.horizon == h);
        report.kind = Some(report::kind(&report, horizon(Horizon::Annual), horizon(Horizon::Period)));
        let aims = found.figures.iter().any(Figure::is_annual_target);
        let title = taken.front.title.as_ref();
        let document = report::document(&taken.text, article.lines, title, path, &report, aims);
        let mut remarks = remarks(&report, &outside, &found, taken.problem, others);
        // What holds nothing at all has said so.
        if !remarks.first().is_some_and(Remark::is_no_text) {
            remarks.extend(kind_remark(&document));
        }
        remarks.extend(implausible(&found.figures, &rules.figures.lexicon));
        let index = readings.len();
        readings.push(Reading {
            file: path.to_owned(),
            index,
            text: Arc::clone(&taken.text),
            report,
            document,
            figures: found.figures,
            dismissed: Vec::new(),
            passages: found.passages,
            rejected: found.rejected,
            no_target: found.no_target,
            matters: found.matters,
            remarks,
        });
    }
    if readings.is_empty() {
        let (report, outside) = report::report(&taken.text, 0..0, &taken.front, path, &rules.divisions);
        let mut remarks = remarks(&report, &outside, &Findings::default(), taken.problem, others);
        remarks.retain(|r| !matches!(r, Remark::NoTargets));
        remarks.insert(0, Remark::NotAReport);
        readings.push(Reading {
            file: path.to_owned(),
            index: 0,
            text: taken.text,
            report,
            document: Document { kind: DocumentKind::NotAReport, ..Document::default() },
            figures: Vec::new(),
            dismissed: Vec::new(),
            passages: Vec::new(),
            rejected: Vec::new(),
            no_target: Vec::new(),
            matters: Vec::new(),
            remarks,
        });
    }
    readings
}

/// What a person should know of a document that is no plain report.
fn kind_remark(document: &Document) -> Option<Remark> {
    let (words, span) = (document.words.clone(), document.span);
    match document.kind {
        DocumentKind::Report => None,
        DocumentKind::Draft => Some(Remark::Draft { words, span }),
        DocumentKind::Summary => Some(Remark::Summary { words, span }),
        DocumentKind::OtherReport => Some(Remark::OtherReport { words, span }),
        DocumentKind::NotAReport => Some(Remark::NotAReport),
    }
}

/// Numbers that a person should look at.
fn implausible(figures: &[Figure], lexicon: &Lexicon) -> Vec<Remark> {
    let doubted = |f: &Figure| {
        let doubt = lexicon.doubt(f)?;
        Some(Remark::Implausible { span: f.evidence.value, indicator: f.indicator.clone(), doubt })
    };
    figures.iter().filter_map(doubted).collect()
}

fn remarks(
    report: &Report,
    outside: &Outside,
    found: &Findings,
    problem: Option<Problem>,
    others: usize,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    match problem {
        Some(Problem::Empty) => return vec![Remark::Empty],
        Some(Problem::Binary) => return vec![Remark::Binary],
        Some(Problem::OtherFormat(name)) => return vec![Remark::OtherFormat { name: name.to_owned() }],
        Some(Problem::Garbled(characters)) => remarks.push(Remark::Garbled { characters }),
        None => {}
    }
    match (&report.place, &outside.place) {
        (None, _) => remarks.push(Remark::RegionUnknown),
        (Some(t), _) if outside.unnamed => remarks.push(Remark::RegionUnnamed { name: t.value.region.clone() }),
        (Some(t), Some(n)) if !t.value.region.starts_with(&n.region) && !n.region.starts_with(&t.value.region) => {
            remarks.push(Remark::RegionDisagrees { text: t.value.region.clone(), name: n.region.clone() });
        }
        _ => {}
    }
    match (&report.year, outside.year) {
        (None, _) => remarks.push(Remark::YearUnknown),
        (Some(t), Some(name)) if t.value != name => remarks.push(Remark::YearDisagrees { text: t.value, name }),
        _ => {}
    }
    let first = report.top_sections().next();
    if first.is_some_and(|s| s.title.starts_with("二、")) {
        remarks.push(Remark::Fragment);
    }
    if !found.figures.iter().any(|f| f.kind == Kind::Target && f.is_annual_target()) {
        remarks.push(Remark::NoTargets);
    }
    if others > 0 {
        remarks.push(Remark::OtherArticles { count: others });
    }
    remarks.extend(found.unread.iter().map(|span| Remark::Unread { span: *span }));
    remarks
}
