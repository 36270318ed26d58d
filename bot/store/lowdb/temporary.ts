/** A temporary file is never newer truth: only the rename commits. */
export const TEMPORARY = '.tmp';
