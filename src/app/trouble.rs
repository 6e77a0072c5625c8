//! What went wrong with files, in words: the same in the window and on the command line.

use std::collections::BTreeMap;

use crate::host::Error;
use crate::locale::Locale;

/// What the system said about a file, without its name: 没有权限.
pub fn file_error(locale: &Locale, error: &Error) -> String {
    match error {
        Error::Missing(_) => locale.say("trouble-missing"),
        Error::Denied(_) => locale.say("trouble-denied"),
        Error::Full(_) => locale.say("trouble-full"),
        Error::InUse(_) => locale.say("trouble-in-use"),
        Error::NoFile(_) => locale.say("trouble-no-file"),
        Error::Source(_) => locale.say("trouble-source"),
        Error::Exists(_) => locale.say("trouble-exists"),
        Error::Broken(_) => locale.say("trouble-broken"),
        Error::TooLarge { bytes, cap, .. } => {
            let size = |n: u64| format!("{:.0} MB", n as f64 / 1_048_576.0).into();
            locale.say_with("trouble-too-large", &[("size", size(*bytes)), ("cap", size(*cap))])
        }
        Error::Io { words, .. } => locale.say_with("trouble-io", &[("words", words.as_str().into())]),
    }
}

/// The same with its name before it: `/报告/2026.txt：没有权限`.
pub fn file_trouble(locale: &Locale, error: &Error) -> String {
    let args = [("path", error.path().display().to_string().into()), ("why", file_error(locale, error).into())];
    locale.say_with("trouble-at", &args)
}

/// 另有 3 个文件暂不能读（docx 2、pdf 1），请另存为 TXT; nothing where there are none.
pub fn unread_kinds(locale: &Locale, kinds: &BTreeMap<&'static str, usize>) -> Option<String> {
    let count: usize = kinds.values().sum();
    let list: Vec<String> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    let args = [("count", count.into()), ("kinds", list.join(&locale.say("list-comma")).into())];
    (count > 0).then(|| locale.say_with("status-unread-kinds", &args))
}
