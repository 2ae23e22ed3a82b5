//! The words that rows are written in.

use super::inner::Calling;
use super::order::Ordering;
use super::scope::Scope;
use crate::{GrantKind, Power};
use formats::arguments::Path;

/// One thing that a call or signature does.
#[derive(Clone, Copy)]
pub(crate) enum Say {
    /// It gives authority, or ends it where the amount or flag is zero.
    Grant(Granting),
    /// It ends authority.
    Revoke(Revoking),
    /// Assets move.
    Move(Moving),
    /// Others may trade what the maker has.
    Order(Ordering),
    /// Orders of which only a hash is seen.
    HiddenOrders,
    /// A hash that could stand for anything.
    Hash,
    /// An order or offer ends.
    EndOrder,
    /// Somebody gets power over an account.
    Control(Controlling),
    /// Calls are made.
    Call(Calling),
    /// What rows cannot say. `None` where the contract would refuse the arguments.
    Custom(fn(&mut Scope<'_>) -> Option<()>),
}

/// What an effect is about.
#[derive(Clone, Copy)]
pub(crate) enum What {
    /// The contract itself is the token.
    This,
    /// The contract is an ERC-20, and the number an amount, or an ERC-721, and the number a token id.
    ThisEither(Path),
    /// One item of the contract, by its id.
    ThisNft(Path),
    /// All items of the contract.
    ThisCollection,
    /// All that the owner keeps at the contract.
    ThisAccount,
    /// A token; the zero address and `0xeeee…` stand for the chain's own coin.
    Token(Path),
    /// One item of a collection.
    Nft(Path, Path),
    /// All that the owner keeps at another contract.
    Account(Path),
    /// The chain's own coin.
    Coin,
    /// Fungible or not by a kind of token as Limit Break and others number them: 20, 721 or 1155.
    Standard { standard: Path, token: Path, id: Path },
}

/// How much of it.
#[derive(Clone, Copy)]
pub(crate) enum HowMuch {
    /// Every item.
    All,
    /// More than there can be.
    Unlimited,
    /// One item.
    One,
    /// An ERC-20 amount.
    Erc20(Path),
    /// A Permit2 amount (uint160).
    Permit2(Path),
}

/// Until when.
#[derive(Clone, Copy)]
pub(crate) enum Until {
    Never,
    /// Unix seconds.
    At(Path),
    /// Unix seconds; 0 means the block that stores it (Permit2).
    Permit2(Path),
    /// Unix seconds in the bits of a number from `shift` on; 0 means never.
    Bits {
        path: Path,
        shift: usize,
        bits: usize,
    },
    /// This block, or this transaction.
    Block,
    /// For one use.
    Once,
}

/// The contract that keeps a grant.
#[derive(Clone, Copy)]
pub(crate) enum Keeper {
    /// The contract that is called or verifies.
    This,
    /// The token.
    Asset,
    /// Uniswap's Permit2, to which the contract passes it on.
    Permit2,
}

/// Authority that is given.
#[derive(Clone, Copy)]
pub(crate) struct Granting {
    pub(super) kind: GrantKind,
    pub(super) what: What,
    pub(super) spender: Path,
    pub(super) amount: HowMuch,
    pub(super) only_if: Path,
    pub(super) owner: Path,
    pub(super) until: Until,
    pub(super) deadline: Path,
    pub(super) zero_deadline_is_none: bool,
    pub(super) nonce: Path,
    pub(super) period: Path,
    pub(super) keeper: Keeper,
    pub(super) each: Path,
    pub(super) submitted: bool,
}

/// Without limit and without end, until the row says otherwise.
pub(crate) const fn grant(kind: GrantKind, what: What, spender: Path) -> Granting {
    Granting {
        kind,
        what,
        spender,
        amount: HowMuch::All,
        only_if: "",
        owner: "",
        until: Until::Never,
        deadline: "",
        zero_deadline_is_none: false,
        nonce: "",
        period: "",
        keeper: Keeper::This,
        each: "",
        submitted: false,
    }
}

impl Granting {
    pub(crate) const fn amount(self, amount: HowMuch) -> Self {
        Granting { amount, ..self }
    }

    /// Given only if this is true, or not zero; otherwise taken back.
    pub(crate) const fn only_if(self, only_if: Path) -> Self {
        Granting { only_if, ..self }
    }

    /// Whose asset it is; without this, the sender's or signer's.
    pub(crate) const fn of(self, owner: Path) -> Self {
        Granting { owner, ..self }
    }

    pub(crate) const fn until(self, until: Until) -> Self {
        Granting { until, ..self }
    }

    /// Until when the signature can be submitted.
    pub(crate) const fn deadline(self, deadline: Path) -> Self {
        Granting { deadline, ..self }
    }

    /// Until when the signature can be submitted; 0 means for ever (DAI).
    pub(crate) const fn deadline_or_never(self, deadline: Path) -> Self {
        Granting {
            deadline,
            zero_deadline_is_none: true,
            ..self
        }
    }

    pub(crate) const fn nonce(self, nonce: Path) -> Self {
        Granting { nonce, ..self }
    }

    /// The amount renews after so many seconds.
    pub(crate) const fn period(self, period: Path) -> Self {
        Granting { period, ..self }
    }

    pub(crate) const fn keeper(self, keeper: Keeper) -> Self {
        Granting { keeper, ..self }
    }

    /// One grant for each item of a list.
    pub(crate) const fn each(self, each: Path) -> Self {
        Granting { each, ..self }
    }

    /// By a signature that was made before and is handed in.
    pub(crate) const fn submitted(self) -> Self {
        Granting {
            submitted: true,
            ..self
        }
    }
}

/// Authority that ends.
#[derive(Clone, Copy)]
pub(crate) struct Revoking {
    pub(super) kind: GrantKind,
    pub(super) what: What,
    pub(super) spender: Path,
    pub(super) each: Path,
}

pub(crate) const fn revoke(kind: GrantKind, what: What, spender: Path) -> Revoking {
    Revoking {
        kind,
        what,
        spender,
        each: "",
    }
}

impl Revoking {
    /// One for each item of a list.
    pub(crate) const fn each(self, each: Path) -> Self {
        Revoking { each, ..self }
    }
}

/// Assets that move.
#[derive(Clone, Copy)]
pub(crate) struct Moving {
    pub(super) what: What,
    pub(super) from: Path,
    pub(super) to: Path,
    pub(super) amount: Path,
    pub(super) deadline: Path,
    pub(super) each: Path,
    pub(super) submitted: bool,
}

/// An amount from the sender or signer to somebody. Without an amount it is one item.
pub(crate) const fn moved(what: What, to: Path, amount: Path) -> Moving {
    Moving {
        what,
        from: "",
        to,
        amount,
        deadline: "",
        each: "",
        submitted: false,
    }
}

impl Moving {
    /// Whose it is; without this, the sender's or signer's.
    pub(crate) const fn from(self, from: Path) -> Self {
        Moving { from, ..self }
    }

    /// Until when the signature can be submitted.
    pub(crate) const fn deadline(self, deadline: Path) -> Self {
        Moving { deadline, ..self }
    }

    /// One for each item of a list.
    pub(crate) const fn each(self, each: Path) -> Self {
        Moving { each, ..self }
    }

    /// By a signature that was made before and is handed in.
    pub(crate) const fn submitted(self) -> Self {
        Moving {
            submitted: true,
            ..self
        }
    }
}

/// Power over an account: the contract that is called or verifies.
#[derive(Clone, Copy)]
pub(crate) struct Controlling {
    pub(super) power: Power,
    pub(super) who: Path,
}

/// To somebody, if the arguments name an address.
pub(crate) const fn control(power: Power, who: Path) -> Say {
    Say::Control(Controlling { power, who })
}
