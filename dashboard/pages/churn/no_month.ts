/** Leads away from the customers of a month. */
export const noMonth = {month: undefined, group: undefined, page: undefined};
