import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { startFakeTwilio, type FakeMessage, type FakeTwilio } from '../fakes/twilio.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';

const PUBLIC_URL = 'https://warmlijn.example';
/** Linked in the try-out's books from the start. */
const ESRA = 'whatsapp:+31600000001';

describe('a picture on its way to a phone', () => {
  const folder = makeFolder();
  let fake: FakeTwilio;
  let service: ServiceProcess;
  before(async () => {
    fake = await startFakeTwilio();
    const env = {
      PUBLIC_URL,
      TWILIO_ACCOUNT_SID: fake.accountSid,
      TWILIO_AUTH_TOKEN: fake.authToken,
      TWILIO_API_URL: fake.url,
      TWILIO_WHATSAPP_FROM: '+31600009999',
      TEST_CLOCK: '2026-11-20T08:10:00Z',
    };
    service = await startServiceProcess({ folder: folder.path, env });
  });
  after(async () => {
    await service.stop();
    await fake.close();
    folder.drop();
  });

  const write = (Body: string) =>
    fake.signedPost(
      `${service.address}/api/twilio/messages`,
      fake.inbound({ From: ESRA, Body }),
      `${PUBLIC_URL}/api/twilio/messages`,
    );
  const withMedia = async (): Promise<FakeMessage> => {
    for (;;) {
      const found = fake.messages.find(({ media }) => media !== null);
      if (found !== undefined) return found;
      await delay(20);
    }
  };

  it('is fetched by Twilio while it is needed, kept by nobody, and gone when it has arrived', async () => {
    for (const text of ['stuur plaatje', '23 april']) await write(text);
    const { sid, media, body, callback } = await withMedia();
    assert.match(body, /^Zo ziet je maand eruit/);
    const path = (media ?? '').replace(PUBLIC_URL, '');
    assert.match(path, /^\/api\/media\/[\w-]+$/);
    const fetched = await fetch(`${service.address}${path}`);
    assert.equal(fetched.status, 200);
    assert.equal(fetched.headers.get('content-type'), 'image/png');
    assert.equal(fetched.headers.get('cache-control'), 'no-store');
    const bytes = Buffer.from(await fetched.arrayBuffer());
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
    assert.ok(bytes.length < 100_000);

    const report = new URL(callback ?? '');
    const form = { MessageSid: sid, MessageStatus: 'delivered', To: ESRA };
    const address = `${report.pathname}${report.search}`;
    const told = await fake.signedPost(`${service.address}${address}`, form, `${PUBLIC_URL}${address}`);
    assert.ok(told.status < 300);
    const gone = async () => (await fetch(`${service.address}${path}`)).status;
    while ((await gone()) === 200) await delay(20);
    assert.equal(await gone(), 404);
  });
});
