import type {AlertSettings} from '../../company/alerts.ts';
import {sendMail, serverOf} from './mail.ts';
import type {Message} from './message.ts';
import {post, webAddress} from './webhook.ts';

/** A way by which messages leave. */
export interface Channel {
  name: 'mail' | 'webhook';
  /** The variable of the environment that holds its address. */
  variable: string;
  /** Why nothing can be sent, without the address, which may hold a secret. */
  fault: string | undefined;
  send(id: string, message: Message): Promise<void>;
}

/** The ways that a company has declared. */
export function channelsOf(
  {mail, webhook}: AlertSettings,
  environment: NodeJS.ProcessEnv,
): Channel[] {
  const channels: Channel[] = [];
  if (mail) {
    const address = environment[mail.server_from] ?? '';
    channels.push({
      name: 'mail',
      variable: mail.server_from,
      fault: faultOf(address, serverOf),
      send: (id, message) => sendMail(mail, address, id, message),
    });
  }
  if (webhook) {
    const address = environment[webhook.url_from] ?? '';
    channels.push({
      name: 'webhook',
      variable: webhook.url_from,
      fault: faultOf(address, webAddress),
      send: (id, message) => post(address, id, message),
    });
  }
  return channels;
}

function faultOf(address: string, read: (address: string) => unknown): string | undefined {
  if (address === '') return 'not set';
  try {
    read(address);
    return undefined;
  } catch (error) {
    return error instanceof TypeError ? error.message : 'not an address';
  }
}

/** What the system says of a connection; nodemailer keeps it in the text of its errors only. */
const ofTheNetwork = /\b(ECONN\w+|ETIMEDOUT|ENOTFOUND|EAI_\w+|EHOST\w+|ENET\w+|EPIPE)\b/;

/** What went wrong in a word; texts of errors may quote addresses, and those may hold secrets. */
export function codeOf(error: unknown): string {
  const {message, code, cause, name} = error as {
    message?: string;
    code?: unknown;
    cause?: {code?: unknown};
    name?: string;
  };
  const found = [cause?.code, ofTheNetwork.exec(message ?? '')?.[1], code, name].find(
    each => typeof each === 'string' && /^[A-Z][\w ]{1,40}$/.test(each),
  );
  return String(found ?? 'unknown error');
}
