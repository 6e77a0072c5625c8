//! A picture that carries its data gives them back whole, and nothing when it was not asked to; damaged and hostile
//! pictures are refused, never believed.

use std::io::Write;
use std::sync::LazyLock;

use clap::Parser;
use duibiao::chart::Scene;
use duibiao::cli::chart::{ChartArgs, run};
use duibiao::comparison::{Facts, Source};
use duibiao::export::{self, Carried, Damage, Dress, Format};
use duibiao::reading::{Reading, Rules, read};
use proptest::prelude::*;

#[derive(Parser)]
struct Program {
    #[command(flatten)]
    args: ChartArgs,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap());

/// Reports below a folder whose name is a user's.
static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    let texts = [
        ("甲子市", "440100", "地区生产总值增长6%左右，居民消费价格涨幅控制在3%以内"),
        ("乙丑市", "440200", "地区生产总值增长6.5%以上，力争7%"),
        ("丙寅市", "440300", "地区生产总值增长与全省同步"),
    ];
    texts.iter().flat_map(|(name, _, aims)| report(name, aims)).collect()
});

fn report(name: &str, aims: &str) -> Vec<Reading> {
    let text = format!(
        "# 2023年{name}政府工作报告\n\n一、2022年工作回顾\n\n地区生产总值增长5.1%。这一句没有人要看。\n\n\
         二、2023年工作安排\n\n今年经济社会发展的主要预期目标是：{aims}。\n"
    );
    read(text.as_bytes(), &format!("home/某某人/报告/{name}2023年.md"), &RULES)
}

fn drawn(output: &str, more: &[&str]) -> Vec<u8> {
    drawn_with(output, more, &READINGS, &Facts::default()).0
}

/// The picture and the table beside it.
fn drawn_with(output: &str, more: &[&str], readings: &[Reading], facts: &Facts) -> (Vec<u8>, String) {
    let words = ["chart", "x", "--indicator", "gdp", "-o", output, "--data", "x.csv"];
    let args = Program::try_parse_from(words.iter().chain(more)).unwrap().args;
    let chart = run(&args, readings, &RULES.figures.lexicon, facts).unwrap();
    (chart.bytes, String::from_utf8(chart.data.unwrap()).unwrap())
}

const OUTPUTS: [&str; 3] = ["a.png", "a.svg", "a.pdf"];

fn plain(picture: &[u8]) -> String {
    String::from_utf8_lossy(picture).into_owned()
}

#[test]
fn what_is_carried_comes_back_and_only_on_request() {
    for output in OUTPUTS {
        assert_eq!(export::open(&drawn(output, &[])), Err(Damage::Nothing), "{output}");
        let picture = drawn(output, &["--carry-data"]);
        assert_eq!(picture, drawn(output, &["--carry-data"]), "{output}: the same bytes again");
        let carried = export::open(&picture).unwrap();
        assert_eq!(carried.spec.indicator, "gdp");
        assert_eq!(carried.spec.readings.as_deref(), Some(&[0, 1, 2][..]));
        assert_eq!(carried.sources.len(), 3);
        for (source, reading) in carried.sources.iter().zip(READINGS.iter()) {
            assert_eq!(source.origin.hash, export::hash(reading.text.original()));
            assert!(!source.origin.file.contains('/') && source.origin.file.ends_with("2023年.md"));
            assert_eq!(source.report.place, reading.report.place.clone().map(|p| moved(p, source, reading)));
            let kept = reading.figures.iter().filter(|f| f.indicator == "gdp");
            assert_eq!(source.figures.len(), kept.clone().count());
            for (there, here) in source.figures.iter().zip(kept) {
                let (then, now) = (there.evidence, here.evidence);
                for (a, b) in [(then.sentence, now.sentence), (then.value, now.value), (then.name, now.name)] {
                    assert_eq!(&source.text[a.range()], reading.text.words(b));
                }
                assert_eq!((&there.value, &there.unit, there.kind), (&here.value, &here.unit, here.kind));
            }
        }
    }
}

/// A fact whose words stand elsewhere.
fn moved<T: Clone>(
    known: duibiao::report::Known<T>,
    source: &export::CarriedSource,
    reading: &Reading,
) -> duibiao::report::Known<T> {
    let words = known.span.map(|s| reading.text.words(s));
    let span = source.report.place.as_ref().and_then(|p| p.span);
    assert_eq!(span.map(|s| &source.text[s.range()]), words);
    duibiao::report::Known { span, ..known }
}

#[test]
fn no_path_no_user_no_other_sentence_is_carried() {
    let json = plain(&drawn("a.svg", &["--carry-data"]));
    for (words, there) in
        [("地区生产总值增长6%左右", true), ("某某人", false), ("home/", false), ("这一句没有人要看", false)]
    {
        assert_eq!(json.contains(words), there, "{words}");
    }
    assert!(!plain(&drawn("a.svg", &[])).contains("与全省同步。"), "sentences only on request");
}

