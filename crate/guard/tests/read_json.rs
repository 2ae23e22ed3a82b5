//! What the extension writes is what serde writes, and what it reads of that is what serde would read.

#![allow(clippy::unwrap_used, reason = "tests")]

use alloy_primitives::{Address, U256};
use guard::allowance::{Allowance, AllowanceKey, AllowanceKind, Status, Unread};
use guard::edit::Edit;
use guard::protocol::{
    ChainView, Crowd, FromPopup, FromPrompt, Held, Here, LineWorth, LinesWorth, Passed, PassedGrant,
    Protection, Reach, Reached, Run, RunStep, SentTransaction, StepState, TabWallet, ToPopup, ToPrompt,
    Wallet, Worth,
};
use guard::{
    Amount, Answer, Arg, Asset, By, ChainId, Code, Context, Control, Effect, Expiry, FromJson, Grant,
    GrantKind, Leg, Level, Malformed, Opaque, Order, Power, Problem, Question, Reply, Revocation, Standard,
    Text, ToJson, TokenFacts, Transfer, Trust, judge, read_json, write_json,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

const WHO: Address = Address::repeat_byte(0xab);
const CHAIN: ChainId = ChainId(10);
const SUM: U256 = U256::from_limbs([7, 0, 0, 9]);

/// Every value crosses, and is read as serde reads it.
fn crosses<T: Serialize + DeserializeOwned + FromJson + ToJson + PartialEq + Debug>(values: &[T]) {
    for value in values {
        let text = serde_json::to_string(value).unwrap();
        assert_eq!(write_json(value), text);
        assert_eq!(read_json::<T>(&text).as_ref(), Ok(value), "{text}");
        assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
    }
}

fn key(kind: AllowanceKind, token_id: Option<U256>) -> AllowanceKey {
    AllowanceKey {
        chain: CHAIN,
        owner: WHO,
        kind,
        token: WHO,
        token_id,
        spender: Address::ZERO,
    }
}

fn text() -> Text {
    let name = Some("T\u{202e}\"\\\n\u{1f600}".to_owned());
    let args = [
        Arg::Address { value: WHO },
        Arg::Token {
            address: WHO,
            symbol: name.clone(),
        },
        Arg::Amount {
            value: SUM,
            decimals: Some(77),
            symbol: name,
        },
        Arg::Time { value: U256::MAX },
        Arg::Duration { value: U256::ZERO },
        Arg::Count { value: u64::MAX },
        Arg::Chain { value: CHAIN },
        Arg::Number { value: U256::ONE },
        Arg::Money { value: SUM },
        Arg::Page { value: String::new() },
    ];
    let named = args.into_iter().enumerate();
    named.fold(Text::new("id"), |text, (at, arg)| text.with(at.to_string(), arg))
}

fn effects() -> Vec<Effect> {
    let assets = [
        Asset::Token { address: WHO },
        Asset::Nft {
            address: WHO,
            id: SUM,
        },
        Asset::Collection { address: WHO },
        Asset::Either {
            address: WHO,
            value: SUM,
        },
        Asset::Account { address: WHO },
        Asset::Coin,
    ];
    let kinds = [
        GrantKind::Approve,
        GrantKind::Allowance,
        GrantKind::Increase,
        GrantKind::Nft,
        GrantKind::Operator,
        GrantKind::Permit2,
        GrantKind::Permit2Transfer,
        GrantKind::PermitC,
        GrantKind::Permission,
        GrantKind::Credit,
        GrantKind::Manager,
        GrantKind::OrderSigner,
        GrantKind::Delegate,
        GrantKind::Votes,
        GrantKind::Rental,
    ];
    let amounts = [
        Amount::Exact { value: SUM },
        Amount::Unlimited { value: SUM },
        Amount::All,
    ];
    let expiries = [
        Expiry::Never,
        Expiry::At { time: SUM },
        Expiry::ThisBlock,
        Expiry::Once,
    ];
    let bys = [By::Transaction, By::Signature, By::SubmittedSignature];
    let grants = kinds.into_iter().enumerate().map(|(at, kind)| {
        Effect::Grant(Grant {
            kind,
            asset: *assets.iter().cycle().nth(at).unwrap(),
            owner: (at % 2 == 0).then_some(WHO),
            spender: WHO,
            amount: *amounts.iter().cycle().nth(at).unwrap(),
            period: (at % 2 == 1).then_some(SUM),
            expiry: *expiries.iter().cycle().nth(at).unwrap(),
            deadline: (at % 2 == 0).then_some(SUM),
            nonce: (at % 2 == 1).then_some(SUM),
            by: *bys.iter().cycle().nth(at).unwrap(),
            keeper: WHO,
        })
    });
    let revocations = [
        Revocation::Grant {
            kind: GrantKind::Nft,
            asset: Asset::Token { address: WHO },
            spender: None,
            keeper: WHO,
        },
        Revocation::Decrease {
            token: WHO,
            spender: WHO,
            by: SUM,
        },
        Revocation::Nonces {
            keeper: WHO,
            token: WHO,
            spender: WHO,
            before: SUM,
        },
        Revocation::UnorderedNonces {
            keeper: WHO,
            word: SUM,
            mask: SUM,
        },
        Revocation::Authorization {
            keeper: WHO,
            nonce: SUM,
        },
        Revocation::Order { keeper: WHO },
        Revocation::Permission,
    ];
    let opaque = [
        Opaque::Call {
            to: Some(WHO),
            selector: "0x".to_owned(),
        },
        Opaque::TypedData {
            type_hash: "0x".to_owned(),
            primary_type: "P".to_owned(),
        },
        Opaque::Hash,
        Opaque::Orders { keeper: WHO },
        Opaque::DelegateCall {
            account: Some(WHO),
            to: WHO,
        },
        Opaque::Permission { name: "p".to_owned() },
        Opaque::Method { name: "m".to_owned() },
    ];
    let transfer = Transfer {
        asset: Asset::Coin,
        from: None,
        to: Some(WHO),
        amount: SUM,
        by: By::Signature,
        deadline: None,
    };
    let leg = Leg {
        asset: Asset::Coin,
        amount: SUM,
        to: None,
    };
    let order = Order {
        maker: None,
        gives: vec![leg],
        gets: Vec::new(),
        taker: Some(WHO),
        expiry: Expiry::Once,
        by: By::Signature,
        keeper: WHO,
    };
    let powers = [
        Power::Owner,
        Power::Code,
        Power::Module,
        Power::Threshold,
        Power::Delegation,
        Power::LimitedDelegation,
    ];
    let controls = powers.map(|power| {
        Effect::Control(Control {
            account: None,
            who: Some(WHO),
            power,
            everywhere: true,
            by: By::Transaction,
        })
    });
    grants
        .chain(revocations.map(Effect::Revoke))
        .chain(opaque.map(Effect::Opaque))
        .chain(controls)
        .chain([Effect::Transfer(transfer), Effect::Order(order)])
        .collect()
}

#[test]
fn the_vocabulary_crosses() {
    crosses(&[text(), Text::new("plain")]);
    crosses(&effects());
    crosses(&[Malformed::new("a.b[0]", Problem::BadAddress)]);
    crosses(&[Level::Low, Level::Medium, Level::High, Level::Critical]);
}

#[test]
fn every_problem_has_its_name() {
    let problems = [
        Problem::NotJson,
        Problem::TooLarge,
        Problem::TooDeep,
        Problem::TooMany,
        Problem::DuplicateKey,
        Problem::LoneSurrogate,
        Problem::Missing,
        Problem::WrongType,
        Problem::BadNumber,
        Problem::OutOfRange,
        Problem::BadAddress,
        Problem::BadBytes,
        Problem::BadBool,
        Problem::BadName,
        Problem::UnknownType,
        Problem::Redefined,
        Problem::Recursive,
        Problem::BadDomain,
        Problem::WrongLength,
        Problem::Conflict,
        Problem::BadMethod,
        Problem::BadHex,
    ];
    crosses(&problems);
}

#[test]
fn questions_and_answers_cross() {
    let (chain, address) = (CHAIN, WHO);
    crosses(&[
        Question::Code { chain, address },
        Question::Token {
            chain,
            address,
            owner: None,
        },
    ]);
    let code = |found| Answer::Code {
        chain,
        address,
        found,
    };
    let token = |standard| Answer::Token {
        chain,
        address,
        owner: Some(WHO),
        found: TokenFacts {
            standard,
            symbol: None,
            decimals: Some(6),
            total_supply: Some(SUM),
            balance: None,
        },
    };
    crosses(&[
        code(Code::None),
        code(Code::Delegated { to: WHO }),
        code(Code::Contract),
        token(Standard::Erc20),
        token(Standard::Erc721),
        token(Standard::Erc1155),
        token(Standard::Other),
    ]);
    crosses(&[
        Reply::Result {
            json: "\"0x\"".to_owned(),
        },
        Reply::Error {
            message: String::new(),
        },
        Reply::Unreachable {
            reason: "offline".to_owned(),
        },
    ]);
}

#[test]
fn what_the_prompt_shows_crosses() {
    let held = Held {
        id: "1".to_owned(),
        origin: "https://app.example".to_owned(),
        wallet: wallet(),
        snapshot: "{".to_owned(),
        asked: Some("[".to_owned()),
        judgement: judge("{", &Context::default(), &[]),
        edits: Vec::new(),
        offers: Vec::new(),
        turn: 1,
        revision: u32::MAX,
        asking: true,
        reached: Reached::Yes,
        in_private: true,
        worth: Some(LinesWorth {
            source: "prices.example".to_owned(),
            lines: vec![LineWorth {
                amount: Some(SUM),
                today: None,
                unpriced: true,
            }],
        }),
    };
    crosses(&[
        ToPrompt::Queue {
            held: vec![held],
            crowd: Some(Crowd {
                place: 3,
                count: 12,
                others: 0,
                refused: u32::MAX,
            }),
        },
        ToPrompt::Queue {
            held: vec![],
            crowd: None,
        },
    ]);
}

fn trust(ceiling: Option<U256>) -> Trust {
    Trust {
        origin: "https://app.example".to_owned(),
        chain: CHAIN,
        spender: WHO,
        token: WHO,
        ceiling,
    }
}

#[test]
fn what_the_popup_shows_crosses() {
    let state = |protection, reach, run: Option<Run>| ToPopup::State {
        site: Some("https://app.example".to_owned()),
        here: Here {
            protection,
            off_in_private: true,
            has_details: false,
        },
        accounts: vec![WHO],
        chains: vec![chain_view(reach)],
        wallets: vec![TabWallet {
            tab: -1,
            origin: String::new(),
            wallet: wallet(),
            account: None,
            chain: Some(CHAIN),
        }],
        muted: run.as_ref().map(|_| vec!["https://spam.example".to_owned()]),
        passed: run.as_ref().map(|_| vec![passed()]),
        signed: run.as_ref().map(|_| 3),
        worth: run.as_ref().map(|_| Worth {
            source: "prices.example".to_owned(),
            cents: SUM,
            unpriced: u32::MAX,
        }),
        trusted: run.as_ref().map(|_| vec![trust(None), trust(Some(SUM))]),
        run,
    };
    crosses(&[
        state(Protection::Unknown, Reach::Loading, None),
        state(Protection::Guarded, Reach::Ready, Some(run())),
        state(Protection::Reload, Reach::Partial, None),
        state(Protection::Withheld, Reach::Failed { why: text() }, None),
        state(Protection::Guarded, Reach::Known { why: text() }, None),
    ]);
}

fn passed() -> Passed {
    Passed {
        at: 7,
        origin: "https://app.example".to_owned(),
        headline: text(),
        chain: Some(CHAIN),
        grants: vec![PassedGrant {
            token: WHO,
            spender: WHO,
        }],
    }
}

/// What a page writes is what serde would write.
fn is_written<T: Serialize + ToJson>(messages: &[T]) {
    for message in messages {
        assert_eq!(write_json(message), serde_json::to_string(message).unwrap());
    }
}

#[test]
fn what_the_pages_say_is_written() {
    let id = || "1\"".to_owned();
    let edits = vec![Edit {
        place: 2,
        amount: Some(SUM),
        expiry: None,
    }];
    is_written(&[
        FromPrompt::Decide {
            id: id(),
            revision: 3,
            forward: true,
            edits: edits.clone(),
            trust: vec![trust(None)],
        },
        FromPrompt::Edit {
            id: id(),
            turn: 1,
            edits,
        },
        FromPrompt::Mute { id: id() },
        FromPrompt::Alive,
    ]);
    is_written(&[
        FromPopup::Choose { account: WHO },
        FromPopup::Refresh,
        FromPopup::Revoke {
            keys: vec![key(AllowanceKind::Nft, Some(SUM))],
            tab: -1,
            wallet: "w".to_owned(),
        },
        FromPopup::Pause,
        FromPopup::Proceed {
            again: true,
            tab: 7,
            wallet: "w".to_owned(),
        },
        FromPopup::Dismiss,
        FromPopup::Unmute { origin: id() },
        FromPopup::Distrust {
            trust: trust(Some(SUM)),
        },
        FromPopup::ForgetPassed,
        FromPopup::Reload,
        FromPopup::Allow,
        FromPopup::Details,
    ]);
}

fn wallet() -> Wallet {
    Wallet {
        id: "w".to_owned(),
        name: "W".to_owned(),
        transport: "provider".to_owned(),
    }
}

fn chain_view(reach: Reach) -> ChainView {
    let allowance = |status, kind| Allowance {
        spender_name: Some("Router".to_owned()),
        key: key(kind, Some(SUM)),
        amount: Amount::All,
        expiry: Expiry::Never,
        nonce: Some(SUM),
        status,
        symbol: Some("T".to_owned()),
        decimals: Some(18),
        balance: Some(SUM),
        exposed: None,
        risk: Level::High,
        why: text(),
        block: Some(SUM),
    };
    ChainView {
        chain: CHAIN,
        name: "Chain".to_owned(),
        reach,
        read_at: 5,
        allowances: vec![
            allowance(Status::Active, AllowanceKind::Erc20),
            allowance(Status::Expired, AllowanceKind::Nft),
            allowance(Status::Underfunded, AllowanceKind::Operator),
            allowance(Status::Blocked, AllowanceKind::Permit2),
        ],
        unread: vec![Unread {
            key: None,
            why: text(),
        }],
        worth: Some(vec![Some(SUM), None]),
    }
}

fn run() -> Run {
    let states = [
        StepState::Waiting,
        StepState::Asking,
        StepState::Sent,
        StepState::Done,
        StepState::Refused,
        StepState::Failed { why: text() },
    ];
    let step = |state| RunStep {
        ends: vec![key(AllowanceKind::Erc20, None)],
        limit: Some(SUM),
        signatures: 2,
        sent: Some(SentTransaction {
            hash: "0x".to_owned(),
            link: Some("https://explorer.example/tx/0x".to_owned()),
        }),
        gas: Some(SUM),
        note: Some(text()),
        state,
    };
    Run {
        id: "r".to_owned(),
        owner: Some(Address::repeat_byte(0xab)),
        awaits: None,
        problem: Some(text()),
        cannot: vec![step(StepState::Failed { why: text() })],
        steps: states.map(step).into(),
        paused: true,
        over: true,
    }
}

/// What is absent is its default where serde says so, and an error with its place where it is needed.
#[test]
fn what_is_absent_or_wrong_is_as_serde_has_it() {
    assert_eq!(read_json("{}"), Ok(Context::default()));
    let problem = |json: &str| {
        assert!(serde_json::from_str::<Vec<AllowanceKey>>(json).is_err(), "{json}");
        let malformed = read_json::<Vec<AllowanceKey>>(json).unwrap_err();
        (malformed.field, malformed.problem)
    };
    let valid = serde_json::to_string(&[key(AllowanceKind::Nft, Some(SUM))]).unwrap();
    let cases = [
        ("{}", "", Problem::WrongType),
        ("[", "[0]", Problem::NotJson),
        ("[7]", "[0]", Problem::WrongType),
        (
            &valid.replace("\"kind\"", "\"sort\""),
            "[0].kind",
            Problem::Missing,
        ),
        (
            &valid.replace("\"nft\"", "\"Nft\""),
            "[0].kind",
            Problem::OutOfRange,
        ),
        (&valid.replace("\"0xa\"", "10"), "[0].chain", Problem::BadHex),
        (&valid.replace("abab\"", "ab\""), "[0].owner", Problem::BadHex),
        (
            &valid.replace("{", "{\"kind\":\"nft\","),
            "[0].kind",
            Problem::DuplicateKey,
        ),
    ];
    for (json, field, expected) in cases {
        assert_eq!(problem(json), (field.to_owned(), expected), "{json}");
    }
}

#[test]
fn integers_keep_to_their_types() {
    assert_eq!(read_json::<Vec<u8>>("[0,255]"), Ok(vec![0, 255]));
    for (json, problem) in [
        ("256", Problem::OutOfRange),
        ("-1", Problem::OutOfRange),
        ("1.0", Problem::OutOfRange),
        ("\"1\"", Problem::WrongType),
    ] {
        assert_eq!(read_json::<u8>(json), Err(Malformed::whole(problem)), "{json}");
    }
    assert_eq!(read_json::<i32>("-2147483648"), Ok(i32::MIN));
}
