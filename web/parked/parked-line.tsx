import { type ReactNode, useState } from 'react'
import { useFaultWords } from '#web/api'
import { Dialog } from '#web/overlay'
import { Line } from '#web/page'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import type { useParkedDeeds } from './queries.ts'
import css from './parked.module.css'

type ParkedLineProps = {
  start?: ReactNode
  title: ReactNode
  text: ReactNode
  deeds: ReturnType<typeof useParkedDeeds>
  /** Before the deeds that all have. */
  end?: ReactNode
  /** What letting it go means. */
  discardWords: string
  children?: ReactNode
}

/** One that is parked, with what can be done about it. */
export function ParkedLine({ start, title, text, deeds, end, discardWords, children }: ParkedLineProps) {
  const t = useText()
  const words = useFaultWords()
  const [isAsking, setAsking] = useState(false)
  const { replay, discard } = deeds
  const error = replay.error ?? discard.error
  return (
    <Line
      start={start}
      title={title}
      text={text}
      end={
        <>
          {end}
          <Button size="s" kind="ghost" onClick={() => setAsking(true)}>
            {t('parked.discard')}
          </Button>
          <Button size="s" isBusy={replay.isPending} onClick={() => replay.mutate()}>
            {t('parked.replay')}
          </Button>
        </>
      }
    >
      {error && (
        <div className={css.below}>
          <Callout tone="late">
            <span role="alert">{words(error)}</span>
          </Callout>
        </div>
      )}
      {children}
      <Dialog
        title={t('parked.discard.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        closeName={t('common.close')}
        deeds={
          <>
            <Button kind="ghost" onClick={() => setAsking(false)}>
              {t('common.no')}
            </Button>
            <Button
              kind="primary"
              isBusy={discard.isPending}
              onClick={() => discard.mutate(undefined, { onSettled: () => setAsking(false) })}
            >
              {t('parked.discard')}
            </Button>
          </>
        }
      >
        <p>{discardWords}</p>
      </Dialog>
    </Line>
  )
}
