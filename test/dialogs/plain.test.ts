import assert from 'node:assert/strict';
import { plain } from '../../dialogs/plain.ts';

describe('words as they are compared', () => {
  it('are the same however a phone writes their letters', () => {
    const same: readonly (readonly [string, string])[] = [
      ['Kira ödendi mı?', 'kira odendi mi'],
      ['ZAPŁACIĆ', 'zaplacic'],
      ['الإيجارة مدفوعة إلى', 'الايجاره مدفوعه الي'],
      ['كـــم', 'كم'],
      ['nr ٣ en ۴', 'nr 3 en 4'],
      ['Straße', 'strasse'],
    ];
    for (const [written, compared] of same) {
      assert.equal(plain(written), compared);
      assert.equal(plain(compared), compared);
    }
  });
});
