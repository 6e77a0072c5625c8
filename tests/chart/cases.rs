//! Comparisons with easy and with hard data, by name. Real places and targets where a real chart is meant.

mod several;

pub use several::*;

use crate::support::*;
use duibiao::chart::{Data, Drawn, Series, Spec, Subject, draw};
use duibiao::comparison::{Comparison, Query, Wanted, choose, compare, default_query};
use duibiao::figures::{Family, Horizon, Measure, Sense};
use duibiao::fonts::Fonts;
use duibiao::region::Level;
use duibiao::report::{Date, Known, Source as From};

/// A set of reports and what is asked of them.
pub struct Case {
    pub name: &'static str,
    pub samples: Vec<Sample>,
    pub query: Query,
    pub subject: Subject,
    /// Further indicators, for the kinds that show several.
    pub more: Vec<(Query, Subject)>,
    /// Years, where the case has several a place.
    pub years: Option<(i32, i32)>,
}

fn case(name: &'static str, samples: Vec<Sample>, query: Query) -> Case {
    let subject = Subject { name: "地区生产总值".into(), family: Family::Total, sense: Sense::Floor };
    Case { name, samples, query, subject, more: Vec::new(), years: None }
}

fn gdp(year: i32) -> Query {
    Query { year: Some(year), ..Query::new("gdp") }
}

impl Case {
    pub fn comparison(&self) -> Comparison {
        compare(&self.query, &sources(&self.samples))
    }

    pub fn draw(&self, spec: &Spec) -> Drawn {
        draw(spec, &self.data(), &Fonts::bundled())
    }

    pub fn data(&self) -> Data {
        let mut data = Data::one(self.comparison(), self.subject.clone());
        let sources = sources(&self.samples);
        let of = |(q, subject): &(Query, Subject)| Series {
            subject: subject.clone(),
            comparison: compare(q, &sources),
            after: Vec::new(),
        };
        data.more = self.more.iter().map(of).collect();
        data
    }
}

pub fn all() -> Vec<Case> {
    vec![
        one(),
        seeds(),
        unemployment(),
        cities(),
        many(),
        ranges(),
        relations(),
        long_names(),
        negatives(),
        case("empty", Vec::new(), gdp(2023)),
        nothings(),
        two_tiers(),
        amounts(),
        unlucky(),
        wide_numbers(),
    ]
}

fn known<T>(value: T) -> Option<Known<T>> {
    Some(Known { value, source: From::SessionLine, confidence: 1.0, span: None })
}

pub fn one() -> Case {
    let mut s = province("广东省", 44, 2026).gdp("4.5%～5%");
    s.report.session = known("广东省第十四届人民代表大会第四次会议".to_owned());
    s.report.date = known(Date { year: 2026, month: 1, day: 26 });
    case("one", vec![s], gdp(2026))
}

/// The five reports that came with the project, as they were labelled.
pub fn seeds() -> Case {
    let county = |region: &str, name: &str, code: &str, year| report(region, name, code, Level::County, Some(year));
    let samples = vec![
        county("广东省湛江市霞山区", "霞山区", "440803", 2023).gdp("6.5%"),
        report("广东省茂名市", "茂名市", "440900", Level::City, Some(2023)).gdp("6.0%以上"),
        county("广东省珠海市金湾区", "金湾区", "440404", 2024).gdp("7%左右"),
        county("广东省湛江市廉江市", "廉江市", "440881", 2018).gdp("8%"),
        nowhere("004_17349029e4f873f5.txt").gdp("8.5%左右"),
    ];
    let readings = choose(&sources(&samples), &[], None);
    case("seeds", samples, Query { readings: Some(readings), ..Query::new("gdp") })
}

/// 城镇调查失业率 of provinces, 2026, with last year's and the nation's.
pub fn unemployment() -> Case {
    let rows = [
        ("北京市", 11, "5%以内", "5%以内"),
        ("河北省", 13, "5.5%左右", ""),
        ("山西省", 14, "5.5%左右", "5.5%左右"),
        ("辽宁省", 21, "5.5%左右", "5.5%左右"),
        ("吉林省", 22, "5.5%左右", "5.5%左右"),
        ("福建省", 35, "5%左右", "5.5%以内"),
        ("山东省", 37, "5.5%左右", "5.5%左右"),
        ("湖南省", 43, "", ""),
        ("广东省", 44, "", "5.5%左右"),
        ("重庆市", 50, "", ""),
        ("陕西省", 61, "5.5%左右", "5.5%左右"),
        ("青海省", 63, "5.5%左右", "5%～5.5%"),
    ];
    let says = |s: Sample, w: &str| {
        if w.is_empty() { s } else { s.says("unemployment_surveyed", "城镇调查失业率", Measure::Level, w) }
    };
    let mut samples = Vec::new();
    for (name, n, now, before) in rows {
        samples.push(says(province(name, n, 2026), now));
        samples.push(says(province(name, n, 2025), before));
    }
    samples.push(says(report("中国", "中国", "000000", Level::Nation, Some(2026)), "5.5%左右"));
    let asked = default_query("unemployment_surveyed", &sources(&samples));
    let names = rows.iter().map(|r| r.0).chain(["天津市", "内蒙古自治区", "黑龙江省", "上海市", "江苏省", "浙江省"]);
    let wanted = names.map(|n| Wanted { name: n.into(), code: None }).collect();
    let subject = Subject { name: "城镇调查失业率".into(), family: Family::Livelihood, sense: Sense::Ceiling };
    Case { subject, ..case("twelve", samples, Query { year: Some(2026), wanted, ..asked }) }
}

