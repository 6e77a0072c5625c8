//! Whose number it is: the whole place's, or that of a park, a town, some of its districts or companies.
//!
//! A report of a city says of its parks and towns what they reached; those numbers are not the city's (coding manual,
//! “Further fields”: `scope`).

use super::clause::Reader;
use super::lexicon::Breadth;
use super::needles::Needles;
use super::piece::{End, Piece};
use super::token::{Tok, Token};
use super::wording::Word;

/// Words that end the name of a part of a place.
static PARTS: [&str; 23] = [
    "郊区",
    "新区",
    "开发区",
    "高新区",
    "经开区",
    "园区",
    "工业园",
    "产业园",
    "科技园",
    "集聚区",
    "示范区",
    "保税区",
    "综保区",
    "合作区",
    "试验区",
    "自贸区",
    "功能区",
    "片区",
    "乡镇",
    "街道",
    "企业",
    "集团",
    "公司",
];

/// 曹妃甸区, but not 市区, 全区, 地区.
fn is_district(words: &str) -> bool {
    const COMMON: [&str; 14] = [
        "市区", "城区", "地区", "社区", "景区", "山区", "灾区", "辖区", "牧区", "农区", "库区", "老区", "新区", "全区",
    ];
    words.ends_with('区') && !COMMON.iter().any(|w| words.ends_with(w))
}

/// Words that say that what stands behind them is only the object of the place's own work.
const OBJECT: [&str; 26] = [
    "获批", "获评", "入选", "入围", "创建", "成为", "推", "加快", "建", "支持", "发展", "打造", "实施", "依托", "抓",
    "以", "对", "在", "持续", "深", "全", "引", "促", "新增", "压实", "落实",
];

/// Whether a token is a name wherever it stands; 工业 in 工业项目 is none.
fn is_name(token: &Token) -> bool {
    matches!(&token.tok, Tok::Name(n) if n.breadth == Breadth::Full)
}

