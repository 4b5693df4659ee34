import type { PromiseCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Button } from '#web/ui'
import type { Asking } from './promise-line.tsx'
import { PromiseMenu } from './promise-menu.tsx'
import { usePromiseDeed } from './queries.ts'
import { lookOf, STATE_NAMES } from './state-words.ts'
import css from './strip.module.css'

type PromiseRowProps = { promise: PromiseCard; onAsk: (asking: Asking) => void }

/** A promise that is still to be done, on one line: how it stands, what, by when and whose; done with one press. */
export function PromiseRow({ promise, onAsk }: PromiseRowProps) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const deed = usePromiseDeed()
  const { id, text, state, ownerId, dueAt, isSilent } = promise
  const owner = colleagues.find(one => one.id === ownerId)?.name ?? t('promises.nobody')
  const named = (name: string): string => t('promises.deed.of', { name, text })
  return (
    <>
      <div className={css.row} data-look={lookOf(promise)}>
        <span className={css.state}>{t(STATE_NAMES[state])}</span>
        <bdi className={css.text}>{text}</bdi>
        <span className={css.when}>
          {dueAt === null ? (
            t('promises.undated')
          ) : (
            <time dateTime={new Date(dueAt).toISOString()}>{t('promises.due', { time: formats.moment(dueAt) })}</time>
          )}
        </span>
        {isSilent && <span className={css.silent}>{t('promises.silent')}</span>}
        <bdi className={css.owner}>{owner}</bdi>
        <span className={css.deeds}>
          <Button
            size="s"
            isBusy={deed.isPending}
            aria-label={named(t('promises.deed.done'))}
            onClick={() => deed.mutate({ id, kind: 'fulfilled', note: '' })}
          >
            {t('promises.deed.done')}
          </Button>
          <PromiseMenu {...{ promise, deed, onAsk }} />
        </span>
      </div>
      {deed.error && (
        <p className={css.fault} role="alert">
          {words(deed.error)}
        </p>
      )}
    </>
  )
}
