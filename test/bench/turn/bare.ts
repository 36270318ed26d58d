/** The floor: restify answers 200 with an empty answer and does nothing else. */
import { collectDefaultMetrics, register } from 'prom-client';
import restify from 'restify';

collectDefaultMetrics();
const server = restify.createServer({ name: 'bare' });
server.post('/api/twilio/messages', async (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
  response.end('<?xml version="1.0" encoding="UTF-8"?><Response/>');
});
server.get('/metrics', async (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(await register.metrics());
});
server.listen(Number(process.argv[2] ?? '0'), '127.0.0.1', () => {
  process.stdout.write(`port ${String(server.address()?.port)}\n`);
});
process.on('SIGTERM', () => process.exit(0));
