import { Chip } from '#web/ui'
import { useCalled } from '#web/customers'
import { ChannelMark, kindWords } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import type { Message, Reason, Row } from '#protocol'
import { FoldedStretch } from './folded-stretch.tsx'
import css from './thread.module.css'

export type FoldedProps = {
  messages: readonly Message[]
  isOpen: boolean
  /** As its conversation stands now; undefined while that is not known. */
  row: Row | undefined
  reasons: readonly Reason[]
  channelName: (code: string) => string
  onToggle: () => void
}

/** An old stretch: when and where, what it was about, how often we answered, and what is still open. */
export function Folded(props: FoldedProps) {
  const { messages, isOpen, row, channelName, onToggle } = props
  const t = useText()
  const formats = useFormats()
  const about = useAbout(props)
  const [first] = messages
  if (!first) return null
  const answers = messages.filter(message => message.direction === 'out').length
  const waits = row?.turnAt != null
  const isPublic = messages.some(message => message.visibility === 'public')
  return (
    <FoldedStretch
      isOpen={isOpen}
      mark={<ChannelMark of={first.channel} isPublic={isPublic} name={channelName(first.channel)} />}
      chip={waits ? <Chip tone="soon">{t('talk.fold.unanswered')}</Chip> : <Ending {...props} />}
      onToggle={onToggle}
    >
      <time className={css.when}>{formats.date(first.at)}</time> <b>{about}</b>{' '}
      {!(answers === 0 && waits) && t('talk.fold.answers', { answers })}
    </FoldedStretch>
  )
}

/** Its subject, or what the customer said first. */
function useAbout({ messages, row }: FoldedProps) {
  const t = useText()
  const called = useCalled()
  const said = messages.find(message => message.direction === 'in' && message.text) ?? messages.find(({ text }) => text)
  const words = row?.subject ?? said?.text?.replaceAll(/\s+/g, ' ').slice(0, LONGEST)
  if (words) return <bdi>«{words}»</bdi>
  const spoken = messages.find(message => message.direction === 'in' || message.direction === 'out')
  return spoken && <bdi>{spoken.kind === 'text' ? called(spoken.author.name) : kindWords(spoken.kind, t)}</bdi>
}

const LONGEST = 200

/** Why it was closed. */
function Ending({ messages, reasons }: FoldedProps) {
  const closing = messages.findLast(message => message.system?.deed === 'closed')?.system
  const reason = closing?.deed === 'closed' ? reasons.find(({ id }) => id === closing.reason)?.label : undefined
  return reason ? <Chip isOutlined>{reason}</Chip> : null
}
