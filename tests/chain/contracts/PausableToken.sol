// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Pausable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Pausable.sol";

/// Can be paused, and then refuses approvals as well as transfers, as many stablecoins do. Anybody may pause it here.
contract PausableToken is ERC20Pausable {
    constructor(address holder, uint256 supply) ERC20("Pausable", "PAUS") {
        _mint(holder, supply);
    }

    function setPaused(bool paused) external {
        if (paused) _pause();
        else _unpause();
    }

    function approve(address spender, uint256 value) public override whenNotPaused returns (bool) {
        return super.approve(spender, value);
    }
}
