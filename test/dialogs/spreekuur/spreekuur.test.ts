import assert from 'node:assert/strict';
import { newConversation, type Conversation } from '../../../dialogs/conversation.ts';
import { converse } from '../../../dialogs/converse.ts';
import { NUMBER, openTable, PHONE, TABLE, type TableStage } from './table.ts';
import { asStored } from '../../as-stored.ts';

/** Tuesday 24 November 2026, 11:00 in Rotterdam: Wim's spreekuur. */
const TUESDAY = '2026-11-24T10:00:00.000Z';
const NEXT_TUESDAY = '2026-12-01T10:00:00.000Z';

function seated(): TableStage {
  const table = openTable(TUESDAY);
  table.begin('Esra');
  table.says('1');
  table.says('1');
  return table;
}

/** At the table until somebody was asked because there is no food. */
function withoutFood(): TableStage {
  const table = seated();
  for (const answer of ['1', '2', 'Charlois', '1']) table.says(answer);
  return table;
}

const tapOf = (id: string, why: string, danger = false) => ({ do: 'professional', id, why, danger }) as const;
const notices = ({ effects }: TableStage) =>
  effects.flatMap((effect) => (effect.kind === 'notify' ? [`${effect.worker} ${effect.what}`] : []));

describe('A spreekuur', () => {
  it('begins with what this is and the question whether the volunteer may type', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra');
    const { messages, question, consent } = table.view();
    assert.match(messages[0]?.text ?? '', /Wim Denkelijk typt .* automatische assistent/);
    assert.match(question?.say ?? '', /^Mag Wim Denkelijk typen wat je vertelt\?/);
    assert.deepEqual(
      question?.choices.map(({ label }) => label),
      ['ja', 'nee'],
    );
    assert.match(question?.prompt ?? '', /Wacht op het antwoord/);
    assert.equal(consent.volunteer, null);
  });

  it('asks the same first question as on a phone, food first, with what to ask on about', () => {
    const { question } = seated().view();
    assert.equal(question?.say, 'Wat heb je nu het meest nodig?');
    assert.match(question?.choices[0]?.label ?? '', /eten/i);
    assert.match(question?.prompt ?? '', /Vraag door/);
    assert.ok(!question?.choices.some(({ label }) => /Huishoudboekje|saldo/i.test(label)));
  });

  it('keeps who typed each line, answer and consent, and for whom', () => {
    const table = withoutFood();
    const { transcript, answers, consent, name } = table.at(TABLE);
    assert.equal(name, 'Esra');
    const typed = transcript.filter(({ from }) => from === 'resident');
    assert.ok(typed.length >= 5 && typed.every(({ by, sitting }) => by === 'wim' && sitting === TABLE));
    assert.ok(Object.values(answers).every(({ by }) => by === 'wim'));
    assert.deepEqual([consent.volunteer?.by, consent.volunteer?.given], ['wim', true]);
    assert.deepEqual([consent.worker?.by, consent.worker?.given], ['wim', true]);
  });

  it('sends nothing to anybody while it goes on', () => {
    assert.deepEqual(
      withoutFood()
        .at(TABLE)
        .transcript.filter(({ delivery }) => delivery !== undefined),
      [],
    );
  });

  it('stops asking when there is no food and brings a named person with a time', () => {
    const table = withoutFood();
    const { contact, stoplight, messages } = table.view();
    assert.equal(stoplight, 'rood');
    assert.equal(contact?.worker, 'Samira Voorbeeld');
    assert.match(contact?.by ?? '', /vandaag voor/);
    assert.ok(messages.some(({ text }) => text.includes('Voorbeeldkeuken Charlois')));
    assert.ok(notices(table).includes('samira offer'));
  });

  it('with a no to typing keeps neither name nor words, and is over', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra');
    assert.match(table.says('2').join(' '), /ik bewaar niets/);
    assert.equal(table.at(TABLE).name, 'iemand');
    const { state, question, messages } = table.view();
    assert.deepEqual([state, question, messages], ['ended', null, []]);
    assert.equal(table.refused({ do: 'signal', id: 'tap-s', text: 'dichte post' }), 'ask-first');
  });

  it('never speaks of money, whatever is typed', () => {
    for (const words of [
      '4',
      'hoeveel staat er op mijn rekening',
      'wanneer krijg ik mijn leefgeld',
      'ABCD-2345',
    ]) {
      const table = seated();
      const said = table.says(words).join(' ');
      assert.doesNotMatch(said, /€|koppelcode|geboren/, words);
      assert.equal(table.at(TABLE).money.participant, undefined);
    }
    assert.match(seated().says('4').join(' '), /alleen op je eigen telefoon/);
  });

  it('notes a signal in words for whoever takes over, and asks for no score', () => {
    const table = seated();
    table.does({ do: 'signal', id: 'tap-signal', text: 'tas met dichte post' });
    const note = table.at(TABLE).transcript.at(-1);
    assert.deepEqual([note?.from, note?.by, note?.text], ['note', 'wim', 'Signaal: tas met dichte post']);
    assert.equal(table.view().messages.at(-1)?.from, 'signal');
  });

  it('rests and goes on next week at the same question', () => {
    const table = seated();
    table.says('3');
    const before = table.view().question;
    table.does({ do: 'pause' });
    assert.equal(table.view().state, 'paused');
    table.until(NEXT_TUESDAY);
    table.does({ do: 'go-on' });
    assert.deepEqual(table.view().question, before);
    assert.ok((table.says('1').at(-1) ?? '') !== '');
  });

  it('"morgen verder" rests too, in words for a table', () => {
    const table = seated();
    table.says('3');
    assert.match(table.says('pauze').join(' '), /De volgende keer gaan we hier verder/);
    assert.equal(table.view().state, 'paused');
  });

  it('shows danger numbers at the table before anything else and pages a person', () => {
    const table = seated();
    const said = table.says('ik wil niet meer leven');
    assert.match(said[0] ?? '', /113/);
    assert.equal(table.at(TABLE).handover?.urgency, 'emergency');
  });

  it('is nobody else’s: another volunteer cannot type there', () => {
    const table = seated();
    const meaning = { intent: 'other' } as never;
    assert.equal(table.refused({ do: 'say', id: 'x', text: 'hoi', meaning }, 'aicha'), 'not-at-the-table');
    assert.equal(table.refused({ do: 'end' }, 'aicha'), 'not-at-the-table');
  });
});

