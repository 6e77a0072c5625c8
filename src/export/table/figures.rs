//! The figures as a table: the rows of `duibiao extract`, a column a field of the coding manual.

use serde_json::Value;

use super::evidence;
use super::model::{Book, Cell, Column, Table, Type};
use super::words::pick;
use crate::chart::Lang;
use crate::export::rows;
use crate::figures::Lexicon;
use crate::reading::Reading;
use crate::report::Date;
use crate::text::first_chars;

use Type::{Code, Flag, Integer, Number, Text};

/// A field: name, Chinese, English, what it holds, and whether people read it in a text.
type Field = (&'static str, &'static str, &'static str, Type, bool);

/// What every row begins with.
const HEAD: &[Field] = &[
    ("file", "文件", "File", Text, false),
    ("report", "报告序号", "Report", Integer, false),
    ("region", "地区", "Region", Text, true),
    ("code", "区划代码", "Code", Text, false),
    ("level", "层级", "Level", Code, false),
    ("year", "年份", "Year", Type::Year, true),
    ("kind", "类型", "Kind", Code, true),
];

/// What a figure says.
const FIGURE: &[Field] = &[
    ("role", "所在部分", "Role", Code, false),
    ("indicator", "指标代号", "Indicator id", Text, false),
    ("indicator_name", "指标", "Indicator", Text, true),
    ("name", "原文名称", "Name as written", Text, false),
    ("words", "数值", "As written", Text, true),
    ("horizon", "期限", "Horizon", Code, true),
    ("measure", "度量", "Measure", Code, false),
    ("bound", "约束方式", "Bound", Code, false),
    ("low", "下限", "Low", Number, false),
    ("high", "上限", "High", Number, false),
    ("unit", "单位", "Unit", Text, false),
    ("tone", "语气", "Tone", Code, false),
    ("tone_word", "语气词", "Word of tone", Text, false),
    ("tier", "档次", "Tier", Code, false),
    ("relative_to", "参照对象", "Relative to", Text, false),
    ("basis", "口径", "Basis", Text, false),
    ("of", "占比对象", "Share of", Text, false),
    ("ref_year", "数值年份", "Reference year", Type::Year, false),
    ("from", "起始年", "From", Type::Year, false),
    ("to", "结束年", "To", Type::Year, false),
    ("base_year", "基期", "Base year", Type::Year, false),
    ("rate", "速率", "Rate", Code, false),
    ("nature", "性质", "Nature", Code, false),
    ("status", "数据状态", "Status", Code, false),
    ("scope", "范围", "Scope", Text, false),
    ("rider", "附语", "Rider", Text, false),
    ("prior_bound", "上年目标约束", "Last year's bound", Code, false),
    ("prior_low", "上年目标下限", "Last year's low", Number, false),
    ("prior_high", "上年目标上限", "Last year's high", Number, false),
    ("prior_revised", "上年目标曾调整", "Last year's aim revised", Flag, false),
    ("prior_words", "上年目标原文", "Last year's aim as told", Text, false),
    ("quote", "引文", "Quote", Text, false),
    ("sentence", "原句", "Sentence", Text, true),
    ("start", "起始字节", "Start", Integer, false),
    ("end", "结束字节", "End", Integer, false),
    ("section", "章节", "Section", Text, false),
    ("rule", "规则", "Rule", Text, false),
    ("confidence", "置信度", "Confidence", Number, false),
];

/// What is known of a report.
const REPORT: &[Field] = &[
    ("code_now", "现区划代码", "Code today", Text, false),
    ("type", "政区类型", "Type", Text, false),
    ("title", "标题", "Title", Text, true),
    ("date", "日期", "Date", Type::Date, true),
    ("speaker", "报告人", "Speaker", Text, true),
    ("session", "会议", "Session", Text, true),
    ("congress_term", "届", "Term", Integer, false),
    ("congress_meeting", "次", "Meeting", Integer, false),
    ("kind_of_report", "报告种类", "Kind of report", Code, false),
    ("document", "文档", "Document", Code, true),
    ("document_words", "文档依据", "Document says", Text, false),
    ("same_as", "同一报告", "Same as", Text, false),
    ("no_target", "明确不设目标", "Expressly none", Text, false),
    ("matters", "民生实事", "Practical matters", Integer, false),
    ("unread", "可能未读出", "Perhaps unread", Text, false),
    ("rejected", "不取的读法", "Rejected readings", Integer, false),
    ("sections", "一级标题", "Sections", Text, false),
    ("url", "网址", "Address", Text, false),
    ("region_source", "地区依据", "Region known by", Code, false),
    ("region_confidence", "地区置信度", "Region confidence", Number, false),
    ("year_source", "年份依据", "Year known by", Code, false),
    ("year_confidence", "年份置信度", "Year confidence", Number, false),
];

fn columns(fields: &[&[Field]]) -> Vec<Column> {
    let column = |f: &Field| Column { core: f.4, ..Column::more(f.0, f.1, f.2, f.3) };
    fields.iter().flat_map(|list| list.iter()).map(column).collect()
}

/// Takes in readings one by one, so that their texts need not be held, and makes a book of them.
#[derive(Debug)]
pub struct Figures<'a> {
    lexicon: &'a Lexicon,
    lang: Lang,
    /// Whether rows of reports stand among those of figures, as in `duibiao extract`; else on a sheet of their own.
    together: bool,
    figures: Table,
    reports: Table,
}

