import { lazy, Suspense, useState } from 'react'
import { Plus, SmilePlus } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { bringEmojiPicker } from '#web/emoji'
import { Popover } from '#web/overlay'
import { Coming } from '#web/states'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import type { OnAct } from './use-act.ts'
import css from './acts.module.css'

const EmojiPicker = lazy(async () => ({ default: (await bringEmojiPicker()).EmojiPicker }))

const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏']

type ReactProps = { message: Message; onAct: OnAct }

/** A reaction with one press more; the one that is there already takes itself back. */
export function React({ message, onAct }: ReactProps) {
  const t = useText()
  return (
    <Popover
      label={t('act.react')}
      side="end"
      renderTrigger={props => (
        <IconButton {...props} size="s" name={t('act.react')}>
          <Icon of={SmilePlus} size="s" />
        </IconButton>
      )}
    >
      {close => <ReactionChoice {...{ message, onAct }} onDone={close} />}
    </Popover>
  )
}

/** The usual ones, and all others behind one press. */
export function ReactionChoice({ message, onAct, onDone }: ReactProps & { onDone: () => void }) {
  const t = useText()
  const [hasAll, showAll] = useState(false)
  const own = message.reactions.find(one => one.mine)?.emoji
  const choose = (emoji: string): void => {
    onAct(message, { deed: 'react', emoji: emoji === own ? null : emoji })
    onDone()
  }
  if (hasAll) {
    return (
      <Suspense fallback={<Coming count={3} />}>
        <EmojiPicker onPick={choose} />
      </Suspense>
    )
  }
  return (
    <div className={css.emojis}>
      {[...new Set([...USUAL, ...(own ? [own] : [])])].map(emoji => (
        <button
          key={emoji}
          type="button"
          className={css.emoji}
          aria-pressed={emoji === own}
          aria-label={t(emoji === own ? 'act.unreact' : 'act.react-with', { emoji })}
          onClick={() => choose(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button type="button" className={css.emoji} aria-label={t('act.react.more')} onClick={() => showAll(true)}>
        <Icon of={Plus} />
      </button>
    </div>
  )
}
