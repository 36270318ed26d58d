/** A sitting is one spell of talking; after this many hours of silence the next message begins another. */
export const SITTING_HOURS = 12;
