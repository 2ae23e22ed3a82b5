//! The vocabulary: what signing would change, whoever submits it.

mod asset;
mod control;
mod grant;
mod opaque;
mod order;
mod revocation;
mod transfer;

pub use asset::{Amount, Asset, PERMIT2_UNLIMITED, UINT96_MAX, UNLIMITED_FROM};
pub use control::{Control, Power};
pub use grant::{By, Expiry, Grant, GrantKind};
pub use opaque::Opaque;
pub use order::{Leg, Order};
pub use revocation::Revocation;
pub use transfer::Transfer;

use crate::from_json::{tag, unknown};
use crate::json::Value;
use crate::wire::object;
use crate::{FromJson, JsonText, Malformed};
use serde::{Deserialize, Serialize};

/// What signing would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "effect", rename_all = "camelCase")]
pub enum Effect {
    /// Authority is given.
    Grant(Grant),
    /// Authority is taken back.
    Revoke(Revocation),
    /// Assets move.
    Transfer(Transfer),
    /// Others may trade what the person has.
    Order(Order),
    /// Power over an account is given.
    Control(Control),
    /// Nobody can tell.
    Opaque(Opaque),
}

impl Effect {
    /// Its tag and the fields of what it is, for the object that holds them.
    pub(crate) fn write_fields(&self, out: &mut JsonText) {
        match self {
            Effect::Grant(grant) => {
                out.tag("effect", "grant");
                grant.write_fields(out);
            }
            Effect::Revoke(revocation) => {
                out.tag("effect", "revoke");
                revocation.write_fields(out);
            }
            Effect::Transfer(transfer) => {
                out.tag("effect", "transfer");
                transfer.write_fields(out);
            }
            Effect::Order(order) => {
                out.tag("effect", "order");
                order.write_fields(out);
            }
            Effect::Control(control) => {
                out.tag("effect", "control");
                control.write_fields(out);
            }
            Effect::Opaque(opaque) => {
                out.tag("effect", "opaque");
                opaque.write_fields(out);
            }
        }
    }
}

object!(Effect);

/// The tag stands among the fields of what the effect is.
impl FromJson for Effect {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match tag(value, "effect")?.as_str() {
            "grant" => Grant::from_json(value).map(Effect::Grant),
            "revoke" => Revocation::from_json(value).map(Effect::Revoke),
            "transfer" => Transfer::from_json(value).map(Effect::Transfer),
            "order" => Order::from_json(value).map(Effect::Order),
            "control" => Control::from_json(value).map(Effect::Control),
            "opaque" => Opaque::from_json(value).map(Effect::Opaque),
            _ => Err(unknown("effect")),
        }
    }
}
