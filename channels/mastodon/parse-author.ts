import { type Author, type Fields, fieldsOf, idOf, listOf, present, textOf } from '#channel'
import { htmlText } from './html-text.ts'

/** The brand's own account: its id on its server, its name there, and the server's. */
export type Me = { id: string | undefined; name: string; domain: string }

export function meIn(body: Fields): Me {
  const { id, username, domain } = fieldsOf(body.me)
  return { id: idOf(id), name: (textOf(username) ?? '').toLowerCase(), domain: (textOf(domain) ?? '').toLowerCase() }
}

/** The name of an account that is the same on every server (name@host), in lower case; undefined without one. */
export function addressIn(account: unknown, { domain }: Pick<Me, 'domain'>): string | undefined {
  const { acct, url } = fieldsOf(account)
  const name = textOf(acct)?.toLowerCase()
  if (!name || name.includes('@')) return name
  const host = domain || (URL.canParse(textOf(url) ?? '') ? new URL(textOf(url)!).host : '')
  return host ? `${name}@${host}` : name
}

/** A person as their server shows them; undefined without an account. */
export function whoIs(account: unknown, me: Pick<Me, 'domain'>, language?: string): Author | undefined {
  const { display_name: shown, username, avatar, followers_count: followers, fields, acct } = fieldsOf(account)
  const id = addressIn(account, me)
  if (!id) return undefined
  const proved = listOf(fields)
    .map(fieldsOf)
    .find(field => textOf(field.verified_at))
  const facts = present({
    followers: idOf(followers),
    verified: proved && textOf(htmlText(textOf(proved.value) ?? '').slice(0, 300)),
  })
  return {
    id,
    scope: 'channel',
    ...present({
      name: textOf(withoutEmoji(textOf(shown) ?? '')) ?? textOf(username),
      handle: `@${textOf(acct)}`,
      picture: textOf(avatar),
      language,
      facts: Object.keys(facts).length > 0 ? (facts as Record<string, string>) : undefined,
    }),
  }
}

/** Names are full of pictures of their own (`:verified:`), which nobody can read here. */
const withoutEmoji = (name: string): string =>
  name
    .replace(/:\w{1,60}:/g, '')
    .replace(/\s+/g, ' ')
    .trim()
