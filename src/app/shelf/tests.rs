//! 资料库 as a list: what a filter finds, what it opens, what is picked.

use super::*;
use crate::reading::Rules;

fn library() -> Library {
    let rules = Rules::bundled().unwrap();
    let mut library = Library::bundled();
    let journal = crate::review::Journal::default();
    for sample in crate::host::samples() {
        let readings = crate::reading::read(sample.bytes, sample.relative, &rules);
        let readings: Vec<_> = readings.into_iter().map(std::sync::Arc::new).collect();
        let members = readings.iter().map(|r| crate::review::Member::of(r)).collect();
        library.add(
            crate::app::Outcome {
                file: sample.relative.into(),
                path: None,
                text: crate::review::Fingerprint::of(sample.bytes),
                result: Ok(readings),
                members,
                stamp: None,
                gone: false,
            },
            &journal,
        );
    }
    library
}

fn names(library: &Library, filter: &str) -> Vec<String> {
    let mut shelf = Shelves { filter: filter.into(), ..Shelves::default() };
    shelf.make(library, None);
    let name = |r: &ShelfRow| match r {
        ShelfRow::Place(i, _) => Some(library.tree.nodes[*i].name.clone()),
        _ => None,
    };
    shelf.rows.iter().filter_map(name).collect()
}

#[test]
fn a_place_is_found_by_initials_and_stands_under_those_above_it() {
    let library = library();
    assert_eq!(names(&library, "zj")[..2], ["广东省", "湛江市"]);
    assert_eq!(names(&library, "23"), names(&library, "2023"), "as on the chips");
    assert_eq!(names(&library, "xiashan"), ["广东省", "湛江市", "霞山区"]);
    assert_eq!(names(&library, "zj 2018"), Vec::<String>::new(), "湛江市 itself has no report of 2018");
    assert_eq!(names(&library, "2018"), ["广东省", "湛江市", "廉江市"]);
    assert_eq!(names(&library, "广东").len(), 8);
    assert!(names(&library, "没有这个地方").is_empty());
}

/// 湛江市 alone is found by zj: the places below it stand there and can be folded; afterwards all is as before.
#[test]
fn what_is_found_is_open_while_a_filter_stands_and_the_tree_is_as_it_was_afterwards() {
    let library = library();
    let mut shelf = Shelves::default();
    let zhanjiang = library.tree.find("广东省湛江市").unwrap();
    let shown = |shelf: &mut Shelves, filter: &str| {
        shelf.filter = filter.into();
        shelf.make(&library, None);
        let open = shelf.rows.iter().find_map(|r| match r {
            ShelfRow::Place(i, open) => (*i == zhanjiang).then_some(*open),
            _ => None,
        });
        (shelf.rows.len(), open)
    };
    shelf.folds.fold("广东省湛江市".into(), false);
    let before = shown(&mut shelf, "");
    assert_eq!(before.1, Some(false));
    let below = library.tree.nodes[zhanjiang].children.len();
    assert!(below > 1);
    assert_eq!(shown(&mut shelf, "zj"), (2 + below, Some(true)));
    shelf.sought.fold("广东省湛江市".into(), false);
    assert_eq!(shown(&mut shelf, "zj"), (2, Some(false)));
    shelf.sought = Folds::default();
    assert_eq!(shown(&mut shelf, ""), before);
}

#[test]
fn one_place_that_is_found_is_opened_by_its_newest_report_or_that_of_the_year() {
    let library = library();
    let hit = |filter: &str| {
        let mut shelf = Shelves { filter: filter.into(), ..Shelves::default() };
        shelf.make(&library, None);
        shelf.only_hit(&library).map(|i| library.readings[i].file.clone())
    };
    assert!(hit("xiashan").is_some_and(|f| f.contains("霞山") || f.contains("未命名")), "{:?}", hit("xiashan"));
    assert_eq!((hit("广东"), hit(""), hit("没有这个地方")), (None, None, None));
    let maoming = hit("maoming");
    assert!(maoming.is_some());
    assert_eq!(hit("maoming 23"), maoming);
}

#[test]
fn a_range_is_picked_from_the_last_to_this() {
    let library = library();
    let mut shelf = Shelves::default();
    shelf.make(&library, None);
    let region = |i: usize| match shelf.rows[i] {
        ShelfRow::Place(n, _) => library.tree.nodes[n].region.clone(),
        _ => String::new(),
    };
    let (a, b) = (region(1), region(3));
    shelf.last = Some(b);
    shelf.pick_to(&library, a);
    assert_eq!(shelf.picked.len(), 3);
}
