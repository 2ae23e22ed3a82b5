//! One request of a snapshot, read: what every rule and every sentence looks at.

use super::facts::Facts;
use crate::calldata::{MAX_NAMED, Traces, Use};
use crate::directory::permit2;
use crate::gather::Gather as _;
use crate::map::{Map, Set};
use crate::trust::is_one_site;
use crate::typed_data::Domain;
use crate::{
    Amount, Asset, By, CallNode, ChainId, Code, Context, Control, Digests, Effect, Field, Grant, GrantKind,
    Malformed, Order, Payment, Power, Question, Reading, Revocation, Role, Standard, State, Subject,
    TokenFacts, Transfer, Trust, UNLIMITED_FROM,
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
    /// A part of a Permit2 signature whose meaning only the spender knows.
    Witness,
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
    /// A page's own endpoint for a chain that every wallet knows.
    Endpoint { chain: ChainId, endpoint: String },
    /// What was encrypted for the account would be shown to the page.
    Decrypts,
}

/// What reading a request gave, before the chain's answers are applied to it.
pub(crate) struct Read {
    pub(crate) source: Source,
    pub(crate) reading: Reading,
    /// The chain that the request itself names.
    pub(crate) named_chain: Option<ChainId>,
    /// The account that the request itself names.
    pub(crate) named_account: Option<Address>,
    /// The contracts that transactions call.
    pub(crate) called: Vec<Address>,
    /// What was seen in calls and in what cannot be read, besides the effects.
    pub(crate) traces: Traces,
    pub(crate) domain: Option<Domain>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) notes: Vec<Note>,
    pub(crate) malformed: Option<Malformed>,
    pub(crate) digests: Option<Digests>,
    pub(crate) fields: Vec<Field>,
    /// The calls that fields are arguments of.
    pub(crate) calls: Vec<CallNode>,
}

impl Read {
    /// A reading without anything in it.
    pub(crate) fn new(source: Source, reading: Reading) -> Self {
        Read {
            source,
            reading,
            named_chain: None,
            named_account: None,
            called: Vec::new(),
            traces: Traces::default(),
            domain: None,
            effects: Vec::new(),
            notes: Vec::new(),
            malformed: None,
            digests: None,
            fields: Vec::new(),
            calls: Vec::new(),
        }
    }

    /// Adds decoded fields, and the calls that these are arguments of, behind those that are there.
    pub(crate) fn list(&mut self, fields: Vec<Field>, calls: Vec<CallNode>) {
        list(&mut self.fields, &mut self.calls, fields, calls);
    }

    /// A request, or a part of it, outside the grammar.
    pub(crate) fn malformed(source: Source, malformed: Malformed) -> Self {
        Read {
            malformed: Some(malformed),
            ..Read::new(source, Reading::Malformed)
        }
    }

    /// The same, of the account that the request names.
    pub(crate) fn by(mut self, account: Option<Address>) -> Self {
        self.named_account = account;
        self
    }
}

