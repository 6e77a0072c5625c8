//! Saving tables: which readings, which indicators and which rules are taken from the state; the table is made and
//! written on a thread of its own, with progress and 取消, whole or not at all.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command::Event;
use super::exporting::{Exported, NotExported, Steps};
use super::state::{Notice, State};
use super::studio::file_name;
use crate::chart::Lang;
use crate::comparison::{self, Ask, CORE, Coding, Facts, PanelAsk, PanelRow, Slot, Source, Wanted, slots};
use crate::export::table::{self, Book, ComparedOf, Figures, Format, Head, Options, PanelOf, Script};
use crate::figures::Lexicon;
use crate::host;
use crate::locale::Language;
use crate::reading::Reading;
use crate::region::Level;

/// What a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableKind {
    /// 对标表: regions with last year's target, its result, this year's target.
    #[default]
    Comparison,
    /// The long panel.
    Panel,
    /// The figures as rows.
    Figures,
    /// What 检索 has found, a line each.
    Found,
}

/// Of which reports a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableOf {
    /// Those that the chart shows.
    #[default]
    Chart,
    /// All that are open.
    Everything,
    /// As the tab shows it: the places, years and indicators of 对比, the rows and columns of 指标, the list of 检索.
    View,
}

impl TableKind {
    /// The formats in which it is offered, the commonest first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Comparison => &[Format::Xlsx, Format::Docx, Format::Html, Format::Markdown, Format::Csv],
            Self::Panel => &[Format::Csv, Format::Xlsx, Format::Parquet],
            Self::Figures => {
                &[Format::Xlsx, Format::Csv, Format::Parquet, Format::Markdown, Format::Html, Format::Jsonl]
            }
            Self::Found => &[Format::Xlsx, Format::Csv, Format::Markdown, Format::Html, Format::Jsonl],
        }
    }
}

/// A table to be saved. The coding rules are those of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOrder {
    /// What it holds.
    pub kind: TableKind,
    /// As what.
    pub format: Format,
    /// Of which reports.
    pub of: TableOf,
    /// The main indicators, not only the one of the chart; of no matter for a view.
    pub main: bool,
    /// Where to.
    pub path: PathBuf,
    /// Whether a file that stands there may be replaced.
    pub overwrite: bool,
}

/// What the thread works on.
struct Snapshot {
    readings: Vec<Arc<Reading>>,
    counted: Vec<bool>,
    same_as: Vec<Option<usize>>,
    chosen: Vec<usize>,
    lexicon: Lexicon,
    indicator: String,
    coding: Coding,
    lang: Lang,
    facts: Facts,
    /// The table of 对比, where that is saved.
    compared: Option<comparison::Table>,
    /// The book of a view that is made already.
    book: Option<Book>,
}

impl State {
    /// A path for a table: where something was saved last, or the user's documents.
    pub fn suggested_table(&self, kind: TableKind, format: Format) -> PathBuf {
        let what = self.locale.say(match kind {
            TableKind::Comparison => "table-name-comparison",
            TableKind::Panel => "table-name-panel",
            TableKind::Figures => "table-name-figures",
            TableKind::Found => "table-name-found",
        });
        let of = self.library.name().unwrap_or_default();
        let between = if self.locale.language() == Language::English && !of.is_empty() { " " } else { "" };
        self.export_folder().join(file_name(&format!("{of}{between}{what}"), format.ending()))
    }

    /// Whether a file stands there.
    pub fn table_stands(&self, path: &Path) -> bool {
        host::exists(path)
    }

    /// How much a table would be of: the reports of the chart, all reports, and what the tab of this kind of table shows.
    pub fn table_reports(&self, kind: TableKind) -> [(TableOf, usize); 3] {
        let view = match kind {
            TableKind::Comparison | TableKind::Panel => self.compare.table.lines.len(),
            TableKind::Figures => self.table.rows().len(),
            TableKind::Found => self.search.listing.listed.hits,
        };
        let chart = self.choice.readings(&self.library).len();
        [(TableOf::Chart, chart), (TableOf::Everything, self.library.reports()), (TableOf::View, view)]
    }

