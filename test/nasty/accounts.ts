import { BRAND, CHATTER, DIGITS, type Kind, LOOKALIKE, OFTEN, OTHERS, SAY, SERVICE } from './lists.ts'
import { newEmail, newHandle, newOrder, newPerson, newPhone } from './people.ts'
import { canonical, claim, type Made, type NastyChannel, type Person, untilFree, type World } from './world.ts'
import { disguised, displayName, fullName, written } from './writing.ts'

/** By which a platform numbers its people. */
const opaque = (w: World, channel: NastyChannel): string =>
  untilFree(w, `${channel} id`, () =>
    channel === 'webchat' ? `v_${w.digits(12)}` : `1${w.digits(channel === 'telegram' ? 9 : 15)}`,
  )
const ownHandle = (w: World, person: Person, channel: NastyChannel, named = newHandle(w, person, 0.6)): string | null =>
  !['instagram', 'x', 'telegram'].includes(channel)
    ? null
    : untilFree(
        w,
        channel,
        tried => (!person.isSilent && w.happens(0.8) ? person.handles[0]! : named) + w.digits(tried),
      )

function ownAddress(w: World, person: Person, channel: NastyChannel): string {
  if (!['email', 'whatsapp', 'sms'].includes(channel)) return opaque(w, channel)
  const mine = channel === 'email' ? person.emails : person.phones
  const free = person.isSilent ? null : mine.find(address => claim(w, `${channel}:${address}`))
  const address = free ?? (channel === 'email' ? newEmail(w, person) : newPhone(w))
  if (!free && claim(w, `${channel}:${address}`)) mine.push(address)
  return address
}

function openAccount(w: World, who: Person, channel: NastyChannel): Made {
  const account: Made['account'] = {
    key: '',
    person: who.id,
    channel,
    externalId: ownAddress(w, who, channel),
    name: displayName(w, who, channel),
    handle: ownHandle(w, who, channel),
    known: {},
    texts: [],
  }
  const traces = new Set(account.handle ? [`handle:${account.handle}`] : [])
  const kind = channel === 'email' ? 'email' : 'phone'
  if (addressOf(account, kind)) traces.add(`${kind}:${canonical(kind, account.externalId)}`)
  return w.made[w.made.push({ account, who, traces }) - 1]!
}

/** Where the account itself is a number or a mailbox, which. */
const addressOf = ({ channel, externalId }: Made['account'], kind: Kind): string | null =>
  (kind === 'email' ? ['email'] : kind === 'phone' ? ['whatsapp', 'sms'] : []).includes(channel) ? externalId : null

const say = (w: World, { texts }: Made['account'], from: string[], kind: Kind, value: string): number =>
  texts.push(w.of(from).replace('%', () => written(w, kind, value)))

/** Lets the account give something away of whose it is: by its platform, or in a message. */
function reveal(w: World, { account, traces }: Made, kind: Kind, value: string): void {
  const trace = `${kind}:${canonical(kind, value)}`
  if (traces.has(trace) || !traces.add(trace)) return
  const tells = ['webchat', 'facebook', 'telegram'].includes(account.channel) && kind !== 'order'
  if (tells && !account.known[kind] && w.happens(0.5)) account.known[kind] = kind === 'phone' ? `+${value}` : value
  else say(w, account, w.happens(0.85) ? SAY[kind].slice(0, -2) : SAY[kind], kind, value)
}

/** Gives two accounts something in common, if they have nothing yet. */
function link(w: World, a: Made, b: Made): void {
  const { who } = a
  if ([...a.traces].some(trace => b.traces.has(trace)) && w.happens(0.6)) return
  const byName = who.isRare && w.happens(0.16)
  if (byName) for (const { account } of [a, b]) account.name = disguised(w, who, fullName(who), false)
  const kind = w.of<Kind>(['phone', 'phone', 'phone', 'email', 'email', 'order', 'order', 'order'])
  const own = { phone: who.phones[0]!, email: who.emails[0]!, order: w.of(who.orders) }[kind]
  const value = addressOf(a.account, kind) ?? addressOf(b.account, kind) ?? own
  if (!byName) for (const made of [a, b]) reveal(w, made, kind, value)
}

