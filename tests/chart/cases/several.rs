//! Cases for the kinds that show results, several indicators, several years or levels.

use super::{Case, case, gdp, known};
use crate::support::*;
use duibiao::chart::Subject;
use duibiao::comparison::{Query, default_query};
use duibiao::figures::{Family, Measure, Sense};
use duibiao::region::Level;
use duibiao::report::Date;

/// All of them.
pub fn wide() -> Vec<Case> {
    vec![results(), indicators(), one_over_years(), many_over_years(), levels()]
}

pub fn actual(s: Sample, words: &str) -> Sample {
    s.gdp(words).with(|f| {
        f.kind = duibiao::figures::Kind::Actual;
        f.role = duibiao::figures::Role::Review;
    })
}

/// Last year's targets, results and this year's, some of them missing, one a fall.
pub fn results() -> Case {
    let rows = [
        ("河北省", 13, "5%以上", "5.6%", "5%以上"),
        ("北京市", 11, "5%左右", "5.4%", "5%左右"),
        ("福建省", 35, "5.0%～5.5%", "5%", "5%左右"),
        ("青海省", 63, "4.5%左右", "4.1%", "4.5%左右"),
        ("广东省", 44, "5%左右", "3.9%", "4.5%～5%"),
        ("辽宁省", 21, "5%以上", "3.7%", "4.5%左右"),
        ("海南省", 46, "8%", "", "6%以上"),
        ("湖北省", 42, "", "−5.0%", "10%以上"),
        ("江苏省", 32, "5%以内", "5.1%", "5%以内"),
        ("浙江省", 33, "", "", "5.5%左右"),
        ("四川省", 51, "6%", "6.1%", "高于全国平均水平"),
        ("西藏自治区", 54, "8%", "8.1%", ""),
    ];
    let mut samples = Vec::new();
    for (name, n, then, reached, now) in rows {
        let mut s = province(name, n, 2026);
        if !now.is_empty() {
            s = s.gdp(now);
        }
        if !reached.is_empty() {
            s = actual(s, reached);
        }
        samples.push(s);
        let before = province(name, n, 2025);
        samples.push(if then.is_empty() { before } else { before.gdp(then) });
    }
    case("results", samples, gdp(2026))
}

/// Four indicators of one unit and one of another, with relations and silences.
pub fn indicators() -> Case {
    let ids = [
        ("gdp", "地区生产总值", Family::Total),
        ("fixed_investment", "固定资产投资", Family::Investment),
        ("retail_sales", "社会消费品零售总额", Family::Trade),
        ("budget_revenue", "一般公共预算收入", Family::Finance),
        ("new_urban_jobs", "城镇新增就业", Family::Livelihood),
    ];
    let rows = [
        ("河北省", 13, ["5%以上", "5.5%左右", "5%左右", "2%左右", "86万人"]),
        ("吉林省", 22, ["5%左右", "3%", "5%左右", "3.7%", ""]),
        ("湖南省", 43, ["5%左右", "正增长", "4.5%以上", "1.5%左右", "70万人以上"]),
        ("山西省", 14, ["4.5%～5%", "5%", "5%", "", "45万人"]),
        ("陕西省", 61, ["5%左右", "全国平均水平以上", "", "3%以内", "40万人以上"]),
        ("新疆维吾尔自治区", 65, ["6%", "10%左右", "−2%左右", "−1.5%以上", "46万人以上"]),
    ];
    let mut samples = Vec::new();
    for (name, n, words) in rows {
        let mut s = province(name, n, 2026);
        for ((id, zh, _), w) in ids.iter().zip(words).filter(|(_, w)| !w.is_empty()) {
            let measure = if w.contains('人') { Measure::Level } else { Measure::Growth };
            s = s.says(id, zh, measure, w);
        }
        samples.push(s);
    }
    let all = sources(&samples);
    let query = |id: &str| Query { year: Some(2026), ..default_query(id, &all) };
    let subject = |(_, name, family): &(&str, &str, Family)| Subject {
        name: (*name).into(),
        family: *family,
        sense: Sense::Floor,
    };
    let more = ids[1..].iter().map(|i| (query(i.0), subject(i))).collect();
    let first = query("gdp");
    drop(all);
    Case { more, ..case("indicators", samples, first) }
}

