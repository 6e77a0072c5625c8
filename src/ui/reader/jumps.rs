//! Keys that go from figure to figure of the open report: F8 and Alt+Down on, Shift+F8 and Alt+Up back.

use egui::{Key, Modifiers, Ui};

use super::View;
use crate::app;
use crate::reading::Reading;
use crate::ui::Cx;

/// Asks Alt with the arrows; F8 stands in the list of commands.
pub fn keys(ui: &Ui, cx: &mut Cx<'_>, view: &View) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    if pressed(Key::ArrowUp) {
        go(cx, view, false);
    }
    if pressed(Key::ArrowDown) {
        go(cx, view, true);
    }
}

/// Goes to the next figure of the open report, or to the one before.
pub fn go(cx: &mut Cx<'_>, view: &View, forward: bool) {
    let Some(index) = cx.state.selection.reading else { return };
    if let Some(figure) = cx.state.open().and_then(|reading| next(cx, view, reading, forward)) {
        cx.view(app::View::GoTo { reading: index, figure: Some(figure) });
    }
}

/// The figure after the chosen one or before it in the text; without a chosen one, from the top of the page.
fn next(cx: &Cx<'_>, view: &View, reading: &Reading, forward: bool) -> Option<usize> {
    let place = |i: usize| reading.figures.get(i).map(|f| (f.evidence.value.start, i));
    let now = match cx.state.selection.figure {
        Some(i) => place(i)?,
        None => (reading.text.span(view.anchor..view.anchor + 1).start, 0),
    };
    let fresh = cx.state.selection.figure.is_none();
    let all = (0..reading.figures.len()).filter_map(place);
    let found =
        if forward { all.filter(|p| *p > now || (fresh && *p == now)).min() } else { all.filter(|p| *p < now).max() };
    found.map(|(_, i)| i)
}
