//! What a person decides, in the window: on the evidence card, in 待核, in the heading of a report; undone, listed, and
//! there again after a restart.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{Saved, TablePart, Task, View, Work, reader};
use duibiao::figures::Standing;
use duibiao::reading::{Reading, Rules};
use duibiao::review::Press;
use duibiao::text::Span;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// The samples with a figure of 茂名 chosen.
fn chosen(indicator: &str, width: f32, height: f32) -> Screen {
    let mut screen = samples(width, height);
    let maoming = reading(&screen, "茂名");
    choose(&mut screen, maoming, indicator);
    screen
}

fn choose(screen: &mut Screen, reading: usize, indicator: &str) {
    let figures = &screen.state().state().library.readings[reading].figures;
    let figure = figures.iter().position(|f| f.indicator == indicator && f.is_annual_target());
    view(screen, View::GoTo { reading, figure });
}

fn standing(screen: &Screen) -> Option<Standing> {
    screen.state().state().figure().map(duibiao::figures::Figure::standing)
}

fn press(screen: &mut Screen, key: Key) {
    screen.key_press(key);
    screen.run_ok();
}

fn undo(screen: &mut Screen) {
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run_ok();
}

fn click(screen: &mut Screen, label: &str) {
    screen.query_all_by_label(label).next().unwrap_or_else(|| panic!("no {label}")).click();
    screen.run_ok();
}

#[test]
fn a_figure_is_confirmed_corrected_rejected_and_all_is_undone() {
    let mut screen = chosen("fixed_asset_investment", 1280.0, 800.0);
    let read = screen.state().state().figure().unwrap().value;
    press(&mut screen, Key::Enter);
    assert_eq!(standing(&screen), Some(Standing::Confirmed));
    screen.query_all_by_label_contains("撤销：确认").next().expect("the bar says what undoing undoes");
    press(&mut screen, Key::E);
    let number = screen.get_by_label("数值");
    number.focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_label("数值").type_text("9.5");
    screen.run_ok();
    click(&mut screen, "保存");
    let figure = screen.state().state().figure().unwrap().clone();
    assert_eq!((figure.standing(), figure.value.low), (Standing::Corrected, Some(9.5)));
    assert_eq!(figure.value.bound, read.bound, "what was not touched stays");
    let (was, now) = (figure.review.as_ref().unwrap().machine.as_ref().unwrap().clone(), figure.put_right_words());
    let before = screen.state().state().open().unwrap().text.words(was.evidence.value).to_owned();
    let undo_words = screen.state().state().undo_words().unwrap();
    assert!(undo_words.ends_with(&format!("（{before} → {now}）")) && now.contains("9.5%"), "{undo_words}");
    // What cannot be read is not saved.
    press(&mut screen, Key::E);
    let stood = (screen.get_by_label("保存").rect(), screen.get_by_label("年份").rect());
    screen.get_by_label("数值").focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_label("数值").type_text("许多");
    screen.run_ok();
    // The very field says what it wants, and nothing has moved.
    screen.get_by_label("应是数字");
    assert_eq!((screen.get_by_label("保存").rect(), screen.get_by_label("年份").rect()), stood);
    click(&mut screen, "保存");
    assert_eq!(screen.state().state().history().len(), 2);
    click(&mut screen, "取消");
    press(&mut screen, Key::X);
    assert_eq!(screen.state().state().open().unwrap().dismissed.len(), 1);
    // Ctrl+Y redoes as Ctrl+Shift+Z does.
    for key in [Key::Y, Key::Z] {
        undo(&mut screen);
        assert_eq!(screen.state().state().open().unwrap().dismissed.len(), 0);
        let shift = if key == Key::Z { Modifiers::SHIFT } else { Modifiers::NONE };
        screen.key_press_modifiers(Modifiers::COMMAND | shift, key);
        screen.run_ok();
        assert_eq!(screen.state().state().open().unwrap().dismissed.len(), 1, "{key:?}");
    }
    for _ in 0..3 {
        undo(&mut screen);
    }
    assert_eq!(screen.state().state().undo_words(), None);
    let maoming = reading(&screen, "茂名");
    choose(&mut screen, maoming, "fixed_asset_investment");
    assert_eq!(screen.state().state().figure().map(|f| (f.value, f.standing())), Some((read, Standing::Machine)));
}

