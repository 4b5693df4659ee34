import type { Condition } from '#protocol'
import { useText } from '#web/texts'
import { usePreview } from './change.ts'
import css from './editor.module.css'

/** How many conversations the conditions hold now, told to those who listen, too. */
export function Held({ conditions }: { conditions: readonly Condition[] }) {
  const t = useText()
  const { data, isError } = usePreview(conditions)
  return (
    <p className={css.held} role="status">
      {isError
        ? t('views.held.unknown')
        : data && t(data.isAll ? 'views.held' : 'views.held.latest', { count: data.count, looked: data.looked })}
    </p>
  )
}
