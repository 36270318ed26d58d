/** Pictograms: line drawings in a 48 by 48 box, readable without a word beside them. */
import type { RowIcon, PlanPicture } from '../../dialogs/pictures/picture.ts';

type Icon = RowIcon | PlanPicture['steps'][number]['icon'] | 'check' | 'clock' | 'flag';

const PATHS: Readonly<Record<Icon, string>> = {
  coin: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM30 17a8.5 8.5 0 1 0 0 14M14 22h12M14 27h11',
  house: 'M6 24 24 8l18 16M12 20v20h24V20M20 40V28h8v12',
  bolt: 'M27 5 11 27h11l-2 16 17-23H26z',
  drop: 'M24 6c8 10 13 16 13 23a13 13 0 0 1-26 0c0-7 5-13 13-23z',
  heart: 'M24 41C12 32 6 26 6 18.500a9.500 9.500 0 0 1 18-4 9.500 9.500 0 0 1 18 4C42 26 36 32 24 41z',
  paper: 'M12 6h18l8 8v28H12zM30 6v8h8M18 22h14M18 29h14M18 36h9',
  resident: 'M24 22a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8 42c0-9 7-14 16-14s16 5 16 14',
  volunteer:
    'M17 21a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM33 21a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM4 40c0-8 5-13 13-13s13 5 13 13M32 27c7 0 12 4 12 11',
  worker: 'M24 20a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM9 42V36c0-6 6-10 15-10s15 4 15 10v6zM20 33h8v9h-8z',
  check: 'M8 26l11 11L40 12',
  clock: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM24 14v11l8 5',
  flag: 'M12 44V6M12 8h24l-6 8 6 8H12',
};

/** @param size side of the box it is drawn in; x and y are its corner */
export function icon(name: Icon, x: number, y: number, size: number, colour: string): string {
  const scale = (size / 48).toFixed(3);
  return `<path transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale})" d="${PATHS[name]}" fill="none" stroke="${colour}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}
