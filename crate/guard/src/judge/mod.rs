//! The judgement: a snapshot is read, resolved with the chain's answers, assessed by the rules and put
//! into words. Pure, and called again for each answer.

mod action;
pub(crate) mod case;
#[cfg(test)]
mod catalogue;
pub(crate) mod facts;
mod headline;
mod line;
pub(crate) mod names;
pub(crate) mod parties;
mod payee;
mod read;
pub(crate) mod simulated;
pub(crate) mod trade;
mod usual;
#[cfg(test)]
mod vectors;
pub(crate) mod words;

use crate::assess::{assess, preflight_questions};
use crate::gather::Gather as _;
use crate::map::Set;
use crate::revoke::SignedDomain;
use crate::{
    Answer, Context, Effect, Field, Judgement, Level, Malformed, Question, Reading, Request, request,
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
        .gather();
    let open = ask(&mut cases, &facts);
    let also = ask_also(&cases, &facts);
    conclude(cases, open, also)
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

/// What decides only whether it would work, of the first [`MAX_QUESTIONS`] there are.
fn ask_also(cases: &[Case<'_>], facts: &Facts<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    for case in cases {
        questions.extend(preflight_questions(case));
    }
    questions.truncate(MAX_QUESTIONS);
    let mut asked = Set::default();
    questions.retain(|question| asked.insert(*question) && !facts.has(question));
    questions
}

fn conclude(cases: Vec<Case<'_>>, open: Vec<Question>, also: Vec<Question>) -> Judgement {
    let reading = worst_reading(&cases);
    let context = cases.first().map(|case| case.context);
    let findings = assess(&cases);
    let verdict = findings.first().map_or(Level::Low, |finding| finding.level);
    let action = action::action(&cases, reading, verdict, open.is_empty());
    let headline = headline::headline(&cases);
    let lines = line::lines(&cases);
    let chain = agreed(cases.iter().map(|case| case.chain));
    let account = agreed(cases.iter().map(|case| case.account));
    let simulation = simulated::texts(&cases);
    let parties = parties::all(&cases);
    let pays = payee::payee(&cases, &findings);
    let mut effects: Vec<Effect> = Vec::new();
    let mut fields: Vec<Field> = Vec::new();
    let mut calls = Vec::new();
    let mut malformed = None;
    let mut digests = None;
    let mut domain = None;
    for Case { read, .. } in cases {
        let Read { effects: more, .. } = read;
        effects.extend(more);
        case::list(&mut fields, &mut calls, read.fields, read.calls);
        malformed = malformed.or(read.malformed);
        if digests.is_none() {
            digests = read.digests;
            domain = read.domain.map(SignedDomain::from);
        }
    }
    fields.truncate(MAX_FIELDS);
    let mut judgement = Judgement {
        action,
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
        domain,
        fields,
        calls,
        open,
        also,
        simulation,
        parties,
        pays,
    };
    names::add(&mut judgement, context.map_or(&[], |context| &context.known));
    judgement
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
