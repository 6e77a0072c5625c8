//! What kind of report it is: of a year, of a new government, of half a year, of revised aims.

use crate::pattern::Pattern;

use super::model::{Known, Report, ReportKind, Section, Source};
use crate::text::Span;

// 今后五年, 新一届政府工作的奋斗目标: a heading that looks as far as the government's term.
static TERM: Pattern = Pattern::new(r"(?:今后|未来|跨世纪)的?(?:五|5)年|(?:新|下)一届政府|五年(?:的)?(?:奋斗)?目标");

// 关于调整2020年主要预期目标的报告
static REVISED: Pattern = Pattern::new(r"(?:调整|修订|修正)[^，。]{0,20}(?:预期目标|指标|计划)");

/// The kind of a report. `annual` and `period` say whether headline targets of a year and of a period were read; its
/// headings and title say the rest.
pub fn kind(report: &Report, annual: bool, period: bool) -> Known<ReportKind> {
    let title = report.title.as_ref();
    let words = title.map_or("", |t| t.value.as_str());
    let by_title = |value| Known { value, source: Source::Title, confidence: 0.95, span: title.and_then(|t| t.span) };
    if REVISED.is_match(words) {
        return by_title(ReportKind::RevisedAims);
    }
    if words.contains("上半年") || words.contains("半年工作") {
        return by_title(ReportKind::HalfYear);
    }
    let top: Vec<&Section> = report.top_sections().collect();
    let half = |w: &str| top.iter().find(|s| s.title.contains(w));
    if let (Some(first), Some(_)) = (half("上半年"), half("下半年"))
        && !annual
    {
        return by_heading(ReportKind::HalfYear, first.heading);
    }
    let term = top.iter().find(|s| TERM.is_match(&s.title));
    if let (Some(term), false) = (term, annual || top.iter().any(|s| plans_year(report, s))) {
        return by_heading(ReportKind::ChangeOfGovernment, term.heading);
    }
    let source = if annual { Source::Body } else { Source::Heading };
    let said = |value, confidence| Known { value, source, confidence, span: None };
    let some = top.iter().any(|s| plans_year(report, s)) || words.contains("工作报告") || report.session.is_some();
    match (annual, some || period) {
        (true, _) => said(ReportKind::Annual, 0.97),
        (false, true) => said(ReportKind::Annual, 0.6),
        _ => said(ReportKind::Other, 0.6),
    }
}

fn by_heading(value: ReportKind, span: Span) -> Known<ReportKind> {
    Known { value, source: Source::Heading, confidence: 0.9, span: Some(span) }
}

/// 二、2024年工作安排, 今年的工作重点: a heading that plans the year.
fn plans_year(report: &Report, section: &Section) -> bool {
    let year = report.year.as_ref().map(|y| format!("{}年", y.value));
    let named = year.is_some_and(|y| section.title.contains(&y)) || section.title.contains("今年");
    let back = ["回顾", "总结", "以来"].iter().any(|w| section.title.contains(w));
    named && !back
}
