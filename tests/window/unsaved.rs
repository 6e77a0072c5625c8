//! What a person sees when decisions cannot be saved.

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{Command, Edit, Reach, Saved, Task, reader};
use duibiao::reading::Rules;
use egui_kittest::kittest::Queryable;
use std::fs;
use std::sync::Arc;

/// A window whose project was taken away while a note was being made.
fn unsaved(width: f32, height: f32, dir: &std::path::Path) -> Screen {
    fs::create_dir_all(dir.join("报告")).unwrap();
    let sample = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap();
    fs::write(dir.join("报告/茂名市2023年政府工作报告.md"), sample.bytes).unwrap();
    let reach: Reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(dir.join("data")));
    let mut screen = window(width, height, reach);
    task(&mut screen, Task::Open(vec![dir.join("报告")]));
    settle(&mut screen);
    fs::remove_dir_all(dir.join("data")).unwrap();
    let edit = Edit::Note { reading: 0, figure: 0, words: "与统计公报核对".into() };
    screen.state_mut().apply(Command::Edit(edit));
    while !matches!(screen.state().state().saved(), Saved::Failed(_)) {
        std::thread::sleep(std::time::Duration::from_millis(5));
        screen.step();
    }
    screen.run_ok();
    screen
}

#[test]
fn a_strip_says_what_is_not_saved_where_and_what_to_do() {
    let dir = std::path::PathBuf::from("/tmp/duibiao-unsaved");
    let _ = fs::remove_dir_all(&dir);
    let mut screen = unsaved(1024.0, 700.0, &dir);
    let head = screen.get_by_label_contains("1 项修改还没有存下来：项目文件不在了");
    assert!(head.rect().right() < 1024.0);
    assert!(screen.query_by_label_contains("磁盘或网络接回后会自动保存").is_some());
    assert!(screen.get_all_by_label("项目另存为…").count() > 0);
    picture(&mut screen, "unsaved-1024");
    dark(&mut screen);
    picture(&mut screen, "unsaved-1024-dark");
    let _ = fs::remove_dir_all(&dir);
}