/// A decision makes a new reading of the same words: the text stays where it was scrolled to.
#[test]
fn the_text_stays_where_it_is_when_a_figure_is_confirmed_and_undone() {
    let mut screen = samples(1280.0, 800.0);
    let hebei = reading(&screen, "河北");
    choose(&mut screen, hebei, "gdp");
    let mark = |screen: &Screen| screen.query_all_by_label("地区生产总值 10%以上").next().map(|n| n.rect().top());
    let before = mark(&screen).expect("the mark is in sight");
    press(&mut screen, Key::Enter);
    assert_eq!(standing(&screen), Some(Standing::Confirmed));
    assert_eq!(mark(&screen), Some(before));
    undo(&mut screen);
    assert_eq!(mark(&screen), Some(before));
}

#[test]
fn a_note_is_written_on_the_card() {
    let mut screen = chosen("gdp", 1280.0, 800.0);
    click(&mut screen, "附注");
    screen.get_by_label("附注，回车保存").type_text("与统计公报核对");
    screen.run_ok();
    press(&mut screen, Key::Enter);
    assert_eq!(screen.state().state().figure().unwrap().note(), Some("与统计公报核对"));
    assert_eq!(standing(&screen), Some(Standing::Machine));
}

/// Makes the words of a target a figure by hand; returns the reading as it was before, and where it stands.
fn add_by_hand(screen: &mut Screen) -> (Arc<Reading>, usize) {
    let maoming = reading(screen, "茂名");
    view(screen, View::Open(maoming));
    view(screen, View::Figure(None));
    let r = screen.state().state().library.readings[maoming].clone();
    let target = r.figures.iter().find(|f| f.is_annual_target() && f.indicator == "gdp").unwrap();
    let span = Span::new(target.evidence.name.start, target.evidence.value.end);
    view(screen, View::Words(Some(span)));
    click(screen, "补录为指标");
    click(screen, "保存");
    (r, maoming)
}

#[test]
fn chosen_words_become_a_figure() {
    let mut screen = samples(1280.0, 800.0);
    let (r, maoming) = add_by_hand(&mut screen);
    let now = &screen.state().state().library.readings[maoming];
    let added = now.figures.iter().filter(|f| f.standing() == Standing::Added).collect::<Vec<_>>();
    assert_eq!(added.len(), 1, "what the machine reads at the same words stands there once");
    assert_eq!((added[0].indicator.as_str(), now.figures.len()), ("gdp", r.figures.len()));
    undo(&mut screen);
    assert_eq!(screen.state().state().library.readings[maoming].figures, r.figures);
}

/// The bar for chosen words stands over an open card too, and what cannot be is told before it is saved.
#[test]
fn chosen_words_become_a_figure_while_a_card_is_open() {
    let mut screen = chosen("fixed_asset_investment", 1280.0, 800.0);
    let maoming = reading(&screen, "茂名");
    let r = screen.state().state().library.readings[maoming].clone();
    let target = r.figures.iter().find(|f| f.is_annual_target() && f.indicator == "gdp").unwrap();
    view(&mut screen, View::Words(Some(Span::new(target.evidence.name.start, target.evidence.value.end))));
    screen.get_by_label("附注");
    click(&mut screen, "补录为指标");
    assert!(screen.query_by_label("附注").is_none(), "the fields have the card's place");
    screen.get_by_label("单位").focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_label("单位").type_text("亿元");
    screen.run_ok();
    screen.get_by_label("增速应以%计");
    click(&mut screen, "保存");
    assert!(screen.state().state().history().is_empty(), "a rise in 亿元 is not saved");
    screen.get_by_label("单位").focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_label("单位").type_text("%");
    screen.run_ok();
    click(&mut screen, "保存");
    let figures = &screen.state().state().library.readings[maoming].figures;
    assert_eq!(figures.iter().filter(|f| f.standing() == Standing::Added).count(), 1);
}

/// A rejected figure leaves a trace in the text, whose card takes it back.
#[test]
fn the_trace_of_a_rejected_figure_takes_it_back() {
    let mut screen = chosen("fixed_asset_investment", 1280.0, 800.0);
    press(&mut screen, Key::Enter);
    let maoming = reading(&screen, "茂名");
    choose(&mut screen, maoming, "gdp");
    press(&mut screen, Key::X);
    let dismissed = |s: &Screen| s.state().state().open().unwrap().dismissed.len();
    assert_eq!(dismissed(&screen), 1);
    screen.query_all_by_label_contains("已否定：地区生产总值").next().unwrap().click();
    screen.run_ok();
    click(&mut screen, "恢复为指标");
    assert_eq!(dismissed(&screen), 0);
}

