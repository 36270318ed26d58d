import assert from 'node:assert/strict';
import { FRIDAY_NIGHT, KEY, MONDAY, openTeamsWorld, type TeamsWorld } from './world.ts';

const EVERYBODY = ['samira', 'daan', 'fatma', 'joost', 'noor', 'ruben', 'marijke'];

describe('notices in Teams', () => {
  let world: TeamsWorld;
  const open = async (start = MONDAY, installed = EVERYBODY) => {
    world = await openTeamsWorld(start, installed);
  };
  afterEach(() => world.notifier.stop());

  /** A resident asks for a person; the worker who is asked. */
  async function ask(text = 'ik wil een mens spreken'): Promise<string> {
    world.stage.write({ text });
    await world.settle();
    return world.stage.conversation().handover?.worker ?? assert.fail('nobody is asked');
  }
  const summaries = (worker: string) => world.of(worker).map((card) => card.summary);

  it('ask the worker who is asked, with colour, reason, since when and by when, and with nothing the resident wrote', async () => {
    await open();
    const asked = await ask('help ik word uit huis gezet, mijn baas pikt mijn loon');
    assert.equal(world.cards.length, world.of(asked).length, 'nobody else');
    const [card] = world.of(asked);
    assert.match(card?.json ?? '', /Rood: nu/);
    for (const words of ['Waarom', 'Wacht sinds', 'maandag 23 november om 10:00', 'Beloofd voor'])
      assert.ok(card?.json.includes(words), words);
    for (const title of ['Ik neem het over', 'Ik kan nu niet', 'Open in Warmlijn'])
      assert.ok(card?.json.includes(title), title);
    assert.doesNotMatch(card?.json ?? '', /baas|loon|0099/);
  });

  it('are sent once, however often there is something to look at', async () => {
    await open();
    const asked = await ask();
    await world.settle();
    await world.restart();
    await world.pass(60_000);
    assert.equal(world.of(asked).length, 1);
    assert.equal(world.requests.count, 1);
  });

  it('say in their place who took it, to everybody who was asked', async () => {
    await open();
    const asked = await ask();
    world.stage.desk('marijke', { do: 'accept' });
    await world.settle();
    assert.deepEqual(summaries(asked), ['Een bewoner: Marijke Fictief heeft het overgenomen.']);
    assert.doesNotMatch(world.of(asked)[0]?.json ?? '', /Action\.Execute/);
    assert.equal(world.of(asked)[0]?.updates, 1);
  });

  it('say to who took it that it is theirs', async () => {
    await open();
    const asked = await ask();
    world.stage.desk(asked, { do: 'accept' });
    await world.settle();
    assert.deepEqual(summaries(asked), ['Een bewoner: Jij hebt dit gesprek.']);
  });

  it('go to the next one after a decline, and the first one reads who is asked now', async () => {
    await open();
    const first = await ask();
    world.stage.desk(first, { do: 'decline', reason: 'in gesprek' });
    await world.settle();
    const next = world.stage.conversation().handover?.worker ?? '';
    assert.notEqual(next, first);
    assert.match(summaries(first)[0] ?? '', /^Een bewoner: Nu gevraagd: \S+ \S+\.$/);
    assert.match(summaries(next)[0] ?? '', /^Wil jij een bewoner helpen\?$/);
  });

  it('are a new card when the same worker is asked another time', async () => {
    await open();
    const asked = await ask();
    world.stage.desk(asked, { do: 'accept' });
    await world.settle();
    world.stage.desk(asked, { do: 'return', agreed: 'dinsdag bellen' });
    await world.settle();
    world.stage.wait(60);
    assert.equal(await ask(), asked);
    assert.equal(world.of(asked).length, 2);
  });

  it('also go at night to who is on call when it is urgent, and to the channel of the team', async () => {
    await open(FRIDAY_NIGHT);
    await world.install('team', true);
    const asked = await ask('ik heb geen eten meer voor mijn kinderen');
    world.stage.write({ text: '2' });
    world.stage.write({ text: 'charlois' });
    world.stage.write({ text: '1' });
    await world.settle();
    const standing = world.cards.filter((card) => card.json.includes('Ik neem het over'));
    const now = world.stage.conversation().handover?.worker ?? '';
    assert.notEqual(now, asked, 'somebody from nearby is asked in the meantime');
    assert.deepEqual(standing.map((card) => card.to).sort(), [now, 'noor', 'team'].sort());
  });

  it('of danger, a message and a call go to who is on call when Teams does not reach the worker they are for', async () => {
    await open(MONDAY, ['ruben', 'marijke']);
    const asked = await ask();
    const name = world.stage.people.find(({ id }) => id === asked)?.name ?? '';
    world.stage.desk(asked, { do: 'accept' });
    await world.settle();
    const before = world.of('ruben').length;
    world.stage.wait(1);
    world.stage.write({ text: 'ben je daar?' });
    world.stage.wait(3);
    await world.pass(1_000);
    await world.settle();
    assert.equal(
      summaries('ruben').at(-1),
      `Teams bereikt ${name} niet. Help jij een bewoner, of bel jij ${name}?`,
    );
    assert.doesNotMatch(world.of('ruben').at(-1)?.json ?? '', /Ik neem het over/, 'somebody has it already');
    world.stage.write({ text: 'STOP' });
    await world.settle();
    assert.ok(world.of('ruben').length >= before + 2, 'a call to make');
    world.stage.write({ text: 'ik wil niet meer leven' });
    await world.settle();
    assert.match(summaries('ruben').at(-1) ?? '', /^Teams bereikt/);
  });

  it('reach the worker or the desk for everything that a turn tells', async () => {
    await open();
    const told = new Map<string, RegExp>([
      ['offer', /Wil jij/],
      ['emergency', /Nu hulp nodig/],
      ['message', /schreef je$/],
      ['phone-task', /Bel een bewoner/],
    ]);
    const seen = new Set<string>();
    const look = async () => {
      await world.settle();
      for (const effect of world.stage.effects) if (effect.kind === 'notify') seen.add(effect.what);
    };
    const asked = await ask();
    await look();
    assert.match(summaries(asked).join('|'), told.get('offer') ?? /-/);
    world.stage.desk(asked, { do: 'accept' });
    world.stage.wait(1);
    world.stage.write({ text: 'ben je daar?' });
    world.stage.wait(3);
    await world.pass(1_000);
    await look();
    assert.match(summaries(asked).at(-1) ?? '', told.get('message') ?? /-/);
    world.stage.write({ text: 'STOP' });
    await look();
    assert.match(summaries(asked).join('|'), told.get('phone-task') ?? /-/);
    await world.notifier.stop();
    await open();
    const inDanger = await ask('ik wil niet meer leven');
    await look();
    assert.match(summaries(inDanger).join('|'), told.get('emergency') ?? /-/);
    assert.deepEqual([...seen].sort(), [...told.keys()].sort());
  });

  it('of danger that nobody at work took go to the team lead too', async () => {
    await open(FRIDAY_NIGHT);
    assert.equal(await ask('ik wil niet meer leven'), 'noor');
    assert.deepEqual(summaries('marijke'), []);
    world.stage.wait(6);
    await world.settle();
    assert.deepEqual(summaries('marijke'), ['Nu hulp nodig: een bewoner']);
    assert.equal(world.stage.conversation().handover?.worker, 'noor', 'who is on call is asked again');
  });

  it('of danger go out at once, and again when somebody has the conversation already', async () => {
    await open();
    const asked = await ask();
    world.stage.desk(asked, { do: 'accept' });
    world.stage.wait(1);
    world.stage.write({ text: 'ik wil niet meer leven' });
    await world.settle();
    assert.match(summaries(asked).at(-1) ?? '', /^Gevaar: lees nu/);
  });

  it('of a message wait two minutes for who is at the desk, and are settled by the answer', async () => {
    await open();
    const asked = await ask();
    world.stage.desk(asked, { do: 'accept' });
    await world.settle();
    world.stage.wait(1);
    world.stage.write({ text: 'ben je daar?' });
    await world.settle();
    assert.equal(world.of(asked).length, 1, 'who is at the desk sees it there');
    world.stage.wait(3);
    await world.pass(1_000);
    world.stage.write({ text: 'hallo?' });
    await world.settle();
    assert.deepEqual(
      summaries(asked).slice(1),
      ['Een bewoner schreef je'],
      'one card, however many messages',
    );
    assert.doesNotMatch(world.of(asked)[1]?.json ?? '', /ben je daar|hallo/);
    world.stage.desk(asked, { do: 'write', text: 'Ja, ik ben er.' });
    await world.settle();
    assert.deepEqual(summaries(asked).slice(1), ['Een bewoner: Beantwoord.']);
  });

  it('that wait are derived from the documents after a crash between the commit and the card', async () => {
    await open();
    world.stage.write({ text: 'ik wil een mens spreken' });
    await world.restart();
    assert.equal(world.cards.length, 1);
    world.stage.desk('daan', { do: 'accept' });
    await world.restart();
    assert.match(world.cards[0]?.summary ?? '', /Daan Verzonnen heeft het overgenomen|Jij hebt dit gesprek/);
  });

  it('wait as long as Teams asks when it is too much, and then go out', async () => {
    await open();
    world.fault({ kind: 'throttled', retryAfterMs: 30_000 });
    const asked = await ask();
    assert.equal(world.of(asked).length, 0);
    await world.pass(29_000);
    assert.equal(world.requests.count, 1, 'nothing before the time is over');
    await world.pass(1_001);
    assert.equal(world.of(asked).length, 1);
  });

  it('are tried again, longer apart each time, while Teams fails', async () => {
    await open();
    world.fault({ kind: 'failed', times: 3 });
    const asked = await ask();
    for (const wait of [2_000, 4_000, 8_000]) {
      const before = world.requests.count;
      await world.pass(wait - 1);
      assert.equal(world.requests.count, before);
      await world.pass(1);
      assert.equal(world.requests.count, before + 1);
    }
    assert.equal(world.of(asked).length, 1);
  });

  it('that may have arrived are not sent again at once; looking at the card tells that it stands', async () => {
    await open();
    world.fault({ kind: 'uncertain', after: true });
    const asked = await ask();
    const notice = world.notifier.wanted(world.stage.conversation())[0];
    assert.ok(notice);
    await world.pass(10_000);
    assert.equal(world.of(asked).length, 1);
    await world.notifier.saw([KEY, notice.to, notice.kind, notice.since].join(' '), 'card1');
    await world.pass(120_000);
    assert.equal(world.of(asked).length, 1, 'no second card');
    world.stage.desk('daan', { do: 'accept' });
    await world.settle();
    assert.equal(world.of(asked)[0]?.updates, 1, 'and it is updated like any other');
  });

  it('that did not arrive after an uncertain end are sent after a minute', async () => {
    await open();
    world.fault({ kind: 'uncertain' });
    const asked = await ask();
    await world.pass(59_000);
    assert.equal(world.of(asked).length, 0);
    await world.pass(1_001);
    assert.equal(world.of(asked).length, 1);
  });

  it('reach the one on call, else the team lead, when the asked worker removed the app', async () => {
    await open();
    world.fault({ kind: 'gone' });
    const asked = await ask();
    await world.settle();
    assert.equal(world.places.find(asked), undefined);
    assert.deepEqual(world.places.gone(), [asked]);
    const [card] = world.of('ruben');
    assert.match(card?.summary ?? '', /^Teams bereikt \S+ \S+ niet\. Help jij een bewoner/);
    assert.match(card?.json ?? '', /Ik neem het over/);
    assert.doesNotMatch(card?.json ?? '', /Ik kan nu niet/);
  });

  it('tell the team lead when nobody on call is in Teams', async () => {
    await open(MONDAY, ['marijke']);
    await ask();
    assert.match(summaries('marijke')[0] ?? '', /^Teams bereikt/);
  });

  it('wait for a worker who comes back to Teams', async () => {
    await open(MONDAY, ['marijke']);
    const asked = await ask();
    await world.install(asked);
    await world.settle();
    assert.match(summaries(asked)[0] ?? '', /^Wil jij/);
    assert.match(summaries('marijke')[0] ?? '', /: Nu gevraagd/);
  });

  it('of a card that is no longer there are not missed', async () => {
    await open();
    const asked = await ask();
    world.fault({ kind: 'missing', on: 'update' });
    world.stage.desk(asked, { do: 'accept' });
    await world.settle();
    const before = world.requests.count;
    await world.pass(60_000);
    assert.equal(world.requests.count, before);
  });

  it('lose the name of who was erased, within seconds', async () => {
    await open();
    const asked = await ask('ik heet Tamara en ik wil een mens spreken');
    world.erase();
    await world.pass(16_000);
    assert.deepEqual(summaries(asked), ['Dit gesprek is er niet meer.']);
  });

  it('come also when another instance heard that the worker is in Teams now', async () => {
    await open(MONDAY, []);
    const asked = await ask();
    assert.equal(world.cards.length, 0);
    await world.installElsewhere(asked);
    await world.pass(16_000);
    assert.equal(world.of(asked).length, 1);
  });

  it('are sent by one instance only, and settled by whichever hears that it is over', async () => {
    await open();
    const other = world.another();
    world.stage.write({ text: 'ik wil een mens spreken' });
    await Promise.all([world.notifier.lookAtAll(), other.lookAtAll()]);
    assert.equal(world.cards.length, 1);
    await world.pass(16_000);
    await other.tick();
    world.stage.desk('marijke', { do: 'accept' });
    other.changed(KEY, world.stage.conversation());
    await other.stop();
    assert.match(world.cards[0]?.summary ?? '', /Marijke Fictief heeft het overgenomen/);
    assert.equal(world.cards.length, 1);
  });
});
