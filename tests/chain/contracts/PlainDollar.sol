// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// The well-behaved case: a standard ERC-20 with EIP-2612 permits and 6 decimals.
contract PlainDollar is ERC20, ERC20Permit {
    constructor(address holder, uint256 supply) ERC20("Plain Dollar", "PUSD") ERC20Permit("Plain Dollar") {
        _mint(holder, supply);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
