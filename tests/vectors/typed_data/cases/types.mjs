// Types that give authority, with the constants that their contracts publish.
export const knownTypes = [
  {
    name: 'eip2612',
    encodeType:
      'Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)',
    typeHash: '0x6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9',
  },
  {
    name: 'dai',
    encodeType:
      'Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)',
    typeHash: '0xea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb',
  },
  {
    name: 'nft-permit-v3',
    encodeType:
      'Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)',
    typeHash: '0x49ecf333e5b8c95c40fdafc95c1ad136e8914a8fb55e9dc8bb01eaa83a2df9ad',
  },
  {
    name: 'nft-permitforall-v4',
    encodeType:
      'PermitForAll(address operator,bool approved,uint256 nonce,uint256 deadline)',
    typeHash: '0x6673cb397ee2a50b6b8401653d3638b4ac8b3db9c28aa6870ffceb7574ec2f76',
  },
  {
    name: 'permit2-single',
    encodeType:
      'PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)',
    typeHash: '0xf3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0',
  },
  {
    name: 'permit2-batch',
    encodeType:
      'PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)',
    typeHash: '0xaf1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863',
  },
  {
    name: 'permit2-transfer',
    encodeType:
      'PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)TokenPermissions(address token,uint256 amount)',
    typeHash: '0x939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106',
  },
  {
    name: 'permit2-batch-transfer',
    encodeType:
      'PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline)TokenPermissions(address token,uint256 amount)',
    typeHash: '0xfcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766',
  },
]
