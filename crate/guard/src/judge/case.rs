//! One request of a snapshot, read: what every rule and every sentence looks at.

use super::facts::Facts;
use crate::map::{Map, Set};
use crate::typed_data::Domain;
use crate::{
    Amount, Asset, By, ChainId, Code, Context, Control, Digests, Effect, Field, Grant, GrantKind, Malformed,
    Order, Power, Question, Reading, Revocation, Standard, TokenFacts, Transfer, UNLIMITED_FROM,
};
use alloy_primitives::{Address, U256};

/// What the request asks the wallet to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A transaction.
    Transaction,
    /// A signature that is not a transaction.
    Signature,
    /// Neither, or nobody can tell.
    Other,
}

/// Something that was noticed on reading.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Deserialize), serde(rename_all = "camelCase"))]
pub(crate) enum Note {
    /// Calldata that says the same as canonical calldata but is written otherwise.
    NonCanonical,
    /// Bytes after the arguments.
    TrailingBytes,
    /// Text that does not read as it looks.
    DeceptiveText { field: String },
    /// A key that is not signed.
    UndeclaredKey { field: String },
    /// An address whose capitals are not its checksum.
    BadChecksum { field: String },
    /// A declared type that is not used.
    UnusedType { name: String },
    /// Typed data that looks like an approval but is none that we know.
    LookAlike { primary_type: String },
    /// A message that is or may be a hash.
    HashLike,
    /// A message that signs in to the page's own site (ERC-4361).
    SignIn { domain: String },
    /// A message that signs in to another site than the page's (ERC-4361).
    SignInElsewhere { domain: String },
    /// A message that signs in as another account than the one that would sign it (ERC-4361).
    SignInForAnother { account: Address },
    /// A message that says it signs in, but not in the standard's form (ERC-4361).
    SignInMalformed,
    /// A call under a name that thieves use to be sent coin, with coin: contracts keep it.
    Lure { function: String },
    /// A call of an unknown function whose arguments look like somebody and an amount without limit.
    LookAlikeCall { selector: String },
    /// A Permit2 permit among the bytes of an unknown function's arguments.
    HiddenPermit { contract: Address },
}

/// What reading a request gave, before the chain's answers are applied to it.
pub(crate) struct Read {
    pub(crate) source: Source,
    pub(crate) reading: Reading,
    /// The chain that the request itself names.
    pub(crate) named_chain: Option<ChainId>,
    /// The account that the request itself names.
    pub(crate) named_account: Option<Address>,
    pub(crate) domain: Option<Domain>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) notes: Vec<Note>,
    pub(crate) malformed: Option<Malformed>,
    pub(crate) digests: Option<Digests>,
    pub(crate) fields: Vec<Field>,
}

impl Read {
    /// A reading without anything in it.
    pub(crate) fn new(source: Source, reading: Reading) -> Self {
        Read {
            source,
            reading,
            named_chain: None,
            named_account: None,
            domain: None,
            effects: Vec::new(),
            notes: Vec::new(),
            malformed: None,
            digests: None,
            fields: Vec::new(),
        }
    }

    /// A request, or a part of it, outside the grammar.
    pub(crate) fn malformed(source: Source, malformed: Malformed) -> Self {
        Read {
            malformed: Some(malformed),
            ..Read::new(source, Reading::Malformed)
        }
    }
}

/// Somebody who would get authority.
pub(crate) struct Spender {
    pub(crate) address: Address,
    /// What stands at the address; `None` is not known.
    pub(crate) code: Option<Code>,
    /// Whether they would get something without limit, or more than one token.
    pub(crate) wide: bool,
    /// Whether all they would get is made for a key that acts for the person within limits: a permission
    /// (ERC-7715), or signing orders. There an ordinary account is no surprise.
    pub(crate) agent: bool,
}

/// One request with what is known about it.
pub(crate) struct Case<'a> {
    pub(crate) context: &'a Context,
    facts: &'a Facts<'a>,
    pub(crate) read: Read,
    /// The chain it is judged for: its own, else the wallet's.
    pub(crate) chain: Option<ChainId>,
    /// The account it is judged for: its own, else the wallet's.
    pub(crate) account: Option<Address>,
    /// Everyone who would get authority, by address.
    pub(crate) spenders: Vec<Spender>,
    /// How many questions there was no room for.
    pub(crate) unasked: usize,
}

