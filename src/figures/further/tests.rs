//! Real constructs of each further field, in small reports.

// Marked once more, so that the law of imports sees that nothing here ships.
use super::*;
use crate::figures::Measure;
use crate::reading::{Rules as All, read};

/// The figures of a small report whose plan for 2016 holds `aims` and whose review of 2015 holds `done`.
fn figures(done: &str, aims: &str) -> Vec<(Figure, String)> {
    let rules = All::bundled().unwrap_or_else(|e| unreachable!("{e}"));
    let text = format!("政府工作报告\n一、2015年工作回顾\n{done}\n二、2016年工作安排\n{aims}\n");
    let readings = read(text.as_bytes(), "", &rules);
    let clean = |r: &crate::reading::Reading, f: &Figure| (f.clone(), r.text.original().to_owned());
    readings.iter().flat_map(|r| r.figures.iter().map(|f| clean(r, f)).collect::<Vec<_>>()).collect()
}

fn aims(sentence: &str) -> Vec<(Figure, String)> {
    figures("去年工作取得成效。", &format!("今年主要预期目标是：{sentence}"))
}

fn done(sentence: &str) -> Vec<(Figure, String)> {
    let found = figures(sentence, "今年主要预期目标是：地区生产总值增长7%，社会消费品零售总额增长9%。");
    found.into_iter().filter(|(f, _)| f.kind == Kind::Actual).collect()
}

fn words(text: &str, span: crate::text::Span) -> String {
    text[span.range()].to_owned()
}

#[test]
fn base_years_are_said_by_words_of_comparison() {
    let year = |s: &str| aims(s).into_iter().find_map(|(f, _)| f.further.base_year).map(|y| y.value);
    assert_eq!(year("地区生产总值增长7%，万元地区生产总值能耗较2010年降低3.8%。"), Some(2010));
    assert_eq!(year("地区生产总值增长7%，单位地区生产总值能耗比“十一五”期末降低20%。"), Some(2010));
    assert_eq!(year("地区生产总值增长7%，主要污染物排放总量在2005年基础上削减32%。"), Some(2005));
    assert_eq!(year("地区生产总值增长7%，接待游客人次比2013年末增长20%以上。"), Some(2013));
    assert_eq!(year("地区生产总值增长7%，PM2.5平均浓度较2014年下降10%以上。"), Some(2014));
    assert_eq!(year("地区生产总值比上年增长7%，固定资产投资增长9%。"), None);
    assert_eq!(year("地区生产总值增长7%，粮食总产量达到50万吨，在2016年实现。"), None);
}

#[test]
fn rates_of_a_period_are_annual_cumulative_or_its_end() {
    let rates = |s: &str| -> Vec<Option<Rate>> {
        let found = figures(
            "去年工作取得成效。",
            &format!("“十三五”时期的主要目标是：{s}\n今年主要预期目标是：生产总值增长7%。"),
        );
        let period = found.into_iter().filter(|(f, _)| f.horizon == Horizon::Period);
        period.map(|(f, _)| f.further.rate.map(|r| r.value)).collect()
    };
    assert_eq!(rates("地区生产总值年均增长7%。"), [Some(Rate::Annual)]);
    assert_eq!(rates("固定资产投资、社会消费品零售总额年均分别增长9%和10%。"), [Some(Rate::Annual); 2]);
    assert_eq!(rates("累计新增城镇就业60万人。"), [Some(Rate::Cumulative)]);
    assert_eq!(rates("单位地区生产总值能耗比2015年下降17%。"), [Some(Rate::Cumulative)]);
    assert_eq!(rates("到2020年，常住人口城镇化率达到60%。"), [Some(Rate::End)]);
    assert_eq!(rates("科技进步贡献率提高到60%。"), [Some(Rate::End)]);
    assert_eq!(rates("地区生产总值年均增长8%，到2020年达到4300亿元。"), [Some(Rate::Annual), Some(Rate::End)]);
    assert_eq!(rates("社会消费品零售总额增长10%。"), [None]);
}

#[test]
fn a_period_has_its_years() {
    let years = |s: &str| {
        let found = figures("去年工作取得成效。", &format!("{s}\n今年主要预期目标是：生产总值增长7%。"));
        found.into_iter().find(|(f, _)| f.horizon == Horizon::Period).map(|(f, _)| (f.from, f.to))
    };
    assert_eq!(years("“十三五”时期的主要目标是：地区生产总值年均增长7%。"), Some((Some(2016), Some(2020))));
    assert_eq!(years("今后五年的主要目标是：地区生产总值年均增长7%。"), Some((Some(2016), Some(2020))));
    assert_eq!(years("未来三年的主要目标是：地区生产总值年均增长7%。"), Some((Some(2016), Some(2018))));
    assert_eq!(years("“十三五”时期的主要目标是：到2020年，城镇化率达到60%。"), Some((Some(2016), Some(2020))));
    assert_eq!(years("到2021年的主要目标是：城镇化率达到60%。"), Some((None, Some(2021))));
    let under_heading = years("（一）“十三五”时期目标\n主要目标是：地区生产总值年均增长7%左右。");
    assert_eq!(under_heading, Some((Some(2016), Some(2020))));
}

