//! A request → what reading it gave, whatever kind of request it is.

use super::MAX_FIELDS;
use super::case::{Note, Read, Source};
use crate::calldata::{MAX_NOTED, Traces};
use crate::gather::Gather as _;
use crate::meaning::{Left, reading};
use crate::request::flat;
use crate::request::hashed::is_hash_like;
use crate::request::sign_in::{self, Found, SignIn};
use crate::text::is_deceptive;
use crate::typed_data::{self, Meaning, TypedData, Version};
use crate::{
    Authority, Calls, ChainId, Context, Digests, Effect, Field, Malformed, Opaque, Problem, Reading, Request,
    Transaction, TypedDataMethod, calldata, json,
};
use alloy_primitives::{Address, B256, hex};

/// What each request of a snapshot says.
pub(super) fn all(requests: Result<Vec<Request>, Malformed>, context: &Context) -> Vec<Read> {
    match requests {
        Ok(requests) => {
            let mut left = Left::default();
            let reads = requests
                .into_iter()
                .map(|request| one(request, context, &mut left));
            reads.collect()
        }
        Err(malformed) => vec![Read::malformed(Source::Other, malformed)],
    }
}

fn one(request: Request, context: &Context, left: &mut Left) -> Read {
    match request {
        Request::Harmless => Read::new(Source::Other, Reading::Harmless),
        Request::Chain { chain, endpoint } => Read {
            notes: vec![Note::Endpoint { chain, endpoint }],
            ..Read::new(Source::Other, Reading::Harmless)
        },
        Request::Decrypt { account } => Read {
            named_account: account,
            notes: vec![Note::Decrypts],
            ..Read::new(Source::Other, Reading::NotApproval)
        },
        Request::Transaction(transaction) => of_transaction(&transaction, left),
        Request::Calls(calls) => of_calls(calls, left),
        Request::Authority(authority) => of_authority(authority),
        Request::SignIn(sign_in) => of_sign_in(sign_in, context),
        Request::Scoped { chain, request } => scoped(chain, one(*request, context, left)),
        Request::TypedData {
            version,
            account,
            payload,
        } => of_typed_data(version, &payload, left).by(account),
        Request::Message { account, bytes } => {
            of_message(&bytes, account.or(context.account), context).by(account)
        }
        Request::Hash { account, hash } => {
            let fields = hash.iter().map(hash_field).gather();
            opaque(Source::Signature, Opaque::Hash, fields).by(account)
        }
        Request::Other { method, fields } => opaque(Source::Other, Opaque::Method { name: method }, fields),
    }
}

/// What an envelope's chain is and what the request within says must be the same: a wallet may go by either.
fn scoped(chain: ChainId, mut read: Read) -> Read {
    if read.named_chain.is_some_and(|own| own != chain) {
        return Read::malformed(read.source, Malformed::new("chainId", Problem::Conflict));
    }
    read.named_chain = Some(chain);
    read
}

/// Calls made together are read together, so that rules see what one allows and the next one uses.
fn of_calls(batch: Calls, left: &mut Left) -> Read {
    let mut read = Read {
        named_chain: batch.chain,
        named_account: batch.from,
        ..Read::new(Source::Transaction, reading(&batch.effects))
    };
    for call in &batch.calls {
        let part = of_transaction(call, left);
        read.reading = read.reading.max(part.reading);
        read.called.extend(part.called);
        read.traces.extend(part.traces);
        read.effects.extend(part.effects);
        read.notes.extend(part.notes);
        if read.fields.len() < MAX_FIELDS {
            read.list(part.fields, part.calls);
        }
    }
    read.effects.extend(batch.effects);
    read.fields.extend(batch.fields);
    read
}

fn of_authority(authority: Authority) -> Read {
    let reading = reading(&authority.effects);
    Read {
        named_chain: authority.chain,
        named_account: authority.account,
        effects: authority.effects,
        fields: authority.fields,
        ..Read::new(Source::Signature, reading)
    }
}

