//! Scripts that load a table where it is reckoned with: Stata, R, Python. Types and labels come with it.

use std::fmt::Write as _;

use super::Format;
use super::model::{Book, Column, Type};

/// What reads the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// A .do file.
    Stata,
    /// A .R file, without packages for CSV.
    R,
    /// A .py file, with pandas.
    Python,
}

impl Script {
    /// All.
    pub const ALL: [Self; 3] = [Self::Stata, Self::R, Self::Python];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Stata => "do",
            Self::R => "R",
            Self::Python => "py",
        }
    }
}

/// A script that loads the table of a book from a file beside it; nothing where the program does not read the format.
pub fn script(book: &Book, script: Script, format: Format, file: &str) -> Option<String> {
    // A name with a quote or a line break would end the string in which it stands.
    let file: String = file.chars().filter(|c| !c.is_control() && !"\"`$\\".contains(*c)).collect();
    match (script, format) {
        (Script::Stata, Format::Csv | Format::Xlsx) => Some(stata(book, format, &file)),
        (Script::R, Format::Csv | Format::Parquet) => Some(r(book, format, &file)),
        (Script::Python, Format::Csv | Format::Xlsx | Format::Parquet) => Some(python(book, format, &file)),
        _ => None,
    }
}

fn is_words(c: &Column) -> bool {
    matches!(c.ty, Type::Text | Type::Code | Type::Date)
}

fn head(book: &Book, mark: &str) -> String {
    let mut out = String::new();
    for line in std::iter::once(&book.title).chain(&book.notes) {
        let _ = writeln!(out, "{mark} {}", line.replace(['\n', '\r'], " "));
    }
    out
}

fn stata(book: &Book, format: Format, file: &str) -> String {
    let columns = &book.table.columns;
    let mut out = head(book, "*");
    out.push_str("version 14\n");
    if format == Format::Csv {
        let words: Vec<String> =
            (1..).zip(columns).filter(|(_, c)| is_words(c)).map(|(n, _): (usize, _)| n.to_string()).collect();
        let _ = writeln!(
            out,
            "import delimited using \"{file}\", varnames(1) case(preserve) encoding(\"UTF-8\") bindquotes(strict) ///\n    \
             maxquotedrows(unlimited) stringcols({}) clear",
            words.join(" ")
        );
    } else {
        let _ = writeln!(out, "import excel using \"{file}\", firstrow clear");
    }
    for c in columns.iter().filter(|c| c.ty == Type::Date && format == Format::Csv) {
        let id = &c.id;
        let _ = writeln!(out, "gen long {id}_d = date({id}, \"YMD\")\ndrop {id}\nrename {id}_d {id}\nformat {id} %td");
    }
    for c in columns {
        let _ = writeln!(out, "label variable {} \"{}\"", c.id, c.zh.replace('"', ""));
    }
    out.push_str(recipe(book, STATA));
    out
}

/// How a panel of one indicator is cut out of the long one, as remarks. A report can state a growth and an amount of one
/// indicator, or two numbers of one measure (增长5.0%-5.5%，按5.5%推进): of a place and a year one row is kept, the surest,
/// and those that stand twice are listed first.
fn recipe<'s>(book: &Book, words: &'s str) -> &'s str {
    let has = |id: &str| book.table.columns.iter().any(|c| c.id == id);
    if ["code_now", "report_year", "measure", "tier"].into_iter().all(has) { words } else { "" }
}

