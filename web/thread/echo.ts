import type { Message } from '#protocol'

/** Written by the brand, but not here: in the platform's own app, by nobody whom we know. */
export const isEcho = ({ direction, author }: Pick<Message, 'direction' | 'author'>): boolean =>
  direction === 'out' && author.kind === 'agent' && author.id === null
