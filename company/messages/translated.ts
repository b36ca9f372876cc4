/** How English sentences read in another language; what varies in them stands in groups. */
export type Forms = readonly (readonly [RegExp, string])[];

/** A sentence in the language of the forms, or nothing where none of them fits. */
export function translated(sentence: string, forms: Forms): string | undefined {
  const form = forms.find(([pattern]) => pattern.test(sentence));
  return form && sentence.replace(...form);
}
