//! What is kept of signatures, by the vectors of the judgement, and how each stands by what a chain answers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloy_primitives::{Address, B256, U256, hex};
use guard::revoke::{
    Given, GivenNow, Looked, SeaportOrder, Signature, SignatureState, Signed, SignedDomain, SignedNonce,
    Take, given, look,
};
use guard::{Answer, Call, ChainId, Context, Judgement, Reply, Text, judge, read_json, write_json};
use serde_json::{Value, json};

const NOW: u64 = 1_800_000_000;

/// The judgement that a vector comes to.
fn judgement(name: &str) -> Value {
    serde_json::from_str(&write_json(&judged(name))).unwrap()
}

fn judged(name: &str) -> Judgement {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/vectors/judge/signatures.json")).unwrap();
    let vector = all.iter().find(|vector| vector["name"] == name).unwrap();
    let snapshot = vector["request"]
        .as_str()
        .map_or_else(|| vector["request"].to_string(), str::to_owned);
    let context: Context = read_json(&vector["context"].to_string()).unwrap();
    let answers: Vec<Answer> = read_json(&vector["answers"].to_string()).unwrap();
    judge(&snapshot, &context, &answers)
}

/// What is kept of the signature that a vector of the judgement asks for.
fn kept(name: &str) -> Option<Given> {
    let judgement = judged(name);
    let kept = given(&write_json(&judgement)).unwrap();
    if let Some(kept) = &kept {
        let digests = judgement.digests.unwrap();
        assert_eq!(kept.digest, digests.digest, "{name}");
        assert_eq!(read_json::<Given>(&write_json(kept)).unwrap(), *kept);
    }
    kept
}

fn signed(name: &str) -> &'static str {
    match kept(name).unwrap().signature.signed {
        Signed::Permit { .. } => "permit",
        Signed::DaiPermit { .. } => "daiPermit",
        Signed::Permit2 { .. } => "permit2",
        Signed::Transfer { .. } => "transfer",
        Signed::Authorization { .. } => "authorization",
        Signed::Order { .. } => "order",
        Signed::Endless => "endless",
    }
}

#[test]
fn what_each_kind_of_signature_is_kept_as() {
    for (name, kind) in [
        ("permit of an exact amount", "permit"),
        (
            "permit without limit or deadline to an ordinary account",
            "permit",
        ),
        ("DAI permit is without limit", "daiPermit"),
        ("permit of one item", "endless"),
        ("PermitSingle for 30 days", "permit2"),
        ("PermitSingle of a copy of Permit2", "endless"),
        ("PermitBatch of two tokens", "permit2"),
        ("signature transfer", "transfer"),
        ("signature transfer of two tokens", "transfer"),
        ("signature transfer with a witness", "transfer"),
    ] {
        assert_eq!(signed(name), kind, "{name}");
    }
}

#[test]
fn what_gives_nobody_anything_is_not_kept() {
    for name in [
        "permit of 0 revokes",
        "DAI permit with a text where yes or no must be",
        "a form that we do not know",
        "a plain message",
        "eth_sign",
    ] {
        assert_eq!(kept(name), None, "{name}");
    }
}

#[test]
fn keeps_what_ends_it_and_what_it_could_take() {
    let permit = kept("permit of an exact amount").unwrap();
    let Signed::Permit {
        token,
        spender,
        domain,
        ..
    } = &permit.signature.signed
    else {
        panic!("{permit:?}");
    };
    assert!(domain.name.is_some() && domain.has_chain);
    assert_ne!(token, spender);
    let [take] = permit.takes.as_slice() else {
        panic!("{permit:?}");
    };
    assert_eq!((take.token, take.through), (*token, None));
    assert!(permit.deadline.is_some());

    let batch = kept("PermitBatch of two tokens").unwrap();
    assert_eq!(batch.takes.len(), 2);
    assert!(
        batch
            .takes
            .iter()
            .all(|take| take.through.is_some() && take.until.is_some())
    );
    assert!(
        kept("PermitBatch of 40 tokens asks 32 questions")
            .unwrap()
            .takes
            .len()
            <= 8
    );
}

/// Whether what is kept can be ended, and how many bytes it is.
fn kept_of(judgement: &Value) -> (bool, usize) {
    let kept = given(&judgement.to_string()).unwrap().unwrap();
    let is_ended = !matches!(kept.signature.signed, Signed::Endless);
    (is_ended, write_json(&kept).len())
}

