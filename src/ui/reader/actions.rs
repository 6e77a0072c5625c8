//! What can be done in the reader by menu, key and palette: find, go from place to place, from figure to figure.

use egui::{Key, Modifiers};

use super::{find, jumps};
use crate::app::{View, Work};
use crate::ui::actions::{Action, CTRL, CTRL_SHIFT, Menu};

/// 编辑, under what is copied.
pub const ACTIONS: &[Action] = &[
    Action::new("find", Menu::Edit, 4, |_, cx, l| {
        if cx.state.work == Work::Search { l.search.focus() } else { find::open(cx, &mut l.reader) }
    })
    .icon("search")
    .keys(CTRL, Key::F)
    .when(|cx, _| cx.state.open().is_some() || cx.state.work == Work::Search),
    Action::new("find-next", Menu::Edit, 4, |_, _, l| find::step(&mut l.reader, true))
        .keys(Modifiers::NONE, Key::F3)
        .when(|cx, l| cx.state.work == Work::Reading && l.reader.find.is_open()),
    Action::new("find-before", Menu::Edit, 4, |_, _, l| find::step(&mut l.reader, false))
        .keys(Modifiers::SHIFT, Key::F3)
        .when(|cx, l| cx.state.work == Work::Reading && l.reader.find.is_open()),
    Action::new("search-everywhere", Menu::Edit, 4, |_, cx, l| {
        cx.view(View::Work(Work::Search));
        l.search.focus();
    })
    .keys(CTRL_SHIFT, Key::F)
    .when(|cx, _| !cx.state.library.is_empty()),
    Action::new("figure-next", Menu::Edit, 6, |_, cx, l| jumps::go(cx, &l.reader, true))
        .keys(Modifiers::NONE, Key::F8)
        .when(|cx, _| cx.state.work == Work::Reading && cx.state.open().is_some()),
    Action::new("figure-before", Menu::Edit, 6, |_, cx, l| jumps::go(cx, &l.reader, false))
        .keys(Modifiers::SHIFT, Key::F8)
        .when(|cx, _| cx.state.work == Work::Reading && cx.state.open().is_some()),
];
