// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.24;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ERC721Holder} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Holder.sol";
import {IAllowanceTransfer} from "@uniswap/v4-periphery/lib/permit2/src/interfaces/IAllowanceTransfer.sol";
import {ISignatureTransfer} from "@uniswap/v4-periphery/lib/permit2/src/interfaces/ISignatureTransfer.sol";

/// A spender that has code. It uses every kind of allowance or signature that it was given; whatever it pulls
/// stays in it, whoever calls.
contract Spender is ERC721Holder, ERC1155Holder {
    using SafeERC20 for IERC20;

    address public immutable permit2;

    constructor(address permit2_) {
        permit2 = permit2_;
    }

    function pull(IERC20 token, address from, uint256 amount) external {
        token.safeTransferFrom(from, address(this), amount);
    }

    function pullNft(IERC721 token, address from, uint256 id) external {
        token.safeTransferFrom(from, address(this), id);
    }

    function pullMulti(IERC1155 token, address from, uint256 id, uint256 amount) external {
        token.safeTransferFrom(from, address(this), id, amount, "");
    }

    function pullPermit2(address token, address from, uint160 amount) public {
        IAllowanceTransfer(permit2).transferFrom(from, address(this), amount, token);
    }

    function permitAndPull(
        address owner,
        IAllowanceTransfer.PermitSingle calldata permit,
        bytes calldata signature,
        uint160 amount
    ) external {
        IAllowanceTransfer(permit2).permit(owner, permit, signature);
        pullPermit2(permit.details.token, owner, amount);
    }

    function permitBatchAndPull(
        address owner,
        IAllowanceTransfer.PermitBatch calldata permit,
        bytes calldata signature,
        uint160 amountOfEach
    ) external {
        IAllowanceTransfer(permit2).permit(owner, permit, signature);
        for (uint256 i = 0; i < permit.details.length; i++) pullPermit2(permit.details[i].token, owner, amountOfEach);
    }

    function permitTransferFrom(
        ISignatureTransfer.PermitTransferFrom calldata permit,
        address owner,
        uint256 amount,
        bytes calldata signature
    ) external {
        ISignatureTransfer.SignatureTransferDetails memory details =
            ISignatureTransfer.SignatureTransferDetails({to: address(this), requestedAmount: amount});
        ISignatureTransfer(permit2).permitTransferFrom(permit, details, owner, signature);
    }
}
