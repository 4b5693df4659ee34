import { type Author, type Fields, fieldsOf, idOf, isFields, listOf, numberOf, present, textOf } from '#channel'

/** People that came along with an event, by their id. */
export type People = ReadonlyMap<string, Fields>

/** They stand in a list or under their ids, bare or inside a `data`. */
export function peopleIn(value: unknown): People {
  const found = isFields(value) ? Object.values(value) : listOf(value)
  return new Map(
    found.flatMap(each => {
      const person = isFields(fieldsOf(each).data) ? fieldsOf(fieldsOf(each).data) : fieldsOf(each)
      const id = idOf(person.id_str) ?? idOf(person.id)
      return id === undefined ? [] : [[id, person] as const]
    }),
  )
}

/** Who this is, in the words of either version of the API. Ids of X are the same for every account of the brand. */
export function authorOf(id: string, person: Fields = {}): Author {
  const handle = textOf(person.username) ?? textOf(person.screen_name)
  const picture = textOf(person.profile_image_url) ?? textOf(person.profile_image_url_https)
  const followers = numberOf(fieldsOf(person.public_metrics).followers_count) ?? numberOf(person.followers_count)
  const isVerified = person.verified === true || !['none', undefined].includes(textOf(person.verified_type))
  const facts = present({
    followers: followers === undefined ? undefined : String(followers),
    verified: isVerified ? 'yes' : undefined,
  }) as Record<string, string>
  return {
    id,
    scope: 'channel',
    ...present({
      name: textOf(person.name),
      handle: handle === undefined ? undefined : `@${handle}`,
      picture: picture?.replace(/_normal(\.\w{3,4})$/, '$1'),
      facts: Object.keys(facts).length === 0 ? undefined : facts,
    }),
  }
}
