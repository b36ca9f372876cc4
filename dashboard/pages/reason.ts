import type {Messages} from '../../company/messages/index.ts';

/** Why there is no value, in words. */
export function reasonFor(
  {reason, missing_entity}: {reason: string | null; missing_entity: string | null},
  {reason: texts, entity: names}: Messages,
): string {
  const entity = missing_entity ?? '';
  const text = texts[(reason ?? 'other') as keyof typeof texts] ?? texts.other;
  return typeof text === 'string' ? text : text(names[entity] ?? entity);
}
