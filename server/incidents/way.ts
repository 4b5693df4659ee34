import type { Visibility } from '#channel'
import { Fault } from '#lib'
import { type Heard, mustBeSayable, mustFit, type Place } from '#replies'
import { type CheckFacts, fillGaps, gapValuesOf } from '#protocol'
import type { Standing } from './answer-store.ts'

/** What the gaps of an answer need to know that is the same for all. */
export type Names = { agent: string; brand: string; incident: string; channelName: (channel: string) => string }

/** How a conversation is told, or why it is not, as a code. */
export type Way = { kind: 'goes'; visibility: Visibility; text: string } | { kind: 'stays'; code: string }

/**
 * Each is told where its customer wrote last, as its place takes it. What is closed is left alone; what anybody can read
 * says nothing personal; where a gap would stay, nothing is said. Pure.
 */
export function wayTo(
  standing: Standing,
  {
    text,
    names,
    place,
    now,
    facts,
  }: { text: string; names: Names; place: Place; now: number; facts?: CheckFacts | undefined },
): Way {
  if (standing.isMerged) return { kind: 'stays', code: 'conversation.merged' }
  if (standing.status === 'closed') return { kind: 'stays', code: 'conversation.closed' }
  const { text: said, missing } = fillGaps(text, valuesFor(standing, names))
  if (missing.length > 0) return { kind: 'stays', code: 'incident.gaps' }
  const heard = heardOf(standing)
  const visibility = (standing.publicAt ?? -1) > (standing.privateAt ?? -1) ? 'public' : 'private'
  try {
    if (facts) mustBeSayable({ text: said, visibility }, facts)
    mustFit(place, heard, { text: said, files: [], visibility }, now)
    return { kind: 'goes', visibility, text: said }
  } catch (fault) {
    if (fault instanceof Fault) return { kind: 'stays', code: fault.code }
    throw fault
  }
}

const valuesFor = (
  { customerName, channel, subject }: Standing,
  { agent, brand, incident, channelName }: Names,
): Record<string, string> => ({
  ...gapValuesOf({ customer: customerName, agent, brand, channel: channelName(channel), subject }),
  'incident.name': incident,
})

const heardOf = ({ privateAt, publicAt, isUnreachable }: Standing): Heard => ({
  ...(privateAt === null ? {} : { private: privateAt }),
  ...(publicAt === null ? {} : { public: publicAt }),
  ...(isUnreachable ? { isUnreachable } : {}),
})
