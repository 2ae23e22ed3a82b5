// The receipt of a transaction that was sent. viem's own wait looks again with the next block, and on a chain that mines
// only what it is sent there may never be one.
import { TransactionReceiptNotFoundError } from 'viem';

/** Milliseconds. Long, because a loaded machine is slow. */
const PATIENCE = 30_000;
/** Milliseconds between two looks. */
const INTERVAL = 25;

/**
 * Runs in pages as well.
 * @param {{getTransactionReceipt: (wanted: {hash: import('viem').Hex}) => Promise<import('viem').TransactionReceipt>}} client
 * @param {import('viem').Hex} hash
 * @returns {Promise<import('viem').TransactionReceipt>}
 * @throws when it is not mined in time
 */
export async function receiptOf(client, hash) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await client.getTransactionReceipt({ hash });
    } catch (error) {
      if (!(error instanceof TransactionReceiptNotFoundError) || Date.now() > deadline) throw error;
      await new Promise((resolve) => { setTimeout(resolve, INTERVAL); });
    }
  }
}
