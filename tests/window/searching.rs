//! 检索 as a person uses it: words typed, what is found and counted, narrowed, opened in its place.

use std::time::{Duration, Instant};

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{Order, Row, SearchChange, View, Work};
use duibiao::search::Mode;
use egui::Key;
use egui_kittest::kittest::Queryable;

const FIELD: &str = "搜全部报告里的字词";

/// Lets the search end and the window come to rest.
fn found(screen: &mut Screen) {
    let start = Instant::now();
    screen.run_ok();
    while screen.state().state().search.is_running() {
        assert!(start.elapsed() < Duration::from_secs(60), "the search does not end");
        std::thread::sleep(Duration::from_millis(2));
        screen.step();
    }
    screen.run_ok();
}

/// The samples, searched for words as a person types them.
fn searched(width: f32, height: f32, words: &str) -> Screen {
    let mut screen = samples(width, height);
    screen.get_by_label("检索").click();
    screen.run_ok();
    screen.get_by_label(FIELD).type_text(words);
    found(&mut screen);
    screen
}

fn change(screen: &mut Screen, change: SearchChange) {
    view(screen, View::Search(change));
    found(screen);
}

/// The words chosen in the open report, as they stand in its file.
fn chosen(screen: &Screen) -> Option<(String, String)> {
    let state = screen.state().state();
    let reading = state.open()?;
    Some((reading.file.clone(), reading.text.words(state.selection.words?).to_owned()))
}

#[test]
fn words_are_found_counted_and_opened_in_their_place() {
    let mut screen = searched(1280.0, 800.0, "乡村振兴");
    let listing = screen.state().state().search.listing.clone();
    assert_eq!((listing.total.hits, listing.total.reports), (6, 5));
    screen.get_by_label_contains("6 处  5 份报告");
    screen.get_by_label("2023 年：75%，3 / 4 份，3 处");
    screen.get_by_label("广东省：4 处，3 份");
    screen.get_by_label("（五）推进乡村振兴和区域协调。").click();
    screen.run_ok();
    assert_eq!(screen.state().state().work, Work::Reading);
    let (file, words) = chosen(&screen).expect("the words are chosen in a report");
    assert_eq!(words, "乡村振兴");
    assert!(file.contains("国务院"), "the nation comes first: {file}");
    // Back in the list it is as it was left.
    screen.get_by_label("检索").click();
    screen.run_ok();
    assert_eq!(screen.state().state().search.listing.rows, listing.rows);
}

#[test]
fn full_width_digits_hide_nothing_and_the_place_is_that_of_the_file() {
    let mut screen = searched(1280.0, 800.0, "8%");
    let state = screen.state().state();
    let lianjiang = reading(&screen, "廉江");
    let mention = state.search.found.as_ref().unwrap().of(lianjiang).expect("the file writes ８％");
    let text = &state.library.readings[lianjiang].text;
    let all: Vec<&str> = mention.hits.iter().map(|h| text.words(text.span(h.range()))).collect();
    let at = all.iter().position(|w| *w == "８％").unwrap_or_else(|| panic!("{all:?}"));
    change(&mut screen, SearchChange::Open(lianjiang, at));
    assert_eq!(chosen(&screen).unwrap().1, "８％");
}

#[test]
fn a_year_and_a_place_narrow_the_list_and_are_lifted() {
    let mut screen = searched(1280.0, 800.0, "乡村振兴");
    let listed = |s: &Screen| s.state().state().search.listing.listed.reports;
    screen.get_by_label("广东省：4 处，3 份").click();
    screen.run_ok();
    assert_eq!(listed(&screen), 3);
    screen.get_by_label("广东省佛山市：1 处，1 份");
    screen.get_by_label("2018 年：100%，1 / 1 份，2 处").click();
    screen.run_ok();
    assert_eq!(listed(&screen), 1);
    screen.get_by_label("取消限定 地区 广东省").click();
    screen.run_ok();
    screen.get_by_label("取消限定 年 2018").click();
    screen.run_ok();
    assert_eq!(listed(&screen), 5);
}

