import {
  callVendor,
  type Fields,
  fieldsOf,
  type FoundProfile,
  type Health,
  type Keys,
  listOf,
  present,
  textOf,
} from '#channel'
import { callGoogle, GoogleFault, healthOf, mustHave } from './call.ts'
import { type Ctx, placeOf } from './settings.ts'

const accountsAt = 'https://mybusinessaccountmanagement.googleapis.com/v1/accounts'
const informationAt = 'https://mybusinessbusinessinformation.googleapis.com/v1'
const notificationsAt = 'https://mybusinessnotifications.googleapis.com/v1'
const keysAt = 'https://www.googleapis.com/oauth2/v3/certs'

const mostPages = 50

/** Every page of a list. */
async function all(ctx: Ctx, url: string, list: string, query: Record<string, string>): Promise<Fields[]> {
  const found: Fields[] = []
  let pageToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const json = mustHave(await callGoogle(ctx, url, { query: { ...query, ...(pageToken ? { pageToken } : {}) } }))
    found.push(...listOf(json[list]).map(fieldsOf))
    pageToken = textOf(json.nextPageToken)
    if (!pageToken) break
  }
  return found
}

/** Every location of every account that the sign-in reaches. */
export async function profiles(ctx: Ctx): Promise<FoundProfile[]> {
  const found: FoundProfile[] = []
  for (const account of await all(ctx, accountsAt, 'accounts', { pageSize: '20' })) {
    const name = textOf(account.name)
    if (!name) continue
    const query = { readMask: 'name,title,storeCode', pageSize: '100' }
    for (const location of await all(ctx, `${informationAt}/${name}/locations`, 'locations', query)) {
      const place = textOf(location.name)
      if (!place) continue
      const handle = textOf(location.storeCode)
      found.push({ key: `${name}/${place}`, name: textOf(location.title) ?? place, ...(present({ handle }) as object) })
    }
  }
  return found
}

/** The name under which we keep which locations the brand has chosen. */
export const chosenName = 'locations'
const kinds = ['NEW_REVIEW', 'UPDATED_REVIEW']

/** Says to the pull which locations are wanted; where there is a topic, has Google push to it. */
export async function connect(ctx: Ctx, profileKeys: readonly string[]): Promise<Health> {
  await ctx.keep.write(chosenName, JSON.stringify(profileKeys))
  const { topic } = ctx.settings
  if (!topic) return check(ctx)
  const accounts = [...new Set(profileKeys.flatMap(key => /^accounts\/[^/]+/.exec(key)?.[0] ?? []))]
  for (const account of accounts) {
    const ill = await subscribe(ctx, `${account}/notificationSetting`, topic)
    if (ill) return ill
  }
  return { state: 'good' }
}

/** An account has one such setting, which another program of the brand may live on: that one is not taken away. */
async function subscribe(ctx: Ctx, name: string, topic: string): Promise<Health | undefined> {
  const asked = await callGoogle(ctx, `${notificationsAt}/${name}`)
  const ill = healthOf(asked)
  if (ill || asked.kind !== 'answer') return ill
  const other = textOf(asked.json.pubsubTopic)
  if (other && other !== topic) return { state: 'failing', code: 'other-topic', text: other }
  const types = listOf(asked.json.notificationTypes)
  if (other && kinds.every(kind => types.includes(kind))) return undefined
  return healthOf(
    await callGoogle(ctx, `${notificationsAt}/${name}`, {
      method: 'PATCH',
      query: { updateMask: 'pubsubTopic,notificationTypes' },
      json: { name, pubsubTopic: topic, notificationTypes: [...new Set([...types, ...kinds])] },
    }),
  )
}

export async function check(ctx: Ctx): Promise<Health> {
  const call = await callGoogle(ctx, accountsAt, { query: { pageSize: '1' } })
  return healthOf(call) ?? { state: 'good' }
}

/** The keys with which Google signs the tokens of pushes. */
export async function keys(ctx: Ctx): Promise<Keys> {
  const call = await callVendor(ctx, placeOf(keysAt, ctx.settings))
  if (call.kind !== 'answer' || !call.ok) throw new GoogleFault('unreachable')
  return Object.fromEntries(
    listOf(call.json.keys).flatMap(each => {
      const kid = textOf(fieldsOf(each).kid)
      return kid ? [[kid, JSON.stringify(each)] as const] : []
    }),
  )
}
