// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {ERC7821} from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";

/// What an ordinary account runs as its code (EIP-7702) to make several calls in one transaction, all or none.
contract BatchAccount is ERC7821 {
    receive() external payable {}
}
