//! The answers, in a form that the rules can look things up in.

use crate::map::Map;
use crate::{Answer, ChainId, Code, Question, TokenFacts};
use alloy_primitives::{Address, U256};

/// What the chain told. The order of the answers makes no difference.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    codes: Map<(ChainId, Address), Code>,
    /// `None` where answers contradict each other, which is as good as no answer.
    tokens: Map<Question, Option<&'a TokenFacts>>,
    /// The same of what contracts keep.
    states: Map<Question, Option<&'a [U256]>>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(answers: &'a [Answer]) -> Self {
        let mut facts = Facts::default();
        for answer in answers {
            facts.add(answer);
        }
        facts
    }

    /// What stands at an address; of contradicting answers the worst.
    pub(crate) fn code(&self, chain: ChainId, address: Address) -> Option<Code> {
        self.codes.get(&(chain, address)).copied()
    }

    /// What a token says of itself, to exactly this question.
    pub(crate) fn token(&self, question: &Question) -> Option<&'a TokenFacts> {
        self.tokens.get(question).copied().flatten()
    }

    /// The words that a contract answered with to exactly this question.
    pub(crate) fn state(&self, question: &Question) -> Option<&'a [U256]> {
        self.states.get(question).copied().flatten()
    }

    /// Whether a question has been answered.
    pub(crate) fn has(&self, question: &Question) -> bool {
        match *question {
            Question::Code { chain, address } => self.code(chain, address).is_some(),
            Question::Token { .. } => self.token(question).is_some(),
            Question::State { .. } => self.state(question).is_some(),
        }
    }

    fn add(&mut self, answer: &'a Answer) {
        match answer {
            Answer::Code {
                chain,
                address,
                found,
            } => {
                let place = (*chain, *address);
                if self.codes.insert_new(place, *found) {
                    return;
                }
                if let Some(kept) = self.codes.get_mut(&place)
                    && danger(found) > danger(kept)
                {
                    *kept = *found;
                }
            }
            Answer::Token { found, .. } => keep(&mut self.tokens, answer.question(), found),
            Answer::State { found, .. } => {
                keep(&mut self.states, answer.question(), found.as_slice());
            }
        }
    }
}

/// Keeps an answer, or none where two contradict each other.
fn keep<T: Copy + PartialEq>(all: &mut Map<Question, Option<T>>, question: Question, found: T) {
    if all.insert_new(question, Some(found)) {
        return;
    }
    if let Some(kept) = all.get_mut(&question)
        && *kept != Some(found)
    {
        *kept = None;
    }
}

/// Orders contradicting answers; two different delegates are told apart only to be deterministic.
fn danger(code: &Code) -> (u8, Address) {
    match code {
        Code::None => (2, Address::ZERO),
        Code::Delegated { to } => (1, *to),
        Code::Contract => (0, Address::ZERO),
    }
}
