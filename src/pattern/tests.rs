//! A pattern finds what its expression finds.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

/// Expressions of every shape that the rules use: options before what is sought, classes, anchors, groups, lazy stretches.
const EXPRESSIONS: [&str; 17] = [
    r"(?:略|稍)?(?:高于|快于)(?P<to>全[国省]|[^，。高0-9]{1,4}?)(?:的)?(?P<end>平均|水平)",
    r"[一二三四1-4]季度|前[0-9]+个?月|[0-9]{1,2}[-至][0-9]{1,2}月",
    r"^(?:一|二)、|全年$",
    r"(?:与|和)(?P<to>[^，。]{1,5}?)(?:基本)?同步",
    r"[^0-9](?P<y>20[0-9]{2})年",
    r"(?:全|[^\p{Han}]|[在对])(?P<n>新区)",
    r"高?",
    r"\p{Han}{2}平均|a+",
    r"^(?:前|一|的)[0-9二]?",
    r"全国|全年|季度",
    r"(?:(?P<n>[一二]{1,2})(?:个|、)?)+季?",
    r"(?P<to>[^，]{2,4}?)(?:同步|平均)$",
    r"(?m)^年|(?:a|é)+$|，\n?全",
    r"(?:全(?P<n>国|省)?){1,2}(?P<to>年)?",
    r"^.{0,3}(?P<n>(?:高|于){0,2}?)(?P<to>.{2,})水",
    r"(?:在|^|月)(?P<n>\p{Han}{1,4}?)第?[一二]{1,2}(?P<to>季)?",
    r"(?:^全|前)?(?P<n>国|年)|(?:(?:^|，)基本)+(?P<to>.)",
];

/// Words in which those expressions match often, and nearly match more often.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "略", "稍", "高于", "快于", "高", "于", "全国", "全省", "全", "平均", "水平", "的", "一", "二", "季度", "前",
        "3", "12", "月", "个", "至", "-", "、", "，", "。", "与", "和", "同步", "基本", "2024", "年", "新区", "在",
        "a", "é", "😀", "全年", "\n",
    ];
    // Few that are tried everywhere, and many that a machine looks through.
    let several = |n: Range<usize>| proptest::collection::vec(proptest::sample::select(pieces.to_vec()), n);
    prop_oneof![several(0..14), several(14..60)].prop_map(|p| p.concat())
}

static BOTH: LazyLock<Vec<(Pattern, Regex)>> =
    LazyLock::new(|| EXPRESSIONS.iter().map(|e| (Pattern::new(e), Regex::new(e).expect("an expression"))).collect());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn what_the_expression_finds_is_found(words in words()) {
        for (pattern, plain) in BOTH.iter() {
            let expression = pattern.expression();
            let ours: Vec<_> = pattern.find_iter(&words).map(|m| m.range()).collect();
            let theirs: Vec<_> = plain.find_iter(&words).map(|m| m.range()).filter(|r| !r.is_empty()).collect();
            prop_assert_eq!(&ours, &theirs, "{} in {}", expression, words);
            let near = words.floor_char_boundary(9)..words.floor_char_boundary(20);
            let theirs = plain.find_at(&words, near.start).filter(|m| m.start() < near.end).map(|m| m.range());
            prop_assert_eq!(pattern.find_near(&words, near).map(|m| m.range()), theirs);
            prop_assert_eq!(pattern.is_match(&words), plain.is_match(&words));
            let whole = |c: &regex::Captures<'_>| c.get(0).is_some_and(|m| !m.is_empty());
            let ours = pattern.captures_iter(&words).map(|c| [c.get(1), c.name("to")].map(|g| g.map(|g| g.range())));
            let theirs = plain
                .captures_iter(&words)
                .filter(whole)
                .map(|c| [c.get(1), c.name("to")].map(|g| g.map(|g| g.range())));
            prop_assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>(), "{} in {}", expression, words);
        }
    }
}

#[test]
fn the_places_to_try_are_few() {
    let places = |expression: &str| places(&regex_syntax::parse(expression).expect("an expression"));
    let fronts = |expression: &str| match places(expression) {
        Places::With { fronts, .. } => fronts,
        other => panic!("{other:?}"),
    };
    let year = fronts(r"[12][0-9]{3}年|今年");
    assert_eq!(year.next("2", 0), None);
    assert_eq!(year.next("到年底，今后要", 0), None);
    assert_eq!(year.next("比上年，今年", 0), Some("比上年，".len()));
    // What begins with anything is tried everywhere.
    assert!(matches!(places(r"[^，]同步"), Places::Any));
    assert!(matches!(places(r"高?"), Places::Any));
    assert!(matches!(places(r"^(?:一|二)、"), Places::Start(_)));
    assert!(matches!(places(r"^一、|二、"), Places::With { start: false, .. }));
    assert!(matches!(places(r"(?:^|在)\p{Han}{2,9}?届"), Places::With { start: true, .. }));
    assert!(matches!(places(r"(?:^.|在)?\p{Han}{2,9}?届"), Places::Any));
    assert!(matches!(places(r"全国|全年"), Places::Words));
}

#[test]
fn a_word_that_never_ends_is_left() {
    let pattern = Pattern::new(r"(?:民生|重点)*(?:重点)?实事(?P<n>[一二]件)?");
    let words = |n: usize| "重点".repeat(n) + "实事";
    assert!(pattern.captures(&words(300)).is_some_and(|c| c.whole() == words(300)));
    // A walk as deep would end the program.
    assert!(pattern.captures(&words(100_000)).is_none());
}

#[test]
fn what_is_no_expression_is_told() {
    assert!(Pattern::parse("(").is_err());
    let asked = std::panic::catch_unwind(|| Pattern::new("(").is_match("("));
    assert!(asked.is_err() || !cfg!(debug_assertions), "no rule has such a pattern");
}
