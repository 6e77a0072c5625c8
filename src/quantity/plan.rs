//! Five-year plans: “十四五” and its years.

/// The number of a five-year plan by its name: “十四五” is the fourteenth plan, “十五” the tenth, “九五” the ninth.
pub fn plan_number(words: &str) -> i32 {
    if let Some(rest) = words.strip_prefix('第') {
        return super::numeral::numeral(rest).map_or(0, |n| n.number as i32);
    }
    let digits: Vec<i32> = words
        .chars()
        .take_while(|c| *c != '”')
        .filter_map(|c| if c == '十' { Some(10) } else { super::numeral::digit(c).map(|d| d as i32) })
        .collect();
    // The last 五 says “five-year”.
    digits.split_last().map_or(0, |(_, n)| n.iter().sum())
}

/// First and last year of a five-year plan: the fourteenth is 2021–2025.
pub fn plan_years(plan: i32) -> (i32, i32) {
    let last = 1955 + 5 * plan;
    (last - 4, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans() {
        assert_eq!(plan_number("“十四五”时期"), 14);
        assert_eq!(plan_number("“九五”"), 9);
        assert_eq!(plan_number("第六个五年计划"), 6);
        assert_eq!(plan_years(14), (2021, 2025));
        assert_eq!(plan_years(9), (1996, 2000));
    }
}
