import type { LinkEvidence } from '#protocol'
import { compareNames } from './compare-names.ts'
import { personName } from './person-name.ts'
import { mailboxes, type Shown, telephones } from './traces.ts'

/** Why two accounts are certainly one person's. `detail`: the address or the number, by the kind of reason that it is. */
export type Certain = { evidence: LinkEvidence; detail: Record<string, string> }

/**
 * Two accounts that are one person's without anybody having to say so: the same mailbox; a mailbox with which somebody signed in on
 * the brand's own web; the same telephone number under the same name, where the accounts are that number. Whatever is said,
 * whatever a platform tells of a profile and whatever is merely alike is never certain. Pure.
 */
export function certainLink(one: Shown, other: Shown): Certain | undefined {
  const [mailOne, mailOther] = [mailboxOf(one), mailboxOf(other)]
  if (mailOne && mailOne === mailOther) return { evidence: 'e-mail', detail: { email: mailOne } }
  const signed = signedIn(one, mailOther) ?? signedIn(other, mailOne)
  if (signed) return isContradicted(one, other) ? undefined : { evidence: 'web-sign-in', detail: { email: signed } }
  const number = numberOf(one)
  if (number && number === numberOf(other) && isCalledTheSame(one, other))
    return { evidence: 'phone', detail: { phone: number } }
  return undefined
}

const compared = (one: Shown, other: Shown) => compareNames(personName(one.name), personName(other.name)).kind
const isContradicted = (one: Shown, other: Shown): boolean => ['kin', 'unlike'].includes(compared(one, other))
/** Numbers are given to somebody else in time, and a family has one: without its name a number is nobody's. */
const isCalledTheSame = (one: Shown, other: Shown): boolean =>
  compared(one, other) === 'same' && ![one, other].some(({ name }) => personName(name).isDisguised)

/** The mailbox that somebody stated who signed in on the brand's own web; only then does the account have a customer number. */
const signedIn = ({ channel, known }: Shown, mailbox: string | undefined): string | undefined =>
  channel === 'web-chat' && known.customerNumber && known.email && mailbox && sameMailbox(known.email) === mailbox
    ? mailbox
    : undefined

const mailboxOf = ({ channel, externalId }: Shown): string | undefined =>
  mailboxes.has(channel) ? sameMailbox(externalId) : undefined

/** Capitals are no difference; the rest is, but for the dots and tags of Gmail, which tells so itself. */
function sameMailbox(address: string): string | undefined {
  const [local = '', host = '', more] = address.trim().toLowerCase().split('@')
  if (local === '' || !host.includes('.') || more !== undefined) return undefined
  if (host !== 'gmail.com' && host !== 'googlemail.com') return `${local}@${host}`
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
}

/** E.164 with its country (ITU-T E.164: fifteen digits at most): part of a number is not one. */
function numberOf({ channel, externalId }: Shown): string | undefined {
  return telephones.has(channel) ? /^\+?([1-9]\d{7,14})$/.exec(externalId)?.[1] : undefined
}
