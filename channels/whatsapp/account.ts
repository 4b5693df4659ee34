import { fieldsOf, type FoundProfile, type Health, idOf, jsonBody, present, textOf } from '#channel'
import { call, type Ctx, illnessBy, pages } from './graph.ts'

const numbersOf = ({ settings }: Ctx) => `/${settings.account}/phone_numbers`
const fields = 'id,display_phone_number,verified_name,quality_rating,status'

/** The phone numbers of the account. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const found = await pages(ctx, numbersOf(ctx), { fields })
  if (!Array.isArray(found)) throw new Error(`WhatsApp does not tell its numbers: ${codeIn(found)}`)
  return found.flatMap(each => {
    const number = fieldsOf(each)
    const [key, handle] = [idOf(number.id), textOf(number.display_phone_number)]
    return key ? [{ key, name: textOf(number.verified_name) ?? handle ?? key, ...present({ handle }) }] : []
  })
}

const codeIn = (health: Health): string => ('code' in health ? health.code : health.state)

/** Makes Meta send us what concerns the account, here and nowhere else. It asks our address before it answers. */
export async function connect(ctx: Ctx): Promise<Health> {
  const override = { override_callback_uri: ctx.hook, verify_token: ctx.settings.verifyToken }
  const answered = await call(ctx, `/${ctx.settings.account}/subscribed_apps`, jsonBody(override))
  const ill = illnessBy(answered, ctx)
  if (!ill) return { state: 'good' }
  const isOurs = answered.kind === 'answer' && fieldsOf(answered.json.error).code === 2200
  return isOurs ? ({ ...ill, code: 'hook-unreachable' } as Health) : ill
}

/** States of a number in which nothing goes out. */
const lame = new Map([
  ['BANNED', 'restricted'],
  ['RESTRICTED', 'restricted'],
  ['RATE_LIMITED', 'restricted'],
  ['DELETED', 'not-registered'],
  ['DISCONNECTED', 'not-registered'],
  ['UNVERIFIED', 'not-registered'],
])

/** Asks for the numbers: shows whether the token holds for this account, and how each number fares. */
export async function check(ctx: Ctx): Promise<Health> {
  const found = await pages(ctx, numbersOf(ctx), { fields })
  if (!Array.isArray(found)) return found
  if (found.length === 0) return { state: 'failing', code: 'no-number' }
  const ailing = found.flatMap(each => {
    const { id, status, quality_rating } = fieldsOf(each)
    const code = lame.get(textOf(status) ?? '') ?? (quality_rating === 'RED' ? 'quality-low' : undefined)
    const key = idOf(id)
    return code && key ? [{ key, code }] : []
  })
  return ailing.length > 0 ? { state: 'good', ailing } : { state: 'good' }
}
