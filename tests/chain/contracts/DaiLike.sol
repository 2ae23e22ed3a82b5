// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// Dai's own permit, older than EIP-2612: a boolean instead of an amount (true is unlimited, false revokes),
/// the nonce given by the caller, and an expiry where zero means never.
contract DaiLike is ERC20, EIP712 {
    bytes32 public constant PERMIT_TYPEHASH =
        keccak256("Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)");
    mapping(address => uint256) public nonces;

    constructor(address holder, uint256 supply) ERC20("Permit Dai", "PDAI") EIP712("Permit Dai", "1") {
        _mint(holder, supply);
    }

    function permit(
        address holder,
        address spender,
        uint256 nonce,
        uint256 expiry,
        bool allowed,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(expiry == 0 || block.timestamp <= expiry, "PDAI: permit expired");
        require(nonce == nonces[holder]++, "PDAI: wrong nonce");
        bytes32 body = keccak256(abi.encode(PERMIT_TYPEHASH, holder, spender, nonce, expiry, allowed));
        require(ECDSA.recover(_hashTypedDataV4(body), v, r, s) == holder, "PDAI: wrong signer");
        _approve(holder, spender, allowed ? type(uint256).max : 0);
    }

    function DOMAIN_SEPARATOR() external view returns (bytes32) {
        return _domainSeparatorV4();
    }
}
