//! Authority given and taken back.

use super::say::{Granting, Revoking, Until};
use super::scope::Scope;
use crate::{Amount, Asset, Effect, Grant, GrantKind, Revocation};
use alloy_primitives::U256;

impl Scope<'_> {
    pub(super) fn grant(&mut self, granting: &Granting) -> Option<()> {
        for index in 0..self.count(granting.each)? {
            let effect = self.granted(granting, index)?;
            self.effect(effect);
        }
        Some(())
    }

    pub(super) fn revoke(&mut self, revoking: &Revoking) -> Option<()> {
        for index in 0..self.count(revoking.each)? {
            let revocation = Revocation::Grant {
                kind: revoking.kind,
                asset: self.asset(revoking.what, index)?,
                spender: self.optional_address(revoking.spender, index)?,
                keeper: self.this,
            };
            self.effect(Effect::Revoke(revocation));
        }
        Some(())
    }

    fn granted(&self, granting: &Granting, index: usize) -> Option<Effect> {
        let asset = self.asset(granting.what, index)?;
        let amount = self.amount(granting.amount, index)?;
        let spender = self.address(granting.spender, index)?;
        let keeper = self.keeper(granting.keeper, asset);
        // The zero address clears the approval of an item, whoever had it.
        let cleared = granting.kind == GrantKind::Nft && spender.is_zero();
        if cleared || self.ends(granting, asset, amount, index)? {
            return Some(Effect::Revoke(Revocation::Grant {
                kind: granting.kind,
                asset,
                spender: (!cleared).then_some(spender),
                keeper,
            }));
        }
        let owner = self.optional_address(granting.owner, index)?;
        let deadline = self.optional_number(granting.deadline, index)?;
        Some(Effect::Grant(Grant {
            kind: granting.kind,
            asset,
            owner: owner.or(self.sender.owner()),
            spender,
            amount,
            period: self.optional_number(granting.period, index)?,
            expiry: self.expiry(granting.until, index)?,
            deadline: match deadline {
                Some(time) if time.is_zero() && granting.zero_deadline_is_none => Some(U256::MAX),
                other => other,
            },
            nonce: self.optional_number(granting.nonce, index)?,
            by: self.by_submitted(granting.submitted),
            keeper,
        }))
    }

    /// Whether nothing is given. Increasing by nothing changes nothing and ends nothing either; a signature
    /// transfer of nothing gives nothing; and what 0 means on a contract of unknown kind is for the chain.
    fn ends(&self, granting: &Granting, asset: Asset, amount: Amount, index: usize) -> Option<bool> {
        if !granting.only_if.is_empty() && !self.flag(granting.only_if, index)? {
            return Some(true);
        }
        let sets = matches!(
            granting.kind,
            GrantKind::Allowance | GrantKind::Permit2 | GrantKind::PermitC | GrantKind::Credit
        );
        let sets = sets && !matches!(granting.until, Until::Once);
        let nothing = amount.value().is_some_and(|value| value.is_zero());
        Some(sets && nothing && !matches!(asset, Asset::Either { .. }))
    }
}
