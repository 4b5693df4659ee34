import type { RefObject } from 'react'
import { CalendarClock, CalendarX } from 'lucide'
import { Button, Callout } from '#web/ui'
import { useFormats, useText } from '#web/texts'
import type { Given } from './promises-of.ts'

type PromiseLinesProps = {
  promises: readonly Given[]
  open: readonly Given[]
  field: RefObject<HTMLTextAreaElement | null>
  /** It may leave as it is. */
  onUndated: () => void
}

const MOST = 3

/** What a reply promises and by when; and where it does not say when, the question. */
export function PromiseLines({ promises, open, field, onUndated }: PromiseLinesProps) {
  const t = useText()
  const whenOf = useWhen()
  const [first] = open
  return (
    <>
      {promises.slice(0, MOST).map(
        ({ from, text, due }) =>
          due && (
            <Callout key={from} icon={CalendarClock} isLine>
              {t('promise.dated', { text, when: whenOf(due) })}
            </Callout>
          ),
      )}
      {first && (
        <Callout
          tone="soon"
          icon={CalendarX}
          deeds={
            <>
              <Button size="s" onClick={onUndated}>
                {t('promise.without')}
              </Button>
              <Button size="s" onClick={() => goBehind(field.current, first.to)}>
                {t('promise.write')}
              </Button>
            </>
          }
        >
          {t('promise.undated', { text: first.text })}
        </Callout>
      )}
    </>
  )
}

/** A day ends as the next one begins: what is promised is the day before. */
function useWhen(): (due: NonNullable<Given['due']>) => string {
  const formats = useFormats()
  return ({ at, precision }) =>
    precision === 'exact' ? `${formats.day(at)}, ${formats.clock(at)}` : formats.day(precision === 'day' ? at - 1 : at)
}

function goBehind(field: HTMLTextAreaElement | null, at: number): void {
  field?.focus()
  field?.setSelectionRange(at, at)
}
