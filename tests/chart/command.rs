//! `duibiao chart` on the five reports that came with the project, read by the program itself.

use std::path::Path;

use clap::Parser;
use duibiao::cli::asked::Unknown;
use duibiao::cli::chart::{ChartArgs, Error, run};
use duibiao::comparison::Facts;
use duibiao::reading::{Reading, Rules, read};

#[derive(Parser)]
struct Program {
    #[command(flatten)]
    args: ChartArgs,
}

fn args(words: &[&str]) -> ChartArgs {
    Program::try_parse_from(["chart", "seeds"].iter().chain(words)).unwrap().args
}

fn readings(rules: &Rules) -> Vec<Reading> {
    samples(rules, &["霞山", "茂名", "金湾", "廉江", "未命名"])
}

fn samples(rules: &Rules, seeds: &[&str]) -> Vec<Reading> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let name = |p: &Path| p.file_name().unwrap().to_string_lossy().into_owned();
    files
        .iter()
        .filter(|p| seeds.iter().any(|s| name(p).contains(s)))
        .flat_map(|p| read(&std::fs::read(p).unwrap(), &name(p), rules))
        .collect()
}

#[test]
fn the_five_seeds_are_drawn_from_their_texts() {
    let rules = Rules::bundled().unwrap();
    let readings = readings(&rules);
    let svg = run(&args(&["--indicator", "gdp", "-o", "a.svg"]), &readings, &rules.figures.lexicon, &Facts::default())
        .unwrap();
    let svg = String::from_utf8(svg.bytes).unwrap();
    for words in ["6.5%", "6.0%以上", "7%左右", "8.5%左右", "霞山区 2023", "茂名 2023", "金湾区 2024", "廉江市 2018"]
    {
        assert!(svg.contains(&format!(">{words}<")), "{words}");
    }
    assert_eq!(svg.matches(">8%<").count(), 2, "on the axis and as the value, which the file writes ８％");
    if let Ok(folder) = std::env::var("DUIBIAO_LOOK") {
        let png = run(
            &args(&["--indicator", "地区生产总值", "-o", "a.png"]),
            &readings,
            &rules.figures.lexicon,
            &Facts::default(),
        )
        .unwrap();
        std::fs::write(format!("{folder}/read-seeds.png"), png.bytes).unwrap();
    }
}

/// The places of the rows, as the table beside a chart has them.
fn rows(words: &[&str], readings: &[Reading], rules: &Rules) -> Vec<String> {
    let words: Vec<&str> =
        ["--indicator", "gdp", "-o", "a.svg", "--data", "a.csv"].iter().chain(words).copied().collect();
    let csv = run(&args(&words), readings, &rules.figures.lexicon, &Facts::default()).unwrap().data.unwrap();
    let csv = String::from_utf8(csv).unwrap();
    let mut places: Vec<String> = csv.lines().skip(1).filter_map(|l| l.split(',').next()).map(str::to_owned).collect();
    places.dedup();
    places
}

#[test]
fn the_nation_is_a_row_only_where_it_stands_alone_or_was_asked_for() {
    let rules = Rules::bundled().unwrap();
    let both = samples(&rules, &["国务院", "山西"]);
    let alone = samples(&rules, &["国务院"]);
    for year in [&["--year", "2026"][..], &[]] {
        assert_eq!(rows(year, &both, &rules), ["山西省"], "{year:?}");
        assert_eq!(rows(year, &alone, &rules), ["中国"], "{year:?}");
        let asked: Vec<&str> = year.iter().copied().chain(["--region", "中国,山西"]).collect();
        assert_eq!(rows(&asked, &both, &rules).len(), 2, "{year:?}");
    }
}

