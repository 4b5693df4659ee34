import { no, type Routes } from './mastodon-routes.ts'

/** What the account says of itself. `note` is as it was written; people see what became of it in HTML. */
export type AccountProfile = { note: string; fields: { name: string; value: string }[]; changes: number }

export const newAccountProfile = (): AccountProfile => ({
  ...{ note: '', changes: 0 },
  fields: [{ name: 'Web', value: 'https://urraca.example' }],
})

const html = (text: string) =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')}</p>`

/** The account as it is told to itself. */
export const withProfile = (account: object, { note, fields }: AccountProfile): object => ({
  ...account,
  note: html(note),
  fields: fields.map(({ name, value }) => ({ name, value: html(value), verified_at: null })),
  source: { note, fields, privacy: 'public', sensitive: false, language: 'es', follow_requests_count: 0 },
})

const lengthOf = (text: string): number =>
  [...new Intl.Segmenter().segment(text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)).replace(/(@\w+)@[\w.-]+\w/g, '$1'))]
    .length

/** Only what is given is changed. */
export const profileRoutes = (profile: AccountProfile, told: () => object): Routes => ({
  'PATCH /api/v1/accounts/update_credentials': ({ body }) => {
    const { note, ...others } = (body ?? {}) as Record<string, unknown>
    const odd = Object.keys(others)[0]
    if (odd !== undefined || typeof note !== 'string') return no(422, `Validation failed: ${odd ?? 'note'}`)
    if (lengthOf(note) > 500) return no(422, 'Validation failed: Bio character limit of 500 exceeded')
    profile.note = note.trim()
    profile.changes++
    return { status: 200, body: told() }
  },
})
