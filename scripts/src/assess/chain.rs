//! The chains as `tests/vectors/assess/world.json` describes them, which answer the guard's own JSON-RPC calls. So a
//! question that the guard learns to ask is answered without a change here, if it reads what is described.

use std::collections::HashMap;

use alloy_primitives::{Address, U256, hex};
use anyhow::{Context as _, Result};
use guard::directory::PERMIT2;
use guard::multicall::MULTICALL3;
use guard::{Call, ChainId, Reply};
use serde::Deserialize;
use serde_json::Value;

use super::abi::{Returned, address_at, aggregate, reads, word_at};
use super::corpus::{self, Allowance, State};
use crate::project;

/// The person's ether, in wei, and the number of the next transaction.
const ETHER: &str = "\"0x8ac7230489e80000\"";
const TRANSACTIONS: &str = "\"0x5\"";

/// What stands where.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct World(HashMap<ChainId, HashMap<Address, Facts>>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    code: Code,
    to: Option<Address>,
    token: Option<Token>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Code {
    Contract,
    Delegated,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Token {
    standard: String,
    symbol: String,
    decimals: Option<u8>,
    total_supply: Option<U256>,
    balance: U256,
}

impl World {
    /// Reads the description.
    ///
    /// # Errors
    /// If it is missing or not of its form.
    pub(super) fn load() -> Result<Self> {
        let path = corpus::path("world.json");
        serde_json::from_str(&project::read(&path)?)
            .with_context(|| format!("{} is not of its form", path.display()))
    }

    /// What the chain replies to a call, for a person and what is said of them.
    pub(super) fn reply(&self, call: &Call, person: Address, state: &State) -> Reply {
        let view = View {
            world: self,
            chain: call.chain,
            person,
            state,
        };
        match view.json(call) {
            Some(json) => Reply::Result { json },
            None => Reply::Error {
                message: format!("{} is not described", call.method),
            },
        }
    }
}

/// One chain, as one person stands on it.
struct View<'a> {
    world: &'a World,
    chain: ChainId,
    person: Address,
    state: &'a State,
}

impl View<'_> {
    fn json(&self, call: &Call) -> Option<String> {
        let params: Value = serde_json::from_str(&call.params).ok()?;
        match call.method.as_str() {
            "eth_getCode" => Some(quoted(&self.code(params.get(0)?.as_str()?.parse().ok()?))),
            "eth_getBalance" => Some(ETHER.to_owned()),
            "eth_getTransactionCount" => Some(TRANSACTIONS.to_owned()),
            "eth_call" => {
                let call = params.get(0)?;
                let to = call.get("to")?.as_str()?.parse().ok()?;
                let data = hex::decode(call.get("data")?.as_str()?).ok()?;
                Some(quoted(&self.call(to, &data)?))
            }
            _ => None,
        }
    }

    fn facts(&self, address: Address) -> Option<&Facts> {
        self.world.0.get(&self.chain)?.get(&address)
    }

    fn code(&self, address: Address) -> Vec<u8> {
        match self.facts(address) {
            None => Vec::new(),
            Some(facts) => match (facts.code, facts.to) {
                (Code::Delegated, Some(to)) => [&[0xef, 0x01, 0x00], to.as_slice()].concat(),
                _ => vec![0x60],
            },
        }
    }

    /// What a call returns; `None` if it reverts.
    fn call(&self, to: Address, data: &[u8]) -> Option<Vec<u8>> {
        if to == MULTICALL3 {
            let results: Vec<_> = reads(data)?
                .iter()
                .map(|(to, data)| self.call(*to, data))
                .collect();
            return Some(aggregate(&results));
        }
        let Some(facts) = self.facts(to) else {
            return Some(Vec::new());
        };
        let (selector, arguments) = data.split_first_chunk::<4>()?;
        if to == PERMIT2 {
            return self.permit2(*selector, arguments);
        }
        self.token(to, facts.token.as_ref()?, *selector, arguments)
    }

    fn token(&self, at: Address, token: &Token, selector: [u8; 4], arguments: &[u8]) -> Option<Vec<u8>> {
        let fungible = token.standard == "erc20";
        match u32::from_be_bytes(selector) {
            // supportsInterface(bytes4), which fungible tokens do not have.
            0x01ff_c9a7 if !fungible => token.supports(arguments.get(..4)?),
            // symbol(), name()
            0x95d8_9b41 | 0x06fd_de03 => Some(Returned::text(&token.symbol)),
            // decimals()
            0x313c_e567 => token.decimals.map(|places| Returned::word(U256::from(places))),
            // totalSupply()
            0x1816_0ddd => token.total_supply.map(Returned::word),
            // balanceOf(address)
            0x70a0_8231 => Some(Returned::word(self.own(address_at(arguments, 0)?, token.balance))),
            // allowance(address,address)
            0xdd62_ed3e if fungible => Some(Returned::word(self.allowance(at, address_at(arguments, 1)?))),
            // nonces(address)
            0x7ece_be00 => Some(Returned::word(U256::ZERO)),
            // ownerOf(uint256)
            0x6352_211e if token.standard == "erc721" => Some(Returned::address(self.person)),
            // isApprovedForAll(address,address), getApproved(uint256)
            0xe985_e9c5 | 0x0818_12fc if !fungible => Some(Returned::word(U256::ZERO)),
            _ => None,
        }
    }

    fn permit2(&self, selector: [u8; 4], arguments: &[u8]) -> Option<Vec<u8>> {
        match u32::from_be_bytes(selector) {
            // allowance(address,address,address)
            0x927d_a105 => {
                let (token, spender) = (address_at(arguments, 1)?, address_at(arguments, 2)?);
                let found = find(&self.state.permit2, token, spender);
                let (amount, expiration, nonce) = found.map_or((U256::ZERO, 0, 0), |found| {
                    (found.amount, found.expiration, found.nonce)
                });
                Some(
                    [
                        Returned::word(amount),
                        Returned::word(U256::from(expiration)),
                        Returned::word(U256::from(nonce)),
                    ]
                    .concat(),
                )
            }
            // nonceBitmap(address,uint256)
            0x4fe0_2b44 => word_at(arguments, 1).map(|_| Returned::word(U256::ZERO)),
            _ => None,
        }
    }

    fn own(&self, owner: Address, balance: U256) -> U256 {
        if owner == self.person { balance } else { U256::ZERO }
    }

    fn allowance(&self, token: Address, spender: Address) -> U256 {
        if spender == PERMIT2 && self.state.approved_to_permit2.contains(&token) {
            return U256::MAX;
        }
        find(&self.state.allowances, token, spender).map_or(U256::ZERO, |found| found.amount)
    }
}