/// A place over its years: ranges, a stretch, a relation, years that say nothing, years without a report.
pub fn one_over_years() -> Case {
    let rows = [
        (2004, "9%", "12.1%"),
        (2005, "9.5%", "11%"),
        (2006, "9.5%", "13.4%"),
        (2007, "10%", "15.1%"),
        (2008, "11%", "13%"),
        (2009, "10%左右", "12%"),
        (2010, "10.5%左右", "13.8%"),
        (2011, "12%", "12.2%"),
        (2012, "11%以上", ""),
        (2016, "8.5%", "8.4%"),
        (2017, "8.5%左右", "8.1%"),
        (2018, "与经济增长同步", "8.3%"),
        (2019, "8%～8.5%", "8%"),
        (2020, "7%～7.5%", "−3.3%"),
        (2021, "7.5%左右", "8%"),
        (2022, "6.5%", "4.7%"),
        (2023, "", "4.5%"),
        (2024, "5.5%左右/6%", "5.5%"),
        (2025, "5.0%～5.5%", "5%"),
        (2026, "5%左右", ""),
    ];
    let mut samples: Vec<Sample> = Vec::new();
    for (year, words, _) in rows {
        let mut s = province("福建省", 35, year);
        let mut tiers = words.split('/').filter(|w| !w.is_empty());
        if let Some(base) = tiers.next() {
            s = s.gdp(base);
        }
        if let Some(stretch) = tiers.next() {
            s = s.gdp(stretch).stretch();
        }
        // The report of a year tells the result of the year before.
        if let Some((_, _, reached)) = rows.iter().find(|r| r.0 == year - 1).filter(|r| !r.2.is_empty()) {
            s = actual(s, reached);
        }
        samples.push(s);
    }
    let readings = Some((0..samples.len()).collect());
    Case { years: Some((2004, 2026)), ..case("years", samples, Query { readings, ..Query::new("gdp") }) }
}

/// Thirteen places over eight years, one with a name of fourteen characters, one that says nothing but relations.
pub fn many_over_years() -> Case {
    let names =
        ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "双江拉祜族佤族布朗族傣族自治州", "寅"];
    let forms = ["", "左右", "以上", "以内", "左右"];
    let mut samples = Vec::new();
    for (i, name) in names.iter().enumerate() {
        for year in 2016..2024 {
            if (i + year as usize).is_multiple_of(11) {
                continue;
            }
            let v = 12.0 - f64::from(year - 2016) * 0.8 - i as f64 * 0.2;
            let words = format!("{v:.1}%{}", forms[(i + year as usize) % forms.len()]);
            let s = city(name, i + 1, year);
            samples.push(if i == 12 { s.gdp("高于全省平均水平") } else { s.gdp(&words) });
        }
    }
    let readings = Some((0..samples.len()).collect());
    Case { years: Some((2016, 2023)), ..case("panel", samples, Query { readings, ..Query::new("gdp") }) }
}

/// From the nation to the counties: a city whose text lacks the passage, one without a report, gaps and relations.
pub fn levels() -> Case {
    let county = |region: &str, name: &str, code: &str| report(region, name, code, Level::County, Some(2024));
    let gap = |s: Sample, words: &str, to: &str| {
        s.gdp(words).with(|f| {
            f.measure = Measure::Gap;
            f.relative_to = Some(to.into());
            f.unit = Some("个百分点".into());
        })
    };
    let mut zhuhai = report("广东省珠海市", "珠海市", "440400", Level::City, Some(2024));
    (zhuhai.fragment, zhuhai.has_targets) = (true, false);
    let higher = |s: Sample| s.gdp("高于全省平均水平").with(|f| f.relative_to = Some("全省平均水平".into()));
    let mut samples = vec![
        report("中国", "中国", "000000", Level::Nation, Some(2024)).gdp("5%左右"),
        province("广东省", 44, 2024).gdp("5%"),
        report("广东省惠州市", "惠州市", "441300", Level::City, Some(2024)).gdp("6%以上"),
        report("广东省佛山市", "佛山市", "440600", Level::City, Some(2024)).gdp("5.5%"),
        zhuhai,
        higher(report("广东省阳江市", "阳江市", "441700", Level::City, Some(2024))),
        gap(report("广东省汕头市", "汕头市", "440500", Level::City, Some(2024)), "1个百分点", "全省"),
        county("广东省珠海市金湾区", "金湾区", "440404").gdp("7%左右"),
        county("广东省深圳市宝安区", "宝安区", "440306").gdp("6.8%"),
        county("广东省深圳市龙岗区", "龙岗区", "440307").gdp("6.5%"),
        county("广东省深圳市罗湖区", "罗湖区", "440303").gdp("6.0%左右"),
        county("广东省深圳市龙华区", "龙华区", "440309").gdp("4%～5%"),
        county("广东省惠州市惠阳区", "惠阳区", "441303").gdp("−1%左右"),
    ];
    for (i, s) in samples.iter_mut().enumerate() {
        s.report.date = known(Date { year: 2024, month: 1, day: 5 + i as u8 });
    }
    let readings = Some((0..samples.len()).collect());
    case("levels", samples, Query { readings, ..gdp(2024) })
}
