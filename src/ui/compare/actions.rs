//! The commands of 对比.

use super::super::Cx;
use super::super::actions::{Action, Menu};
use crate::app::{CompareView, View as To, Work};

/// What the menus and the palette offer.
pub const ACTIONS: &[Action] = &[Action::new("compare-picked", Menu::Look, 4, |_, cx, _| send_picked(cx))
    .icon("columns-3")
    .when(|cx, _| !cx.state.shelf.picked.is_empty())];

/// Puts the places that are picked in the library side by side.
pub fn send_picked(cx: &mut Cx<'_>) {
    let places = cx.state.in_order(cx.state.shelf.picked.iter().cloned());
    cx.view(To::Compare(CompareView::Places(places)));
    cx.view(To::Work(Work::Compare));
}
