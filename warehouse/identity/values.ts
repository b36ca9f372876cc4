/** Words for the legal form of a company, without dots, as they stand in names. */
const legalForms = [
  ...['gmbh', 'mbh', 'ggmbh', 'ag', 'kg', 'kgaa', 'ohg', 'gbr', 'ug', 'haftungsbeschraenkt'],
  ...['eg', 'ek', 'ekfm', 'ekfr', 'ev', 'se', 'co', 'cie', 'partg', 'partgmbb', 'inh'],
  ...['ltd', 'limited', 'inc', 'corp', 'llc', 'llp', 'plc', 'sa', 'sas', 'sarl', 'srl', 'spa'],
  ...['bv', 'nv', 'ab', 'as', 'oy', 'oyj', 'aps', 'sro', 'doo', 'zoo', 'und', 'and'],
];

/**
 * SQL for what a rule compares, from the columns of a delivered customer. The values may be those of
 * persons, so only their hashes are kept while the night looks for matches.
 */
const compared = {
  vat_id: `nullif(upper(regexp_replace(vat_id, '[^\\p{L}\\p{N}]', '', 'g')), '')`,
  email: `case when contains(email, '@') then lower(trim(email)) end`,
  name_postal_code: `${plainName('name')} || '|' || ${plainPostalCode('postal_code')}`,
} as const;

/** The rules whose values are compared, with the SQL for the hash of each. */
export const comparedValues = Object.entries(compared).map(([rule, value]) => ({
  rule,
  hash: `md5(${value})`,
}));

/** A name in small letters without umlauts, accents, punctuation and legal forms. */
function plainName(name: string): string {
  const folded = [
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['ß', 'ss'],
  ].reduce(
    (text, [umlaut, letters]) => `replace(${text}, '${umlaut}', '${letters}')`,
    `lower(nfc_normalize(${name}))`,
  );
  const letters = `regexp_replace(strip_accents(${folded}), '[.''’]', '', 'g')`;
  const words = `regexp_replace(${letters}, '[^\\p{L}\\p{N}]+', ' ', 'g')`;
  const joined = `regexp_replace(' ' || ${words} || ' ', ' e (k|v|g) ', ' e\\1 ', 'g')`;
  const kept = `regexp_replace(${joined}, '( (${legalForms.join('|')}))+ ', ' ', 'g')`;
  return `nullif(trim(${kept}), '')`;
}

/** A postal code without blanks and without the sign of the country before it. */
function plainPostalCode(code: string): string {
  const letters = `regexp_replace(upper(${code}), '[^A-Z0-9]', '', 'g')`;
  return `nullif(regexp_replace(${letters}, '^[A-Z]{1,2}([0-9]{4,5})$', '\\1'), '')`;
}
