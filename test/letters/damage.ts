/** Turns a clean page into a photo somebody took of it: desk, perspective, turn, folds, shadow, blur, noise, JPEG. */
import sharp from 'sharp';
import { placeOf, type Corners } from '../../bot/letters/ocr/homography.ts';
import type { Pixels } from '../../bot/letters/ocr/pixels.ts';
import { sample } from '../../bot/letters/ocr/sample.ts';
import { chanceFrom, type Chance } from '../service/random.ts';

/** Brightness at a place of the page, each in 0..1. */
type Light = (u: number, v: number) => number;

function lightOf(chance: Chance): Light {
  const [dark, along, slope] = [0.25 + chance.next() * 0.35, chance.next(), chance.next() * 2 - 1];
  const [cx, cy, reach] = [chance.next(), chance.next(), 0.25 + chance.next() * 0.4];
  const folds = chance.pick([[], [0.33, 0.66], [0.5], [0.34]]);
  return (u, v) => {
    const gradient = 1 - dark * Math.max(0, along * u + (1 - along) * (slope > 0 ? v : 1 - v));
    const spot = 1 - 0.3 * Math.exp(-((u - cx) ** 2 + (v - cy) ** 2) / reach ** 2);
    const fold = folds.reduce((light, at) => light * (1 - 0.25 * Math.exp(-(((v - at) / 0.006) ** 2))), 1);
    return gradient * spot * fold;
  };
}

/** How hard a page is treated: 1 as a careful person takes a photo, 2 as somebody in a hurry does. */
export type Damage = 1 | 2;

/** @returns a JPEG. The same seed gives the same photo. */
export async function damagePage(png: Buffer, damage: Damage, seed: number): Promise<Buffer> {
  const chance = chanceFrom(seed);
  const raw = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const page: Pixels = { data: raw.data, width: raw.info.width, height: raw.info.height };
  const [width, height] = damage === 1 ? [1500, 2100] : [1260, 1760];
  const shift = () => (0.02 + chance.next() * 0.025 * damage) * (chance.next() < 0.9 ? 1 : 2);
  const turn = ((chance.next() * 2 - 1) * 2 * damage * Math.PI) / 180;
  const corners = [shift(), shift(), 1 - shift(), shift(), 1 - shift(), 1 - shift(), shift(), 1 - shift()];
  const turned = corners.map((_, at) => {
    const [x = 0, y = 0] = [corners[at - (at % 2)], corners[at - (at % 2) + 1]];
    const [dx, dy] = [(x - 0.5) * width * 0.96, (y - 0.5) * height * 0.96];
    return at % 2 === 0
      ? (dx * Math.cos(turn) - dy * Math.sin(turn)) / width + 0.5
      : (dx * Math.sin(turn) + dy * Math.cos(turn)) / height + 0.5;
  });
  const back = placeOf(turned as unknown as Corners);
  const light = lightOf(chance);
  const [noise, desk] = [5 * damage, 70 + chance.next() * 80];
  const bend = (chance.next() * 2 - 1) * 0.006 * damage;
  const photo = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = back(x / width, y / height);
      const bent = v + bend * Math.sin(u * Math.PI * 2);
      const inside = u > 0 && u < 1 && bent > 0 && bent < 1;
      const ink = inside ? sample(page, u * page.width, bent * page.height) * light(u, bent) : desk;
      photo[y * width + x] = Math.max(0, Math.min(255, ink + (chance.next() - 0.5) * 2 * noise));
    }
  }
  return sharp(photo, { raw: { width, height, channels: 1 } })
    .blur(0.5 + chance.next() * 0.45 * damage)
    .jpeg({ quality: damage === 1 ? 70 : 55 })
    .toBuffer();
}
