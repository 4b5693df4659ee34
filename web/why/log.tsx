import { useText } from '#web/texts'
import type { RoutingDecision } from '#protocol'
import { decisionWords } from './decision-words.ts'
import type { Saying } from './saying.ts'
import { Weighed } from './weighed.tsx'
import css from './why.module.css'

type LogProps = { decisions: readonly RoutingDecision[]; saying: Saying }

/** So many the server tells; there may be older ones. */
const mostTold = 50

/** What was decided, the latest first, each with what was weighed for it. */
export function Log({ decisions, saying }: LogProps) {
  const t = useText()
  return (
    <section className={css.section}>
      <h3 className={css.heading}>{t('why.log')}</h3>
      {decisions.length === 0 ? (
        <p className={css.quiet}>{t('why.log.none')}</p>
      ) : (
        <ol className={css.log} aria-label={t('why.log')}>
          {decisions.map(decision => (
            <li key={decision.id} className={css.decision}>
              <time className={css.at} dateTime={new Date(decision.at).toISOString()}>
                {saying.formats.moment(decision.at)}
              </time>
              <p>{decisionWords(decision, saying)}</p>
              {decision.detail.why && <Weighed why={decision.detail.why} chosen={decision.agentId} saying={saying} />}
            </li>
          ))}
        </ol>
      )}
      {decisions.length === mostTold && <p className={css.quiet}>{t('why.log.most', { count: mostTold })}</p>}
    </section>
  )
}