/// 31 cities of 2023 as in the picture of how it should look.
pub fn cities() -> Case {
    let base = "拉萨10% 海口10%左右 崇左7.5%以上/8% 南昌7.5%左右 惠州7%以上 郑州7% 西安7%左右 长沙7%左右 武汉6.5%以上 厦门6.5% \
        龙岩6%～6.5% 成都6%以上 贵阳6%以上 重庆6%以上 呼和浩特6%以上 江门6%以上/7%以上 玉林6%以上/8% 茂名6.0%以上 珠海6% 佛山6% \
        东莞5.5%以上/6% 宁波5.5%以上 青岛5.5%左右 南京5%以上 无锡5%以上 南宁5%左右 北京4.5%以上 \
        宜宾高于全省1个百分点以上 泸州力争高于全省1个百分点 自贡高于全省平均水平";
    let mut samples = Vec::new();
    for (i, row) in base.split_whitespace().enumerate() {
        let cut = row.find(|c: char| c.is_ascii_digit() || c == '高' || c == '力').unwrap();
        let (name, words) = row.split_at(cut);
        let mut tiers = words.split('/');
        let first = tiers.next().unwrap();
        let mut s = city(name, i + 1, 2023).gdp(first);
        if first.contains("高于") {
            s = s.with(|f| {
                f.measure = Measure::Gap;
                f.unit = None;
            });
        }
        if let Some(stretch) = tiers.next() {
            s = s.gdp(stretch).stretch();
        }
        samples.push(s);
    }
    let mut kaifeng = city("开封", 90, 2023);
    kaifeng.fragment = true;
    kaifeng.has_targets = false;
    samples.push(kaifeng);
    case("cities", samples, gdp(2023))
}

pub fn many() -> Case {
    let forms = ["6%以上", "7%左右", "6.5%", "5%～6%", "8%以内", "高于全省平均水平"];
    let samples = (0..300)
        .map(|i| {
            let region = format!("广东省某某市第{}县", i + 1);
            let name = format!("第{}县", i + 1);
            report(&region, &name, &format!("44{i:04}"), Level::County, Some(2023)).gdp(forms[i % forms.len()])
        })
        .collect();
    case("many", samples, gdp(2023))
}

pub fn ranges() -> Case {
    let rows = ["5%～6%", "5.5%～6.5%", "6%～7%", "4.5%～5%", "5%～5.5%", "6%～6.1%"];
    let samples = rows
        .iter()
        .enumerate()
        .map(|(i, w)| city(["甲子", "乙丑", "丙寅", "丁卯", "戊辰", "己巳"][i], i + 1, 2023).gdp(w))
        .collect();
    case("ranges", samples, gdp(2023))
}

pub fn relations() -> Case {
    let samples = vec![
        city("自贡", 1, 2023).gdp("高于全省平均水平"),
        city("泸州", 2, 2023).gdp("与经济增长同步"),
        city("绵阳", 3, 2023).gdp("完成省下达任务"),
        city("内江", 4, 2023).gdp("保持在合理区间，力争好于全省平均水平并且在全国同类城市中进位争先，努力实现更好结果"),
    ];
    case("relations", samples, gdp(2023))
}

pub fn long_names() -> Case {
    let names = [
        ("甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县", "积石山保安族东乡族撒拉族自治县", "622927"),
        ("云南省普洱市镇沅彝族哈尼族拉祜族自治县", "镇沅彝族哈尼族拉祜族自治县", "530825"),
        ("云南省临沧市双江拉祜族佤族布朗族傣族自治县", "双江拉祜族佤族布朗族傣族自治县", "530925"),
        ("北京市朝阳区", "朝阳区", "110105"),
        ("吉林省长春市朝阳区", "朝阳区", "220104"),
        (
            "广东省广州市南沙经济技术开发区（自贸试验区）管理委员会辖区",
            "南沙经济技术开发区（自贸试验区）管理委员会辖区",
            "440115",
        ),
    ];
    let words = ["6%以上", "10%左右", "12%～13%", "5%", "5%左右", "9.5%以上"];
    let samples =
        names.iter().zip(words).map(|((r, n, c), w)| report(r, n, c, Level::County, Some(2023)).gdp(w)).collect();
    case("long", samples, gdp(2023))
}

