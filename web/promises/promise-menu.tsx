import { Ellipsis } from 'lucide'
import type { PromiseCard } from '#protocol'
import { Menu, type MenuDeed, under } from '#web/overlay'
import { type Translate, useText } from '#web/texts'
import { Icon, IconButton } from '#web/ui'
import type { Asking } from './promise-line.tsx'
import type { usePromiseDeed } from './queries.ts'

type MenuProps = {
  promise: PromiseCard
  deed: ReturnType<typeof usePromiseDeed>
  onAsk: (asking: Asking) => void
}

/** What else can be done with a promise than to do it. */
export function PromiseMenu({ promise, ...means }: MenuProps) {
  const t = useText()
  const { text } = promise
  const name = t('promises.deed.of', { name: t('promises.deeds'), text })
  return (
    <Menu
      label={name}
      side="end"
      groups={[under(text, restOf(promise, t, means))]}
      renderTrigger={props => (
        <IconButton {...props} size="s" name={name}>
          <Icon of={Ellipsis} size="s" />
        </IconButton>
      )}
    />
  )
}

function restOf(promise: PromiseCard, t: Translate, { deed, onAsk }: Omit<MenuProps, 'promise'>): MenuDeed[] {
  const { id, state, proposedDueAt } = promise
  const tell = (): void => deed.mutate({ id, kind: 'progressed', note: '' })
  const agree = (): void => deed.mutate({ id, kind: 'agreed' })
  const isBroken = state === 'broken'
  return [
    { key: 'progress', label: t('promises.deed.progress'), onDo: tell },
    ...(proposedDueAt === null ? [] : [{ key: 'agreed', label: t('promises.deed.agreed'), onDo: agree }]),
    ...(isBroken
      ? []
      : [{ key: 'date', label: t('promises.deed.date'), onDo: () => onAsk({ promise, what: 'date' as const }) }]),
    { key: 'pass', label: t('promises.deed.pass'), onDo: () => onAsk({ promise, what: 'pass' }) },
    { key: 'withdraw', label: t('promises.deed.withdraw'), onDo: () => onAsk({ promise, what: 'withdraw' }) },
    { key: 'history', label: t('promises.history'), onDo: () => onAsk({ promise, what: 'history' }) },
  ]
}