#[test]
fn keeps_little_however_long_a_page_makes_it() {
    let mut permit = judgement("permit of an exact amount");
    for (length, is_ended) in [(128, true), (129, false), (500_000, false)] {
        permit["domain"]["name"] = "x".repeat(length).into();
        let (can_end, bytes) = kept_of(&permit);
        assert_eq!(can_end, is_ended, "{length}");
        assert!(bytes < 2_000, "{bytes}");
    }
    let mut batch = judgement("PermitBatch of two tokens");
    let one = batch["effects"][0].clone();
    for (count, is_ended) in [(64, true), (65, false), (5_000, false)] {
        batch["effects"] = vec![one.clone(); count].into();
        let (can_end, bytes) = kept_of(&batch);
        assert_eq!(can_end, is_ended, "{count}");
        assert!(bytes < 16_000, "{bytes}");
    }
}

#[test]
fn keeps_whose_it_is_and_nothing_without_chain() {
    let others = kept("permit of somebody else’s tokens").unwrap();
    let own = kept("permit of an exact amount").unwrap();
    assert_ne!(others.signature.owner, own.signature.owner);
    let judged = |chain: Value| json!({ "chain": chain, "account": Address::ZERO, "digests": null, "effects": [], "fields": [] });
    assert_eq!(given(&judged(Value::Null).to_string()).unwrap(), None);
    assert!(given("{}").is_err());
}

#[test]
fn keeps_a_whole_order_of_seaport() {
    let item = |list: &str, name: &str, value: &str| json!({ "path": format!("message.{list}[0].{name}"), "kind": "", "value": value });
    let one =
        |name: &str, value: &str| json!({ "path": format!("message.{name}"), "kind": "", "value": value });
    let address = format!("{:#x}", Address::repeat_byte(7));
    let word = format!("{:#x}", B256::repeat_byte(9));
    let mut fields = vec![
        one("offerer", &address),
        one("zone", &address),
        one("orderType", "2"),
        one("startTime", "1"),
        one("endTime", "2"),
        one("zoneHash", &word),
        one("salt", "4"),
        one("conduitKey", &word),
        one("counter", "8"),
    ];
    for list in ["offer", "consideration"] {
        for (name, value) in [
            ("itemType", "2"),
            ("token", &address),
            ("identifierOrCriteria", "7"),
            ("startAmount", "1"),
            ("endAmount", "1"),
        ] {
            fields.push(item(list, name, value));
        }
    }
    fields.push(item("consideration", "recipient", &address));
    let judged = |fields: &[Value]| {
        let order = json!({ "effect": "order", "maker": address, "gives": [], "gets": [], "taker": null, "expiry": { "expiry": "at", "time": "0x2" }, "by": "signature", "keeper": address });
        let judged = json!({ "chain": "0x1", "account": null, "effects": [order], "fields": fields,
            "digests": { "digest": word, "domainHash": word, "messageHash": word } });
        given(&judged.to_string()).unwrap().unwrap()
    };
    let order = |given: &Given| -> Option<SeaportOrder> {
        let Signed::Order { counter, order, .. } = &given.signature.signed else {
            panic!("{given:?}");
        };
        assert_eq!(*counter, U256::from(8));
        order.clone()
    };
    let whole = judged(&fields);
    assert_eq!(whole.deadline, Some(U256::from(2)));
    let whole = order(&whole).unwrap();
    assert_eq!((whole.offer.len(), whole.consideration.len()), (1, 1));
    assert_eq!(whole.consideration[0].recipient, Some(Address::repeat_byte(7)));
    assert_eq!(whole.offer[0].recipient, None);
    // What is not all there is ended by the counter.
    assert_eq!(order(&judged(&fields[..10])), None);
}

const TOKEN: Address = Address::repeat_byte(0x11);
const OWNER: Address = Address::repeat_byte(0x22);
const SPENDER: Address = Address::repeat_byte(0x33);

fn one(signed: Signed) -> Given {
    Given {
        digest: B256::ZERO,
        signature: Signature {
            chain: ChainId(1),
            owner: OWNER,
            signed,
        },
        takes: vec![Take {
            token: TOKEN,
            amount: U256::from(500),
            through: None,
            until: Some(U256::from(77)),
        }],
        deadline: Some(U256::from(NOW)),
        ended: false,
    }
}

fn permit(nonce: u64) -> Given {
    one(Signed::Permit {
        token: TOKEN,
        spender: SPENDER,
        nonce: U256::from(nonce),
        domain: SignedDomain {
            name: None,
            version: None,
            has_chain: true,
            salt: None,
        },
    })
}