const STATA: &str = "\
* 一个指标、一种度量的面板，例如：
* keep if indicator == \"gdp\" & kind == \"target\" & tier == \"base\" & (measure == \"growth\" | missing != \"\")
* gen str place = cond(code_now == \"\", region, code_now)
* egen long id = group(level place)
* duplicates list id report_year          // 同一地区同一年写了几个数的，先看原句
* gsort id report_year -confidence
* by id report_year: keep if _n == 1      // 留最有把握的一行
* xtset id report_year
";

const R: &str = "\
# 一个指标、一种度量的面板，例如：
# gdp <- subset(panel, indicator == \"gdp\" & kind == \"target\" & tier == \"base\" & (measure %in% \"growth\" | !is.na(missing)))
# gdp <- gdp[order(gdp$confidence, decreasing = TRUE, na.last = TRUE), ]
# gdp <- gdp[!duplicated(gdp[c(\"region\", \"report_year\")]), ]   # 同一地区同一年写了几个数的，留最有把握的一行
";

const PYTHON: &str = "\
# 一个指标、一种度量的面板，例如：
# gdp = panel.query('indicator == \"gdp\" and kind == \"target\" and tier == \"base\"')
# gdp = gdp[(gdp.measure == \"growth\").fillna(False) | gdp.missing.notna()]
# gdp = gdp.sort_values(\"confidence\", ascending=False)
# gdp = gdp.drop_duplicates([\"region\", \"report_year\"])   # 同一地区同一年写了几个数的，留最有把握的一行
";

fn r(book: &Book, format: Format, file: &str) -> String {
    let columns = &book.table.columns;
    let mut out = head(book, "#");
    if format == Format::Csv {
        let classes: Vec<String> = columns
            .iter()
            .map(|c| {
                let class = match c.ty {
                    Type::Text | Type::Code => "character",
                    Type::Number => "numeric",
                    Type::Integer | Type::Year | Type::Flag => "integer",
                    Type::Date => "Date",
                };
                format!("{} = \"{class}\"", c.id)
            })
            .collect();
        let _ = writeln!(
            out,
            "panel <- read.csv(\"{file}\", fileEncoding = \"UTF-8-BOM\", na.strings = \"\", colClasses = c(\n  {}\n))",
            classes.join(",\n  ")
        );
    } else {
        let _ = writeln!(out, "panel <- as.data.frame(arrow::read_parquet(\"{file}\"))");
    }
    for c in columns {
        let _ = writeln!(out, "attr(panel${}, \"label\") <- \"{}\"", c.id, c.zh.replace('"', ""));
    }
    out.push_str(recipe(book, R));
    out
}

fn python(book: &Book, format: Format, file: &str) -> String {
    let columns = &book.table.columns;
    let mut out = head(book, "#");
    out.push_str("from pathlib import Path\n\nimport pandas as pd\n\n");
    let _ = writeln!(out, "file = Path(__file__).with_name(\"{file}\")");
    let types: Vec<String> = columns
        .iter()
        .filter(|c| c.ty != Type::Date)
        .map(|c| {
            let ty = match c.ty {
                Type::Number => "float64",
                Type::Integer | Type::Year | Type::Flag => "Int64",
                _ => "string",
            };
            format!("    \"{}\": \"{ty}\",", c.id)
        })
        .collect();
    let dates: Vec<String> = columns.iter().filter(|c| c.ty == Type::Date).map(|c| format!("\"{}\"", c.id)).collect();
    let (types, dates) = (types.join("\n"), dates.join(", "));
    let _ = match format {
        Format::Csv => writeln!(
            out,
            "panel = pd.read_csv(file, encoding=\"utf-8-sig\", parse_dates=[{dates}], dtype={{\n{types}\n}})"
        ),
        Format::Xlsx => {
            writeln!(out, "panel = pd.read_excel(file, sheet_name=0, parse_dates=[{dates}], dtype={{\n{types}\n}})")
        }
        _ => writeln!(out, "panel = pd.read_parquet(file)"),
    };
    out.push_str("panel.attrs[\"labels\"] = {\n");
    for c in columns {
        let _ = writeln!(out, "    \"{}\": \"{}\",", c.id, c.zh.replace('"', ""));
    }
    let _ = write!(out, "}}\n\n{}", recipe(book, PYTHON));
    out.push_str("\nif __name__ == \"__main__\":\n    print(panel.info())\n");
    out
}
