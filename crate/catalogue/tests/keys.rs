//! Every phrase that the pages and this crate ask for by a literal key stands in the shipped catalogue, and
//! every `ui_` and `fmt_` phrase of the catalogue is asked for.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use catalogue::Catalogue;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "rs" || extension == "js")
        {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The string literals that look like keys of this prefix.
fn asked(prefix: &str) -> BTreeSet<String> {
    let mut texts = Vec::new();
    for folder in [
        "crate/pages/src",
        "crate/dashboard/src",
        "crate/catalogue/src",
        "extension/background/watching",
        "extension/settings",
        "extension/dashboard",
        "extension/practice",
        "extension/welcome",
    ] {
        sources(&root().join(folder), &mut texts);
    }
    for script in [
        "extension/settings.js",
        "extension/dashboard.js",
        "extension/pages.js",
        "extension/language.js",
        "extension/practice.js",
        "extension/welcome.js",
    ] {
        texts.push(fs::read_to_string(root().join(script)).unwrap());
    }
    let literals = texts.iter().flat_map(|text| text.split('"'));
    let is_key = |text: &&str| {
        text.starts_with(prefix)
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
    };
    literals.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn the_catalogue_and_the_code_agree() {
    let json = fs::read_to_string(root().join("extension/_locales/en/messages.json")).unwrap();
    let catalogue = Catalogue::parse(&json).unwrap();
    let stem = |key: &str| {
        let stem = key.strip_suffix("_one").or_else(|| key.strip_suffix("_other"));
        stem.filter(|stem| catalogue.message(&format!("{stem}_other")).is_some())
            .unwrap_or(key)
            .to_owned()
    };
    for prefix in ["ui_", "fmt_"] {
        let told: BTreeSet<String> = catalogue
            .keys()
            .filter(|key| key.starts_with(prefix))
            .map(stem)
            .collect();
        let asked = asked(prefix);
        let missing: Vec<_> = asked.difference(&told).collect();
        assert!(missing.is_empty(), "the catalogue lacks {missing:?}");
        let why = |key: &String| key.strip_suffix("_why").is_some_and(|of| asked.contains(of));
        let unused: Vec<_> = told.difference(&asked).filter(|key| !why(key)).collect();
        assert!(unused.is_empty(), "nothing asks for {unused:?}");
    }
}

#[test]
fn every_count_has_both_forms() {
    let json = fs::read_to_string(root().join("extension/_locales/en/messages.json")).unwrap();
    let catalogue = Catalogue::parse(&json).unwrap();
    // The guard's own tests know which of its sentences count something.
    for key in catalogue
        .keys()
        .filter(|key| key.starts_with("ui_") || key.starts_with("fmt_"))
    {
        if let Some(stem) = key.strip_suffix("_one") {
            assert!(catalogue.message(&format!("{stem}_other")).is_some(), "{stem}");
        }
    }
}
