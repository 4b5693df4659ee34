import { CITIES, DOMAINS, FOREIGN, HEADS, MEN, NICKS, RARE, SURNAMES, TAIL, TAILS, WOMEN, words } from './lists.ts'
import { type Home, type Name, type Person, plain, untilFree, type World } from './world.ts'

export const newPhone = (w: World, country = '34'): string =>
  untilFree(w, 'phone', () =>
    (country + w.of(country === '34' ? ['6', '6', '6', '6', '71', '72'] : ['7']) + w.digits(8)).slice(
      0,
      country.length + 9,
    ),
  )

export const newOrder = (w: World): string =>
  untilFree(w, 'order', () =>
    w.of([
      `4${w.digits(3)}-${w.digits(5)}`,
      `SB-${1 + w.below(9)}${w.digits(5)}`,
      `#${w.of([...'ABCDEFGH'])}${w.of([...'ACDEKLMNPRTX'])}${w.digits(4)}`,
    ]),
  )

export function newHandle(
  w: World,
  { first, nick, surnames: [one = '', two = ''], born }: Person,
  named: number,
): string {
  const mark = w.of(['', '.', '_'])
  if (!w.happens(named)) return w.of(HEADS) + mark + w.of(TAILS) + w.digits(w.of([0, 2, 2, 3]))
  const [f, n, s, year] = [plain(first), plain(nick), plain(one), String(born)]
  return w.of([
    `${f}.${s}`,
    `${f}_${s}`,
    `${f}${s}${year.slice(2)}`,
    `${f[0]}${s}${year}`,
    `${n}${mark}${s}`,
    `${n}.${year.slice(2)}`,
    `${s}.${f}`,
    `_${n}${s[0]}_`,
    `${f}.${s}.${plain(two) || w.digits(2)}`,
  ])
}

export const newEmail = (w: World, person: Person, local = newHandle(w, person, 0.7), domain = w.of(DOMAINS)): string =>
  untilFree(
    w,
    'email',
    tried => `${tried === 1 ? local.replace(/[._]/g, '') : local + w.digits(Math.min(4, tried))}@${domain}`,
  )

function spanishName(w: World, born: number): Name {
  const first = w.skewed(w.of([MEN, WOMEN])[Number(w.happens(0.2) ? w.happens(0.5) : born > 1974)]!)
  const [rare, usual] = [w.happens(0.34), (): string => w.skewed(w.happens(0.77) ? SURNAMES : TAIL)]
  const odd = rare ? w.of(RARE[0]!) + w.of(RARE[1]!) : usual()
  return {
    first,
    nick: w.of(NICKS.get(first) ?? [first]),
    surnames: w.of([
      [odd, usual()],
      [usual(), odd],
    ]),
    isRare: rare,
  }
}

function newName(w: World, born: number, { people: [parent, partner], areKin }: Home): Name {
  const own = spanishName(w, born)
  if (parent && areKin && parent.surnames.length === 2 && w.happens(0.6)) {
    const { first, nick } = w.happens(0.04) ? parent : own
    return { first, nick, isRare: false, surnames: [parent.surnames[0]!, partner?.surnames[0] ?? own.surnames[1]!] }
  }
  return w.people.length > 20 && w.happens(0.08) ? w.of(w.people) : own
}

export function newPerson(w: World, home: Home, isSilent = w.happens(0.08)): Person {
  const born = 1940 + w.below(67)
  const [[country, firsts, lasts], name] = [w.happens(0.1) ? w.of(FOREIGN) : ['34'], newName(w, born, home)]
  const first = firsts ? w.of(words(firsts)) : name.first
  const nick = country === '86' ? w.of(['Ana', 'Luis', 'Lucía', 'David']) : firsts ? first : name.nick
  const surnames = lasts ? [w.of(words(lasts)), ...name.surnames.slice(1 + w.below(2), 2)] : name.surnames
  const person: Person = {
    id: w.people.length,
    first,
    nick,
    surnames,
    isRare: !firsts && name.isRare,
    born,
    home,
    isSilent,
    city: w.of(CITIES),
    phones: [],
    emails: [],
    handles: [],
    orders: [newOrder(w)],
  }
  const old = w.recycled.length > 50 && w.happens(0.09) && w.recycled.shift()
  person.phones.push(old || newPhone(w, w.happens(0.25) ? country : '34'))
  if (w.happens(0.1)) w.recycled.push(person.phones[0]!)
  person.emails.push(newEmail(w, person))
  const reused = w.givenUp.length > 50 && w.happens(0.08) && w.givenUp.shift()
  person.handles.push(reused || newHandle(w, person, 0.7))
  if (w.happens(0.12)) w.givenUp.push(person.handles[0]!)
  for (const all of [w.people, home.people]) all.push(person)
  return person
}

export function newHome(w: World, room: number): Home {
  const size = Math.min(room, w.happens(0.8) ? 1 : w.of([2, 2, 2, 3, 3, 4]))
  const home: Home = { phone: '', email: '', order: '', areKin: w.happens(0.75), people: [] }
  const [head] = Array.from({ length: size }, () => newPerson(w, home)) as [Person]
  if (size < 2) return home
  if (w.happens(0.3)) home.phone = w.happens(0.2) ? `349${1 + w.below(8)}${w.digits(7)}` : head.phones[0]!
  if (w.happens(0.25))
    home.email = w.happens(0.5)
      ? head.emails[0]!
      : untilFree(w, 'email', () => `familia${plain(head.surnames[0]!)}${w.digits(3)}@${w.of(DOMAINS)}`)
  if (w.happens(0.4)) home.order = head.orders[0]!
  return home
}
