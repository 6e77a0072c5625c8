//! Where a report was taken from: the address in front matter, or the line of the page that says it.

use crate::pattern::Pattern;

use super::model::{Known, Source};
use crate::intake::FrontMatter;
use crate::text::{Span, Text};

// 原文链接：https://…, 来源: http://…, 本文地址：…; a line that holds an address and nothing else.
static LINE: Pattern = Pattern::new(concat!(
    r"(?m)(?:(?:信息|文章|稿件|数据|文件)?来源|原文(?:链接|地址)?|网址|链接|本文(?:地址|链接)|转载自|出处)[^\n：:]{0,12}[：:][^\n]{0,24}?",
    r"(?P<a>(?:https?://|www\.)[^\s，。；）)>\]]+)|^[ \t　]*(?P<b>(?:https?://|www\.)[^\s，。；）)>\]]+)[ \t　]*\r?$"
));

/// The address of the report's source; null where neither front matter nor page says it.
pub fn address(text: &Text, front: &FrontMatter) -> Option<Known<String>> {
    if let Some((url, span)) = &front.url {
        return Some(Known { value: url.clone(), source: Source::FrontMatter, confidence: 1.0, span: Some(*span) });
    }
    // Most texts hold no address at all.
    if !["http", "www."].iter().any(|w| text.original().contains(w)) {
        return None;
    }
    let c = LINE.captures(text.original())?;
    let m = c.name("a").or(c.name("b"))?;
    let span = Span::new(m.start(), m.end());
    Some(Known { value: m.as_str().to_owned(), source: Source::Body, confidence: 0.9, span: Some(span) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Folding;

    fn read(s: &str) -> Option<String> {
        address(&Folding::new(s.to_owned()).finish(), &FrontMatter::default()).map(|k| k.value)
    }

    #[test]
    fn lines_of_a_page_say_where_it_comes_from() {
        let some = |s: &str| Some(s.to_owned());
        assert_eq!(read("正文。\n原文链接：https://www.x.gov.cn/a.html\n"), some("https://www.x.gov.cn/a.html"));
        assert_eq!(read("来源: http://x.cn/1\n正文"), some("http://x.cn/1"));
        assert_eq!(read("信息来源：市政府 http://x.cn/1）"), some("http://x.cn/1"));
        assert_eq!(read("本文地址：www.x.cn/1.html\r\n"), some("www.x.cn/1.html"));
        assert_eq!(read("　https://x.cn/zfgzbg\r\n正文"), some("https://x.cn/zfgzbg"));
        assert_eq!(read("来源：市政府办公室\n正文提到https://x.cn网站。"), None);
    }
}
