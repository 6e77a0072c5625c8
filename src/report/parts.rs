//! What the words of a heading say about the part it opens: review, plan, period.

use crate::pattern::Pattern;

use super::model::{Part, Section};

static REVIEW: Pattern = Pattern::new(
    r"回顾|过去(的)?(一|五|三|四|几)年|(?:前进|发展|奋斗|奋进|跨越)的(?:五|三|四)年$|工作总结|以来的?(?:政府)?(?:主要)?工作$|^(.、)?(上一?年|去年|[12][0-9]{3}年).{0,12}(主要)?(成绩|成就|成效|完成情况|情况|进展)|成效显著|新成效|新成就|成绩|新进展|历史性|(取得|迈出|实现|迈上|跃上|登上).{0,10}(步伐|台阶|进展|突破|跨越|胜利)|执行情况|(?:任务|目标)(?:的)?(?:完成|落实)情况",
);
// 回顾, 过去五年: only a review says it.
static SURE_REVIEW: Pattern = Pattern::new(r"回顾|总结|过去|执行情况|(?:完成|落实)情况|五年来|一年来");
static PERIOD: Pattern = Pattern::new(
    r"(今后|未来)(的)?(五|四|三|几|5|4|3)年|未来发展|今后一个时期|“[一二三四五六七八九十]{1,2}五”(时期|期间|规划)?[^，]{0,14}(目标|任务|发展|思路|考虑|部署|构想|蓝图|展望|谋划|安排|方针|愿景|说明|纲要)|五年(的)?(奋斗|发展|主要|工作)?(目标|任务|规划|构想|展望|谋划)|第[一二三四五六七八九十]{1,3}个五年(?:计划|规划)[^，]{0,14}(?:目标|任务|思路|设想|部署|指导)|新一届政府|远景目标|(?:规划|谋划|编制|描绘|绘就|擘画|展望|制定)(?:好|实施)?“[一二三四五六七八九十]{1,2}五”|《(?:规划)?纲要",
);
static PLAN: Pattern = Pattern::new(
    // Words that only a plan has. 加快, 推进, 着力 head reviews as well: such a heading says nothing.
    r"安排|部署|任务|目标|打算|今年|明年|重点工作|工作重点|意见|建议|总体要求|总体思路|工作思路|主要措施|开局之年|^新的一年$",
);
// 重点抓好以下六个方面工作, 今后五年的奋斗目标是: the first words of a paragraph, though they stand alone in bold.
static LEAD_IN: Pattern = Pattern::new(
    r"(?:以下|下列|如下)[^，。]{0,12}$|(?:抓好|做好|抓了|做了|推进|突出|办好|完成)[^，。]{0,4}[一二三四五六七八九十几0-9]+(?:个|项|大)?(?:方面)?[^，。]{0,6}(?:工作|任务)$|[是为]$",
);
// 新的一年; 开局之年：奋力谱写新篇章; “十二五”——艰辛的五年; 2013——奋进之年: a title that begins with the years it is about.
static TITLE: Pattern = Pattern::new(
    r"(回顾|安排|任务|目标|要求|重点|部署|打算|思路|总结|建议|意见|工作|自身建设|政府建设|能力建设|展望|奋斗目标|措施|举措|布局|总体考虑|目标考虑|主要考虑|目标定位|工作成效|发展成就|主要成就|发展成效|工作体会|纲要的?说明)$|政府治理(?:能力|体系|效能)|^(站在|开启|塑造|谱写).{2,8}：|加强政府.{0,8}建设|政府自身|^(?:努力|致力|着力|加快|全力|切实|继续|持续|全面|奋力|不断|加紧|扎实)?(?:建设|打造|建成).{2,20}政府$|(过去|今后|未来)(的)?(五|三|几|一)年|^新的一年$|^(?:“[一二三四五六七八九十]{1,2}五”|[12][0-9]{3}年?)——|^开局之年：",
);
// 实干二〇二四，我们攻坚克难; 加强自身建设，我们担当使命: couplets whose first half names the year or the government's own work.
static COUPLET: Pattern = Pattern::new(
    r"^(?:\p{Han}{0,4}?(?:[12][0-9]{3}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年?|(?:全面|切实|持续|着力)?加强(?:政府)?自身建设)，[^，。；]{4,24}$",
);
static PROMISED: Pattern = Pattern::new(
    r"^[^，、]{1,9}[省市县区州盟旗][12][0-9]{3}年.{0,8}(?:民生实事|为民实事|民生工程|民生项目)[^，。：]{0,6}$",
);
// 加强政府自身建设, 建设人民满意的政府
static OWN: Pattern = Pattern::new(r"政府.{0,2}自身|^.{0,4}加强.{0,4}政府.{0,6}建设|(?:建设|打造)[^，]{2,20}政府$");
static FRONT: Pattern = Pattern::new(
    r"^(.{0,14}(人民)?政府工作报告|政府工作报告|.{0,30}(会议|代表大会).{0,12}(上|通过)?|各位代表.{0,6}|.{0,24}(市长|省长|县长|区长|州长|主席|总理|代市长|主任)[^，。]{0,8}|目录|.{0,10}年.{0,3}月.{0,3}日.{0,20})$",
);

