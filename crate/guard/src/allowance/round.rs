//! Calls that are made together, until each has an answer or nobody gives one.

use super::body::Response;
use super::refusal::{Refusal, refusal};
use super::reply::Failure;
use super::search::{BUSY_TRIES, TRIES};
use crate::{Call, Reply};

/// Some calls, and what was heard so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Round {
    calls: Vec<Call>,
    /// One for each call.
    heard: Vec<Option<Reply>>,
    /// What was said instead of an answer, one for each call: it stands if nobody says better.
    instead: Vec<Option<Reply>>,
    fails: u32,
    busy: u32,
    /// Whether all that was heard since the last step is that it is asked too often.
    only_busy: bool,
    /// Why there was no answer the last time.
    why: Option<Failure>,
}

impl Round {
    pub(super) fn new(calls: Vec<Call>) -> Self {
        Round {
            heard: vec![None; calls.len()],
            instead: vec![None; calls.len()],
            calls,
            only_busy: true,
            ..Round::default()
        }
    }

    /// The calls without an answer, with their ids.
    pub(super) fn open(&self) -> Vec<(usize, Call)> {
        let calls = self.calls.iter().enumerate().zip(&self.heard);
        calls
            .filter(|(_, heard)| heard.is_none())
            .map(|((id, call), _)| (id, call.clone()))
            .collect()
    }

    /// What was heard to one call.
    pub(super) fn heard(&self, id: usize) -> Option<&Reply> {
        self.heard.get(id)?.as_ref()
    }

    /// Why there was no answer, the last time that there was none.
    pub(super) fn why(&self) -> Option<&Failure> {
        self.why.as_ref()
    }

    /// How often it was made in vain.
    pub(super) const fn turn(&self) -> u32 {
        self.fails.saturating_add(self.busy)
    }

    /// For how many tries in a row it was too often.
    pub(super) const fn busy(&self) -> u32 {
        self.busy
    }

    /// Takes some responses.
    pub(super) fn hear(&mut self, responses: &[Response<'_>]) {
        for response in responses {
            if let Some(id) = response.id.or_else(|| (self.calls.len() == 1).then_some(0)) {
                self.take(id, response);
            }
        }
    }

    /// Nobody answered, and why.
    pub(super) fn miss(&mut self, failure: &Failure) {
        self.why = Some(failure.clone());
        let reason = match failure {
            Failure::Busy => return,
            Failure::Unreachable { words } | Failure::Refused { words } => words.clone(),
            _ => String::new(),
        };
        self.only_busy = false;
        for instead in &mut self.instead {
            *instead = Some(Reply::Unreachable {
                reason: reason.clone(),
            });
        }
    }

    /// Whether it is over: every call has an answer, or none is to be had.
    pub(super) fn step(&mut self) -> bool {
        if self.heard.iter().all(Option::is_some) {
            return true;
        }
        if self.only_busy {
            self.busy = self.busy.saturating_add(1);
        } else {
            self.fails = self.fails.saturating_add(1);
        }
        self.only_busy = true;
        self.fails >= TRIES || self.busy >= BUSY_TRIES
    }

    /// Makes all calls again.
    pub(super) fn forget(&mut self) {
        self.heard.fill(None);
    }

    /// One reply for each call.
    pub(super) fn replies(self) -> Vec<Reply> {
        let none = || Reply::Unreachable {
            reason: String::new(),
        };
        let best = |(heard, instead): (Option<Reply>, Option<Reply>)| heard.or(instead).unwrap_or_else(none);
        self.heard.into_iter().zip(self.instead).map(best).collect()
    }

    fn take(&mut self, id: usize, response: &Response<'_>) {
        let (Some(heard), Some(instead)) = (self.heard.get_mut(id), self.instead.get_mut(id)) else {
            return;
        };
        let reply = match response.result() {
            Ok(json) => String::from_utf8(json.to_vec())
                .map(|json| Reply::Result { json })
                .map_err(|_| Failure::Unreadable),
            Err(failure) => Err(failure),
        };
        match reply {
            Ok(reply) => *heard = Some(reply),
            Err(Failure::Refused { words }) => match refusal(&words, 0) {
                Refusal::Reverted => *heard = Some(Reply::Error { message: words }),
                Refusal::Often => *instead = Some(Reply::Error { message: words }),
                _ => {
                    self.only_busy = false;
                    *instead = Some(Reply::Error { message: words });
                }
            },
            Err(_) => self.only_busy = false,
        }
    }
}