describe('The achterwacht button', () => {
  it('asks who is on call by name, with a time, and tells both at the table', () => {
    const table = seated();
    table.does(tapOf('tap-p', 'de huisbaas staat voor de deur'));
    const { handover } = table.at(TABLE);
    assert.equal(handover?.worker, 'ruben');
    assert.equal(handover?.reason, 'spreekuur: de huisbaas staat voor de deur');
    const { messages, contact } = table.view();
    assert.match(
      messages.at(-1)?.text ?? '',
      /^Ruben Zogenaamd is nu gevraagd\. Jullie horen het vandaag voor 11\.30 uur\.$/,
    );
    assert.equal(contact?.worker, 'Ruben Zogenaamd');
    assert.ok(notices(table).includes('ruben emergency'));
  });

  it('goes on to the next person when nobody came in time, and says so at the table', () => {
    const table = seated();
    table.does(tapOf('tap-p', 'huisuitzetting vandaag'));
    table.until('2026-11-24T10:31:00.000Z');
    assert.notEqual(table.at(TABLE).handover?.worker, 'ruben');
    assert.match(
      table
        .view()
        .messages.map(({ text }) => text)
        .join(' '),
      /Ruben Zogenaamd heeft nog niet kunnen reageren/,
    );
  });

  it('takes the place of a colleague who was asked for later', () => {
    const table = withoutFood();
    assert.equal(table.at(TABLE).handover?.worker, 'samira');
    table.does(tapOf('tap-p', 'kind is ziek'));
    assert.equal(table.at(TABLE).handover?.worker, 'ruben');
  });

  it('calls in the worker who already has the conversation', () => {
    const table = withoutFood();
    table.desk('samira', { do: 'accept' });
    table.does(tapOf('tap-p', 'er komt nu iemand aan de deur'));
    const { handover, promises } = table.at(TABLE);
    assert.equal(handover?.worker, 'samira');
    assert.ok(
      promises.some(
        ({ kind, owner, keptAt }) => kind === 'callback' && owner === 'samira' && keptAt === undefined,
      ),
    );
    assert.match(table.view().messages.at(-1)?.text ?? '', /Samira Voorbeeld is nu gevraagd/);
  });

  it('in danger goes to somebody at work this minute', () => {
    const table = seated();
    table.does(tapOf('tap-p', 'geweld', true));
    assert.equal(table.at(TABLE).handover?.urgency, 'emergency');
    const due = table.at(TABLE).promises.find(({ kind }) => kind === 'person-answers')?.due ?? '';
    assert.equal(due, '2026-11-24T10:05:00.000Z');
  });
});

