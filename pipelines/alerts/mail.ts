import {createTransport} from 'nodemailer';
import type {AlertSettings} from '../../company/alerts.ts';
import type {Message} from './message.ts';

type MailSettings = NonNullable<AlertSettings['mail']>;

/** A server that does not answer must not keep a night waiting. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * Sends a message by mail: `smtps://` speaks TLS at once, `smtp://` turns to it (STARTTLS) where the
 * server can, and must do so before a password leaves this machine.
 */
export async function sendMail(
  {to, from}: MailSettings,
  server: string,
  id: string,
  {subject, text}: Message,
): Promise<void> {
  const transport = createTransport({...serverOf(server), ...timeouts});
  try {
    await transport.sendMail({
      from: {name: 'Kundenwert', address: from},
      to,
      subject,
      text,
      /* The same message keeps its id, so that a mailbox can tell when it comes twice. */
      messageId: `<${id}@${from.split('@')[1]}>`,
      headers: {'Auto-Submitted': 'auto-generated'},
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}

/** What an address such as `smtps://user:password@mail.example.com:465` says. */
export function serverOf(address: string) {
  const url = URL.parse(address);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new TypeError('not an address of a mail server, such as smtps://user:password@host');
  }
  const {protocol, port, username, password} = url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const auth = username
    ? {user: decodeURIComponent(username), pass: decodeURIComponent(password)}
    : undefined;
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && auth !== undefined && !isThisMachine(host),
    ...(auth ? {auth} : {}),
  };
}

const isThisMachine = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
