//! 对比: choosing places, cells with their sentences, switches, and what it looks like.

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{CompareView, Shown, Task, View, Work};
use duibiao::comparison::{Cell, Verdict};
use egui_kittest::kittest::Queryable;

/// Reports of places of one year, and of the year before, made by hand.
fn reports(name: &str, places: &[(&str, &str, &str)]) -> std::path::PathBuf {
    let dir = folder(name).join("六市");
    std::fs::create_dir_all(&dir).unwrap();
    for (place, last, this) in places {
        for (year, aims, done) in [(2022, last, "增长5.2%"), (2023, this, "增长4%")] {
            let words = format!(
                "政府工作报告\n——{year}年1月8日在{place}第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
                 一、{}年工作回顾\n\n过去一年，全市地区生产总值{done}，固定资产投资增长6%。\n\n二、{year}年工作安排\n\n\
                 今年的主要预期目标是：{aims}。\n",
                year - 1
            );
            std::fs::write(dir.join(format!("{place}{year}年政府工作报告.md")), words).unwrap();
        }
    }
    dir
}

const SIX: [(&str, &str, &str); 6] = [
    (
        "茂名市",
        "地区生产总值增长6%以上，城镇登记失业率控制在4%以内",
        "地区生产总值增长6%左右，城镇登记失业率控制在4%以内",
    ),
    ("湛江市", "地区生产总值增长6.5%", "地区生产总值增长5.5%左右，固定资产投资增长8%以上"),
    ("佛山市", "地区生产总值增长5%左右", "地区生产总值增长4.5%—5%，固定资产投资与经济增长同步"),
    ("汕头市", "地区生产总值增长5%", "地区生产总值增长5.5%，力争6%"),
    ("韶关市", "地区生产总值增长6%", "固定资产投资增长5%"),
    ("清远市", "地区生产总值增长4%", "地区生产总值增长4%，居民消费价格涨幅控制在3%左右"),
];

/// A folder that stands as long as the window on it: a window sees when its files go.
struct Scrap(std::path::PathBuf);