fn find(allowances: &[Allowance], token: Address, spender: Address) -> Option<&Allowance> {
    allowances
        .iter()
        .find(|allowance| allowance.token == token && allowance.spender == spender)
}

impl Token {
    fn supports(&self, interface: &[u8]) -> Option<Vec<u8>> {
        let own: [u8; 4] = match self.standard.as_str() {
            "erc721" => [0x80, 0xac, 0x58, 0xcd],
            "erc1155" => [0xd9, 0xb6, 0x7a, 0x26],
            _ => return None,
        };
        Some(Returned::truth(interface == own))
    }
}

fn quoted(bytes: &[u8]) -> String {
    format!("\"{}\"", hex::encode_prefixed(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::address;
    use guard::{Answer, Code as Found, Question, Standard};

    const USDC: Address = address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
    const APES: Address = address!("0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D");
    const NOBODY: Address = Address::repeat_byte(1);
    const ME: Address = Address::repeat_byte(2);

    /// What the guard reads from the replies to its own calls.
    fn answers(questions: &[Question]) -> Result<Vec<Answer>> {
        let world = World::load()?;
        let replies: Vec<Reply> = guard::calls(questions, &[])
            .iter()
            .map(|call| world.reply(call, ME, &State::default()))
            .collect();
        Ok(guard::answers(questions, &[], &replies))
    }

    #[test]
    fn the_guard_reads_code_as_it_is_described() -> Result<()> {
        let code = |address| Question::Code {
            chain: ChainId(1),
            address,
        };
        let found: Vec<_> = answers(&[code(USDC), code(NOBODY)])?
            .into_iter()
            .filter_map(|answer| match answer {
                Answer::Code { found, .. } => Some(found),
                _ => None,
            })
            .collect();
        assert_eq!(found, [Found::Contract, Found::None]);
        Ok(())
    }

    #[test]
    fn the_guard_reads_tokens_as_they_are_described() -> Result<()> {
        let token = |address| Question::Token {
            chain: ChainId(1),
            address,
            owner: Some(ME),
        };
        let found: Vec<_> = answers(&[token(USDC), token(APES)])?
            .into_iter()
            .filter_map(|answer| match answer {
                Answer::Token { found, .. } => Some((found.standard, found.symbol, found.decimals)),
                _ => None,
            })
            .collect();
        assert_eq!(
            found,
            [
                (Standard::Erc20, Some("USDC".to_owned()), Some(6)),
                (Standard::Erc721, Some("BAYC".to_owned()), None),
            ]
        );
        Ok(())
    }
}