#[test]
fn scope_says_whose_number_it_is() {
    let scope = |s: &str| -> Vec<(ScopeKind, String)> {
        let found = aims(s);
        let all = found.iter().flat_map(|(f, t)| f.further.scope.iter().map(|s| (s.value, words(t, s.words))));
        all.collect()
    };
    let one = |k, w: &str| vec![(k, w.to_owned())];
    assert_eq!(scope("全市地区生产总值增长7%。"), one(ScopeKind::Whole, "全市"));
    assert_eq!(scope("市本级一般公共预算收入增长7%。"), one(ScopeKind::OwnLevel, "市本级"));
    assert_eq!(scope("主城区空气质量优良天数达到300天。"), one(ScopeKind::Urban, "主城区"));
    assert_eq!(scope("规模以上工业增加值增长7%。"), one(ScopeKind::AboveScale, "规模以上"));
    assert_eq!(scope("固定资产投资（不含农户）增长7%。"), one(ScopeKind::Without, "不含农户"));
    assert_eq!(scope("全口径财政收入增长7%。"), one(ScopeKind::Wide, "全口径"));
    assert_eq!(scope("辖区一般公共预算收入增长7%。"), one(ScopeKind::Within, "辖区"));
    assert_eq!(
        scope("全市规模以上工业增加值增长7%。"),
        [(ScopeKind::Whole, "全市".to_owned()), (ScopeKind::AboveScale, "规模以上".to_owned())]
    );
    assert_eq!(scope("地区生产总值增速高于全省平均水平。"), []);
    assert_eq!(scope("全省领先的固定资产投资增长7%。"), []);
}

#[test]
fn riders_follow_a_target_or_its_passage() {
    let riders = |s: &str| -> Vec<String> {
        aims(s).iter().map(|(f, t)| f.further.rider.map_or(String::new(), |r| words(t, r))).collect()
    };
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    let tail = "固定资产投资增长9%。";
    let first = |r: &str| riders(&format!("地区生产总值增长7%左右{r}{tail}"));
    assert_eq!(first("，在实际工作中争取更好结果；"), two("在实际工作中争取更好结果", ""));
    assert_eq!(first("、争取实现更好的结果，"), two("争取实现更好的结果", ""));
    assert_eq!(first("，在实际工作中，我们将努力争取更好结果；"), two("在实际工作中，我们将努力争取更好结果", ""));
    assert_eq!(first("（力争更快一些），"), two("力争更快一些", ""));
    assert_eq!(first("，根据实际情况争取更好的结果，"), two("根据实际情况争取更好的结果", ""));
    assert_eq!(first("，力争8%；"), ["", "", ""]);
    let all = riders("地区生产总值增长7%，固定资产投资增长9%。在实际工作中，力争完成得更好一些。");
    assert_eq!(all, two("在实际工作中，力争完成得更好一些", "在实际工作中，力争完成得更好一些"));
    assert_eq!(riders("地区生产总值增长7%，固定资产投资增长9%。努力推动城市建设迈上更高台阶。"), two("", ""));
}

#[test]
fn nature_is_said_by_openers_brackets_and_names() {
    let nature = |s: &str| -> Vec<Option<Nature>> {
        let found = figures("去年工作取得成效。", s);
        found.into_iter().map(|(f, _)| f.further.nature.map(|n| n.value)).collect()
    };
    let (expected, binding) = (Some(Nature::Expected), Some(Nature::Binding));
    assert_eq!(nature("今年的预期性指标是：地区生产总值增长7%；固定资产投资增长9%。"), [expected, expected]);
    assert_eq!(
        nature("今年主要预期性目标为：地区生产总值增长7%。主要约束性目标为：单位地区生产总值能耗降低4%。"),
        [expected, binding]
    );
    assert_eq!(
        nature("今年主要目标是：地区生产总值增长7%（预期性），单位地区生产总值能耗降低4%（约束性）。"),
        [expected, binding]
    );
    assert_eq!(nature("今年主要目标是：地区生产总值增长7%，节能减排约束性指标完成省下达任务。"), [None, binding]);
    assert_eq!(
        nature("今年主要目标是：地区生产总值增长7%；固定资产投资增长9%。上述指标是预期性的。"),
        [expected, expected]
    );
    assert_eq!(nature("今年主要目标是：地区生产总值增长7%。这些目标是导向性的。"), [expected]);
    assert_eq!(nature("今年主要预期目标和约束性指标：地区生产总值增长7%，固定资产投资增长9%。"), [None, None]);
    assert_eq!(nature("今年主要预期目标是：地区生产总值增长7%，固定资产投资增长9%。"), [None, None]);
}

