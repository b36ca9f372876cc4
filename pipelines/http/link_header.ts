const link = /<([^>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i;

/** The address that a Link header (RFC 8288) gives for a relation, such as `next`. */
export function linkTo(wanted: string, header: string | null): string | undefined {
  for (const [, target, parameters = ''] of header?.matchAll(link) ?? []) {
    const [, quoted, plain = ''] = relation.exec(parameters) ?? [];
    const names = (quoted ?? plain).toLowerCase().split(/\s+/);
    if (names.includes(wanted)) return target;
  }
  return undefined;
}
