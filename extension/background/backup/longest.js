// @ts-check
/** The longest file that is restored, in characters: more than storage takes. */
export const LONGEST = 16 * 1024 * 1024;
