//! Every language says all that English says, about the same things, and nothing else. What is wrong is listed by key:
//! `cargo test --package catalogue --test languages`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may fail loudly"
)]

use catalogue::Catalogue;
use guard::json::{self, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every plural category there is (CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// The most characters that browsers' stores take for what an extension does.
const LONGEST_DESCRIPTION: usize = 132;

/// A language of `data/languages.json`.
struct Language {
    folder: String,
    /// The plural categories that its sentences have. Where it has others, `other` is said.
    plurals: Vec<String>,
}

fn extension() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../extension")
}

fn languages() -> Vec<Language> {
    let text = fs::read_to_string(extension().join("data/languages.json")).unwrap();
    let parsed = json::parse(&text).unwrap();
    let field = |of: &Value<'_>, name: &str| of.get(name).and_then(Value::as_str).unwrap().to_owned();
    let Some(Value::Array(listed)) = parsed.get("languages") else {
        unreachable!("it has a list of languages")
    };
    let read = |one: &Value<'_>| {
        let Some(Value::Array(plurals)) = one.get("plurals") else {
            unreachable!("a language has plurals")
        };
        Language {
            folder: field(one, "folder"),
            plurals: plurals
                .iter()
                .map(|name| name.as_str().unwrap().to_owned())
                .collect(),
        }
    };
    listed.iter().map(read).collect()
}

fn messages(folder: &str) -> String {
    fs::read_to_string(extension().join(format!("_locales/{folder}/messages.json"))).unwrap()
}

/// How often each placeholder stands in a sentence.
fn placeholders(sentence: &str) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    for inner in sentence.split('{').skip(1) {
        let name = inner.split_once('}').map_or("an open brace", |(name, _)| name);
        *found.entry(name).or_insert(0) += 1;
    }
    found
}

/// The key without its plural category, if it is a form of a sentence that counts.
fn stem<'a>(english: &Catalogue, key: &'a str) -> Option<&'a str> {
    let (stem, category) = key.rsplit_once('_')?;
    let counts = |form: &str| english.message(&format!("{stem}_{form}")).is_some();
    (CATEGORIES.contains(&category) && counts("one") && counts("other")).then_some(stem)
}

/// The keys that a language has to have, in the order of the English ones, each with the English sentences of which one
/// has the same placeholders.
fn wanted<'a>(english: &'a Catalogue, order: &[String], plurals: &[String]) -> Vec<(String, Vec<&'a str>)> {
    let mut wanted = Vec::new();
    let mut seen = BTreeSet::new();
    for key in order {
        let Some(stem) = stem(english, key) else {
            wanted.push((key.clone(), vec![english.message(key).unwrap()]));
            continue;
        };
        if seen.insert(stem) {
            for form in plurals {
                let key = |form: &str| english.message(&format!("{stem}_{form}"));
                let of_one = key("one").filter(|_| form == "one");
                wanted.push((
                    format!("{stem}_{form}"),
                    key("other").into_iter().chain(of_one).collect(),
                ));
            }
        }
    }
    wanted
}

/// The keys of a `messages.json` as they follow each other.
fn order(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.split_once('"'));
    lines.map(|(key, _)| key.to_owned()).collect()
}

/// What is wrong with a language, by key.
fn faults(language: &Language) -> Vec<String> {
    let source = messages("en");
    let english = Catalogue::parse(&source).unwrap();
    let text = messages(&language.folder);
    let own = Catalogue::parse(&text).unwrap();
    let wanted = wanted(&english, &order(&source), &language.plurals);
    let mut faults = Vec::new();
    for (key, sentences) in &wanted {
        match own.message(key) {
            None => faults.push(format!("{key} is missing: {}", sentences[0])),
            Some(said)
                if !sentences
                    .iter()
                    .any(|one| placeholders(one) == placeholders(said)) =>
            {
                faults.push(format!("{key} has other placeholders than “{}”", sentences[0]));
            }
            Some(said) if said.trim() != said || said.is_empty() || said.contains('$') => {
                faults.push(format!(
                    "{key} is empty, begins or ends with a space, or has a $, which browsers read"
                ));
            }
            Some(said)
                if said
                    .chars()
                    .any(|character| catalogue::escape_char(character) != character.to_string()) =>
            {
                faults.push(format!("{key} has a character that deceives"));
            }
            Some(_) => {}
        }
    }
    let keys: BTreeSet<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
    let unknown = own.keys().filter(|key| !keys.contains(key));
    faults.extend(unknown.map(|key| format!("{key} is no sentence of English")));
    if faults.is_empty() && order(&text).iter().ne(wanted.iter().map(|(key, _)| key)) {
        faults.push("its sentences stand in another order than the English ones".to_owned());
    }
    faults
}

#[test]
fn every_language_is_complete() {
    let mut all = Vec::new();
    for language in languages() {
        let folder = &language.folder;
        all.extend(
            faults(&language)
                .into_iter()
                .map(|fault| format!("{folder}: {fault}")),
        );
    }
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}

#[test]
fn every_folder_is_a_language_and_says_so() {
    let named: BTreeSet<String> = languages().into_iter().map(|language| language.folder).collect();
    let folders = fs::read_dir(extension().join("_locales")).unwrap();
    let found: BTreeSet<String> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, named);
    for folder in &found {
        let catalogue = Catalogue::parse(&messages(folder)).unwrap();
        assert_eq!(catalogue.message("ui_folder"), Some(folder.as_str()));
        assert!(
            matches!(catalogue.message("ui_direction"), Some("ltr" | "rtl")),
            "{folder}"
        );
        let description = catalogue.message("extension_description").unwrap();
        assert!(
            description.chars().count() <= LONGEST_DESCRIPTION,
            "{folder}: {description}"
        );
    }
}

#[test]
fn faults_are_found() {
    let english = Catalogue::parse(
        r#"{"a":{"message":"{x} and {y}"},"b_one":{"message":"it"},"b_other":{"message":"{count} of them"}}"#,
    )
    .unwrap();
    let order = ["a", "b_one", "b_other"].map(str::to_owned);
    let plurals = ["one", "few", "other"].map(str::to_owned);
    let wanted = wanted(&english, &order, &plurals);
    let keys: Vec<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["a", "b_one", "b_few", "b_other"]);
    let choices: Vec<usize> = wanted.iter().map(|(_, sentences)| sentences.len()).collect();
    assert_eq!(choices, [1, 2, 1, 1]);
    assert_eq!(placeholders("{y}, {x}"), placeholders("{x} and {y}"));
    assert_ne!(placeholders("{x} {x}"), placeholders("{x}"));
    assert_ne!(placeholders("{x"), placeholders("{x}"));
}
