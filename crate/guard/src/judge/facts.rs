//! The answers, in a form that the rules can look things up in.

use crate::map::Map;
use crate::{Answer, ChainId, Code, Question, TokenFacts};
use alloy_primitives::Address;

/// What the chain told. The order of the answers makes no difference.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    codes: Map<(ChainId, Address), Code>,
    /// `None` where answers contradict each other, which is as good as no answer.
    tokens: Map<Question, Option<&'a TokenFacts>>,
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

    /// Whether a question has been answered.
    pub(crate) fn has(&self, question: &Question) -> bool {
        match *question {
            Question::Code { chain, address } => self.code(chain, address).is_some(),
            Question::Token { .. } => self.token(question).is_some(),
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
            Answer::Token { found, .. } => {
                let question = answer.question();
                if self.tokens.insert_new(question, Some(found)) {
                    return;
                }
                if let Some(kept) = self.tokens.get_mut(&question)
                    && *kept != Some(found)
                {
                    *kept = None;
                }
            }
        }
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
