//! Opens the window of `duibiao.exe` beside it without a console: what the start menu, the desktop and a double-click on a
//! project start on Windows. On a console `duibiao.exe` itself is called, which prints there.

#![cfg_attr(windows, windows_subsystem = "windows")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it is no room of the program: it starts a process and ends"
)]

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let Ok(own) = std::env::current_exe() else { return ExitCode::FAILURE };
    let program = own.with_file_name(format!("duibiao{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1));
    without_console(&mut command);
    if command.spawn().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_command: &mut Command) {}