impl<'a> Figures<'a> {
    /// An empty book. `together`: reports and figures in one table, a row a report and then one a figure; else the
    /// reports have a sheet of their own.
    pub fn new(lexicon: &'a Lexicon, lang: Lang, together: bool) -> Self {
        let own = if together { columns(&[HEAD, FIGURE, REPORT]) } else { columns(&[HEAD, FIGURE]) };
        let mut figures = Table::new(pick(lang, "指标", "Figures"), own);
        let mut reports = Table::new(pick(lang, "报告", "Reports"), columns(&[HEAD, REPORT]));
        if !together {
            // People read from the left: whose number it is, what it says and where, before its fields.
            figures.columns.sort_by_key(|c| !c.core);
            reports.columns.sort_by_key(|c| !c.core);
        }
        (figures.keys, reports.keys) = if together { (0, 0) } else { (4, 2) };
        Self { lexicon, lang, together, figures, reports }
    }

    /// Takes in one reading, with the file of the first reading that is the same report.
    pub fn add(&mut self, reading: &Reading, same_as: Option<&str>) {
        for (i, row) in rows(reading, same_as).into_iter().enumerate() {
            let table = if i == 0 && !self.together { &mut self.reports } else { &mut self.figures };
            let figure = i.checked_sub(1).and_then(|i| reading.figures.get(i));
            let words = figure.map_or_else(String::new, |f| evidence::value(reading, f));
            let cells = table.columns.iter().map(|c| match (&*c.id, figure) {
                ("indicator_name", Some(f)) => {
                    let known = self.lexicon.by_id(&f.indicator).filter(|_| f.indicator != "other");
                    let name = known.map(|k| pick_name(self.lang, k));
                    Cell::words(Some(name.unwrap_or(&f.name)))
                }
                ("words", Some(_)) => Cell::words(Some(&words)),
                _ => cell(field(&row, &c.id), c.ty, &words),
            });
            let cells = cells.collect();
            table.rows.push(cells);
        }
    }

    /// All that was taken in.
    pub fn finish(self) -> Book {
        let title = pick(self.lang, "政府工作报告指标", "Figures of government work reports").to_owned();
        let sheets = if self.together { Vec::new() } else { vec![self.reports] };
        Book { title, table: self.figures, sheets, ..Book::default() }
    }
}

fn pick_name(lang: Lang, known: &crate::figures::Indicator) -> &str {
    if lang == Lang::Zh { &known.zh } else { &known.en }
}

/// The field of a row that a column holds; what a row keeps as an object is a column a part.
fn field<'v>(row: &'v Value, id: &str) -> &'v Value {
    match id {
        "prior_bound" => &row["prior_target"]["bound"],
        "prior_low" => &row["prior_target"]["low"],
        "prior_high" => &row["prior_target"]["high"],
        "prior_revised" => &row["prior_target"]["revised"],
        "prior_words" => &row["prior_target"]["words"],
        "congress_term" => &row["congress"]["term"],
        "congress_meeting" => &row["congress"]["meeting"],
        other => &row[other],
    }
}

fn cell(value: &Value, ty: Type, words: &str) -> Cell {
    match (value, ty) {
        (Value::String(s), Type::Date) => day(s).map_or_else(|| Cell::words(Some(s)), Cell::Date),
        (Value::String(s), _) => Cell::words(Some(s)),
        (Value::Number(n), Integer | Type::Year) => Cell::integer(n.as_i64()),
        (Value::Number(n), _) => Cell::number(n.as_f64(), words),
        (Value::Bool(b), _) => Cell::Flag(*b),
        (Value::Array(all), Integer) => Cell::integer(i64::try_from(all.len()).ok().filter(|n| *n > 0)),
        (Value::Array(all), _) => {
            let said: Vec<&str> = all.iter().filter_map(one).collect();
            Cell::words(Some(&said.join(" | ")))
        }
        _ => Cell::Empty,
    }
}

/// What stands for an element of a list: itself, its words, its indicator.
fn one(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value["words"].as_str()).or_else(|| value["indicator"].as_str())
}

fn day(iso: &str) -> Option<Date> {
    let part = |from: usize, to: usize| iso.get(from..to)?.parse().ok();
    let year = first_chars(iso, 4).parse().ok()?;
    Some(Date { year, month: part(5, 7)?, day: part(8, 10)? })
}
