//! Headings of two times to come: 今后五年奋斗目标及2022年工作安排. Their paragraphs speak of the years until one
//! names the year of the report; so do those of a review behind which the heading of the plan was lost.

use std::ops::Range;

use super::passage::is_aside;
use super::time::{Time, times};
use crate::quantity::plan_years;
use crate::report::Part;

/// What a paragraph is part of, as the paragraphs under such a heading go by.
#[derive(Default)]
pub struct Both {
    /// The heading.
    top: String,
    /// Whether its paragraphs still speak of the years.
    years: bool,
}

impl Both {
    /// The part of the next sentence, which stands under `own`, a section below `top` or the same.
    pub fn part(&mut self, part: Part, (top, own): (&str, &str), words: &str, year: Option<i32>) -> Part {
        if self.top != top {
            top.clone_into(&mut self.top);
            self.years = part == Part::Plan && year.is_some_and(|y| years_first(top, y));
        }
        let this = |words: &str| {
            times(words).into_iter().any(|(_, t)| match t {
                Time::ThisYear => true,
                Time::Year { year: y, to } => !to && Some(y) == year,
                _ => false,
            })
        };
        // 加快建设“五个淮北”: a heading that says nothing of its time, and a sentence that opens with 今后五年.
        let opens = || ["今后五年", "未来五年"].iter().any(|w| words.starts_with(w));
        self.years |= part == Part::Unknown && own == top && opens() && times(top).is_empty();
        // 今后五年，全市发展总的目标是…, under the heading of a review: the heading of the plan was lost.
        self.years |= part == Part::Review && sets_years(words, year);
        self.years = self.years && (words.contains(top) || !this(words)) && (own == top || !this(own));
        if self.years && part != Part::Appendix { Part::Period } else { part }
    }
}

/// Whether a sentence opens with years to come and says what is aimed at in them.
fn sets_years(words: &str, year: Option<i32>) -> bool {
    let aims = || ["目标是", "目标任务是", "目标为", "总体要求是", "指导思想是"].iter().any(|w| words.contains(w));
    let opening = &words[..words.floor_char_boundary(FRONT)];
    let to_come = |(at, time): &(Range<usize>, Time)| {
        at.start <= '“'.len_utf8()
            && match time {
                Time::Plan(n) => year.is_some_and(|y| plan_years(*n).0 >= y),
                Time::Ahead => true,
                _ => false,
            }
    };
    opening.contains('五') && aims() && times(opening).iter().any(to_come)
}

/// In bytes: the words of time with which a sentence opens are no longer.
const FRONT: usize = 30;

/// Whether a heading names years to come and behind them its own year.
fn years_first(title: &str, year: i32) -> bool {
    let title = title.replace([' ', '\u{3000}'], "");
    // 新一届政府工作及2012年工作目标任务: its years are those to come.
    let mut years = title.find("新一届政府");
    for (range, time) in times(&title) {
        match time {
            Time::Plan(n) if plan_years(n).1 >= year && !is_aside(time, &title[range.end..]) => {
                years = Some(range.start);
            }
            Time::Ahead => years = years.or(Some(range.start)),
            Time::ThisYear => return years.is_some(),
            Time::Year { year: y, .. } if y == year => return years.is_some(),
            _ => {}
        }
    }
    false
}
