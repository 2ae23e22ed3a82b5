// @ts-check
// When blocks were made: asked once, and believed only of the block that was asked for.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Blocks } from '../../extension/background/questions/block.js';

/** @param {unknown} said what the endpoint answers */
function made(said) {
  /** @type {string[]} */
  const asked = [];
  /** @type {(chain: string) => void} */
  let renewed = () => {};
  const chains = /** @type {any} */ ({
    ask: async (/** @type {{params: string}[]} */ calls) => calls.map(({ params }) => {
      asked.push(params);
      return said === undefined ? { reply: 'error' } : { reply: 'result', json: JSON.stringify(said) };
    }),
    watch: (/** @type {(chain: string) => void} */ listener) => { renewed = listener; },
  });
  return { asked, blocks: new Blocks({ chains }), renew: (/** @type {string} */ chain) => renewed(chain) };
}

it('a block is asked about once, until others are asked about its chain', async () => {
  const { asked, blocks, renew } = made({ number: '0x10', timestamp: '0x6553f100' });
  assert.equal(await blocks.time('0x1', '0x10'), 1_700_000_000);
  assert.equal(await blocks.time('0x1', '0x10'), 1_700_000_000);
  assert.deepEqual(asked, ['["0x10",false]']);
  renew('0xa');
  await blocks.time('0x1', '0x10');
  renew('0x1');
  await blocks.time('0x1', '0x10');
  assert.equal(asked.length, 2);
});

it('no answer, an odd one and one about another block are none', async () => {
  const wrong = [undefined, null, 7, {}, { number: '0x11', timestamp: '0x1' }, { number: '0x10', timestamp: 'soon' }, { number: '0x10', timestamp: '0x1'.padEnd(40, '0') }];
  for (const said of wrong) assert.equal(await made(said).blocks.time('0x1', '0x10'), null, JSON.stringify(said));
});