#[test]
fn status_governs_clause_name_sentence_or_what_follows() {
    let status = |s: &str| -> Vec<Option<Status>> {
        done(s).into_iter().map(|(f, _)| f.further.status.map(|n| n.value)).collect()
    };
    let (e, p) = (Some(Status::Estimate), Some(Status::Preliminary));
    assert_eq!(status("预计全市地区生产总值增长7%，固定资产投资增长9%。"), [e, e]);
    assert_eq!(status("初步核算，地区生产总值增长7%；固定资产投资增长9%。"), [p, p]);
    assert_eq!(status("全市生产总值预计完成887亿元，增长7%；固定资产投资增长9%。"), [e, e, None]);
    assert_eq!(status("地区生产总值增长7%（预计数，下同）。固定资产投资增长9%。"), [e, e]);
    assert_eq!(status("据快报统计，地区生产总值增长7%。"), [Some(Status::Flash)]);
    assert_eq!(status("地区生产总值有望突破4000亿元。"), [Some(Status::Hoped)]);
    assert_eq!(status("地区生产总值增长7%，好于年初预计。"), [None]);
    assert_eq!(status("地区生产总值增长7%，固定资产投资增长9%。"), [None, None]);
}

#[test]
fn a_review_tells_last_years_aim_again() {
    let prior = |s: &str| {
        let found = done(s);
        let all = found.into_iter().filter_map(|(f, _)| f.further.prior_target);
        all.map(|p| (p.value.and_then(|v| v.low.or(v.high)), p.reckoned, p.revised)).collect::<Vec<_>>()
    };
    assert_eq!(prior("生产总值增长6.8%，高于预期目标0.8个百分点。"), [(Some(6.0), true, false)]);
    assert_eq!(prior("居民消费价格上涨2.3%，比预期目标低1.2个百分点。"), [(Some(3.5), true, false)]);
    assert_eq!(prior("城镇新增就业53.2万人，完成年度计划的106.4%。"), [(Some(50.0), true, false)]);
    assert_eq!(prior("固定资产投资增长2.3%，未达到年初预定增长8%的目标。"), [(Some(8.0), false, false)]);
    assert_eq!(prior("城镇新增就业42.2万人（计划40万人）。"), [(Some(40.0), false, false)]);
    assert_eq!(
        prior("地区生产总值增长1.2%，一般公共预算收入下降5.7%，均好于调整后的年度预期目标。"),
        [(None, false, true), (None, false, true)]
    );
    assert_eq!(prior("城镇新增就业47.5万人，超额完成全年目标任务。"), [(None, false, false)]);
    assert_eq!(prior("地区生产总值增长7%，完成“十二五”规划目标。"), []);
    assert_eq!(prior("地区生产总值增长7%，固定资产投资增长9%，较好完成市人大会议确定的目标任务。"), []);
    assert_eq!(
        prior("去年确定的主要预期目标是：地区生产总值增长7.5%。实际完成情况是，地区生产总值增长7%。"),
        [(Some(7.5), false, false)]
    );
}

#[test]
fn basis_is_found_where_the_clause_does_not_hold_it() {
    let basis = |s: &str| -> Vec<Option<String>> { done(s).into_iter().map(|(f, _)| f.basis).collect() };
    let last = |s: &str| basis(s).pop().flatten();
    let some = |s: &str| Some(s.to_owned());
    assert_eq!(last("地区生产总值887亿元，按可比价格计算，增长7%。"), some("按可比价格计算"));
    assert_eq!(last("一般公共预算收入59亿元，剔除减缓税因素影响，增长9.4%。"), some("剔除减缓税因素影响"));
    assert_eq!(last("城镇居民人均可支配收入10493元，扣除价格因素，增长9.6%。"), some("扣除价格因素"));
    assert_eq!(last("城镇居民人均可支配收入实际增长9.6%。"), some("实际增长"));
    assert_eq!(last("一般公共预算收入增长5%（同口径增长7.5%）。"), some("同口径"));
    assert_eq!(last("综合考虑各方面因素，地区生产总值增长7%。"), None);
    assert_eq!(last("实际引进内资186.5亿元。"), None);
}

#[test]
fn a_fall_of_prices_keeps_its_sign_and_a_rate_of_air_is_none_of_water() {
    let measured = |s: &str| done(s).into_iter().map(|(f, _)| (f.indicator, f.measure)).collect::<Vec<_>>();
    let one = |id: &str, m| vec![(id.to_owned(), m)];
    assert_eq!(measured("居民消费价格总水平下降0.4%。"), one("cpi", Measure::Decline));
    assert_eq!(measured("居民消费价格总水平上涨0.4%。"), one("cpi", Measure::Growth));
    assert_eq!(measured("居民消费价格指数为97.7。"), one("cpi", Measure::Level));
    assert_eq!(measured("环境空气质量持续提升，优良率97.8%。"), one("good_air_days", Measure::Level));
    assert_eq!(measured("空气质量改善，断面水质优良率97.8%。"), one("good_water_ratio", Measure::Level));
    assert_eq!(measured("第三产业完成增加值1086亿元。"), one("tertiary_va", Measure::Level));
    assert_eq!(measured("减少二氧化硫排放4906吨。"), vec![]);
}
