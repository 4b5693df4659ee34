import { isPhone } from './people.ts'

/**
 * What we give along with a message and get back with what becomes of it: our id of the message, and the number that we
 * wrote to where we knew no id, so that the first status tells whose it is.
 */
export const callbackOf = (outId: string, to: string): string => (isPhone(digitsOf(to)) ? `${outId} ${to}` : outId)

/** Our own id of the message. */
export function ourIdIn(callback: string | undefined): string | undefined {
  const said = callback?.split(' ')[0]
  return said !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(said) ? said : undefined
}

/** The number that was written to, as the message called it. */
export function dialledIn(callback: string | undefined): string | undefined {
  const said = callback?.split(' ')[1]
  return said !== undefined && isPhone(digitsOf(said)) ? said : undefined
}

export const digitsOf = (id: string): string => (id.startsWith('+') ? id.slice(1) : id)
