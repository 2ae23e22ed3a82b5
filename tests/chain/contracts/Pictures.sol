// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// An ERC-721 collection whose tokens 1 to 3 belong to `holder`.
contract Pictures is ERC721 {
    constructor(address holder) ERC721("Corner Pictures", "PIC") {
        for (uint256 id = 1; id <= 3; id++) _mint(holder, id);
    }
}