impl Reader<'_> {
    /// Keeps account of whose number is told, as pieces go by.
    pub(super) fn note_part(&mut self, pieces: &[Piece<'_>], i: usize) {
        let piece = &pieces[i];
        if i == 0 || piece.sep == '。' {
            (self.part, self.counted) = (false, false);
        }
        let Some(first) = piece.item.first() else { return };
        // 与“一带一路”沿线国家和地区进出口额增长12%: with some of them.
        if piece.item.len() > 1
            && &self.text[first.range.clone()] == "地区"
            && self.text[..first.range.start].ends_with("国家和")
        {
            self.part = true;
            return;
        }
        // 13个区国内生产总值, 五个山区市完成生产总值, 9县（市、区）经济总量, 494家规模以上工业企业完成增加值: of so many.
        let names = piece.item.iter().any(|t| matches!(t.tok, Tok::Name(_)));
        let words = &self.text[first.range.clone()];
        let places = words.ends_with(['市', '县', '区', '镇', '乡']) && (1..=4).contains(&words.chars().count());
        let places = places || ["平台", "园区", "开发区", "片区"].contains(&words);
        let named = match first.tok {
            Tok::Name(n) => n.breadth == Breadth::Full,
            _ => names && (places || words.chars().count() == 1),
        };
        let before = i.checked_sub(1).filter(|_| named && piece.sep == ' ').map(|i| &pieces[i].end);
        if let Some(End::Amount(a)) = before {
            let unit = a.unit.as_deref().unwrap_or_default();
            if ["个", "家", "户"].contains(&unit) || unit.is_empty() && places {
                // 成为第5个财政收入超两百亿元的城市 counts nothing.
                let rank = self.text[..a.range.start].ends_with('第');
                (self.part, self.counted) = (true, !rank && (unit == "个" || unit.is_empty()));
                return;
            }
        }
        // 13个工业园区新建标准厂房15.3万平方米，规上工业增加值170亿元: a count of parts opens the sentence.
        const PARKS: [&str; 6] = ["工业园区", "产业园区", "园区", "开发区", "产业集聚区", "工业集中区"];
        let words = &self.text[first.range.start..];
        if i == 1 && piece.sep == ' ' && PARKS.iter().any(|w| words.starts_with(w)) {
            self.part = true;
            return;
        }
        // 新培育跨境电商企业300户，外贸进出口总额增长20.6%: what is counted is no subject of what follows.
        let names = piece.item.iter().any(is_name);
        if !names && (i > 0 || matches!(piece.end, End::Amount(_))) {
            return;
        }
        let lead_end = piece.item.iter().find(|t| is_name(t)).or(piece.item.last());
        let lead = &self.text[first.range.start
            ..lead_end.map_or(first.range.end, |t| if is_name(t) { t.range.start } else { t.range.end })];
        static WHOLE: Needles = Needles::new(&[
            "全市", "全省", "全县", "全区", "全州", "全国", "全盟", "全旗", "我市", "我省", "我区", "我县",
        ]);
        // 增幅比全省平均水平高0.8个百分点 only compares the part with the whole.
        if names && self.below(lead, &self.text[first.range.start + lead.len()..]) {
            self.part = true;
        } else if WHOLE.stand_in(lead) && !lead.contains("比全") {
            (self.part, self.counted) = (false, false);
        } else if self.is_part(lead, i == 0) && !(i == 0 && self.is_built(first.range.start + lead.len()))
            || self.another_place(piece)
        {
            self.part = true;
            self.counted = lead.starts_with(|c| "两三四五六七八九十".contains(c));
        } else if piece.sep == '；' && matches!(first.tok, Tok::Name(_)) && !self.counted {
            self.part = false;
        }
    }

    /// 西昌市全年地区生产总值712亿元, 大塘埠镇实现生产总值3.9亿元: the words in front name another place.
    fn another_place(&self, piece: &Piece<'_>) -> bool {
        let (Some(first), Some(next)) = (piece.item.first(), piece.item.get(1)) else { return false };
        let words = &self.text[first.range.clone()];
        let n = words.chars().count();
        let named = piece.item.get(2).is_some_and(|t| matches!(t.tok, Tok::Name(_)));
        let speaks = matches!(next.tok, Tok::Name(_) | Tok::Time(_) | Tok::Word(Word::Level))
            // 五个山区市完成生产总值
            || named && matches!(next.tok, Tok::Word(_));
        first.tok == Tok::Text
            && speaks
            && (3..=9).contains(&n)
            && (words.ends_with(['市', '县', '镇', '乡', '旗']) || is_district(words))
            && !words.ends_with("城乡")
            && !words.starts_with(['全', '我', '本', '各', '城', '该', '两', '三', '多', '和', '与', '在', '对', '使'])
            && !self.names.own.iter().any(|o| !o.is_empty() && words.contains(o.as_str()))
    }

    /// 边境经济合作区建设稳步推进，…，实现进出口总额23亿元: of the building of the zone, not of its numbers.
    fn is_built(&self, behind: usize) -> bool {
        let clause = self.text[behind..].split(['，', '。', '；']).next().unwrap_or_default();
        clause.split_once("建设").is_some_and(|(_, how)| how.ends_with("推进"))
    }

    /// 城区平均生产总值, 两县县均生产总值: a mean over its parts. 县级地方财政收入 of a province or a city: of its counties.
    /// 地方规上工业增加值: beside that of the companies of the centre.
    fn below(&self, lead: &str, name: &str) -> bool {
        let county = self.names.own.iter().any(|o| o == "县域");
        let mean = ["城区平均", "县区平均", "县（区）平均", "县均", "区均", "乡均", "镇均", "村均"];
        let local = lead.ends_with("地方") && name.starts_with("规");
        local || mean.iter().any(|w| lead.ends_with(w)) || lead.ends_with("县级") && !county
    }

    /// Whether words in front of a name, or the first words of a sentence, name a part of the place.
    fn is_part(&self, lead: &str, subject: bool) -> bool {
        // 自由贸易试验区加快建设，进出口总额达116亿元: of the building of the zone, not of its numbers.
        static WORKS: Needles = Needles::new(&[
            "建设", "完善", "获批", "挂牌", "推进", "改革", "支持", "扶持", "服务", "鼓励", "引导", "培育", "帮助",
        ]);
        static ANY: Needles = Needles::new(&PARTS);
        if !ANY.stand_in(lead) {
            return false;
        }
        // 新区经济 in the report of a 新区 is the place itself.
        let kind = |w: &str| self.names.own.iter().any(|o| o.ends_with(w));
        if OBJECT.iter().any(|w| lead.starts_with(w)) {
            return false;
        }
        let behind = |w: &str| lead.find(w).map(|at| &lead[at + w.len()..]);
        // 自贸试验区钦州港片区规上工业总产值: of several the last is the subject.
        let found = PARTS.iter().filter(|w| !kind(w)).filter_map(|w| behind(w).map(|rest| (*w, rest)));
        let found = found.min_by_key(|(_, rest)| rest.len());
        let Some((word, rest)) = found else { return false };
        // 沈抚改革创新示范区起步良好: the work in its name is none.
        let before = &lead[..lead.len() - rest.len()];
        if WORKS.stand_in(rest) || WORKS.stand_in(before) && !(subject && before.ends_with("示范区")) {
            return false;
        }
        // 扎实开展了“企业大帮扶”行动: companies are the subject only right before the name.
        let firms = ["企业", "集团", "公司"].contains(&word);
        // 园区基础设施建设加快: of its works, not of its numbers, unless it opens the sentence.
        subject && !firms && lead.chars().count() <= 24 || rest.chars().count() <= 3
    }
}
