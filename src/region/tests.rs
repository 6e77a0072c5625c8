//! Units that were renamed, recoded, raised, merged or split since 1980, and what must hold for every row.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use super::*;

fn divisions() -> Divisions {
    Divisions::parse(include_str!("../../assets/divisions.tsv")).unwrap()
}

fn groups(divisions: &Divisions) -> Groups {
    Groups::parse(include_str!("../../assets/groups.toml"), divisions).unwrap()
}

/// What `key` was at the end of `year`: name, code, kind, and the codes of today.
fn at(divisions: &Divisions, key: &str, year: i32) -> Vec<String> {
    let now = |s: &Standing<'_>| s.now.iter().map(|d| d.code.as_str()).collect::<Vec<_>>().join("|");
    let say = |s: &Standing<'_>| format!("{} {} {} > {}", s.then.name, s.then.code, s.then.kind.word(), now(s));
    divisions.at(key, year).iter().map(say).collect()
}

#[test]
fn a_key_of_any_time_finds_the_unit_of_a_year() {
    let d = divisions();
    for (key, year, then) in [
        // a county that became a district, asked by either name and by the code of today
        ("徐水县", 2014, "徐水县 130625 县 > 130609"),
        ("徐水区", 2014, "徐水县 130625 县 > 130609"),
        ("徐水县", 2016, "徐水区 130609 市辖区 > 130609"),
        ("130609", 1990, "徐水县 132423 县 > 130609"),
        ("130609", 2015, "徐水区 130609 市辖区 > 130609"),
        // renamed under its code
        ("襄樊市", 2009, "襄樊市 420600 地级市 > 420600"),
        ("襄阳市", 2009, "襄樊市 420600 地级市 > 420600"),
        ("襄樊市", 2011, "襄阳市 420600 地级市 > 420600"),
        ("普洱市", 2006, "思茅市 530800 地级市 > 530800"),
        ("普洱市", 2007, "普洱市 530800 地级市 > 530800"),
        ("五指山市", 2000, "通什市 460001 县级市 > 469001"),
        ("通什市", 2010, "五指山市 469001 县级市 > 469001"),
        // a city of prefecture level divided among its neighbours, its seat a city of county level
        ("341400", 2010, "巢湖市 341400 地级市 > 340124|340181|340281|340522|340523"),
        ("340181", 2010, "居巢区 341402 市辖区 > 340181"),
        ("巢湖市", 2012, "巢湖市 340181 县级市 > 340181"),
        ("371200", 2018, "莱芜市 371200 地级市 > 370116|370117"),
        ("370116", 2018, "莱城区 371202 市辖区 > 370116"),
        // to a new 直辖市
        ("重庆市", 1996, "重庆市 510200 地级市 > 500000"),
        ("重庆市", 1997, "重庆市 500000 直辖市 > 500000"),
        ("500114", 1996, "黔江土家族苗族自治县 513523 自治县 > 500114"),
        ("涪陵市", 1996, "涪陵市 517000 地级市 > 500102|500119|500156|500230|500231"),
        ("涪陵区", 1999, "涪陵区 500102 市辖区 > 500102"),
        // a new province
        ("海南省", 1985, "海南行政区 442100 行政区 > 460000"),
        ("海南省", 1988, "海南省 460000 省 > 460000"),
        // prefectures that became cities
        ("毕节市", 2012, "毕节市 520500 地级市 > 520500"),
        ("520500", 2010, "毕节地区 522400 地区 > 520500"),
        ("铜仁地区", 2012, "铜仁市 520600 地级市 > 520600"),
        ("650500", 2015, "哈密地区 652200 地区 > 650500"),
        ("那曲市", 2016, "那曲地区 542400 地区 > 540600"),
        ("那曲市", 2017, "那曲市 540600 地级市 > 540600"),
        // an area without a code that became a district
        ("光明新区", 2016, "光明新区  功能区 > 440311"),
        ("光明新区", 2019, "光明区 440311 市辖区 > 440311"),
    ] {
        assert_eq!(at(&d, key, year), [then], "{key} {year}");
    }
    // One name, two units at a time.
    assert_eq!(at(&d, "毕节市", 2010), ["毕节市 522401 县级市 > 520502"]);
    assert_eq!(
        at(&d, "海南黎族苗族自治州", 1986),
        ["海南黎族苗族自治州 442200 自治州 > "],
        "dissolved: nothing carries it on"
    );
    assert_eq!(at(&d, "通州区", 2010), ["通州区 110112 市辖区 > 110112", "通州区 320612 市辖区 > 320612"]);
}

