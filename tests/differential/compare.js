// One case: what we and the libraries say to it, and what kind of agreement or disagreement that is.
import { loadGuard } from '../wasm/load.js';
import { ACCEPTED_APART, REFUSED_ALONE, steps } from './classes.js';
import { libraries, metamaskV3 } from './libraries.js';

/** @typedef {import('./cases.js').Case} Case */
/** @typedef {import('./libraries.js').Libraries} Libraries */
/** What we say: a digest, or what is wrong and where. @typedef {{digest: string} | {problem: string, field: string}} Ours */
/** @typedef {{ours: Ours, theirs: Libraries, payload: any}} Said `payload` is the parsed text, null if it is no JSON */
/** @typedef {{kind: string, failure?: string}} Finding the class, and why that is a failure if it is one */

const CONTEXT = JSON.stringify({ origin: 'https://app.example', chain: null, account: null, now: 1_800_000_000 });
const SIGNER = `0x${'11'.repeat(20)}`;

/** @returns {Promise<(one: Case) => Finding[]>} */
export async function comparison() {
  const { module } = await loadGuard();
  return (one) => {
    const said = { ours: read(() => module.digest(one.text)), theirs: libraries(one.text), payload: parsed(one.text) };
    const findings = 'digest' in said.ours ? accepted(said, said.ours.digest) : [refused(said, one)];
    const v3 = one.v3 ? digestV3(module, one.text) : null;
    if (v3 !== null) findings.push(v3 === metamaskV3(one.text) ? { kind: 'v3: as eth-sig-util' } : { kind: 'unexplained', failure: 'v3: not as eth-sig-util' });
    return findings;
  };
}

/** @param {Said} said @param {string} digest @returns {Finding[]} */
function accepted(said, digest) {
  const { metamask, ...others } = said.theirs;
  if (metamask !== digest) return [unexplained(`eth-sig-util ${metamask ? 'signs something else' : 'refuses'} what we accept`)];
  const apart = Object.entries(others).filter(([, theirs]) => theirs !== digest);
  if (apart.length === 0) return [{ kind: 'accepted: all agree' }];
  return apart.map(([library, theirs]) => {
    const found = ACCEPTED_APART.find((row) => row.library === library && row.refuses === (theirs === null) && row.applies(said.payload));
    return found ? { kind: `accepted: ${found.name}` } : unexplained(`${library} ${theirs ? 'signs something else' : 'refuses'} what we accept`);
  });
}

/** @param {Said} said @param {Case} one @returns {Finding} */
function refused({ ours, theirs, payload }, one) {
  const { problem, field } = /** @type {{problem: string, field: string}} */ (ours);
  if (one.mutations.length === 0) return unexplained(`we refuse an honest payload: ${problem} at ${field}`);
  const signed = Object.values(theirs);
  if (signed.every((digest) => digest === null)) return { kind: 'refused: by all' };
  if (!signed.every((digest) => digest === theirs.metamask)) return { kind: `refused: libraries disagree: ${problem}` };
  const found = REFUSED_ALONE.find((row) => row.problem === problem && row.applies(valueAt(payload, field), field, payload, one.text));
  return found ? { kind: `refused alone: ${found.name}` } : unexplained(`we refuse what all sign alike: ${problem} at ${field}`);
}

/** The digest of the third version, from a judgement; null where we refuse. @param {any} module @param {string} text @returns {string | null} */
function digestV3(module, text) {
  const request = `{"method":"eth_signTypedData_v3","params":["${SIGNER}",${JSON.stringify(text)}]}`;
  return JSON.parse(module.judge(request, CONTEXT, '[]')).digests?.digest ?? null;
}

/** @param {() => string} digest @returns {Ours} */
function read(digest) {
  try {
    return { digest: digest() };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) throw error;
    return JSON.parse(error.message);
  }
}

/** @param {any} payload @param {string} field @returns {any} */
const valueAt = (payload, field) => steps(field).reduce((value, step) => value?.[step], payload);

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {string} failure @returns {Finding} */
const unexplained = (failure) => ({ kind: 'unexplained', failure });
