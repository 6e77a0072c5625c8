//! Plans side by side: subjects by words, what is shared, what only one says, what a year changed.

use std::sync::LazyLock;

use super::*;
use crate::reading::{Reading, Rules, read};

fn report(place: &str, year: i32, plan: &str) -> Vec<Reading> {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap_or_else(|e| unreachable!("{e}")));
    let text = format!(
        "{place}政府工作报告\n——{year}年1月8日在{place}第十三届人民代表大会第三次会议上\n\n一、{}年工作回顾\n\n\
         去年消费平稳增长，社会消费品零售总额增长5%。\n\n二、{year}年工作安排\n\n\
         今年的主要预期目标是：地区生产总值增长6%。\n\n{plan}",
        year - 1
    );
    read(text.as_bytes(), &format!("{place}{year}年政府工作报告.md"), &RULES)
}

fn beside(readings: &[Reading]) -> Beside {
    let parties: Vec<Party<'_>> = readings.iter().enumerate().map(|(i, r)| Party::of(i, r)).collect();
    side_by_side(&parties, Subjects::bundled())
}

fn row<'a>(b: &'a Beside, id: &str) -> &'a SubjectRow {
    b.rows.iter().find(|r| r.subject == id).unwrap_or_else(|| unreachable!("no row {id}: {:?}", b.rows))
}

fn words<'a>(r: &'a Reading, ranges: &[Range<usize>]) -> Vec<&'a str> {
    ranges.iter().map(|x| &r.text.folded()[x.clone()]).collect()
}

const SHAANXI: &str = "（一）着力扩大有效需求\n\n积极促进消费。开展提振消费专项行动，继续实施消费品以旧换新，推进西安国际化消费环境建设。\n\n\
    扩大有效投资。实施重点项目640个，建设高速公路，专项债优先支持。\n\n\
    （二）加强生态环境保护\n\n深入打好污染防治攻坚战，推进大气和水质治理，空气质量持续改善，完成造林200万亩。\n\n\
    （三）办好民生实事\n\n稳定就业，建设学校和医院，提高低保标准。\n";
const SHANXI: &str = "（一）坚决守住生态底线\n\n强化污染治理，改善空气质量，推进国土绿化和水质提升，建设湿地。\n\n\
    （二）大力提振消费\n\n深入实施提振消费专项行动，发展首发经济和夜间消费，打造微短剧基地。\n";

#[test]
fn the_bundled_subjects_are_sound() {
    let parsed = Subjects::parse(include_str!("../../../assets/subjects.toml"));
    let all = parsed.unwrap_or_else(|e| unreachable!("{e}"));
    assert!(all.all().len() >= 11 && all.all().iter().all(|s| s.heading.len() > 5 && s.text.len() > 5));
}

#[test]
fn paragraphs_are_known_by_their_words_and_not_by_the_number_of_their_heading() {
    let mut r = report("陕西省", 2026, SHAANXI);
    r.extend(report("山西省", 2026, SHANXI));
    let b = beside(&r);
    let order = |id: &str| row(&b, id).parts.iter().map(|p| p.as_ref().map(|p| p.order)).collect::<Vec<_>>();
    assert_eq!(order("consumption"), [Some(1), Some(2)]);
    assert_eq!(order("ecology"), [Some(3), Some(1)]);
    assert_eq!(order("investment"), [Some(2), None], "what one has and the other lacks");
    let part = row(&b, "consumption").parts[0].clone().unwrap_or_else(|| unreachable!());
    assert_eq!(part.phrases, ["着力扩大有效需求", "积极促进消费"]);
    assert!(
        words(&r[0], &[part.passages[0].range.clone()]).iter().all(|w| !w.contains("去年")),
        "the review is no plan"
    );
}

