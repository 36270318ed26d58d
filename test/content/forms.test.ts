import assert from 'node:assert/strict';
import { findingsIn } from '../../bot/content/check-content.ts';
import { diskFolder, type Folder } from '../../bot/content/folder.ts';
import { readContent } from '../../bot/content/read-content.ts';
import { ROOT } from '../../bot/root.ts';

const CITY = 'flows/rotterdam';
const TODAY = '2026-11-20';

/** The real content, for a city that says this. */
function contentWith(form: 'je' | 'u') {
  const disk = diskFolder(ROOT);
  const folder: Folder = {
    ...disk,
    read: (path) =>
      path === `${CITY}/city.yaml`
        ? disk.read(path)?.replace('addressForm: je', `addressForm: ${form}`)
        : disk.read(path),
  };
  const read = readContent(folder, CITY, TODAY);
  return { read, findings: findingsIn(folder, read).filter(({ level }) => level === 'error') };
}

describe('A city that says u', () => {
  const { read, findings } = contentWith('u');
  const say = (id: string, values = {}) => read.texts.say('nl', id, values);

  it('has no text that still says je, and none that is wrong', () => {
    assert.deepEqual(findings, []);
    for (const [id, source] of Object.entries(read.catalogues.nl ?? {}))
      if (!id.startsWith('prompt.')) assert.doesNotMatch(source, /\b(je|jij|jou|jouw|jullie|jezelf)\b/i, id);
  });

  it('says it with the right verb, and with uw for what is somebody’s own', () => {
    assert.equal(say('intake.arrears-short'), 'Loopt u ergens achter met betalen?');
    assert.equal(say('acute.when-home-short'), 'Op welke dag moet u uw huis uit?');
    assert.equal(
      say('money.own-bill', { kind: 'rent' }),
      'Uw huur betaalt u zelf. Dat ziet het Huishoudboekje niet.',
    );
    assert.match(say('danger.check'), /^Ik wil u goed begrijpen\. Denkt u aan de dood/);
    assert.match(say('danger.safe-now'), /^Bent u nu op een veilige plek/);
  });

  it('keeps every value and every other language as they are', () => {
    const informal = contentWith('je').read;
    const values = (source: string) => [...source.matchAll(/\{([a-z]+)[,}]/g)].map(([, name]) => name);
    for (const [id, source] of Object.entries(informal.catalogues.nl ?? {}))
      assert.deepEqual(values(read.catalogues.nl?.[id] ?? ''), values(source), id);
    assert.equal(read.texts.say('tr', 'intake.need'), informal.texts.say('tr', 'intake.need'));
    assert.equal(informal.texts.say('nl', 'intake.arrears-short'), 'Loop je ergens achter met betalen?');
  });
});
