//! Effects and notes against vectors: what a person is told of them, however a request comes to them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::case::{Case, Note, Read, Source};
use super::catalogue::{from_vectors, json_file, repository};
use super::facts::Facts;
use super::{ask, conclude};
use crate::assess::RULES;
use crate::{
    Action, Answer, Arg, By, Context, Effect, FromJson, Judgement, Level, Policy, Reading, Text, json,
};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// For vectors without a context of their own.
    context: Context,
    /// For vectors without answers of their own.
    answers: Vec<Answer>,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    reading: Reading,
    effects: Vec<serde_json::Value>,
    #[serde(default)]
    notes: Vec<Note>,
    context: Option<Context>,
    answers: Option<Vec<Answer>>,
    expect: Expect,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    action: Action,
    /// As [`shown`].
    headline: String,
    /// Each `level rule`, worst first.
    rules: Vec<String>,
    /// Each `who | what | amount | until`, every part as [`shown`].
    lines: Vec<String>,
    /// How many questions are open.
    open: usize,
}

impl Vector {
    fn has_settings(&self) -> bool {
        self.context
            .as_ref()
            .is_some_and(|context| context.policy != Policy::default() || !context.memory.trusted.is_empty())
    }

    fn judge(&self, file: &File) -> Judgement {
        let effects = self.effects.iter().map(|effect| {
            let text = effect.to_string();
            let effect = Effect::from_json(&mut json::parse(&text).unwrap());
            effect.unwrap_or_else(|error| panic!("{}: {error:?}: {text}", self.name))
        });
        let read = Read {
            effects: effects.collect(),
            notes: self.notes.clone(),
            ..Read::new(Source::Signature, self.reading)
        };
        let facts = Facts::new(self.answers.as_ref().unwrap_or(&file.answers));
        let context = self.context.as_ref().unwrap_or(&file.context);
        let mut cases = vec![Case::new(read, context, &facts)];
        let open = ask(&mut cases, &facts);
        conclude(cases, open, Vec::new())
    }
}

/// What is told of every vector in which nobody set or trusts anything.
pub(super) fn judgements() -> Vec<Judgement> {
    let mut judgements = Vec::new();
    for file in files() {
        let plain = file.vectors.iter().filter(|vector| !vector.has_settings());
        judgements.extend(plain.map(|vector| vector.judge(&file)));
    }
    judgements
}

fn files() -> Vec<File> {
    let entries = std::fs::read_dir(repository("tests/vectors/effects")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| serde_json::from_value(json_file(path)).unwrap())
        .collect()
}

fn told(judgement: &Judgement, catalogue: &serde_json::Value) -> Expect {
    let findings = judgement.findings.iter();
    let lines = judgement.lines.iter().map(|line| {
        let who = line.who.as_ref().map(|who| shown(who, catalogue));
        let rest = [&line.what, &line.amount, &line.until].map(|text| shown(text, catalogue));
        format!("{} | {}", who.unwrap_or_default(), rest.join(" | "))
    });
    Expect {
        action: judgement.action,
        headline: shown(&judgement.headline, catalogue),
        rules: findings
            .map(|finding| format!("{:?} {}", finding.level, finding.rule).to_lowercase())
            .collect(),
        lines: lines.collect(),
        open: judgement.open.len(),
    }
}

/// A sentence in English with its arguments in the plainest form that tells them apart. How pages write them
/// is tested where that is done.
fn shown(text: &Text, catalogue: &serde_json::Value) -> String {
    let count = text.args.values().find_map(|arg| match arg {
        Arg::Count { value: 1 } => Some("one"),
        Arg::Count { .. } => Some("other"),
        _ => None,
    });
    let key = count.map_or_else(|| text.id.clone(), |form| format!("{}_{form}", text.id));
    let message = catalogue
        .get(&key)
        .and_then(|entry| entry.get("message")?.as_str());
    let mut sentence = message.unwrap_or_else(|| panic!("no sentence {key}")).to_owned();
    for (name, arg) in text.args.iter() {
        sentence = sentence.replace(&format!("{{{name}}}"), &word(arg, catalogue));
    }
    sentence
}

fn word(arg: &Arg, catalogue: &serde_json::Value) -> String {
    match arg {
        Arg::Address { value }
        | Arg::Token {
            address: value,
            symbol: None,
        } => format!("{value:#x}").chars().take(6).collect(),
        Arg::Token {
            symbol: Some(symbol), ..
        } => symbol.clone(),
        Arg::Known { value, name } => {
            let address: String = format!("{value:#x}").chars().take(6).collect();
            format!("{name} ({address})")
        }
        Arg::Amount {
            value,
            decimals,
            symbol,
        } => {
            let scale = decimals.map_or_else(String::new, |places| format!("e-{places}"));
            let symbol = symbol
                .as_ref()
                .map_or_else(String::new, |symbol| format!(" {symbol}"));
            format!("{value}{scale}{symbol}")
        }
        Arg::Time { value } => format!("@{value}"),
        Arg::Duration { value } => format!("{value} s"),
        Arg::Count { value } => value.to_string(),
        Arg::Chain { value } => format!("chain {}", value.0),
        Arg::Number { value } => value.to_string(),
        Arg::Money { value } => format!("{value} cents"),
        Arg::Page { value } => value.clone(),
        Arg::Phrase { value } => shown(value, catalogue),
    }
}

#[test]
fn effects_are_told_as_expected() {
    let catalogue = json_file(repository("extension/_locales/en/messages.json"));
    let mut failures = Vec::new();
    for file in files() {
        for vector in &file.vectors {
            let told = told(&vector.judge(&file), &catalogue);
            if told != vector.expect {
                failures.push(format!("{}: {told:#?}", vector.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_and_every_one_of_its_levels_is_told_and_is_absent_somewhere() {
    let judgements: Vec<Judgement> = from_vectors().into_iter().chain(judgements()).collect();
    for rule in RULES {
        let found: BTreeSet<Level> = judgements
            .iter()
            .flat_map(|judgement| &judgement.findings)
            .filter(|finding| finding.rule == rule.id)
            .map(|finding| finding.level)
            .collect();
        let levels: BTreeSet<Level> = rule.levels.iter().copied().collect();
        assert_eq!(found, levels, "{}", rule.id);
        let absent = |judgement: &Judgement| judgement.findings.iter().all(|finding| finding.rule != rule.id);
        assert!(judgements.iter().any(absent), "{}", rule.id);
    }
}

#[test]
fn what_binds_never_passes() {
    for judgement in judgements() {
        let harmless = |effect: &Effect| match effect {
            Effect::Revoke(_) => true,
            Effect::Transfer(transfer) => transfer.by == By::Transaction,
            _ => false,
        };
        if judgement.action == Action::Pass {
            assert!(judgement.effects.iter().all(harmless), "{:?}", judgement.effects);
            assert_eq!(judgement.verdict, Level::Low);
        }
    }
}
