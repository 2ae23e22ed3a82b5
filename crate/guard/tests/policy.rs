//! Settings: what they can do, and what none of them can.

#![allow(clippy::unwrap_used, reason = "tests")]

use alloy_primitives::Address;
use guard::{
    Action, Answer, Asset, By, Context, Effect, Judgement, Kind, Level, Opaque, Policy, Reading, Response,
    RuleSetting, Setting, judge,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;
use std::path::Path;

const LEVELS: [Level; 4] = [Level::Low, Level::Medium, Level::High, Level::Critical];
const KINDS: [Kind; 7] = [
    Kind::Plain,
    Kind::Revocation,
    Kind::Grant,
    Kind::SignedTransfer,
    Kind::Order,
    Kind::Control,
    Kind::Unknown,
];
const RESPONSES: [Response; 4] = [Response::Pass, Response::Note, Response::Prompt, Response::Refuse];

#[derive(Deserialize)]
struct Vector {
    request: serde_json::Value,
    context: Context,
    answers: Vec<Answer>,
}

impl Vector {
    fn judge(&self, policy: &Policy) -> Judgement {
        let text = self.request.as_str().map(str::to_owned);
        let context = Context {
            policy: policy.clone(),
            ..self.context.clone()
        };
        judge(
            &text.unwrap_or_else(|| self.request.to_string()),
            &context,
            &self.answers,
        )
    }
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/judge");
    let mut vectors = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let mut more: Vec<Vector> =
                serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            vectors.append(&mut more);
        }
    }
    vectors
}

/// The most that settings can let through.
fn lax() -> Policy {
    let all = KINDS
        .iter()
        .flat_map(|&kind| LEVELS.map(|level| (kind, level)))
        .map(|(kind, level)| Setting {
            kind,
            level,
            response: Response::Pass,
        });
    let mute = guard::assess::RULES.iter().map(|rule| RuleSetting {
        rule: rule.id.to_owned(),
        level: None,
    });
    Policy {
        responses: all.collect(),
        rules: mute.collect(),
    }
}

/// Without settings: what binds nobody and has nothing to tell passes, once nothing is open. What is usual besides is
/// noted, which the vectors of it say.
fn usual(judgement: &Judgement) -> Action {
    let binds = |effect: &Effect| match effect {
        Effect::Transfer(transfer) => transfer.by == By::Signature,
        Effect::Revoke(_) => false,
        _ => true,
    };
    let may_revoke = |effect: &Effect| match effect {
        Effect::Grant(grant) => matches!(grant.asset, Asset::Either { value, .. } if value.is_zero()),
        effect => matches!(effect, Effect::Revoke(_)),
    };
    let effects = &judgement.effects;
    let may_pass = match judgement.reading {
        Reading::Harmless | Reading::NotApproval => !effects.iter().any(binds),
        Reading::Approval => !effects.is_empty() && effects.iter().all(may_revoke),
        Reading::Unknown | Reading::Malformed => false,
    };
    match (may_pass, judgement.open.is_empty()) {
        (true, true) if judgement.verdict == Level::Low && !effects.iter().any(binds) => Action::Pass,
        (true, false) => Action::Wait,
        _ => Action::Prompt,
    }
}

#[test]
fn without_settings_all_is_as_it_was() {
    for vector in vectors() {
        let judgement = vector.judge(&Policy::default());
        let is_final = judgement.open.is_empty();
        let only_gives = !judgement.effects.is_empty()
            && judgement.effects.iter().all(|effect| match effect {
                Effect::Grant(_) | Effect::Opaque(Opaque::Call { .. }) => true,
                Effect::Transfer(transfer) => transfer.by != By::Signature,
                _ => false,
            });
        let is_noted = only_gives
            && match judgement.action {
                Action::Note => is_final && judgement.verdict == Level::Low && vector.context.site.known,
                Action::Wait => !is_final && vector.context.site.known,
                _ => false,
            };
        let is_trusted = judgement.action == Action::Pass && !vector.context.memory.trusted.is_empty();
        // A swap looks like any transfer here.
        let is_swap = judgement.action == Action::Prompt
            && usual(&judgement) == Action::Pass
            && !vector.context.site.known
            && moves(&judgement);
        assert!(
            is_noted || is_trusted || is_swap || judgement.action == usual(&judgement),
            "{}",
            vector.request
        );
    }
}

