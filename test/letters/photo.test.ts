/** A photo of a letter, from the webhook to the worker's screen; the only tests that really read pictures. */
import assert from 'node:assert/strict';
import { small } from '../../bot/letters/ocr/prepare.ts';
import { openSession, type Session } from '../service/desk.ts';
import { startTown, until, type Town } from '../service/town.ts';
import { damagePage } from './damage.ts';
import { drawLetter } from './draw.ts';
import { fillLetter } from './fill.ts';
import { readTemplates } from './template.ts';

const RESIDENT = 'whatsapp:+31600007001';
/** So that a worker signs in as in the try-out. */
const NO_ENTRA = { MicrosoftAppId: '', MicrosoftAppTenantId: '', MicrosoftAppPassword: '' };
/** Some days after the letters were written. */
const TODAY = '2026-11-24T09:00:00Z';
/** When a broken off reading is taken up again. */
const LATER = '2026-11-24T09:05:00Z';

function letterOf(id: string, seed: number) {
  const template = readTemplates('development').find((one) => one.id === id);
  assert.ok(template);
  return fillLetter(template, seed);
}

describe('A photo of a letter', function () {
  this.timeout(90_000);
  let town: Town;
  let sent: ReturnType<Town['fake']['media']> | undefined;
  before(async () => {
    town = await startTown('try-out', { TEST_CLOCK: TODAY, ...NO_ENTRA });
  });
  after(() => town.close());

  const photoForm = (url: string) => ({ NumMedia: '1', MediaUrl0: url, MediaContentType0: 'image/jpeg' });
  const heard = (from: string, part: RegExp) =>
    until(`${from} hears ${part.source}`, () => town.heard(from).some((text) => part.test(text)), 40_000);
  const idOf = (from: string) => town.document(from).id;
  const picture = (session: Session, letter: string) =>
    session.get(`conversations/${idOf(RESIDENT)}/letters/${letter}`);

  it('is not lost when the service is killed while it is being read', async () => {
    // Written 16 November, so that the eviction lies ahead.
    const seed = [...Array(400).keys()].find(
      (one) => letterOf('bailiff-eviction', one).truth.date === '2026-11-16',
    );
    assert.ok(seed !== undefined);
    const letter = letterOf('bailiff-eviction', seed);
    sent = town.fake.media(await damagePage(await drawLetter(letter, 3), 1, 3), 'image/jpeg');
    assert.equal(await town.write(RESIDENT, '', photoForm(sent.url)), 200);
    await until('it is fetched', () => sent?.asked.length === 1);
    await town.running.stop('SIGKILL');
    await town.start({ TEST_CLOCK: LATER });
    await heard(RESIDENT, /Mag ik de foto veilig bewaren/);
    assert.deepEqual(
      sent.asked,
      ['GET', 'GET'],
      'fetched again; nothing is kept before the resident said yes',
    );
  });

  it('is read, told in plain words, brought to a named person, and kept for that person alone', async () => {
    const said = town.heard(RESIDENT).join('\n');
    assert.match(said, /Ik lees je brief/);
    assert.match(said, /gaat over je huis/);
    assert.match(
      said,
      /De brief komt van Gerechtsdeurwaarders Kroonplein\. Als ik het goed lees, gebeurt het op \p{L}+ 2 december/u,
    );
    assert.match(said, /Dit is mijn lezing, .+ kijkt mee/);
    assert.doesNotMatch(said, /€/, 'of two amounts none is said');

    const { handover, stoplight, promises } = town.document(RESIDENT);
    assert.equal(stoplight?.colour, 'rood');
    const promised = promises.find(({ kind }) => kind === 'letter');
    assert.equal(promised?.owner, handover?.worker);
    assert.match(promised?.what ?? '', /^brief van Gerechtsdeurwaarders Kroonplein bekijken: ontruiming/);

    await town.ask(RESIDENT, 'ja');
    await until('the photo is deleted at Twilio', () => sent?.asked.includes('DELETE') === true, 20_000);
    await until('it is kept', () => town.document(RESIDENT).letters?.all[0]?.kept === true);
    const id = town.document(RESIDENT).letters?.all[0]?.id ?? '';
    const named = await openSession(town.url, handover?.worker ?? '');
    const shown = await picture(named, id);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('content-type'), 'image/jpeg');
    assert.equal(shown.headers.get('cache-control'), 'no-store');
    const bytes = Buffer.from(await shown.arrayBuffer());
    assert.ok(bytes.length > 20_000 && bytes.length < 400_000, String(bytes.length));
    assert.equal(bytes.includes('Exif'), false, 'nothing of the phone goes along');
    const view = (await (await named.get(`conversations/${idOf(RESIDENT)}`)).json()) as {
      letters: { kind: string }[];
    };
    assert.deepEqual(
      view.letters.map(({ kind }) => kind),
      ['ontruiming'],
    );

    for (const other of ['samira', 'fatma', 'marijke'].filter((one) => one !== handover?.worker)) {
      const session = await openSession(town.url, other);
      assert.equal((await picture(session, id)).status, 404, other);
    }
    assert.equal(
      (await fetch(`${town.url}/api/desk/conversations/${idOf(RESIDENT)}/letters/${id}`)).status,
      401,
    );
  });

  it('that is too small and dark gets a kind question for a better one', async () => {
    const from = 'whatsapp:+31600007002';
    const page = await drawLetter(letterOf('water-reminder', 2), 4);
    const { default: sharp } = await import('sharp');
    const bad = await sharp(await small(page))
      .resize(330)
      .blur(3)
      .modulate({ brightness: 0.3 })
      .jpeg({ quality: 20 })
      .toBuffer();
    await town.write(from, '', photoForm(town.fake.media(bad, 'image/jpeg').url));
    await heard(from, /niet goed lezen|geen brief/);
    assert.doesNotMatch(town.heard(from).join('\n'), /herinnering|Waterbedrijf|€/);
  });

  it('that is no picture at all is not taken for one', async () => {
    const from = 'whatsapp:+31600007003';
    const bomb = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>');
    await town.write(from, '', photoForm(town.fake.media(bomb, 'image/png').url));
    await heard(from, /niet goed lezen/);
  });
});