function shareHome(w: World, made: Made): void {
  const { home, orders } = made.who
  if (home.phone && w.happens(0.7)) reveal(w, made, 'phone', home.phone)
  if (home.email && w.happens(0.7)) reveal(w, made, 'email', home.email)
  if (!home.order || !w.happens(0.7)) return
  if (orders.includes(home.order) || w.happens(0.5)) reveal(w, made, 'order', home.order)
  else say(w, made.account, OTHERS.order, 'order', home.order)
}

/** What is said and is somebody else's, a house's or nobody's. */
function mislead(w: World, { account, who }: Made): void {
  const {
    phones: [phone],
    emails: [email],
    id,
  } = w.of(w.happens(0.5) ? w.people : who.home.people)
  if (id !== who.id && w.happens(0.08)) say(w, account, OTHERS.phone, 'phone', phone!)
  if (id !== who.id && w.happens(0.07)) say(w, account, OTHERS.email, 'email', email!)
  for (const kind of ['phone', 'email'] as const)
    if (w.happens(0.05)) say(w, account, BRAND[kind], kind, w.of(SERVICE[kind]))
  if (w.happens(0.05)) account.texts.push(w.of(BRAND.order))
  if (w.happens(0.15))
    account.texts.push(w.of(DIGITS).replace(/[#~]/g, sign => (sign === '#' ? w.digits(1) : String(1 + w.below(5)))))
}

function converse(w: World, made: Made): void {
  const {
    who,
    account,
    account: { texts },
  } = made
  if (w.happens(who.isSilent ? 0.15 : 0.22)) reveal(w, made, 'order', who.isSilent ? newOrder(w) : w.of(who.orders))
  if (!who.isSilent && !addressOf(account, 'phone') && w.happens(0.1)) reveal(w, made, 'phone', who.phones[0]!)
  if (!who.isSilent && account.channel !== 'email' && w.happens(0.07)) reveal(w, made, 'email', w.of(who.emails))
  mislead(w, made)
  while (!texts.length || (texts.length < 4 && w.happens(0.4))) texts.splice(w.below(2), 0, w.of(CHATTER))
  while (texts.length > 4 || (texts.length > 1 && w.happens(0.1))) texts.push(texts.splice(-2).join('. '))
}

/** Opens the accounts of somebody: one mostly, else two to four. */
export function accountsOf(w: World, person: Person): void {
  const many = w.happens(0.54) ? 1 : w.of([2, 2, 2, 2, 2, 3, 3, 3, 4])
  const mine: Made[] = []
  if (w.happens(0.3)) person.emails.push(newEmail(w, person))
  if (w.happens(0.3)) person.orders.push(newOrder(w))
  while (mine.length < many) {
    const channel = w.of(OFTEN) as NastyChannel
    if (mine.some(({ account }) => account.channel === channel) && !w.happens(0.06)) continue
    const made = openAccount(w, person, channel)
    if (mine.length && !person.isSilent) link(w, made, w.of(mine))
    mine.push(made)
  }
  if (!person.isSilent) shareHome(w, mine[0]!)
  for (const made of mine) converse(w, made)
}

const homograph = (w: World, text: string, upTo = 4 + w.below(9)): string =>
  text.replace(/[aeocpxiAM]/g, (letter, at) => (at < upTo ? LOOKALIKE[letter]! : letter))

/** Somebody else opens an account that looks like this one. */
export function impersonate(w: World, { account: { name, handle }, who: { orders } }: Made): void {
  const who = newPerson(w, { phone: '', email: '', order: '', areKin: false, people: [] }, true)
  const made = openAccount(w, who, w.of<NastyChannel>(['instagram', 'instagram', 'facebook', 'x', 'telegram', 'email']))
  made.account.name = homograph(w, name)
  const alike = (tried: number): string => homograph(w, handle!) + '_'.repeat(tried)
  if (made.account.handle && handle) made.account.handle = untilFree(w, made.account.channel, alike)
  if (made.account.handle) made.traces = new Set([`handle:${made.account.handle}`])
  if (w.happens(0.2)) reveal(w, made, 'order', w.of(orders))
  if (w.happens(0.5))
    made.account.texts.push(
      w.of([
        'he perdido mi otra cuenta, os escribo desde esta',
        `soy ${made.account.name}, quiero cambiar la dirección`,
        'mandadme el reembolso a otra tarjeta',
      ]),
    )
  converse(w, made)
}
