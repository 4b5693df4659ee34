import type { FirstRun, InvitationSent, Me, Workspace } from '#protocol'
import { type Colleague, type DemoBrand, demoPassword } from './brands.ts'

/** People who set the world up ask the server as their browsers would. */
export type Client = { cookie: string; personId: string; workspaceId: string }

const nobody: Client = { cookie: '', personId: '', workspaceId: '' }

export type Team = { workspaceId: string; people: Record<string, string> }

/** Founds the brands and lets their people in by invitation; gives the ids, in the order of the brands. */
export async function foundBrands(address: string, brands: readonly DemoBrand[]): Promise<Team[]> {
  const teams: Team[] = []
  let founder: Client | undefined
  for (const brand of brands) {
    const [first, ...others] = brand.team as readonly [Colleague, ...Colleague[]]
    const described = brandOf(brand)
    if (founder) {
      const { id } = (await ask(address, founder, '/workspaces', described)).body as Workspace
      founder = { ...founder, workspaceId: id }
    } else {
      const owner = { name: first.name, email: first.email, password: demoPassword }
      const body: FirstRun = { brand: described, owner, publicAddress: address }
      founder = await signedIn(address, '/installation', body)
    }
    const people: Record<string, string> = { [first.id]: founder.personId }
    for (const each of others) people[each.id] = await invite(address, founder, each)
    teams.push({ workspaceId: founder.workspaceId, people })
  }
  return teams
}

const brandOf = ({ name, domain, color }: DemoBrand): FirstRun['brand'] => ({
  ...{ name, website: `https://${domain}`, color },
  ...{ timeZone: 'Europe/Madrid', language: 'es' },
})

async function invite(address: string, founder: Client, { name, email, role }: Colleague): Promise<string> {
  const { link } = (await ask(address, founder, '/invitations', { email, role })).body as InvitationSent
  const token = link.slice(link.lastIndexOf('/') + 1)
  return (await signedIn(address, `/joining/${token}`, { name, password: demoPassword })).personId
}

async function signedIn(address: string, path: string, sent: object): Promise<Client> {
  const { body, cookie } = await ask(address, nobody, path, sent)
  const { person, workspaces } = body as Me
  return { cookie, personId: person.id, workspaceId: workspaces.at(-1)!.id }
}

async function ask(
  address: string,
  { cookie, workspaceId }: Client,
  path: string,
  sent: object,
): Promise<{ body: unknown; cookie: string }> {
  const headers = {
    ...{ origin: address, 'content-type': 'application/json' },
    ...(cookie ? { cookie } : {}),
    ...(workspaceId ? { 'x-workspace': workspaceId } : {}),
  }
  const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(sent) })
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
  const lines = answer.headers.getSetCookie()
  return { body: await answer.json(), cookie: lines.map(line => line.slice(0, line.indexOf(';'))).join('; ') }
}