#[test]
fn a_file_is_named_also_where_its_title_is_hidden() {
    let title = |place: &str| {
        let svg = plain(&drawn("a.svg", &["--title-place", place]));
        svg.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0.to_owned()
    };
    assert!(title("above").ends_with("地区生产总值增长预期目标"), "{}", title("above"));
    assert_eq!((title("below"), title("none")), (title("above"), title("above")));
}

fn scene(readings: &[Reading], spec: &duibiao::chart::Spec, facts: &Facts) -> Scene {
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let data = duibiao::chart::gather(spec, &sources, &RULES.figures.lexicon, facts);
    duibiao::chart::draw(spec, &data, &duibiao::fonts::Fonts::bundled()).scene
}

#[test]
fn what_comes_back_draws_the_same_marks() {
    let carried = export::open(&drawn("a.pdf", &["--carry-data"])).unwrap();
    let marks = |scene: &Scene| scene.marks.iter().map(|m| (m.region.clone(), m.words.clone())).collect::<Vec<_>>();
    let readings: Vec<Reading> = duibiao::app::carried_readings(&carried);
    let none = Facts::default();
    let (before, after) = (scene(&READINGS, &carried.spec, &none), scene(&readings, &carried.spec, &none));
    assert_eq!(marks(&before), marks(&after));
    assert_eq!(before.items, after.items, "the very view");
}

/// Official finals and changed aims: drawn, told as what they are, carried, and drawn again.
#[test]
fn numbers_from_outside_are_drawn_told_and_carried() {
    let texts = [("佛山市", "地区生产总值增长6%左右"), ("茂名市", "地区生产总值增长6.5%以上，力争7%")];
    let own: Vec<Reading> = texts.iter().flat_map(|(name, aims)| report(name, aims)).collect();
    let csv =
        "地区,年份,指标,数值,类别\n佛山,2022,gdp,4.9,终值\n茂名,2022,gdp,6%左右,调整后目标\n湛江,2022,gdp,9,终值\n";
    let (facts, unread) = duibiao::comparison::facts(csv, &RULES.figures.lexicon);
    assert!(unread.is_empty());
    let (svg, table) = drawn_with("a.svg", &["--kind", "dumbbell", "--carry-data"], &own, &facts);
    let svg = plain(&svg);
    for words in [
        "4.9%（终值）",
        "6%左右（调整后）",
        "−0.9",
        "终值，以括号注明，其中1项与报告所写不同",
        "外部表格所给调整后目标",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!plain(&drawn("a.svg", &["--kind", "dumbbell"])).contains("外部"), "nothing is told where nothing is");
    let row = table.lines().find(|l| l.contains("4.9%")).unwrap();
    assert!(row.ends_with("外部表格") && !row.contains("5.1"), "no sentence of the report says so: {row}");
    let carried = export::open(svg.as_bytes()).unwrap();
    assert_eq!(carried.facts.len(), 2, "of the places that are shown");
    let mut again = Facts::default();
    carried.facts.iter().cloned().for_each(|f| again.add(f));
    let readings = duibiao::app::carried_readings(&carried);
    assert_eq!(scene(&own, &carried.spec, &facts).items, scene(&readings, &carried.spec, &again).items);
}

#[test]
fn what_says_nonsense_is_refused() {
    assert_eq!(export::open(b"GIF89a"), Err(Damage::NotAPicture));
    assert_eq!(export::open(b""), Err(Damage::NotAPicture));
    let picture = plain(&drawn("a.svg", &["--carry-data"]));
    let with = |from: &str, to: &str| {
        assert!(picture.contains(from), "{from}");
        export::open(picture.replacen(from, to, 1).as_bytes())
    };
    assert_eq!(with("&quot;version&quot;:1", "&quot;version&quot;:2"), Err(Damage::Newer));
    assert_eq!(with("&quot;duibiao-chart&quot;,", "&quot;other&quot;,"), Err(Damage::Nothing));
    assert_eq!(with("&quot;start&quot;:", "&quot;start&quot;:9"), Err(Damage::Broken), "outside the text");
    assert_eq!(with("&quot;sources&quot;:", "&quot;nothing&quot;:"), Err(Damage::Broken));
    let wild = with("&quot;readings&quot;:[0", "&quot;readings&quot;:[99999,0").unwrap();
    assert_eq!(wild.spec.readings.as_deref(), Some(&[0, 1, 2][..]));
    let wide = with("&quot;width&quot;:800.0", "&quot;width&quot;:1e300").unwrap();
    assert!(wide.spec.width <= 14_400.0);
}

