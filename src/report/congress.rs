//! A session as data: 省十四届人大四次会议 is the fourth meeting of the province's fourteenth congress.

use crate::pattern::Pattern;

use super::model::{Congress, Place};
use crate::quantity::numeral;
use crate::region::Level;

// 第十四届人民代表大会第四次会议, 市十五届人大一次会议, 十二届全国人大五次会议
static SESSION: Pattern = Pattern::new(concat!(
    r"(?P<whose>[^届]*?)第?(?P<term>[一二三四五六七八九十0-9]{1,3})届(?P<all>全国)?",
    r"(?:人民代表大会|人大)(?:常务委员会|常委会)?(?:第?(?P<n>[一二三四五六七八九十0-9]{1,3})次)?"
));

/// Reads a session as written. The level is that of the words (省, 州, 县); where 市 or 区 may be several, that of the
/// report's place. Null when the words name no term.
pub fn congress(session: &str, place: Option<&Place>) -> Option<Congress> {
    let c = SESSION.captures(session)?;
    let number = |name: &str| c.name(name).and_then(|m| numeral(m.as_str())).map(|n| n.number as u32);
    let whose = c.name("whose").map_or("", |m| m.as_str()).trim_end_matches('第');
    let nation = c.name("all").is_some() || whose.ends_with("全国") || whose.ends_with("共和国");
    let level = if nation { Some(Level::Nation) } else { level(whose, place.map(|p| p.level)) };
    Some(Congress { level, term: number("term")?, meeting: number("n") })
}

fn level(whose: &str, own: Option<Level>) -> Option<Level> {
    use Level::{City, County, Province};
    let may: &[Level] = if whose.ends_with("自治区") || whose.ends_with('省') {
        &[Province]
    } else if whose.ends_with('市') {
        &[City, Province, County]
    } else if whose.ends_with(['州', '盟']) {
        &[City]
    } else if whose.ends_with('区') {
        // 区十四届人大: of a district, or of an autonomous region that speaks of itself.
        &[County, Province]
    } else if whose.ends_with(['县', '旗']) {
        &[County]
    } else {
        return own;
    };
    own.filter(|o| may.contains(o)).or(may.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(s: &str, level: Level) -> (Option<Level>, u32, Option<u32>) {
        let place = Place {
            region: String::new(),
            name: String::new(),
            code: None,
            code_now: None,
            kind: None,
            level,
            parent: None,
        };
        let c = congress(s, Some(&place)).unwrap_or(Congress { level: None, term: 0, meeting: None });
        (c.level, c.term, c.meeting)
    }

    #[test]
    fn sessions_are_read_as_data() {
        use Level::{City, County, Nation, Province};
        assert_eq!(read("省十四届人大四次会议", Province), (Some(Province), 14, Some(4)));
        assert_eq!(read("某市第十五届人民代表大会第三次会议", City), (Some(City), 15, Some(3)));
        assert_eq!(read("某市第三届人民代表大会第一次会议", Province), (Some(Province), 3, Some(1)));
        assert_eq!(read("第十二届全国人民代表大会第二次会议", Nation), (Some(Nation), 12, Some(2)));
        assert_eq!(read("中华人民共和国第一届全国人民代表大会第一次会议", Nation), (Some(Nation), 1, Some(1)));
        assert_eq!(read("区七届人大一次会议", County), (Some(County), 7, Some(1)));
        assert_eq!(read("某某壮族自治区第十三届人民代表大会第五次会议", Province), (Some(Province), 13, Some(5)));
        assert_eq!(read("某州第十三届人民代表大会", City), (Some(City), 13, None));
        assert_eq!(read("四平市七届人大第二次会议", City), (Some(City), 7, Some(2)));
    }
}
