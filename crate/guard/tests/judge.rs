//! The judgement against vectors: a request, what the host knows, what the chain answered, and what
//! must come out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use guard::{Action, Answer, Context, Judgement, Level, Payment, Reading, judge, read_json};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Vector {
    name: String,
    /// A request or a batch; a string is the snapshot itself.
    request: serde_json::Value,
    context: Context,
    answers: Vec<Answer>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    reading: Reading,
    verdict: Level,
    action: Action,
    headline: String,
    /// In the order of the findings, worst first.
    rules: Vec<String>,
    digest: Option<String>,
    open: Option<usize>,
    pays: Option<Payment>,
}

impl Vector {
    fn snapshot(&self) -> String {
        match &self.request {
            serde_json::Value::String(text) => text.clone(),
            request => request.to_string(),
        }
    }

    fn judge(&self) -> Judgement {
        judge(&self.snapshot(), &self.context, &self.answers)
    }
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/judge");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let mut vectors = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut more: Vec<Vector> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        vectors.append(&mut more);
    }
    assert!(vectors.len() >= 40);
    vectors
}

#[test]
fn vectors_come_out_as_expected() {
    let failures: Vec<String> = vectors().iter().filter_map(difference).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn difference(vector: &Vector) -> Option<String> {
    let judgement = vector.judge();
    let expect = &vector.expect;
    let rules: Vec<&String> = judgement.findings.iter().map(|finding| &finding.rule).collect();
    let same = judgement.reading == expect.reading
        && judgement.verdict == expect.verdict
        && judgement.action == expect.action
        && judgement.headline.id == expect.headline
        && judgement.pays == expect.pays
        && rules.iter().copied().eq(&expect.rules)
        && expect.open.is_none_or(|open| open == judgement.open.len())
        && expect.digest.as_ref().is_none_or(|digest| {
            judgement
                .digests
                .is_some_and(|found| format!("{:#x}", found.digest) == *digest)
        });
    (!same).then(|| {
        format!(
            "{}: {:?} {:?} {:?} {} {rules:?} open {} pays {:?} {:?}",
            vector.name,
            judgement.reading,
            judgement.verdict,
            judgement.action,
            judgement.headline.id,
            judgement.open.len(),
            judgement.pays,
            judgement.malformed,
        )
    })
}

#[test]
fn findings_are_sorted_and_the_verdict_is_the_first() {
    for vector in vectors() {
        let judgement = vector.judge();
        assert!(
            judgement
                .findings
                .is_sorted_by(|one, other| one.level >= other.level)
        );
        let first = judgement
            .findings
            .first()
            .map_or(Level::Low, |finding| finding.level);
        assert_eq!(judgement.verdict, first, "{}", vector.name);
    }
}

#[test]
fn only_what_gives_no_authority_or_is_always_allowed_passes() {
    for vector in vectors() {
        let judgement = vector.judge();
        if judgement.action == Action::Pass {
            let grants =
                |effect: &guard::Effect| matches!(effect, guard::Effect::Grant(_) | guard::Effect::Opaque(_));
            let is_allowed = !vector.context.memory.trusted.is_empty();
            assert!(
                is_allowed || !judgement.effects.iter().any(grants),
                "{}",
                vector.name
            );
            assert_eq!(judgement.verdict, Level::Low, "{}", vector.name);
            assert!(judgement.open.is_empty(), "{}", vector.name);
        }
    }
}

#[test]
fn judgements_cross_boundaries_unchanged() {
    for vector in vectors() {
        let judgement = vector.judge();
        let text = serde_json::to_string(&judgement).unwrap();
        let crossed: [Judgement; 2] = [serde_json::from_str(&text).unwrap(), read_json(&text).unwrap()];
        assert_eq!(crossed, [judgement.clone(), judgement], "{}", vector.name);
    }
}

#[test]
fn a_message_to_sign_in_is_told_with_its_resources() {
    let account = "0x1111111111111111111111111111111111111111";
    let lines = [
        "app.example wants you to sign in with your Ethereum account:",
        account,
        "",
        "",
        "URI: https://app.example",
        "Version: 1",
        "Chain ID: 1",
        "Nonce: 12345678",
        "Issued At: 2026-01-31T23:59:59Z",
        "Resources:",
        "- https://app.example/one",
        "- https://app.example/two",
    ];
    let request = serde_json::json!({ "method": "personal_sign", "params": [lines.join("\n"), account] });
    let context = vectors().swap_remove(0).context;
    let judgement = judge(&request.to_string(), &context, &[]);
    let told = |path: &str| {
        let mut fields = judgement.fields.iter();
        fields
            .find(|field| field.path == path)
            .map(|field| field.value.clone())
    };
    assert_eq!(
        told("signIn.resources[0]").as_deref(),
        Some("https://app.example/one")
    );
    assert_eq!(
        told("signIn.resources[1]").as_deref(),
        Some("https://app.example/two")
    );
}
