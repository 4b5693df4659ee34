import { Hand, UserRoundCheck } from 'lucide-react'
import { Button, Callout, Kbd } from '#web/ui'
import { announced, printed, useStage } from '#web/actions'
import { useText } from '#web/texts'
import css from './writing.module.css'

/** Between colleagues: who has it, and who wants it. */
export type Hands = {
  /** What a colleague is called who holds it. */
  heldBy: string | undefined
  /** They were asked for it from here. */
  isAsked: boolean
  /** What a colleague is called who asks me for it. */
  wantedBy: string | undefined
}

/** Somebody else has it: a note is free, an answer is theirs, and there are two ways to make it one's own. */
export function Held({ name, isAnswering, isAsked }: { name: string; isAnswering: boolean; isAsked: boolean }) {
  const t = useText()
  const { look } = useStage()
  return (
    <div className={css.lines}>
      <Callout
        isLine
        icon={UserRoundCheck}
        tone={isAnswering ? 'soon' : 'plain'}
        deeds={
          <>
            <Button size="s" isOff={isAsked} aria-keyshortcuts={announced('P')} onClick={() => look().talk?.askFor?.()}>
              {t(isAsked ? 'talk.held.asked' : 'talk.held.ask')} {!isAsked && <Kbd keys={printed('P')} />}
            </Button>
            <Button
              size="s"
              kind="ghost"
              aria-keyshortcuts={announced('shift+P')}
              onClick={() => look().talk?.takeOver?.()}
            >
              {t('talk.held.take')} <Kbd keys={printed('shift+P')} />
            </Button>
          </>
        }
      >
        {t(isAnswering ? 'talk.held.answering' : 'talk.held', { name })}
      </Callout>
    </div>
  )
}

/** A colleague wants what I have. */
export function Wanted({ name }: { name: string }) {
  const t = useText()
  const { look } = useStage()
  const answer = (gives: boolean) => () => look().talk?.answerAsk?.(gives)
  return (
    <div className={css.lines}>
      <Callout
        isLine
        icon={Hand}
        deeds={
          <>
            <Button size="s" aria-keyshortcuts={announced('Y')} onClick={answer(true)}>
              {t('talk.wanted.give')} <Kbd keys={printed('Y')} />
            </Button>
            <Button size="s" kind="ghost" aria-keyshortcuts={announced('Q')} onClick={answer(false)}>
              {t('talk.wanted.keep')} <Kbd keys={printed('Q')} />
            </Button>
          </>
        }
      >
        <span role="status">{t('talk.wanted', { name })}</span>
      </Callout>
    </div>
  )
}
