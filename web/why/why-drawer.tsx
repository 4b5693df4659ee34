import { Drawer } from '#web/overlay'
import { Asked } from '#web/page'
import { EmptyState } from '#web/states'
import { usePageTexts, useText } from '#web/texts'
import { Deadline, Voice } from '#web/ui'
import type { Conversation, RoutingWhy } from '#protocol'
import { answerOf } from './answer.ts'
import { CouldList } from './could-list.tsx'
import { Log } from './log.tsx'
import { useRoutingWhy } from './queries.ts'
import { timeWords } from './time-words.ts'
import { useSaying } from './use-saying.ts'
import css from './why.module.css'

type WhyProps = { conversation: Conversation; onClose: () => void }

/** Why a conversation is where it is: the answer first, then what proves it. */
export function WhyDrawer({ conversation, onClose }: WhyProps) {
  const t = useText()
  const hasTexts = usePageTexts()
  if (!hasTexts) return null
  return (
    <Drawer title={t('why.title', { name: conversation.name })} isOpen onClose={onClose} closeName={t('common.close')}>
      <Told conversation={conversation} />
    </Drawer>
  )
}

function Told({ conversation: { id, status } }: Pick<WhyProps, 'conversation'>) {
  return (
    <div className={css.told}>
      <Asked query={useRoutingWhy(id)}>{why => <Why {...{ why, status }} />}</Asked>
    </div>
  )
}

function Why({ why, status }: { why: RoutingWhy; status: Conversation['status'] }) {
  const t = useText()
  const saying = useSaying(why)
  const answer = answerOf(why, status, saying)
  const { standing, decisions } = why
  if (!answer)
    return (
      <EmptyState as="h3" title={t('why.none')}>
        {t('why.none.text')}
      </EmptyState>
    )
  return (
    <div className={css.why}>
      <section className={css.answer} aria-live="polite">
        <Voice as="h3" size="say">
          {answer.say}
        </Voice>
        {answer.more.map(line => (
          <p key={line}>{line}</p>
        ))}
        {standing !== null && standing.kind !== 'held' && (
          <p className={css.time}>
            <Deadline left={1 - standing.rank.urgency}>{timeWords(standing, saying)}</Deadline>
          </p>
        )}
      </section>
      {standing?.kind === 'waiting' && <CouldList waiting={standing} saying={saying} />}
      <Log decisions={decisions} saying={saying} />
      <p className={css.blind}>{t('why.blind')}</p>
    </div>
  )
}
