import type { FirstRun, InvitationSent, Me, NewInvitation, Role, Workspace } from '#protocol'
import { type Client, clientOf, cookieOf, read } from './world-client.ts'

/** Another brand of the installation and who owns it; the owner belongs to no other. */
export type Brand = { workspaceId: string; owner: Client }

const password = 'sobremesa de prueba'
const brand = {
  name: 'Café Norte',
  website: 'https://cafe.example',
  timeZone: 'Europe/Madrid',
  language: 'es',
  color: '#43212f',
} as const

let made = 0

/** The first run of an installation. */
export async function setUp(nobody: Client): Promise<Client> {
  const owner = { name: 'Ana Ruiz', email: 'ana@cafe.example', password }
  const body: FirstRun = { brand, owner, publicAddress: nobody.address }
  return signedIn(nobody, '/installation', body)
}

/** Comes by an invitation of the owner. */
export async function newcomer(nobody: Client, owner: Client, role: Role): Promise<Client> {
  const email = `person${++made}@cafe.example`
  const asked: NewInvitation = { email, role: role === 'owner' ? 'administrator' : role }
  const { link } = await owner.post<InvitationSent>('/invitations', asked)
  const token = link.slice(link.lastIndexOf('/') + 1)
  const person = await signedIn(nobody, `/joining/${token}`, { name: `Person ${made}`, password })
  if (role === 'owner') await owner.patch(`/people/${person.personId}`, { role })
  return person
}

/** The owner founds it, hands it to somebody new, and leaves. */
export async function foundBrand(nobody: Client, founder: Client): Promise<Brand> {
  const { id } = await founder.post<Workspace>('/workspaces', { ...brand, name: `Marca ${++made}` })
  const there = clientOf(nobody.address, { ...founder, workspaceId: id })
  const owner = await newcomer(nobody, there, 'owner')
  await owner.remove(`/people/${founder.personId}`)
  return { workspaceId: id, owner }
}

async function signedIn(nobody: Client, path: string, body: unknown): Promise<Client> {
  const answer = await nobody.fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { person, workspaces } = (await read(answer, `POST ${path}`)) as Me
  const workspaceId = workspaces.at(-1)!.id
  return clientOf(nobody.address, {
    personId: person.id,
    workspaceId,
    name: person.name,
    email: person.email,
    cookie: cookieOf(answer),
  })
}
