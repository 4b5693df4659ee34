import { CircleAlert, Clock } from 'lucide'
import { Icon, TextButton } from '#web/ui'
import { Meta } from '#web/talk'
import { useChannelWords } from '#web/profiles'
import { type Key, type Translate, useText } from '#web/texts'
import type { Message } from '#protocol'
import { failureWords } from './failure-words.ts'
import type { OnAct, What } from './use-act.ts'
import css from './acts.module.css'

type Act = Message['acts'][number]

/** What we are doing to it on its platform, or what was refused there and can be tried again. */
export function Acting({ act, message, onAct }: { act: Act; message: Message; onAct: OnAct }) {
  const t = useText()
  const channelWords = useChannelWords()
  const { state, failure } = act
  const { channel } = message
  const what = t(nameOf(act), { emoji: act.emoji ?? '' })
  const reason = failure ? failureWords({ failure, channel }, t, channelWords) : undefined
  if (state === 'queued') {
    return (
      <Meta>
        <Icon of={Clock} size="s" />
        <span>{reason ? t('act.again-soon', { what, reason }) : t('act.under-way', { what })}</span>
      </Meta>
    )
  }
  return (
    <Meta>
      <span role="alert" className={css.refused}>
        <Icon of={CircleAlert} size="s" /> {t('act.refused', { what, reason: reason ?? t('failure.unknown') })}
      </span>
      <TextButton onClick={() => onAct(message, whatOf(act))}>{t('common.again')}</TextButton>
    </Meta>
  )
}

const NAMES: Record<Act['deed'], [on: Key, off: Key]> = {
  react: ['act.react.name', 'act.unreact.name'],
  like: ['act.like.name', 'act.unlike.name'],
  hide: ['act.hide.name', 'act.unhide.name'],
  edit: ['act.edit.name', 'act.edit.name'],
  unsend: ['act.unsend.name', 'act.unsend.name'],
}

function nameOf({ deed, on, emoji }: Act): Parameters<Translate>[0] {
  const isOff = deed === 'react' ? emoji === null : on === false
  return NAMES[deed][isOff ? 1 : 0]
}

/** The same once more. */
function whatOf({ deed, emoji, text, on }: Act): What {
  switch (deed) {
    case 'react':
      return { deed, emoji }
    case 'edit':
      return { deed, text: text ?? '' }
    case 'unsend':
      return { deed }
    case 'like':
    case 'hide':
      return { deed, on: on ?? true }
  }
}