/// The wallet makes the message, with the account that it connects.
fn of_sign_in(sign_in: SignIn, context: &Context) -> Read {
    let effects = recap(&sign_in);
    Read {
        notes: sign_in_notes(&sign_in, context.account, context),
        fields: sign_in.fields,
        reading: reading(&effects),
        effects,
        ..Read::new(Source::Signature, Reading::NotApproval)
    }
}

/// What somebody may do for the account is written in terms of the site's own (ERC-5573).
fn recap(sign_in: &SignIn) -> Vec<Effect> {
    if !sign_in.delegates {
        return Vec::new();
    }
    let name = "ReCap".to_owned();
    vec![Effect::Opaque(Opaque::Permission { name })]
}

fn sign_in_notes(sign_in: &SignIn, signer: Option<Address>, context: &Context) -> Vec<Note> {
    let domain = sign_in.domain.clone().unwrap_or_default();
    let mut notes = vec![if sign_in.is_of(&context.origin) {
        Note::SignIn { domain }
    } else {
        Note::SignInElsewhere { domain }
    }];
    if let (Some(account), Some(signer)) = (sign_in.account, signer)
        && account != signer
    {
        notes.push(Note::SignInForAnother { account });
    }
    notes
}

fn of_transaction(transaction: &Transaction, left: &mut Left) -> Read {
    let call = calldata::read_within(transaction, left);
    let notes = call.notes.iter().map(call_note).gather();
    Read {
        named_chain: transaction.chain,
        named_account: transaction.from,
        called: transaction.to.into_iter().gather(),
        traces: call.traces,
        effects: call.effects,
        fields: call.fields,
        calls: call.listed,
        notes,
        ..Read::new(Source::Transaction, call.reading)
    }
}

fn call_note(note: &calldata::Note) -> Note {
    match note {
        calldata::Note::NonCanonical | calldata::Note::ShortData => Note::NonCanonical,
        calldata::Note::TrailingBytes => Note::TrailingBytes,
        calldata::Note::Lure { function } => Note::Lure {
            function: (*function).to_owned(),
        },
        calldata::Note::LookAlikeCall { selector } => Note::LookAlikeCall {
            selector: selector.clone(),
        },
        calldata::Note::HiddenPermit { contract } => Note::HiddenPermit { contract: *contract },
    }
}

fn of_typed_data(method: TypedDataMethod, payload: &str, left: &mut Left) -> Read {
    let version = match method {
        TypedDataMethod::V1 => return of_legacy(payload),
        TypedDataMethod::V3 => Version::V3,
        TypedDataMethod::V4 => Version::V4,
    };
    let read = json::parse(payload)
        .and_then(|value| typed_data::read(&value, version))
        .and_then(|data| Ok((typed_data::effects_within(&data, left)?, data)));
    match read {
        Ok((meaning, data)) => known_typed_data(meaning, data),
        Err(malformed) => Read::malformed(Source::Signature, malformed),
    }
}

/// Without a domain, nobody can tell for whom the signature is.
fn of_legacy(payload: &str) -> Read {
    let read = json::parse(payload).and_then(|value| typed_data::read_legacy(&value));
    let legacy = match read {
        Ok(legacy) => legacy,
        Err(malformed) => return Read::malformed(Source::Signature, malformed),
    };
    let unnamed = Opaque::TypedData {
        type_hash: String::new(),
        primary_type: String::new(),
    };
    let mut fields = vec![hash_field(&legacy.digest)];
    fields.extend(legacy.fields);
    opaque(Source::Signature, unnamed, fields)
}

