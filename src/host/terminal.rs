//! Standard output and error, and which language the environment asks for.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use super::Error;

/// Writes to standard output. Returns whether anyone still reads it: a closed pipe (`| head`) is no failure.
pub fn write_out(bytes: &[u8]) -> Result<bool, Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(e) => Err(Error::from_io(PathBuf::from("stdout"), &e)),
    }
}

/// Says a line on standard error. Where even that is closed there is nobody left to tell.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// The words of the command line, the program's own name first.
pub fn words() -> impl Iterator<Item = OsString> {
    std::env::args_os()
}

/// Whether messages are given in Chinese: everywhere but where the environment asks for another language, and
/// `DUIBIAO_LANG` goes before what the system says.
pub fn speaks_chinese() -> bool {
    let set = ["DUIBIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|k| std::env::var(k).ok())
        .find(|v| !v.is_empty());
    set.is_none_or(|v| v.starts_with("zh") || v.starts_with("C") || v == "POSIX")
}