#[test]
fn arrows_go_through_the_lines_and_enter_opens() {
    let mut screen = searched(1280.0, 800.0, "新能源");
    let at = |s: &Screen| s.state().state().search.chosen;
    assert_eq!(at(&screen), None);
    screen.key_press(Key::Enter);
    screen.run_ok();
    let first = at(&screen).expect("the first line is chosen");
    assert_eq!(screen.state().state().work, Work::Search, "the first Enter chooses, it does not open");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        screen.key_press(key);
        screen.run_ok();
    }
    let second = at(&screen).unwrap();
    assert_ne!(first, second);
    screen.key_press(Key::Enter);
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!((state.work, state.selection.reading), (Work::Reading, Some(second.0)));
    assert_eq!(chosen(&screen).unwrap().1, "新能源");
}

#[test]
fn several_words_must_all_stand_in_a_report() {
    let mut screen = searched(1280.0, 800.0, "乡村振兴 营商环境");
    assert_eq!(screen.state().state().search.listing.total.reports, 0);
    screen.get_by_label_contains("没有一份报告提到").hover();
    screen.get_by_label("全部词").click();
    found(&mut screen);
    let state = screen.state().state();
    assert_eq!((state.search.mode, state.search.listing.total.reports), (Mode::Words, 2));
    assert_eq!(state.search.listing.total.hits, 4);
}

#[test]
fn a_bad_expression_is_said_and_mending_it_searches() {
    let mut screen = searched(1280.0, 800.0, "增长(5");
    screen.get_by_label("正则").click();
    found(&mut screen);
    screen.get_by_label_contains("第 3 个字符：括号没有闭合");
    screen.get_by_label(FIELD).focus();
    screen.run_ok();
    screen.get_by_label(FIELD).type_text("|7)");
    found(&mut screen);
    assert!(screen.state().state().search.listing.total.hits > 0);
}

#[test]
fn only_the_last_words_count_however_fast_they_come() {
    let mut screen = samples(1280.0, 800.0);
    for words in ["的", "发展", "经济", "乡村振兴"] {
        screen.state_mut().apply(duibiao::app::Command::View(View::Search(SearchChange::Words(words.into()))));
    }
    view(&mut screen, View::Work(Work::Search));
    found(&mut screen);
    assert_eq!(screen.state().state().search.listing.total.hits, 6);
}

#[test]
fn what_is_opened_later_is_searched_too() {
    let dir = folder("search-later");
    std::fs::write(
        dir.join("a.md"),
        "政府工作报告\n——在某县人民代表大会上\n\n各位代表：\n\n推进乡村振兴，乡村振兴见效。\n",
    )
    .unwrap();
    let mut screen = searched(1280.0, 800.0, "乡村振兴");
    task(&mut screen, duibiao::app::Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    found(&mut screen);
    let search = &screen.state().state().search;
    assert_eq!((search.words.as_str(), search.listing.total.hits), ("乡村振兴", 2));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_order_is_chosen_and_the_rest_is_shown() {
    let mut screen = searched(1280.0, 800.0, "的");
    change(&mut screen, SearchChange::Order(Order::Hits));
    let state = screen.state().state();
    let found_all = state.search.found.clone().unwrap();
    let count = |row: &Row| match row {
        Row::Report { mention, .. } => Some(found_all.mentions[*mention].hits.len()),
        _ => None,
    };
    let counts: Vec<usize> = state.search.listing.rows.iter().filter_map(count).collect();
    assert!(counts.windows(2).all(|w| w[0] >= w[1]), "{counts:?}");
    let before = state.search.listing.rows.len();
    screen.query_all_by_label_contains("还有 ").next().expect("there is more").click();
    screen.run_ok();
    assert!(screen.state().state().search.listing.rows.len() > before);
}

/// How long a search took, which no picture shows: as wide as any number of milliseconds.
fn hide_time(screen: &mut Screen) {
    let words = screen.get_by_label_contains("毫秒").rect();
    screen.mask(words.with_min_x(words.right() - 160.0));
}

#[test]
fn pictures_of_the_search() {
    let mut screen = searched(1280.0, 800.0, "新能源");
    hide_time(&mut screen);
    picture(&mut screen, "search");
    dark(&mut screen);
    hide_time(&mut screen); // a picture takes its masks with it
    picture(&mut screen, "search-dark");
    let mut none = searched(1280.0, 800.0, "星际航行");
    hide_time(&mut none);
    picture(&mut none, "search-none");
    let mut wrong = searched(1024.0, 700.0, "增长(5");
    change(&mut wrong, SearchChange::Mode(Mode::Regex));
    picture(&mut wrong, "search-wrong");
}
