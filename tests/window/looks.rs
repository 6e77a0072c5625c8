//! Pictures for the eye: run with DUIBIAO_LOOK=folder to write them.

use super::harness::*;
use duibiao::app::{Choice, View, Work};

#[test]
fn pictures_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else {
        eprintln!("skipped: DUIBIAO_LOOK is not set");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let save = |screen: &mut Screen, name: &str| {
        screen.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    };
    let mut first = window(1280.0, 800.0, reach());
    first.run_ok();
    save(&mut first, "welcome");
    for (name, w, h) in [("1280", 1280.0, 800.0), ("1024", 1024.0, 700.0), ("2560", 2560.0, 1440.0)] {
        let mut screen = samples(w, h);
        let shanxi = reading(&screen, "茂名");
        view(&mut screen, View::Open(shanxi));
        save(&mut screen, &format!("main-{name}"));
        dark(&mut screen);
        save(&mut screen, &format!("main-{name}-dark"));
        view(&mut screen, View::Work(Work::Remarks));
        save(&mut screen, &format!("remarks-{name}-dark"));
    }
    let _ = Choice::default();
}
