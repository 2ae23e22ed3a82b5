//! Names of the Ethereum Name Service: which one an account goes by, and which account a name leads to.
//!
//! Anyone can claim any name for their account, so that one counts only if it leads back to the account. All is read
//! of the registry and of the resolvers that it names; what a resolver would have fetched from elsewhere (EIP-3668), or
//! says of names that the registry does not have (ENSIP-10), is no name.

mod name;

pub use name::{MAX_NAME, is_plain, namehash, reverse_node};

use crate::allowance::{Ask, Failure, Found, Reads, Standing, What, Zero};
use crate::gather::Gather as _;
use crate::wire::{to_json, wire};
use crate::{Call, ChainId, Reply};
use alloy_primitives::{Address, U256, address};
use serde::{Deserialize, Serialize};

/// The chain that the names are on.
pub const CHAIN: ChainId = ChainId(1);
/// The registry, which knows the resolver of each name.
pub const REGISTRY: Address = address!("0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e");

/// `resolver(bytes32)` of the registry.
const RESOLVER: [u8; 4] = [0x01, 0x78, 0xb8, 0xbf];
/// `addr(bytes32)` of a resolver.
const ADDR: [u8; 4] = [0x3b, 0x3b, 0x57, 0xde];

/// How a look for a name or an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum NameState {
    /// More is to be asked.
    Open,
    /// The name leads to the account.
    Found,
    /// The account has no name, or none that counts; the name leads to nobody.
    None,
    /// The name is not [plain](is_plain), so that nobody was asked.
    Odd,
    /// Nobody can tell.
    Unread,
}

/// An account whose name is looked for, or a name whose account is, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Named {
    /// How the look stands. What is not found says nothing of the account and the name together.
    pub state: NameState,
    /// The account.
    pub account: Option<Address>,
    /// The name. Of an account: what it claims, once that is known.
    pub name: Option<String>,
    /// The resolver of the name, or of the account's reverse record while the name is not known.
    pub resolver: Option<Address>,
}

/// A look at names in progress. Serialised, it is a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Naming {
    looks: Vec<Named>,
    standing: Standing,
}

/// Where a look at names is after a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "naming", rename_all = "camelCase")]
pub enum NamingStep {
    /// More is to be asked.
    More {
        /// The look, for the next [`Naming::read`]: a checkpoint that only the guard reads.
        #[cfg_attr(feature = "ts", tsify(type = "unknown"))]
        look: Naming,
        /// What to ask.
        calls: Vec<Call>,
    },
    /// Over.
    Done {
        /// What came of each: the accounts, then the names, in the order given.
        found: Vec<Named>,
    },
}

/// Begins to look for the names of these accounts and for the accounts of these names, which somebody typed, and says
/// what to ask.
#[must_use]
pub fn names(accounts: Vec<Address>, typed: Vec<String>) -> NamingStep {
    let accounts = accounts.into_iter().map(|account| (Some(account), None));
    let typed = typed.into_iter().map(|name| (None, Some(name)));
    let looks = accounts
        .chain(typed)
        .map(|(account, name)| Named::new(account, name));
    round(looks.gather())
}

impl Naming {
    /// Takes one reply for each call of the last step, in order.
    #[must_use]
    pub fn read(mut self, replies: &[Reply]) -> NamingStep {
        self.standing.take(replies);
        if !self.standing.is_done() {
            return self.more();
        }
        let (_, reads) = self.standing.finish();
        for look in &mut self.looks {
            look.read(&reads);
        }
        round(self.looks)
    }

    fn more(self) -> NamingStep {
        let calls = self.standing.calls();
        NamingStep::More { look: self, calls }
    }
}

/// Asks what each wants to know next. None has more than four questions.
fn round(looks: Vec<Named>) -> NamingStep {
    let asks = looks.iter().filter_map(Named::ask);
    let asks = asks.map(|what| (Ask { chain: CHAIN, what }, Zero::Believed));
    let standing = Standing::of_reads(asks.gather());
    if standing.is_done() {
        return NamingStep::Done { found: looks };
    }
    Naming { looks, standing }.more()
}

impl Named {
    fn new(account: Option<Address>, mut name: Option<String>) -> Named {
        let mut state = NameState::Open;
        if let Some(name) = &mut name {
            name.make_ascii_lowercase();
            if !is_plain(name) {
                state = NameState::Odd;
            }
        }
        Named {
            state,
            account,
            name,
            resolver: None,
        }
    }

    /// What to ask next; `None` once it is over.
    fn ask(&self) -> Option<What> {
        if self.state != NameState::Open {
            return None;
        }
        let node = match &self.name {
            Some(name) => namehash(name),
            None => reverse_node(self.account?),
        };
        let node = U256::from_be_bytes(node.0);
        let word = |contract, selector| What::word(contract, selector, &[node], 1, 0);
        Some(match (self.resolver, &self.name) {
            (None, _) => word(REGISTRY, RESOLVER),
            (Some(resolver), Some(_)) => word(resolver, ADDR),
            (Some(resolver), None) => What::Name { resolver, node },
        })
    }

    /// Takes what was found.
    fn read(&mut self, reads: &Reads) {
        let Some(what) = self.ask() else {
            return;
        };
        match reads.get(CHAIN, what) {
            Found::Number(word) => self.lead(address(*word)),
            Found::Name(name) if is_plain(name) => {
                self.name = Some(name.clone());
                self.resolver = None;
            }
            Found::Name(_) | Found::Failed(Failure::Reverted) => self.state = NameState::None,
            _ => self.state = NameState::Unread,
        }
    }

    /// Takes whom the registry or the name's resolver names.
    fn lead(&mut self, to: Option<Address>) {
        if self.resolver.is_none() && to.is_some() {
            self.resolver = to;
        } else if to.is_some() && self.account.is_none_or(|own| to == Some(own)) {
            self.account = to;
            self.state = NameState::Found;
        } else {
            self.state = NameState::None;
        }
    }
}

/// The address in a word; `None` if it is nobody's, or none.
fn address(word: U256) -> Option<Address> {
    let is_one = !word.is_zero() && word.bit_len() <= 160;
    is_one.then(|| Address::from_word(word.into()))
}

wire!(names NameState {
    Open = "open",
    Found = "found",
    None = "none",
    Odd = "odd",
    Unread = "unread",
});

wire!(struct Named { state, account, name, resolver });

wire!(struct Naming { looks, standing });

to_json!(enum NamingStep by "naming" {
    More = "more" { look, calls },
    Done = "done" { found },
});
