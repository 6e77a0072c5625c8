//! What the window says when something is not as wished: a path that is not there, a file that is not read, a count that
//! leaves something out.

use super::harness::*;
use duibiao::app::{Each, ExportOrder, Manner, Notice, Target, Task, View, Work};
use duibiao::export::Look;
use egui_kittest::kittest::Queryable;

/// Opens a path in an empty window and waits.
fn opened(path: &std::path::Path) -> Screen {
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![path.into()]));
    settle(&mut screen);
    // A picture that may carry a chart is opened on a thread of its own.
    while screen.state().state().exporting.is_running() {
        std::thread::sleep(std::time::Duration::from_millis(2));
        screen.step();
    }
    screen.run_ok();
    screen
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let screen = opened(std::path::Path::new("/no/such/报告"));
    screen.get_by_label("没有这个文件或文件夹：/no/such/报告");
    assert!(screen.query_by_label_contains("没有可读的文件").is_none());
}

#[test]
fn a_pdf_is_called_a_pdf_and_a_picture_without_data_a_picture() {
    let dir = folder("told-pdf");
    let pdf = dir.join("2026年政府工作报告.PDF");
    std::fs::write(&pdf, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n").unwrap();
    let screen = opened(&pdf);
    assert!(
        screen.query_by_label_contains("PDF 暂不能读，请另存为 TXT").is_some(),
        "{:?}",
        screen.state().state().notice
    );
    let png = dir.join("截图.png");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/linux/icons/16.png"), &png).unwrap();
    let screen = opened(&png);
    assert!(screen.query_by_label_contains("没有携带数据").is_some());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_docx_says_what_it_is_and_what_to_do() {
    let dir = folder("told-docx");
    let docx = dir.join("2026年政府工作报告.docx");
    std::fs::write(&docx, b"PK\x03\x04\x14\0\x06\0\x08\0").unwrap();
    let mut screen = opened(&docx);
    view(&mut screen, View::Work(Work::Remarks));
    assert!(screen.query_by_label_contains("另存为").is_some());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_picture_that_comes_while_charts_are_saved_is_not_passed_over_in_silence() {
    let dir = folder("told-later");
    let mut screen = samples(1280.0, 800.0);
    let manner = Manner { dpi: 72, ..Manner::default() };
    let to = Target::Folder(dir.clone(), Each::Region);
    task(&mut screen, Task::Export(ExportOrder { to, look: Look::default(), manner, overwrite: false }));
    task(&mut screen, Task::Open(vec![dir.join("图.png")]));
    assert_eq!(screen.state().state().notice, Some(Notice::PictureLater("图.png".into())));
    settle(&mut screen);
    std::fs::remove_dir_all(dir).unwrap();
}

/// The status bar, the tab and the table tell one number; what it leaves out is said.
#[test]
fn copies_are_counted_apart() {
    let dir = folder("told-copies");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/佛山市2023年政府工作报告.md");
    let text = std::fs::read_to_string(sample).unwrap();
    std::fs::write(dir.join("佛山市2023年政府工作报告.md"), &text).unwrap();
    let mut screen = opened(&dir);
    let alone = screen.state().state().tally.figures;
    assert!(alone > 10);
    screen.get_by_label(&format!("1 份已读，{alone} 个数"));
    std::fs::write(dir.join("佛山市2023年政府工作报告（副本）.md"), &text).unwrap();
    screen = opened(&dir);
    assert_eq!(screen.state().state().tally.figures, alone);
    screen.get_by_label(&format!("2 份已读（其中 1 份是副本或别类报告，不计），{alone} 个数"));
    view(&mut screen, View::Work(Work::Figures));
    assert_eq!(screen.state().state().table.total(), alone);
    if let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) {
        screen.render().unwrap().save(folder.join("told-copies.png")).unwrap();
    }
    std::fs::remove_dir_all(dir).unwrap();
}
