//! The directory that ships: its form, its order, its checksums, and that the rules' own addresses agree with it.

#![allow(clippy::unwrap_used, reason = "tests")]

use alloy_primitives::Address;
use guard::directory::{EXECUTORS, permit2};
use guard::{ChainId, Role};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// Larger than this it would be felt when the background starts.
const MAX_SIZE: usize = 352 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Directory {
    v: u32,
    /// `package@version`.
    sources: Vec<String>,
    contracts: Vec<Contract>,
}

/// Address, role, name, the place of its source, chains.
#[derive(Deserialize)]
struct Contract(String, Role, String, usize, Vec<ChainId>);

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../extension/data/directory.json");
    std::fs::read_to_string(path).unwrap()
}

fn directory() -> Directory {
    serde_json::from_str(&text()).unwrap()
}

#[test]
fn every_row_is_of_its_form() {
    let Directory {
        v,
        sources,
        contracts,
    } = directory();
    assert_eq!(v, 1);
    assert!(text().len() <= MAX_SIZE);
    for source in &sources {
        let (package, version) = source.rsplit_once('@').unwrap();
        assert!(
            !package.is_empty() && version.starts_with(|first: char| first.is_ascii_digit()),
            "{source}"
        );
    }
    let mut seen = BTreeSet::new();
    let mut last = String::new();
    for Contract(address, _, name, source, chains) in &contracts {
        let parsed = Address::parse_checksummed(address, None).unwrap();
        assert!(!parsed.is_zero());
        assert!(*source < sources.len(), "{address}");
        assert!((1..=64).contains(&name.chars().count()), "{address}");
        assert!(
            name.chars()
                .all(|character| character == ' ' || character.is_ascii_graphic()),
            "{name}"
        );
        assert!(!chains.is_empty() && chains.is_sorted(), "{address}");
        for chain in chains {
            assert!(seen.insert((*chain, parsed)), "{address} twice on {chain:?}");
        }
        let place = address.to_lowercase();
        assert!(last <= place, "{address} is out of order");
        last = place;
    }
    assert!(contracts.len() > 1000);
}

#[test]
fn the_rules_agree() {
    let contracts = directory().contracts;
    let parse = |address: &str| -> Address { address.parse().unwrap() };
    for Contract(address, role, _, _, chains) in &contracts {
        let of_rules = EXECUTORS.contains(&parse(address));
        assert!(!of_rules || *role == Role::Executor, "{address}");
        for chain in chains {
            let is_permit2 = parse(address) == permit2(Some(*chain));
            assert_eq!(is_permit2, *role == Role::Permit2, "{address} on {chain:?}");
        }
    }
    for executor in EXECUTORS {
        let is_known = |row: &Contract| parse(&row.0) == executor && row.4.contains(&ChainId(1));
        assert!(contracts.iter().any(is_known), "{executor}");
    }
}
