//! Stands in for `chart` and `export` until they are merged; then it goes.

use super::drawing::Page;
use super::state::State;
use crate::app::command::ExportOrder;
use crate::chart::{Color, Item, Mark, Point, Rect, Scene, Shape};
use crate::host;

impl State {
    pub(super) fn draw(&self, readings: &[usize], page: Page) -> Option<Scene> {
        let ink = Color::hex(if self.settings.shade == crate::app::Shade::Dark { 0xE8ECEC } else { 0x1A2022 });
        let ground = Color::hex(if self.settings.shade == crate::app::Shade::Dark { 0x1C2022 } else { 0xFFFFFF });
        let mut scene = Scene { width: page.width, height: page.height, ground, items: vec![], marks: vec![] };
        let mut y = 60.0;
        let text = |x: f64, y: f64, words: String| Shape::Text { at: Point { x, y }, width: 0.0, size: 13.0, bold: false, words, color: ink, halo: 0.0 };
        for (n, &i) in readings.iter().enumerate() {
            let r = &self.library.readings[i];
            let Some(f) = r.figures.iter().position(|f| f.is_annual_target() && f.indicator == self.choice.indicator) else { continue };
            let name = r.report.place.as_ref()?.value.name.clone();
            let words = r.text.words(r.figures[f].evidence.value).to_string();
            scene.items.push(Item { shape: text(16.0, y + 5.0, name.clone()), mark: Some(n) });
            let x = 100.0 + r.figures[f].value.point().unwrap_or(0.0) * 16.0;
            scene.items.push(Item { shape: Shape::Circle { center: Point { x, y }, radius: 5.0, fill: Some(Color::hex(0x003983)), stroke: None }, mark: None });
            scene.items.push(Item { shape: text(x + 12.0, y + 5.0, words.clone()), mark: Some(n) });
            scene.marks.push(Mark { region: name, words, reading: Some(n), figure: Some(f), hit: Rect { min: Point { x: x - 14.0, y: y - 11.0 }, max: Point { x: x + 90.0, y: y + 11.0 } } });
            y += 28.0;
        }
        (!scene.marks.is_empty()).then_some(scene)
    }
}

pub(super) fn encode(_scene: &Scene, _order: &ExportOrder) -> Result<Vec<u8>, host::Error> {
    Ok(b"<svg/>".to_vec())
}
