//! Round ends and steps of an axis of numbers, and what its numbers are called. Knows no page.

/// An axis of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ticks {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

impl Ticks {
    /// Ends and step on round numbers, in about `parts` steps. A narrow spread is not blown up to the whole page: the
    /// axis spans two fifths of the greatest value at least. No axis goes below nought for what cannot.
    pub fn of(min: f64, max: f64, parts: f64) -> Self {
        let greatest = min.abs().max(max.abs());
        let span = (max - min).max(0.4 * greatest);
        let span = if span > 0.0 { span } else { 1.0 };
        let step = at_least(span / parts);
        let pad = (0.3 * step).max((span - (max - min)) / 2.0);
        let low = ((min - pad) / step).floor() * step;
        let low = if min >= 0.0 { low.max(0.0) } else { low };
        let high = ((max + pad) / step).ceil() * step;
        Self { low, high, step }
    }

    /// From nought, for bars.
    pub fn from_nought(min: f64, max: f64, parts: f64) -> Self {
        let (min, max) = (min.min(0.0), max.max(0.0));
        let span = if max - min > 0.0 { max - min } else { 1.0 };
        let step = at_least(span / parts);
        let whole = |v: f64| (v / step - 1e-9).ceil() * step;
        Self { low: -whole(-min), high: whole(max).max(if min < 0.0 { 0.0 } else { step }), step }
    }

    /// The values that are written along the axis.
    pub fn values(&self) -> Vec<f64> {
        let n = ((self.high - self.low) / self.step).round() as i64;
        (0..=n.clamp(0, 100)).map(|i| self.low + i as f64 * self.step).collect()
    }

    /// Takes the next greater round step, the ends with it.
    pub fn coarser(&mut self) {
        let wider = at_least(self.step * 1.01);
        self.step = wider;
        self.low = (self.low / wider + 1e-9).floor() * wider;
        self.high = (self.high / wider - 1e-9).ceil() * wider;
    }

    /// Takes greater steps until `apart`, the length of a step, reaches `needed`.
    pub fn thin(&mut self, length: f64, needed: f64) {
        for _ in 0..8 {
            if self.step / (self.high - self.low) * length >= needed {
                return;
            }
            self.coarser();
        }
    }

    /// A value of the axis in words: as many decimals as the step has, with a true minus.
    pub fn words(&self, v: f64, unit: Option<&str>) -> String {
        let decimals = (0..6).find(|d| {
            let s = self.step * 10f64.powi(*d);
            let l = self.low * 10f64.powi(*d);
            (s - s.round()).abs() < 1e-6 && (l - l.round()).abs() < 1e-6
        });
        let d = decimals.unwrap_or(6) as usize;
        let mut words = format!("{:.d$}", v.abs());
        if words.contains('.') {
            words = words.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
        let minus = if v < 0.0 && words != "0" { "−" } else { "" };
        let unit = unit.filter(|u| matches!(*u, "%" | "％" | "‰")).unwrap_or("");
        format!("{minus}{words}{unit}")
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not smaller.
fn at_least(v: f64) -> f64 {
    let ten = 10f64.powf(v.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * ten).find(|s| *s >= v * (1.0 - 1e-9)).unwrap_or(10.0 * ten)
}

/// The difference of two values in words: +0.6, −1, 0; as many decimals as the finer of the two has.
pub(super) fn difference(a: f64, b: f64) -> String {
    let decimals = |v: f64| (0..4).find(|d| ((v * 10f64.powi(*d)) - (v * 10f64.powi(*d)).round()).abs() < 1e-6);
    let d = decimals(a).unwrap_or(4).max(decimals(b).unwrap_or(4)) as usize;
    let difference = ((a - b) * 1e6).round() / 1e6;
    let mut words = format!("{:.d$}", difference.abs());
    if words.contains('.') {
        words = words.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    match words.as_str() {
        "0" => words,
        _ if difference > 0.0 => format!("+{words}"),
        _ => format!("−{words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_round_numbers() {
        assert_eq!(Ticks::of(4.5, 7.0, 6.0), Ticks { low: 4.0, high: 7.5, step: 0.5 });
        assert_eq!(Ticks::from_nought(2.0, 5.6, 6.0), Ticks { low: 0.0, high: 6.0, step: 1.0 });
        let below = Ticks::from_nought(-3.0, 2.0, 5.0);
        assert_eq!((below.low, below.high, below.step), (-3.0, 2.0, 1.0));
        assert_eq!(Ticks::from_nought(0.0, 0.0, 5.0).high, 0.2);
        let t = Ticks { low: -1.0, high: 1.0, step: 0.5 };
        assert_eq!(
            t.values().iter().map(|v| t.words(*v, Some("%"))).collect::<Vec<_>>(),
            ["−1%", "−0.5%", "0%", "0.5%", "1%"]
        );
    }

    #[test]
    fn differences_have_no_more_digits_than_what_they_are_of() {
        assert_eq!(difference(5.6, 5.0), "+0.6");
        assert_eq!(difference(4.1, 5.0), "−0.9");
        assert_eq!(difference(5.0, 5.0), "0");
        assert_eq!(difference(103.5 - 100.0, 3.0), "+0.5");
        assert_eq!(difference(5.5, 6.5), "−1");
    }
}