describe('The worker who takes over from a table', () => {
  it('is read at the table while it goes on, and not after it', () => {
    const table = withoutFood();
    table.desk('samira', { do: 'accept' });
    table.desk('samira', { do: 'write', text: 'Dag Esra, ik kom om twee uur.' });
    const { messages, takenBy, question } = table.view();
    assert.deepEqual(messages.at(-1)?.name, 'Samira Voorbeeld');
    assert.deepEqual([takenBy, question], ['Samira Voorbeeld', null]);
    table.does({ do: 'end' });
    assert.deepEqual(table.view().messages, []);
  });

  it('cannot write to a resident who has no phone once the table is cleared', () => {
    const table = withoutFood();
    table.desk('samira', { do: 'accept' });
    table.does({ do: 'end' });
    const event = { kind: 'desk', worker: 'samira', action: { do: 'write', text: 'Dag' } } as const;
    const end = converse(table.at(TABLE), event, table.context());
    assert.equal(end.kind === 'refused' && end.refusal.code, 'no-phone');
  });
});

describe('Feedback to the volunteer', () => {
  it('comes at accept, first contact and close, once each, and holds nothing else', () => {
    const table = withoutFood();
    table.desk('samira', { do: 'accept' });
    table.desk('samira', { do: 'write', text: 'Dag Esra' });
    table.desk('samira', { do: 'write', text: 'Tot straks' });
    table.does({ do: 'end' });
    table.desk('samira', { do: 'close', reason: 'geholpen' });
    const { feedback, messages, contact } = table.view();
    assert.deepEqual(
      feedback.map(({ moment, worker }) => [moment, worker]),
      [
        ['accepted', 'Samira Voorbeeld'],
        ['first-contact', 'Samira Voorbeeld'],
        ['closed', 'Samira Voorbeeld'],
      ],
    );
    assert.deepEqual([messages, contact], [[], null]);
    assert.equal(notices(table).filter((one) => one === 'wim feedback').length, 3);
  });

  it('does not come when the resident said no to it', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra');
    for (const answer of ['1', '2', '1', '2', 'Charlois', '1']) table.says(answer);
    table.desk('samira', { do: 'accept' });
    assert.deepEqual(table.view().feedback, []);
    assert.ok(!notices(table).includes('wim feedback'));
  });
});

