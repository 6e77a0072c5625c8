//! The program: a command when one is given, else the window on the paths that are given.

use std::process::ExitCode;

use clap::Parser;
use duibiao::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(command) = &cli.command {
        return ExitCode::from(cli::run(command, cli.lexicon.as_deref()));
    }
    match duibiao::ui::run(cli.paths, cli.lexicon) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            duibiao::host::say(&cli::no_window(&e.to_string()));
            ExitCode::FAILURE
        }
    }
}
