const letters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  é: 'e',
  è: 'e',
  à: 'a',
};

/** The words of a name in small letters: "Kunden-Nr." and "KundenNr" are kunden, nr. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[äöüßéèà]/g, letter => letters[letter] ?? letter)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}

/** A name without everything in which two spellings of it differ. */
export const folded = (name: string): string => wordsOf(name).join('');

/** A name as sources.yaml allows them: small letters, digits and underscores. */
export function slug(name: string, otherwise: string): string {
  const joined = wordsOf(name)
    .map(word => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('_')
    .replace(/^[\d_]+/, '');
  return /^[a-z]/.test(joined) ? joined : otherwise;
}
