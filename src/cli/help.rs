//! The command line in Chinese: help and mistakes in the words of `assets/locales/zh-CN/help.ftl`. The English ones stand
//! at the arguments themselves, where clap reads them. Changes words alone, never what is understood.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, Error, FromArgMatches};

use super::{Cli, say};
use crate::host;
use crate::locale::{Language, Locale};

/// Understands the words of the command line; else says what is wrong, or the help that was asked for, and returns the
/// exit status.
pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Cli, u8> {
    let locale = say::locale();
    let mut command = spoken(Cli::command(), &locale);
    let matches = command.try_get_matches_from_mut(words);
    matches.and_then(|m| Cli::from_arg_matches(&m)).map_err(|error| {
        match wrong(&error, &command, &locale) {
            Some(words) => host::say(&words),
            // Nobody is left to tell when even that fails.
            None => drop(error.print()),
        }
        u8::try_from(error.exit_code()).unwrap_or(2)
    })
}

/// The command with its help in the language of the locale.
fn spoken(mut command: Command, locale: &Locale) -> Command {
    if locale.language() != Language::Chinese {
        return command;
    }
    command.build();
    // clap keeps headings for as long as the program runs.
    let heading = |key| -> &'static str { Box::leak(locale.say(key).into_boxed_str()) };
    let headings = Headings {
        commands: heading("help-commands"),
        arguments: heading("help-arguments"),
        options: heading("help-options"),
    };
    told(command, locale, headings)
}

#[derive(Clone, Copy)]
struct Headings {
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
}

fn told(mut command: Command, locale: &Locale, headings: Headings) -> Command {
    if command.is_hide_set() {
        return command;
    }
    let name = command.get_name().to_owned();
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("\n       ", "\n      ");
    let usage = usage.replace("[OPTIONS]", &locale.say("help-some-options"));
    let usage = usage.replace("<COMMAND>", &locale.say("help-one-command"));
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", locale.say("help-usage"));
    command
        .about(locale.say(&format!("help-{name}")))
        .long_about(Resettable::Reset)
        .help_template(template)
        .override_usage(usage)
        .subcommand_help_heading(headings.commands)
        .mut_args(|arg| argument(arg, &name, locale, headings))
        .mut_subcommands(|c| told(c, locale, headings))
}

/// An argument in Chinese: its words tell what can be chosen, and here what is taken without it.
fn argument(arg: Arg, command: &str, locale: &Locale, headings: Headings) -> Arg {
    let own = format!("help-{command}-{}", arg.get_id());
    let mut words = locale.say(&own);
    if words == own {
        words = locale.say(&format!("help-{}", arg.get_id()));
    }
    let default = arg.get_default_values().first().and_then(|v| v.to_str()).filter(|_| arg.get_action().takes_values());
    if let Some(value) = default {
        words += &locale.say_with("help-default", &[("value", value.into())]);
    }
    let heading = if arg.is_positional() { headings.arguments } else { headings.options };
    arg.help(words)
        .long_help(Resettable::Reset)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// What is wrong, in Chinese; null for help, in English, and for mistakes that have no words here.
fn wrong(error: &Error, command: &Command, locale: &Locale) -> Option<String> {
    if locale.language() != Language::Chinese {
        return None;
    }
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(" "),
        _ => String::new(),
    };
    let (arg, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "help-wrong-unknown",
        ErrorKind::InvalidValue if value.is_empty() => "help-wrong-no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "help-wrong-value",
        ErrorKind::MissingRequiredArgument => "help-wrong-missing",
        ErrorKind::ArgumentConflict => "help-wrong-conflict",
        _ => return None,
    };
    let args = [("arg", arg.as_str().into()), ("value", value.into()), ("other", get(ContextKind::PriorArg).into())];
    let mut lines = vec![locale.say_with(key, &args)];
    lines.extend(meant(error).map(|words| locale.say_with("help-meant", &[("words", words.into())])));
    if matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation) {
        lines.extend(help_of(command, &arg).map(|words| format!("{arg}  {words}")));
    }
    lines.push(locale.say("help-see"));
    Some(lines.join("\n"))
}

/// What clap takes the word for that it does not know.
fn meant(error: &Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedValue].into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(words) => Some(words.clone()),
        ContextValue::Strings(words) => words.first().cloned(),
        _ => None,
    })
}

/// The help of an argument by how it is written; nothing where two commands mean different things by it.
fn help_of(command: &Command, arg: &str) -> Option<String> {
    let args = command.get_subcommands().filter(|c| !c.is_hide_set()).flat_map(Command::get_arguments);
    let helps: BTreeSet<String> =
        args.filter(|a| a.to_string() == arg).filter_map(|a| Some(a.get_help()?.to_string())).collect();
    if helps.len() == 1 { helps.into_iter().next() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and argument that is shown, as the keys of its words.
    fn shown(command: &Command, out: &mut Vec<(String, String, Vec<String>)>) {
        for arg in command.get_arguments() {
            let values = arg.get_possible_values();
            let values = values.iter().map(|v| v.get_name().to_owned()).filter(|v| v != "true" && v != "false");
            let words = arg.get_help().map(ToString::to_string).unwrap_or_default();
            out.push((format!("{} {}", command.get_name(), arg.get_id()), words, values.collect()));
        }
        for sub in command.get_subcommands().filter(|c| !c.is_hide_set()) {
            let words = sub.get_about().map(ToString::to_string).unwrap_or_default();
            out.push((sub.get_name().to_owned(), words, Vec::new()));
            shown(sub, out);
        }
    }

    #[test]
    fn every_argument_has_chinese_words_that_name_what_can_be_chosen() {
        let mut all = Vec::new();
        shown(&spoken(Cli::command(), &Locale::new(Language::Chinese)), &mut all);
        assert!(all.len() > 60, "{}", all.len());
        for (what, words, values) in all {
            let han = words.chars().any(|c| ('一'..='鿿').contains(&c));
            assert!(han && !words.contains("help-"), "{what}: {words}");
            for value in values {
                assert!(words.contains(&value), "{what}: does not name {value}: {words}");
            }
        }
    }

    fn said(words: &[&str]) -> String {
        let locale = Locale::new(Language::Chinese);
        let mut command = spoken(Cli::command(), &locale);
        let error = command.try_get_matches_from_mut(words).expect_err("a mistake");
        wrong(&error, &command, &locale).unwrap_or_else(|| error.to_string())
    }

    #[test]
    fn mistakes_are_said_in_chinese_with_what_was_meant() {
        let words = said(&["duibiao", "chart", "x", "--indicator", "gdp", "-o", "a.png", "--kind", "rnage"]);
        assert!(words.contains("rnage") && words.contains("range") && words.contains("对标点图"), "{words}");
        let words = said(&["duibiao", "extract", "x", "--formt", "csv"]);
        assert!(words.contains("没有 --formt") && words.contains("--format"), "{words}");
        let words = said(&["duibiao", "chart", "x"]);
        assert!(words.contains("还缺 --indicator") && !words.contains("error"), "{words}");
    }

    #[test]
    fn english_is_left_as_it_stands_at_the_arguments() {
        let plain = Cli::command().render_long_help().to_string();
        assert_eq!(spoken(Cli::command(), &Locale::new(Language::English)).render_long_help().to_string(), plain);
    }
}
