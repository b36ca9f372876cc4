/** Control characters but tab and line breaks, and those that turn the direction of text around. */
const pattern = '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]';

/** SQL: whether a text has characters that cannot be seen. */
export const unseen = (text: string) => `regexp_matches(${text}, '${pattern}')`;

/** SQL: a text with a sign in the place of each character that cannot be seen. */
export const withUnseenShown = (text: string) =>
  `regexp_replace(${text}, '${pattern}', '\uFFFD', 'g')`;
