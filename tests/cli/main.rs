//! The program as it is called from the command line.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

mod mistakes;
mod search;
mod sources;
mod tables;

use std::path::Path;
use std::process::Command;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample");

/// What it did: the exit status, standard output and standard error.
type Done = (i32, String, String);

/// The program, in a language and without a desktop.
fn program(language: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.env("DUIBIAO_LANG", language);
    for key in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(key);
    }
    command
}

/// Calls it with these words.
fn call(language: &str, words: &[&str]) -> Done {
    done(program(language).args(words))
}

/// Runs a command on the samples, in Chinese.
fn on_samples(command: &str, words: &[&str]) -> Done {
    done(program("zh").args([command, SAMPLES]).args(words))
}

/// Runs it in a folder, in Chinese.
fn within(dir: &Path, words: &[&str]) -> Done {
    done(program("zh").current_dir(dir).args(words))
}

fn done(command: &mut Command) -> Done {
    let out = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}
