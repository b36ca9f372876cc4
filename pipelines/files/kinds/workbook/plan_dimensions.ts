import type {Area} from './address.ts';
import type {Merges} from './merges.ts';

/** The texts on the left of a row, filled in where they stand for several rows. */
export interface Dimensions {
  of(place: number, own: readonly (string | null)[]): (string | null)[];
  /** A sum ends the group that is summed. */
  endGroup(own: readonly (string | null)[]): void;
}

/**
 * Fills texts down over merged cells, and over the empty ones under a group. The last dimension tells
 * rows apart and is only filled where it is merged.
 */
export function dimensionsOf(left: number, count: number, merges: Merges): Dimensions {
  const group: (string | null)[] = new Array(count).fill(null);
  const merged: ({area: Area; text: string | null} | undefined)[] = new Array(count).fill(
    undefined,
  );

  function startGroup(from: number, text: string | null): void {
    group.fill(null, from);
    group[from] = text;
  }

  function inMerged(place: number, at: number, text: string | null): string | null {
    const area = merges(place, left + at);
    if (!area || area.left !== left + at) return text;
    if (area.top === place) merged[at] = {area, text};
    return merged[at]?.area === area ? merged[at].text : text;
  }

  return {
    of(place, own) {
      return own.map((text, at) => {
        const found = inMerged(place, at, text);
        if (text !== null || (found !== null && found !== group[at])) startGroup(at, found);
        return found ?? (at < count - 1 ? (group[at] ?? null) : null);
      });
    },
    endGroup(own) {
      const from = own.findIndex(text => text !== null);
      if (from !== -1) startGroup(from, null);
    },
  };
}
