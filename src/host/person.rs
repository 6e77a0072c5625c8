//! Who sits here and what time it is: what a decision carries beside its words.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970 (UTC) by the clock of the machine.
pub fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64)
}

/// The name of the user, as the system knows it; empty where it knows none.
pub fn user() -> String {
    let of = |key: &str| std::env::var(key).ok().filter(|v| !v.is_empty());
    of("USER").or_else(|| of("USERNAME")).or_else(|| of("LOGNAME")).unwrap_or_default()
}
