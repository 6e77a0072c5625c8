//! A path that is none: most often a command that was mistyped. Opens nothing.

use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::{Cli, say};
use crate::host;

/// What is to be said of the first path that leads nowhere, and whether it looks like a command: then no window is to
/// open. Null when all are there.
pub fn not_there(paths: &[PathBuf]) -> Option<(String, bool)> {
    let path = paths.iter().find(|p| !host::exists(p))?;
    let locale = say::locale();
    let words = [("path", path.display().to_string().into())];
    let Some(word) = bare(path) else { return Some((locale.say_with("no-path", &words), false)) };
    let mut said = locale.say_with("cli-no-command", &words);
    if let Some(command) = nearest(word) {
        said = format!("{said}\n{}", locale.say_with("cli-meant", &[("command", command.into())]));
    }
    Some((said, true))
}

/// A path of letters alone, as commands are: neither a folder before it nor an ending behind it.
fn bare(path: &Path) -> Option<&str> {
    let word = path.to_str()?;
    word.chars().all(|c| c.is_ascii_alphabetic() || c == '-').then_some(word)
}

/// The command that a word was meant to be.
fn nearest(word: &str) -> Option<String> {
    let command = Cli::command();
    let names = command.get_subcommands().filter(|c| !c.is_hide_set()).map(clap::Command::get_name);
    let far = names.map(|name| (distance(&word.to_ascii_lowercase(), name), name));
    far.min().filter(|(far, name)| *far <= name.len() / 3).map(|(_, name)| name.to_owned())
}

/// How many letters must be put in, taken out, changed, or exchanged with their neighbour to make one word the other.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let (above, cost) = (&rows[i - 1], usize::from(a[i - 1] != b[j - 1]));
            let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_guessed_and_a_name_is_not() {
        let nearest = |w| nearest(w).unwrap_or_default();
        assert_eq!(
            (nearest("extrat"), nearest("exrtact"), nearest("serach")),
            ("extract".into(), "extract".into(), "search".into())
        );
        assert_eq!((nearest("COMPARE"), nearest("chrat")), ("compare".into(), "chart".into()));
        assert_eq!((nearest("reports"), nearest("x")), (String::new(), String::new()));
    }

    #[test]
    fn what_has_a_folder_or_an_ending_is_no_command() {
        assert_eq!(bare(Path::new("extrat")), Some("extrat"));
        for path in ["./extrat", "a.txt", "报告", "/tmp"] {
            assert_eq!(bare(Path::new(path)), None, "{path}");
        }
    }
}
