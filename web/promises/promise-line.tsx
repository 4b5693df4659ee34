import type { PromiseCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Button } from '#web/ui'
import { PromiseMenu } from './promise-menu.tsx'
import { usePromiseDeed } from './queries.ts'
import { lookOf, STATE_NAMES } from './state-words.ts'
import css from './promises.module.css'

/** What is asked of a promise in a dialog. */
export type Asking = { promise: PromiseCard; what: 'date' | 'withdraw' | 'pass' | 'history' }

type PromiseLineProps = { promise: PromiseCard; where?: React.ReactNode; onAsk: (asking: Asking) => void }

/** One promise: what, by when, how it stands and whose it is; what can be done with it, one press each. */
export function PromiseLine({ promise, where, onAsk }: PromiseLineProps) {
  const t = useText()
  const words = useFaultWords()
  const colleagues = useColleagues().data ?? []
  const deed = usePromiseDeed()
  const { id, text, state, ownerId, isSilent, endedAt } = promise
  const named = (name: string): string => t('promises.deed.of', { name, text })
  const owner = colleagues.find(one => one.id === ownerId)?.name ?? t('promises.nobody')
  return (
    <div className={css.line} data-look={lookOf(promise)}>
      <div className={css.words}>
        <p className={css.what}>
          <span className={css.state}>{t(STATE_NAMES[state])}</span>
          <bdi className={css.text}>{text}</bdi>
        </p>
        <p className={css.about}>
          <When promise={promise} />
          <bdi>{owner}</bdi>
          {where}
          {isSilent && endedAt === null && <span className={css.silent}>{t('promises.silent')}</span>}
        </p>
        {deed.error && (
          <p className={css.fault} role="alert">
            {words(deed.error)}
          </p>
        )}
      </div>
      <div className={css.deeds}>
        {endedAt === null ? (
          <>
            <Button
              size="s"
              isBusy={deed.isPending && deed.variables.kind === 'fulfilled'}
              aria-label={named(t('promises.deed.done'))}
              onClick={() => deed.mutate({ id, kind: 'fulfilled', note: '' })}
            >
              {t('promises.deed.done')}
            </Button>
            <PromiseMenu {...{ promise, deed, onAsk }} />
          </>
        ) : (
          <Button
            size="s"
            kind="ghost"
            aria-haspopup="dialog"
            aria-label={named(t('promises.history'))}
            onClick={() => onAsk({ promise, what: 'history' })}
          >
            {t('promises.history')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** By when, or when it was done. */
function When({ promise: { dueAt, originalDueAt, proposedDueAt, doneAt, endedAt } }: { promise: PromiseCard }) {
  const t = useText()
  const formats = useFormats()
  if (doneAt !== null && dueAt !== null)
    return (
      <span>
        {t('promises.done-at', { time: formats.moment(doneAt), due: formats.moment(originalDueAt ?? dueAt) })}
      </span>
    )
  if (endedAt !== null) return <span>{t('promises.ended-at', { time: formats.moment(endedAt) })}</span>
  if (dueAt === null) return <span className={css.silent}>{t('promises.undated')}</span>
  return (
    <>
      <time className={css.due} dateTime={new Date(dueAt).toISOString()}>
        {t('promises.due', { time: formats.moment(dueAt) })}
      </time>
      {originalDueAt !== null && originalDueAt !== dueAt && (
        <span>{t('promises.first', { time: formats.moment(originalDueAt) })}</span>
      )}
      {proposedDueAt !== null && <span>{t('promises.proposed', { time: formats.moment(proposedDueAt) })}</span>}
    </>
  )
}
