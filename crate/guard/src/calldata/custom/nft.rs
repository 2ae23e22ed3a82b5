//! Collections.

use super::seaport::item;
use crate::meaning::Scope;
use crate::value::Value;
use crate::{Effect, Transfer};

/// OpenSea's TransferHelper: `(items[], recipient, validateERC721Receiver)[]`.
pub(in crate::calldata) fn bulk_transfer(scope: &mut Scope<'_>) -> Option<()> {
    for transfer in scope.find("transfers", 0)?.items() {
        let [items, Value::Address(recipient), _] = transfer.items() else {
            return None;
        };
        for moved in items.items() {
            let [kind, token, id, Value::Number(amount)] = moved.items() else {
                return None;
            };
            scope.effect(Effect::Transfer(Transfer {
                asset: item(kind, token, id)?,
                from: scope.sender.owner(),
                to: Some(*recipient),
                amount: *amount,
                by: scope.by,
                deadline: None,
            }));
        }
    }
    Some(())
}
