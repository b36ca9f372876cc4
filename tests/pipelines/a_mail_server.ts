import {once} from 'node:events';
import {createServer, type IncomingHttpHeaders} from 'node:http';
import type {AddressInfo} from 'node:net';
import {SMTPServer} from 'smtp-server';
import {onTestFinished} from 'vitest';

interface Mail {
  to: string[];
  /** The message as it came, headers unfolded. */
  raw: string;
  subject: string;
  text: string;
}

interface MailServer {
  /** What an environment variable would hold. */
  address: string;
  port: number;
  mails: Mail[];
  /** What was told to it as a password. */
  passwords: string[];
  close(): Promise<void>;
}

/** A real mail server on this machine; `port` brings one back that was down. */
export async function aMailServer(port = 0, secure = false): Promise<MailServer> {
  const mails: Mail[] = [];
  const passwords: string[] = [];
  const server = new SMTPServer({
    secure,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth({username, password}, _session, done) {
      passwords.push(password ?? '');
      done(null, {user: username});
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({address}) => address);
        mails.push({to, ...read(Buffer.concat(chunks).toString())});
        done();
      });
    },
  });
  server.on('error', () => {}); // A client that breaks off is no fault of the server.
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const {port: bound} = server.server.address() as AddressInfo;
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await new Promise<void>(closed => server.close(() => closed()));
  };
  onTestFinished(close);
  return {
    address: `${secure ? 'smtps' : 'smtp'}://127.0.0.1:${bound}`,
    port: bound,
    mails,
    passwords,
    close,
  };
}

function read(message: string): Omit<Mail, 'to'> {
  const end = message.indexOf('\r\n\r\n');
  const raw = message.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1] ?? '';
  const body = message.slice(end + 4);
  const encoding = header('Content-Transfer-Encoding');
  return {
    raw,
    subject: words(header('Subject')),
    text: encoding === 'base64' ? Buffer.from(body, 'base64').toString() : printable(body),
  };
}

/** Encoded words: =?UTF-8?Q?…?= and =?UTF-8?B?…?= */
const words = (text: string) =>
  text
    .replace(/\?= +=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, part: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(part, 'base64').toString()
        : printable(part.replaceAll('_', ' ')),
    );

const printable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number(`0x${code}`))),
    'latin1',
  )
    .toString()
    .replaceAll('\r\n', '\n');

interface Post {
  headers: IncomingHttpHeaders;
  body: {[name: string]: unknown; subject: string; text: string};
}

interface Hook {
  address: string;
  posts: Post[];
}

/** A real web service on this machine, which answers with these statuses, the last one for ever. */
export async function aHook(
  statuses: number[] = [204],
  headers: Record<string, string> = {},
): Promise<Hook> {
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('');
    posts.push({headers: request.headers, body: JSON.parse(body)});
    const status = statuses.length > 1 ? statuses.shift()! : statuses[0]!;
    response.writeHead(status, headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {address: `http://127.0.0.1:${port}/hook?token=secret`, posts};
}
