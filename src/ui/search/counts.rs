//! How many mention it: the share of each year's reports as bars, the hits of each place as bars. A click narrows.

use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role as Access, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::View;
use crate::app::{SearchChange, View as To};
use crate::search::Count;
use crate::ui::status::link;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, focus_ring, ink, inside, left, text, width};
use crate::ui::{Cx, icons, words};

const YEARS: f32 = 196.0;
const ROW: f32 = 24.0;
/// So many places are shown unasked.
const PLACES: usize = 12;
/// The narrowest place of a bar, and the narrowest that has room for words of its own.
const SLOT: f32 = 7.0;
const WORDY: f32 = 34.0;

/// Draws the column.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, cx.theme.app);
    ui.painter().vline(all.right() - 0.5, all.y_range(), cx.theme.hairline());
    let inner = Rect::from_min_max(all.min + vec2(12.0, 0.0), pos2(all.right() - 8.0, all.bottom()));
    inside(ui, UiBuilder::new().max_rect(inner), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let wide = inner.width() - 8.0;
            let (area, _) = ui.allocate_exact_size(vec2(wide, YEARS), Sense::hover());
            years(ui, cx, area);
            places(ui, cx, view, wide);
            ui.add_space(12.0);
        });
    });
}

fn years(ui: &mut Ui, cx: &mut Cx<'_>, area: Rect) {
    let t = cx.theme;
    let y = area.top() + 20.0;
    left(ui.painter(), area.left(), y, &cx.say("search-shares"), bold(size::SMALL, t.ink1), area.width());
    let all = &cx.state.search.listing.years;
    // From the first year that mentions it, one before for the eye; the newest where they do not all find room.
    let first = all.iter().position(|(_, c)| c.hits > 0).unwrap_or(0).saturating_sub(1);
    let fits = ((area.width() / SLOT) as usize).max(1);
    let shown = all[first.max(all.len().saturating_sub(fits))..].to_vec();
    if shown.is_empty() {
        return;
    }
    let slot = (area.width() / shown.len() as f32).min(44.0);
    let base = area.bottom() - 48.0;
    let most = shown.iter().map(|(_, c)| c.share()).fold(0.0, f64::max).max(1e-9);
    ui.painter().hline(area.left()..=area.left() + slot * shown.len() as f32, base, t.hairline());
    for (i, (year, count)) in shown.iter().enumerate() {
        let place = Rect::from_min_max(
            pos2(area.left() + slot * i as f32, area.top() + 34.0),
            pos2(area.left() + slot * (i + 1) as f32, area.bottom() - 8.0),
        );
        let high =
            ((base - place.top() - 22.0) * (count.share() / most) as f32).max(if count.hits > 0 { 1.5 } else { 0.0 });
        let bar =
            Rect::from_min_max(pos2(place.left() + slot * 0.16, base - high), pos2(place.right() - slot * 0.16, base));
        // Where words have no room of their own, every fifth year is named.
        let named = slot >= WORDY || year % 5 == 0 || i + 1 == shown.len();
        year_bar(ui, cx, *year, count, place, bar, named);
    }
}

fn year_bar(ui: &mut Ui, cx: &mut Cx<'_>, year: i32, count: &Count, place: Rect, bar: Rect, named: bool) {
    let t = cx.theme;
    let chosen = cx.state.search.year == Some(year);
    let args = [
        ("year", year.to_string().into()),
        ("share", percent(count.share()).into()),
        ("reports", words::count(count.reports).into()),
        ("of", words::count(count.of).into()),
        ("hits", words::count(count.hits).into()),
    ];
    let name = cx.state.locale.say_with("search-year-bar", &args);
    let response = pick(ui, cx, place, ("year", year as usize), chosen, &name);
    let dimmed = cx.state.search.year.is_some() && !chosen;
    ui.painter().rect_filled(bar, CornerRadius::ZERO, bar_color(cx, &response, chosen, dimmed));
    let wordy = place.width() >= WORDY;
    let x = bar.center().x;
    let face = |micro: f32, color: Color32| if chosen { bold(micro, t.ink1) } else { ink(micro, color) };
    if wordy || chosen || response.hovered() {
        let at = pos2(x, bar.top() - 9.0);
        text(ui.painter(), at, Align2::CENTER_CENTER, &percent(count.share()), face(size::SMALL, t.ink2), 60.0);
    }
    if named || chosen {
        let short = format!("{:02}", year.rem_euclid(100));
        text(
            ui.painter(),
            pos2(x, bar.bottom() + 12.0),
            Align2::CENTER_CENTER,
            &short,
            face(size::SMALL, t.ink2),
            40.0,
        );
    }
    let of = format!("{}/{}", count.reports, count.of);
    if wordy && width(ui.painter(), &of, ink(size::MICRO, t.ink3)) <= place.width() {
        text(ui.painter(), pos2(x, bar.bottom() + 28.0), Align2::CENTER_CENTER, &of, ink(size::MICRO, t.ink3), 60.0);
    }
    if response.clicked() {
        cx.view(To::Search(SearchChange::Year((!chosen).then_some(year))));
    }
    response.on_hover_text(name);
}

/// A share in whole percent; one that is not nothing is never shown as nothing.
fn percent(share: f64) -> String {
    let whole = (share * 100.0).round() as i64;
    match whole {
        0 if share > 0.0 => "<1%".into(),
        100 if share < 1.0 => ">99%".into(),
        0 => "0".into(),
        n => format!("{n}%"),
    }
}

