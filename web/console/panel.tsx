import { lazy, Suspense, useDeferredValue } from 'react'
import { Drawer } from '#web/overlay'
import { Coming } from '#web/states'
import type { Conversation } from '#protocol'
import { useConversation } from '#web/cache'
import { bringCustomerPanel } from '#web/customers'
import { bringKnownBeside } from '#web/facts'
import { bringFieldsBeside } from '#web/fields'
import { bringLikelyBeside, bringLinksBeside } from '#web/linking'
import { useText } from '#web/texts'
import css from './desk.module.css'

const CustomerPanel = lazy(async () => ({ default: (await bringCustomerPanel()).CustomerPanel }))

const KnownBeside = lazy(async () => ({ default: (await bringKnownBeside()).KnownBeside }))

const FieldsBeside = lazy(async () => ({ default: (await bringFieldsBeside()).FieldsBeside }))

const LikelyBeside = lazy(async () => ({ default: (await bringLikelyBeside()).LikelyBeside }))

const LinksBeside = lazy(async () => ({ default: (await bringLinksBeside()).LinksBeside }))

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

function Beside({ conversation, knownAt }: { conversation: Conversation; knownAt: number }) {
  return (
    <CustomerPanel conversation={conversation}>
      <Suspense>
        <LikelyBeside {...{ conversation, knownAt }} />
      </Suspense>
      {conversation.customer.identities.length > 1 && (
        <Suspense>
          <LinksBeside customer={conversation.customer} />
        </Suspense>
      )}
      <Suspense>
        <KnownBeside customer={conversation.customer} />
      </Suspense>
      <Suspense>
        <FieldsBeside conversation={conversation} />
      </Suspense>
    </CustomerPanel>
  )
}
