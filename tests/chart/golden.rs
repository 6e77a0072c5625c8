//! Pictures of every kind with hard data, compared pixel by pixel. They are drawn by the program's own renderer, so that
//! they are the same on every machine; UPDATE_SNAPSHOTS=1 takes them anew: look at them before committing.

use std::path::Path;

use crate::cases::{self, Case};
use duibiao::chart::{Kind, Medium, Spec, Theme};
use duibiao::export;

/// So many pixels may differ by more than a shade: the edge of a letter, no more.
const MOST: usize = 60;

fn decode(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    (info.width, info.height, data)
}

/// How a picture differs from the one that was looked at; none where it does not.
fn picture(name: &str, case: &Case, spec: &Spec) -> Option<String> {
    let also = case.more.iter().map(|m| m.0.indicator.clone()).collect();
    let spec = Spec { also, years: case.years, year: case.query.year, ..spec.clone() };
    let bytes = export::png(&case.draw(&spec).scene, 96.0).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/charts/{name}.png"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        return None;
    }
    let kept = std::fs::read(&path).unwrap_or_else(|_| panic!("no picture {}: UPDATE_SNAPSHOTS=1", path.display()));
    let ((w, h, new), (v, g, old)) = (decode(&bytes), decode(&kept));
    if (w, h) != (v, g) {
        return Some(format!("{name} has another size: {w}×{h}, it was {v}×{g}"));
    }
    let far = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > 48);
    let differ = new.chunks(3).zip(old.chunks(3)).filter(|p| far(*p)).count();
    if differ <= MOST {
        return None;
    }
    let beside = std::env::temp_dir().join(format!("duibiao-{name}.png"));
    std::fs::write(&beside, &bytes).unwrap();
    Some(format!("{name}: {differ} pixels differ; the new one is {}", beside.display()))
}

/// All that differ are told at once.
fn held<const N: usize>(pictures: [Option<String>; N]) {
    let differ: Vec<String> = pictures.into_iter().flatten().collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn every_kind_looks_as_it_was_looked_at() {
    let of = |kind| Spec { kind, ..Spec::default() };
    let named = vec!["第7县".to_owned()];
    held([
        picture("range", &cases::cities(), &of(Kind::Range)),
        picture("dumbbell", &cases::results(), &of(Kind::Dumbbell)),
        picture("bar", &cases::indicators(), &of(Kind::Bar)),
        picture("heat", &cases::indicators(), &of(Kind::Heat)),
        picture("trend", &cases::one_over_years(), &of(Kind::Trend)),
        picture("multiples", &cases::many_over_years(), &of(Kind::Multiples)),
        picture("distribution", &cases::many(), &Spec { named, ..of(Kind::Distribution) }),
        picture("ladder", &cases::levels(), &of(Kind::Ladder)),
        picture("tiles", &cases::results(), &of(Kind::Tiles)),
    ]);
}

#[test]
fn hard_data_looks_as_it_was_looked_at() {
    let of = |kind| Spec { kind, ..Spec::default() };
    let panel = |kind| Spec {
        width: 390.0,
        height: 560.0,
        em: Some(12.0),
        medium: Medium::Screen,
        theme: Theme::Dark,
        ..of(kind)
    };
    let empty = cases::all().into_iter().find(|c| c.name == "empty").unwrap();
    held([
        picture("one", &cases::one(), &of(Kind::Range)),
        picture("many-heat", &cases::many(), &of(Kind::Heat)),
        picture("ranges-bar", &cases::ranges(), &of(Kind::Bar)),
        picture("relations", &cases::relations(), &of(Kind::Dumbbell)),
        picture("long-heat-panel", &cases::long_names(), &panel(Kind::Heat)),
        picture("negatives-bar", &cases::negatives(), &of(Kind::Bar)),
        picture("years-panel", &cases::one_over_years(), &panel(Kind::Trend)),
        picture("tiles-panel", &cases::results(), &panel(Kind::Tiles)),
        picture("empty", &empty, &of(Kind::Trend)),
    ]);
}
