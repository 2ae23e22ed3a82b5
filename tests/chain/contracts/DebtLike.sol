// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

/// Keeps who may borrow how much in whose name, as Aave's debt tokens do.
contract DebtLike {
    string public constant symbol = "debtPUSD";
    uint8 public constant decimals = 6;

    mapping(address => mapping(address => uint256)) public borrowAllowance;

    event BorrowAllowanceDelegated(
        address indexed fromUser, address indexed toUser, address indexed asset, uint256 amount
    );

    function approveDelegation(address delegatee, uint256 amount) external {
        borrowAllowance[msg.sender][delegatee] = amount;
        emit BorrowAllowanceDelegated(msg.sender, delegatee, address(this), amount);
    }
}
