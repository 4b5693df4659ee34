import { Hand, UserRoundCheck } from 'lucide'
import { Button, Callout, Kbd } from '#web/ui'
import { announced, printed, useStage } from '#web/actions'
import { usePageTexts, useText } from '#web/texts'

/** Between colleagues: who has it, and who wants it. */
export type Hands = {
  /** What a colleague is called who holds it. */
  heldBy: string | undefined
  /** They were asked for it from here. */
  isAsked: boolean
  /** What a colleague is called who asks me for it. */
  wantedBy: string | undefined
}

type HandsLineProps = {
  /** What a colleague is called who holds it, whether they are answering, and whether they were asked for it from here. */
  held?: { name: string; isAnswering: boolean; isAsked: boolean } | undefined
  /** What a colleague is called who asks me for it. */
  wantedBy?: string | undefined
}

/** Who has it, or who wants it: above the place where one writes. */
export function HandsLine({ held, wantedBy }: HandsLineProps) {
  if (!usePageTexts()) return null
  return held ? <Held {...held} /> : wantedBy === undefined ? null : <Wanted name={wantedBy} />
}

/** Somebody else has it: a note is free, an answer is theirs, and there are two ways to make it one's own. */
function Held({ name, isAnswering, isAsked }: { name: string; isAnswering: boolean; isAsked: boolean }) {
  const t = useText()
  const { look } = useStage()
  return (
    <Callout
      isLine
      icon={UserRoundCheck}
      tone={isAnswering ? 'soon' : 'plain'}
      deeds={
        <>
          <Button size="s" isOff={isAsked} aria-keyshortcuts={announced('P')} onClick={() => look().talk?.askFor?.()}>
            {t(isAsked ? 'notices.held.asked' : 'notices.held.ask')} {!isAsked && <Kbd keys={printed('P')} />}
          </Button>
          <Button
            size="s"
            kind="ghost"
            aria-keyshortcuts={announced('shift+P')}
            onClick={() => look().talk?.takeOver?.()}
          >
            {t('notices.held.take')} <Kbd keys={printed('shift+P')} />
          </Button>
        </>
      }
    >
      {t(isAnswering ? 'notices.held.answering' : 'notices.held', { name })}
    </Callout>
  )
}

/** A colleague wants what I have. */
function Wanted({ name }: { name: string }) {
  const t = useText()
  const { look } = useStage()
  const answer = (gives: boolean) => () => look().talk?.answerAsk?.(gives)
  return (
    <Callout
      isLine
      icon={Hand}
      deeds={
        <>
          <Button size="s" aria-keyshortcuts={announced('Y')} onClick={answer(true)}>
            {t('notices.give')} <Kbd keys={printed('Y')} />
          </Button>
          <Button size="s" kind="ghost" aria-keyshortcuts={announced('Q')} onClick={answer(false)}>
            {t('notices.keep')} <Kbd keys={printed('Q')} />
          </Button>
        </>
      }
    >
      <span role="status">{t('notices.wanted', { name })}</span>
    </Callout>
  )
}
