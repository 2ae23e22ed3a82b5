//! Names of sites against vectors: what could be taken for a well-known one, and what is honest.

#![allow(clippy::unwrap_used, reason = "tests")]

use guard::read_json;
use guard::site::{Popular, decode, encode, host_of, is_well_known, look_alike, normal, suffixes};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Vector {
    host: String,
    resembles: Option<String>,
    why: String,
}

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

fn popular() -> Popular {
    read_json(&text("extension/data/sites.json")).unwrap()
}

#[test]
fn near_names_are_told_and_honest_ones_are_not() {
    let vectors: Vec<Vector> = serde_json::from_str(&text("tests/vectors/sites/look_alike.json")).unwrap();
    let known = popular();
    let wrong: Vec<String> = vectors
        .iter()
        .filter(|vector| look_alike(&vector.host, &known) != vector.resembles.as_deref())
        .map(|vector| {
            format!(
                "{} ({}): {:?}",
                vector.host,
                vector.why,
                look_alike(&vector.host, &known)
            )
        })
        .collect();
    assert_eq!(wrong, [] as [String; 0]);
}

#[test]
fn a_well_known_site_is_one_by_its_whole_name_and_over_tls() {
    let known = popular();
    for origin in [
        "https://uniswap.org",
        "https://app.uniswap.org",
        "https://app.uniswap.org:8443",
    ] {
        assert!(is_well_known(origin, &known), "{origin}");
    }
    for origin in [
        "http://app.uniswap.org",
        "https://uniswap.org.example",
        "https://notuniswap.org",
        "https://org",
        "https://",
        "null",
        "ftp://uniswap.org",
    ] {
        assert!(!is_well_known(origin, &known), "{origin}");
    }
}

#[test]
fn the_well_known_sites_are_none_of_each_other_s_look_alikes() {
    let known = popular();
    let sorted =
        |list: &[String]| list.is_sorted() && list.iter().all(|name| normal(name).as_ref() == Some(name));
    assert!(sorted(&known.popular) && sorted(&known.honest));
    for domain in &known.popular {
        let others = Popular {
            popular: known
                .popular
                .iter()
                .filter(|other| *other != domain)
                .cloned()
                .collect(),
            honest: Vec::new(),
        };
        // Two sites of the same people.
        let found = look_alike(domain, &others);
        assert_eq!(found, None, "{domain}");
    }
}

#[test]
fn hosts_are_of_the_web() {
    let cases = [
        ("https://app.example", Some("app.example")),
        ("http://app.example:8080", Some("app.example")),
        ("null", None),
        ("https://[::1]:80", None),
        ("chrome-extension://aaaa", None),
        ("https://", None),
        ("https://APP.example", None),
        ("https://a..b", None),
    ];
    for (origin, host) in cases {
        assert_eq!(host_of(origin), host, "{origin}");
    }
    assert_eq!(
        suffixes("a.b.c.example").collect::<Vec<_>>(),
        ["a.b.c.example", "b.c.example", "c.example"]
    );
    assert_eq!(suffixes("10.0.0.1").collect::<Vec<_>>(), ["10.0.0.1"]);
    assert_eq!(
        normal("Bücher.Example.").as_deref(),
        Some("xn--bcher-kva.example")
    );
    for name in [
        "com",
        "",
        ".",
        "a b.c",
        "https://a.b",
        "a.b/c",
        "*.a.b",
        &format!("{}.b", "ü".repeat(70)),
    ] {
        assert_eq!(normal(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_in_bounds(text in "\\PC{0,300}") {
        let known = popular();
        let _ = host_of(&text).map(|host| look_alike(host, &known).map(str::len));
        let _ = look_alike(&text, &known);
        let _ = normal(&text);
        let _ = decode(&text);
    }

    #[test]
    fn punycode_goes_both_ways(text in proptest::collection::vec(any::<char>(), 0..20)) {
        let small: Vec<char> = text.into_iter().filter(|one| *one != '-').collect();
        if let Some(ascii) = encode(&small) {
            prop_assert_eq!(decode(&ascii), Some(small));
        }
    }
}
