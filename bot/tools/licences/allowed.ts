/** Which licences a part may have when the whole is distributed under the EUPL-1.2, and how an SPDX expression reads. */

/** Permissive, or weak copyleft that stays with its own files: the whole may stay under the EUPL-1.2. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'AFL-2.1',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  // For fonts: they may go along with any software, as files of their own.
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** May a part with this SPDX expression be used? Of an OR one side is enough, of an AND both count. Unknown is no. */
export function isAllowed(expression: string): boolean {
  const tokens = expression.replaceAll(/[()]/g, ' $& ').trim().split(/\s+/);
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && ALLOWED.has(token);
    const inside = any();
    const closed = tokens[at] === ')';
    at += 1;
    return inside && closed;
  };
  const all = (): boolean => {
    let fits = one();
    while (tokens[at]?.toUpperCase() === 'AND') {
      at += 1;
      const next = one();
      fits = fits && next;
    }
    return fits;
  };
  const any = (): boolean => {
    let fits = all();
    while (tokens[at]?.toUpperCase() === 'OR') {
      at += 1;
      const next = all();
      fits = fits || next;
    }
    return fits;
  };
  const fits = any();
  return fits && at === tokens.length;
}