    pub(super) fn export_table(&mut self, order: TableOrder) {
        if self.exporting.is_running() {
            return;
        }
        if self.library.is_source(&order.path) {
            self.notice = Some(Notice::NotSaved(host::Error::Source(order.path)));
            return;
        }
        if !order.overwrite && host::exists(&order.path) {
            self.notice = Some(Notice::NotSaved(host::Error::Exists(order.path)));
            return;
        }
        let snapshot = self.snapshot(&order);
        self.exporting.run(100, self.reach.wake.clone(), move |steps| {
            let name = order.path.display().to_string();
            let result = catch_unwind(AssertUnwindSafe(|| save(snapshot, &order, steps)));
            Event::Exported(result.unwrap_or(Err(NotExported::Panicked(name))))
        });
    }

    fn snapshot(&self, order: &TableOrder) -> Snapshot {
        let (library, groups) = (&self.library, &self.library.groups);
        let all = 0..library.readings.len();
        let chinese = self.locale.language() == crate::locale::Language::Chinese;
        Snapshot {
            readings: library.readings.clone(),
            counted: all.clone().map(|i| groups.is_counted(i)).collect(),
            same_as: all.map(|i| groups.same_as(i).map(|s| s.0)).collect(),
            chosen: self.choice.readings(library),
            lexicon: self.lexicon.clone(),
            indicator: self.choice.indicator.clone(),
            coding: self.settings.coding,
            lang: if chinese { Lang::Zh } else { Lang::En },
            facts: self.compare.outside.facts.clone(),
            compared: (order.of == TableOf::View).then(|| self.compare_shown()),
            book: match (order.kind, order.of) {
                (TableKind::Found, _) => Some(self.found_shown()),
                (TableKind::Figures, TableOf::View) => Some(self.figures_shown()),
                _ => None,
            },
        }
    }
}

/// Makes the table and writes it.
fn save(mut of: Snapshot, order: &TableOrder, steps: &Steps) -> Result<Exported, NotExported> {
    let made = of.book.take().filter(|b| !b.table.rows.is_empty());
    let book = made.or_else(|| of.book(order)).ok_or(NotExported::Nothing)?;
    let mut options = Options::of(order.format, of.lang);
    if order.kind == TableKind::Panel {
        // Whoever reckons wants the names of data; a mark before the first is taken for a letter by some.
        (options.head, options.bom) = (Head::Id, false);
    }
    let mut tell = |done: usize, total: usize| steps.at(done * 100 / total.max(1));
    let bytes = table::write(&book, order.format, &options, &mut tell).map_err(NotExported::Table)?;
    host::write_atomic(&order.path, &bytes).map_err(NotExported::File)?;
    if order.kind == TableKind::Panel {
        scripts(&book, order).map_err(NotExported::File)?;
    }
    Ok(Exported::File(order.path.clone()))
}

/// The scripts that load a panel, beside it; what stands there is a person's by now and is left alone.
fn scripts(book: &Book, order: &TableOrder) -> Result<(), host::Error> {
    let file = order.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    for kind in Script::ALL {
        let at = order.path.with_extension(kind.ending());
        if let Some(words) = table::script(book, kind, order.format, &file).filter(|_| !host::exists(&at)) {
            host::write_atomic(&at, words.as_bytes())?;
        }
    }
    Ok(())
}