impl Drop for Scrap {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn opened(name: &str, width: f32, height: f32) -> (Screen, Scrap) {
    let dir = reports(name, &SIX);
    let mut screen = window(width, height, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    (screen, Scrap(dir))
}

fn all(screen: &mut Screen) {
    let places = screen.state().state().compare_places();
    view(screen, View::Compare(CompareView::Places(places)));
}

#[test]
fn a_person_chooses_places_and_sees_them_side_by_side() {
    let (mut screen, _folder) = opened("compare-choose", 1280.0, 800.0);
    screen.get_by_label("比较的地区").click();
    screen.run_ok();
    for place in ["广东省茂名市", "广东省湛江市"] {
        let row = screen.query_all_by_label(place).last().unwrap();
        row.click();
        screen.run_ok();
    }
    let table = screen.state().state().compare.table.clone();
    assert_eq!(table.lines.iter().map(|l| l.name.as_str()).collect::<Vec<_>>(), ["茂名市", "湛江市"]);
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    screen.get_by_label("茂名市 地区生产总值 6%左右 持平");
    screen.get_by_label("湛江市 地区生产总值 5.5%左右 下调");
}

/// Another year alone is one click; its box takes it in beside the others.
#[test]
fn one_click_takes_another_year() {
    let (mut screen, _folder) = opened("compare-years", 1280.0, 800.0);
    all(&mut screen);
    let menu = |screen: &mut Screen| {
        screen.get_by_label("比较的年份").click();
        screen.run_ok();
    };
    menu(&mut screen);
    screen.query_all_by_label("2022 年").last().unwrap().click();
    screen.run_ok();
    assert_eq!(screen.state().state().compare_years(), [2022]);
    assert!(screen.query_by_label("加选或去掉 2023 年").is_none(), "it is done, and the menu goes");
    menu(&mut screen);
    screen.get_by_label("加选或去掉 2023 年").click();
    screen.run_ok();
    assert_eq!(screen.state().state().compare_years(), [2023, 2022]);
    for year in ["加选或去掉 2022 年", "加选或去掉 2023 年"] {
        screen.get_by_label(year).click();
        screen.run_ok();
    }
    assert_eq!(screen.state().state().compare_years(), [2023], "one always stands");
}

#[test]
fn a_click_on_a_cell_opens_its_sentence() {
    let (mut screen, _folder) = opened("compare-click", 1280.0, 800.0);
    all(&mut screen);
    screen.get_by_label("佛山市 地区生产总值 4.5%—5% 下调").click();
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!(state.work, Work::Reading);
    let figure = state.figure().expect("it is chosen");
    assert_eq!((figure.indicator.as_str(), figure.value.low), ("gdp", Some(4.5)));
    assert!(state.open().unwrap().file.contains("佛山市2023"));
}

#[test]
fn the_pointer_shows_the_sentence_and_what_follows_from_it() {
    let (mut screen, _folder) = opened("compare-hover", 1280.0, 800.0);
    all(&mut screen);
    screen.get_by_label("茂名市 地区生产总值 6%左右 持平").hover();
    screen.run_steps(12);
    screen.get_by_label_contains("措辞放松");
    screen.get_by_label_contains("去年目标 6%以上，实绩 4%：未达到");
}

#[test]
fn switches_change_what_is_shown() {
    let (mut screen, _folder) = opened("compare-switch", 1280.0, 800.0);
    all(&mut screen);
    assert!(!screen.state().state().compare.lines_are_rows(), "six places are columns");
    screen.get_by_label("行列互换").click();
    screen.run_ok();
    assert!(screen.state().state().compare.lines_are_rows());
    screen.get_by_label("格内显示的内容").click();
    screen.run_ok();
    for what in ["去年目标", "完成情况", "位次"] {
        screen.get_by_label(what).click();
        screen.run_ok();
    }
    let shown = screen.state().state().compare.choice.shown.clone();
    assert_eq!(shown.into_iter().collect::<Vec<_>>(), [Shown::Actual, Shown::Verdict, Shown::Rank]);
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    let only = |s: &mut Screen, places: [&str; 2]| {
        let places = places.map(|p| format!("广东省{p}")).to_vec();
        view(s, View::Compare(CompareView::Places(places)));
    };
    only(&mut screen, ["茂名市", "湛江市"]);
    screen.get_by_label_contains("茂名市 城镇登记失业率");
    screen.get_by_label("只看不同").click();
    screen.run_ok();
    screen.get_by_label_contains("茂名市 地区生产总值");
    only(&mut screen, ["茂名市", "茂名市"]);
    assert!(screen.query_by_label_contains("茂名市 地区生产总值").is_none(), "the same twice differs in nothing");
}

#[test]
fn a_place_is_pinned_and_a_group_kept() {
    let (mut screen, _folder) = opened("compare-pin", 1280.0, 800.0);
    all(&mut screen);
    screen.get_by_label("固定清远市").click();
    screen.run_ok();
    assert_eq!(screen.state().state().compare.table.lines[0].name, "清远市", "what is pinned stands first");
    screen.get_by_label("比较的地区").click();
    screen.run_ok();
    screen.get_by_label("组名").focus();
    screen.run_ok();
    screen.get_by_label("组名").type_text("粤六市");
    screen.run_ok();
    screen.get_by_label("存为一组").click();
    screen.run_ok();
    let groups = &screen.state().state().settings.groups;
    assert_eq!((groups[0].name.as_str(), groups[0].places.len()), ("粤六市", 6));
    // A long name never runs into the button behind it.
    let long = "名字很长的一组地区".repeat(5);
    view(&mut screen, View::Compare(CompareView::Keep(long.clone())));
    screen.run_ok();
    let row = screen.get_by_label(&long).rect();
    let forget = screen.get_by_label(&format!("删去{long}")).rect();
    assert!(row.right() <= forget.left(), "{row:?} {forget:?}");
}

#[test]
fn what_has_no_paragraphs_beside_the_others_is_counted_and_can_be_pinned() {
    let mut screen = samples(1280.0, 800.0);
    let places = ["广东省茂名市", "广东省佛山市", "广东省湛江市霞山区", "广西壮族自治区崇左市"].map(str::to_owned);
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    view(&mut screen, View::Compare(CompareView::Places(places.to_vec())));
    let counts = |s: &Screen| (s.state().state().compare.beside.readings.len(), s.state().state().beside_left_out());
    assert_eq!(counts(&screen), (3, 1));
    for place in ["固定茂名市", "固定佛山市", "固定霞山区", "固定崇左市"] {
        screen.get_by_label(place).click();
        screen.run_ok();
    }
    assert_eq!(counts(&screen), (4, 0));
}

#[test]
fn paragraphs_on_a_subject_stand_side_by_side() {
    let mut screen = samples(1280.0, 800.0);
    let places = ["广东省茂名市", "广东省佛山市"].map(str::to_owned).to_vec();
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    view(&mut screen, View::Compare(CompareView::Places(places)));
    let beside = screen.state().state().compare.beside.clone();
    assert_eq!(beside.readings.len(), 2);
    assert!(beside.rows.iter().filter(|r| r.parts.iter().flatten().count() == 2).count() >= 3, "{beside:?}");
    screen.get_by_label("科技").click();
    screen.run_ok();
    assert_eq!(screen.state().state().compare.choice.subject.as_deref(), Some("science"));
    picture(&mut screen, "compare-sections");
    screen.get_by_label("佛山市 2023 打开原文的这一段").click();
    screen.run_ok();
    assert_eq!(screen.state().state().work, Work::Reading);
    assert!(screen.state().state().open().unwrap().file.contains("佛山"));
}

/// 各地最新: each place by its latest report, called by its own year; a click on a year is that year again.
#[test]
fn the_latest_of_each_place_stands_beside_the_others_with_its_year() {
    let dir = reports("compare-latest", &SIX);
    std::fs::remove_file(dir.join("湛江市2023年政府工作报告.md")).unwrap();
    let folder = Scrap(dir);
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![folder.0.clone()]));
    settle(&mut screen);
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    assert_eq!(screen.state().state().compare_places().len(), 5, "a place without a report of the year is not offered");
    screen.get_by_label("比较的年份").click();
    screen.run_ok();
    screen.query_all_by_label("各地最新").last().unwrap().click();
    screen.run_ok();
    all(&mut screen);
    let lines = |screen: &Screen| {
        let table = screen.state().state().compare.table.clone();
        table.lines.iter().map(|l| (l.name.clone(), l.year.unwrap())).collect::<Vec<_>>()
    };
    let found = lines(&screen);
    assert_eq!(found.len(), 6);
    assert!(found.contains(&("湛江市".into(), 2022)) && found.contains(&("茂名市".into(), 2023)), "{found:?}");
    screen.get_by_label("湛江市 2022 地区生产总值 6.5%");
    screen.get_by_label("茂名市 2023 地区生产总值 6%左右 持平");
    picture(&mut screen, "compare-latest");
    // Its box takes a year alone: nothing else is chosen beside it.
    view(&mut screen, View::Compare(CompareView::ToggleYear(2022)));
    assert_eq!(screen.state().state().compare_years(), [2022]);
    assert!(lines(&screen).iter().all(|l| l.1 == 2022));
}

