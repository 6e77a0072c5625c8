//! The project file: one SQLite database that keeps sources with their texts, what was read of them, what people have
//! decided, and charts. A researcher can open it with any SQLite tool; `schema.sql` says what stands where.
//!
//! Decisions are the only thing in it that cannot be made again. They are committed one by one, with a rollback journal
//! and `synchronous=FULL`, by a thread of their own ([`Writer`]), which says when each is on the disk. Readings are a
//! cache, keyed by content, path, reader and rules. Nothing here decides anything, and no source file is ever written to.

mod backup;
mod error;
mod keep;
mod open;
mod pack;
mod rows;
mod store;
#[cfg(test)]
mod tests;
mod whole;
mod writer;

pub use error::Error;
pub use keep::Source;
pub use open::{Opened, Standing, open, project_of};
pub use pack::{Version, pack, unpack};
pub use store::{Kept, Known, Store};
pub use whole::{Held, Whole};
pub use writer::{Chart, Told, Write, Writer};