/// What is good to know leaves after a while; what went wrong stays until it is taken away.
#[test]
fn a_good_word_leaves_and_a_bad_one_stays() {
    let mut screen = samples(1280.0, 800.0);
    task(&mut screen, Task::CopyTable(TablePart::Chosen));
    let copying = |s: &Screen| s.state().state().copying.is_running();
    while copying(&screen) {
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    screen.step();
    screen.get_by_label("知道了");
    (0..200).for_each(|_| screen.step());
    assert!(screen.query_by_label("知道了").is_none() && screen.state().state().notice.is_none());
    task(&mut screen, Task::Open(vec!["/没有/这个文件夹".into()]));
    settle(&mut screen);
    (0..200).for_each(|_| screen.step());
    screen.get_by_label("知道了");
}

/// What a person has added by hand says so, and the button that takes it away says that it does, apart from the others.
#[test]
fn a_figure_added_by_hand_is_deleted_by_name_and_comes_back() {
    let mut screen = samples(1280.0, 800.0);
    let (_, maoming) = add_by_hand(&mut screen);
    let added = |s: &Screen| {
        let figures = &s.state().state().library.readings[maoming].figures;
        figures.iter().position(|f| f.standing() == Standing::Added)
    };
    let figure = added(&screen);
    view(&mut screen, View::GoTo { reading: maoming, figure });
    assert!(screen.query_by_label("恢复机读").is_none() && screen.query_by_label("不是指标").is_none());
    screen.get_by_label("附注");
    let (note, delete) = (screen.get_by_label("附注").rect(), screen.get_by_label("删除这条补录").rect());
    let apart = delete.left() - note.right() > 40.0 || delete.top() > note.bottom();
    assert!(apart, "{note:?} {delete:?}");
    click(&mut screen, "删除这条补录");
    assert_eq!(added(&screen), None);
    undo(&mut screen);
    assert!(added(&screen).is_some());
}

#[test]
fn the_queue_is_worked_through_by_keys() {
    let mut screen = samples(1280.0, 800.0);
    view(&mut screen, View::Work(Work::Review));
    let count = |s: &Screen| s.state().state().queue.items.len();
    let all = count(&screen);
    assert!(all > 3, "{all}");
    let queue = &screen.state().state().queue;
    let order: Vec<(Press, f32)> = queue.items.iter().map(|d| (d.press, d.sureness)).collect();
    assert!(
        order.is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 <= b.1)),
        "what matters, unsure first: {order:?}"
    );
    let (pressing, rest) = (queue.pressing, all - queue.pressing);
    assert!(pressing > 1 && rest > 0, "{pressing} {rest}");
    // The rest is folded under a row that says how much it is.
    let fold = format!("其余 {rest} 项");
    let listed = |s: &Screen| s.query_all_by_role(egui::accesskit::Role::ListItem).count();
    assert_eq!(listed(&screen), pressing);
    click(&mut screen, &fold);
    assert!(listed(&screen) > pressing);
    click(&mut screen, &format!("收起{fold}"));
    assert_eq!(listed(&screen), pressing);
    // How many of the samples matter changes with every rule of reading: the keys go through the rest too.
    click(&mut screen, &fold);
    // Reports of unknown place come first and want more than a key.
    while screen.query_by_label("选一种读法").is_none() && screen.query_by_label("读法 1").is_none() {
        press(&mut screen, Key::S);
    }
    press(&mut screen, Key::Enter);
    assert_eq!((count(&screen), screen.state().state().history().len()), (all - 1, 1));
    press(&mut screen, Key::X);
    assert_eq!((count(&screen), screen.state().state().history().len()), (all - 2, 2));
    press(&mut screen, Key::Num2);
    press(&mut screen, Key::S);
    assert_eq!(screen.state().state().history().len(), 2, "to skip decides nothing");
    undo(&mut screen);
    undo(&mut screen);
    assert_eq!(count(&screen), all);
}

