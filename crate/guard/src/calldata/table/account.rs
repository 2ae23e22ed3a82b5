//! Power over accounts and contracts: owners, modules, code.

use super::{Function, Undo, row};
use crate::Power::{Code, Module, Owner, Threshold};
use crate::meaning::Say::Hash;
use crate::meaning::control;

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    // Owned contracts, roles, proxies.
    row("transferOwnership(address newOwner)", 0xf2fd_e38b, Undo::Never, &[control(Owner, "newOwner")]),
    row("setOwner(address owner)", 0x13af_4035, Undo::Never, &[control(Owner, "owner")]),
    row("safeSetOwner(address owner)", 0x4bce_be78, Undo::Never, &[control(Owner, "owner")]),
    row("setAuthority(address authority)", 0x7a9e_5e4b, Undo::Never, &[control(Owner, "authority")]),
    row("changeAdmin(address newAdmin)", 0x8f28_3970, Undo::Never, &[control(Owner, "newAdmin")]),
    row("grantRole(bytes32 role,address account)", 0x2f2f_f15d, Undo::call("revokeRole(bytes32,address)"), &[control(Owner, "account")]),
    row("upgradeTo(address newImplementation)", 0x3659_cfe6, Undo::Never, &[control(Code, "newImplementation")]),
    row("upgradeToAndCall(address newImplementation,bytes data)", 0x4f1e_f286, Undo::Never, &[control(Code, "newImplementation")]),
    // Safe.
    row("addOwnerWithThreshold(address owner,uint256 threshold)", 0x0d58_2f13, Undo::call("removeOwner(address,address,uint256)"), &[control(Owner, "owner")]),
    row("swapOwner(address prevOwner,address oldOwner,address newOwner)", 0xe318_b52b, Undo::Never, &[control(Owner, "newOwner")]),
    row("removeOwner(address prevOwner,address owner,uint256 threshold)", 0xf8dc_5dd9, Undo::call("addOwnerWithThreshold(address,uint256)"), &[control(Threshold, "")]),
    row("changeThreshold(uint256 threshold)", 0x694e_80c3, Undo::Again, &[control(Threshold, "")]),
    row("enableModule(address module)", 0x610b_5925, Undo::call("disableModule(address,address)"), &[control(Module, "module")]),
    row("setGuard(address guard)", 0xe19a_9dd9, Undo::Again, &[control(Module, "guard")]),
    row("setModuleGuard(address moduleGuard)", 0xe068_df37, Undo::Again, &[control(Module, "moduleGuard")]),
    row("setFallbackHandler(address handler)", 0xf08a_0323, Undo::Again, &[control(Module, "handler")]),
    row("approveHash(bytes32 hash)", 0xd4d9_bdcd, Undo::Never, &[Hash]),
    // ERC-7579, Coinbase Smart Wallet.
    row("installModule(uint256 moduleTypeId,address module,bytes initData)", 0x9517_e29f, Undo::call("uninstallModule(uint256,address,bytes)"), &[control(Module, "module")]),
    row("addOwnerAddress(address owner)", 0x0f0f_3f24, Undo::call("removeOwnerAtIndex(uint256,bytes)"), &[control(Owner, "owner")]),
    row("addOwnerPublicKey(bytes32 x,bytes32 y)", 0x2956_5e3b, Undo::call("removeOwnerAtIndex(uint256,bytes)"), &[control(Owner, "")]),
];
