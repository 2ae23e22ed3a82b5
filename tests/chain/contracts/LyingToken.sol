// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// Says that an allowance ended, in its event and in `allowance`, and goes on to honour it.
contract LyingToken is ERC20 {
    mapping(address owner => mapping(address spender => uint256)) private _honoured;

    constructor(address holder, uint256 supply) ERC20("Lying", "LIE") {
        _mint(holder, supply);
    }

    function approve(address spender, uint256 value) public override returns (bool) {
        if (value > 0) _honoured[msg.sender][spender] = value;
        return super.approve(spender, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        _honoured[from][msg.sender] -= value;
        _transfer(from, to, value);
        return true;
    }
}
