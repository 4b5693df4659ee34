import { type ReactNode, useState } from 'react'
import { Eye, EyeOff, Heart, HeartOff, PencilLine, SmilePlus, Undo2 } from 'lucide'
import { Dialog, type MenuDeed } from '#web/overlay'
import { useText } from '#web/texts'
import type { TextLimit } from '#channel/length'
import type { Message } from '#protocol'
import { Edit } from './edit.tsx'
import type { ActName } from './possible-acts.ts'
import { ReactionChoice } from './react.tsx'
import { Unsend } from './unsend.tsx'
import type { OnAct } from './use-act.ts'

type ActsProps = { message: Message; possible: ReadonlySet<ActName>; limit: TextLimit | undefined; onAct: OnAct }

const LISTED = ['react', 'like', 'hide', 'edit', 'unsend'] as const

/** The deeds of a message's menu, and the questions that some of them ask first. */
export function useActs({ message, possible, limit, onAct }: ActsProps): { deeds: MenuDeed[]; questions: ReactNode } {
  const t = useText()
  const [asks, ask] = useState<'react' | 'edit' | 'unsend'>()
  const { isLiked, isHidden } = message
  const all: Record<(typeof LISTED)[number], MenuDeed> = {
    react: { key: 'react', label: t('act.react'), icon: SmilePlus, onDo: () => ask('react') },
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
    unsend: { key: 'unsend', label: t('act.unsend'), icon: Undo2, isDanger: true, onDo: () => ask('unsend') },
  }
  const done = (): void => ask(undefined)
  return {
    deeds: LISTED.filter(name => possible.has(name)).map(name => all[name]),
    questions: (
      <>
        <Dialog title={t('act.react')} isOpen={asks === 'react'} onClose={done} closeName={t('common.close')}>
          <ReactionChoice {...{ message, onAct }} onDone={done} />
        </Dialog>
        {asks === 'edit' && <Edit {...{ message, limit, onAct }} onDone={done} />}
        {asks === 'unsend' && <Unsend {...{ message, onAct }} onDone={done} />}
      </>
    ),
  }
}