describe('The resident’s own phone', () => {
  /** Somebody who wrote before, about something of their own. */
  function known(): Conversation {
    const conversation = newConversation(PHONE, '2026-10-01T10:00:00.000Z', 'nl');
    conversation.channels = [
      { kind: 'whatsapp', via: 'tryout', address: NUMBER, lastInboundAt: '2026-10-01T10:00:00.000Z' },
    ];
    conversation.introduced = true;
    conversation.name = 'E. Verzonnen';
    conversation.money = { ...conversation.money, participant: 'demo-esra' };
    conversation.answers['what-else'] = {
      value: 'ruzie thuis',
      words: 'ruzie thuis',
      at: '2026-10-01T10:00:00.000Z',
    };
    conversation.transcript.push({
      id: '1',
      at: '2026-10-01T10:00:00.000Z',
      from: 'resident',
      text: 'ruzie thuis',
    });
    conversation.counter = 1;
    return conversation;
  }

  it('is asked whether its owner sits there, and first told what this is', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra', '06 00 00 00 55');
    const sent = table.at(PHONE).transcript.map(({ text }) => text);
    assert.match(sent[0] ?? '', /automatische assistent/);
    assert.match(
      sent[1] ?? '',
      /^Wim Denkelijk van het spreekuur gaf mij dit nummer\. Zit je daar nu samen\?\n1 ja\n2 nee$/,
    );
    assert.equal(table.view().phone, 'asked');
    assert.doesNotMatch(sent.join(' '), /Esra/);
  });

  it('after a yes has the one conversation of this resident, and the table goes on in it', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra', NUMBER);
    table.says('1');
    table.says('1');
    assert.match(table.phone('ja').join(' '), /Je krijgt hier straks/);
    assert.equal(table.at(TABLE).version, 0, 'nothing is left at the table’s own place');
    assert.equal(table.view().phone, 'confirmed');
    assert.equal(table.view().question?.say, 'Wat heb je nu het meest nodig?');
    table.says('1');
    assert.equal(table.at(PHONE).answers.need?.value, 'no-food');
    assert.equal(table.at(PHONE).handover?.state, 'offered');
  });

  it('keeps promises and their clocks when it takes the table in', () => {
    const table = withoutFood();
    const promised = table.at(TABLE).promises.map(({ kind, due }) => [kind, due]);
    table.does({ do: 'phone', number: NUMBER });
    table.phone('1');
    const { promises, agenda, handover } = table.at(PHONE);
    assert.deepEqual(
      promises.map(({ kind, due }) => [kind, due]),
      promised,
    );
    assert.equal(handover?.worker, 'samira');
    for (const { id } of promises)
      assert.ok(
        agenda.some(({ about }) => about === id),
        id,
      );
    assert.equal(new Set(promises.map(({ id }) => id)).size, promises.length);
  });

  it('after a no gets nothing more, and the volunteer sees that', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra', NUMBER);
    assert.match(table.phone('nee').join(' '), /niets met dit nummer/);
    assert.equal(table.view().phone, 'denied');
    assert.equal(table.at(PHONE).spreekuur?.asking, undefined);
  });

  it('shows the volunteer nothing of what its owner told before or writes themselves', () => {
    const table = openTable(TUESDAY, known());
    table.begin('Esra', NUMBER);
    for (const answer of ['1', '1']) table.says(answer);
    table.phone('ja');
    table.phone('mijn man mag dit niet weten');
    const seen = JSON.stringify(table.view());
    assert.doesNotMatch(seen, /ruzie|Verzonnen|mijn man|demo-esra/);
    assert.equal(table.view().name, 'Esra');
    assert.equal(table.at(PHONE).name, 'E. Verzonnen');
  });

  it('reads back at the table only what was told there', () => {
    const table = openTable(TUESDAY, known());
    table.begin('Esra', NUMBER);
    for (const answer of ['1', '1']) table.says(answer);
    table.phone('ja');
    for (const answer of ['1', '2', 'Charlois']) table.says(answer);
    const shown = JSON.stringify(table.view());
    assert.match(shown, /Charlois/);
    assert.doesNotMatch(shown, /ruzie/);
  });

  it('never lets a volunteer look into the money it is linked to', () => {
    const table = openTable(TUESDAY, known());
    table.begin('Esra', NUMBER);
    for (const answer of ['1', '1']) table.says(answer);
    table.phone('ja');
    for (const words of ['wat is mijn saldo', '4', 'wanneer krijg ik leefgeld'])
      assert.doesNotMatch(table.says(words).join(' '), /€|geboren/);
  });

  it('taking the same table in again changes nothing', () => {
    const table = withoutFood();
    const told = table.at(TABLE);
    table.does({ do: 'phone', number: NUMBER });
    table.phone('ja');
    const once = table.at(PHONE);
    const end = converse(once, { kind: 'take-in', told }, table.context());
    assert.ok(end.kind === 'done');
    assert.deepEqual(asStored({ ...end.conversation, version: 0 }), asStored({ ...once, version: 0 }));
  });

  it('gets a short summary with a named contact at the end, and a no reaches that person first', () => {
    const table = withoutFood();
    table.does({ do: 'phone', number: NUMBER });
    table.phone('ja');
    table.does({ do: 'end' });
    const last = table.at(PHONE).transcript.at(-1);
    assert.match(
      last?.text ?? '',
      /^Je praatte vandaag met Wim Denkelijk, en Samira Voorbeeld is voor je gevraagd\. Je hoort het .*, klopt dat\?\n1 ja\n2 nee$/,
    );
    assert.ok(last?.delivery !== undefined);
    assert.match(table.phone('2').join(' '), /Samira Voorbeeld vraagt je eerst wat er anders is/);
    assert.ok(
      table.at(PHONE).transcript.some(({ from, text }) => from === 'note' && /klopt niet/.test(text)),
    );
  });

  it('is asked all the same when a crash came between typing the number and asking', () => {
    const table = openTable(TUESDAY);
    table.crash('before');
    table.begin('Roos', NUMBER);
    assert.deepEqual(table.at(PHONE).transcript, []);
    table.crash('never');
    table.until('2026-11-24T10:02:00.000Z');
    assert.match(table.at(PHONE).transcript.at(-1)?.text ?? '', /Zit je daar nu samen/);
    const kinds = () => table.at(TABLE).agenda.map(({ kind }) => kind);
    assert.ok(!kinds().includes('spreekuur-phone'), 'nothing is left to do');
  });

  it('is asked once when the crash came after asking, also by who said no meanwhile', () => {
    const table = openTable(TUESDAY);
    table.crash('after');
    table.begin('Roos', NUMBER);
    table.phone('nee');
    const said = table.at(PHONE).transcript.length;
    table.crash('never');
    table.until('2026-11-24T10:05:00.000Z');
    assert.equal(table.at(PHONE).transcript.length, said);
    assert.equal(table.view().phone, 'denied');
  });

  it('cannot be asked over and over', () => {
    const table = openTable(TUESDAY);
    table.begin('Esra', NUMBER);
    const before = table.at(PHONE).transcript.length;
    table.does({ do: 'phone', number: NUMBER });
    assert.equal(table.at(PHONE).transcript.length, before);
  });
});

