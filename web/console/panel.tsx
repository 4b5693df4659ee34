import { lazy, Suspense, useDeferredValue } from 'react'
import { Drawer } from '#web/overlay'
import { Coming } from '#web/states'
import { useConversation } from '#web/cache'
import { useText } from '#web/texts'
import { bringBeside } from './bring-beside.ts'
import css from './desk.module.css'

const Beside = lazy(async () => ({ default: (await bringBeside()).Beside }))

type PanelProps = { id: string; isColumn: boolean; isOpen: boolean; onClose: () => void }

/** The customer beside the conversation: a column where there is room, else a drawer. */
export function Panel({ id, isColumn, isOpen, onClose }: PanelProps) {
  const t = useText()
  const { data, dataUpdatedAt } = useConversation(id)
  // What was said is shown first.
  const isTurn = useDeferredValue(true, false)
  const inside = (
    <Suspense fallback={<Coming count={4} />}>
      {data && isTurn ? <Beside conversation={data} knownAt={dataUpdatedAt} /> : <Coming count={4} />}
    </Suspense>
  )
  if (isColumn) {
    return isOpen ? (
      <section className={css.panel} aria-label={t('customer.label')} data-region="panel">
        {inside}
      </section>
    ) : null
  }
  return (
    <Drawer title={t('customer.label')} isOpen={isOpen} onClose={onClose} closeName={t('common.close')}>
      {inside}
    </Drawer>
  )
}