/// A PNG with one text chunk.
fn png_with(text: &[u8], compressed: bool, length: Option<u32>) -> Vec<u8> {
    let mut data = b"duibiao-chart.json\0".to_vec();
    data.extend([u8::from(compressed), 0, 0, 0]);
    data.extend(text);
    let mut crc = flate2::Crc::new();
    crc.update(b"iTXt");
    crc.update(&data);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(length.unwrap_or(data.len() as u32).to_be_bytes());
    out.extend(b"iTXt");
    out.extend(&data);
    out.extend(crc.sum().to_be_bytes());
    out
}

#[test]
fn bombs_and_huge_lengths_are_refused() {
    let mut bomb = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let blank = vec![b' '; 1 << 20];
    (0..256).for_each(|_| bomb.write_all(&blank).unwrap());
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 400_000);
    assert_eq!(export::open(&png_with(&bomb, true, None)), Err(Damage::TooLarge));
    assert_eq!(export::open(&png_with(b"{}", false, Some(u32::MAX))), Err(Damage::Broken));
    assert_eq!(export::open(&png_with(&vec![b' '; 9 << 20], false, None)), Err(Damage::TooLarge));
    assert_eq!(export::open(&png_with(b"[[[[[[", false, None)), Err(Damage::Broken));
    let deep = "[".repeat(1 << 20);
    assert_eq!(export::open(&png_with(deep.as_bytes(), false, None)), Err(Damage::Broken));
    let many = format!("{{\"format\":\"duibiao-chart\",\"version\":1,\"sources\":[{}0]}}", "0,".repeat(6000));
    assert_eq!(export::open(&png_with(many.as_bytes(), false, None)), Err(Damage::TooLarge));
}

#[test]
fn pictures_that_carry_are_still_pictures() {
    let scene = crate::cases::seeds().draw(&duibiao::chart::Spec::default()).scene;
    let carried = "{\"format\":\"duibiao-chart\"}".repeat(3000);
    let dress = Dress { carried: Some(carried.as_bytes()), ..Dress::default() };
    let png = export::picture(&scene, Format::Png, 72.0, &dress).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
    reader.finish().unwrap();
    let texts: Vec<_> = reader.info().utf8_text.iter().map(|t| t.keyword.as_str()).collect();
    assert_eq!(texts, ["Title", "duibiao-chart.json"]);
    let svg = String::from_utf8(export::picture(&scene, Format::Svg, 72.0, &dress).unwrap()).unwrap();
    resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    let pdf = export::picture(&scene, Format::Pdf, 72.0, &dress).unwrap();
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
}

static PICTURES: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| OUTPUTS.iter().map(|o| drawn(o, &["--carry-data", "--size", "400x300", "--dpi", "72"])).collect());

fn believed(carried: &Carried) {
    for source in &carried.sources {
        for f in &source.figures {
            assert!(source.text.get(f.evidence.sentence.range()).is_some());
            assert!(source.text.get(f.evidence.value.range()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Cut short, with bits flipped, with bytes put in: either it is refused or every span of it lies in its text.
    #[test]
    fn damage_is_never_believed(
        which in 0usize..3,
        cut in 0.0f64..1.2,
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 0..12),
        inserted in prop::collection::vec(any::<u8>(), 0..9),
        at in any::<prop::sample::Index>(),
    ) {
        let mut picture = PICTURES[which].clone();
        for (index, bit) in flips {
            let i = index.index(picture.len());
            picture[i] ^= 1 << bit;
        }
        let place = at.index(picture.len());
        picture.splice(place..place, inserted);
        picture.truncate((picture.len() as f64 * cut) as usize);
        if let Ok(carried) = export::open(&picture) {
            believed(&carried);
        }
    }

    /// The same for the plain JSON, where damage gets past every checksum; what is believed can be drawn.
    #[test]
    fn damaged_words_are_never_believed(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        swap in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let mut json = PLAIN.clone();
        for (index, byte) in flips {
            let digits: Vec<usize> = (0..json.len()).filter(|i| json[*i].is_ascii_digit()).collect();
            json[digits[index.index(digits.len())]] = b'0' + byte % 10;
        }
        let (a, b) = (swap.0.index(json.len()), swap.1.index(json.len()));
        json.swap(a, b);
        if let Ok(carried) = export::open(&png_with(&json, false, None)) {
            believed(&carried);
            let readings = duibiao::app::carried_readings(&carried);
            prop_assert_eq!(readings.len(), carried.sources.len());
        }
    }
}

/// The JSON of a picture.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let svg = plain(&drawn("a.svg", &["--carry-data"]));
    let start = svg.find("{&quot;format").unwrap();
    let end = svg.find("</duibiao:chart>").unwrap();
    svg[start..end].replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").into_bytes()
});
