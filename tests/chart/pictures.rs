//! Pictures to look at: `DUIBIAO_PICTURES=/tmp/chart cargo test --test chart pictures`.

use crate::cases;
use duibiao::chart::{Kind, Lang, Medium, Spec, Theme};
use duibiao::export;

#[test]
fn pictures() {
    let Ok(folder) = std::env::var("DUIBIAO_LOOK") else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, case: &cases::Case, spec: Spec, dpi: f64| {
        let drawn = case.draw(&spec);
        std::fs::write(format!("{folder}/{name}.svg"), export::svg(&drawn.scene)).unwrap();
        std::fs::write(format!("{folder}/{name}.png"), export::png(&drawn.scene, dpi).unwrap()).unwrap();
    };
    for case in cases::all() {
        write(case.name, &case, Spec { year: case.query.year, ..Spec::default() }, 144.0);
    }
    for case in cases::all().into_iter().chain(cases::wide()) {
        for kind in Kind::ALL {
            let (also, years) = (case.more.iter().map(|m| m.0.indicator.clone()).collect(), case.years);
            let named = vec!["第7县".to_owned(), "成都".into(), "海口".into(), "丙寅".into(), "南京".into()];
            let spec = Spec { kind, also, years, named, year: case.query.year, ..Spec::default() };
            write(&format!("{kind:?}-{}", case.name).to_lowercase(), &case, spec.clone(), 144.0);
            let panel = Spec {
                width: 390.0,
                height: 600.0,
                em: Some(12.0),
                medium: Medium::Screen,
                theme: Theme::Dark,
                ..spec
            };
            write(&format!("{kind:?}-{}-panel", case.name).to_lowercase(), &case, panel, 144.0);
        }
    }
    for case in [cases::unemployment(), cases::two_tiers(), cases::cities(), cases::nothings()] {
        let spec = |theme| Spec { theme, year: case.query.year, ..Spec::default() };
        write(&format!("{}-dark", case.name), &case, spec(Theme::Dark), 144.0);
        write(&format!("{}-print", case.name), &case, spec(Theme::Print), 144.0);
        write(&format!("{}-en", case.name), &case, Spec { lang: Lang::En, ..spec(Theme::Light) }, 144.0);
        write(
            &format!("{}-panel", case.name),
            &case,
            Spec { width: 390.0, height: 560.0, ..spec(Theme::Light) },
            144.0,
        );
    }
    let many = cases::many();
    write("many-tall", &many, Spec { height: 3000.0, ..Spec::default() }, 72.0);
    write("many-page2", &many, Spec { first: 33, ..Spec::default() }, 144.0);
}
