import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { MousePointerClick } from 'lucide'
import css from './talk.module.css'

/** No conversation is chosen yet. */
export function NoTalk() {
  const t = useText()
  return (
    <section className={css.wrong} data-region="talk">
      <EmptyState icon={MousePointerClick} title={t('talk.none')}>
        {t('talk.none.cause')}
      </EmptyState>
    </section>
  )
}