/// As [`Read::list`], of several requests together.
pub(crate) fn list(
    fields: &mut Vec<Field>,
    calls: &mut Vec<CallNode>,
    more_fields: Vec<Field>,
    more_calls: Vec<CallNode>,
) {
    let before = fields.len();
    fields.extend(more_fields);
    for mut call in more_calls {
        call.first = call.first.saturating_add(before);
        calls.push(call);
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
    /// Whether the signature that is asked for is what would give it to them.
    pub(crate) signed: bool,
    /// Whether they would get all that the owner has of a token.
    pub(crate) whole: bool,
}

/// One request with what is known about it.
pub(crate) struct Case<'a> {
    pub(crate) context: &'a Context,
    facts: &'a Facts<'a>,
    pub(crate) read: Read,
    /// To whom something is sent that is not the contract which takes it.
    sent: Set<Address>,
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
            sent: read.traces.sent.iter().copied().collect(),
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

    /// The transfers that the request itself makes.
    pub(crate) fn made_transfers(&self) -> impl Iterator<Item = &Transfer> {
        self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Transfer(transfer) if transfer.by != By::Signature => Some(transfer),
            _ => None,
        })
    }

    /// Somebody who would get something and whom the person has not paid before. A known contract is none where it takes
    /// itself what its users give it: what is sent to it belongs to nobody. Whoever takes is one only where somebody
    /// looked who is known.
    pub(crate) fn strange_recipient(&self, transfer: &Transfer) -> Option<Address> {
        let to = transfer
            .to
            .filter(|to| Some(*to) != self.account && !self.has_paid(transfer))?;
        let is_strange = self.is_sent(transfer) || (self.context.looked_up && !self.is_known_taker(to));
        is_strange.then_some(to)
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

    /// Whether an amount is at least all that the owner has.
    fn is_whole(&self, grant: &Grant) -> bool {
        let balance = self.token_facts(grant).and_then(|facts| facts.balance);
        match (grant.amount, balance) {
            (Amount::Exact { value }, Some(balance)) => !balance.is_zero() && value >= balance,
            _ => false,
        }
    }

    fn is_above(&self, grant: &Grant, bound: Option<U256>) -> bool {
        match (grant.asset, grant.amount, bound) {
            (Asset::Token { .. }, Amount::Exact { value }, Some(bound)) => value > bound,
            _ => false,
        }
    }

    /// Whether the directory knows this address in this role.
    pub(crate) fn has_role(&self, address: Address, role: Role) -> bool {
        let mut known = self.context.known.iter();
        known.any(|known| known.address == address && known.role == role)
    }

    /// Whether this is a known application, which takes only what its users tell it to.
    pub(crate) fn is_app(&self, address: Address) -> bool {
        let known = APPS.into_iter().any(|role| self.has_role(address, role));
        (known || address == permit2(self.chain)) && !self.has_role(address, Role::Executor)
    }

    /// Whether somebody else than the recipient moves it there.
    pub(crate) fn is_sent(&self, transfer: &Transfer) -> bool {
        transfer.to.is_some_and(|to| self.sent.contains(&to))
    }

    /// Whether the directory knows this contract, as whatever.
    pub(crate) fn is_known(&self, address: Address) -> bool {
        self.context.known.iter().any(|known| known.address == address)
    }

    /// Whether the directory knows this contract, and not as one that anyone can drive.
    fn is_known_taker(&self, address: Address) -> bool {
        self.is_known(address) && !self.has_role(address, Role::Executor)
    }

    /// The contract that checks the signature. Of an account that is a contract it is the account itself.
    pub(crate) fn checked_by(&self) -> Option<Address> {
        self.read.domain.as_ref()?.verifying_contract
    }

    /// Whether the person may expect this site to ask: a well-known one, or one where they allowed something before.
    pub(crate) fn is_familiar_site(&self) -> bool {
        let Context {
            site, memory, origin, ..
        } = self.context;
        let was_here = !memory.spenders.is_empty() && is_one_site(origin);
        (site.known || was_here) && site.listed.is_none() && site.resembles.is_none()
    }

    /// Whether the directory knows the contract, and not as one that anyone can drive, and all calls of this function are
    /// plain: their arguments are numbers or name nobody but the person, tokens, whom the person has dealt with, and,
    /// beside the person, known applications. Never one of the account itself, over which numbers may decide.
    pub(crate) fn is_usual_call(&self, to: Address, selector: &str) -> bool {
        let of_same = |used: &&Use| (used.to, used.selector.as_str()) == (to, selector);
        let mut same = self.read.traces.uses.iter().filter(of_same).peekable();
        self.context.looked_up
            && !self.read.traces.more
            && self.is_known_taker(to)
            && !self.has_role(to, Role::Account)
            && same.peek().is_some()
            && same.all(|used| self.is_plain_use(used))
    }

    fn is_plain_use(&self, used: &Use) -> bool {
        let is_own = |name: Address| Some(name) == self.account || Some(name) == used.sender;
        let Some(names) = used.names.as_ref().filter(|_| !is_own(used.to)) else {
            return false;
        };
        let for_own = names.iter().any(|&name| is_own(name));
        names.iter().all(|&name| {
            is_own(name)
                || name == used.to
                || self.has_role(name, Role::Token)
                || self.is_payee(name)
                || (for_own && self.is_app(name))
        })
    }

    /// Whether the person has paid as much of this to the same address before, all that goes there now taken together. Who
    /// was only allowed something has not been paid: an allowance is cheaper to get.
    pub(crate) fn has_paid(&self, transfer: &Transfer) -> bool {
        let token = transfer.asset.address();
        let is_same = |paid: &&Payment| {
            Some(paid.to) == transfer.to
                && (paid.chain.is_none() || paid.chain == self.chain)
                && paid.token.is_none_or(|paid| paid == token)
        };
        let mut payments = self.context.memory.paid.iter().filter(is_same);
        payments.any(|paid| paid.most.is_none_or(|most| self.all_sent(transfer) <= most))
    }

    /// The sum of all that goes to the recipient of a transfer of its token.
    fn all_sent(&self, transfer: &Transfer) -> U256 {
        let parts = |transfer: &Transfer| (transfer.to, transfer.asset.address());
        let same = self.read.effects.iter().filter_map(|effect| match effect {
            Effect::Transfer(other) if parts(other) == parts(transfer) => Some(other),
            _ => None,
        });
        same.fold(U256::ZERO, |sum, other| sum.saturating_add(other.amount))
    }

    /// Whether the person has paid this address anything before.
    fn is_payee(&self, address: Address) -> bool {
        self.context.memory.paid.iter().any(|paid| paid.to == address)
    }

    /// Whether the person has dealt with this address before.
    pub(crate) fn has_met(&self, address: Address) -> bool {
        let memory = &self.context.memory;
        memory.met.contains(&address) || memory.spenders.contains(&address)
    }

    /// Whether the person wants to be asked about this grant no more: trust is for one origin, chain, spender and
    /// token, and for one's own. A signature that moves tokens at once is another thing than an allowance, and several
    /// grants are as much as all of them. With `hope`, what may turn out to be a token is one.
    pub(crate) fn is_trusted(&self, grant: &Grant, hope: bool) -> bool {
        let is_allowance = match grant.kind {
            GrantKind::Allowance | GrantKind::Permit2 => true,
            GrantKind::Approve => hope,
            _ => false,
        };
        let (Asset::Token { address } | Asset::Either { address, .. }) = grant.asset else {
            return false;
        };
        let same = |trust: &&Trust| {
            trust.origin == self.context.origin
                && is_one_site(&trust.origin)
                && Some(trust.chain) == self.chain
                && (trust.spender, trust.token) == (grant.spender, address)
        };
        is_allowance
            && grant.period.is_none()
            && self.is_own(grant.owner)
            && self.context.memory.trusted.iter().filter(same).any(|trust| {
                trust
                    .ceiling
                    .is_none_or(|ceiling| self.all_like(grant).is_some_and(|asked| asked <= ceiling))
            })
    }

    /// The sum of all that the spender of a grant would get of its token; `None` without a limit.
    fn all_like(&self, grant: &Grant) -> Option<U256> {
        let parts = |grant: &Grant| (grant.spender, grant.asset.address());
        let mut same = self.grants().filter(|other| parts(other) == parts(grant));
        same.try_fold(U256::ZERO, |sum, other| sum.checked_add(other.amount.value()?))
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
    pub(crate) fn facts_of(&self, asset: &Asset, owner: Option<Address>) -> Option<&'a TokenFacts> {
        let question = self.token_question(asset, owner)?;
        self.facts.token(&question)
    }

    /// The words with which a contract answered.
    pub(crate) fn state(&self, question: &Question) -> Option<&'a [U256]> {
        self.facts.state(question)
    }

    /// Everything whose answer could raise the level or say more clearly what is at stake: who the
    /// spenders are first, then what the tokens are. Nothing can be asked of an unknown chain.
    pub(crate) fn questions(&self) -> Vec<Question> {
        let Some(chain) = self.chain else {
            return Vec::new();
        };
        let code = |address: Address| Question::Code { chain, address };
        let mut all = Vec::new();
        for spender in &self.spenders {
            all.push(code(spender.address));
        }
        let mut ask_token = |asset: &Asset, owner: Option<Address>| {
            if let Some(question) = self.token_question(asset, owner) {
                all.push(question);
            }
        };
        for grant in self.grants() {
            ask_token(&grant.asset, grant.owner);
        }
        for transfer in self.signed_transfers() {
            ask_token(&transfer.asset, transfer.from);
        }
        // Whether it is all there is.
        for paid in self.made_transfers() {
            if self.strange_recipient(paid).is_some() {
                ask_token(&paid.asset, paid.from);
            }
        }
        for order in self.orders() {
            for leg in order.gives.iter().chain(&order.gets) {
                ask_token(&leg.asset, order.maker);
            }
        }
        for swap in &self.read.traces.swaps {
            for leg in swap
                .gets
                .iter()
                .filter(|leg| matches!(leg.asset, Asset::Token { .. }))
            {
                ask_token(&leg.asset, None);
            }
        }
        let positions = self.read.traces.swaps.iter().flat_map(|swap| &swap.grows);
        all.extend(positions.filter_map(|position| self.owner_question(position)));
        // What stands at the addresses of strangers that calls which cannot be read name.
        for stranger in self.strangers().take(MAX_NAMED) {
            all.push(code(stranger));
        }
        all
    }

    /// Whom calls that cannot be read name in their arguments, and neither the directory nor the person knows, each once.
    /// Without the account nobody can tell its owner from a stranger.
    pub(crate) fn strangers(&self) -> impl Iterator<Item = Address> {
        let mut seen = Set::default();
        let named = self.read.traces.named.iter().copied();
        named.filter(move |&named| self.account.is_some() && self.is_stranger(named) && seen.insert(named))
    }

    /// Whether neither the directory nor the person knows somebody.
    pub(crate) fn is_stranger(&self, who: Address) -> bool {
        !self.is_known(who) && !self.is_payee(who) && Some(who) != self.account
    }

    /// Whether an address has no code of its own, as the chain says.
    pub(crate) fn is_person(&self, address: Address) -> bool {
        let code = self.chain.and_then(|chain| self.facts.code(chain, address));
        matches!(code, Some(Code::None | Code::Delegated { .. }))
    }

    /// What to ask of an asset's contract, if it has one.
    pub(crate) fn token_question(&self, asset: &Asset, owner: Option<Address>) -> Option<Question> {
        if !is_token(asset) {
            return None;
        }
        self.chain.map(|chain| Question::Token {
            chain,
            address: asset.address(),
            owner: owner.or(self.account),
        })
    }

    /// Who owns an item.
    pub(crate) fn owner_question(&self, asset: &Asset) -> Option<Question> {
        let Asset::Nft { address, id } = *asset else {
            return None;
        };
        Some(Question::State {
            chain: self.chain?,
            address,
            state: State::Owner,
            about: Subject {
                owner: Address::ZERO,
                other: Address::ZERO,
                number: id,
            },
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
                reach.signed |= grant.by == By::Signature;
                reach.whole |= self.is_whole(grant);
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
                signed: reach.signed,
                whole: reach.whole,
            })
            .gather()
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

/// The roles of contracts that take no more than their users tell them to.
const APPS: [Role; 4] = [Role::Spender, Role::Marketplace, Role::Permit2, Role::Bridge];

/// What one spender would get.
#[derive(Default)]
struct Reach {
    unlimited: bool,
    beyond_agent: bool,
    signed: bool,
    whole: bool,
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
