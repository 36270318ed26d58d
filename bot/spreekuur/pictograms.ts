/** Pictograms for who reads little: line drawings in a 48 by 48 box, drawn with the colour of the text. */
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`;

export const PICTOGRAMS = {
  person: line('M24 22a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8 42c0-9 7-14 16-14s16 5 16 14'),
  story: line('M8 8h32v24H22l-9 8v-8H8zM15 16h18M15 23h12'),
  house: line('M6 24 24 8l18 16M12 20v20h24V20M20 40V28h8v12'),
  help: line('M12 6h7l4 10-5 4c2 5 5 8 10 10l4-5 10 4v7c0 3-2 5-5 5C20 41 7 28 7 11c0-3 2-5 5-5z'),
  lock: line('M12 22h24v20H12zM17 22v-6a7 7 0 0 1 14 0v6M24 30v5'),
} as const;
export type Pictogram = keyof typeof PICTOGRAMS;
