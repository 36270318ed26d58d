import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { caseExport } from '../../bot/desk/case-export.ts';
import { casePdf } from '../../bot/desk/case-pdf/case-pdf.ts';
import { casePdfInWorker } from '../../bot/desk/case-pdf/in-worker.ts';
import { real } from '../dialogs/stage.ts';
import { openCase } from '../dialogs/traject/case.ts';

const NOW = '2026-11-16T09:00:00.000Z';

function exported() {
  const one = openCase(NOW, (conversation) => {
    conversation.fixedContact = 'samira';
    conversation.name = 'Roos';
  });
  one.act('samira', { do: 'accept' });
  one.traject('samira', { do: 'goal', text: 'de huur weer op tijd betalen' });
  const { content } = real();
  const worker = content.facts.people.find(({ id }) => id === 'samira');
  assert.ok(worker);
  return caseExport(one.conversation(), { ...content, load: () => 0 }, NOW, worker);
}

/** What stands on the pages: glyph numbers back to letters by the maps that a reader uses to copy text. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return body;
    }
  });
  const maps = streams.filter((one) => one.includes('beginbfrange') || one.includes('beginbfchar'));
  const letters = maps.flatMap((map) =>
    [...map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)].flatMap(
      ([, from = '0', , all = '']) =>
        [...all.matchAll(/<([0-9a-f]+)>/gi)].map(
          ([, code = ''], at) =>
            [Number.parseInt(from, 16) + at, Buffer.from(code, 'hex').swap16().toString('utf16le')] as const,
        ),
    ),
  );
  return letters.map(([, letter]) => letter).join('');
}

describe('A case as a PDF', function () {
  this.timeout(20_000);

  it('is a PDF in Dutch with its own letters, also those of Polish, Turkish and Arabic', async () => {
    const found = exported();
    const words = ['żółć ğış pieniądze', 'ليس عندي طعام'];
    const pdf = await casePdf({ ...found, told: { ...found.told, words } });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.match(pdf.toString('latin1'), /\/Lang \(nl-NL\)/);
    const written = textOf(pdf);
    for (const letter of 'żłğışطع') assert.ok(written.normalize('NFKC').includes(letter), letter);
  });

  it('goes over to a next page when there is much to say, each with its number', async () => {
    const found = exported();
    const told = { ...found.told, needFirst: Array.from({ length: 90 }, (_, at) => `regel ${String(at)}`) };
    const pages = (await casePdf({ ...found, told })).toString('latin1').match(/\/Type \/Page\b/g);
    assert.ok((pages?.length ?? 0) >= 2);
    assert.equal((await casePdf(found)).toString('latin1').match(/\/Type \/Page\b/g)?.length, 1);
  });

  it('is made beside the service, one after the other, and is the same', async () => {
    const found = exported();
    const [one, other] = await Promise.all([casePdfInWorker(found), casePdfInWorker(found)]);
    assert.equal(one.length, other.length);
    assert.equal(one.length, (await casePdf(found)).length);
  });
});