fn known_typed_data(meaning: Meaning, data: TypedData) -> Read {
    let mut notes: Vec<Note> = data.notes.iter().map(note).gather();
    let mut inner = (Vec::new(), Vec::new());
    let mut traces = Traces::default();
    let (reading, effects) = match meaning {
        Meaning::Known {
            reading,
            effects,
            notes: call_notes,
            fields,
            listed,
            traces: of_calls,
            witness,
        } => {
            notes.extend(call_notes.iter().map(call_note));
            inner = (fields, listed);
            traces = of_calls;
            if witness {
                notes.push(Note::Witness);
                traces.named = data.names(MAX_NOTED);
            }
            (reading, effects)
        }
        Meaning::Unknown => {
            traces.named = data.names(MAX_NOTED);
            (Reading::Unknown, vec![unknown_type(&data)])
        }
        Meaning::LookAlike => {
            notes.push(Note::LookAlike {
                primary_type: data.primary_type.clone(),
            });
            (Reading::Unknown, vec![unknown_type(&data)])
        }
    };
    let mut fields = data.head_fields();
    fields.extend(data.fields());
    let mut read = Read {
        traces,
        named_chain: data
            .domain
            .chain_id
            .and_then(|id| u64::try_from(id).ok())
            .map(ChainId),
        digests: Some(Digests {
            digest: data.digest,
            domain_hash: data.domain_hash,
            message_hash: data.struct_hash,
        }),
        fields,
        effects,
        notes,
        domain: Some(data.domain),
        ..Read::new(Source::Signature, reading)
    };
    read.list(inner.0, inner.1);
    read
}

fn unknown_type(data: &TypedData) -> Effect {
    Effect::Opaque(Opaque::TypedData {
        type_hash: hex::encode_prefixed(data.type_hash),
        primary_type: data.primary_type.clone(),
    })
}

fn note(note: &typed_data::Note) -> Note {
    match note.clone() {
        typed_data::Note::UndeclaredKey { field } => Note::UndeclaredKey { field },
        typed_data::Note::BadChecksum { field } => Note::BadChecksum { field },
        typed_data::Note::UnusedType { name } => Note::UnusedType { name },
        typed_data::Note::DeceptiveText { field } => Note::DeceptiveText { field },
    }
}

/// A message gives nobody authority, unless it is a hash or begins as typed data or a transaction does: some
/// contracts accept such signatures for whatever the bytes stand for.
fn of_message(bytes: &[u8], signer: Option<Address>, context: &Context) -> Read {
    if is_hash_like(bytes) {
        let fields = vec![message_field("bytes", &hex::encode_prefixed(bytes))];
        let mut read = opaque(Source::Signature, Opaque::Hash, fields);
        read.notes.push(Note::HashLike);
        return read;
    }
    let mut read = Read::new(Source::Signature, Reading::NotApproval);
    let deceptive = || Note::DeceptiveText {
        field: "message".to_owned(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        // What is no text cannot read as it looks either.
        read.notes.push(deceptive());
        let text = hex::encode_prefixed(bytes);
        read.fields.push(message_field("bytes", &text));
        return read;
    };
    read.fields.push(message_field("string", text));
    if is_deceptive(text, true) {
        read.notes.push(deceptive());
    }
    match sign_in::find(text) {
        Found::Nothing => {}
        Found::Whole(sign_in) => {
            read.notes.extend(sign_in_notes(&sign_in, signer, context));
            read.effects = recap(&sign_in);
            read.reading = reading(&read.effects);
            read.fields.extend(sign_in.fields);
        }
        Found::Broken(sign_in) => {
            read.notes.push(Note::SignInMalformed);
            let elsewhere = sign_in.filter(|sign_in| !sign_in.is_of(&context.origin));
            read.notes.extend(elsewhere.map(|sign_in| Note::SignInElsewhere {
                domain: sign_in.domain.unwrap_or_default(),
            }));
        }
    }
    read
}

fn hash_field(hash: &B256) -> Field {
    Field {
        path: "hash".to_owned(),
        kind: "bytes32".to_owned(),
        value: hex::encode_prefixed(hash),
    }
}

fn message_field(kind: &str, text: &str) -> Field {
    Field {
        path: "message".to_owned(),
        kind: kind.to_owned(),
        value: flat::cut(text),
    }
}

fn opaque(source: Source, opaque: Opaque, fields: Vec<Field>) -> Read {
    Read {
        effects: vec![Effect::Opaque(opaque)],
        fields,
        ..Read::new(source, Reading::Unknown)
    }
}

#[cfg(test)]
mod tests;
