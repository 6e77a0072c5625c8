//! What a document is: a report, its summary or draft, another body's report, or none. Only says so; whatever it is,
//! its figures are read.

use std::ops::Range;

use crate::pattern::Pattern;
use serde::{Deserialize, Serialize};

use super::facts::front;
use super::model::{Part, Report};
use crate::text::{Span, Text};

/// What a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The government work report of a place.
    #[default]
    Report,
    /// 征求意见稿, 讨论稿, 送审稿, 审议稿.
    Draft,
    /// 摘要, 节选, 解读, 一图读懂.
    Summary,
    /// Another report: 法治政府, 人大常委会, 计划, 预算, 两院, a department's.
    OtherReport,
    /// No report that the program knows.
    NotAReport,
}

impl DocumentKind {
    /// Whether its targets are those of the place and may stand in a chart.
    pub fn is_charted(self) -> bool {
        matches!(self, Self::Report | Self::Draft | Self::Summary)
    }
}

/// What a document is, and the words that said so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// The words; empty for a plain report and where no single words said it.
    pub words: String,
    /// Where they stand, when they stand in the text.
    pub span: Option<Span>,
}

static DRAFT: Pattern = Pattern::new(concat!(
    r"工作报告[》”]?[（(〔\[](?P<w>[^）)〕\]]{0,12}(?:稿|草案))[）)〕\]]",
    r"|^[（(〔\[][^）)〕\]]{0,24}?(?P<v>征求意见稿|讨论稿|送审稿|审议稿|代拟稿|初稿|草稿)[）)〕\]]$",
    r"|(?:征求|听取)[^，。]{0,16}(?P<u>政府工作报告[^，。]{0,12}意见)"
));
static SUMMARY: Pattern = Pattern::new(concat!(
    r"工作报告[^，。；]{0,12}?(?P<w>摘要|摘编|摘登|摘录|节选|要点|解读|图解|速览|亮点|看点|简版|极简版|划重点|干货|思维导图|全解析|关键词)",
    r"|(?P<v>一图读懂|一图看懂|图解|解读|读懂|速览|数读|数说|速读|看懂|快览|划重点|聚焦)[^，。；]{0,16}工作报告",
    r"|^[（(](?P<u>摘要|节选|摘编|摘登)[）)]$"
));
static OTHER: Pattern = Pattern::new(concat!(
    r"(?P<w>法治政府建设[^，。；]{0,16}(?:报告|总结|情况)",
    r"|依法行政[^，。；]{0,10}报告",
    r"|(?:人大|人民代表大会)常(?:务)?委(?:员)?会[^，。；]{0,6}工作(?:的)?报告",
    r"|国民经济(?:和社会发展)?[^，。；纲]{0,8}计划[^，。；纲]{0,24}报告",
    r"|(?:财政)?(?:收支)?预算(?:执行|草案|的)[^，。；]{0,24}报告|财政(?:预算|决算)[^，。；]{0,24}报告|财政工作报告",
    r"|(?:人民)?(?:法院|检察院)工作(?:的)?报告",
    r"|(?:政治协商会议|政协)[^，。；]{0,24}(?:常务委员会|常委会)[^，。；]{0,6}工作(?:的)?报告",
    r"|国民经济和社会发展统计公报|政府信息公开(?:工作)?年度报告",
    r"|(?:局|委员会|办公室|厅|中心|街道|镇|乡|处)[^，。；]{0,10}(?:工作总结|工作要点|述职报告)",
    r"|政府工作报告[^，。；]{0,24}(?:任务分工|责任分解|任务分解|分工方案|重点工作分工|名词解释))"
));
// 我代表市人民代表大会常务委员会向大会报告工作; 受市人民政府委托，报告2023年预算执行情况.
static OTHER_SALUTE: Pattern = Pattern::new(concat!(
    r"(?P<w>我(?:受|谨)?代表[^，。；]{0,24}(?:常务委员会|常委会|人民法院|人民检察院))",
    r"|(?P<v>受[^，。；]{2,20}委托，[^。；工]{0,40}(?:计划|预算|财政收支|决算)[^。；]{0,16}(?:报告|情况))"
));
static SALUTE: Pattern = Pattern::new(
    r"我(?:受|谨)?代表[^，。；]{0,24}(?:政府|国务院|管委会|管理委员会)|代表[^，。；]{0,16}政府[^。]{0,12}报告",
);
static LAW: Pattern = Pattern::new(r"法治|依法行政|行政执法|行政复议|规范性文件|法律顾问|行政决策|合法性审查|行政应诉");

/// A short stretch that may say what a document is.
struct Label<'a> {
    words: &'a str,
    span: Option<Span>,
    /// Whether it is the document's own title, and no line beside it.
    title: bool,
}

