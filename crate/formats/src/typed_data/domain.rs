//! The domain: whom a signature is for.

use super::{Entries, Note, leaf, push_note};
use crate::json::Value;
use crate::{Malformed, Problem};
use alloy_primitives::{Address, B256, U256, keccak256};
use serde::{Deserialize, Serialize};

/// The name of the domain's type.
pub(super) const TYPE: &str = "EIP712Domain";

/// The domain's members in the one order that every wallet hashes alike.
const MEMBERS: [(&str, &str); 5] = [
    ("name", "string"),
    ("version", "string"),
    ("chainId", "uint256"),
    ("verifyingContract", "address"),
    ("salt", "bytes32"),
];

/// The members that a domain has; those that its type leaves out are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Domain {
    /// What the contract or application calls itself (untrusted text).
    pub name: Option<String>,
    /// Its version (untrusted text).
    pub version: Option<String>,
    /// The chain; without one the signature may be valid on several.
    pub chain_id: Option<U256>,
    /// The contract that will check the signature.
    pub verifying_contract: Option<Address>,
    /// A salt; some bridged tokens keep the chain id here.
    pub salt: Option<B256>,
}

impl Domain {
    /// Reads the domain and its separator.
    pub(super) fn read(
        types: &Entries<'_>,
        entries: &Entries<'_>,
        notes: &mut Vec<Note>,
    ) -> Result<(Self, B256), Malformed> {
        let typed = typed_members(types)?;
        for (key, _) in entries {
            if !typed.contains(&key.as_ref()) {
                return Err(Malformed::new(key, Problem::BadDomain).within("domain"));
            }
        }
        let mut domain = Domain::default();
        let mut words = Vec::with_capacity(192);
        words.extend_from_slice(type_hash(&typed).as_slice());
        for name in typed {
            let value = entries
                .iter()
                .find(|(key, _)| key == name)
                .map_or(&Value::Null, |(_, value)| value);
            let word = domain.take(name, value, notes);
            let word = word.map_err(|problem| Malformed::new(name, problem).within("domain"))?;
            words.extend_from_slice(word.as_slice());
        }
        Ok((domain, keccak256(words)))
    }

    /// Stores one member and gives its word.
    fn take(&mut self, name: &str, value: &Value<'_>, notes: &mut Vec<Note>) -> Result<B256, Problem> {
        match name {
            "name" => text(&mut self.name, "domain.name", value, notes),
            "version" => text(&mut self.version, "domain.version", value, notes),
            "chainId" => {
                let chain_id = leaf::unsigned(value, 256)?;
                self.chain_id = Some(chain_id);
                Ok(B256::from(chain_id))
            }
            "verifyingContract" => {
                let (address, checked) = leaf::address(value)?;
                if !checked {
                    push_note(
                        notes,
                        Note::BadChecksum {
                            field: "domain.verifyingContract".to_owned(),
                        },
                    );
                }
                self.verifying_contract = Some(address);
                Ok(address.into_word())
            }
            _ => {
                let salt = B256::try_from(leaf::fixed_bytes(value, 32)?.as_slice());
                let salt = salt.map_err(|_| Problem::WrongLength)?;
                self.salt = Some(salt);
                Ok(salt)
            }
        }
    }
}

fn text(
    slot: &mut Option<String>,
    field: &str,
    value: &Value<'_>,
    notes: &mut Vec<Note>,
) -> Result<B256, Problem> {
    let text = leaf::text(value)?;
    if leaf::is_deceptive(text, false) {
        push_note(
            notes,
            Note::DeceptiveText {
                field: field.to_owned(),
            },
        );
    }
    *slot = Some(text.to_owned());
    Ok(keccak256(text))
}

/// The members that the domain's type declares: an in-order part of [`MEMBERS`] with those types.
/// Without the type MetaMask hashes an empty domain where others infer one from its keys.
fn typed_members(types: &Entries<'_>) -> Result<Vec<&'static str>, Malformed> {
    let bad = || Malformed::new(TYPE, Problem::BadDomain).within("types");
    let declared = types.iter().find(|(name, _)| name == TYPE).ok_or_else(bad)?;
    let declared = declared.1.as_array().ok_or_else(bad)?;
    let mut standard = MEMBERS.iter();
    let mut typed = Vec::with_capacity(MEMBERS.len());
    for member in declared {
        let text = |key| member.get(key).and_then(Value::as_str);
        let (name, kind) = text("name").zip(text("type")).ok_or_else(bad)?;
        let found = standard
            .by_ref()
            .find(|(standard, _)| *standard == name)
            .ok_or_else(bad)?;
        if found.1 != kind {
            return Err(bad());
        }
        typed.push(found.0);
    }
    Ok(typed)
}

fn type_hash(typed: &[&str]) -> B256 {
    let mut encoded = [TYPE, "("].concat();
    let members = MEMBERS.iter().filter(|(name, _)| typed.contains(name));
    for (index, (name, kind)) in members.enumerate() {
        if index > 0 {
            encoded.push(',');
        }
        encoded.push_str(kind);
        encoded.push(' ');
        encoded.push_str(name);
    }
    encoded.push(')');
    keccak256(encoded)
}
