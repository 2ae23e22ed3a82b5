//! Authority that contracts keep beyond allowances: how each kind ends, and how it is read back.

use super::RevokeCall;
use super::target::Target;
use crate::ChainId;
use crate::allowance::{AllowanceKey, AllowanceKind, WORDS, What};
use crate::multicall::address_word;
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// What kind of authority, and so the functions that end and read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum DelegationKind {
    /// Aave: may borrow against the owner's collateral; the contract is the debt token.
    Credit,
    /// Aave: may manage the owner's positions.
    PositionManager,
    /// Compound III: may do everything with the owner's account.
    Manager,
    /// Morpho: may do everything with the owner's positions.
    Authorization,
    /// Euler's EVC: may act for the account.
    AccountOperator,
    /// Balancer's vault: may move what the owner allowed the vault.
    Relayer,
    /// BentoBox: may move what the owner has there.
    MasterContract,
    /// Maker's Vat: may do everything with the owner's vaults.
    Vat,
    /// ERC-777: may send every token of the owner.
    Erc777Operator,
    /// ERC-6909 and ERC-7540: may move every token, or request, of the owner.
    Operator,
    /// ERC-7984: may move every confidential token of the owner, until a time.
    TimedOperator,
    /// GMX: may spend what the owner allowed the router.
    Plugin,
    /// Synthetix: may use every power of the owner.
    AllPowers,
    /// delegate.xyz, second version: acts as the owner everywhere, within `rights`.
    DelegateAll,
    /// delegate.xyz, first version: acts as the owner everywhere.
    DelegateForAll,
    /// LooksRare's transfer manager: may move what the owner allowed it.
    TransferOperator,
}

/// One authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Delegation {
    /// The chain.
    pub chain: ChainId,
    /// Who gave it.
    pub owner: Address,
    /// Its kind.
    pub kind: DelegationKind,
    /// The contract that keeps it.
    pub contract: Address,
    /// Who has it.
    pub who: Address,
    /// The rights that it is limited to, for [`DelegationKind::DelegateAll`]; 0 is all of them, and elsewhere.
    pub rights: U256,
}

impl Delegation {
    /// The authority that is listed as an allowance, if this one is.
    pub(crate) fn of(key: &AllowanceKey) -> Option<Self> {
        let kind = match key.kind {
            AllowanceKind::Erc6909Operator => DelegationKind::Operator,
            AllowanceKind::Credit => DelegationKind::Credit,
            AllowanceKind::Erc777Operator => DelegationKind::Erc777Operator,
            AllowanceKind::Authorization => DelegationKind::Authorization,
            AllowanceKind::Relayer => DelegationKind::Relayer,
            AllowanceKind::MasterContract => DelegationKind::MasterContract,
            AllowanceKind::Erc20
            | AllowanceKind::Nft
            | AllowanceKind::Operator
            | AllowanceKind::Permit2
            | AllowanceKind::Erc6909
            | AllowanceKind::Code => return None,
        };
        Some(Delegation {
            chain: key.chain,
            owner: key.owner,
            kind,
            contract: key.token,
            who: key.spender,
            rights: U256::ZERO,
        })
    }

    /// The call that ends it, and so all of this.
    pub(super) fn call(&self, ends: Vec<Target>) -> RevokeCall {
        let Form(selector, words) = row(self.kind).end;
        let words: Vec<U256> = words.iter().map(|word| self.word(*word)).collect();
        RevokeCall::new(ends, self.contract, selector, &words)
    }

    /// The read that says whether it stands: it does where the first word is not 0.
    pub(crate) fn read(&self) -> What {
        let Form(selector, words) = row(self.kind).read;
        let mut read = [U256::ZERO; WORDS];
        for (place, word) in read.iter_mut().zip(words) {
            *place = self.word(*word);
        }
        What::word(self.contract, selector, &read, words.len(), 0)
    }

    fn word(&self, word: Word) -> U256 {
        match word {
            Word::Who => address_word(self.who),
            Word::Owner => address_word(self.owner),
            Word::Rights => self.rights,
            Word::Is(number) => U256::from(number),
        }
    }
}

/// An argument.
#[derive(Clone, Copy)]
enum Word {
    Who,
    Owner,
    Rights,
    Is(u8),
}