describe('An answer that was typed without a connection', () => {
  const late = (table: TableStage, text: string, asked: string) => {
    const meaning = { intent: 'other', urgent: 'none' } as never;
    return table.refused({ do: 'say', id: 'late', text, meaning, asked });
  };

  it('fills in its own question and no other', () => {
    const table = seated();
    const need = table.view().question?.id ?? '';
    assert.match(need, /need/);
    table.says('3', need);
    assert.notEqual(table.view().question?.id, need);
    assert.equal(late(table, '1', need), 'question-passed');
  });

  it('fills in nothing when it answers no question, or when a worker has come meanwhile', () => {
    const table = withoutFood();
    const asked = table.view().question?.id ?? 'intake/share';
    assert.equal(late(seated(), 'de kinderen zijn bij oma', ''), 'question-passed');
    table.desk('samira', { do: 'accept' });
    assert.equal(late(table, '1', asked), 'question-passed');
    table.says('de kinderen zijn bij oma', '');
    assert.equal(table.view().messages.at(-1)?.text, 'de kinderen zijn bij oma');
  });

  it('is heard whatever was asked when it tells of danger', () => {
    const table = seated();
    assert.match(table.says('hij slaat me', '').join(' '), /0800-2000/);
    assert.equal(table.view().stoplight, 'rood');
  });
});

describe('Consent', () => {
  it('is taken back by one message, and from then on the volunteer sees nothing', () => {
    const table = withoutFood();
    table.does({ do: 'phone', number: NUMBER });
    table.phone('ja');
    table.desk('samira', { do: 'accept' });
    assert.match(table.phone('intrekken').join(' '), /Wim Denkelijk ziet vanaf nu niets meer van jou/);
    const { name, state, feedback, messages, consent } = table.view();
    assert.deepEqual([name, state, feedback, messages], ['iemand', 'withdrawn', [], []]);
    assert.equal(consent.volunteer, false);
    table.desk('samira', { do: 'close', reason: 'klaar' });
    assert.deepEqual(table.view().feedback, []);
    assert.equal(table.refused({ do: 'go-on' }), 'not-at-the-table');
    assert.equal(table.at(PHONE).handover?.worker, 'samira', 'the worker goes on helping');
  });

  it('is taken back at the table by one tap for who has no phone, with who tapped it', () => {
    const table = withoutFood();
    table.does({ do: 'withdraw' });
    assert.equal(table.view().state, 'withdrawn');
    assert.deepEqual(table.at(TABLE).consent.volunteer?.by, 'wim');
  });

  it('for a worker is taken back by the same message when there was no volunteer', () => {
    const table = openTable(TUESDAY);
    for (const words of ['ik heb geen eten meer', '2', 'Charlois', '1']) table.phone(words);
    assert.equal(table.at(PHONE).consent.worker?.given, true);
    assert.match(table.phone('intrekken').join(' '), /deel ik niet meer/);
    assert.equal(table.at(PHONE).consent.worker?.given, false);
  });
});
