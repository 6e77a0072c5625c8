//! Names written short: `{城镇|城市}居民{|年}人均收入` stands for all its spellings. Knows nothing of what they name.

/// The most spellings that one name may stand for: more is a slip of the pen.
const MOST: usize = 20_000;

/// All spellings of a name, in the order in which they are written; `{a|b|}` is a, b or nothing, and braces may stand
/// in braces. Returns nothing when a brace is not closed or never opened, a `|` stands outside, the name stands for too
/// many spellings, or one of them is empty.
pub fn spellings(name: &str) -> Option<Vec<String>> {
    let mut rest = name;
    let found = sequence(&mut rest, 0)?;
    (rest.is_empty() && found.iter().all(|s| !s.trim().is_empty())).then_some(found)
}

/// What stands before the next `|` or `}` of this depth.
fn sequence(rest: &mut &str, depth: usize) -> Option<Vec<String>> {
    let mut found = vec![String::new()];
    while let Some(c) = rest.chars().next() {
        match c {
            '|' | '}' if depth > 0 => return Some(found),
            '|' | '}' => return None,
            '{' if depth < 8 => {
                *rest = &rest[1..];
                let choices = choices(rest, depth + 1)?;
                if found.len() * choices.len() > MOST {
                    return None;
                }
                found = found.iter().flat_map(|head| choices.iter().map(move |tail| format!("{head}{tail}"))).collect();
            }
            '{' => return None,
            c => {
                found.iter_mut().for_each(|s| s.push(c));
                *rest = &rest[c.len_utf8()..];
            }
        }
    }
    (depth == 0).then_some(found)
}

fn choices(rest: &mut &str, depth: usize) -> Option<Vec<String>> {
    let mut found = Vec::new();
    loop {
        found.extend(sequence(rest, depth)?);
        let end = rest.chars().next()?;
        *rest = &rest[1..];
        if end == '}' {
            return Some(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_name_stands_for_all_its_spellings() {
        assert_eq!(spellings("森林覆盖率").unwrap(), ["森林覆盖率"]);
        assert_eq!(
            spellings("{城镇|城市}居民{|年}收入").unwrap(),
            ["城镇居民收入", "城镇居民年收入", "城市居民收入", "城市居民年收入"]
        );
        assert_eq!(spellings("{农{民|牧民}|农村居民}收入").unwrap(), ["农民收入", "农牧民收入", "农村居民收入"]);
    }

    #[test]
    fn a_slip_of_the_pen_is_none() {
        for name in ["{城镇|城市居民", "城镇}居民", "城镇|城市", "", "{|a}", "{{{{{{{{{a}}}}}}}}}", &"{a|b}".repeat(40)]
        {
            assert_eq!(spellings(name), None, "{name}");
        }
    }
}
