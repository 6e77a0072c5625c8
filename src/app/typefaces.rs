//! Typefaces of the machine for charts: which there are, and one of them as [`Fonts`]. Looked for on a thread.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::jobs::Wake;
use crate::fonts::{self, Bytes, Fonts};
use crate::host::{self, Family};

/// Loads a family of the machine by its name; a kind (宋体, 仿宋, 黑体, 楷体) stands for the first installed family of
/// that kind. Null when it is not installed or holds no outlines.
pub fn typeface(family: &str) -> Option<Fonts> {
    let files = host::faces(family);
    // A collection is read once for all its faces, and only the two that are chosen stay in memory.
    let styled = |file: &host::FaceFile| {
        let style = |bytes: &[u8], index| Some((fonts::style(bytes, index)?, file.clone(), index));
        file.look(|bytes| file.faces.iter().filter_map(|i| style(bytes, *i)).collect::<Vec<_>>())
    };
    let all: Vec<_> = files.iter().filter_map(styled).flatten().collect();
    let nearest = |wanted: u16| {
        let far = |s: &fonts::Style| (!s.plain, s.weight.abs_diff(wanted));
        all.iter().min_by_key(|(s, ..)| far(s))
    };
    let load = |at: &(fonts::Style, host::FaceFile, u32)| Some(Bytes { data: at.1.keep()?, index: at.2 });
    let regular = load(nearest(400)?)?;
    let bold = nearest(700).filter(|(s, ..)| s.weight >= 600).and_then(load);
    Fonts::of(family, regular, bold)
}

/// The typefaces of the machine, each looked for once, on threads.
#[derive(Debug, Default)]
pub struct Typefaces {
    /// What is installed, once that is known.
    pub families: Vec<Family>,
    asking: Option<Receiver<Vec<Family>>>,
    loaded: BTreeMap<String, Option<Fonts>>,
    loading: Option<(String, Receiver<Option<Fonts>>)>,
}

impl Typefaces {
    /// Begins to look for what is installed, unless that was done.
    pub fn ask(&mut self, wake: Wake) {
        if self.asking.is_none() && self.families.is_empty() {
            self.asking = Some(on_thread(wake, host::families));
        }
    }

    /// Begins to load a family, unless that was done.
    pub fn load(&mut self, family: String, wake: Wake) {
        if self.loading.is_none() && !self.loaded.contains_key(&family) {
            let name = family.clone();
            self.loading = Some((family, on_thread(wake, move || typeface(&name))));
        }
    }

    /// The faces of a family: null while they are not loaded, null inside when they cannot be.
    pub fn fonts(&self, family: &str) -> Option<&Option<Fonts>> {
        self.loaded.get(family)
    }

    /// Whether something is being looked for.
    pub fn is_busy(&self) -> bool {
        self.asking.is_some() || self.loading.is_some()
    }

    /// Takes what was found.
    pub fn poll(&mut self) {
        if let Some(receiver) = &self.asking {
            match receiver.try_recv() {
                Ok(families) => (self.families, self.asking) = (families, None),
                Err(TryRecvError::Disconnected) => self.asking = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        if let Some((family, receiver)) = self.loading.take() {
            match receiver.try_recv() {
                Ok(fonts) => drop(self.loaded.insert(family, fonts)),
                Err(TryRecvError::Disconnected) => drop(self.loaded.insert(family, None)),
                Err(TryRecvError::Empty) => self.loading = Some((family, receiver)),
            }
        }
    }
}

fn on_thread<T: Send + 'static>(wake: Wake, work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let _ = sender.send(work());
        wake();
    });
    receiver
}
