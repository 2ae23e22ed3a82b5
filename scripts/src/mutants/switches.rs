//! Which mutant is switched on; made for `cargo xtask mutants`, and in no other build.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the environment says: the mutant that is on, and where to list those that were passed.
static ENVIRONMENT: OnceLock<(Option<usize>, Option<File>)> = OnceLock::new();

/// Those that were passed already.
static PASSED: [AtomicBool; 16_384] = [const { AtomicBool::new(false) }; 16_384];

/// Whether this mutant is on.
pub fn on(number: usize) -> bool {
    let (on, list) = ENVIRONMENT.get_or_init(environment);
    if let Some(list) = list
        && PASSED.get(number).is_some_and(|passed| !passed.swap(true, Ordering::Relaxed))
    {
        let mut list = list;
        let _ = list.write_all(format!("{number}\n").as_bytes());
    }
    *on == Some(number)
}

fn environment() -> (Option<usize>, Option<File>) {
    let on = std::env::var("MUTANT_ON").ok().and_then(|on| on.parse().ok());
    let list = std::env::var_os("MUTANTS_PASSED")
        .and_then(|path| OpenOptions::new().create(true).append(true).open(path).ok());
    (on, list)
}
