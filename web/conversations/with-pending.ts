import type { Message } from '#protocol'

/**
 * What the server told, then what it does not have yet, and at the end what is still to leave. What is written here is
 * later than all that was said, also where the clock of this browser is behind.
 */
export function withPending(messages: readonly Message[], pending: readonly Message[]): Message[] {
  const told = new Set(messages.map(message => message.id))
  const latest = messages.findLast(isSaid)?.at ?? 0
  const own = pending
    .filter(message => !told.has(message.id))
    .map((message, place) => (message.at > latest ? message : { ...message, at: latest + place + 1 }))
  const all = [...messages, ...own]
  if (all.every(isSaid)) return all
  return [...all.filter(isSaid), ...all.filter(message => !isSaid(message)).toSorted((a, b) => a.sendAt! - b.sendAt!)]
}

const isSaid = ({ sendAt }: Message): boolean => sendAt === null
