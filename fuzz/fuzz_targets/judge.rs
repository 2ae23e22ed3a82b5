//! Judges any text as a snapshot, before and after the chain has answered.
#![no_main]

use fuzz::{answered, judged};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(snapshot) = std::str::from_utf8(bytes) else {
        return Corpus::Reject;
    };
    let before = judged(snapshot);
    if !before.open.is_empty() {
        let after = answered(snapshot, &before.open);
        assert_eq!(
            before.effects.len(),
            after.effects.len(),
            "answers change what effects mean, not their number"
        );
    }
    Corpus::Keep
});
