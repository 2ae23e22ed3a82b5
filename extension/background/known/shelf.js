// @ts-check
/** Bytes by name, outside of the other storage, which would keep them as text of a third more. */

const STORE = "bytes";

export class Shelf {
  #name;

  /** @param {string} name of the database */
  constructor(name) {
    this.#name = name;
  }

  /** @param {string} name @returns {Promise<Uint8Array | null>} */
  async read(name) {
    return (await this.#run("readonly", (store) => store.get(name))) ?? null;
  }

  /** @returns {Promise<string[]>} */
  names() {
    return this.#run("readonly", (store) => store.getAllKeys());
  }

  /** @param {string} name @param {Uint8Array} bytes */
  async write(name, bytes) {
    await this.#run("readwrite", (store) => store.put(bytes, name));
  }

  /** @param {string} name */
  async remove(name) {
    await this.#run("readwrite", (store) => store.delete(name));
  }

  /**
   * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>} its result, once it would outlive the background
   */
  async #run(mode, work) {
    const database = await this.#open();
    try {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      return request.result;
    } finally {
      database.close();
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