impl<'a> Case<'a> {
    pub(crate) fn new(read: Read, context: &'a Context, facts: &'a Facts<'a>) -> Self {
        let mut case = Case {
            context,
            facts,
            chain: read.named_chain.or(context.chain),
            account: read.named_account.or(context.account),
            read,
            spenders: Vec::new(),
            unasked: 0,
        };
        let effects = std::mem::take(&mut case.read.effects);
        case.read.effects = effects.into_iter().map(|effect| case.resolved(effect)).collect();
        case.spenders = case.find_spenders();
        case
    }

    /// The authority that would be given.
    pub(crate) fn grants(&self) -> impl Iterator<Item = &Grant> {
        self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Grant(grant) => Some(grant),
            _ => None,
        })
    }

    /// The authority that would be taken back.
    pub(crate) fn revocations(&self) -> impl Iterator<Item = &Revocation> {
        self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Revoke(revocation) => Some(revocation),
            _ => None,
        })
    }

    /// The transfers that whoever has the signature could make.
    pub(crate) fn signed_transfers(&self) -> impl Iterator<Item = &Transfer> {
        self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Transfer(transfer) if transfer.by == By::Signature => Some(transfer),
            _ => None,
        })
    }

    /// The orders that others could take.
    pub(crate) fn orders(&self) -> impl Iterator<Item = &Order> {
        self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Order(order) => Some(order),
            _ => None,
        })
    }

    /// Whether it gives or takes authority, or might.
    pub(crate) fn matters(&self) -> bool {
        matches!(self.read.reading, Reading::Approval | Reading::Unknown)
    }

    /// What the contract of a grant's asset says of itself.
    pub(crate) fn token_facts(&self, grant: &Grant) -> Option<&'a TokenFacts> {
        self.facts_of(&grant.asset, grant.owner)
    }

    /// Whether more could be taken than anyone owns, as far as is known: what the request says, or an
    /// amount above all there is.
    pub(crate) fn is_unlimited(&self, grant: &Grant) -> bool {
        match (grant.amount, grant.asset) {
            (Amount::All | Amount::Unlimited { .. }, _) => true,
            (Amount::Exact { .. }, Asset::Either { value, .. }) => value >= UNLIMITED_FROM,
            (Amount::Exact { .. }, _) => self.is_above_supply(grant),
        }
    }

    /// Whether an exact amount is more than exists.
    pub(crate) fn is_above_supply(&self, grant: &Grant) -> bool {
        let supply = self.token_facts(grant).and_then(|facts| facts.total_supply);
        self.is_above(grant, supply)
    }

    /// Whether an exact amount is more than the owner has.
    pub(crate) fn is_above_balance(&self, grant: &Grant) -> bool {
        let balance = self.token_facts(grant).and_then(|facts| facts.balance);
        self.is_above(grant, balance)
    }

    fn is_above(&self, grant: &Grant, bound: Option<U256>) -> bool {
        match (grant.asset, grant.amount, bound) {
            (Asset::Token { .. }, Amount::Exact { value }, Some(bound)) => value > bound,
            _ => false,
        }
    }

    /// Whether this is the account that signs; an effect that names none means it.
    pub(crate) fn is_own(&self, account: Option<Address>) -> bool {
        account.is_none() || account == self.account
    }

    /// Whether this ends a delegation of the signer's own account (EIP-7702): the zero address has no code.
    pub(crate) fn clears(&self, control: &Control) -> bool {
        control.power == Power::Code
            && control.who.is_some_and(|who| who.is_zero())
            && self.is_own(control.account)
    }

    /// What the contract of an asset says of itself to its owner.
    pub(super) fn facts_of(&self, asset: &Asset, owner: Option<Address>) -> Option<&'a TokenFacts> {
        let question = self.token_question(asset, owner)?;
        self.facts.token(&question)
    }

    /// Everything whose answer could raise the level or say more clearly what is at stake: who the
    /// spenders are first, then what the tokens are. Nothing can be asked of an unknown chain.
    pub(crate) fn questions(&self) -> impl Iterator<Item = Question> {
        let codes = self.chain.into_iter().flat_map(|chain| {
            self.spenders.iter().map(move |spender| Question::Code {
                chain,
                address: spender.address,
            })
        });
        let granted = self.grants().map(|grant| (grant.asset, grant.owner));
        let sent = self
            .signed_transfers()
            .map(|transfer| (transfer.asset, transfer.from));
        let traded = self.orders().flat_map(|order| {
            let legs = order.gives.iter().chain(&order.gets);
            legs.map(|leg| (leg.asset, order.maker))
        });
        let tokens = granted
            .chain(sent)
            .chain(traded)
            .filter_map(|(asset, owner)| self.token_question(&asset, owner));
        codes.chain(tokens)
    }

    fn token_question(&self, asset: &Asset, owner: Option<Address>) -> Option<Question> {
        if !is_token(asset) {
            return None;
        }
        self.chain.map(|chain| Question::Token {
            chain,
            address: asset.address(),
            owner: owner.or(self.account),
        })
    }

    /// `approve(address,uint256)` means different things to an ERC-20 and to an ERC-721. Only a contract
    /// that says which it is settles it; anything else stays open and is judged for the worst. The highest
    /// number of all is the usual "without limit" and no item's.
    fn resolved(&self, effect: Effect) -> Effect {
        let Effect::Grant(grant) = &effect else {
            return effect;
        };
        let Asset::Either { address, value } = grant.asset else {
            return effect;
        };
        match self.token_facts(grant).map(|facts| facts.standard) {
            Some(Standard::Erc20) => erc20_approval(grant, address, value),
            Some(Standard::Erc721) => erc721_approval(grant, address, value),
            _ if value == U256::MAX => erc20_approval(grant, address, value),
            _ => effect,
        }
    }

    fn find_spenders(&self) -> Vec<Spender> {
        let mut found: Map<Address, Reach> = Map::default();
        let able = self.grants().filter(|grant| grant.kind.can_spend());
        for grant in able.filter(|grant| !grant.spender.is_zero()) {
            found.update(grant.spender, |reach| {
                reach.unlimited |= self.is_unlimited(grant);
                reach.beyond_agent |= !is_for_agent(grant.kind);
                reach.assets.insert(grant.asset.address());
            });
        }
        found
            .into_sorted()
            .map(|(address, reach)| Spender {
                address,
                code: self.chain.and_then(|chain| self.facts.code(chain, address)),
                wide: reach.unlimited || reach.assets.len() > 1,
                agent: !reach.beyond_agent,
            })
            .collect()
    }
}