/// A function's selector and arguments.
struct Form([u8; 4], &'static [Word]);

struct Row {
    end: Form,
    read: Form,
}

/// The functions of each kind. Their names are in the test that compares the selectors.
fn row(kind: DelegationKind) -> Row {
    use DelegationKind as Kind;
    use Word::{Is, Owner, Rights, Who};
    const NONE: Word = Is(0);
    let (end, read) = match kind {
        Kind::Credit => (
            Form([0xc0, 0x4a, 0x8a, 0x10], &[Who, NONE]),
            Form([0x6b, 0xd7, 0x6d, 0x24], &[Owner, Who]),
        ),
        Kind::PositionManager => (
            Form([0xb8, 0xca, 0xa7, 0xc5], &[Who, NONE]),
            Form([0xf9, 0xc2, 0xbd, 0x87], &[Owner, Who]),
        ),
        Kind::Manager => (
            Form([0x11, 0x04, 0x96, 0xe5], &[Who, NONE]),
            Form([0xa1, 0x65, 0x43, 0x79], &[Owner, Who]),
        ),
        Kind::Authorization => (
            Form([0xee, 0xce, 0xa0, 0x00], &[Who, NONE]),
            Form([0x65, 0xe4, 0xad, 0x9e], &[Owner, Who]),
        ),
        Kind::AccountOperator => (
            Form([0x9f, 0x5c, 0x46, 0x2a], &[Owner, Who, NONE]),
            Form([0x16, 0x47, 0x29, 0x2a], &[Owner, Who]),
        ),
        Kind::Relayer => (
            Form([0xfa, 0x6e, 0x67, 0x1d], &[Owner, Who, NONE]),
            Form([0xfe, 0xc9, 0x0d, 0x72], &[Owner, Who]),
        ),
        Kind::MasterContract => (
            Form([0xc0, 0xa4, 0x7c, 0x93], &[Owner, Who, NONE, NONE, NONE, NONE]),
            Form([0x91, 0xe0, 0xea, 0xb5], &[Who, Owner]),
        ),
        Kind::Vat => (
            Form([0xdc, 0x4d, 0x20, 0xfa], &[Who]),
            Form([0x45, 0x38, 0xc4, 0xeb], &[Owner, Who]),
        ),
        Kind::Erc777Operator => (
            Form([0xfa, 0xd8, 0xb3, 0x2a], &[Who]),
            Form([0xd9, 0x5b, 0x63, 0x71], &[Who, Owner]),
        ),
        Kind::Operator => (
            Form([0x55, 0x8a, 0x72, 0x97], &[Who, NONE]),
            Form([0xb6, 0x36, 0x3c, 0xf2], &[Owner, Who]),
        ),
        Kind::TimedOperator => (
            Form([0xd4, 0xfe, 0xbb, 0x96], &[Who, NONE]),
            Form([0xb6, 0x36, 0x3c, 0xf2], &[Owner, Who]),
        ),
        Kind::Plugin => (
            Form([0xce, 0xdd, 0x43, 0x75], &[Who]),
            Form([0x95, 0x6f, 0x28, 0x5e], &[Owner, Who]),
        ),
        Kind::AllPowers => (
            Form([0x6f, 0x95, 0x20, 0x0b], &[Who]),
            Form([0xb4, 0x2e, 0x0f, 0x15], &[Owner, Who]),
        ),
        Kind::DelegateAll => (
            Form([0x30, 0xff, 0x31, 0x40], &[Who, Rights, NONE]),
            Form([0xe8, 0x39, 0xbd, 0x53], &[Who, Owner, Rights]),
        ),
        Kind::DelegateForAll => (
            Form([0x68, 0x5e, 0xe3, 0xe8], &[Who, NONE]),
            Form([0x9c, 0x39, 0x5b, 0xc2], &[Who, Owner]),
        ),
        Kind::TransferOperator => (
            Form([0x6c, 0xf0, 0x85, 0x9c], &[Is(32), Is(1), Who]),
            Form([0x3c, 0xc4, 0xcb, 0x06], &[Owner, Who]),
        ),
    };
    Row { end, read }
}

wire!(names DelegationKind {
    Credit = "credit",
    PositionManager = "positionManager",
    Manager = "manager",
    Authorization = "authorization",
    AccountOperator = "accountOperator",
    Relayer = "relayer",
    MasterContract = "masterContract",
    Vat = "vat",
    Erc777Operator = "erc777Operator",
    Operator = "operator",
    TimedOperator = "timedOperator",
    Plugin = "plugin",
    AllPowers = "allPowers",
    DelegateAll = "delegateAll",
    DelegateForAll = "delegateForAll",
    TransferOperator = "transferOperator",
});

wire!(struct Delegation { chain, owner, kind, contract, who, rights });
