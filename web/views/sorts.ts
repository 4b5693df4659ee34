import type { Sort } from '#protocol'
import type { Key } from '#web/texts'

export const SORT_NAMES: Record<Sort, Key> = {
  due: 'sort.due',
  activity: 'sort.activity',
  newest: 'sort.newest',
  oldest: 'sort.oldest',
}