#[test]
fn rows_stand_as_the_places_are_named() {
    let rules = Rules::bundled().unwrap();
    let readings = samples(&rules, &["佛山", "茂名", "崇左"]);
    for wanted in [["茂名", "崇左", "佛山"], ["佛山", "茂名", "崇左"]] {
        let found = rows(&["--region", &wanted.join(","), "--order", "given"], &readings, &rules);
        assert!(found.iter().zip(wanted).all(|(f, w)| f.contains(w)), "{found:?}");
    }
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let rules = Rules::bundled().unwrap();
    let readings = readings(&rules);
    let said = |words: &[&str]| run(&args(words), &readings, &rules.figures.lexicon, &Facts::default()).unwrap_err();
    assert_eq!(said(&["--indicator", "gdp", "-o", "a.gif"]), Error::Ending("a.gif".into()));
    assert_eq!(
        said(&["--indicator", "happiness", "-o", "a.png"]),
        Error::Unknown(Unknown::Indicator { name: "happiness".into(), near: Vec::new() })
    );
    let none =
        |without: &[&str], year| Error::NoReport { without: without.iter().map(|w| (*w).into()).collect(), year };
    let asked = |more: &[&str]| said(&[&["--indicator", "gdp", "-o", "a.png"], more].concat());
    assert_eq!(asked(&["--year", "1999"]), none(&[], Some(1999)));
    assert_eq!(asked(&["--region", "湛江市,韶关市"]), none(&["湛江市", "韶关市"], None));
    assert_eq!(asked(&["--region", "茂名,湛江市", "--year", "1999"]), none(&["茂名", "湛江市"], Some(1999)));
    // What a kind does not heed is refused, and not passed over.
    for (option, words) in [
        ("--named", &["--named", "茂名"][..]),
        ("--years", &["--years", "2015-2026"]),
        ("--years", &["--kind", "bar", "--indicator", "cpi", "--years", "2015-2026"]),
        ("--indicator A,B", &["--indicator", "cpi"]),
        ("--finals", &["--kind", "heat", "--finals", "finals.csv"]),
    ] {
        let words: Vec<&str> = ["--indicator", "gdp", "-o", "a.png"].iter().chain(words).copied().collect();
        let found = said(&words);
        assert!(matches!(&found, Error::Unused { option: o, .. } if *o == option), "{option}: {found:?}");
    }
    for file in ["a.png", "a.pdf"] {
        let words = ["--indicator", "gdp", "--kind", "trend", "--outlines", "-o", file];
        assert_eq!(said(&words), Error::SvgOnly("--outlines"), "the file is the cause, not the kind");
    }
    for wrong in [["--size", "big"], ["--size", "0x10"], ["--dpi", "0"], ["--dpi", "NaN"]] {
        let words = ["chart", "seeds", "--indicator", "gdp", "-o", "a.png"].into_iter().chain(wrong);
        assert!(Program::try_parse_from(words).is_err(), "{wrong:?}");
    }
}

/// Charts of a folder of real reports, to look at: `DUIBIAO_CORPUS=../shared/corpus DUIBIAO_LOOK=/tmp/chart`.
#[test]
fn pictures_of_a_folder() {
    let (Ok(corpus), Ok(folder)) = (std::env::var("DUIBIAO_CORPUS"), std::env::var("DUIBIAO_LOOK")) else { return };
    let rules = Rules::bundled().unwrap();
    let mut files = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(&corpus)];
    while let Some(at) = folders.pop() {
        for f in std::fs::read_dir(at).unwrap().map(|f| f.unwrap().path()) {
            if f.is_dir() { folders.push(f) } else { files.push(f) }
        }
    }
    files.sort();
    let name = |p: &Path| p.strip_prefix(&corpus).unwrap().to_string_lossy().into_owned();
    let readings: Vec<_> = files.iter().flat_map(|p| read(&std::fs::read(p).unwrap(), &name(p), &rules)).collect();
    let jobs = [
        ("real-gdp-2026", "gdp", "2026"),
        ("real-cpi-2026", "cpi", "2026"),
        ("real-unemployment-2026", "unemployment_surveyed", "2026"),
        ("real-jobs-2026", "new_urban_jobs", "2026"),
        ("real-budget-2026", "budget_revenue", "2026"),
        ("real-income-2026", "income_all", "2026"),
        ("real-gdp-2023", "gdp", "2023"),
        ("real-gdp-2020", "gdp", "2020"),
        ("real-energy-2026", "energy_intensity", "2026"),
        ("real-grain-2026", "grain_output", "2026"),
    ];
    for (name, indicator, year) in jobs {
        let words = ["--indicator", indicator, "--year", year, "-o", "a.png"];
        match run(&args(&words), &readings, &rules.figures.lexicon, &Facts::default()) {
            Ok(chart) => std::fs::write(format!("{folder}/{name}.png"), chart.bytes).unwrap(),
            Err(e) => eprintln!("{name}: {e}"),
        }
    }
}
