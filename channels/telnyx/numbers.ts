import { type Fields, fieldsOf, type FoundProfile, type Health, idOf, listOf, numberOf, textOf } from '#channel'
import { callTelnyx, healthOf } from './send.ts'
import type { Ctx } from './settings.ts'

const mostPages = 40

/** What a list throws when Telnyx does not answer as it should; `code` has words. */
class TelnyxFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(`Telnyx: ${code}`)
    this.code = code
  }
}

/** The numbers that can send and get messages. */
async function numbers(ctx: Ctx): Promise<Fields[]> {
  const found: Fields[] = []
  for (let page = 1; page <= mostPages; page++) {
    const query = new URLSearchParams({ 'page[number]': String(page), 'page[size]': '250' })
    const call = await callTelnyx(ctx, `/v2/phone_numbers/messaging?${query.toString()}`)
    const ill = healthOf(call)
    if (ill?.state === 'failing') throw new TelnyxFault(ill.code)
    const json = call.kind === 'answer' ? call.json : {}
    found.push(...listOf(json.data).map(fieldsOf))
    if (page >= (numberOf(fieldsOf(json.meta).total_pages) ?? 1)) break
  }
  return found
}

export const profiles = async (ctx: Ctx): Promise<FoundProfile[]> =>
  (await numbers(ctx)).flatMap(each => {
    const key = textOf(each.phone_number)
    return key ? [{ key, name: key, handle: key }] : []
  })

/** Points the messaging profiles of these numbers to us: Telnyx keeps the address there, for all numbers in it. */
export async function connect(ctx: Ctx, profileKeys: readonly string[]): Promise<Health> {
  try {
    const known = await numbers(ctx)
    const wanted = profileKeys.map(key => ({
      key,
      profile: idOf(known.find(each => each.phone_number === key)?.messaging_profile_id),
    }))
    const without = wanted.find(each => !each.profile)
    if (without) return { state: 'failing', code: 'no-messaging-profile', text: without.key }
    for (const id of new Set(wanted.map(each => each.profile!))) {
      const json = { webhook_url: ctx.hook, webhook_api_version: '2' }
      const ill = healthOf(
        await callTelnyx(ctx, `/v2/messaging_profiles/${encodeURIComponent(id)}`, { method: 'PATCH', json }),
      )
      if (ill) return ill
    }
    return { state: 'good' }
  } catch (error) {
    return { state: 'failing', code: error instanceof TelnyxFault ? error.code : 'unreachable' }
  }
}

export async function check(ctx: Ctx): Promise<Health> {
  const query = new URLSearchParams({ 'page[size]': '1' })
  return healthOf(await callTelnyx(ctx, `/v2/messaging_profiles?${query.toString()}`)) ?? { state: 'good' }
}
