//! Typefaces of the machine for charts: which there are, and one of them as [`Fonts`]. Looked for on a thread.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::fonts::{self, Bytes, Fonts};
use crate::host::{self, Family};

/// Loads a family of the machine by its name; a kind (宋体, 仿宋, 黑体, 楷体) stands for the first installed family of
/// that kind. Null when it is not installed or holds no outlines.
pub fn typeface(family: &str) -> Option<Fonts> {
    let styled = |(path, index): host::FaceFile| {
        // Only the two faces that are chosen stay in memory.
        let bytes = host::read_capped(&path, host::FACE_CAP).ok()?;
        Some((fonts::style(&bytes, index)?, path, index))
    };
    let all: Vec<_> = host::faces(family).into_iter().filter_map(styled).collect();
    let nearest = |wanted: u16| {
        let far = |s: &fonts::Style| (!s.plain, s.weight.abs_diff(wanted));
        all.iter().min_by_key(|(s, ..)| far(s))
    };
    let load =
        |at: &(fonts::Style, std::path::PathBuf, u32)| Some(Bytes { data: host::keep_face(&at.1)?, index: at.2 });
    let regular = load(nearest(400)?)?;
    let bold = nearest(700).filter(|(s, ..)| s.weight >= 600).and_then(load);
    Fonts::of(family, regular, bold)
}

/// The families of the machine, asked for once.
#[derive(Debug, Default)]
pub struct Typefaces {
    /// What is installed, once that is known.
    pub families: Vec<Family>,
    asking: Option<Receiver<Vec<Family>>>,
}

impl Typefaces {
    /// Begins to look for what is installed, unless that was done; `wake` is called when it is known.
    pub fn ask(&mut self, wake: impl Fn() + Send + 'static) {
        if self.asking.is_some() || !self.families.is_empty() {
            return;
        }
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let _ = sender.send(host::families());
            wake();
        });
        self.asking = Some(receiver);
    }

    /// Takes what was found.
    pub fn poll(&mut self) {
        match self.asking.as_ref().map(Receiver::try_recv) {
            Some(Ok(families)) => {
                self.families = families;
                self.asking = None;
            }
            Some(Err(TryRecvError::Disconnected)) => self.asking = None,
            _ => {}
        }
    }
}