impl Snapshot {
    /// The table that is asked for; null when there is nothing to put into it.
    fn book(&self, order: &TableOrder) -> Option<Book> {
        let pairs = self.readings.iter().zip(&self.counted);
        let sources: Vec<Source<'_>> =
            pairs.map(|(r, counted)| Source { counted: *counted, ..Source::of(r) }).collect();
        let readings: Vec<&Reading> = self.readings.iter().map(|r| &**r).collect();
        let indicators: Vec<String> =
            if order.main { CORE.map(str::to_owned).to_vec() } else { vec![self.indicator.clone()] };
        let (lexicon, coding, lang) = (&self.lexicon, &self.coding, self.lang);
        let book = match order.kind {
            TableKind::Comparison => {
                let asked = || {
                    let ask = Ask { slots: self.slots(order, &sources), indicators, coding: *coding };
                    comparison::table(&ask, &sources, lexicon, &self.facts)
                };
                let found = self.compared.clone().unwrap_or_else(asked);
                table::compared(&found, &ComparedOf { readings: &readings, sources: &sources, lexicon, coding, lang })
            }
            TableKind::Panel => {
                let rows = match &self.compared {
                    Some(view) => panel_of(view, &sources),
                    None => {
                        let chart = order.of == TableOf::Chart;
                        let wanted = if chart { self.places(&sources) } else { Vec::new() };
                        comparison::panel(&PanelAsk { indicators, wanted, ..PanelAsk::default() }, &sources)
                    }
                };
                table::panel(&rows, &PanelOf { readings: &readings, lexicon, coding, lang })
            }
            TableKind::Found => Book::default(),
            TableKind::Figures => {
                let mut figures = Figures::new(lexicon, lang, order.format.is_data());
                for (i, reading) in readings.iter().enumerate() {
                    if order.of == TableOf::Everything || self.chosen.contains(&i) {
                        let first = self.same_as.get(i).copied().flatten().and_then(|s| readings.get(s));
                        figures.add(reading, first.map(|r| r.file.as_str()));
                    }
                }
                figures.finish()
            }
        };
        (!book.table.rows.is_empty()).then_some(book)
    }

