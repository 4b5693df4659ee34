/** What lies on a server of Mastodon's: accounts, posts, notifications, files. No way in or out. */
export type Account = { id: string; username: string; acct: string; display_name: string }
export type Status = {
  id: string
  text: string
  created_at: string
  edited_at: string | null
  in_reply_to_id: string | null
  in_reply_to_account_id: string | null
  visibility: string
  spoiler_text: string
  sensitive: boolean
  account: Account
  media: string[]
  quoted: string | null
  poll: { title: string }[] | null
  favourited: boolean
}
export type Upload = { id: string; type: string; description: string | null; url: string; looksLeft: number }
export type Writing = Partial<Pick<Status, 'visibility' | 'spoiler_text'>> & {
  text: string
  replyTo?: string
  quote?: string
  media?: { type: string; alt: string }[]
  poll?: string[]
  /** The server holds it back from the list unless one asks for it. */
  filtered?: boolean
}

export type Posts = ReturnType<typeof openPosts>

export function openPosts(me: Account, domain: string, now: () => number) {
  const accounts = new Map<string, Account>([[me.id, me]])
  const statuses = new Map<string, Status>()
  const notifications: {
    id: string
    type: string
    statusId: string
    account: Account
    at: string
    filtered: boolean
  }[] = []
  const uploads = new Map<string, Upload>()
  const count = { ids: 0 }
  const nextId = () => String(115_590_000_000_000_000n + BigInt(++count.ids))
  const tick = () => new Date(now() + count.ids * 1000).toISOString()

  function upload(type: string, description: string | null, looksLeft = 0): Upload {
    const id = nextId()
    const kind = type.split('/')[0] === 'image' ? 'image' : type.split('/')[0]!
    const made = { id, type: kind, description, url: `https://files.${domain}/${id}`, looksLeft }
    uploads.set(id, made)
    return made
  }

  function post(account: Account, writing: Writing & { uploads?: string[] }): Status {
    accounts.set(account.id, account)
    const {
      text,
      replyTo,
      quote,
      visibility = 'public',
      spoiler_text = '',
      media = [],
      poll,
      filtered = false,
    } = writing
    const id = nextId()
    const status: Status = {
      ...{
        id,
        text,
        created_at: tick(),
        edited_at: null,
        visibility,
        spoiler_text,
        sensitive: spoiler_text !== '',
        account,
      },
      in_reply_to_id: replyTo ?? null,
      in_reply_to_account_id: replyTo === undefined ? null : (statuses.get(replyTo)?.account.id ?? null),
      media: writing.uploads ?? media.map(({ type, alt }) => upload(type, alt).id),
      quoted: quote ?? null,
      poll: poll?.map(title => ({ title })) ?? null,
      favourited: false,
    }
    statuses.set(id, status)
    if (account.id === me.id) return status
    const names = namesIn(text).some(name => name === me.username || name === `${me.username}@${domain}`)
    const type = quote && statuses.get(quote)?.account.id === me.id ? 'quote' : names ? 'mention' : undefined
    if (type)
      notifications.push({ id: String(100 + notifications.length), type, statusId: id, account, at: tick(), filtered })
    return status
  }

  return { me, domain, accounts, statuses, notifications, uploads, upload, post, tick }
}

export const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w/])@([\w.-]+(?:@[\w.-]+\w)?)/g)].map(([, name]) => name!.toLowerCase())

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The HTML that the server makes of a text. */
export const contentOf = (text: string, own = 'acme.social'): string =>
  `<p>${escaped(text)
    .replace(/(?<![\w/])@([\w.-]+)(?:@([\w.-]+\w))?/g, (_, name: string, host = own) => {
      return `<span class="h-card"><a href="https://${String(host)}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`
    })
    .replace(/https:\/\/([^\s<]+)/g, (url: string, rest: string) => {
      if (url.includes('class=') || url.includes('"')) return url
      const [shown, hidden] = [rest.slice(0, 30), rest.slice(30)]
      return `<a href="${url}" target="_blank" rel="nofollow noopener"><span class="invisible">https://</span><span class="${hidden ? 'ellipsis' : ''}">${shown}</span><span class="invisible">${hidden}</span></a>`
    })
    .replaceAll('\n\n', '</p><p>')
    .replaceAll('\n', '<br />')}</p>`

export const accountView = (account: Account, domain: string) => ({
  ...account,
  ...{ bot: false, locked: false, created_at: '2022-04-01T00:00:00.000Z', note: '', fields: [] },
  ...{ followers_count: 12, following_count: 30, statuses_count: 99 },
  url: `https://${account.acct.split('@')[1] ?? domain}/@${account.username}`,
  avatar: `https://files.${domain}/a/${account.id}.png`,
})

export const uploadView = ({ id, type, description, url, looksLeft }: Upload) => ({
  ...{
    id,
    type,
    url: looksLeft > 0 ? null : url,
    preview_url: `${url}/small`,
    remote_url: null,
    description,
    meta: {},
  },
})

export function statusView(posts: Posts, status: Status, depth = 0): Record<string, unknown> {
  const { text, media, quoted, poll, account, ...rest } = status
  const { statuses, uploads, accounts, domain } = posts
  const quotedStatus = quoted && depth === 0 ? statuses.get(quoted) : undefined
  return {
    ...rest,
    language: 'en',
    uri: `https://${domain}/users/${account.username}/statuses/${status.id}`,
    url: `https://${domain}/@${account.acct}/${status.id}`,
    content: contentOf(text, domain),
    account: accountView(account, domain),
    media_attachments: media.map(id => uploadView(uploads.get(id)!)),
    mentions: namesIn(text).flatMap(name => {
      const found = [...accounts.values()].find(({ acct }) => acct === name || `${acct}@${domain}` === name)
      return found
        ? [{ id: found.id, username: found.username, acct: found.acct, url: accountView(found, domain).url }]
        : []
    }),
    ...{ tags: [], emojis: [], replies_count: 0, reblogs_count: 0, favourites_count: 0, card: null },
    poll: poll && { id: '1', expires_at: null, expired: false, multiple: false, votes_count: 0, options: poll },
    quote: quotedStatus ? { state: 'accepted', quoted_status: statusView(posts, quotedStatus, depth + 1) } : null,
  }
}
