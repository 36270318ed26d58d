/** A reader less sure of its words than this, of 100, did not read them: nothing of them is used. */
export const READABLE = 60;
