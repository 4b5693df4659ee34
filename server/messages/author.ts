import type { Who } from '#accounts'

/** Who stands over what is written: a person as the agent; a key and the program itself as a bot, which says so. */
export const authorOf = (who: Who): { kind: 'agent' | 'bot'; id: string | null } => {
  if (who.kind === 'person') return { kind: 'agent', id: who.personId }
  return { kind: 'bot', id: who.kind === 'key' ? who.keyId : null }
}
