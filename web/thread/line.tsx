import { AlarmClock, ArrowRightLeft, CalendarX, Check, History, type LucideIcon, RotateCcw, Tag } from 'lucide-react'
import { Icon } from '#web/ui'
import { EventLine, Note } from '#web/talk'
import { NoteText } from '#web/mentions'
import { Parts } from '#web/parts'
import { useFormats, useText } from '#web/texts'
import type { Colleague, Message, Reason, SystemLine, Tag as BrandTag } from '#protocol'
import { systemWords } from './system-words.ts'

export type LineProps = {
  nameOf: (personId: string) => string
  teamOf: (teamId: string) => string
  reasons: readonly Reason[]
  tags: readonly BrandTag[]
  colleagues: readonly Colleague[]
}

/** What is ours alone: a note, or something that happened. */
export function Line({ message, nameOf, teamOf, reasons, tags, colleagues }: LineProps & { message: Message }) {
  const t = useText()
  const formats = useFormats()
  if (message.direction === 'note') {
    return (
      <Note author={message.author.name} aside={t('note.aside', { time: formats.clock(message.at) })}>
        <NoteText text={message.text ?? ''} parts={message.parts} colleagues={colleagues} />
        <Parts parts={message.parts} messageId={message.id} />
      </Note>
    )
  }
  return (
    <EventLine>
      <Icon of={message.system ? SIGNS[message.system.deed] : History} size="s" />
      <span dir="auto">{systemWords(message, { t, formats, nameOf, teamOf, reasons, tags })}</span>
      <time>{formats.clock(message.at)}</time>
    </EventLine>
  )
}

const SIGNS: Record<SystemLine['deed'], LucideIcon> = {
  assigned: ArrowRightLeft,
  snoozed: AlarmClock,
  woken: AlarmClock,
  closed: Check,
  reopened: RotateCcw,
  tagged: Tag,
  released: ArrowRightLeft,
  'held-back': CalendarX,
}
