// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// Refuses `approve(spender, 0)`, as BNB on Ethereum does: an allowance can be lowered to one unit, not ended.
contract NoZeroToken is ERC20 {
    constructor(address holder, uint256 supply) ERC20("No Zero", "NOZ") {
        _mint(holder, supply);
    }

    function approve(address spender, uint256 value) public override returns (bool) {
        require(value != 0, "NOZ: zero allowance refused");
        return super.approve(spender, value);
    }
}
