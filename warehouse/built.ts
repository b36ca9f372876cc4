import type {CheckResult} from './checks.ts';
import type {Decision} from './increments/decide.ts';
import type {EntityStatus} from './staging/relations.ts';

/** What came of a build, before anybody decides whether it may be published. */
export interface Built {
  businessDate: string;
  /** Whether the same deliveries give something else on another day. */
  dependsOnToday: boolean;
  entities: EntityStatus[];
  /** Each table, how long it took to build and check it, and how much of that were its checks. */
  tables: ({name: string; rows: number; seconds: number; check_seconds: number} & Decision)[];
  checks: CheckResult[];
  /** Complete months whose costs are those of planned rates, first days, oldest first. */
  provisional: string[];
  /** Rows set aside while staging deliveries or by staging models. */
  quarantined: number;
}
