// @ts-check
/** Where anything may be fetched from: the content security policy says the same of every request. */

/** @param {string} url @returns {boolean} whether it is a secure address, or one of this machine */
export const isFetchable = (url) => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname));
};
