import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {translatedReason} from '../../dashboard/pages/quarantine/reason.ts';

test.each([
  [
    'is not a day written as %d.%m.%Y or %-d.%-m.%Y',
    'ist kein Datum der Form TT.MM.JJJJ oder T.M.JJJJ',
    'is not a day written as DD.MM.YYYY or D.M.YYYY',
  ],
  [
    'is not a day and time written as %Y-%m-%d %H:%M:%S',
    'ist kein Zeitpunkt der Form JJJJ-MM-TT hh:mm:ss',
    'is not a day and time written as YYYY-MM-DD hh:mm:ss',
  ],
  ['is not one of %d', 'ist keines von %d', 'is not one of %d'],
])('%s is told as persons write it', (reason, german, english) => {
  expect(translatedReason(reason, messages.de)).toBe(german);
  expect(translatedReason(reason, messages.en)).toBe(english);
});
