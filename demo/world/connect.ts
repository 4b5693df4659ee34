import type { Who } from '#accounts'
import type { World } from '#api'
import { addProfile, checkConnection, editProfile, subscribe } from '#profiles'
import type { NewProfile } from '#protocol'
import type { Phone } from '../phone/open-phone.ts'
import type { Seat } from '../phone/phone-app.ts'
import type { DemoBrand } from './brands.ts'
import type { Memory } from './memory.ts'

/** Connects every brand with its platforms: a profile where there is none yet, the platform's address where there is. */
export async function connectAll({ world, phone, memory, brands, address }: Settings): Promise<void> {
  for (const seat of phone.seats) {
    const brand = brands.find(({ id }) => id === seat.brand)!
    const begun = memory.begun!
    const who: Who = { kind: 'machine', workspaceId: begun.teams[seat.brand]!.workspaceId }
    const known = begun.profiles[seat.id]
    const profile = known ?? (await add(world, who, seat, brand))
    if (known) await move(world, who, seat, known.profileId)
    if (!known) memory.keep({ ...begun, profiles: { ...begun.profiles, [seat.id]: profile } })
    await world.directory.reload()
    phone.connect(seat.id, { address, ...profile })
    const found = await subscribe(world, profile.connectionId)
    // Tokens that an earlier run was lent are forgotten with the first refusal.
    if (found?.state === 'failing') await subscribe(world, profile.connectionId)
    if (known) await checkConnection(world, who, profile.profileId)
  }
}

type Settings = {
  world: World
  phone: Phone
  memory: Memory
  brands: readonly DemoBrand[]
  /** Where the brand answers. */
  address: string
}

async function add({ database, channels, vault, now }: World, who: Who, { app }: Seat, brand: DemoBrand) {
  const { settings, key, name } = app.connection
  const asked: NewProfile = {
    ...{ channel: app.channel, name: name ?? brand.name, function: 'service', language: 'es', settings },
    ...(key ? { key } : {}),
    look: { color: brand.color, greeting: brand.greeting, position: 'end' },
  }
  const { id, connectionId } = await database.app(who.workspaceId, tx =>
    addProfile(tx, who, asked, { channels, vault, now: now() }),
  )
  return { profileId: id, connectionId }
}

/** The stand-ins listen elsewhere each time. */
const move = (world: World, who: Who, { app }: Seat, id: string) =>
  world.database.app(who.workspaceId, tx =>
    editProfile(tx, who, { id, change: { settings: app.connection.settings } }, world),
  )
