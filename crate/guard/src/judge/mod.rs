//! The judgement: a snapshot is read, resolved with the chain's answers, assessed by the rules and put
//! into words. Pure, and called again for each answer.

pub(crate) mod case;
#[cfg(test)]
mod catalogue;
mod facts;
mod headline;
mod line;
mod read;
pub(crate) mod trade;
#[cfg(test)]
mod vectors;
pub(crate) mod words;

use crate::assess::assess;
use crate::map::Set;
use crate::{
    Action, Answer, Asset, By, Context, Effect, Field, Judgement, Level, Malformed, Question, Reading,
    Request, request,
};
use case::{Case, Read};
use facts::Facts;

/// The most questions about one snapshot.
pub const MAX_QUESTIONS: usize = 32;
/// The most decoded fields of one snapshot.
pub const MAX_FIELDS: usize = 256;

/// What `snapshot`, the JSON text of a request or of a batch, would change, and how dangerous that is.
/// The order of `answers` makes no difference; what has not been answered is judged for the worst and
/// asked in [`Judgement::open`].
#[must_use]
pub fn judge(snapshot: &str, context: &Context, answers: &[Answer]) -> Judgement {
    judge_requests(request::read(snapshot), context, answers)
}

fn judge_requests(
    requests: Result<Vec<Request>, Malformed>,
    context: &Context,
    answers: &[Answer],
) -> Judgement {
    let facts = Facts::new(answers);
    let mut cases: Vec<Case<'_>> = read::all(requests, context)
        .into_iter()
        .map(|read| Case::new(read, context, &facts))
        .collect();
    let open = ask(&mut cases, &facts);
    conclude(cases, open)
}

/// The questions that are still open, of the first [`MAX_QUESTIONS`] there are. Each case learns how many
/// of its own there was no room for, answered or not, so that answers never make room for more.
fn ask(cases: &mut [Case<'_>], facts: &Facts<'_>) -> Vec<Question> {
    let mut asked = Set::default();
    let mut open = Vec::new();
    for case in cases {
        let mut unasked = Set::default();
        for question in case.questions() {
            if asked.contains(&question) {
                continue;
            }
            if asked.len() >= MAX_QUESTIONS {
                unasked.insert(question);
                continue;
            }
            asked.insert(question);
            if !facts.has(&question) {
                open.push(question);
            }
        }
        case.unasked = unasked.len();
    }
    open
}

fn conclude(cases: Vec<Case<'_>>, open: Vec<Question>) -> Judgement {
    let reading = worst_reading(&cases);
    let findings = assess(&cases);
    let verdict = findings.first().map_or(Level::Low, |finding| finding.level);
    let headline = headline::headline(&cases);
    let lines = line::lines(&cases);
    let chain = agreed(cases.iter().map(|case| case.chain));
    let account = agreed(cases.iter().map(|case| case.account));
    let mut effects: Vec<Effect> = Vec::new();
    let mut fields: Vec<Field> = Vec::new();
    let mut malformed = None;
    let mut digests = None;
    for Case { read, .. } in cases {
        let Read { effects: more, .. } = read;
        effects.extend(more);
        fields.extend(read.fields);
        malformed = malformed.or(read.malformed);
        digests = digests.or(read.digests);
    }
    fields.truncate(MAX_FIELDS);
    Judgement {
        action: action(reading, verdict, &effects, &open),
        reading,
        verdict,
        headline,
        lines,
        effects,
        findings,
        malformed,
        chain,
        account,
        digests,
        fields,
        open,
    }
}

/// Level is not action. A prompt is skipped only for what gives nobody authority, and only when nothing
/// that could raise the level is still open.
fn action(reading: Reading, verdict: Level, effects: &[Effect], open: &[Question]) -> Action {
    let may_pass = match reading {
        Reading::Harmless | Reading::NotApproval => !effects.iter().any(binds),
        Reading::Approval => !effects.is_empty() && effects.iter().all(may_revoke),
        Reading::Unknown | Reading::Malformed => false,
    };
    match (may_pass, open.is_empty()) {
        (true, true) if verdict == Level::Low && !effects.iter().any(binds) => Action::Pass,
        (true, false) => Action::Wait,
        _ => Action::Prompt,
    }
}

/// Whether others could use it against the person, now or later.
fn binds(effect: &Effect) -> bool {
    match effect {
        Effect::Grant(_) | Effect::Order(_) | Effect::Control(_) | Effect::Opaque(_) => true,
        Effect::Transfer(transfer) => transfer.by == By::Signature,
        Effect::Revoke(_) => false,
    }
}

/// `approve(x, 0)` may be a revocation: the contract decides.
fn may_revoke(effect: &Effect) -> bool {
    match effect {
        Effect::Revoke(_) => true,
        Effect::Grant(grant) => matches!(grant.asset, Asset::Either { value, .. } if value.is_zero()),
        _ => false,
    }
}

/// Of a batch, the worst. An empty batch asks for nothing.
fn worst_reading(cases: &[Case<'_>]) -> Reading {
    let readings = cases.iter().map(|case| case.read.reading);
    readings.max().unwrap_or(Reading::Harmless)
}

/// What all requests of a batch have in common; `None` if they differ.
fn agreed<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values
        .all(|value| value.as_ref() == Some(&first))
        .then_some(first)
}
