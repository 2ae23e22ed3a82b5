// @ts-check
/** Values that a page cannot reach into, and the errors that a dapp gets. */
"use strict";

/** @param {any} value */
const isObject = (value) => ObjectCtor(value) === value;

/** A property that a page may change. @param {any} value */
const changeable = (value) => ({ __proto__: null, value, writable: true, enumerable: true, configurable: true });

/** @param {any} object @param {PropertyKey} key @param {any} value */
const put = (object, key, value) => defineProperty(object, key, changeable(value));

/**
 * Adds to a list without the setters that a page may put on the prototypes.
 * @param {{length: number}} list @param {any} value
 */
const add = (list, value) => void put(list, list.length, value);

/**
 * The error a dapp gets, shaped as EIP-1193 asks.
 * @param {{code: number, message: string}} error
 */
const rpcError = (error) => {
  const made = construct(ErrorCtor, [error.message]);
  put(made, "code", error.code);
  return made;
};

const invalid = () => rpcError({ code: -32600, message: "Not a valid request." });
