/** Must hold: an address that somebody sends along is never visited (SSRF), whatever it looks like. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aWhile, startTown, type Town } from '../service/town.ts';

describe('addresses in a message', function () {
  this.timeout(60_000);
  let town: Town;
  let inside: Server;
  let visits = 0;
  before(async () => {
    inside = createServer((_request, response) => {
      visits += 1;
      response.end('secret');
    }).listen(0, '127.0.0.1');
    // An engine that could listen is configured, so nothing but the address stands in the way.
    town = await startTown('serve', { SPEECH_URL: 'http://127.0.0.1:9/v1' });
  });
  after(async () => {
    await town.close();
    inside.close();
  });

  it('of media are never fetched from a machine that is not Twilio’s, signed or not', async () => {
    const { port } = inside.address() as AddressInfo;
    const places = [
      `http://127.0.0.1:${String(port)}/latest/meta-data/`,
      `http://localhost:${String(port)}/voice.ogg`,
      `http://[::ffff:127.0.0.1]:${String(port)}/voice.ogg`,
      `http://api.twilio.com@127.0.0.1:${String(port)}/voice.ogg`,
      `http://127.0.0.1:${String(port)}/2010-04-01/Accounts/${town.fake.accountSid}/Messages/MM1/Media/ME1`,
      `//127.0.0.1:${String(port)}/api.twilio.com`,
      `file:///etc/passwd`,
      `not an address`,
    ];
    for (const [index, place] of places.entries()) {
      const from = `whatsapp:+316000008${String(index).padStart(2, '0')}`;
      for (const type of ['audio/ogg', 'image/jpeg']) {
        const media = { NumMedia: '1', MediaUrl0: place, MediaContentType0: type };
        assert.equal(await town.write(from, '', media), 200);
      }
    }
    await aWhile();
    assert.equal(visits, 0);
  });

  it('in the words of a resident are never visited either', async () => {
    const { port } = inside.address() as AddressInfo;
    await town.ask('whatsapp:+31600000820', `kijk op http://127.0.0.1:${String(port)}/brief.pdf`);
    await aWhile();
    assert.equal(visits, 0);
  });
});