// 二、2022年工作安排 is whole; 二、“十四五”时期, 二、2024年工作, （一）大力推进新型 may go on in the next line.
static WHOLE: Pattern = Pattern::new(
    r"(回顾|总结|安排|任务|目标|要求|重点|部署|打算|思路|意见|建议|建设|措施|举措|情况|成就|成绩|成效|进展|展望|政府|水平|能力)$",
);

/// Whether a line leads in what stands below it and is no heading: 重点抓好以下九个方面的工作.
pub fn is_lead_in(words: &str) -> bool {
    // 扎实做好2010年政府工作 heads a part: its number is a year.
    LEAD_IN.is_match(words.trim_end_matches('：')) && years_in(words).is_empty()
}

/// Whether a title ends as titles of parts do, so that no line below it belongs to it.
pub fn is_whole(words: &str) -> bool {
    WHOLE.is_match(words)
}

/// Whether an unnumbered line reads like the title of a part of a report.
pub fn is_part_title(words: &str) -> bool {
    let words = words.trim_end_matches('：');
    if is_lead_in(words) || words.contains(['；', '。']) {
        return false;
    }
    TITLE.is_match(words) && !words.contains('，') || REVIEW.is_match(words) || COUPLET.is_match(words)
}

/// Whether a line heads the list of what the government does for the people that follows a report, with the name of
/// the place as a title of its own: 甲市2025年民生实事项目.
pub fn is_promised(words: &str) -> bool {
    PROMISED.is_match(words)
}

/// Whether a title is that of the part on the government itself, the last of most reports.
pub fn is_own(words: &str) -> bool {
    OWN.is_match(words)
}

