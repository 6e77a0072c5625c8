//! What a person decides on the evidence card: the machine was right, or this is no figure.

use egui::Ui;

use crate::app::Edit;
use crate::figures::{Figure, Standing};
use crate::ui::Cx;
use crate::ui::widgets::{Role, button};

/// The buttons of a figure.
pub fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure) {
    let (Some(reading), Some(index)) = (cx.state.selection.reading, cx.state.selection.figure) else { return };
    if cx.state.project.read_only {
        return;
    }
    if figure.standing() == Standing::Machine
        && button(ui, cx.theme, Role::Primary, Some("check"), &cx.say("card-confirm")).clicked()
    {
        cx.edit(Edit::Confirm { reading, figure: index });
    }
    if button(ui, cx.theme, Role::Plain, Some("x"), &cx.say("card-reject")).clicked() {
        cx.edit(Edit::Reject { reading, figure: index });
    }
}
