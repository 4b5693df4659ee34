import { type ReactNode, useState } from 'react'
import { Eye, EyeOff, Heart, HeartOff, PencilLine, SmilePlus, Undo2 } from 'lucide-react'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { TextArea } from '#web/form'
import { Dialog, type MenuDeed, Popover } from '#web/overlay'
import { useText } from '#web/texts'
import { type TextLimit, textOver } from '#channel/length'
import type { Message, NewAct } from '#protocol'
import { type ActName } from './possible-acts.ts'
import css from './act-deeds.module.css'

export type What = NewAct extends infer A ? (A extends { id: string } ? Omit<A, 'id'> : never) : never
export type OnAct = (message: Message, what: What) => void

type ActsProps = { message: Message; possible: ReadonlySet<ActName>; limit: TextLimit | undefined; onAct: OnAct }

const USUAL = ['👍', '🧡', '😂', '😮', '😢', '🙏']

/** A reaction with one press more; the one that is there already takes itself back. */
export function React({ message, onAct }: Pick<ActsProps, 'message' | 'onAct'>) {
  const t = useText()
  const own = message.reactions.find(one => one.mine)?.emoji
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
      {close => (
        <div className={css.emojis}>
          {[...new Set([...USUAL, ...(own ? [own] : [])])].map(emoji => (
            <button
              key={emoji}
              type="button"
              className={css.emoji}
              aria-pressed={emoji === own}
              aria-label={t(emoji === own ? 'act.unreact' : 'act.react-with', { emoji })}
              onClick={() => {
                onAct(message, { deed: 'react', emoji: emoji === own ? null : emoji })
                close()
              }}
            >
              {emoji}
            </button>
          ))}
        </div>
      )}
    </Popover>
  )
}

/** The deeds of a message's menu, and the questions that some of them ask first. */
export function useActs({ message, possible, limit, onAct }: ActsProps): { deeds: MenuDeed[]; questions: ReactNode } {
  const t = useText()
  const [asks, ask] = useState<'edit' | 'unsend'>()
  const { isLiked, isHidden } = message
  const all: Record<Exclude<ActName, 'react'>, MenuDeed> = {
    like: {
      key: 'like',
      label: t(isLiked ? 'act.unlike' : 'act.like'),
      icon: isLiked ? HeartOff : Heart,
      onDo: () => onAct(message, { deed: 'like', on: !isLiked }),
    },
    hide: {
      key: 'hide',
      label: t(isHidden ? 'act.unhide' : 'act.hide'),
      icon: isHidden ? Eye : EyeOff,
      onDo: () => onAct(message, { deed: 'hide', on: !isHidden }),
    },
    edit: { key: 'edit', label: t('act.edit'), icon: PencilLine, onDo: () => ask('edit') },
    unsend: { key: 'unsend', label: t('act.unsend'), icon: Undo2, onDo: () => ask('unsend') },
  }
  const names = (['like', 'hide', 'edit', 'unsend'] as const).filter(name => possible.has(name))
  const done = (): void => ask(undefined)
  return {
    deeds: names.map(name => all[name]),
    questions: (
      <>
        {asks === 'edit' && <Edit {...{ message, limit, onAct }} onDone={done} />}
        {asks === 'unsend' && <Unsend {...{ message, onAct }} onDone={done} />}
      </>
    ),
  }
}

type AskProps = Pick<ActsProps, 'message' | 'onAct'> & { onDone: () => void }

function Edit({ message, limit, onAct, onDone }: AskProps & Pick<ActsProps, 'limit'>) {
  const t = useText()
  const [text, setText] = useState(message.text ?? '')
  const over = limit ? textOver(text, limit) : 0
  const isSame = text.trim() === (message.text ?? '').trim()
  return (
    <Dialog
      title={t('act.edit')}
      isOpen
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        <>
          <Button kind="ghost" onClick={onDone}>
            {t('common.no')}
          </Button>
          <Button
            kind="primary"
            isOff={over > 0 || isSame || text.trim() === ''}
            onClick={() => {
              onAct(message, { deed: 'edit', text })
              onDone()
            }}
          >
            {t('act.edit.do')}
          </Button>
        </>
      }
    >
      <TextArea label={t('act.edit.text')} value={text} onChange={setText} rows={5} />
      {over > 0 && <Callout tone="late">{t('writing.too-long', { over })}</Callout>}
      <p className={css.quiet}>{t('act.edit.words')}</p>
    </Dialog>
  )
}

function Unsend({ message, onAct, onDone }: AskProps) {
  const t = useText()
  return (
    <Dialog
      title={t('act.unsend')}
      isOpen
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        <>
          <Button kind="ghost" onClick={onDone}>
            {t('common.no')}
          </Button>
          <Button
            kind="danger"
            onClick={() => {
              onAct(message, { deed: 'unsend' })
              onDone()
            }}
          >
            {t('act.unsend.do')}
          </Button>
        </>
      }
    >
      <p>{t('act.unsend.words')}</p>
      <blockquote className={css.quoted} dir="auto">
        {message.text}
      </blockquote>
    </Dialog>
  )
}
