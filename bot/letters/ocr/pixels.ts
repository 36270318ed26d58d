/** A grey picture in memory: one byte a pixel, row after row, 0 is black. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}