#[test]
fn a_unit_has_a_history() {
    let d = divisions();
    let names = |code: &str| {
        let unit = d.by_code(code, None).unwrap();
        d.history(unit).iter().map(|r| format!("{} {}", r.name, r.code)).collect::<Vec<_>>()
    };
    assert_eq!(names("130609"), ["徐水县 132423", "徐水县 130625", "徐水区 130609"]);
    assert_eq!(names("420600"), ["襄阳地区 422500", "襄樊市 420600", "襄阳市 420600"]);
}

#[test]
fn every_unit_has_a_kind_and_what_ended_a_successor_or_a_dissolution() {
    let table = include_str!("../../assets/divisions.tsv");
    let d = divisions();
    assert_eq!(d.rows().len() + 1, table.lines().count());
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (kind, to, now) = (cells[3], cells[6], cells[7]);
        assert_eq!(Kind::parse(kind).unwrap().word(), kind);
        assert_eq!(to.is_empty(), now.is_empty(), "ended, with a successor or `-`: {line}");
    }
    for r in d.rows() {
        assert!(r.from.is_none_or(|f| r.to.is_none_or(|t| f < t)), "{r:?}");
        assert!(!r.short.is_empty() || r.level == Level::Nation, "{r:?}");
        for unit in d.now(r) {
            assert!(unit.to.is_none(), "{r:?} became {unit:?}");
        }
        assert_eq!(d.now(r).len(), if r.to.is_none() { 1 } else { r.now.len() }, "{r:?}");
        let parent = d.by_code(&r.parent, r.to.map(|t| t - 1));
        assert!(r.level == Level::Nation || parent.is_some(), "{r:?}");
    }
}

#[test]
fn no_code_means_two_units_in_one_year() {
    let d = divisions();
    for year in 1984..=2026 {
        let mut codes: Vec<&str> =
            d.rows().iter().filter(|r| !r.code.is_empty() && r.is_listed(year)).map(|r| r.code.as_str()).collect();
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(all, codes.len(), "{year}");
    }
}

#[test]
fn short_forms_and_chains_find_their_unit() {
    let d = divisions();
    for (words, region) in [
        ("博州", "新疆维吾尔自治区博尔塔拉蒙古自治州"),
        ("恩施州", "湖北省恩施土家族苗族自治州"),
        ("湛江市霞山区", "广东省湛江市霞山区"),
        ("北京市朝阳区", "北京市朝阳区"),
        ("福州鼓楼区", "福建省福州市鼓楼区"),
        ("光明新区", "广东省深圳市光明新区"),
        ("成都市高新区", "四川省成都市成都高新技术产业开发区"),
        ("长春市高新区", "吉林省长春市长春高新技术产业开发区"),
        ("大连市经济技术开发区", "辽宁省大连市大连经济技术开发区"),
        ("高新区", ""),
        ("鼓楼区", ""),
        ("新区", ""),
        ("全州", ""),
    ] {
        let found = d.resolve(words, Some(2020)).map(|u| d.whole_name(u, Some(2020))).unwrap_or_default();
        assert_eq!(found, region, "{words}");
    }
    // Within longer words two characters are no name.
    let forms = |s| d.forms(s).iter().map(|m| m.range.clone()).collect::<Vec<_>>();
    assert!(forms("创建示范县").is_empty());
    assert_eq!(forms("范县").len(), 1);
}

#[test]
fn ranks_are_not_levels() {
    let d = divisions();
    let g = groups(&d);
    for (code, year, expected) in [
        ("000000", 2020, Some(Rank::Nation)),
        ("500000", 2020, Some(Rank::Province)),
        ("510200", 1996, Some(Rank::SubProvince)),
        ("510200", 1992, Some(Rank::Prefecture)),
        ("440300", 2020, Some(Rank::SubProvince)),
        ("440304", 2020, Some(Rank::SubPrefecture)),
        ("110105", 2020, Some(Rank::Prefecture)),
        ("440800", 2020, Some(Rank::Prefecture)),
        ("440803", 2020, Some(Rank::County)),
        ("130609", 2020, Some(Rank::County)),
    ] {
        let unit = d.by_code(code, Some(year)).unwrap();
        assert_eq!(rank(unit, Some(year), &d, &g), expected, "{code} {year}");
    }
    let area = d.named("大鹏新区").next().unwrap();
    assert_eq!(rank(area, None, &d, &g), None);
}

