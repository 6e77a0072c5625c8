//! The program: a command when one is given, else the window on the paths that are given.

use std::process::ExitCode;

use duibiao::{cli, host, ui};

/// Reading makes many small things: with this allocator it is a fifth faster than with that of glibc.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match cli::parse(host::words()) {
        Ok(cli) => cli,
        Err(status) => return ExitCode::from(status),
    };
    if let Some(command) = &cli.command {
        return ExitCode::from(cli::run(command, cli.lexicon.as_deref()));
    }
    if let Some((words, is_command)) = cli::not_there(&cli.paths) {
        host::say(&words);
        if is_command {
            return ExitCode::from(2);
        }
    }
    let shown = ui::run(cli.paths, cli.lexicon);
    host::hand_over_clipboard();
    match shown {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            host::say(&cli::no_window(e.desktop, &e.words));
            ExitCode::FAILURE
        }
    }
}
