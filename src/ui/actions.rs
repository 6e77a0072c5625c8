//! The one list of commands: what each is called, its tooltip, keys and icon, where it stands in the menus, when it
//! can be used, and what it does. Menus, toolbar, keys and the command palette all draw on it.
//!
//! Adding a command is adding an entry to a list here, or to a list of one's own named in [`LISTS`]. An entry's id is
//! the key of its words in `assets/locales/`.

use egui::{Context, Key, KeyboardShortcut, Modifiers, ViewportCommand};

use super::{Cx, Local, chart, compare, dialogs, export, palette, project, reader, settings, table_export, topbar};
use crate::app::{Charting, Edit, Shade, Task, View, Work};
use crate::chart::Kind;

/// A menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// 文件.
    File,
    /// 编辑.
    Edit,
    /// 查看.
    Look,
    /// 图表.
    Chart,
    /// 帮助.
    Help,
}

/// All menus with the keys of their names.
pub const MENUS: [(Menu, &str); 5] = [
    (Menu::File, "menu-file"),
    (Menu::Edit, "menu-edit"),
    (Menu::Look, "menu-view"),
    (Menu::Chart, "menu-chart"),
    (Menu::Help, "menu-help"),
];

type Do = fn(&Context, &mut Cx<'_>, &mut Local);
type Ask<T> = fn(&Cx<'_>, &Local) -> T;

/// A command.
#[derive(Clone, Copy)]
pub struct Action {
    /// Its id, and the key of its words.
    pub id: &'static str,
    /// In which menu it stands.
    pub menu: Menu,
    /// Where in the menu a line is drawn: between two entries of different groups.
    pub group: u8,
    /// Its icon; empty for none.
    pub icon: &'static str,
    /// Its keys.
    pub keys: Option<KeyboardShortcut>,
    /// Other keys that do the same.
    pub also: Option<KeyboardShortcut>,
    /// Whether its keys are those of a text field too, which has them while it has the focus.
    pub typing: bool,
    /// Whether it can be used now.
    pub enabled: Ask<bool>,
    /// Whether it is ticked; nothing for what is no switch.
    pub ticked: Ask<Option<bool>>,
    /// What it would be done to, in words, where that is not always the same.
    pub told: Ask<Option<String>>,
    /// What it does.
    pub run: Do,
}

impl Action {
    /// A command that can always be used.
    pub const fn new(id: &'static str, menu: Menu, group: u8, run: Do) -> Self {
        Self {
            id,
            menu,
            group,
            icon: "",
            keys: None,
            also: None,
            typing: false,
            enabled: |_, _| true,
            ticked: |_, _| None,
            told: |_, _| None,
            run,
        }
    }

    /// With an icon.
    pub const fn icon(self, icon: &'static str) -> Self {
        Self { icon, ..self }
    }

    /// With keys.
    pub const fn keys(self, modifiers: Modifiers, key: Key) -> Self {
        Self { keys: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    /// With other keys beside the first.
    pub const fn also(self, modifiers: Modifiers, key: Key) -> Self {
        Self { also: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    /// All keys of it.
    pub fn all_keys(&self) -> impl Iterator<Item = KeyboardShortcut> {
        self.keys.into_iter().chain(self.also)
    }

    /// With keys that a text field has first.
    pub const fn typing_keys(self, modifiers: Modifiers, key: Key) -> Self {
        Self { typing: true, ..self.keys(modifiers, key) }
    }

    /// Only when this holds.
    pub const fn when(self, enabled: Ask<bool>) -> Self {
        Self { enabled, ..self }
    }

    /// With words on what it would be done to.
    pub const fn told(self, told: Ask<Option<String>>) -> Self {
        Self { told, ..self }
    }

    /// A switch.
    pub const fn switch(self, ticked: Ask<Option<bool>>) -> Self {
        Self { ticked, ..self }
    }
}

/// Ctrl, or Command.
pub const CTRL: Modifiers = Modifiers::COMMAND;
/// With Shift.
pub const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// All lists, in the order of the menus and of the palette before anything is typed.
const LISTS: &[&[Action]] =
    &[FILE, project::ACTIONS, EDIT, reader::actions::ACTIONS, LOOK, compare::actions::ACTIONS, CHART, HELP];

/// 文件. The recent folders stand between the first group and the second.
const FILE: &[Action] = &[
    Action::new("open-folder", Menu::File, 0, |ctx, cx, l| dialogs::open_folder(ctx, cx, &mut l.dialogs))
        .icon("folder-open")
        .keys(CTRL, Key::O),
    Action::new("open-files", Menu::File, 0, |ctx, cx, l| dialogs::open_files(ctx, cx, &mut l.dialogs)).icon("files"),
    Action::new("open-samples", Menu::File, 0, |_, cx, _| cx.task(Task::Samples)).icon("book-open-text"),
    Action::new("export-table", Menu::File, 3, |_, cx, l| table_export::start(cx, l))
        .icon("table")
        .keys(CTRL_SHIFT, Key::E)
        .when(|cx, _| table_export::can(cx)),
    Action::new("settings", Menu::File, 5, |_, cx, l| settings::open(cx, l)).icon("settings").keys(CTRL, Key::Comma),
    Action::new("quit", Menu::File, 9, |ctx, _, _| ctx.send_viewport_cmd(ViewportCommand::Close)).keys(CTRL, Key::Q),
];

/// 编辑.
const EDIT: &[Action] = &[
    Action::new("undo", Menu::Edit, 0, |_, cx, _| cx.edit(Edit::Undo))
        .icon("undo-2")
        .typing_keys(CTRL, Key::Z)
        .when(|cx, _| cx.state.undo_words().is_some())
        .told(|cx, _| cx.state.undo_words()),
    Action::new("redo", Menu::Edit, 0, |_, cx, _| cx.edit(Edit::Redo))
        .icon("redo-2")
        .typing_keys(CTRL_SHIFT, Key::Z)
        // As Windows has it.
        .also(CTRL, Key::Y)
        .when(|cx, _| cx.state.redo_words().is_some())
        .told(|cx, _| cx.state.redo_words()),
    Action::new("copy-sentence", Menu::Edit, 2, |ctx, cx, _| {
        if let (Some(reading), Some(figure)) = (cx.state.open(), cx.state.figure()) {
            ctx.copy_text(reading.text.words(figure.evidence.sentence).trim().to_string());
        }
    })
    .icon("copy")
    .when(|cx, _| cx.state.figure().is_some()),
];

/// 查看. The tabs stand before the first group.
const LOOK: &[Action] = &[
    Action::new("show-library", Menu::Look, 1, |_, _, l| l.frame.toggle_left())
        .icon("panel-left")
        .keys(CTRL, Key::B)
        .switch(|_, l| Some(l.frame.left_is_open())),
    Action::new("show-chart-panel", Menu::Look, 1, |_, _, l| l.frame.toggle_right())
        .icon("panel-right")
        .keys(CTRL_SHIFT, Key::B)
        .switch(|_, l| Some(l.frame.right_is_open())),
    Action::new("shade-light", Menu::Look, 2, |_, cx, _| cx.view(View::Shade(Shade::Light)))
        .icon("sun")
        .switch(|cx, _| Some(cx.state.settings.shade == Shade::Light)),
    Action::new("shade-dark", Menu::Look, 2, |_, cx, _| cx.view(View::Shade(Shade::Dark)))
        .icon("moon")
        .switch(|cx, _| Some(cx.state.settings.shade == Shade::Dark)),
    Action::new("shade-system", Menu::Look, 2, |_, cx, _| cx.view(View::Shade(Shade::System)))
        .icon("sun-moon")
        .switch(|cx, _| Some(cx.state.settings.shade == Shade::System)),
    Action::new("text-larger", Menu::Look, 3, |_, cx, _| {
        cx.view(View::ReadingSize(cx.state.settings.reading_size + 1.0));
    })
    .icon("a-large-small")
    .keys(CTRL, Key::Plus),
    Action::new("text-smaller", Menu::Look, 3, |_, cx, _| {
        cx.view(View::ReadingSize(cx.state.settings.reading_size - 1.0));
    })
    .keys(CTRL, Key::Minus),
    Action::new("remarks-title", Menu::Look, 4, |_, cx, _| cx.view(View::Work(Work::Remarks))).icon("triangle-alert"),
    Action::new("other-language", Menu::Look, 5, |_, cx, _| {
        cx.view(View::Language(topbar::other(cx.state.locale.language())));
    })
    .icon("languages"),
];

/// A kind of chart: the panel opens and draws it.
macro_rules! kind {
    ($id:literal, $kind:ident) => {
        Action::new($id, Menu::Chart, 1, |_, cx, l| {
            cx.chart(Charting::Kind(Kind::$kind));
            l.frame.right = Some(true);
        })
        .icon("chart-scatter")
        .when(|cx, _| !cx.state.library.readings.is_empty())
        .switch(|cx, _| Some(cx.state.choice.form.kind == Kind::$kind))
    };
}

/// 图表.
const CHART: &[Action] = &[
    Action::new("export-menu", Menu::Chart, 0, |_, cx, l| export::start(cx, l))
        .icon("download")
        .keys(CTRL, Key::E)
        .when(|cx, _| cx.state.drawing.scene.is_some()),
    Action::new("charts-saved", Menu::Chart, 0, |ctx, _, l| {
        l.frame.right = Some(true);
        chart::saved::open(ctx);
    })
    .icon("bookmark")
    .when(|cx, _| !cx.state.library.readings.is_empty()),
    kind!("kind-range", Range),
    kind!("kind-dumbbell", Dumbbell),
    kind!("kind-bar", Bar),
    kind!("kind-heat", Heat),
    kind!("kind-trend", Trend),
    kind!("kind-multiples", Multiples),
    kind!("kind-distribution", Distribution),
    kind!("kind-ladder", Ladder),
    kind!("kind-tiles", Tiles),
];

/// 帮助.
const HELP: &[Action] = &[
    Action::new("all-commands", Menu::Help, 0, |_, cx, l| palette::open(cx, l)).icon("search").keys(CTRL, Key::K),
    Action::new("about", Menu::Help, 1, |_, _, l| l.settings.about()).icon("info"),
];

/// What stands at the right of the top bar; an empty word is a line between two, `shade` the button
/// that turns light to dark and back.
pub const TOOLBAR: &[&str] = &["undo", "redo", "", "shade", "settings"];

/// All commands.
pub fn all() -> impl Iterator<Item = &'static Action> {
    LISTS.iter().flat_map(|list| list.iter())
}

/// A command by its id.
pub fn find(id: &str) -> Option<&'static Action> {
    all().find(|a| a.id == id)
}

/// Keys as people write them: Ctrl Shift B.
pub fn keys_in_words(keys: &KeyboardShortcut) -> String {
    let mac = cfg!(target_os = "macos");
    let m = keys.modifiers;
    let mut out: Vec<&str> = Vec::new();
    if m.command || m.ctrl {
        out.push(if mac { "⌘" } else { "Ctrl" });
    }
    if m.alt {
        out.push(if mac { "⌥" } else { "Alt" });
    }
    if m.shift {
        out.push(if mac { "⇧" } else { "Shift" });
    }
    out.push(match keys.logical_key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        key => key.symbol_or_name(),
    });
    out.join(" ")
}

/// The keys of a command in words; empty when it has none.
pub fn keys(action: &Action) -> String {
    action.all_keys().map(|k| keys_in_words(&k)).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, Locale};

    #[test]
    fn ids_and_keys_are_given_once_and_every_command_has_words_and_an_icon_that_exists() {
        let all: Vec<&Action> = all().collect();
        let zh = Locale::new(Language::Chinese);
        for (i, action) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|o| o.id != action.id), "{} stands twice", action.id);
            assert_ne!(zh.say(action.id), action.id, "no words for {}", action.id);
            assert!(action.icon.is_empty() || super::super::icons::is_known(action.icon), "{}", action.icon);
            for keys in action.all_keys() {
                let taken = all[i + 1..].iter().any(|o| o.all_keys().any(|k| k == keys));
                assert!(!taken && (action.keys != action.also), "{} shares its keys", action.id);
            }
        }
        for id in TOOLBAR.iter().filter(|id| !matches!(**id, "" | "shade")) {
            assert!(find(id).is_some(), "{id}");
        }
    }
}
