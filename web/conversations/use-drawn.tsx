import type { ReactNode } from 'react'
import { useNow } from '#web/ui'
import { type ActName, type OnAct, possibleActs } from '#web/acts'
import { useBrand } from '#web/api'
import type { AnswerHandle } from '#web/composer'
import { useDone, useSending } from '#web/outbox'
import { FUNCTIONS, useChannelName, useProfiles } from '#web/profiles'
import { useText } from '#web/texts'
import { type Entry, type EntryProps, EntryView } from '#web/thread'
import type { Colleague, Message, Reason, Row, Tag, Team } from '#protocol'
import { useWays } from '#web/ways'
import type { OpenTalkProps } from './open-talk.tsx'

type Around = {
  reasons: readonly Reason[]
  colleagues: readonly Colleague[]
  tags: readonly Tag[]
  teams: readonly Team[]
  answer: { current: AnswerHandle | null }
  onRetry: (message: Message) => void
  onAct: OnAct
  laterOf: EntryProps['laterOf']
  messages: readonly Message[]
  rowOf: (conversationId: string) => Row | undefined
  onToggle: (conversationId: string) => void
}

/** How each line is drawn, with the names it needs and what can be done with it; and where all of it is said. */
export function useDrawn({ conversation }: OpenTalkProps, around: Around) {
  const { reasons, colleagues, teams, tags, onRetry, onAct, laterOf, rowOf, onToggle } = around
  const t = useText()
  const now = useNow(60_000)
  const channelName = useChannelName()
  const profiles = useProfiles().data ?? []
  const { waiting, isStuck } = useSending()
  const { quotingOf, onPrivately } = answeringIn(conversation, around)
  const stuck = new Set(isStuck ? waiting.map(({ body }) => body.id) : [])
  const profileName = (profileId: string): string | undefined => profiles.find(one => one.id === profileId)?.name
  const nameOf = useNames(colleagues)
  const teamOf = (teamId: string): string => teams.find(one => one.id === teamId)?.name ?? t('system.some-team')
  const lastId = around.messages.at(-1)?.id
  const onLink = useLinks()
  const openingOf = useOpening(conversation.id)
  const { composer, acts } = conversation
  const draw = (entry: Entry, onJump: (messageId: string) => void): ReactNode => (
    <EntryView
      {...{ entry, stuck, channelName, profileName, nameOf, teamOf, reasons, colleagues, tags }}
      {...{ now, onJump, onRetry, onAct }}
      {...{ quotingOf, onPrivately, laterOf, onLink, openingOf, rowOf, onToggle }}
      possibleOf={message => (message.conversationId === conversation.id ? possibleActs(message, acts, now) : NOTHING)}
      limitOf={message => composer.faces.find(face => face.visibility === message.visibility)?.text}
      isLast={'message' in entry && entry.message.id === lastId}
    />
  )
  // That it is asked of a store or of the press is context, and no reason to be served otherwise.
  const profile = profiles.find(one => one.id === conversation.profileId)
  const purpose = profile && profile.function !== 'service' ? t(FUNCTIONS[profile.function]) : undefined
  const where = [channelName(conversation.channel), profile?.name, purpose]
  return { draw, about: conversation.subject ?? where.filter(Boolean).join(' · ') }
}

/** What is done on a platform is done from its own conversation. */
const NOTHING: ReadonlySet<ActName> = new Set()

/** Copies where a message is found. */
function useLinks(): (message: Message) => void {
  const t = useText()
  const ways = useWays()
  const { say } = useDone()
  return ({ id, conversationId }) => {
    const address = ways.message(conversationId, id)
    void navigator.clipboard
      ?.writeText(new URL(address, location.href).href)
      .then(() => say({ key: `link-${id}`, words: t('message.link.done'), until: Date.now() + TOLD_MS }))
  }
}

const TOLD_MS = 4000

/** The way to the conversation of a message, where it is another one. */
function useOpening(hereId: string): (message: Message) => (() => void) | undefined {
  const ways = useWays()
  return ({ id, conversationId }) =>
    conversationId === hereId ? undefined : () => ways.go(ways.message(conversationId, id))
}

/** Which messages can be answered one by one, in public or alone, as far as the platform has such a thing. */
function answeringIn({ id, composer, acts }: OpenTalkProps['conversation'], { answer }: Around) {
  const faceOf = (visibility: Message['visibility']) => composer.faces.find(face => face.visibility === visibility)
  const quote = (message: Message): void => answer.current?.quote(message)
  const alone = faceOf('private')
  return {
    // In public an answer always stands under what it answers.
    quotingOf: (message: Message) => {
      const isOpen = faceOf(message.visibility) !== undefined
      const hasQuotes = acts.some(rules => rules.visibility === message.visibility && rules.quotes)
      const isToBe = message.visibility === 'public' ? message.direction === 'in' : hasQuotes
      return isOpen && isToBe && message.conversationId === id ? quote : undefined
    },
    onPrivately: alone && alone.blocked === null ? (message: Message) => answer.current?.privately(message) : undefined,
  }
}

function useNames(colleagues: readonly Colleague[]): (personId: string) => string {
  const t = useText()
  const { me } = useBrand()
  return personId =>
    personId === me.person.id
      ? t('system.you')
      : (colleagues.find(one => one.id === personId)?.name ?? t('system.somebody'))
}
