import { useMemo } from 'react'
import { AskedFloat, useAsked, usePart, useStage } from '#web/actions'
import { useText } from '#web/texts'
import { LOAD } from './load-action.ts'
import { LoadBanner } from './load-banner.tsx'
import { LoadList } from './load-list.tsx'
import { clockOf, useLoadWords, useWrapUpLeft } from './load-words.ts'
import { useTable } from './queries.ts'
export { LoadMeter } from './load-meter.tsx'

/** Puts on the stage how full one is, and draws what that is made of beside the bar, or at the foot of a phone. */
export function LoadStage() {
  const t = useText()
  const words = useLoadWords()
  const { gone } = useStage()
  const leftMs = useWrapUpLeft()
  const table = useTable().data
  const isAsked = useAsked() === LOAD
  const hint = leftMs > 0 ? t('load.wrap', { time: clockOf(leftMs) }) : undefined
  const said = table?.isRunning ? words(table) : undefined
  // Drawn again, it is the same to those who watch it.
  const part = useMemo(() => (said ? { words: said, ...(hint && { hint }) } : undefined), [said, hint])
  usePart('load', part)
  return (
    <>
      <LoadBanner />
      {isAsked && table && (
        <AskedFloat name={LOAD} label={t('deed.load')} onGone={() => gone(LOAD)}>
          {close => <LoadList table={table} onDone={close} />}
        </AskedFloat>
      )}
    </>
  )
}
