import { use } from 'react'
import {
  AlarmClock,
  ArrowRightLeft,
  Briefcase,
  CalendarX,
  Check,
  CheckCheck,
  CircleAlert,
  Gift,
  History,
  type IconNode,
  Merge,
  RotateCcw,
  Siren,
  Split,
  Tag,
} from 'lucide'
import { Icon, TextButton } from '#web/ui'
import { ChannelMark, EventLine, Note } from '#web/talk'
import { NoteText } from '#web/mentions'
import { Parts } from '#web/parts'
import { CoverLine, Looking, useUncovered } from '#web/shields'
import { useFormats, useText } from '#web/texts'
import type { Colleague, Message, Reason, Row, SystemLine, Tag as BrandTag } from '#protocol'
import { Beside } from './beside.ts'
import { systemWords } from './system-words.ts'

export type LineProps = {
  nameOf: (personId: string) => string
  teamOf: (teamId: string) => string
  reasons: readonly Reason[]
  tags: readonly BrandTag[]
  colleagues: readonly Colleague[]
  channelName: (code: string) => string
  onJump: (messageId: string) => void
  /** A conversation of the customer as it stands, where it is known. */
  rowOf: (conversationId: string) => Row | undefined
}

type Placed = { message: Message; isElsewhere: boolean | undefined }

/** What is ours alone: a note, or something that happened. */
export function Line({
  message,
  isElsewhere,
  nameOf,
  teamOf,
  reasons,
  channelName,
  onJump,
  rowOf,
  tags,
  colleagues,
}: LineProps & Placed) {
  const t = useText()
  const formats = useFormats()
  const place = isElsewhere ? channelName(message.channel) : undefined
  const { lineEnd } = use(Beside)
  const { shown, isOpen, look } = useUncovered(message)
  if (message.direction === 'note') {
    const aside = [place, t('note.aside', { time: formats.clock(message.at) })].filter(Boolean).join(' · ')
    return (
      <Note author={message.author.name} aside={aside}>
        <Looking value={look}>
          <NoteText text={shown.text ?? ''} parts={shown.parts} colleagues={colleagues} />
          <Parts parts={shown.parts} messageId={message.id} />
        </Looking>
        {isOpen && <CoverLine message={message} />}
      </Note>
    )
  }
  const { system } = message
  const answerId = system && 'messageId' in system ? system.messageId : undefined
  return (
    <EventLine>
      {place && <ChannelMark of={message.channel} size={15} name={place} />}
      <Icon of={message.system ? SIGNS[message.system.deed] : History} size="s" />
      <span dir="auto">{systemWords(message, { t, formats, nameOf, teamOf, reasons, channelName, rowOf, tags })}</span>
      {answerId && <TextButton onClick={() => onJump(answerId)}>{t('system.answer')}</TextButton>}
      <time>{formats.clock(message.at)}</time>
      {lineEnd(message)}
    </EventLine>
  )
}

const SIGNS: Record<SystemLine['deed'], IconNode> = {
  assigned: ArrowRightLeft,
  snoozed: AlarmClock,
  woken: AlarmClock,
  closed: Check,
  reopened: RotateCcw,
  tagged: Tag,
  settled: CheckCheck,
  unsettled: CircleAlert,
  released: ArrowRightLeft,
  'held-back': CalendarX,
  gesture: Gift,
  'gesture-taken-back': RotateCcw,
  'incident-linked': Siren,
  'incident-unlinked': Siren,
  'case-linked': Briefcase,
  'case-unlinked': Briefcase,
  'case-apart': Briefcase,
  merged: Merge,
  'merged-into': Merge,
  unmerged: Split,
  split: Split,
  'split-off': Split,
}
