//! The program: opens the window on the paths it is given.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    duibiao::ui::run(std::env::args_os().skip(1).map(Into::into).collect())?;
    Ok(())
}
