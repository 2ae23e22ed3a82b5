// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC6909Metadata} from "@openzeppelin/contracts/token/ERC6909/extensions/draft-ERC6909Metadata.sol";

/// An ERC-6909 contract of which `holder` has a thousand of each of the ids 1 to 3, with two decimal places.
contract Coins is ERC6909Metadata {
    constructor(address holder) {
        for (uint256 id = 1; id <= 3; id++) {
            _mint(holder, id, 1000_00);
            _setSymbol(id, "COIN");
            _setDecimals(id, 2);
        }
    }
}
