import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { covered } from '#personal'
import type { CustomerCard } from '#protocol'
import { pictureAddress } from './pictures.ts'

type Identity = Omit<CustomerCard['identities'][number], 'known'> & { known: string | null }

const person: Statement = {
  name: 'customers-person',
  text: `select id, name, language, created_at as since from customers where workspace_id = $1 and id = $2`,
}

const identities: Statement = {
  name: 'customers-identities',
  text: `select id, channel, name, handle, picture, external_id as "externalId", known
    from identities where workspace_id = $1 and customer_id = $2 order by created_at, id limit 100`,
}

/** A customer with the accounts we know of; their conversations are told by #conversations. As app. @throws Fault `customer.unknown` (404) */
export async function customerCard(
  tx: Tx,
  { workspaceId }: Who,
  id: string,
): Promise<Omit<CustomerCard, 'conversations'>> {
  const [people, found] = await Promise.all([
    tx.query<Pick<CustomerCard, 'id' | 'name' | 'language' | 'since'>>(person, [workspaceId, id]),
    tx.query<Identity>(identities, [workspaceId, id]),
  ])
  const [customer] = people
  if (!customer) throw new Fault('customer.unknown', 404)
  const shown = found.map(identity => ({
    ...identity,
    picture: pictureAddress(workspaceId, identity.id, identity.picture),
    name: covered(identity.name),
    handle: identity.handle === null ? null : covered(identity.handle),
    known: identity.known === null ? {} : (JSON.parse(identity.known) as Record<string, string>),
  }))
  return { ...customer, name: covered(customer.name || nameOf(found)), identities: shown }
}

/** Nobody is without a name on screen: what a channel calls them is better than nothing. */
const nameOf = ([first]: readonly Identity[]) => first?.name || first?.handle || first?.externalId || ''
