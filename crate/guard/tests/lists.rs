//! Lists by others: what is read of them, how large they are kept, and that nothing hostile gets through.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, U256};
use guard::list::{Key, List, MAX_BYTES, MAX_ENTRIES, Refusal, pack};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

const KEY: Key = *b"sixteen bytes, k";
const THIEF: &str = "0x1111111111111111111111111111111111111111";

#[derive(Deserialize)]
struct Vector {
    name: String,
    list: String,
    /// Sites, addresses, and entries that are neither.
    counts: Option<[usize; 3]>,
    /// The sentence that says why it is not taken.
    refused: Option<String>,
}

fn list(text: &str) -> List {
    List::open(&pack(text.as_bytes(), &KEY).unwrap()).unwrap()
}

fn refusal(published: &[u8]) -> Refusal {
    pack(published, &KEY).unwrap_err()
}

#[test]
fn every_form_is_read() {
    let forms = [
        r#"{"version":2,"tolerance":1,"fuzzylist":["near.example"],"whitelist":["good.bad.example"],"blacklist":["bad.example","b\u00fccher.example"]}"#,
        r#"{"blocklist":["bad.example","bücher.example"],"allowlist":["good.bad.example"]}"#,
        r#"["bad.example","BÜCHER.example.","0x1111111111111111111111111111111111111111"]"#,
        "\u{feff}# a list\nbad.example # why\r\n\nbücher.example\n  0x1111111111111111111111111111111111111111  \n",
    ];
    for form in forms {
        let list = list(form);
        for host in ["bad.example", "a.b.bad.example", "xn--bcher-kva.example"] {
            assert!(list.has_site(host), "{host} of {form}");
        }
        for host in [
            "good.example",
            "verybad.example",
            "example",
            "near.example",
            "bad.example.org",
        ] {
            assert!(!list.has_site(host), "{host} of {form}");
        }
        assert_eq!(
            list.has_site("good.bad.example"),
            !form.contains("good"),
            "{form}"
        );
        assert_eq!(
            list.has_site("a.good.bad.example"),
            !form.contains("good"),
            "{form}"
        );
        assert_eq!(
            list.has_address(&THIEF.parse().unwrap()),
            form.contains("0x"),
            "{form}"
        );
        assert!(!list.has_address(&Address::ZERO));
    }
}

#[test]
fn vectors_are_read_or_refused_as_expected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/sites/lists.json");
    let vectors: Vec<Vector> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for Vector {
        name,
        list,
        counts,
        refused,
    } in vectors
    {
        match pack(list.as_bytes(), &KEY) {
            Ok(kept) => assert_eq!(Some(List::open(&kept).unwrap().counts()), counts, "{name}"),
            Err(refusal) => assert_eq!(Some(refusal.sentence()), refused.as_deref(), "{name}"),
        }
    }
}

#[test]
fn what_is_past_a_bound_is_refused() {
    assert_eq!(refusal(&[0xff, 0xfe, 0x00]), Refusal::Unreadable);
    assert_eq!(refusal(&vec![b'a'; MAX_BYTES + 1]), Refusal::TooLarge);
    assert_eq!(
        refusal("a\n".repeat(MAX_ENTRIES + 1).as_bytes()),
        Refusal::TooMany
    );
    assert_eq!(refusal("[".repeat(MAX_BYTES).as_bytes()), Refusal::Unreadable);
}

/// 300,000 sites and 3,000 addresses in a million bytes, and of 100,000 other names none is taken for a listed one.
#[test]
fn a_large_list_is_kept_small() {
    let mut text = String::new();
    for at in 0..300_000_u32 {
        text.push_str(&format!("claim-{at:x}.bad-{}.example\n", at % 977));
    }
    for at in 0..3_000_u32 {
        text.push_str(&format!("{:#x}\n", Address::from_word(U256::from(at + 1).into())));
    }
    let kept = pack(text.as_bytes(), &KEY).unwrap();
    assert!(kept.len() <= 1_000_000, "{}", kept.len());
    let list = List::open(&kept).unwrap();
    assert_eq!(list.counts(), [300_000, 3_000, 0]);
    for at in (0..300_000_u32).step_by(7) {
        assert!(list.has_site(&format!("claim-{at:x}.bad-{}.example", at % 977)));
    }
    let wrong = (0..100_000_u32).filter(|at| list.has_site(&format!("honest-{at}.example")));
    assert_eq!(wrong.count(), 0);
}

#[test]
fn damaged_bytes_are_no_list() {
    let kept = pack(
        b"bad.example\nworse.example\n0x1111111111111111111111111111111111111111",
        &KEY,
    )
    .unwrap();
    assert!(List::open(&kept).is_some());
    for end in 0..kept.len() {
        assert!(List::open(&kept[..end]).is_none(), "{end}");
    }
    let longer: Vec<u8> = kept.iter().copied().chain([0]).collect();
    assert!(List::open(&longer).is_none());
    assert!(List::open(&[b'x'; 200]).is_none());
}

proptest! {
    #[test]
    fn nothing_published_breaks_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(kept) = pack(&bytes, &KEY) {
            let list = List::open(&kept).unwrap();
            prop_assert!(!list.has_site("surely-not-listed.example"));
        }
    }

    #[test]
    fn nothing_kept_breaks_it(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0_usize..100) {
        let mut kept = pack(b"bad.example\nworse.example", &KEY).unwrap();
        for (place, byte) in bytes.iter().enumerate() {
            if let Some(own) = kept.get_mut(at + place) {
                *own = *byte;
            }
        }
        if let Some(list) = List::open(&kept) {
            let _ = list.has_site("a.b.c.bad.example");
        }
    }

    #[test]
    fn it_holds_what_was_listed_and_nothing_else(
        names in proptest::collection::btree_set("[a-z0-9]{1,8}\\.[a-z]{2,3}", 1..200),
        others in proptest::collection::btree_set("[a-z0-9]{1,8}\\.[a-z]{2,3}", 1..50),
    ) {
        let text: Vec<&str> = names.iter().map(String::as_str).collect();
        let list = list(&text.join("\n"));
        let told: BTreeSet<&String> = names.union(&others).filter(|name| list.has_site(name)).collect();
        prop_assert_eq!(told, names.iter().collect::<BTreeSet<_>>());
    }
}
