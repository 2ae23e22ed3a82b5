//! Contracts whose code can be replaced (ERC-1967).

use super::Told;
use crate::gather::Gather as _;
use crate::judge::case::Case;
use crate::map::Set;
use crate::{Arg, ChainId, Level, Question, State, Subject, Text};
use alloy_primitives::{Address, U256, uint};

/// Where a proxy keeps the address of its code: `keccak256("eip1967.proxy.implementation") - 1`.
const IMPLEMENTATION: U256 = uint!(0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc_U256);
/// Where a proxy keeps whom it asks for the address of its code: `keccak256("eip1967.proxy.beacon") - 1`.
const BEACON: U256 = uint!(0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50_U256);

/// Adds what to ask of the spenders whom nobody knows. No level depends on it.
pub(super) fn ask(case: &Case<'_>, questions: &mut Vec<Question>) {
    let Some(chain) = case.chain else {
        return;
    };
    for address in unknown(case) {
        for slot in slots(chain, address) {
            questions.push(slot);
        }
    }
}

/// A spender that could be another one tomorrow.
pub(super) fn changeable(case: &Case<'_>) -> Vec<Told> {
    let Some(chain) = case.chain else {
        return Vec::new();
    };
    let is_set = |question: Question| {
        let word = case.state(&question).and_then(<[U256]>::first);
        word.is_some_and(|word| !word.is_zero())
    };
    let mut seen = Set::default();
    unknown(case)
        .filter(|address| seen.insert(*address) && slots(chain, *address).into_iter().any(is_set))
        .map(|value| {
            let text = Text::new("rule_spender_changeable").with("spender", Arg::Address { value });
            Told::new(Level::Low, text)
        })
        .gather()
}

/// What the directory or the person knows is used as it is: many applications are proxies.
fn unknown<'c>(case: &'c Case<'_>) -> impl Iterator<Item = Address> + 'c {
    let spenders = case.spenders.iter().map(|spender| spender.address);
    spenders.filter(|address| case.is_stranger(*address) && !case.is_person(*address))
}

fn slots(chain: ChainId, address: Address) -> [Question; 2] {
    [IMPLEMENTATION, BEACON].map(|number| Question::State {
        chain,
        address,
        state: State::Slot,
        about: Subject {
            number,
            ..Subject::default()
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{BEACON, IMPLEMENTATION};
    use alloy_primitives::{U256, keccak256};

    #[test]
    fn the_slots_are_those_of_the_standard() {
        let slot = |name: &str| U256::from_be_bytes(keccak256(name).0).wrapping_sub(U256::ONE);
        assert_eq!(IMPLEMENTATION, slot("eip1967.proxy.implementation"));
        assert_eq!(BEACON, slot("eip1967.proxy.beacon"));
    }
}