#[test]
fn shared_words_are_marked_and_so_is_what_only_one_says() {
    let mut r = report("陕西省", 2026, SHAANXI);
    r.extend(report("山西省", 2026, SHANXI));
    let b = beside(&r);
    let parts: Vec<Part> = row(&b, "consumption").parts.iter().flatten().cloned().collect();
    assert_eq!(words(&r[0], &parts[0].passages[0].shared), ["提振消费专项行动"]);
    assert_eq!(words(&r[1], &parts[1].passages[0].shared), ["提振消费专项行动"]);
    assert_eq!(words(&r[1], &parts[1].passages[0].only), ["发展首发经济和夜间消费", "打造微短剧基地"]);
}

#[test]
fn of_two_years_of_a_place_clauses_are_new_dropped_or_reworded() {
    let old = "（一）促进消费\n\n大力促进消费，发放汽车消费券1亿元。建设步行街五条。支持餐饮企业开展促销活动。\n";
    let new =
        "（一）促进消费\n\n大力促进消费，发放汽车消费券2亿元。支持餐饮企业开展促销活动。培育首发经济和银发经济。\n";
    // Whichever column is the older one: the newest year stands first in the window.
    for (first, second, old_at) in [(2025, 2026, 0), (2026, 2025, 1)] {
        let mut r = report("山西省", first, if old_at == 0 { old } else { new });
        r.extend(report("山西省", second, if old_at == 0 { new } else { old }));
        let b = beside(&r);
        let row = row(&b, "consumption");
        assert_eq!(row.turnover, Some(Turnover { kept: 2, reworded: 1, new: 1, dropped: 1 }));
        let parts: Vec<Part> = row.parts.iter().flatten().cloned().collect();
        assert_eq!(words(&r[old_at], &parts[old_at].passages[0].only), ["建设步行街五条"]);
        assert_eq!(words(&r[1 - old_at], &parts[1 - old_at].passages[0].only), ["培育首发经济和银发经济"]);
    }
}

/// 文化 is a subject of its own, and what closes a report is about the government whatever it stands under.
#[test]
fn culture_and_the_government_have_their_own_words() {
    // 湖南 2026, 无锡 2023, 苏州 2023
    let plan = "（一）激发文化创新创造活力\n\n促进“两个融合”纵深发展。推进文化和科技融合，发展数字文博、微短剧等文化产业，办好旅游发展大会。\n\n\
        （二）坚持安全发展，着力维护社会和谐稳定\n\n我们一定为民实干担当。坚持全身心投入，始终保持崇尚实干、极端负责的工作状态。\n\n\
        （三）聚焦共同富裕，擦亮城市品牌\n\n精心办好人民满意的教育。新改扩建学校37所，推进优质学校集团化办学全覆盖。\n";
    let b = beside(&report("江苏省", 2023, plan));
    let first = |id: &str| row(&b, id).parts[0].as_ref().map(|p| p.phrases.join(" ")).unwrap_or_default();
    assert!(first("culture").contains("两个融合"), "{b:?}");
    assert!(first("government").contains("实干担当") && !first("government").contains("教育"), "{b:?}");
    assert!(first("livelihood").contains("人民满意的教育"), "{b:?}");
}

