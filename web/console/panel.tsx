import { Drawer } from '#web/overlay'
import { LoadingShape } from '#web/states'
import { useConversation } from '#web/conversations'
import { CustomerPanel } from '#web/customers'
import { useText } from '#web/texts'
import css from './desk.module.css'

type PanelProps = { id: string; isColumn: boolean; isOpen: boolean; onClose: () => void }

/** The customer beside the conversation: a column where there is room, else a drawer. */
export function Panel({ id, isColumn, isOpen, onClose }: PanelProps) {
  const t = useText()
  const { data } = useConversation(id)
  const inside = data ? <CustomerPanel conversation={data} /> : <LoadingShape as="page" label={t('common.loading')} />
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
