import { useText } from '#web/texts'
import type { OfferWhy } from '#protocol'
import { countWords } from './could-words.ts'
import type { Saying } from './saying.ts'
import css from './why.module.css'

type WeighedProps = { why: OfferWhy; chosen: string | null; saying: Saying }

/** What an offer was decided by: from which lane it came, how long it had waited, whom it could go to and who could not have it. */
export function Weighed({ why, chosen, saying }: WeighedProps) {
  const t = useText()
  const { formats } = saying
  const { lane, urgency, index, candidates, filters } = why
  const not = countWords(filters, saying)
  return (
    <details className={css.fold}>
      <summary>{t('why.weighed')}</summary>
      <div className={css.weighed}>
        <p>
          {t(`why.lane.${lane}`)}{' '}
          {t('why.weighed.time', { share: formats.percent(urgency), index: formats.number(index, oneOrTwo) })}
        </p>
        {candidates.length > 0 && (
          <>
            <h4 className={css.heading}>{t('why.weighed.could')}</h4>
            <ul className={css.costs} aria-label={t('why.weighed.could')}>
              {candidates.map(({ agentId, alike, cost }) => (
                <li key={agentId} className={css.cost} data-chosen={agentId === chosen || undefined}>
                  <span>
                    <bdi>
                      {saying.isMe(agentId) ? t('why.you', { name: saying.nameOf(agentId) }) : saying.nameOf(agentId)}
                    </bdi>
                    {alike > 1 && <span className={css.quiet}> {t('why.weighed.alike', { count: alike - 1 })}</span>}
                  </span>
                  <span className={css.figure}>{formats.number(cost, oneOrTwo).replace('-', '−')}</span>
                </li>
              ))}
            </ul>
            <p className={css.quiet}>{t('why.weighed.cost')}</p>
          </>
        )}
        {not.length > 0 && <p>{t('why.weighed.not', { why: not })}</p>}
      </div>
    </details>
  )
}

const oneOrTwo = { minimumFractionDigits: 1, maximumFractionDigits: 2 } as const
