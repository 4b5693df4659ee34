import type { ReactNode } from 'react'
import { Button, Callout } from '#web/ui'
import { LoadingShape } from '#web/states'
import { useFaultWords } from '#web/api'
import { useTheirTyping } from '#web/cache'
import { type Looking, NothingOfIt, type useHistory } from '#web/history'
import { useText } from '#web/texts'
import { type Entry, type Folding, Thread } from '#web/thread'
import type { OpenTalkProps } from './open-talk.tsx'
import css from './talk.module.css'

type ToldProps = Pick<OpenTalkProps, 'conversation'> & {
  looking: Looking
  onLook: (looking: Looking) => void
  history: ReturnType<typeof useHistory>
  folding: Folding
  unfold: (conversationId: string) => void
  unreadFrom: string | undefined
  draw: (entry: Entry, onJump: (messageId: string) => void) => ReactNode
}

/** The history on screen: as it comes, as it is, or that there is none of what is wanted. */
export function Told({ conversation, looking, onLook, history, folding, unfold, unreadFrom, draw }: ToldProps) {
  const t = useText()
  const { id, name } = conversation
  const { message: _, at: _at, ...rest } = looking
  const { messages, target, isComing, isAway, isNarrowed, hasEarlier, hasLater, earlier, later } = history
  if (isComing) {
    return (
      <div className={css.nothing}>
        <LoadingShape as="talk" label={t('common.loading')} count={6} />
      </div>
    )
  }
  const isEmpty = isNarrowed && messages.length === 0 && !hasEarlier
  return (
    <>
      <Wrong {...{ history }} />
      {isEmpty ? (
        <div className={css.nothing}>
          <NothingOfIt onAll={() => onLook({})} />
        </div>
      ) : (
        <Thread
          // Another part of the history begins where it is to be looked at.
          key={`${isAway ? (looking.message ?? looking.at) : 'now'}/${looking.of}/${looking.only}`}
          {...{ messages, unreadFrom, folding, draw, hasEarlier, hasLater }}
          onEarlier={earlier}
          onLater={later}
          onNow={() => onLook(rest)}
          target={{
            messageId: target,
            onUnfold: unfold,
            onElsewhere: message => onLook({ message }),
          }}
          foot={<TheirTyping id={id} name={name} />}
        />
      )}
    </>
  )
}

/** What is looked for is not there, or the rest of the history could not be had. */
function Wrong({ history: { fault, again } }: Pick<ToldProps, 'history'>) {
  const t = useText()
  const words = useFaultWords()
  if (!fault) return null
  return (
    <Callout
      tone="soon"
      deeds={
        <Button size="s" onClick={again}>
          {t('common.again')}
        </Button>
      }
    >
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}

function TheirTyping({ id, name }: { id: string; name: string }) {
  const t = useText()
  const isTyping = useTheirTyping(id)
  return isTyping ? <p className={css.typing}>{t('talk.writing', { name })}</p> : null
}
