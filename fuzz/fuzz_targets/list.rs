//! Reads any bytes as a published list, as a kept one, and as the name of a host.
#![no_main]

use guard::list::{Key, List, pack};
use guard::site::{Popular, look_alike, normal, suffixes};
use libfuzzer_sys::fuzz_target;

const KEY: Key = *b"any sixteen byte";
const HONEST: &str = "a.name.that.no.list.has.example";

fuzz_target!(|bytes: &[u8]| {
    if let Ok(kept) = pack(bytes, &KEY) {
        let list = List::open(&kept).expect("what was packed opens");
        let [sites, addresses, _] = list.counts();
        assert!(sites + addresses > 0, "an empty list was taken");
    }
    if let Some(list) = List::open(bytes) {
        let _ = list.has_site(HONEST);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let known = Popular {
        popular: vec!["uniswap.org".to_owned()],
        honest: Vec::new(),
    };
    let _ = look_alike(text, &known);
    if let Some(host) = normal(text) {
        assert_eq!(
            normal(&host).as_ref(),
            Some(&host),
            "a host is its own normal form"
        );
        assert!(suffixes(&host).count() <= host.len(), "more domains than letters");
        let list = List::open(&pack(host.as_bytes(), &KEY).expect("a host is a list")).expect("it opens");
        assert!(list.has_site(&host), "a listed host is listed");
    }
});