#[test]
fn a_report_of_no_known_place_is_given_one() {
    let dir = folder("belonging");
    let sample = duibiao::host::samples().iter().find(|s| s.relative == "未命名报告.txt").unwrap();
    std::fs::write(dir.join("未命名报告.txt"), sample.bytes).unwrap();
    let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), None);
    let mut screen = window(1280.0, 800.0, reach);
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    click(&mut screen, "修改地区、年份、会次");
    for (label, words) in
        [("地区", "没有这个地方"), ("地区", "sz"), ("地区", "xiashan"), ("年份", "二十"), ("年份", "2021")]
    {
        screen.query_all_by_label(label).last().unwrap().focus();
        screen.run_ok();
        screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
        screen.query_all_by_label(label).last().unwrap().type_text(words);
        screen.run_ok();
        if words == "sz" {
            screen.get_by_label("广东省深圳市");
            click(&mut screen, "保存");
            screen.get_by_label("有几个这样的地方，请选一个");
        }
        if words == "xiashan" {
            // What is offered stands under the field, above the next one, and Enter takes it.
            let of = |s: &Screen, label| s.query_all_by_label(label).last().unwrap().rect();
            let offered = of(&screen, "广东省湛江市霞山区");
            assert!((0.0..20.0).contains(&(offered.top() - of(&screen, "地区").bottom())), "{offered:?}");
            assert!(offered.bottom() <= of(&screen, "年份").top());
            press(&mut screen, Key::ArrowUp);
            press(&mut screen, Key::ArrowDown);
            press(&mut screen, Key::Enter);
            assert!(screen.query_by_label("广东省湛江市霞山区").is_none(), "it is in the field");
        }
        if words == "二十" {
            click(&mut screen, "保存");
            screen.get_by_label_contains("年份没有填对");
        }
        if words.contains("没有") {
            click(&mut screen, "保存");
            assert!(screen.query_by_label_contains("找不到这个地名").is_some());
            assert!(screen.query_by_label_contains("年份没有填对").is_none(), "it says which of both is wrong");
        }
    }
    click(&mut screen, "保存");
    let report = &screen.state().state().library.readings[0].report;
    assert_eq!(report.place.as_ref().map(|p| p.value.region.as_str()), Some("广东省湛江市霞山区"));
    assert_eq!(report.year.as_ref().map(|y| y.value), Some(2021));
    assert!(screen.state().state().library.tree.find("广东省湛江市霞山区").is_some());
    std::fs::remove_dir_all(dir).unwrap();
}

/// A window on a folder whose project stands in a data folder beside it.
fn on_folder(dir: &std::path::Path) -> Screen {
    let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(dir.join("data")));
    let mut screen = window(1280.0, 800.0, reach);
    task(&mut screen, Task::Open(vec![dir.join("报告")]));
    settle(&mut screen);
    screen
}

#[test]
fn a_decision_is_shown_as_saved_and_undone_after_a_restart() {
    let dir = folder("restart");
    std::fs::create_dir_all(dir.join("报告")).unwrap();
    let sample = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap();
    std::fs::write(dir.join("报告/茂名市2023年政府工作报告.md"), sample.bytes).unwrap();
    let mut screen = on_folder(&dir);
    choose(&mut screen, 0, "gdp");
    press(&mut screen, Key::Enter);
    let start = Instant::now();
    while *screen.state().state().saved() != Saved::Saved {
        assert!(start.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    screen.run_ok();
    screen.get_by_label("已保存");
    drop(screen);
    let mut screen = on_folder(&dir);
    choose(&mut screen, 0, "gdp");
    assert_eq!(standing(&screen), Some(Standing::Confirmed));
    let second = on_folder(&dir);
    assert!(second.query_by_label("只读").is_some(), "a second window only looks");
    assert!(second.query_by_label("确认").is_none());
    view(&mut screen, View::Work(Work::History));
    screen.query_all_by_label_contains("确认 茂名市 2023 地区生产总值").next().expect("it is listed");
    undo(&mut screen);
    assert_eq!(standing(&screen), Some(Standing::Machine));
    drop((screen, second));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn pictures_of_deciding() {
    let mut screen = samples(1280.0, 800.0);
    view(&mut screen, View::Work(Work::Review));
    for _ in 0..3 {
        press(&mut screen, Key::S);
    }
    picture(&mut screen, "review");
    dark(&mut screen);
    picture(&mut screen, "review-dark");
    let mut small = samples(1024.0, 700.0);
    view(&mut small, View::Work(Work::Review));
    press(&mut small, Key::S);
    press(&mut small, Key::S);
    picture(&mut small, "review-1024");
    let mut card = chosen("fixed_asset_investment", 1280.0, 800.0);
    press(&mut card, Key::E);
    picture(&mut card, "card-edit");
}
