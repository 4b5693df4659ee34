import { accountsOf, impersonate } from './accounts.ts'
import { newHome } from './people.ts'
import { emptyWorld, type NastyAccount } from './world.ts'

/**
 * People, and the accounts that they write from, as nasty as a brand's customers are: families with one telephone, people called alike,
 * numbers and handles that go from hand to hand, slips, what is said of others, impostors. Written without a look at the engine that
 * it judges. The same for the same seed; the accounts stand in no order.
 */
export function nastyPeople(seed: number, people: number): NastyAccount[] {
  const w = emptyWorld(seed)
  while (w.people.length < people) {
    const victim = w.made.length > 0 ? w.of(w.made) : undefined
    if (victim && victim.account.name.length > 3 && w.happens(0.07)) impersonate(w, victim)
    else for (const person of newHome(w, people - w.people.length).people) accountsOf(w, person)
  }
  const order = new Map(w.made.map(made => [made, w.below(2 ** 31)]))
  return w.made
    .toSorted((one, other) => order.get(one)! - order.get(other)!)
    .map(({ account, traces }, at) => ({ ...account, key: `account-${at}`, traces }))
}