/// What is picked in the library goes to 对比 by a button and by a command, in the order of codes.
#[test]
fn picked_places_go_side_by_side() {
    use duibiao::app::{Pick, ShelfChange};
    let (mut screen, _folder) = opened("compare-picked", 1280.0, 800.0);
    view(&mut screen, View::Work(Work::Reading));
    for place in ["广东省茂名市", "广东省佛山市"] {
        view(&mut screen, View::Shelf(ShelfChange::Pick(place.into(), Pick::Toggle)));
    }
    let lowest = |a: &egui_kittest::Node<'_>, b: &egui_kittest::Node<'_>| a.rect().top().total_cmp(&b.rect().top());
    screen.query_all_by_label("对比").max_by(lowest).unwrap().click();
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!(
        (state.work, state.compare.choice.places.join(" ")),
        (Work::Compare, "广东省佛山市 广东省茂名市".into())
    );
    screen.get_by_label("参照上级（没有同年的报告）");
}

#[test]
fn official_figures_stand_beside_the_report() {
    let (mut screen, _folder) = opened("compare-facts", 1280.0, 800.0);
    let dir = folder("compare-facts-csv");
    let csv = dir.join("终值.csv");
    // Excel on a Chinese Windows writes GB18030.
    let (bytes, ..) = encoding_rs::GB18030
        .encode("地区,年份,指标,数值\n茂名市,2022,地区生产总值,6.1%\n茂名市,2022,没有,1\n火星,2022,gdp,1\n");
    std::fs::write(&csv, bytes).unwrap();
    all(&mut screen);
    task(&mut screen, Task::Facts(csv));
    screen.run_ok();
    let table = screen.state().state().compare.table.clone();
    let line = table.lines.iter().find(|l| l.name == "茂名市").unwrap();
    let official = line.cells[0].official.clone().expect("it was found");
    assert_eq!((official.words.as_str(), official.verdict, official.difference), ("6.1%", Verdict::Met, Some(2.1)));
    assert_eq!(line.cells[0].judgement.verdict, Verdict::Missed, "the report's own number stays judged by itself");
    assert_eq!(screen.state().state().compare.outside.unread.len(), 1);
    screen.get_by_label("更多").click();
    screen.run_ok();
    screen.get_by_label("已导入 1 个数，1 个没有对上报告");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_it_looks_like() {
    let (mut screen, _folder) = opened("compare-look", 1280.0, 800.0);
    picture(&mut screen, "compare-empty");
    all(&mut screen);
    picture(&mut screen, "compare-six");
    dark(&mut screen);
    picture(&mut screen, "compare-six-dark");
    let none = screen.state().state().compare.table.lines.iter().flat_map(|l| &l.cells);
    assert!(none.into_iter().any(|c| c.target == Cell::NotStated));
    // A rank is plain, whether or not last year's aim was missed: the verdict is not shown.
    view(&mut screen, View::Compare(CompareView::Show(Shown::Rank)));
    picture(&mut screen, "compare-ranks-dark");
    for what in [Shown::Change, Shown::Wording, Shown::Verdict] {
        view(&mut screen, View::Compare(CompareView::Show(what)));
    }
    picture(&mut screen, "compare-all-details-dark");
    let (mut small, _folder) = opened("compare-small", 1024.0, 700.0);
    all(&mut small);
    picture(&mut small, "compare-1024");
    // Beside the chart the boxes go into the menu, and nothing is painted over anything.
    small.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::B);
    small.run_ok();
    assert!(small.query_by_label("只看不同").is_none());
    picture(&mut small, "compare-1024-chart");
}

