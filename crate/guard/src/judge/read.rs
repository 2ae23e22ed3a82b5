//! A request → what reading it gave, whatever kind of request it is.

use super::MAX_FIELDS;
use super::case::{Note, Read, Source};
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
            let reads = requests.iter().map(|request| one(request, context, &mut left));
            reads.collect()
        }
        Err(malformed) => vec![Read::malformed(Source::Other, malformed)],
    }
}

fn one(request: &Request, context: &Context, left: &mut Left) -> Read {
    match request {
        Request::Harmless => Read::new(Source::Other, Reading::Harmless),
        Request::Transaction(transaction) => of_transaction(transaction, left),
        Request::Calls(calls) => of_calls(calls, left),
        Request::Authority(authority) => of_authority(authority),
        Request::SignIn(sign_in) => of_sign_in(sign_in, context),
        Request::Scoped { chain, request } => scoped(*chain, one(request, context, left)),
        Request::TypedData {
            version,
            account,
            payload,
        } => Read {
            named_account: *account,
            ..of_typed_data(*version, payload, left)
        },
        Request::Message { account, bytes } => Read {
            named_account: *account,
            ..of_message(bytes, account.or(context.account), context)
        },
        Request::Hash { account, hash } => Read {
            named_account: *account,
            fields: hash.iter().map(hash_field).collect(),
            ..opaque(Source::Signature, Opaque::Hash)
        },
        Request::Other { method, fields } => Read {
            fields: fields.clone(),
            ..opaque(Source::Other, Opaque::Method { name: method.clone() })
        },
    }
}

/// What an envelope's chain is and what the request within says must be the same: a wallet may go by either.
fn scoped(chain: ChainId, read: Read) -> Read {
    if read.named_chain.is_some_and(|own| own != chain) {
        return Read::malformed(read.source, Malformed::new("chainId", Problem::Conflict));
    }
    Read {
        named_chain: Some(chain),
        ..read
    }
}

/// Calls made together are read together, so that rules see what one allows and the next one uses.
fn of_calls(batch: &Calls, left: &mut Left) -> Read {
    let mut read = Read {
        named_chain: batch.chain,
        named_account: batch.from,
        ..Read::new(Source::Transaction, reading(&batch.effects))
    };
    let single = batch.calls.len() == 1;
    for (index, call) in batch.calls.iter().enumerate() {
        let part = of_transaction(call, left);
        read.reading = read.reading.max(part.reading);
        read.effects.extend(part.effects);
        read.notes.extend(part.notes);
        let room = MAX_FIELDS.saturating_sub(read.fields.len());
        read.fields
            .extend(part.fields.into_iter().take(room).map(|field| Field {
                path: if single {
                    field.path
                } else {
                    format!("calls[{index}].{}", field.path)
                },
                ..field
            }));
    }
    read.effects.extend(batch.effects.iter().cloned());
    read.fields.extend(batch.fields.iter().cloned());
    read
}

fn of_authority(authority: &Authority) -> Read {
    Read {
        named_chain: authority.chain,
        named_account: authority.account,
        effects: authority.effects.clone(),
        fields: authority.fields.clone(),
        ..Read::new(Source::Signature, reading(&authority.effects))
    }
}

/// The wallet makes the message, with the account that it connects.
fn of_sign_in(sign_in: &SignIn, context: &Context) -> Read {
    let effects = recap(sign_in);
    Read {
        notes: sign_in_notes(sign_in, context.account, context),
        fields: sign_in.fields.clone(),
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
    let notes = call.notes.iter().map(call_note).collect();
    Read {
        named_chain: transaction.chain,
        named_account: transaction.from,
        effects: call.effects,
        fields: call.fields,
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
    let digest = hash_field(&legacy.digest);
    Read {
        fields: [digest].into_iter().chain(legacy.fields).collect(),
        ..opaque(Source::Signature, unnamed)
    }
}

fn known_typed_data(meaning: Meaning, data: TypedData) -> Read {
    let mut notes: Vec<Note> = data.notes.iter().map(note).collect();
    let mut inner_fields = Vec::new();
    let (reading, effects) = match meaning {
        Meaning::Known {
            reading,
            effects,
            notes: of_calls,
            fields,
        } => {
            notes.extend(of_calls.iter().map(call_note));
            inner_fields = fields;
            (reading, effects)
        }
        Meaning::Unknown => (Reading::Unknown, vec![unknown_type(&data)]),
        Meaning::LookAlike => {
            notes.push(Note::LookAlike {
                primary_type: data.primary_type.clone(),
            });
            (Reading::Unknown, vec![unknown_type(&data)])
        }
    };
    let fields = data.fields().into_iter();
    Read {
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
        fields: fields.chain(inner_fields).collect(),
        effects,
        notes,
        domain: Some(data.domain),
        ..Read::new(Source::Signature, reading)
    }
}

fn unknown_type(data: &TypedData) -> Effect {
    Effect::Opaque(Opaque::TypedData {
        type_hash: format!("{:#x}", data.type_hash),
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
        return Read {
            notes: vec![Note::HashLike],
            fields: vec![message_field("bytes", &hex::encode_prefixed(bytes))],
            ..opaque(Source::Signature, Opaque::Hash)
        };
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
        value: format!("{hash:#x}"),
    }
}

fn message_field(kind: &str, text: &str) -> Field {
    Field {
        path: "message".to_owned(),
        kind: kind.to_owned(),
        value: flat::cut(text),
    }
}

fn opaque(source: Source, opaque: Opaque) -> Read {
    Read {
        effects: vec![Effect::Opaque(opaque)],
        ..Read::new(source, Reading::Unknown)
    }
}

#[cfg(test)]
mod tests;