/// Where reports share hardly a clause, names and words of the subject say what only one of them has.
#[test]
fn names_and_words_are_marked_where_clauses_would_be_most_of_the_text() {
    let plan = |words: &str| format!("（一）促进消费\n\n{words}\n");
    let mut r =
        report("广东省", 2023, &plan("大力促进消费。启动“湾区购”活动，发展夜间经济，鼓励发放消费券，打造多层商圈。"));
    r.extend(report("福建省", 2023, &plan("提升内需驱动力。深化“全闽乐购”，支持各地以旧换新，扩大餐饮规模。")));
    let b = beside(&r);
    let only = |i: usize| {
        let part = row(&b, "consumption").parts[i].clone().unwrap_or_else(|| unreachable!());
        words(&r[i], &part.passages[0].only).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(
        only(0).iter().any(|w| w.contains("“湾区购”")) && only(0).iter().any(|w| w.contains("消费券")),
        "{:?}",
        only(0)
    );
    assert!(only(1).iter().any(|w| w.contains("“全闽乐购”")), "{:?}", only(1));
    assert!(only(0).iter().chain(&only(1)).all(|w| !w.contains("促进消费")), "{:?}", only(0));
}

/// What has moved to another subject is not new, and a number is not cut open.
#[test]
fn what_moves_is_not_new_and_numbers_stay_whole() {
    let old = "（一）提振消费\n\n大力提振消费。新增限额以上批零住餐企业1200家以上。\n\n（二）深化改革\n\n壮大经营主体。支持龙头企业兼并重组。\n";
    let new = "（一）提振消费\n\n大力提振消费。支持龙头企业兼并重组。\n\n（二）深化改革\n\n壮大经营主体。新增规模以上工业企业800家以上，新增限额以上批零住餐企业1000家以上。\n";
    let mut r = report("湖南省", 2025, old);
    r.extend(report("湖南省", 2026, new));
    let b = beside(&r);
    for id in ["consumption", "reform"] {
        let parts: Vec<Part> = row(&b, id).parts.iter().flatten().cloned().collect();
        let only = words(&r[1], &parts[1].passages[0].only);
        assert!(only.iter().all(|w| !w.contains("龙头") && !w.contains("批零")), "{id}: {only:?}");
        let shared: Vec<&str> = parts.iter().zip(&r).flat_map(|(p, r)| words(r, &p.passages[0].shared)).collect();
        assert!(shared.iter().all(|w| !w.starts_with('0')), "{shared:?}");
    }
}

#[test]
fn boilerplate_is_not_what_reports_share() {
    let plan = |tail: &str| format!("（一）促进消费\n\n加快推进高质量发展，{tail}\n");
    let mut r = report("陕西省", 2026, &plan("举办购物节拉动餐饮消费增长。"));
    r.extend(report("山西省", 2026, &plan("落实汽车家电换新补贴政策。")));
    let b = beside(&r);
    assert!(row(&b, "consumption").parts.iter().flatten().all(|p| p.passages[0].shared.is_empty()), "{b:?}");
}

#[test]
fn lists_of_practical_matters_stand_beside_each_other() {
    let plan = |a: &str, b: &str| {
        format!("（一）改善民生\n\n今年重点办好三件民生实事：一是{a}；二是{b}；三是开展妇女免费筛查。\n")
    };
    let mut r = report("陕西省", 2026, &plan("建设幼儿园20所", "改造老旧小区100个"));
    r.extend(report("山西省", 2026, &plan("新建充电桩一万个", "改造老旧小区200个")));
    let b = beside(&r);
    let counts: Vec<_> = row(&b, MATTERS).parts.iter().map(|p| p.as_ref().map(|p| p.passages.len())).collect();
    assert_eq!(counts, [Some(3), Some(3)]);
}

#[test]
fn numbers_on_the_same_are_marked_and_so_is_what_a_year_says_otherwise() {
    let plan = |jobs: &str, more: &str| {
        format!("（一）保障和改善民生\n\n千方百计稳定和扩大就业，城镇新增就业{jobs}万人，{more}，提高城乡低保标准。\n")
    };
    let mut r = report("陕西省", 2025, &plan("40", "新建改建学校和医院一百所"));
    r.extend(report("陕西省", 2026, &plan("41", "新建扩建学校和幼儿园一百所")));
    let b = beside(&r);
    let parts: Vec<Part> = row(&b, "livelihood").parts.iter().flatten().cloned().collect();
    assert_eq!(words(&r[0], &parts[0].passages[0].figures), ["40万人"]);
    assert_eq!(words(&r[1], &parts[1].passages[0].figures), ["41万人"]);
    let reworded = words(&r[1], &parts[1].passages[0].reworded);
    assert!(reworded.iter().any(|w| w.contains("幼儿园")), "{reworded:?}");
    assert!(reworded.iter().all(|w| !w.contains("低保")), "what is the same is not reworded: {reworded:?}");
}