/// A chain without Multicall3, by the first four bytes of what is called; what is not there reverts.
fn stands(given: Given, now: u64, chain: &[(&str, &[u64])]) -> GivenNow {
    let reply = |call: &Call| {
        let params: Value = serde_json::from_str(&call.params).unwrap();
        let data = params[0]["data"].as_str().unwrap_or_default();
        let known = chain.iter().find(|(selector, _)| data.starts_with(selector));
        match known {
            Some((_, words)) => {
                let bytes: Vec<u8> = words
                    .iter()
                    .flat_map(|word| U256::from(*word).to_be_bytes::<32>())
                    .collect();
                Reply::Result {
                    json: format!("\"{}\"", hex::encode_prefixed(bytes)),
                }
            }
            None => Reply::Error {
                message: "execution reverted".to_owned(),
            },
        }
    };
    let mut step = look(vec![given], now);
    loop {
        step = match step {
            Looked::More { look, calls } => {
                // It crosses as text.
                let text = write_json(&look);
                assert_eq!(serde_json::to_string(&look).unwrap(), text);
                let look: guard::revoke::Look = read_json(&text).unwrap();
                look.read(&calls.iter().map(reply).collect::<Vec<_>>())
            }
            Looked::Done { mut now } => return now.remove(0),
        };
    }
}

const NONCES: &str = "0x7ecebe00";
const BALANCE: &str = "0x70a08231";
const PERMIT2_ALLOWANCE: &str = "0x927da105";
const STATUS: &str = "0x46423aa7";
const COUNTER: &str = "0xf07ec373";

#[test]
fn says_how_a_permit_stands() {
    let state = |given: Given, now, nonce| stands(given, now, &[(NONCES, &[nonce]), (BALANCE, &[300])]);
    let unused = state(permit(4), NOW, 4);
    assert_eq!(unused.state, SignatureState::Unused);
    assert_eq!(unused.exposed[0].value, Some(U256::from(300)));
    assert_eq!(unused.note, Some(Text::new("revoke_needs_signature")));
    assert_eq!(unused.obstacle, None);
    // The chain's clock may be behind ours.
    assert_eq!(state(permit(4), NOW + 30, 4).state, SignatureState::Unused);
    assert_eq!(state(permit(4), NOW + 90, 4).state, SignatureState::Expired);
    assert_eq!(state(permit(4), NOW + 90, 5).state, SignatureState::Used);
    let ended = Given {
        ended: true,
        ..permit(4)
    };
    assert_eq!(state(ended.clone(), NOW, 5).state, SignatureState::Cancelled);
    assert_eq!(
        state(ended, NOW, 4).state,
        SignatureState::Unused,
        "the chain says what is so"
    );
    assert_eq!(state(permit(4), NOW, 5).exposed, []);
}

#[test]
fn says_why_it_cannot_tell() {
    let unread = stands(permit(4), NOW, &[]);
    assert_eq!(unread.exposed[0].value, None);
    assert_eq!(
        unread.state,
        SignatureState::Unread {
            why: Text::new("unread_reverted")
        }
    );
    assert_eq!(stands(permit(4), NOW + 90, &[]).state, SignatureState::Expired);
    let endless = stands(one(Signed::Endless), NOW, &[(BALANCE, &[1])]);
    assert_eq!(
        endless.state,
        SignatureState::Unread {
            why: Text::new("unread_signature")
        }
    );
    assert_eq!(endless.obstacle, Some(Text::new("revoke_endless")));
}

#[test]
fn tells_what_permit2_took_from_what_it_moved_on_from() {
    let state = |end: u64, nonce: u64| {
        let given = one(Signed::Permit2 {
            spender: SPENDER,
            details: vec![SignedNonce {
                token: TOKEN,
                nonce: U256::from(3),
                current: None,
            }],
        });
        stands(given, NOW, &[(PERMIT2_ALLOWANCE, &[500, end, nonce])]).state
    };
    assert_eq!(state(0, 3), SignatureState::Unused);
    assert_eq!(state(77, 4), SignatureState::Used);
    assert_eq!(state(78, 4), SignatureState::Superseded);
    assert_eq!(state(77, 5), SignatureState::Superseded);
}

#[test]
fn tells_how_an_order_ended() {
    let state = |counter: u64, status: &[u64]| {
        let order = Signed::Order {
            keeper: SPENDER,
            counter: U256::from(8),
            hash: B256::ZERO,
            order: None,
        };
        stands(one(order), NOW, &[(COUNTER, &[counter]), (STATUS, status)])
    };
    let open = state(8, &[1, 0, 1, 2]);
    assert_eq!(open.state, SignatureState::Unused);
    assert_eq!(open.note, Some(Text::new("revoke_ends_all_orders")));
    assert_eq!(state(8, &[1, 0, 0, 0]).state, SignatureState::Unused);
    assert_eq!(state(8, &[1, 0, 2, 2]).state, SignatureState::Used);
    assert_eq!(state(8, &[1, 1, 0, 0]).state, SignatureState::Cancelled);
    assert_eq!(state(9, &[1, 0, 0, 0]).state, SignatureState::Superseded);
}
