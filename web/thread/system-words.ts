import type { Message, Reason, Row, SystemLine, Tag } from '#protocol'
import type { Formats, Translate } from '#web/texts'

type Known = {
  t: Translate
  formats: Formats
  /** A colleague's name, or that it was oneself. */
  nameOf: (personId: string) => string
  teamOf: (teamId: string) => string
  reasons: readonly Reason[]
  tags: readonly Tag[]
  channelName: (code: string) => string
  rowOf: (conversationId: string) => Row | undefined
}

/** What happened, in a sentence. */
export function systemWords(message: Message, known: Known): string {
  const { t, formats, nameOf, teamOf, reasons, channelName, rowOf, tags } = known
  const line = message.system
  if (!line) return message.text ?? ''
  const by = line.by === null ? t('system.machine') : nameOf(line.by)
  switch (line.deed) {
    case 'assigned':
      return assigned(line, by, { t, nameOf, teamOf })
    case 'snoozed':
      return t('system.snoozed', { by, until: formats.moment(line.until) })
    case 'woken':
      return line.by === null ? t('system.woken.itself') : t('system.woken', { by })
    case 'closed': {
      const reason = reasons.find(one => one.id === line.reason)?.label
      return reason ? t('system.closed.reason', { by, reason }) : t('system.closed', { by })
    }
    case 'tagged':
      return tagged(line, by, { t, formats, tags })
    case 'settled':
      return t('system.settled', {
        by,
        what: whatOf(rowOf(message.conversationId)),
        channel: channelName(line.channel),
      })
    case 'unsettled':
      return t('system.unsettled', { channel: channelName(line.channel) })
    case 'released':
      return t(line.wasTeam ? 'system.released.team' : 'system.released', { name: line.name })
    case 'held-back':
      return heldBack(line, { t, formats, nameOf })
    case 'reopened':
      return line.by === null ? t('system.reopened.itself') : t('system.reopened', { by })
    default:
      return together(line, by, { t, formats, nameOf })
  }
}

/** What a conversation is about, in few words. */
const whatOf = (row: Row | undefined): string => (row?.subject ?? row?.last.text ?? '').slice(0, 60)
/** What turns the direction of text ends with it: the words around it stay as they are. */
const apart = (text: string): string => `\u2068${text}\u2069`

/** What joins it with others, or parts it from them. */
const TOGETHER = {
  'incident-linked': 'system.incident-linked',
  'incident-unlinked': 'system.incident-unlinked',
  'case-linked': 'system.case-linked',
  'case-unlinked': 'system.case-unlinked',
  'case-apart': 'system.case-apart',
  merged: 'system.merged',
  'merged-into': 'system.merged-into',
  unmerged: 'system.unmerged',
  split: 'system.split',
  'split-off': 'system.split-off',
} as const

type Together = Extract<SystemLine, { deed: keyof typeof TOGETHER }> | Given

function together(line: Together, by: string, known: Pick<Known, 't' | 'formats' | 'nameOf'>): string {
  if ('amount' in line) return given(line, by, known)
  return known.t(TOGETHER[line.deed], { ...line, ...('title' in line && { title: apart(line.title) }), by })
}

type Given = Extract<SystemLine, { deed: 'gesture' | 'gesture-taken-back' }>

type Assigned = Extract<SystemLine, { deed: 'assigned' }>

type Names = Pick<Known, 't' | 'nameOf' | 'teamOf'>

function assigned({ by: byId, to, team }: Assigned, by: string, { t, nameOf, teamOf }: Names): string {
  if (team !== undefined) return t('system.assigned', { by, to: teamOf(team) })
  if (to === null || to === 'queue') return t('system.queued', { by })
  if (to === byId) return t('system.taken', { by })
  return t('system.assigned', { by, to: nameOf(to) })
}

type Tagged = Extract<SystemLine, { deed: 'tagged' }>

function tagged(line: Tagged, by: string, { t, formats, tags }: Pick<Known, 't' | 'formats' | 'tags'>): string {
  const namesOf = (ids: readonly string[]): string =>
    formats.list(ids.map(id => tags.find(tag => tag.id === id)?.name ?? '…'))
  const [added, removed] = [namesOf(line.added), namesOf(line.removed)]
  if (line.removed.length === 0) return t('system.tagged', { by, added })
  return line.added.length === 0 ? t('system.untagged', { by, removed }) : t('system.retagged', { by, added, removed })
}

function heldBack(
  { of, sendAt }: Extract<SystemLine, { deed: 'held-back' }>,
  { t, formats, nameOf }: Pick<Known, 't' | 'formats' | 'nameOf'>,
): string {
  const time = formats.moment(sendAt)
  if (of === null) return t('system.held-back', { time })
  const name = nameOf(of)
  return name === t('system.you') ? t('system.held-back.mine', { time }) : t('system.held-back.of', { time, name })
}

function given(line: Given, by: string, { t, formats, nameOf }: Pick<Known, 't' | 'formats' | 'nameOf'>): string {
  const { name, amount, currency, reason } = line
  const what = amount === 0 ? name : `${name}, ${formats.money(amount, currency)}`
  if (line.deed === 'gesture') return t('system.gesture', { by, what, reason })
  return t('system.gesture-taken-back', { by, what, reason, of: nameOf(line.of) })
}