pub fn negatives() -> Case {
    let rows = ["−3%左右", "0%", "−1.5%以上", "2%以内", "1%～3%"];
    let samples = rows
        .iter()
        .enumerate()
        .map(|(i, w)| city(["甲子", "乙丑", "丙寅", "丁卯", "戊辰"][i], i + 1, 2020).gdp(w))
        .collect();
    case("negatives", samples, gdp(2020))
}

pub fn nothings() -> Case {
    let mut s: Vec<Sample> =
        ["未提", "未设", "未读", "残缺"].iter().enumerate().map(|(i, n)| city(n, i + 1, 2020)).collect();
    s[1].expressly_none = vec![no_target("gdp")];
    s[2].unread = true;
    s[3].fragment = true;
    s[3].has_targets = false;
    s.push(city("未提", 1, 2019).gdp("6%以上"));
    s.push(city("有数", 5, 2020).gdp("6%左右"));
    s.push(city("有额", 6, 2020).says("gdp", "地区生产总值", Measure::Level, "1800亿元以上"));
    s.push(city("口径", 7, 2020).gdp("10%左右").with(|f| f.basis = Some("可比口径".into())));
    let mut names: Vec<String> = s.iter().map(|s| s.report.place.as_ref().unwrap().value.name.clone()).collect();
    names.push("无报市".into());
    let wanted = names.into_iter().map(|name| Wanted { name, code: None }).collect();
    case("nothings", s, Query { wanted, ..gdp(2020) })
}

pub fn two_tiers() -> Case {
    let samples = vec![
        city("近邻", 1, 2023).gdp("6%以上").gdp("6.1%").stretch(),
        city("靠左", 2, 2023).gdp("4.5%左右").gdp("9%").stretch(),
        city("异说", 3, 2023).gdp("6%以上").gdp("6.5%").gdp("7%左右"),
        city("以内", 4, 2023).gdp("5%以内").gdp("8%以上").stretch(),
        city("区间", 5, 2023).gdp("6%～7%").gdp("7%～8%").stretch(),
        city("口径", 6, 2023).gdp("4%以上").gdp("10%左右").with(|f| f.basis = Some("可比口径".into())),
        city("口径", 6, 2022).gdp("7%～9%"),
        city("以内", 4, 2022).gdp("6%"),
        province("广东省", 44, 2023).gdp("5%以上"),
        report("中国", "中国", "000000", Level::Nation, Some(2023)).gdp("5%左右"),
    ];
    case("tiers", samples, gdp(2023))
}

pub fn amounts() -> Case {
    let jobs = |s: Sample, w: &str| s.says("new_urban_jobs", "城镇新增就业", Measure::Level, w);
    let samples = vec![
        jobs(city("甲子", 1, 2023), "4万人"),
        jobs(city("乙丑", 2, 2023), "32000人以上"),
        jobs(city("丙寅", 3, 2023), "12万人左右"),
        jobs(city("丁卯", 4, 2023), "110万人以上"),
    ];
    let query = Query { horizon: Horizon::Annual, ..default_query("new_urban_jobs", &sources(&samples)) };
    let subject = Subject { name: "城镇新增就业".into(), family: Family::Livelihood, sense: Sense::Ceiling };
    Case { subject, ..case("amounts", samples, query) }
}

/// Characters that break files and measures.
pub fn unlucky() -> Case {
    let samples = vec![
        report("（《·“%—", "（《·“%—", "449100", Level::County, Some(2023)).gdp("6%以上"),
        report("<&\">P.T.AV", "<&\">P.T.AV", "449200", Level::County, Some(2023)).gdp("7%左右"),
        nowhere("a b\tc\u{e000}.html").gdp("8%"),
    ];
    let query = Query { readings: Some(vec![0, 1, 2]), ..Query::new("gdp") };
    case("unlucky", samples, query)
}

/// Numbers so wide that not every round one has room over the axis of a small page.
pub fn wide_numbers() -> Case {
    let says = |s: Sample, w: &str| s.says("gdp", "地区生产总值", Measure::Level, w);
    let samples = vec![
        says(city("甲子", 1, 2023), "1234567.8亿元"),
        says(city("乙丑", 2, 2023), "3500000亿元以上"),
        says(city("丙寅", 3, 2023), "600000亿元左右"),
    ];
    let query = Query { year: Some(2023), ..default_query("gdp", &sources(&samples)) };
    case("wide", samples, query)
}