/// Whether the authority is to take assets, up to an amount, and not to act for the owner in another way.
pub(crate) fn takes(grant: &Grant) -> bool {
    is_taking(grant.kind)
}

/// As [`takes`], of a kind.
pub(crate) fn is_taking(kind: GrantKind) -> bool {
    !matches!(
        kind,
        GrantKind::Credit
            | GrantKind::Manager
            | GrantKind::OrderSigner
            | GrantKind::Delegate
            | GrantKind::Votes
            | GrantKind::Rental
    )
}

/// Whether the asset is a token or a collection, that is, a contract that can be asked what it is.
pub(crate) fn is_token(asset: &Asset) -> bool {
    !matches!(asset, Asset::Account { .. } | Asset::Coin)
}

/// Where a grant holds: the account that it opens, else the contract that keeps it.
pub(crate) fn place(grant: &Grant) -> Address {
    match grant.asset {
        Asset::Account { address } => address,
        _ => grant.keeper,
    }
}

/// What one spender would get.
#[derive(Default)]
struct Reach {
    unlimited: bool,
    beyond_agent: bool,
    assets: Set<Address>,
}

fn is_for_agent(kind: GrantKind) -> bool {
    matches!(kind, GrantKind::Permission | GrantKind::OrderSigner)
}

fn erc20_approval(grant: &Grant, address: Address, value: U256) -> Effect {
    let asset = Asset::Token { address };
    if value.is_zero() {
        return Effect::Revoke(Revocation::Grant {
            kind: GrantKind::Allowance,
            asset,
            spender: Some(grant.spender),
            keeper: grant.keeper,
        });
    }
    Effect::Grant(Grant {
        kind: GrantKind::Allowance,
        asset,
        amount: Amount::erc20(value),
        ..grant.clone()
    })
}

/// The zero address as spender clears the approval of a token.
fn erc721_approval(grant: &Grant, address: Address, id: U256) -> Effect {
    let asset = Asset::Nft { address, id };
    if grant.spender.is_zero() {
        return Effect::Revoke(Revocation::Grant {
            kind: GrantKind::Nft,
            asset,
            spender: None,
            keeper: grant.keeper,
        });
    }
    Effect::Grant(Grant {
        kind: GrantKind::Nft,
        asset,
        amount: Amount::Exact { value: U256::ONE },
        ..grant.clone()
    })
}
