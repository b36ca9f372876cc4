/** A person who exists in these tests only, so that every trace of her is a leak. */
export const person = {
  name: 'Zephyrine Qandusky',
  mail: 'zephyrine.qandusky@geheimpost.example',
  phone: '+49 171 9990777',
};

/** All of her in one field. */
export const everything = `${person.name} <${person.mail}> ${person.phone}`;

/** The same three, one after the other: each breaks another kind of field. */
export const each = Object.values(person);

/** What gives her away, in whatever form the text around it is. */
const traces = ['qandusky', 'zephyrine', 'geheimpost', '9990777'];

/** Where a text gives her away, with what stands around it. */
export function tracesIn(text: string): string[] {
  const low = text.toLowerCase();
  return traces.flatMap(trace => {
    const at = low.indexOf(trace);
    return at === -1 ? [] : [text.slice(Math.max(0, at - 160), at + 60)];
  });
}

/** The same for the bytes of a file, as UTF-8 or UTF-16, whatever else the file holds. */
export function tracesInBytes(bytes: Buffer): string[] {
  return [
    ...tracesIn(bytes.toString('latin1')),
    ...tracesIn(bytes.toString('utf16le')),
    ...tracesIn(bytes.subarray(1).toString('utf16le')),
  ];
}