#[test]
fn the_laxest_settings_let_through_much_but_nothing_critical_unread_or_unanswered() {
    let mut passed = 0_usize;
    for vector in vectors() {
        let (plain, lax) = (vector.judge(&Policy::default()), vector.judge(&lax()));
        if lax.action == Action::Pass {
            passed = passed.saturating_add(1);
        }
        keeps_its_word(&plain, &lax);
    }
    assert!(passed > 30, "{passed}");
}

fn moves(judgement: &Judgement) -> bool {
    let mut effects = judgement.effects.iter();
    effects.any(|effect| matches!(effect, Effect::Transfer(_)))
}

/// What holds of a judgement under any settings beside the one without.
fn keeps_its_word(plain: &Judgement, set: &Judgement) {
    let is_critical = plain.verdict == Level::Critical;
    let unread = plain.reading >= Reading::Unknown;
    if is_critical || (unread && !is_plain_call(set)) {
        assert!(
            matches!(set.action, Action::Wait | Action::Prompt | Action::Refuse),
            "{plain:?}"
        );
    }
    if is_critical {
        assert_eq!(set.verdict, Level::Critical);
    }
    if !set.open.is_empty() {
        assert!(matches!(set.action, Action::Wait | Action::Prompt), "{set:?}");
    }
    assert_eq!(
        (set.reading, &set.effects, &set.open),
        (plain.reading, &plain.effects, &plain.open)
    );
    for finding in plain
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Critical)
    {
        assert!(set.findings.contains(finding));
    }
}

/// A call that could not be read and is noted all the same: of a known contract, and nothing else is to tell.
fn is_plain_call(judgement: &Judgement) -> bool {
    let mut unread = judgement.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(opaque) => Some(opaque),
        _ => None,
    });
    let is_call = unread.all(|opaque| matches!(opaque, Opaque::Call { to: Some(_), .. }));
    let is_noted = (judgement.action, judgement.verdict) == (Action::Note, Level::Low);
    is_call && is_noted && judgement.reading == Reading::Unknown
}

fn policy() -> impl Strategy<Value = Policy> {
    let response = (select(&KINDS[..]), select(&LEVELS[..]), select(&RESPONSES[..]));
    let responses = response.prop_map(|(kind, level, response)| Setting {
        kind,
        level,
        response,
    });
    let rule = (any::<Index>(), proptest::option::of(select(&LEVELS[..])));
    let rules = rule.prop_map(|(index, level)| RuleSetting {
        rule: index.get(guard::assess::RULES).id.to_owned(),
        level,
    });
    (
        proptest::collection::vec(responses, 0..20),
        proptest::collection::vec(rules, 0..20),
    )
        .prop_map(|(responses, rules)| Policy { responses, rules })
}

proptest! {
    #[test]
    fn no_settings_let_through_what_is_critical_unread_or_unanswered(policy in policy(), at in any::<Index>()) {
        let vectors = vectors();
        let vector = at.get(&vectors);
        keeps_its_word(&vector.judge(&Policy::default()), &vector.judge(&policy));
    }

    #[test]
    fn settings_cross_boundaries_unchanged(policy in policy()) {
        let text = guard::write_json(&policy);
        prop_assert_eq!(&serde_json::to_string(&policy).unwrap(), &text);
        prop_assert_eq!(guard::read_json::<Policy>(&text).unwrap(), policy);
    }
}

#[test]
fn what_is_absent_from_a_context_is_the_default() {
    let context: Context =
        guard::read_json(r#"{"memory":{"met":["0x0101010101010101010101010101010101010101"]}}"#).unwrap();
    assert_eq!(context.memory.met, [Address::repeat_byte(1)]);
    assert_eq!(context.policy, Policy::default());
    assert!(!context.looked_up);
}
