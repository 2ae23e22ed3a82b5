//! Every sentence that can be told stands in the catalogue with the placeholders it gets, and every
//! sentence of the catalogue can be told.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::case::{Case, Read, Source};
use super::facts::Facts;
use super::{conclude, judge, vectors};
use crate::assess::RULES;
use crate::{
    Amount, Answer, Arg, Asset, By, Code, Context, Effect, Expiry, Grant, GrantKind, Judgement, Opaque,
    Reading, Revocation, Standard, Text, TokenFacts,
};
use alloy_primitives::{Address, U256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const PREFIXES: [&str; 4] = ["rule_", "headline_", "line_", "part_"];

pub(super) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

pub(super) fn json_file(path: PathBuf) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The guard's sentences.
fn catalogue() -> BTreeMap<String, String> {
    let catalogue = json_file(repository("extension/_locales/en/messages.json"));
    let entries = catalogue.as_object().unwrap().iter();
    entries
        .filter(|(key, _)| PREFIXES.iter().any(|prefix| key.starts_with(prefix)))
        .map(|(key, entry)| (key.clone(), entry["message"].as_str().unwrap().to_owned()))
        .collect()
}

fn placeholders(sentence: &str) -> BTreeSet<String> {
    let parts = sentence.split('{').skip(1);
    parts
        .map(|part| part.split_once('}').unwrap().0.to_owned())
        .collect()
}

fn texts(judgement: &Judgement) -> Vec<Text> {
    let mut texts = vec![judgement.headline.clone()];
    texts.extend(judgement.findings.iter().map(|finding| finding.text.clone()));
    for line in judgement.lines.iter().cloned() {
        texts.extend(line.who);
        texts.extend(line.today);
        texts.extend([line.what, line.amount, line.until]);
    }
    texts.extend(judgement.simulation.iter().flatten().cloned());
    texts.iter().flat_map(with_phrases).collect()
}

/// A sentence and the phrases in it.
fn with_phrases(text: &Text) -> Vec<Text> {
    let phrases = text.args.values().filter_map(|arg| match arg {
        Arg::Phrase { value } => Some(with_phrases(value)),
        _ => None,
    });
    phrases.flatten().chain([text.clone()]).collect()
}

/// The keys under which a host may look a sentence up: both plural forms if it counts something.
fn keys(text: &Text) -> Vec<String> {
    let counts = text.args.values().any(|arg| matches!(arg, Arg::Count { .. }));
    if counts {
        vec![format!("{}_one", text.id), format!("{}_other", text.id)]
    } else {
        vec![text.id.clone()]
    }
}

pub(super) fn from_vectors() -> Vec<Judgement> {
    let mut judgements = Vec::new();
    let entries = std::fs::read_dir(repository("tests/vectors/judge")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    for path in paths {
        for vector in json_file(path).as_array().unwrap() {
            let snapshot = vector["request"].as_str().map(str::to_owned);
            let snapshot = snapshot.unwrap_or_else(|| vector["request"].to_string());
            let context = serde_json::from_value(vector["context"].clone()).unwrap();
            let answers: Vec<Answer> = serde_json::from_value(vector["answers"].clone()).unwrap();
            judgements.push(judge(&snapshot, &context, &answers));
        }
    }
    judgements
}

/// Effects that no request of today has alone or several times, but that the vocabulary allows.
fn from_effects() -> Vec<Judgement> {
    let mut judgements = Vec::new();
    for effects in grants().chunks(1).chain(pairs(&grants()).chunks(2)) {
        judgements.extend(judged(effects));
    }
    for effect in revocations().into_iter().chain(opaques()) {
        judgements.extend(judged(&[effect]));
    }
    judgements.extend(judged(&vec![opaques().remove(0); 300]));
    judgements
}

/// Each effect with one that differs from it in spender and token only.
fn pairs(effects: &[Effect]) -> Vec<Effect> {
    let mut pairs = Vec::new();
    for effect in effects {
        let Effect::Grant(grant) = effect else {
            panic!("not a grant")
        };
        let asset = match grant.asset {
            Asset::Token { .. } => Asset::Token { address: OTHER_TOKEN },
            Asset::Nft { id, .. } => Asset::Nft {
                address: OTHER_TOKEN,
                id,
            },
            Asset::Collection { .. } => Asset::Collection { address: OTHER_TOKEN },
            Asset::Either { value, .. } => Asset::Either {
                address: OTHER_TOKEN,
                value,
            },
            Asset::Account { .. } => Asset::Account { address: OTHER_TOKEN },
            Asset::Coin => Asset::Coin,
        };
        let spender = Address::repeat_byte(4);
        pairs.push(effect.clone());
        pairs.push(Effect::Grant(Grant {
            asset,
            spender,
            ..grant.clone()
        }));
    }
    pairs
}

const TOKEN: Address = Address::repeat_byte(1);
const OTHER_TOKEN: Address = Address::repeat_byte(2);
const SPENDER: Address = Address::repeat_byte(3);

fn grants() -> Vec<Effect> {
    let value = U256::from(5);
    let assets = [
        Asset::Token { address: TOKEN },
        Asset::Nft {
            address: TOKEN,
            id: value,
        },
        Asset::Collection { address: TOKEN },
        Asset::Either {
            address: TOKEN,
            value,
        },
        Asset::Account { address: TOKEN },
        Asset::Coin,
    ];
    let amounts = [
        Amount::Exact { value },
        Amount::Exact {
            value: U256::from(5000),
        },
        Amount::Unlimited { value: U256::MAX },
        Amount::All,
    ];
    let expiries = [
        Expiry::Never,
        Expiry::At { time: U256::ONE },
        Expiry::At {
            time: U256::from(u64::MAX >> 16),
        },
        Expiry::ThisBlock,
        Expiry::Once,
    ];
    let kinds = [
        GrantKind::Increase,
        GrantKind::Permit2,
        GrantKind::Permit2Transfer,
    ];
    let mut grants = Vec::new();
    for (asset, amount) in assets
        .iter()
        .flat_map(|asset| amounts.map(|amount| (*asset, amount)))
    {
        for (expiry, kind) in expiries
            .iter()
            .flat_map(|expiry| kinds.map(|kind| (*expiry, kind)))
        {
            for deadline in [None, Some(U256::ONE)] {
                grants.push(Effect::Grant(Grant {
                    kind,
                    asset,
                    owner: None,
                    spender: SPENDER,
                    amount,
                    period: None,
                    expiry,
                    deadline,
                    nonce: None,
                    by: By::SubmittedSignature,
                    keeper: crate::directory::PERMIT2,
                }));
            }
        }
    }
    grants
}

fn revocations() -> Vec<Effect> {
    let keeper = crate::directory::PERMIT2;
    let asset = Asset::Token { address: TOKEN };
    let kind = GrantKind::Allowance;
    let all = [
        Revocation::Grant {
            kind,
            asset,
            spender: None,
            keeper,
        },
        Revocation::UnorderedNonces {
            keeper,
            word: U256::ZERO,
            mask: U256::ONE,
        },
    ];
    all.map(Effect::Revoke).to_vec()
}

fn opaques() -> Vec<Effect> {
    let selector = "0x".to_owned();
    let all = [
        Opaque::Call {
            to: Some(TOKEN),
            selector,
        },
        Opaque::Hash,
    ];
    all.map(Effect::Opaque).to_vec()
}

/// The same effects with nothing known, with the chain known, and with everything answered.
fn judged(effects: &[Effect]) -> Vec<Judgement> {
    let unknown = Context {
        now: 1000,
        ..Context::default()
    };
    let known = Context {
        chain: Some(crate::ChainId(1)),
        ..unknown.clone()
    };
    let answers = answers();
    let rounds: [(&Context, &[Answer]); 3] = [(&unknown, &[]), (&known, &[]), (&known, &answers)];
    rounds
        .into_iter()
        .map(|(context, answers)| {
            let facts = Facts::new(answers);
            let read = Read {
                effects: effects.to_vec(),
                ..Read::new(Source::Transaction, Reading::Approval)
            };
            conclude(vec![Case::new(read, context, &facts)], Vec::new(), Vec::new())
        })
        .collect()
}

fn answers() -> Vec<Answer> {
    let chain = crate::ChainId(1);
    let token = |address| Answer::Token {
        chain,
        address,
        owner: None,
        found: TokenFacts {
            standard: Standard::Other,
            symbol: None,
            decimals: None,
            total_supply: Some(U256::from(1000)),
            balance: Some(U256::ONE),
        },
    };
    let code = Answer::Code {
        chain,
        address: SPENDER,
        found: Code::None,
    };
    vec![token(TOKEN), token(OTHER_TOKEN), code]
}

#[test]
fn what_is_told_stands_in_the_catalogue_and_the_other_way_round() {
    let catalogue = catalogue();
    let mut told = BTreeSet::new();
    let judgements = [from_vectors(), from_effects(), vectors::judgements()];
    for judgement in judgements.iter().flatten() {
        for text in texts(judgement) {
            for key in keys(&text) {
                let sentence = catalogue.get(&key).unwrap_or_else(|| panic!("no sentence {key}"));
                for name in placeholders(sentence) {
                    assert!(text.args.get(&name).is_some(), "{key} gets no {{{name}}}");
                }
                told.insert(key);
            }
        }
    }
    let unused: Vec<&String> = catalogue
        .keys()
        .filter(|key| !key.starts_with("rule_malformed_") && !told.contains(*key))
        .collect();
    assert!(unused.is_empty(), "never told: {unused:?}");
}

#[test]
fn what_fires_each_rule_is_said_and_nothing_else() {
    let catalogue = json_file(repository("extension/_locales/en/messages.json"));
    let said: BTreeMap<&str, &str> = catalogue
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(key, entry)| Some((key.strip_prefix("fires_")?, entry["message"].as_str().unwrap())))
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert!(said.keys().copied().eq(rules.iter().map(String::as_str)));
    for (rule, words) in said {
        // They stand in a table of docs/rules.md, and get nothing put into them.
        assert!(
            words.ends_with('.') && !words.contains(['|', '{', '$']),
            "{rule}: {words}"
        );
    }
}

#[test]
fn every_problem_has_its_two_sentences() {
    let problems = [
        "notJson",
        "tooLarge",
        "tooDeep",
        "tooMany",
        "duplicateKey",
        "loneSurrogate",
        "missing",
        "wrongType",
        "badNumber",
        "outOfRange",
        "badAddress",
        "badBytes",
        "badBool",
        "badName",
        "unknownType",
        "redefined",
        "recursive",
        "badDomain",
        "wrongLength",
        "conflict",
        "badMethod",
        "badHex",
    ];
    let catalogue = catalogue();
    let mut told = BTreeSet::new();
    for (problem, field) in problems
        .iter()
        .flat_map(|problem| [(problem, ""), (problem, "params[0]")])
    {
        let malformed =
            serde_json::from_value(serde_json::json!({"problem": problem, "field": field})).unwrap();
        let facts = Facts::default();
        let context = Context::default();
        let read = Read::malformed(Source::Other, malformed);
        let judgement = conclude(vec![Case::new(read, &context, &facts)], Vec::new(), Vec::new());
        let text = &judgement.findings.first().unwrap().text;
        let sentence = catalogue
            .get(&text.id)
            .unwrap_or_else(|| panic!("no sentence {}", text.id));
        assert!(
            placeholders(sentence)
                .iter()
                .eq(text.args.iter().map(|(name, _)| name)),
            "{}",
            text.id
        );
        told.insert(text.id.clone());
    }
    let written = catalogue.keys().filter(|key| key.starts_with("rule_malformed_"));
    assert!(written.eq(&told));
}

#[test]
fn sentences_have_plain_keys_and_no_dollar() {
    for (key, sentence) in catalogue() {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        assert!(key.chars().all(plain), "{key}");
        assert!(!sentence.contains('$'), "{key}");
    }
}
