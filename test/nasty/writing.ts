import { SHOPS, type Kind } from './lists.ts'
import { bare, type NastyChannel, type Person, type World } from './world.ts'

export const fullName = ({ first, surnames }: Person): string => [first, ...surnames].join(' ')

function typo(w: World, name: string, at = 1 + w.below(Math.max(1, name.length - 2))): string {
  const [here = '', next = ''] = name.slice(at, at + 2)
  return name.slice(0, at) + w.of([next + here, here, next, here + here + next]) + name.slice(at + 2)
}

function decorated(w: World, name: string, { city }: Person): string {
  const fancy = bare(name).replace(/[a-z]/gi, sign =>
    String.fromCodePoint(sign.charCodeAt(0) + (sign > 'Z' ? 0x1d489 : 0x1d48f)),
  )
  return w.of([
    `✨ ${name} ✨`,
    `${name} | ${city}`,
    `${name} 🌸`,
    `🐾${name}🐾`,
    `~ ${name} ~`,
    fancy,
    `${name} 🇪🇸`,
    `·${[...name].join(' ')}·`,
    `${name} (${city})`,
    `${name} ❤️⚽`,
  ])
}

function nameForm(w: World, person: Person): string {
  const {
    first,
    nick,
    surnames: [one = '', two = one],
    home,
    handles,
  } = person
  const [called, partner, roll] = [w.happens(0.25) ? nick : first, w.of(home.people).surnames[0]!, w.below(100)]
  if (roll < 15) return fullName(person)
  if (roll < 28) return called
  if (roll < 33) return nick
  if (roll < 41) return `${called} ${one[0]}.`
  if (roll < 46) return two === one ? `${one}, ${first}` : `${one} ${two}, ${first}`
  if (roll < 51) return `${first} ${w.happens(0.6) ? two : partner}`
  if (roll < 55) return `${w.of(SHOPS)} ${w.happens(0.7) ? nick : one}`
  return roll < 59 ? w.of(handles) : `${roll < 64 ? called.split(' ')[0] : called} ${one}`
}

export function disguised(w: World, person: Person, name: string, decorates: boolean): string {
  let shown = w.happens(0.3) ? bare(name) : name
  if (w.happens(0.07)) shown = typo(w, shown)
  if (w.happens(0.06)) shown = shown.toUpperCase()
  else if (w.happens(0.1)) shown = shown.toLowerCase()
  if (decorates && w.happens(0.16)) shown = decorated(w, shown, person)
  return w.happens(0.02) ? shown.normalize('NFD') : shown
}

export const displayName = (w: World, person: Person, channel: NastyChannel): string =>
  w.happens({ sms: 0.9, webchat: 0.45, email: 0.08 }[channel as string] ?? 0.03)
    ? ''
    : disguised(w, person, nameForm(w, person), !['email', 'sms', 'webchat'].includes(channel))

export function written(w: World, kind: Kind, value: string): string {
  if (kind === 'email') return writtenEmail(w, value)
  if (kind === 'order')
    return w.happens(0.7)
      ? value
      : w.of([value.toLowerCase(), value.replace('-', ' '), value.replace('#', ''), value.replace('-', '')])
  if (!value.startsWith('34')) return w.of(['+', '00']) + w.of([value, value.replace(/(\d{3})(?=\d)/g, '$1 ')])
  const n = value.slice(2)
  const [pairs, thirds] = [n.replace(/(...)(..)(..)/, '$1 $2 $3 '), n.replace(/(...)(...)/, '$1 $2 ')]
  return w.of([
    n,
    n,
    pairs,
    pairs,
    thirds,
    thirds.replaceAll(' ', '.'),
    pairs.replaceAll(' ', '-'),
    `+34${n}`,
    `34 ${n}`,
    `+34 ${thirds}`,
    `0034${n}`,
    `(+34) ${pairs}`,
    `(${n.slice(0, 3)}) ${n.slice(3)}`,
  ])
}

function writtenEmail(w: World, email: string): string {
  const [local, domain] = email.split('@') as [string, string]
  const dotted = `${local[0]}.${local.slice(1)}`.replace('..', '.')
  const tricks = [
    local.toUpperCase(),
    local[0]!.toUpperCase() + local.slice(1),
    ...(domain === 'gmail.com' ? [local.replaceAll('.', ''), `${local}+compras`, dotted] : []),
  ]
  return w.happens(0.65)
    ? email
    : w.happens(0.2)
      ? `${local} arroba ${domain.replace('.', ' punto ')}`
      : `${w.of(tricks)}@${domain}`
}