#[test]
fn groups_have_their_members_in_their_years() {
    let d = divisions();
    let g = groups(&d);
    let count = |name: &str, year| g.named(name).unwrap().members(year).count();
    assert_eq!((count("副省级市", Some(1994)), count("副省级市", Some(1997)), count("副省级市", None)), (16, 15, 15));
    assert_eq!(
        (count("计划单列市", Some(1983)), count("计划单列市", Some(1990)), count("计划单列市", None)),
        (1, 14, 5)
    );
    assert_eq!((count("省会", Some(1987)), count("capital", None)), (26, 27));
    assert_eq!((count("直辖市", Some(1996)), count("直辖市", None)), (3, 4));
    let regions: Vec<usize> = ["东部", "中部", "西部", "东北"].map(|n| count(n, None)).to_vec();
    assert_eq!(regions, [10, 6, 12, 3]);
    assert_eq!((count("粤港澳大湾区", Some(2018)), count("粤港澳大湾区", None), count("珠三角", None)), (0, 11, 9));
    assert_eq!((count("长三角中心区", None), count("长三角城市群", None), count("中原城市群", None)), (27, 26, 30));
    assert_eq!((count("长江中游", None), count("长江经济带", None), count("哈长", None)), (29, 11, 11));
    for group in g.all() {
        for code in group.members(None).chain(group.partly(None)) {
            assert!(d.by_code(code, None).is_some_and(|u| u.to.is_none()), "{} {code}", group.id);
        }
    }
    let guiyang = d.named("贵阳市").next().unwrap();
    let of: Vec<&str> = g.of(guiyang, Some(2020)).map(|g| g.id.as_str()).collect();
    assert_eq!(of, ["capital"]);
    // Under the code of then as under that of now.
    let putian = d.named("莆田市").next().unwrap();
    assert_eq!(g.of(putian, None).count(), 0);
    let xiangfan = d.at("襄樊市", 2009)[0].then;
    assert!(g.named("长江中游").unwrap().holds(xiangfan, Some(2016)));
    assert_eq!(g.places("长株潭", None, &d), ["湖南省长沙市", "湖南省株洲市", "湖南省湘潭市"]);
    assert_eq!(g.places("湛江市", None, &d), ["湛江市"]);
}

#[test]
fn a_mistake_among_groups_is_told_by_its_line() {
    let d = divisions();
    let group = |change: (&str, &str)| {
        let words = "[[group]]\nid = \"g\"\nzh = \"甲\"\nen = \"G\"\nsource = \"通知\"\ndate = \"2016-12\"\nfrom = 2016\n\
                     members = [\n    \"110000\",\n    \"120000\",\n]\nsince = [[\"120000\", 2018]]\n";
        assert!(words.contains(change.0));
        Groups::parse(&words.replace(change.0, change.1), &d).map(|g| g.all().len())
    };
    assert_eq!(group(("甲", "乙")), Ok(1));
    for (change, line) in [
        (("\"120000\",\n", "\"129999\",\n"), "line 10: divisions.tsv holds no code 129999"),
        (("\"120000\",\n", "\"110000\",\n"), "line 10: 110000 is a member twice"),
        (("2016-12", "2016-13"), "line 6: 2016-13 is no year, month or day"),
        (("通知", ""), "line 5: a group names the document"),
        (("[[\"120000\"", "[[\"130000\""), "line 12: 130000 is no member"),
        (("2018", "2010"), "line 12: 120000 leaves before it comes"),
        (("甲", "g"), "line 3: the name “g” is empty or given twice"),
        (("from = 2016", "from = 2016\nto = 2016"), "line 8: it ends before it begins"),
        (("from", "form"), "line 7: unknown field `form`"),
        (("zh = ", "zh "), "line 3:"),
    ] {
        let said = group(change).unwrap_err();
        assert!(said.starts_with(line), "{said}");
    }
}
