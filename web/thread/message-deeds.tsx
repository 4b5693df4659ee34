import { use } from 'react'
import { Copy, Ellipsis, Link, Lock, MapPin, MessagesSquare, Quote } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { React, useActs } from '#web/acts'
import { Menu, type MenuDeed } from '#web/overlay'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import { Beside } from './beside.ts'
import type { SpokenProps } from './spoken.tsx'
import css from './spoken.module.css'

/** Beside the bubble: what can be done with it. With a mouse on pointing, under a thumb always, with keys by Enter. */
export function MessageDeeds(props: SpokenProps) {
  const { message, possible, limitOf, onAct } = props
  const t = useText()
  const acts = useActs({ message, possible, limit: limitOf(message), onAct })
  const { deedsOf } = use(Beside)
  const groups = [useWords(props), acts.deeds, deedsOf(message)].filter(group => group.length > 0)
  if (groups.length === 0) return null
  return (
    <span className={css.deeds}>
      {possible.has('react') && (
        <span className={css.quick}>
          <React message={message} onAct={onAct} />
        </span>
      )}
      <Menu
        label={t('message.deeds')}
        groups={groups}
        side="end"
        renderTrigger={trigger => (
          <IconButton {...trigger} size="s" name={t('message.deeds')} data-deeds="">
            <Icon of={Ellipsis} size="s" />
          </IconButton>
        )}
      />
      {acts.questions}
    </span>
  )
}

/** What is done with its words: nothing of it changes the message. */
function useWords({ message, onQuote, onPrivately, onLink, onOpen }: SpokenProps): MenuDeed[] {
  const t = useText()
  const { text, direction, visibility } = message
  const deeds: MenuDeed[] = []
  if (onQuote) {
    const label = t(visibility === 'public' ? 'message.answer' : 'message.quote')
    deeds.push({ key: 'quote', label, icon: Quote, onDo: () => onQuote(message) })
  }
  if (onPrivately && direction === 'in' && visibility === 'public') {
    deeds.push({ key: 'privately', label: t('message.privately'), icon: Lock, onDo: () => onPrivately(message) })
  }
  if (onOpen) deeds.push({ key: 'open', label: t('message.open-talk'), icon: MessagesSquare, onDo: onOpen })
  deeds.push({ key: 'link', label: t('message.link'), icon: Link, onDo: () => onLink(message) })
  if (text) deeds.push({ key: 'copy', label: t('message.copy'), icon: Copy, onDo: () => copyText(message) })
  const place = message.parts.find(part => part.kind === 'location')
  if (place) deeds.push({ key: 'place', label: t('message.copy-place'), icon: MapPin, onDo: () => copyPlace(place) })
  return deeds
}

export const copyText = ({ text }: Message): void => void navigator.clipboard?.writeText(text ?? '')

const copyPlace = ({ latitude, longitude }: { latitude: number; longitude: number }): void =>
  void navigator.clipboard?.writeText(`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)
