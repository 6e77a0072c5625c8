//! A picture into the system's clipboard. The clipboard is held until the program ends: on X11 and Wayland it is the
//! program that hands the picture out.

use std::borrow::Cow;
use std::panic::catch_unwind;
use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard, ImageData};

static HELD: Mutex<Option<Clipboard>> = Mutex::new(None);

/// Puts a picture into the clipboard: rows of red, green and blue, a byte each. Says in the system's words why not.
pub fn copy_picture(width: usize, height: usize, rgb: &[u8]) -> Result<(), String> {
    let rgba: Vec<u8> = rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    if rgba.len() != width * height * 4 {
        return Err("the picture is not whole".into());
    }
    let copied = catch_unwind(move || {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            *held = Some(Clipboard::new()?);
        }
        let picture = ImageData { width, height, bytes: Cow::Owned(rgba) };
        held.as_mut().map_or(Ok(()), |c| c.set_image(picture))
    });
    match copied {
        Ok(done) => done.map_err(|e| e.to_string()),
        Err(_) => Err("the clipboard cannot be reached".into()),
    }
}