/// Whether a Markdown table opens the text and nobody is addressed in it: a comparison that someone has saved beside the
/// reports, by this program perhaps, and no report, whatever sentences its footnotes quote.
fn is_table(text: &Text, lines: Range<usize>) -> bool {
    let lines = || lines.clone().filter_map(|i| text.lines().get(i)).map(|l| text.line(l).trim());
    let head = lines().filter(|l| !l.is_empty()).take(8);
    // | --- | :---: |
    let ruled = |l: &str| l.starts_with('|') && l.contains('-') && l.chars().all(|c| "|-—:： ".contains(c));
    head.clone().any(ruled) && !lines().any(|l| l.starts_with("各位代表") || l.starts_with("各位委员"))
}

/// Says what the document in `lines` is. `aims` says whether it sets targets for its year.
pub fn document(
    text: &Text,
    lines: Range<usize>,
    title: Option<&(String, Span)>,
    path: &str,
    report: &Report,
    aims: bool,
) -> Document {
    if is_table(text, lines.clone()) {
        return Document { kind: DocumentKind::NotAReport, ..Document::default() };
    }
    let labels = labels(text, lines.clone(), title, path);
    let head: Vec<(&str, Range<usize>)> =
        lines.take(60).filter_map(|i| text.lines().get(i)).map(|l| (text.line(l), l.range.clone())).collect();
    let saluted = head.iter().any(|(words, _)| SALUTE.is_match(&words.chars().take(200).collect::<String>()));
    let names_itself = |l: &&Label<'_>| l.title && l.words.contains("政府工作报告");
    let own = labels.iter().any(|l| names_itself(&l));
    let found = |regex: &Pattern, kind, fits: &dyn Fn(&Label<'_>) -> bool| {
        labels.iter().filter(|l| fits(l)).find_map(|l| said(regex, l.words, l.span.map(|s| s.start), text, kind))
    };
    let by_salute = || {
        let plain = |words: &str| words.contains("政府工作") || words.contains("报告工作，") && SALUTE.is_match(words);
        let mut lines = head.iter().filter(|(words, _)| !plain(words));
        lines.find_map(|(words, r)| {
            let start: String = words.chars().take(120).collect();
            said(&OTHER_SALUTE, &start, Some(r.start), text, DocumentKind::OtherReport)
        })
    };
    // A page names its own title somewhere among its menus: a whole line that ends in 报告.
    let other = found(&OTHER, DocumentKind::OtherReport, &|l| !saluted && (l.title || l.words.ends_with("报告")));
    other
        .or_else(|| by_salute().filter(|_| !saluted && !own))
        .or_else(|| found(&DRAFT, DocumentKind::Draft, &|_| true))
        .or_else(|| found(&SUMMARY, DocumentKind::Summary, &|l| l.title && (!saluted || l.words.contains("摘"))))
        .or_else(|| by_headings(report).filter(|_| !saluted && !own))
        .unwrap_or_else(|| {
            let known = saluted
                || aims
                || labels.iter().any(|l| l.words.contains("工作报告"))
                || head.iter().any(|(words, _)| words.contains("各位代表"))
                || report.top_sections().any(|s| matches!(s.part, Part::Review | Part::Plan));
            Document {
                kind: if known { DocumentKind::Report } else { DocumentKind::NotAReport },
                ..Document::default()
            }
        })
}

/// The titles of a document and the short lines beside them.
fn labels<'a>(text: &'a Text, lines: Range<usize>, title: Option<&'a (String, Span)>, path: &'a str) -> Vec<Label<'a>> {
    let mut found = Vec::new();
    // The span of a title in front matter is that of its line: only its words are known, not where in it.
    found.extend(title.map(|(words, _)| Label { words, span: None, title: true }));
    for (n, i) in front(text, lines).enumerate() {
        let Some(line) = text.lines().get(i) else { continue };
        let words = text.line(line);
        if words.chars().count() > 60 || words.contains("代表") && words.contains('，') {
            continue;
        }
        let span = Some(Span::new(line.range.start, line.range.end));
        found.push(Label { words, span, title: n < 3 || words.contains("工作报告") && n < 6 });
    }
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |p| p.0);
    found.push(Label { words: stem, span: None, title: true });
    found
}

/// A report on 法治政府 without a title: at least half of its headings are about law.
fn by_headings(report: &Report) -> Option<Document> {
    let titles: Vec<&str> = report.top_sections().map(|s| s.title.as_str()).collect();
    let law = titles.iter().filter(|t| LAW.is_match(t)).count();
    let first = report.top_sections().find(|s| LAW.is_match(&s.title))?;
    (law >= 3 && law * 2 >= titles.len()).then(|| Document {
        kind: DocumentKind::OtherReport,
        words: first.title.clone(),
        span: Some(first.heading),
    })
}

/// The words of a pattern, with their place in the original where they begin at a folded byte.
fn said(pattern: &Pattern, words: &str, at: Option<usize>, text: &Text, kind: DocumentKind) -> Option<Document> {
    let c = pattern.captures(words)?;
    let m = ["w", "v", "u"].iter().find_map(|n| c.name(n))?;
    let span = at.map(|start| text.span(start + m.start()..start + m.end()));
    Some(Document { kind, words: m.as_str().to_owned(), span })
}