fn bar_color(cx: &Cx<'_>, response: &Response, chosen: bool, dimmed: bool) -> Color32 {
    let t = cx.theme;
    let strength = match () {
        () if chosen => 1.0,
        () if response.hovered() => 0.7,
        () if dimmed => 0.32,
        () => 0.5,
    };
    t.app.lerp_to_gamma(t.accent, strength)
}

/// A stretch that can be picked, with its name.
fn pick(ui: &Ui, cx: &Cx<'_>, rect: Rect, salt: (&str, usize), chosen: bool, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, chosen, name));
    focus_ring(ui, cx.theme, &response, rect.shrink(2.0), 3);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn places(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, wide: f32) {
    let t = cx.theme;
    let (head, _) = ui.allocate_exact_size(vec2(wide, 28.0), Sense::hover());
    let y = head.center().y;
    let mut x = head.left();
    if let Some(region) = cx.state.search.region.clone() {
        up(ui, cx, &region, head);
        x += 22.0;
    }
    let title = cx.state.search.region.clone().unwrap_or_else(|| cx.say("search-regions"));
    left(ui.painter(), x, y, &title, bold(size::SMALL, t.ink1), head.right() - x - 70.0);
    let below = ink(size::MICRO, t.ink3);
    text(ui.painter(), pos2(head.right(), y), Align2::RIGHT_CENTER, &cx.say("search-below"), below, 120.0);
    let all = cx.state.search.listing.places.clone();
    let most = all.iter().map(|(_, c)| c.hits).max().unwrap_or(1);
    let shown = if view.all_places { all.len() } else { all.len().min(PLACES) };
    for (node, count) in &all[..shown] {
        place_bar(ui, cx, *node, count, most, wide);
    }
    let more = all.len().saturating_sub(PLACES);
    if more > 0 {
        let key = if view.all_places { "search-fewer-regions" } else { "search-more-regions" };
        let words = cx.state.locale.say_with(key, &[("count", more.into())]);
        if link(ui, t, &words, t.accent, None).clicked() {
            view.all_places = !view.all_places;
        }
    }
}

/// The way back to the place above.
fn up(ui: &mut Ui, cx: &mut Cx<'_>, region: &str, head: Rect) {
    let tree = &cx.state.library.tree;
    let above = tree.find(region).and_then(|i| tree.nodes[i].parent).map(|p| tree.nodes[p].region.clone());
    let name = cx.say("search-up");
    let at = Rect::from_min_size(pos2(head.left() - 4.0, head.top() + 2.0), vec2(22.0, 24.0));
    let response = pick(ui, cx, at, ("up", 0), false, &name);
    icons::paint(ui.painter(), at.center(), 14.0, "chevron-up", cx.theme.accent);
    if response.clicked() {
        cx.view(To::Search(SearchChange::Region(above)));
    }
    response.on_hover_text(name);
}

fn place_bar(ui: &mut Ui, cx: &mut Cx<'_>, node: usize, count: &Count, most: usize, wide: f32) {
    let t = cx.theme;
    let Some(place) = cx.state.library.tree.nodes.get(node) else { return };
    let (region, name) = (place.region.clone(), place.name.clone());
    let (row, _) = ui.allocate_exact_size(vec2(wide, ROW), Sense::hover());
    let args = [
        ("region", region.as_str().into()),
        ("hits", words::count(count.hits).into()),
        ("reports", words::count(count.reports).into()),
    ];
    let said = cx.state.locale.say_with("search-region-bar", &args);
    let chosen = cx.state.search.region.as_deref() == Some(region.as_str());
    let response = pick(ui, cx, row, ("place", node), chosen, &said);
    if response.hovered() {
        ui.painter().rect_filled(row, CornerRadius::same(3), t.sunken);
    }
    let y = row.center().y;
    let names = (wide * 0.37).round();
    left(ui.painter(), row.left(), y, &name, ink(size::SMALL, t.ink1), names - 6.0);
    let reports = cx.state.locale.say_with("search-region-reports", &[("count", words::count(count.reports).into())]);
    let at = pos2(row.right(), y);
    text(ui.painter(), at, Align2::RIGHT_CENTER, &reports, ink(size::MICRO, t.ink3), 70.0);
    let after = width(
        ui.painter(),
        &cx.state.locale.say_with("search-region-reports", &[("count", "999".into())]),
        ink(size::MICRO, t.ink3),
    ) + 8.0;
    let hits = words::count(count.hits);
    text(ui.painter(), pos2(row.right() - after, y), Align2::RIGHT_CENTER, &hits, ink(size::SMALL, t.ink1), 60.0);
    let room = wide - names - after - 40.0;
    let long = (room * count.hits as f32 / most as f32).max(2.0);
    let bar = Rect::from_min_size(pos2(row.left() + names, y - 5.0), vec2(long, 10.0));
    ui.painter().rect_filled(bar, CornerRadius::ZERO, bar_color(cx, &response, chosen, false));
    if response.clicked() {
        cx.view(To::Search(SearchChange::Region(Some(region))));
    }
    response.on_hover_text(said);
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_never_rounded_to_none_or_all() {
        let said = [0.0, 0.001, 0.494, 0.999, 1.0].map(percent);
        assert_eq!(said, ["0", "<1%", "49%", ">99%", "100%"]);
    }
}
