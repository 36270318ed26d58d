import assert from 'node:assert/strict';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { openSession } from './desk.ts';
import { phoneOf } from './phone.ts';

const NOVEMBER = '2026-11-16T09:00:00Z';
const PERIOD = 'from=2026-11-01&until=2026-11-30';

describe('The maandgesprek through the desk', function () {
  this.timeout(30_000);
  const folder = makeFolder();
  let service: ServiceProcess;
  before(async () => {
    service = await startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: NOVEMBER } });
  });
  after(async () => {
    await service.stop();
    folder.drop();
  });

  it('is filled in by resident and worker, and its report adds up on paper and in a spreadsheet', async () => {
    const phone = phoneOf(service.address, '+31600000079');
    await phone.write('ik wil een mens spreken');
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as {
      id: string;
      name: string;
    }[];
    const id = rows.find(({ name }) => name.endsWith('0079'))?.id ?? '';
    assert.equal((await samira.post(`conversations/${id}/accept`, {})).status, 200);
    const deed = async (body: object) => (await samira.post(`conversations/${id}/maandgesprek`, body)).status;
    assert.equal(await deed({ do: 'begin', since: '2026-11-16', words: 'ja hoor' }), 200);
    assert.equal(await deed({ do: 'session', date: '2026-11-16', came: true, minutes: 90 }), 200);
    assert.equal(
      await deed({ do: 'entry', month: '2026-11', side: 'expenses', label: 'huur', amount: '579.95' }),
      200,
    );
    assert.equal(await deed({ do: 'fact', kind: 'referral', date: '2026-11-16', to: '=Kredietbank' }), 200);
    assert.equal(
      await deed({ do: 'entry', month: '2026-11', side: 'income', label: 'x', amount: '1.5' }),
      400,
    );
    assert.equal((await samira.post(`conversations/${id}/return`, { agreed: 'samen invullen' })).status, 200);
    for (const words of ['vul samen in', 'uitkering 1.043,12', 'zorgtoeslag 0,08', 'klaar', 'klaar'])
      await phone.write(words);
    assert.match((await phone.heard()).join(' '), /kwam er € 1\.043,20 binnen en ging er € 579,95 uit/);
    const marijke = await openSession(service.address, 'marijke');
    const report = (await (await marijke.get(`maandgesprek?${PERIOD}`)).json()) as Record<string, unknown>;
    assert.deepEqual(
      [report.income, report.expenses, report.left, report.hours],
      ['1043.20', '579.95', '463.25', '1.50'],
    );
    const csv = await (await marijke.get(`maandgesprek/rapport.csv?${PERIOD}`)).text();
    assert.match(csv, /verschil;totaal;463,25/);
    assert.match(csv, /verwezen;'=Kredietbank;1/);
    const page = await (await marijke.get(`maandgesprek/rapport.html?${PERIOD}`)).text();
    for (const words of ['€\u00A0463,25', '<rect', 'Verwezen naar =Kredietbank', 'Nulmeting'])
      assert.ok(page.includes(words), words);
    assert.equal((await marijke.get('maandgesprek?from=2026-12-01&until=2026-11-01')).status, 400);
    await phone.write('intrekken');
    const after = (await (await marijke.get(`maandgesprek?${PERIOD}`)).json()) as Record<string, unknown>;
    assert.equal(after.residents, 0);
  });
});
