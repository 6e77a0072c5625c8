//! The system's clipboard, for what the window itself cannot put there: pictures, and tables as text and as HTML at
//! once. It is held until the program ends: on X11 and Wayland it is the program that hands out what was copied.

use std::borrow::Cow;
use std::panic::{UnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard, ImageData};

static HELD: Mutex<Option<Clipboard>> = Mutex::new(None);

/// Puts a picture into the clipboard: rows of red, green and blue, a byte each. Says in the system's words why not.
pub fn copy_picture(width: usize, height: usize, rgb: &[u8]) -> Result<(), String> {
    let rgba: Vec<u8> = rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    if rgba.len() != width * height * 4 {
        return Err("the picture is not whole".into());
    }
    with(move |clipboard| clipboard.set_image(ImageData { width, height, bytes: Cow::Owned(rgba) }))
}

/// Puts a table into the clipboard; programs that know no HTML take the text. Says in the system's words why not.
pub fn copy_table(text: &str, html: &str) -> Result<(), String> {
    let (text, html) = (text.to_owned(), html.to_owned());
    with(move |clipboard| clipboard.set_html(html, Some(text)))
}

/// Lets the clipboard go before the program ends: on X11 what was copied is handed over to the clipboard manager, where
/// there is one, and can still be pasted.
pub fn hand_over_clipboard() {
    // Where there is none to hand it to, that may fail in any way; nothing is lost by it.
    let _ = catch_unwind(|| drop(HELD.lock().unwrap_or_else(PoisonError::into_inner).take()));
}

fn with(put: impl FnOnce(&mut Clipboard) -> Result<(), arboard::Error> + UnwindSafe) -> Result<(), String> {
    let copied = catch_unwind(move || {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            *held = Some(Clipboard::new()?);
        }
        held.as_mut().map_or(Ok(()), put)
    });
    match copied {
        Ok(done) => done.map_err(|e| e.to_string()),
        Err(_) => Err("the clipboard cannot be reached".into()),
    }
}