/// The round-up of a year: from seven places on they are rows, long values go on in the next line and are never cut.
#[test]
fn thirty_one_places_are_rows() {
    const PROVINCES: &str = "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 \
                             江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 \
                             西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区";
    let aims = |i: usize, year: usize| match (i + year) % 7 {
        0 => "地区生产总值增长7.5%以上，力争8%，居民收入增长与经济增长基本同步".to_owned(),
        1 => format!("地区生产总值增长{}%左右，固定资产投资增长8%以上", 5 + i % 3),
        2 => "地区生产总值增长5.5%—6%，居民消费价格涨幅控制在3%左右".to_owned(),
        3 => "固定资产投资增长6%，居民收入增长高于全国平均水平".to_owned(),
        _ => format!("地区生产总值增长{}.5%，一般公共预算收入增长{}%以上", 4 + i % 4, 3 + i % 5),
    };
    let all: Vec<(String, String, String)> =
        PROVINCES.split_whitespace().enumerate().map(|(i, p)| (p.to_owned(), aims(i, 0), aims(i, 1))).collect();
    let places: Vec<(&str, &str, &str)> = all.iter().map(|(p, a, b)| (p.as_str(), a.as_str(), b.as_str())).collect();
    let folder = Scrap(reports("compare-many", &places));
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![folder.0.clone()]));
    settle(&mut screen);
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    let listed = screen.state().state().compare_places();
    view(&mut screen, View::Compare(CompareView::Places(listed)));
    assert_eq!(screen.state().state().compare.table.lines.len(), 31);
    assert!(screen.state().state().compare.lines_are_rows());
    picture(&mut screen, "compare-31");
}
