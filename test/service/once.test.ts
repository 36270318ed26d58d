import assert from 'node:assert/strict';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { openSession, type Row, type Session, type Shown } from './desk.ts';
import { phoneOf } from './phone.ts';

const NOVEMBER = '2026-11-16T09:00:00Z';
const NAME = 'een-naam-voor-deze-daad';

describe('What a worker does again because the answer was lost', function () {
  this.timeout(30_000);
  const folder = makeFolder();
  let service: ServiceProcess;
  let worker: Session;
  const begin = async () => {
    service = await startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: NOVEMBER } });
    worker = await openSession(service.address, 'samira');
  };
  before(begin);
  after(async () => {
    await service.stop();
    folder.drop();
  });

  const status = async (path: string, body: object, once?: string) =>
    (await worker.post(path, body, once)).status;

  it('is done once, also when the service was restarted in between', async () => {
    await phoneOf(service.address, '+31600000078').write('ik wil een mens spreken');
    const rows = (await (await worker.get('conversations?view=all')).json()) as Row[];
    const at = `conversations/${rows.find(({ name }) => name.endsWith('0078'))?.id ?? ''}`;
    const entry = { do: 'entry', month: '2026-11', side: 'expenses', label: 'huur', amount: '579.95' };
    const words = { text: 'Ik bel je morgen om tien uur.' };
    await status(`${at}/accept`, {});
    await status(`${at}/maandgesprek`, { do: 'begin', since: '2026-11-16', words: 'ja hoor' });
    const twice = async () => {
      for (let time = 0; time < 2; time += 1) {
        assert.equal(await status(`${at}/maandgesprek`, entry, `${NAME}-bedrag`), 200);
        assert.equal(await status(`${at}/messages`, words, `${NAME}-woorden`), 200);
      }
    };
    await twice();
    await service.stop();
    await begin();
    await twice();
    type Seen = Shown & { readonly maandgesprek: { readonly months: readonly unknown[] } };
    const seen = async () => (await (await worker.get(at)).json()) as Seen;
    const said = ({ transcript }: Seen) => transcript.filter(({ text }) => text === words.text).length;
    const first = await seen();
    assert.equal(said(first), 1);
    assert.equal(JSON.stringify(first.maandgesprek).match(/"huur"/g)?.length, 1);
    assert.equal(await status(`${at}/messages`, words, `${NAME}-nog-eens`), 200);
    assert.equal(await status(`${at}/messages`, words), 200);
    assert.equal(said(await seen()), 3, 'meant again: under another name, and under none');
  });

  it('is refused under a name that is none', async () => {
    const rows = (await (await worker.get('conversations?view=all')).json()) as Row[];
    const at = `conversations/${rows.find(({ name }) => name.endsWith('0078'))?.id ?? ''}`;
    assert.equal(await status(`${at}/notes`, { text: 'x' }, 'kort'), 400);
  });
});