/// 2013年：攻坚克难、奋发进取: whether a line opens with a year and says more, as a marked heading of a part does.
pub fn opens_with_year(words: &str) -> bool {
    let behind = crate::quantity::year(words).and_then(|(_, n)| words[n..].strip_prefix('年'));
    behind.is_some_and(|b| {
        b.chars().count() >= 4 && !b.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// Whether a line is one of those above the report: its title, the session, the speaker, the salutation.
pub fn is_front_matter(words: &str) -> bool {
    FRONT.is_match(words)
}

/// What the words of a heading say. `year` is the year of the report.
pub fn part(title: &str, year: Option<i32>) -> Part {
    let review = REVIEW.is_match(title);
    // 决胜“十四五”收官之年的重点任务 names the plan and means the year.
    let period = PERIOD.is_match(title) && !ahead_words(title);
    let years: Vec<i32> = years_in(title);
    // “十二五”经济社会发展情况 in a report of 2016 looks back: the plan is over.
    let over = year.is_some_and(|y| plan_in(title).is_some_and(|n| crate::quantity::plan_years(n).1 < y));
    let past = over || year.is_some_and(|y| years.iter().any(|t| *t < y));
    let ahead = year.is_some_and(|y| years.contains(&y));
    let plan = PLAN.is_match(title);
    // 今后五年的任务目标和今年的工作重点 holds both: the words that open the aims of the years say which they are.
    let ahead = ahead || period && title.contains("和今年");
    // 实施“十三五”规划，推动…再上新台阶 in the first report of the plan looks ahead, in the next it looks back.
    let begins = year.is_some_and(|y| plan_in(title).is_some_and(|n| crate::quantity::plan_years(n).0 == y))
        && ["实施", "推进", "开启", "布局"].iter().any(|w| title.contains(w))
        && !ahead_words(title);
    match (review && !begins, ahead) {
        (true, false) => return Part::Review,
        // 1999年政府工作回顾和2000年的目标任务 holds both: where the aims stand decides.
        (true, true) => return Part::Unknown,
        _ => {}
    }
    if past && !ahead && (over || !period) {
        return Part::Review;
    }
    if (period || begins) && !ahead {
        return Part::Period;
    }
    if ahead || plan { Part::Plan } else { Part::Unknown }
}

fn ahead_words(title: &str) -> bool {
    ["收官", "开局", "之年"].iter().any(|w| title.contains(w))
}

/// The five-year plan that a title names.
fn plan_in(title: &str) -> Option<i32> {
    let at = title.find('“')?;
    let name = &title[at..at + title[at..].find("五”")? + "五”".len()];
    (name.chars().count() <= 6).then(|| crate::quantity::plan_number(name)).filter(|n| (1..=20).contains(n))
}

/// Years that a title names, in either script.
pub fn years_in(title: &str) -> Vec<i32> {
    title
        .char_indices()
        .filter(|(i, _)| !title[..*i].ends_with(|c: char| c.is_ascii_digit() || crate::quantity::digit(c).is_some()))
        .filter_map(|(i, _)| {
            let (y, n) = crate::quantity::year(&title[i..])?;
            // 奋斗二〇二五，…
            title[i + n..].starts_with(['年', '，']).then_some(y)
        })
        .collect()
}

/// A report looks back first and ahead then. Words that both parts use (成绩, 新进展; 目标, 任务) are believed only where
/// the order allows it: 以优异成绩迎接新世纪 behind a review opens no second one.
fn settle_order(sections: &mut [Section]) {
    let top: Vec<usize> = (0..sections.len()).filter(|i| sections[*i].depth == 1).collect();
    let sure = |s: &Section| SURE_REVIEW.is_match(&s.title) || !years_in(&s.title).is_empty();
    let mut told = false;
    for pair in top.windows(2) {
        let (before, here) = (&sections[pair[0]], &sections[pair[1]]);
        // 三、推动科学发展迈上新台阶 behind 一、2014年工作取得新成效, with another between.
        told |= before.part == Part::Review && sure(before);
        let later = told || matches!(before.part, Part::Review | Part::Plan | Part::Period);
        if later && here.part == Part::Review && !sure(here) {
            sections[pair[1]].part = Part::Unknown;
        }
    }
}

/// 主要目标, 重点任务 under 科学规划“十三五”: those of the plan, where no word says this year.
fn below_period(sections: &[Section], i: usize, parent: usize) -> bool {
    let title = &sections[i].title;
    let this_year = ["今年", "明年", "年度", "开局"].iter().any(|w| title.contains(w)) || !years_in(title).is_empty();
    sections[parent].part == Part::Period && sections[i].part == Part::Plan && !this_year
}

/// Sections take the part of the one above them where their own heading says nothing; below a review all is review.
pub fn settle(sections: &mut [Section]) {
    settle_order(sections);
    for i in 0..sections.len() {
        // （一）加速推进产业跨越，实现新突破 under the aims of a plan tells of nothing that was done;
        // （一）“十一五”时期经济社会发展的主要情况, whose plan is over, does.
        let title = &sections[i].title;
        let hoped = |p: usize| {
            matches!(sections[p].part, Part::Period | Part::Plan)
                && sections[i].part == Part::Review
                && !SURE_REVIEW.is_match(title)
                && years_in(title).is_empty()
                && plan_in(title).is_none()
        };
        if let Some(p) = sections[i].parent
            && (sections[p].part == Part::Review
                || hoped(p)
                || sections[i].part == Part::Unknown
                || below_period(sections, i, p))
        {
            sections[i].part = sections[p].part;
        }
    }
}