    /// The lines of a comparison: what the chart shows, by code; the nation among places is a reference.
    fn slots(&self, order: &TableOrder, sources: &[Source<'_>]) -> Vec<Slot> {
        let mut found = slots(sources, &[], &[]);
        if order.of == TableOf::Chart {
            let of = |&i: &usize| {
                let s = sources.get(i)?;
                let place = s.report.place.as_ref().map(|p| &p.value);
                let name = place.map_or_else(String::new, |p| p.region.clone());
                let wanted = Wanted { name, code: place.and_then(|p| p.code.clone()) };
                Some(Slot { reading: Some(i), wanted, year: s.year() })
            };
            found = self.chosen.iter().filter_map(of).collect();
            found.sort_by_cached_key(|s| (s.wanted.code.is_none(), s.wanted.code.clone(), s.wanted.name.clone()));
        }
        let is_nation =
            |s: &Slot| s.reading.and_then(|i| sources.get(i)).and_then(Source::level) == Some(Level::Nation);
        if found.iter().any(|s| !is_nation(s)) {
            found.retain(|s| !is_nation(s));
        }
        found
    }

    /// The places that the chart shows.
    fn places(&self, sources: &[Source<'_>]) -> Vec<Wanted> {
        let places = self.chosen.iter().filter_map(|i| sources.get(*i)?.report.place.as_ref()).map(|p| &p.value);
        places.map(|p| Wanted { name: p.region.clone(), code: p.code.clone() }).collect()
    }
}

/// The panel of the places, years and indicators of 对比.
fn panel_of(view: &comparison::Table, sources: &[Source<'_>]) -> Vec<PanelRow> {
    let indicators = view.columns.iter().map(|c| c.indicator.clone()).collect();
    let mut wanted: Vec<Wanted> = Vec::new();
    for line in &view.lines {
        let place = Wanted { name: line.region.clone().unwrap_or_else(|| line.name.clone()), code: line.code.clone() };
        if !wanted.contains(&place) {
            wanted.push(place);
        }
    }
    let years: BTreeSet<i32> = view.lines.iter().filter_map(|l| l.year).collect();
    let ends = years.first().copied().zip(years.last().copied());
    let mut rows = comparison::panel(&PanelAsk { indicators, years: ends, wanted, level: None }, sources);
    rows.retain(|r| years.contains(&r.report_year));
    rows
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests touch the world")]
mod tests {
    use super::*;
    use crate::app::{Command, Reach, Task, View};
    use crate::comparison::Point;
    use crate::reading::Rules;

    fn settle(state: &mut State) {
        let mut turns = 0;
        while state.job.is_some() || state.exporting.is_running() {
            turns += 1;
            assert!(turns < 60_000, "it does not end");
            std::thread::sleep(std::time::Duration::from_millis(5));
            state.apply(Vec::new());
        }
    }

    fn samples() -> State {
        let rules = Rules::bundled().unwrap();
        let lexicon = rules.figures.lexicon.clone();
        let read = Arc::new(move |bytes: &[u8], path: &str| crate::reading::read(bytes, path, &rules));
        let mut state = State::new(Reach::of(read, Arc::new(|| ())), lexicon);
        state.apply(vec![Command::Task(Task::Samples)]);
        settle(&mut state);
        state
    }

    /// Every table in every format, from what is open; a file that stands there is kept until a person says otherwise.
    #[test]
    fn every_table_is_saved_in_every_format_and_no_file_is_lost() {
        let dir = std::env::temp_dir().join(format!("duibiao-tabling-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let mut state = samples();
        let mut written = 0;
        for kind in [TableKind::Comparison, TableKind::Panel, TableKind::Figures] {
            for &format in kind.formats() {
                let path = dir.join(format!("{kind:?}.{}", format.ending()));
                let order = TableOrder {
                    kind,
                    format,
                    of: TableOf::Everything,
                    main: true,
                    path: path.clone(),
                    overwrite: false,
                };
                state.apply(vec![Command::Task(Task::ExportTable(order))]);
                settle(&mut state);
                assert_eq!(state.notice, Some(Notice::Saved(path)));
                written += 1;
            }
        }
        assert!(["Panel.do", "Panel.R", "Panel.py"].iter().all(|s| dir.join(s).exists()));
        assert_eq!(std::fs::read_dir(&dir).unwrap().count(), written + 3, "nothing half written stands beside them");
        let words = std::fs::read_to_string(dir.join("Comparison.md")).unwrap();
        assert!(words.contains("资料来源") && words.contains("今年目标"), "{words}");
        let path = dir.join("mine.csv");
        std::fs::write(&path, "mine").unwrap();
        let order = |overwrite| {
            let (kind, format, path) = (TableKind::Figures, Format::Csv, path.clone());
            Command::Task(Task::ExportTable(TableOrder {
                kind,
                format,
                of: TableOf::Chart,
                main: false,
                path,
                overwrite,
            }))
        };
        state.apply(vec![order(false)]);
        settle(&mut state);
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        state.apply(vec![order(true)]);
        settle(&mut state);
        assert!(std::fs::read(&path).unwrap().starts_with(b"\xef\xbb\xbf"));
        std::fs::remove_dir_all(dir).unwrap();
    }

    /// The rule is chosen once and kept; the state says whose rank it would change, in the chart and in 对比, which both
    /// follow it.
    #[test]
    fn the_coding_rule_is_chosen_once_and_followed_everywhere() {
        let mut state = samples();
        let places = state.compare_places();
        state.apply(vec![
            Command::View(View::Compare(crate::app::CompareView::Places(places))),
            Command::View(View::Work(crate::app::Work::Compare)),
        ]);
        let ranks = |s: &State| -> Vec<Option<usize>> {
            let cells = s.compare.table.lines.iter().flat_map(|l| &l.cells);
            cells.map(|c| c.rank.map(|r| r.place)).collect()
        };
        let before = ranks(&state);
        let exact = Coding::all(Point::Missing);
        assert_eq!(state.coding_change(&Coding::default()), crate::app::CodingChange::default());
        let change = state.coding_change(&exact);
        assert!(change.chart.len() > 1 && !change.compare.is_empty() && change.hardness == 0, "{change:?}");
        state.apply(vec![Command::View(View::Coding(exact))]);
        assert_eq!(state.settings.coding, exact);
        let after = ranks(&state);
        assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), change.compare.len());
        assert_eq!(state.spec(&[]).coding, exact, "the chart is drawn by it");
        assert!(state.coding_change(&exact).chart.is_empty());
        let soft = comparison::Hardness { at_least: comparison::Constraint::Soft, ..exact.hard };
        assert!(state.coding_change(&Coding { hard: soft, ..exact }).hardness > 0);
    }
}
