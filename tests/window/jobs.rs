//! Reading in the background: order, cancelling, panics.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::harness::*;
use duibiao::app::{Notice, ReadFile, Task, Trouble};
use egui_kittest::kittest::Queryable;

fn many(name: &str, count: usize) -> std::path::PathBuf {
    let dir = folder(name);
    for i in 0..count {
        std::fs::write(dir.join(format!("{i:03}.txt")), "政府工作报告").unwrap();
    }
    dir
}

#[test]
fn files_arrive_in_the_order_of_their_paths() {
    let dir = many("order", 40);
    let inner = reach().read;
    // The first files take longest, so that later ones are ready before them.
    let read: ReadFile = Arc::new(move |bytes, path| {
        let n: u64 = path[..3].parse().unwrap();
        std::thread::sleep(Duration::from_millis(40_u64.saturating_sub(n)));
        inner(bytes, path)
    });
    let mut screen = window(1280.0, 800.0, with_reader(read));
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    let files: Vec<_> = screen.state().state().library.readings.iter().map(|r| r.file.clone()).collect();
    let mut sorted = files.clone();
    sorted.sort();
    assert_eq!(files.len(), 40);
    assert_eq!(files, sorted);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn cancel_stops_and_keeps_what_was_read() {
    let dir = many("cancel", 300);
    let inner = reach().read;
    // Ten files are read, the others wait until 取消 was clicked, however slow the machine is.
    let (begun, clicked) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let go_on = clicked.clone();
    let read: ReadFile = Arc::new(move |bytes, path| {
        let nth = begun.fetch_add(1, Ordering::SeqCst);
        while nth >= 10 && !go_on.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(2));
        }
        inner(bytes, path)
    });
    let mut screen = window(1280.0, 800.0, with_reader(read));
    task(&mut screen, Task::Open(vec![dir.clone()]));
    while screen.state().state().library.readings.len() < 3 {
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    screen.get_by_label("取消").click();
    // The click is pressed, let go and heard in frames of their own.
    (0..10).for_each(|_| screen.step());
    clicked.store(true, Ordering::SeqCst);
    settle(&mut screen);
    let state = screen.state().state();
    let read = state.library.readings.len();
    assert!((3..250).contains(&read), "{read} of 300 were read");
    assert!(matches!(state.notice, Some(Notice::Stopped(_, 300))), "{:?}", state.notice);
    assert!(screen.query_by_label("取消").is_none());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_panic_names_the_file_and_the_others_go_on() {
    let dir = many("panic", 5);
    let inner = reach().read;
    let read: ReadFile = Arc::new(move |bytes, path| {
        assert!(path != "002.txt", "a fault in the reader");
        inner(bytes, path)
    });
    let mut screen = window(1280.0, 800.0, with_reader(read));
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    let library = &screen.state().state().library;
    assert_eq!(library.readings.len(), 4);
    assert_eq!(library.failures.len(), 1);
    assert_eq!((library.failures[0].file.as_str(), &library.failures[0].trouble), ("002.txt", &Trouble::Panicked));
    screen.get_by_label_contains("提示 ").click();
    screen.run_ok();
    screen.get_by_label_contains("002.txt\n读取时程序出错");
    std::fs::remove_dir_all(dir).unwrap();
}
