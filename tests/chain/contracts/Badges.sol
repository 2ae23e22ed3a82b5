// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";

/// An ERC-1155 contract of which `holder` has ten of each of the ids 1 to 3.
contract Badges is ERC1155 {
    string public constant name = "Corner Badges";

    constructor(address holder) ERC1155("") {
        for (uint256 id = 1; id <= 3; id++) _mint(holder, id, 10, "");
    }
}
